"""``dragoman status``: how far each language has got."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli import _common as common
from dragoman.cli._output import draw_bar, write_report
from dragoman.project import Project

if TYPE_CHECKING:
    from dragoman.commands._changed_sources import ChangedSource
    from dragoman.commands.status import LanguageStatus

FORMS = ("text", "json", "csv", "markdown", "html", "svg", "endpoint")
SORTS = ("name", "progress", "todo")
_MOST_NAMES = 5


@click.command("status")
@common.documents_argument
@common.language_option("Count only these languages.")
@common.report_options(
    FORMS,
    "The form of the report; svg: a badge per language, or the plot of --history; "
    "endpoint: a badge's JSON for shields.",
    "Write to this file; badges of several languages to this folder.",
)
@click.option("--incomplete", is_flag=True, help="List only documents that are not done.")
@click.option(
    "--sort",
    type=click.Choice(SORTS),
    default="name",
    show_default=True,
    help="List the least done, or the most words to do, first.",
)
@click.option("--history", is_flag=True, help="Tell the progress over time, from git's history.")
@click.option("--since", metavar="DATE", help="Begin the history on this day, as 2016-12-23.")
@click.option("--until", metavar="DATE", help="End the history on this day.")
@click.option("--weekly", is_flag=True, help="Show one state for each week, not for each commit.")
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="Exit 1 when a language has a smaller share of its words translated.",
)
@common.project_option
@common.quiet_option
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Tell how far each language has got, in messages and in words of the source.

    \b
    dragoman status
    dragoman status letter -l fa --format json
    dragoman status --incomplete --sort todo
    dragoman status --history --weekly --format svg -o build/history.svg
    dragoman status --format html -o build/status.html
    dragoman status --fail-under 95
    """
    project = common.open_project(ctx, given["folder"])
    names = project.select(given["documents"])
    codes = project.select_languages(given["languages"])
    standings, changed = _count_all(project, names, codes, given["quiet"])
    if any(given[name] for name in ("history", "since", "until", "weekly")):
        from dragoman.cli import _history

        _history.show_history(project, standings, given)
    else:
        _show_report(project, standings, given, changed)
    if given["fail_under"] is not None:
        from dragoman.commands.status import list_below

        low = list_below(standings, given["fail_under"])
        for language, percent in low:
            told = f"{language}: {percent:.1f}% of the words, under {given['fail_under']:g}%"
            click.echo(told, err=True)
        ctx.exit(1 if low else 0)


def _count_all(
    project: Project, names: Sequence[str], codes: Sequence[str], quiet: bool
) -> tuple[list[LanguageStatus], list[str]]:
    """Count, say which counts are not those of the sources, and return these documents too."""
    from dragoman.commands._changed_sources import list_changed_sources
    from dragoman.commands._count_cache import CountCache
    from dragoman.commands.status import status

    cache = CountCache(project.root)
    counting = status(project, names, codes, cache)
    length = len(names) * len(codes)
    standings = list(common.with_progress(counting, length, "Counting", quiet=quiet))
    changed = list(list_changed_sources(project, names, cache))
    for sentence in _describe_changed_sources(changed):
        common.say(sentence, quiet=quiet)
    return standings, [source.document for source in changed]


def _describe_changed_sources(changed: Sequence[ChangedSource]) -> Iterator[str]:
    """Say which sources are new, changed or unreadable, a sentence for each kind."""
    from dragoman.commands._changed_sources import CHANGED, NEW

    for kind, what in {
        NEW: "not been counted yet",
        CHANGED: "changed since it was counted",
    }.items():
        names = [source.document for source in changed if source.kind == kind]
        if names:
            rest = f" and {len(names) - _MOST_NAMES} more" if names[_MOST_NAMES:] else ""
            listed = ", ".join(names[:_MOST_NAMES]) + rest
            yield f"the text of {listed} has {what}: run `dragoman update`"
    for source in changed:
        if source.problem is not None:
            yield f"warning: {source.problem}"


def _show_report(
    project: Project,
    standings: Sequence[LanguageStatus],
    given: dict[str, Any],
    changed: Sequence[str],
) -> None:
    """Print the report, or write it."""
    from dragoman.commands.status import select_statuses

    shown = select_statuses(standings, incomplete=given["incomplete"], sort=given["sort"])
    form = given["form"]
    if form in {"html", "svg", "endpoint"}:
        from dragoman.cli import _pictures

        _pictures.show_picture(project, standings, shown, given, changed)
    elif form == "text" and given["quiet"] and given["output"] is None:
        return
    else:
        text = _write_form(form, standings, shown)
        write_report(text, given["output"], quiet=given["quiet"], form=form)


def _write_form(
    form: str, standings: Sequence[LanguageStatus], shown: Sequence[LanguageStatus]
) -> str:
    if form == "json":
        import json

        from dragoman.commands.status import as_data

        return json.dumps(as_data(standings, shown), indent=2) + "\n"
    from dragoman.cli import _tables

    rows = _tables.report_rows(standings, shown)
    if form == "csv":
        return _tables.write_csv(rows)
    if form == "markdown":
        return _tables.write_markdown(rows)
    return _write_text(standings, rows)


def _write_text(standings: Sequence[LanguageStatus], rows: Sequence[Any]) -> str:
    """Write aligned lines; the codes come first and no name is shown, because right-to-left text
    breaks a terminal's columns."""
    from dragoman.cli._tables import list_cells

    if not standings:
        return "Nothing to count: the project has no documents or no languages yet.\n"
    head = ["document", "lang", "words done"]
    head += ["untranslated", "fuzzy", "drafts", "translated", "reviewed", "total", "to do"]
    table = [head]
    table += [
        [row.name, row.language, _describe_done(row.tally), *list_cells(row.tally)] for row in rows
    ]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = []
    for cells in table:
        left = [cell.ljust(width) for cell, width in zip(cells[:3], widths, strict=False)]
        right = [cell.rjust(width) for cell, width in zip(cells[3:], widths[3:], strict=True)]
        lines.append("  ".join([*left, *right]).rstrip())
    return (
        "\n".join([*lines, "", "messages/words of the source; drafts are among the fuzzy"]) + "\n"
    )


def _describe_done(tally: Any) -> str:
    from dragoman.languages import round_percent
    from dragoman.progress import share

    if not any(tally.messages.values()):
        return "no messages yet"
    done = share(tally.words)
    return f"{draw_bar(done)} {round_percent(done):3d}%"
