"""Tables of counts as text, CSV and Markdown, for ``status`` and for its history."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dragoman import progress
from dragoman.cli._output import draw_bar
from dragoman.commands.status import LanguageStatus, sum_by_folder, sum_by_language
from dragoman.languages import round_percent
from dragoman.model import State, Tally

MEASURES = ("messages", "words", "characters")
PARTS = (*(state.value for state in State), "total", "draft", "outdated", "todo")
_HEADS = ("words done", "untranslated", "fuzzy", "drafts", "translated", "reviewed", "total")
_LEGEND = "messages/words of the source; drafts are among the fuzzy"


class ReportRow(NamedTuple):
    """A row of the report: what a document, a folder or all of them have in one language."""

    kind: str
    """document, folder or total."""
    name: str
    language: str
    tally: Tally


class LabelledTally(NamedTuple):
    """A row of a table: what it is about, and its counts."""

    labels: tuple[str, ...]
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


def write_status_text(statuses: Sequence[LanguageStatus], shown: Sequence[LanguageStatus]) -> str:
    """Return the report as aligned lines.

    Languages are shown as codes, not names: right-to-left text breaks a terminal's columns.
    """
    if not statuses:
        return "Nothing to count: the project has no documents or no languages yet.\n"
    rows = list_rows(statuses, shown)
    return write_text_table(
        ("document", "lang"), [LabelledTally((row.name, row.language), row.tally) for row in rows]
    )


def write_text_table(heads: Sequence[str], rows: Iterable[LabelledTally]) -> str:
    """Return aligned lines: labels to the left, counts to the right, and what the counts mean."""
    table = [[*heads, *_HEADS, "to do"]]
    table += [[*row.labels, _describe_done(row.tally), *_list_cells(row.tally)] for row in rows]
    left = len(heads) + 1
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = []
    for cells in table:
        aligned = [
            cell.ljust(width) if number < left else cell.rjust(width)
            for number, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        lines.append("  ".join(aligned).rstrip())
    return "\n".join([*lines, "", _LEGEND]) + "\n"


def _describe_done(tally: Tally) -> str:
    if not any(tally.messages.values()):
        return "no messages yet"
    done = progress.share_done(tally)
    return f"{draw_bar(done)} {round_percent(done):3d}%"


def write_csv(heads: Sequence[str], rows: Iterable[LabelledTally]) -> str:
    """Return the rows as CSV: the labels, the share of words done, and a column for each count."""
    import csv

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    counts = [f"{measure}_{part}" for measure in MEASURES for part in PARTS]
    writer.writerow([*heads, "percent", *counts])
    for row in rows:
        percent = f"{100 * progress.share_done(row.tally):.2f}"
        writer.writerow([*row.labels, percent, *_list_numbers(row.tally)])
    return text.getvalue()


def write_status_csv(rows: Iterable[ReportRow]) -> str:
    """Return the rows of the report as CSV."""
    labelled = (LabelledTally((row.kind, row.name, row.language), row.tally) for row in rows)
    return write_csv(("kind", "name", "language"), labelled)


def _list_numbers(tally: Tally) -> Iterator[int]:
    """Yield a number for each measure and part."""
    data = progress.as_data(tally)
    for measure in MEASURES:
        counts = {**data[measure], **{part: data[part][measure] for part in PARTS[-3:]}}
        yield from (counts[part] for part in PARTS)


def write_markdown(rows: Iterable[ReportRow]) -> str:
    """Return the rows of the report as a table of Markdown."""
    heads = ("document", "language", *_HEADS, "to do")
    lines = [_write_markdown_row(heads), "|---|---" + "|--:" * (len(heads) - 2) + "|"]
    for row in rows:
        name = row.name.replace("|", "\\|")
        name = name if row.kind == "document" else f"**{name}**"
        percent = f"{round_percent(progress.share_done(row.tally))}%"
        lines.append(_write_markdown_row([name, row.language, percent, *_list_cells(row.tally)]))
    return "\n".join(lines) + "\n"


def _write_markdown_row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _list_cells(tally: Tally) -> list[str]:
    """Return messages/words in each state, of which drafts, in all, and left to do."""
    states = {state: progress.amount(tally, (state,)) for state in State}
    amounts = [
        states[State.UNTRANSLATED],
        states[State.FUZZY],
        progress.draft(tally),
        states[State.TRANSLATED],
        states[State.REVIEWED],
        progress.total(tally),
        progress.todo(tally),
    ]
    return [f"{amount.messages}/{amount.words}" for amount in amounts]
