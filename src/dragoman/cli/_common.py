"""The options that commands share, and how they speak."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from dragoman.errors import DragomanError, ProjectError
from dragoman.project import Project, find_project

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")


def _complete_documents(
    ctx: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [
        CompletionItem(name) for name in _project_of(ctx).documents if name.startswith(incomplete)
    ]


def _complete_languages(
    ctx: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    done, comma, last = incomplete.rpartition(",")
    found = _project_of(ctx)
    codes = (found.settings.source_language, *found.languages)
    return [CompletionItem(done + comma + code) for code in codes if code.startswith(last)]


def _project_of(ctx: click.Context) -> Project:
    folder = ctx.params.get("folder") or ctx.obj
    try:
        return find_project(Path(folder) if folder else None)
    except DragomanError:
        sys.exit(0)  # completion offers nothing, and says nothing


def open_project(ctx: click.Context, folder: str | None) -> Project:
    """Open the project that the command is to work on; ``-C`` may stand before or after it."""
    named = folder or ctx.obj
    return find_project(Path(named) if named else None)


def require_documents(project: Project, asked: Sequence[str] = ()) -> None:
    """Refuse to work on all documents where there are none."""
    if not project.documents and not asked:
        folder = project.settings.source
        raise ProjectError(f"there is no document yet; put a text or Markdown file into {folder}/")


def project_option(function: F) -> F:
    """``-C/--project``."""
    return click.option(
        "-C",
        "--project",
        "folder",
        metavar="DIR",
        help="Work on the project of this folder instead of the current one.",
    )(function)


def documents_argument(function: F) -> F:
    """``[DOCUMENT…]``."""
    return click.argument(
        "documents", metavar="[DOCUMENT]...", nargs=-1, shell_complete=_complete_documents
    )(function)


def language_option(text: str) -> Callable[[F], F]:
    """``-l/--language``, repeatable and comma-separated."""
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
    form_help: str = "The form of the report.",
    output_help: str = "Write the report to this file.",
) -> Callable[[F], F]:
    """``--format`` and ``-o/--output`` of a command that reports."""

    def options(function: F) -> F:
        output = click.Path(path_type=Path)
        function = click.option("-o", "--output", type=output, metavar="FILE", help=output_help)(
            function
        )
        choice = click.Choice(forms)
        return click.option(
            "--format", "form", type=choice, default=forms[0], show_default=True, help=form_help
        )(function)

    return options


def quiet_option(function: F) -> F:
    """``-q`` and ``-v``."""
    function = click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")(
        function
    )
    return click.option("-v", "--verbose", is_flag=True, help="Say more.")(function)


def split_commas(
    _ctx: click.Context, _parameter: click.Parameter, values: Iterable[str]
) -> tuple[str, ...]:
    """Split ``a,b`` and repeated options alike into one tuple."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def say(text: str, *, quiet: bool = False) -> None:
    """Say something on stderr that is no result."""
    if not quiet:
        click.echo(text, err=True)


def count_of(number: int, what: str) -> str:
    """Count things: ``1 message``, ``2 messages``."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def with_progress(items: Iterable[T], length: int, label: str, *, quiet: bool) -> Iterator[T]:
    """Go through items that take long, with a progress bar on a terminal's stderr.

    With a bar, the items come when all are made: what is said of each would tear the bar.
    """
    if quiet or length < 2 or not sys.stderr.isatty():
        yield from items
        return
    made, failure = list[T](), None
    with click.progressbar(items, length=length, label=label, file=sys.stderr) as bar:
        try:
            for item in bar:
                made.append(item)
        except DragomanError as error:
            failure = error
    yield from made
    if failure:
        raise failure


def process_count(asked: int) -> int:
    """Give the number of processes: as asked, or one per processor for 0."""
    return asked or os.cpu_count() or 1
