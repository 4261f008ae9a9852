"""``dragoman status --history``: progress over time, in every form."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

from dragoman import progress
from dragoman.cli import _common as common
from dragoman.cli._output import draw_bar, write_report
from dragoman.cli._tables import MEASURES, PARTS, list_cells, list_numbers
from dragoman.commands.history import as_data, list_uncommitted, parse_day, read_history
from dragoman.commands.status import LanguageStatus, sum_by_language
from dragoman.errors import ProjectError
from dragoman.gitlog import HistoryPoint, keep_between, keep_weekly
from dragoman.languages import round_percent
from dragoman.project import Project


def show_history(
    project: Project, standings: Sequence[LanguageStatus], given: dict[str, Any]
) -> None:
    """Print the history, or write it."""
    summed = sum_by_language(standings)
    found = read_history(
        project, _name_documents(standings) if given["documents"] else None, tuple(summed)
    )
    if found.unreadable:
        told = f"{found.unreadable} committed versions of catalogues cannot be read; left out"
        common.say(told, quiet=given["quiet"])
    changed = list_uncommitted(found.points, summed)
    if changed:
        common.say(f"not committed yet, so no history: {', '.join(changed)}", quiet=given["quiet"])
    since, until = given["since"], given["until"]
    points: Sequence[HistoryPoint] = keep_between(
        found.points,
        parse_day(since) if since else None,
        parse_day(until, end=True) if until else None,
    )
    if given["weekly"]:
        points = keep_weekly(points)
    text = _write_form(given["form"], points, tuple(summed))
    write_report(text, given["output"], quiet=given["quiet"], form=given["form"])


def _name_documents(standings: Sequence[LanguageStatus]) -> set[str]:
    return {item.document for item in standings}


def _write_form(form: str, points: Sequence[HistoryPoint], languages: Sequence[str]) -> str:
    if form == "json":
        return json.dumps(as_data(points), indent=2) + "\n"
    if form == "csv":
        return _write_csv(points)
    if form == "text":
        return _write_text(points)
    if form == "svg":
        from dragoman.cli._pictures import name_languages
        from dragoman.dashboard import draw_plot

        return draw_plot(points, name_languages(languages))
    raise ProjectError(f"the history has no form {form!r}: give text, json, csv or svg")


def _write_csv(points: Sequence[HistoryPoint]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    counts = [f"{measure}_{part}" for measure in MEASURES for part in PARTS]
    writer.writerow(["date", "commit", "language", "percent", *counts])
    for point in points:
        for language, tally in point.totals.items():
            percent = f"{100 * progress.share(tally.words):.2f}"
            writer.writerow([point.date, point.commit, language, percent, *list_numbers(tally)])
    return text.getvalue()


def _write_text(points: Sequence[HistoryPoint]) -> str:
    if not points:
        return "No history: no catalogue was committed in this time.\n"
    head = ["date", "commit", "lang", "words done"]
    head += ["untranslated", "fuzzy", "drafts", "translated", "reviewed", "total", "to do"]
    table = [head, *_list_rows(points)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = []
    for cells in table:
        left = [cell.ljust(width) for cell, width in zip(cells[:4], widths, strict=False)]
        right = [cell.rjust(width) for cell, width in zip(cells[4:], widths[4:], strict=True)]
        lines.append("  ".join([*left, *right]).rstrip())
    return "\n".join([*lines, "", "messages/words of the source"]) + "\n"


def _list_rows(points: Sequence[HistoryPoint]) -> Iterator[list[str]]:
    """Give a row for each language whose counts a commit changed."""
    before: dict[str, Any] = {}
    for point in points:
        for language, tally in point.totals.items():
            if before.get(language) != tally:
                done = progress.share(tally.words)
                shown = f"{draw_bar(done)} {round_percent(done):3d}%"
                yield [point.date, point.commit[:9], language, shown, *list_cells(tally)]
        before = dict(point.totals)
