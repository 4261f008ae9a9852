"""``dragoman status --history``: progress over time, in every form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.cli import _common as common
from dragoman.cli._output import ReportTarget, Window, find_window, write_report
from dragoman.cli._tables import write_csv
from dragoman.cli._text_tables import LabelledTally, write_text_table
from dragoman.commands.history import (
    as_data,
    describe_missing,
    list_uncommitted,
    parse_day,
    read_history,
)
from dragoman.commands.status import LanguageStatus, sum_by_language, sum_recorded
from dragoman.errors import ProjectError, quote
from dragoman.escaping import write_json
from dragoman.gitlog import HistoryPoint, keep_between, keep_weekly
from dragoman.model import Tally
from dragoman.project import Project


class Period(NamedTuple):
    """Which part of the history is shown."""

    since: str | None
    """The first day, as 2016-12-23; None for the first commit's."""
    until: str | None
    """The last day; None for the last commit's."""
    weekly: bool
    """Whether only the last state of each week is shown."""


def show_history(
    project: Project,
    statuses: Sequence[LanguageStatus],
    period: Period,
    target: ReportTarget,
    *,
    everything: bool,
) -> None:
    """Print the history, or write it to its file.

    With ``everything``, all documents of each time are counted; else those of ``statuses``.
    """
    summed = sum_by_language(statuses)
    names = None if everything else {item.document for item in statuses}
    history = read_history(project, names, tuple(summed))
    if history.unreadable:
        common.say(
            "committed versions of catalogues that cannot be read, and are left out: "
            f"{history.unreadable}",
            quiet=target.quiet,
        )
    if history.missing:
        common.say(describe_missing(history), quiet=target.quiet)
    uncommitted = list_uncommitted(history.points, sum_recorded(statuses), history.unknown)
    if uncommitted:
        sentence = f"not committed yet, so not in the history: {', '.join(uncommitted)}"
        common.say(sentence, quiet=target.quiet)
    points = _select_points(history.points, period)
    if target.form == "text":
        text = _write_text(points, find_window(target.output))
    else:
        text = _write_form(target.form, points, tuple(summed))
    write_report(text, target.output, quiet=target.quiet, form=target.form)


def _select_points(points: Sequence[HistoryPoint], period: Period) -> Sequence[HistoryPoint]:
    since = parse_day(period.since) if period.since else None
    until = parse_day(period.until, end=True) if period.until else None
    found = keep_between(points, since, until)
    return keep_weekly(found) if period.weekly else found


def _write_form(form: str, points: Sequence[HistoryPoint], languages: Sequence[str]) -> str:
    if form == "json":
        return write_json(as_data(points))
    if form == "csv":
        return write_csv(("date", "commit", "language"), _list_rows(points))
    if form == "svg":
        from dragoman.cli._pictures import name_languages
        from dragoman.dashboard import draw_plot

        return draw_plot(points, name_languages(languages))
    raise ProjectError(f"the history has no form {quote(form)}: choose text, json, csv or svg")


def _list_rows(points: Sequence[HistoryPoint]) -> Iterator[LabelledTally]:
    """Yield a row for each language after each commit."""
    for point in points:
        for language, tally in point.totals.items():
            yield LabelledTally((point.date, point.commit, language), tally)


def _write_text(points: Sequence[HistoryPoint], window: Window) -> str:
    """Return a line for each language whose counts a commit changed."""
    if not points:
        return "No history: no catalogue was committed in this time.\n"
    last: dict[str, Tally] = {}
    rows = []
    for row in _list_rows(points):
        date, commit, language = row.labels
        if last.get(language) != row.tally:
            rows.append(LabelledTally((date, commit[:9], language), row.tally))
        last[language] = row.tally
    return write_text_table(("date", "commit", "lang", ""), rows, window)
