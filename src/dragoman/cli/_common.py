"""The options that commands share, and what they say on stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from dragoman.choices import MOST_JOBS
from dragoman.cli._numbers import WholeNumber
from dragoman.cli._terminal import print_line
from dragoman.errors import DragomanError, ProjectError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from dragoman.commands._parallel.workers import Workers
    from dragoman.project import Project

EXECUTOR = "DRAGOMAN_EXECUTOR"
"""The variable that says it for all commands. No file of a project may: who gives you
one could make your machine trust his."""
F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")


def complete_documents(
    ctx: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [
        CompletionItem(name)
        for name in _find_project(ctx).documents
        if name.startswith(incomplete) and name.isprintable()
    ]


def _complete_languages(
    ctx: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    done, comma, last = incomplete.rpartition(",")
    project = _find_project(ctx)
    codes = (project.settings.source_language, *project.languages)
    return [CompletionItem(done + comma + code) for code in codes if code.startswith(last)]


def _find_project(ctx: click.Context) -> Project:
    from dragoman.project import find_project

    # A shell asks before the group has run, so its ``-C`` is not in ``ctx.obj`` yet.
    folder = ctx.params.get("folder") or ctx.find_root().params.get("folder")
    try:
        return find_project(Path(folder) if folder else None)
    except DragomanError:
        sys.exit(0)  # completion then offers nothing, and shows no error


_OF_CATALOGS = frozenset({"diff", "check", "adopt", "draft", "export", "import", "review"})
"""The commands that work on what there is; which documents there are, the others say."""


def open_project(ctx: click.Context, folder: str | None, *, catalogs: bool = True) -> Project:
    """Open the project that the command works on; ``-C`` may be written before or after it.

    Says on stderr which files of ``source/`` are skipped, where the command works on all that are
    there; with ``-v``, what is read and from where; with ``-q``, nothing. ``catalogs`` says whether
    the command reads catalogues. Raises ProjectError where ``-o`` names a place in the project that
    a link leads out of it.
    """
    from dragoman.files.inside import check_named
    from dragoman.project import find_project

    named = folder or ctx.obj
    project = find_project(Path(named) if named else None)
    options = ctx.params
    if options.get("output") is not None:
        check_named(project.root, options["output"])
    if options.get("quiet"):
        return project
    document = options.get("document")
    documents = (document,) if document else options.get("documents", ())
    lines: Iterable[str] = ()
    if options.get("verbose"):
        from dragoman.cli._reading import describe_reading

        codes = options.get("languages", ()) if catalogs else None
        lines = describe_reading(project, documents, codes)
    elif not documents and ctx.command.name not in _OF_CATALOGS:
        from dragoman.cli._reading import describe_documents

        lines = describe_documents(project)
    say_each(tuple(lines))
    return project


def apply_options(project: Project, values: Mapping[str, object]) -> Project:
    """Return the project with values of the command line instead of its settings, by their keys,
    as ``update.accept``; None says nothing."""
    settings: Any = project.settings
    for place, value in values.items():
        if value is not None:
            table, _, name = place.rpartition(".")
            change = {name: value}
            if table:
                change = {table: getattr(settings, table)._replace(**change)}
            settings = settings._replace(**change)
    return replace(project, settings=settings)


def choose_one_language(project: Project, languages: Sequence[str], what: str) -> str:
    """Return the language that a user gives. Raises ProjectError where it is not one."""
    codes = project.select_languages(languages)
    if len(codes) != 1 or not languages:
        raise ProjectError(f"{what} one language: give it with -l, as -l fa")
    return codes[0]


def project_options(function: F) -> F:
    """Add what each command that works on a project has: ``-C/--project``, ``-q`` and ``-v``."""
    return project_option(quiet_option(function))


def project_option(function: F) -> F:
    """Add ``-C/--project``."""
    return click.option(
        "-C",
        "--project",
        "folder",
        metavar="DIR",
        help="Work on the project of this folder instead of the current one.",
    )(function)


def check_setting(key: str) -> Callable[[click.Context, click.Parameter, Any], Any]:
    """Return a callback that refuses what the settings refuse."""

    def check(ctx: click.Context, parameter: click.Parameter, value: Any) -> Any:
        from dragoman.settings import explain_refusal

        must = "" if value is None else explain_refusal(key, value)
        if must:
            raise click.BadParameter(f"{value!r} must be {must}", ctx, parameter)
        return value

    return check


def documents_argument(function: F) -> F:
    """Add ``[DOCUMENT…]``: the documents to work on, all of them for none."""
    return click.argument(
        "documents", metavar="[DOCUMENT]...", nargs=-1, shell_complete=complete_documents
    )(function)


def language_option(text: str) -> Callable[[F], F]:
    """Add ``-l/--language``, which may be repeated and takes several languages with commas."""
    return click.option(
        "-l",
        "--language",
        "languages",
        multiple=True,
        metavar="LANG[,LANG]",
        callback=split_commas,
        shell_complete=_complete_languages,
        help=text,
    )


def report_options(
    forms: Sequence[str],
    form_help: str = "The form of the report: text is for people, the others for programs.",
    output_help: str = "Write the report to this file instead of the terminal.",
) -> Callable[[F], F]:
    """Add ``--format`` and ``-o/--output`` to a command that reports."""

    def options(function: F) -> F:
        path, choice = click.Path(path_type=Path), click.Choice(forms)
        output = click.option("-o", "--output", type=path, metavar="FILE", help=output_help)
        return click.option(
            "--format", "form", type=choice, default=forms[0], show_default=True, help=form_help
        )(output(function))

    return options


def limit_option(function: F) -> F:
    """Add ``--max-unmodified``, which may be repeated and takes several limits with commas."""
    return click.option(
        "--max-unmodified",
        multiple=True,
        metavar="[LANG=]PERCENT",
        callback=split_commas,
        help="Let pass a translation only if at most this share of its words is still as a machine "
        "wrote them: in each language (70), or in one (fa=70).",
    )(function)


def quiet_option(function: F) -> F:
    """Add ``-q`` and ``-v``."""
    quiet_help = "Print only what went wrong, and a report that another option asks for."
    verbose_help = "Say also what is read, from where, and what is skipped and why."
    function = click.option("-q", "--quiet", is_flag=True, help=quiet_help)(function)
    return click.option("-v", "--verbose", is_flag=True, help=verbose_help)(function)


def split_commas(
    _ctx: click.Context, _parameter: click.Parameter, values: Iterable[str]
) -> tuple[str, ...]:
    """Return the parts of ``a,b`` and of repeated options as one tuple."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def say(text: str, *, quiet: bool = False) -> None:
    """Say on stderr, in one line, what is not a result."""
    if not quiet:
        print_line(text, err=True)


def say_each(texts: Iterable[str], *, quiet: bool = False) -> None:
    """Say each of the texts, as ``say`` does, as soon as it is made."""
    for text in texts:
        say(text, quiet=quiet)


def count_of(number: int, what: str) -> str:
    """Return a number with a noun: ``1 message``, ``2 messages``."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def shows_progress(length: int, *, quiet: bool) -> bool:
    """Return whether ``with_progress`` shows a bar: where a terminal can draw over its line."""
    is_dumb = os.environ.get("TERM") == "dumb"
    return not (quiet or is_dumb) and length > 1 and sys.stderr.isatty()


def with_progress(items: Iterable[T], length: int, label: str, *, quiet: bool) -> Iterator[T]:
    """Yield items that take long to make, with a progress bar on a terminal's stderr.

    With a bar, the items come when all are made: a line about each would tear the bar.
    """
    if not shows_progress(length, quiet=quiet):
        yield from items
        return
    results, failure = list[T](), None
    with click.progressbar(items, length=length, label=label, file=sys.stderr) as bar:
        try:
            for item in bar:
                results.append(item)
        except DragomanError as error:
            failure = error
    yield from results
    if failure:
        raise failure


def workers_options(function: F) -> F:
    """Add ``--jobs`` and ``--executor``, which ``find_workers`` reads."""
    jobs_help = (
        "Work in N processes; 1 means none but dragoman's own. By default (0), there is one per "
        "processor where there is work for more than about a second."
    )
    executor_help = (
        "Let a cluster of Dask do the work: dask://HOST:PORT is its scheduler. DRAGOMAN_EXECUTOR "
        "says it for all commands."
    )
    for name, kind, metavar, text in (
        ("executor", str, "ADDRESS", executor_help),
        ("jobs", WholeNumber(0, MOST_JOBS), "N", jobs_help),
    ):
        function = click.option(
            f"--{name}", type=kind, metavar=metavar, help=text, expose_value=False, callback=_keep
        )(function)
    return function


def _keep(ctx: click.Context, parameter: click.Parameter, value: Any) -> None:
    ctx.meta[f"dragoman.{parameter.name}"] = value


def find_workers(project: Project) -> Workers:
    """Return who does the work: as the options of the command say, or else the settings."""
    from dragoman.commands._parallel.workers import Workers, find_cluster

    meta = click.get_current_context().meta
    jobs, executor = meta["dragoman.jobs"], meta["dragoman.executor"]
    executor = os.environ.get(EXECUTOR, "") if executor is None else executor
    cluster = find_cluster(executor) if executor else ""
    return Workers(project.settings.jobs if jobs is None else jobs, cluster)
