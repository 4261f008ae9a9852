"""Tables of counts as CSV and Markdown, and the rows of all tables of ``status``."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dragoman import progress
from dragoman.cli._output import Window
from dragoman.cli._text_tables import HEADS, LabelledTally, list_amounts, write_text_table
from dragoman.commands._limits import describe_unmodified
from dragoman.commands.status import LanguageStatus, sum_by_folder, sum_by_language
from dragoman.escaping import escape_cell, escape_markdown
from dragoman.languages import round_percent
from dragoman.model import State, Tally

MEASURES = ("messages", "words", "characters")
PARTS = (*(state.value for state in State), "total", "draft", "adopted", "outdated", "todo")


class ReportRow(NamedTuple):
    """A row of the report: what a document, a folder or all of them have in one language."""

    kind: str
    """document, folder or total."""
    name: str
    language: str
    tally: Tally


def list_rows(
    statuses: Iterable[LanguageStatus], shown: Iterable[LanguageStatus]
) -> list[ReportRow]:
    """Return a row for each document that is shown, then each folder's and the sum of all."""
    statuses = tuple(statuses)
    rows = [ReportRow("document", item.document, item.language, item.tally) for item in shown]
    for folder, tallies in sum_by_folder(statuses).items():
        rows += [
            ReportRow("folder", folder, language, tally) for language, tally in tallies.items()
        ]
    if len({item.document for item in statuses}) > 1:
        summed = sum_by_language(statuses).items()
        rows += [ReportRow("total", "total", language, tally) for language, tally in summed]
    return rows


def write_status_text(
    statuses: Sequence[LanguageStatus], shown: Sequence[LanguageStatus], window: Window
) -> str:
    """Return the report as aligned lines, and what is known of machines' drafts below them.

    Languages are shown as codes, not names: right-to-left text breaks a terminal's columns.
    """
    if not statuses:
        return "Nothing to count: the project has no documents or no languages yet.\n"
    rows = [LabelledTally((r.language,), r.tally, r.name) for r in list_rows(statuses, shown)]
    table = write_text_table(("lang", "document"), rows, window)
    return table + "".join(f"{sentence}\n" for sentence in describe_unmodified(shown))


def write_csv(heads: Sequence[str], rows: Iterable[LabelledTally]) -> str:
    """Return the rows as CSV: the labels, the share of words done, and a column for each count."""
    import csv

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    counts = [f"{measure}_{part}" for measure in MEASURES for part in PARTS]
    writer.writerow([*heads, "percent", *counts])
    for row in rows:
        percent = f"{100 * progress.measure_share_done(row.tally):.2f}"
        writer.writerow([*map(escape_cell, row.labels), percent, *_list_numbers(row.tally)])
    return text.getvalue()


def write_status_csv(rows: Iterable[ReportRow]) -> str:
    """Return the rows of the report as CSV."""
    labelled = (LabelledTally((row.kind, row.name, row.language), row.tally) for row in rows)
    return write_csv(("kind", "name", "language"), labelled)


def _list_numbers(tally: Tally) -> Iterator[int]:
    """Yield a number for each measure and part."""
    data = progress.describe_tally(tally)
    for measure in MEASURES:
        counts = {**data[measure], **{part: data[part][measure] for part in PARTS[-4:]}}
        yield from (counts[part] for part in PARTS)


def write_markdown(rows: Iterable[ReportRow]) -> str:
    """Return the rows of the report as a table of Markdown."""
    heads = ("document", "language", "words done", *HEADS)
    lines = [_write_markdown_row(heads), "|---|---" + "|--:" * (len(heads) - 2) + "|"]
    for row in rows:
        name = escape_markdown(row.name)
        name = name if row.kind == "document" else f"**{name}**"
        percent = f"{round_percent(progress.measure_share_done(row.tally))}%"
        counts = list_amounts(row.tally).values()
        lines.append(_write_markdown_row([name, row.language, percent, *counts]))
    return "\n".join(lines) + "\n"


def _write_markdown_row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"
