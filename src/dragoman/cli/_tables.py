"""The report of ``status`` as rows, and the rows as CSV and Markdown."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman import progress
from dragoman.commands.status import LanguageStatus, sum_by_folder, sum_by_language
from dragoman.languages import round_percent
from dragoman.model import State, Tally

MEASURES = ("messages", "words", "characters")
PARTS = (*(state.value for state in State), "total", "draft", "outdated", "todo")


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A line of the report."""

    kind: str
    """document, folder or total."""
    name: str
    language: str
    tally: Tally


def report_rows(
    standings: Iterable[LanguageStatus], shown: Iterable[LanguageStatus]
) -> list[ReportRow]:
    """Give the documents that are shown, then each folder's and the whole sum of all."""
    standings = tuple(standings)
    found = [ReportRow("document", item.document, item.language, item.tally) for item in shown]
    for folder, tallies in sum_by_folder(standings).items():
        found += [
            ReportRow("folder", folder, language, tally) for language, tally in tallies.items()
        ]
    if len({item.document for item in standings}) > 1:
        summed = sum_by_language(standings).items()
        found += [ReportRow("total", "total", language, tally) for language, tally in summed]
    return found


def write_csv(rows: Iterable[ReportRow]) -> str:
    """Write the rows as CSV, a column for each count."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    counts = [f"{measure}_{part}" for measure in MEASURES for part in PARTS]
    writer.writerow(["kind", "name", "language", "percent", *counts])
    for row in rows:
        percent = f"{100 * progress.share(row.tally.words):.2f}"
        writer.writerow([row.kind, row.name, row.language, percent, *list_numbers(row.tally)])
    return text.getvalue()


def list_numbers(tally: Tally) -> Iterator[int]:
    """Give the counts, a number for each measure and part."""
    data = progress.as_data(tally)
    for measure in MEASURES:
        counts = {**data[measure], **{part: data[part][measure] for part in PARTS[-3:]}}
        yield from (counts[part] for part in PARTS)


def write_markdown(rows: Iterable[ReportRow]) -> str:
    """Write the rows as a table of Markdown: messages/words of the source."""
    names = ("document", "language", "words done", *PARTS[:2], "draft", *PARTS[2:5], "to do")
    head = ["| " + " | ".join(names) + " |", "|---|---" + "|--:" * (len(names) - 2) + "|"]
    return "\n".join([*head, *map(_write_markdown_row, rows)]) + "\n"


def _write_markdown_row(row: ReportRow) -> str:
    percent = f"{round_percent(progress.share(row.tally.words))}%"
    name = row.name if row.kind == "document" else f"**{row.name}**"
    cells = [name.replace("|", "\\|"), row.language, percent, *list_cells(row.tally)]
    return "| " + " | ".join(cells) + " |"


def list_cells(tally: Tally) -> list[str]:
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
