"""Measure the PDF of a long book in three languages beside Chromium, which prints the HTML edition
of the same book, and how much memory the PDF of a very long book needs, with headings and without.

    python benchmarks/paper.py

Every row has a text of its own: Typst sets a text that it has set before from its memory, and would
look faster than it is. The HTML is written before Chromium begins.
"""

from __future__ import annotations

import random
import sys
import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from _report import Comparison, Result, compare, finish, time_process

if TYPE_CHECKING:
    from dragoman.model import Edition, Row, Segment, Span

TESTS = Path(__file__).parent.parent / "tests"
LANGUAGES = ("en", "fa", "ar")
LONG, VERY_LONG = 1000, 5000
LONGER = 4
"""How much longer the paragraphs of a book without headings are: few pages begin with one."""
CLOCK, MEGABYTES = 0.7, 1000
"""The targets: our time for a long book by Chromium's, and the memory for a very long one."""
RUNS = 1
PROSE = "--prose"


def make_book(rows: int) -> Edition:
    """Return an edition whose rows are all different; the same number gives the same book."""
    sys.path.insert(0, str(TESTS))
    from helpers import editions

    edition, draw = editions.long(rows, *LANGUAGES), random.Random(rows)
    mixed = partial(_mix_row, draw=draw)
    return replace(
        edition,
        blocks=tuple(map(mixed, edition.rows)),
        notes=tuple(note._replace(row=mixed(note.row)) for note in edition.notes),
    )


def make_prose(rows: int) -> Edition:
    """Return an edition that has only long paragraphs, all of them different."""
    from dragoman.model import Kind
    from helpers import editions

    book = make_book(rows)
    own = [row for row in book.rows if row.unit.kind is not Kind.HEADING]
    return editions.with_rows(book, (_lengthen_row(row) for row in own))


def _lengthen_row(row: Row) -> Row:
    longer = (
        each._replace(spans=each.spans * LONGER, text=each.text * LONGER) for each in row.segments
    )
    return row._replace(segments=tuple(longer))


def _mix_row(row: Row, draw: random.Random) -> Row:
    return row._replace(segments=tuple(_mix_segment(each, draw) for each in row.segments))


def _mix_segment(segment: Segment, draw: random.Random) -> Segment:
    from dragoman.model import SpanKind

    def mix(span: Span) -> Span:
        words = span.text.split(" ")
        draw.shuffle(words)
        return replace(span, text=" ".join(words))

    spans = tuple(mix(span) if span.kind is SpanKind.TEXT else span for span in segment.spans)
    return segment._replace(spans=spans, text="".join(span.text for span in spans))


def write_edition(name: str, rows: int, path: Path, *, is_prose: bool = False) -> None:
    """Write an edition of a book in a format."""
    from dragoman.editions import load_format
    from dragoman.model import Options

    book = make_prose(rows) if is_prose else make_book(rows)
    path.write_bytes(load_format(name).render(book, Options()))


def list_command(name: str, rows: int, path: Path, *options: str) -> list[str]:
    """Return the command that writes an edition in a process of its own."""
    return [sys.executable, __file__, name, str(rows), str(path), *options]


def compare_chromium(folder: Path) -> Result:
    """Return our time for the PDF of a long book beside Chromium's."""
    page = folder / "book.html"
    time_process(list_command("html", LONG, page))
    printed = f"--print-to-pdf={folder / 'chromium.pdf'}"
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"]
    return compare(
        Comparison(
            f"PDF of {LONG:,} rows in three languages",
            list_command("pdf", LONG, folder / "book.pdf"),
            ["chromium", *options, f"--user-data-dir={folder / 'user'}", printed, page.as_uri()],
            CLOCK,
            "clock",
        ),
        RUNS,
    )


def measure_memory(folder: Path, *options: str) -> Result:
    """Return the megabytes that the PDF of a very long book needs."""
    cost = time_process(list_command("pdf", VERY_LONG, folder / "long.pdf", *options))
    task = f"PDF of {VERY_LONG:,} {'long rows without headings' if options else 'rows'}"
    task += " in three languages"
    return Result(task, cost.memory, MEGABYTES, measure="MB", detail=f"{cost.processor:.1f} s")


def main() -> int:
    """Measure all; return 1 if a target is missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        memory = [measure_memory(folder), measure_memory(folder, PROSE)]
        return finish([compare_chromium(folder), *memory])


if __name__ == "__main__":
    if sys.argv[1:]:
        kind, count, path, *options = sys.argv[1:]
        write_edition(kind, int(count), Path(path), is_prose=PROSE in options)
        sys.exit()
    sys.exit(main())
