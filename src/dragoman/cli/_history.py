"""``dragoman status --history``: progress over time, in every form."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

from dragoman import progress
from dragoman.cli import _common as common
from dragoman.cli._output import bar, put
from dragoman.cli._tables import MEASURES, PARTS, cells_of, numbers
from dragoman.commands.history import as_data, day, history, uncommitted
from dragoman.commands.status import Standing, totals
from dragoman.errors import ProjectError
from dragoman.gitlog import Point, between, weekly
from dragoman.languages import whole_percent
from dragoman.project import Project


def show(project: Project, standings: Sequence[Standing], given: dict[str, Any]) -> None:
    """Print the history, or write it."""
    summed = totals(standings)
    found = history(project, _names(standings) if given["documents"] else None, tuple(summed))
    if found.unreadable:
        told = f"{found.unreadable} committed versions of catalogues cannot be read; left out"
        common.tell(told, quiet=given["quiet"])
    changed = uncommitted(found.points, summed)
    if changed:
        common.tell(f"not committed yet, so no history: {', '.join(changed)}", quiet=given["quiet"])
    since, until = given["since"], given["until"]
    points: Sequence[Point] = between(
        found.points, day(since) if since else None, day(until, end=True) if until else None
    )
    if given["weekly"]:
        points = weekly(points)
    text = _written(given["form"], points, tuple(summed))
    put(text, given["output"], quiet=given["quiet"], form=given["form"])


def _names(standings: Sequence[Standing]) -> set[str]:
    return {item.document for item in standings}


def _written(form: str, points: Sequence[Point], languages: Sequence[str]) -> str:
    if form == "json":
        return json.dumps(as_data(points), indent=2) + "\n"
    if form == "csv":
        return _csv(points)
    if form == "text":
        return _text(points)
    if form == "svg":
        from dragoman.cli._pictures import labels
        from dragoman.dashboard import plot

        return plot(points, labels(languages))
    raise ProjectError(f"the history has no form {form!r}: give text, json, csv or svg")


def _csv(points: Sequence[Point]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    counts = [f"{measure}_{part}" for measure in MEASURES for part in PARTS]
    writer.writerow(["date", "commit", "language", "percent", *counts])
    for point in points:
        for language, tally in point.totals.items():
            percent = f"{100 * progress.share(tally.words):.2f}"
            writer.writerow([point.date, point.commit, language, percent, *numbers(tally)])
    return text.getvalue()


def _text(points: Sequence[Point]) -> str:
    if not points:
        return "No history: no catalogue was committed in this time.\n"
    head = ["date", "commit", "lang", "words done"]
    head += ["untranslated", "fuzzy", "drafts", "translated", "reviewed", "total", "to do"]
    table = [head, *_rows(points)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = []
    for cells in table:
        left = [cell.ljust(width) for cell, width in zip(cells[:4], widths, strict=False)]
        right = [cell.rjust(width) for cell, width in zip(cells[4:], widths[4:], strict=True)]
        lines.append("  ".join([*left, *right]).rstrip())
    return "\n".join([*lines, "", "messages/words of the source"]) + "\n"


def _rows(points: Sequence[Point]) -> Iterator[list[str]]:
    """Give a row for each language whose counts a commit changed."""
    before: dict[str, Any] = {}
    for point in points:
        for language, tally in point.totals.items():
            if before.get(language) != tally:
                done = progress.share(tally.words)
                shown = f"{bar(done)} {whole_percent(done):3d}%"
                yield [point.date, point.commit[:9], language, shown, *cells_of(tally)]
        before = dict(point.totals)
