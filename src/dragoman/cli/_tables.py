"""The report of ``status`` as rows, and the rows as CSV and Markdown."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman import progress
from dragoman.commands.status import Standing, folders, totals
from dragoman.languages import whole_percent
from dragoman.model import State, Tally

MEASURES = ("messages", "words", "characters")
PARTS = (*(state.value for state in State), "total", "draft", "outdated", "todo")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the report."""

    kind: str
    """document, folder or total."""
    name: str
    language: str
    tally: Tally


def lines(standings: Iterable[Standing], shown: Iterable[Standing]) -> list[Line]:
    """Give the documents that are shown, then each folder's and the whole sum of all."""
    standings = tuple(standings)
    found = [Line("document", item.document, item.language, item.tally) for item in shown]
    for folder, tallies in folders(standings).items():
        found += [Line("folder", folder, language, tally) for language, tally in tallies.items()]
    if len({item.document for item in standings}) > 1:
        summed = totals(standings).items()
        found += [Line("total", "total", language, tally) for language, tally in summed]
    return found


def as_csv(rows: Iterable[Line]) -> str:
    """Write the rows as CSV, a column for each count."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    counts = [f"{measure}_{part}" for measure in MEASURES for part in PARTS]
    writer.writerow(["kind", "name", "language", "percent", *counts])
    for row in rows:
        percent = f"{100 * progress.share(row.tally.words):.2f}"
        writer.writerow([row.kind, row.name, row.language, percent, *numbers(row.tally)])
    return text.getvalue()


def numbers(tally: Tally) -> Iterator[int]:
    """Give the counts, a number for each measure and part."""
    data = progress.as_data(tally)
    for measure in MEASURES:
        counts = {**data[measure], **{part: data[part][measure] for part in PARTS[-3:]}}
        yield from (counts[part] for part in PARTS)


def as_markdown(rows: Iterable[Line]) -> str:
    """Write the rows as a table of Markdown: messages/words of the source."""
    names = ("document", "language", "words done", *PARTS[:2], "draft", *PARTS[2:5], "to do")
    head = ["| " + " | ".join(names) + " |", "|---|---" + "|--:" * (len(names) - 2) + "|"]
    return "\n".join([*head, *map(_markdown, rows)]) + "\n"


def _markdown(row: Line) -> str:
    percent = f"{whole_percent(progress.share(row.tally.words))}%"
    name = row.name if row.kind == "document" else f"**{row.name}**"
    cells = [name.replace("|", "\\|"), row.language, percent, *cells_of(row.tally)]
    return "| " + " | ".join(cells) + " |"


def cells_of(tally: Tally) -> list[str]:
    """Write what a line of a table shows: messages/words in each state, of which drafts, in all,
    and left to do."""
    amounts = {state.value: progress.amount(tally, (state,)) for state in State}
    order = [
        amounts["untranslated"],
        amounts["fuzzy"],
        progress.draft(tally),
        amounts["translated"],
        amounts["reviewed"],
        progress.total(tally),
        progress.todo(tally),
    ]
    return [f"{amount.messages}/{amount.words}" for amount in order]
