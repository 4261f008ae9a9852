"""``dragoman status``: how far each language has got."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli import _common as common
from dragoman.cli._numbers import AnyNumber
from dragoman.cli._output import ReportTarget, find_window, write_report
from dragoman.errors import gather, raise_errors

if TYPE_CHECKING:
    from dragoman.commands._changed_sources import ChangedSource
    from dragoman.commands._gates import Counts
    from dragoman.commands.status import LanguageStatus
    from dragoman.project import Project

FORMS = ("text", "json", "csv", "markdown", "html", "svg", "endpoint")
SORTS = ("name", "progress", "todo")


_EXAMPLES = """\b
Examples:
  dragoman status
  dragoman status letter -l fa --format json
  dragoman status --incomplete --sort todo
  dragoman status --history --weekly --format svg -o build/history.svg
  dragoman status --format html -o build/status.html
  dragoman status --fail-under 95
"""


@click.command("status", short_help="Show how far each language is translated.", epilog=_EXAMPLES)
@common.documents_argument
@common.language_option("Count only these languages.")
@common.report_options(
    FORMS,
    "The form of the report. html: a page; svg: a badge for each language, or with --history a "
    "plot; endpoint: a badge as JSON for shields.io.",
    "Write to this file; badges of several languages to this folder.",
)
@click.option("--incomplete", is_flag=True, help="List only documents that are not done.")
@click.option(
    "--sort",
    type=click.Choice(SORTS),
    default="name",
    show_default=True,
    help="The order of the documents. progress: the least done first; todo: the most words to do "
    "first.",
)
@click.option("--history", is_flag=True, help="Show the progress over time, from git's history.")
@click.option("--since", metavar="DATE", help="Begin the history on this day, as 2016-12-23.")
@click.option("--until", metavar="DATE", help="End the history on this day.")
@click.option("--weekly", is_flag=True, help="Show one state for each week, not for each commit.")
@click.option(
    "--fail-under",
    type=AnyNumber(0, 100),
    metavar="PERCENT",
    help="Exit with 1 when a language has a smaller share of its words translated, or is not up to "
    "date with the sources.",
)
@common.workers_options
@common.project_options
@click.pass_context
def command(
    ctx: click.Context,
    documents: tuple[str, ...],
    languages: tuple[str, ...],
    form: str,
    output: Path | None,
    incomplete: bool,
    sort: str,
    history: bool,
    since: str | None,
    until: str | None,
    weekly: bool,
    fail_under: float | None,
    folder: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Show how far each language is translated, in messages and in words of the source.

    A message is a paragraph, a heading or a table cell. It is untranslated, fuzzy (it has a
    translation that somebody must confirm, because the source changed or because it is a draft),
    translated, or reviewed.
    """
    project = common.open_project(ctx, folder)
    names, codes = project.select(documents), project.select_languages(languages)
    counts = _count_all(project, names, codes, quiet)
    statuses, target = counts.statuses, ReportTarget(form, output, quiet)
    if history or since or until or weekly:
        from dragoman.cli._history import Period, show_history

        period = Period(since, until, weekly)
        show_history(project, statuses, period, target, everything=not documents)
    else:
        from dragoman.commands.status import select_statuses

        shown = select_statuses(statuses, incomplete=incomplete, sort=sort)
        _show_report(project, statuses, shown, target, [s.document for s in counts.changed])
    failed = fail_under is not None and _is_below(statuses, fail_under)
    raise_errors([*counts.errors, *counts.problems])
    ctx.exit(1 if failed else 0)


def _is_below(statuses: Sequence[LanguageStatus], percent: float) -> bool:
    """Say which languages have a smaller share or are not up to date; return whether any is."""
    from dragoman.commands._gates import list_stale
    from dragoman.commands.status import list_below

    low = list_below(statuses, percent)
    for language, share in low:
        common.say(f"{language}: {share:.1f}% of the words, under {percent:g}%")
    stale = list_stale(statuses, (item.language for item in statuses))
    common.say_each(stale)
    return bool(low or stale)


def _count_all(project: Project, names: Sequence[str], codes: Sequence[str], quiet: bool) -> Counts:
    """Count, and say which sources have changed since."""
    from dragoman.cli._reading import describe_unlisted_catalogs
    from dragoman.commands._caches.count_cache import CountCache
    from dragoman.commands._changed_sources import list_changed_sources
    from dragoman.commands._gates import Counts, list_stale
    from dragoman.commands._status.processes import count_ahead
    from dragoman.commands.status import describe_outdated_pivots, status

    cache = CountCache(project.root)
    count_ahead(project, names, codes, cache, common.find_workers(project))
    changed = list(list_changed_sources(project, names, cache))
    counting = status(project, names, codes, cache, changed)
    length = len(names) * len(codes)
    counted, errors = gather(common.with_progress(counting, length, "Counting", quiet=quiet))
    counts = Counts(counted, changed, errors)
    common.say_each(_describe_changed_sources(changed), quiet=quiet)
    remarks = (*describe_unlisted_catalogs(project), *describe_outdated_pivots(counted))
    common.say_each(remarks, quiet=quiet)
    names_changed = {source.document for source in changed}
    behind = [each for each in counted if each.recorded and each.document not in names_changed]
    common.say_each(list_stale(behind, codes), quiet=quiet)
    return counts


def _describe_changed_sources(changed: Sequence[ChangedSource]) -> Iterator[str]:
    """Yield a sentence for the sources that are new, and one for those that changed."""
    from dragoman.commands._changed_sources import CHANGED, NEW
    from dragoman.commands._gates import join_names

    for kind, one, several in (
        (NEW, "has not been counted yet", "have not been counted yet"),
        (CHANGED, "has changed since it was counted", "have changed since they were counted"),
    ):
        names = [source.document for source in changed if source.kind == kind]
        if names:
            listed = join_names(names)
            subject = f"texts of {listed} {several}" if names[1:] else f"text of {listed} {one}"
            yield f"the {subject}: run `dragoman update`"


def _show_report(
    project: Project,
    statuses: Sequence[LanguageStatus],
    shown: Sequence[LanguageStatus],
    target: ReportTarget,
    changed: Sequence[str],
) -> None:
    """Print the report, or write it to its file."""
    if target.form == "html":
        from dragoman.cli._pictures import show_dashboard

        show_dashboard(project, statuses, shown, target, changed)
    elif target.form in {"svg", "endpoint"}:
        from dragoman.cli._pictures import show_badges

        show_badges(statuses, target)
    elif target != ("text", None, True):  # with -q nothing is printed for people
        text = _write_form(target, statuses, shown)
        write_report(text, target.output, quiet=target.quiet, form=target.form)


def _write_form(
    target: ReportTarget, statuses: Sequence[LanguageStatus], shown: Sequence[LanguageStatus]
) -> str:
    if target.form == "json":
        from dragoman.commands.status import as_data
        from dragoman.escaping import write_json

        return write_json(as_data(statuses, shown))
    from dragoman.cli import _tables

    if target.form == "text":
        return _tables.write_status_text(statuses, shown, find_window(target.output))
    rows = _tables.list_rows(statuses, shown)
    writes = _tables.write_markdown if target.form == "markdown" else _tables.write_status_csv
    return writes(rows)
