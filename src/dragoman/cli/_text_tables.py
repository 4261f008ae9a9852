"""Tables of counts for a terminal: aligned, as wide as the window, and readable in it.

Codes and numbers come first and names last: text that runs from right to left, or whose characters
are two cells wide, would move the columns that follow it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dragoman import progress
from dragoman.cli._output import Window, draw_bar, isolate_line, measure_width, shorten_middle
from dragoman.escaping import show_on_a_line
from dragoman.languages import round_percent
from dragoman.model import State, Tally

HEADS = ("untranslated", "fuzzy", "drafts", "adopted", "translated", "reviewed", "total", "to do")
_RARE = ("drafts", "adopted")
"""The columns that may be missing: they are among the fuzzy."""
_LEGEND = "messages/words of the source"
_GAP = "  "
"""What is between two columns."""
_SHORTEST_NAME = 12
"""In cells: a name gets at least this, however narrow the window is."""


class LabelledTally(NamedTuple):
    """A row of a table: what it is about, and its counts."""

    labels: tuple[str, ...]
    """Codes and dates, each of which has a column."""
    tally: Tally
    name: str = ""
    """What is shown at the end of the row."""


class _Layout(NamedTuple):
    """What a table shows beside the labels and the names."""

    bar: int
    """How many cells the bar has; 0 for only the percentage."""
    lacks: Collection[str] = ()
    """The columns that are left out."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of counts."""
        return tuple(head for head in HEADS if head not in self.lacks)


_LAYOUTS = (
    _Layout(20),
    _Layout(10),
    _Layout(10, ("drafts",)),
    _Layout(0),
    _Layout(0, ("drafts",)),
    _Layout(0, ("to do",)),
    _Layout(0, ("drafts", "to do")),
    _Layout(0, ("drafts", "to do", "total")),
)
"""From the widest. ``to do`` is the sum of two other columns, and ``total`` that of four."""


def write_text_table(heads: Sequence[str], rows: Iterable[LabelledTally], window: Window) -> str:
    """Return aligned lines: labels, counts, the names, and what the counts mean.

    The table has the first of the layouts that fits. A column of drafts that holds something is
    left out last, and so is that of what was adopted; where nothing was, there is no such column.
    ``heads`` are those of the labels, and then that of the names.
    """
    rows = tuple(rows)
    amounts = [list_amounts(row.tally) for row in rows]
    columns = _Columns(heads, rows, amounts)
    fitting = (one for one in _list_layouts(rows) if columns.measure(one) <= window.width)
    layout = next(fitting, _Layout(0, ("drafts", "adopted", "to do", "total")))
    room = 0
    if window.is_terminal:
        room = max(_SHORTEST_NAME, window.width - columns.find_name(layout))
    counts = ([each[head] for head in layout.columns] for each in amounts)
    table = _list_cells(heads, zip(rows, counts, strict=True), layout, room)
    return "\n".join([*_align(table), "", *_write_legend(rows, layout)]) + "\n"


def _list_layouts(rows: Iterable[LabelledTally]) -> list[_Layout]:
    """Return the layouts that show what there is of drafts and of what was adopted."""
    filled = _find_filled(rows)
    layouts = (one for one in _LAYOUTS if not ("drafts" in filled and "drafts" in one.lacks))
    if "adopted" in filled:
        return list(layouts)
    return [one._replace(lacks=(*one.lacks, "adopted")) for one in layouts]


def _find_filled(rows: Iterable[LabelledTally]) -> set[str]:
    """Return which of the columns that may be missing hold something."""
    tallies = [row.tally for row in rows]
    filled = {
        "drafts": any(any(each.drafts) for each in tallies),
        "adopted": any(any(each.adopted) for each in tallies),
    }
    return {head for head, is_filled in filled.items() if is_filled}


class _Columns:
    """How wide the columns of a table are, measured once for all layouts."""

    def __init__(
        self,
        heads: Sequence[str],
        rows: Sequence[LabelledTally],
        amounts: Sequence[Mapping[str, str]],
    ) -> None:
        self.rows = rows
        labels = zip(heads[:-1], *(row.labels for row in rows), strict=True)
        self.labels = [_find_width(column) for column in labels]
        self.counts = {
            head: _find_width([head, *(each[head] for each in amounts)]) for head in HEADS
        }
        self.name = _find_width([heads[-1], *(row.name for row in rows)])

    def find_name(self, layout: _Layout) -> int:
        """Return in which column of the window the names begin."""
        done = {_head_done(layout), *(_describe_done(row.tally, layout.bar) for row in self.rows)}
        shown = [self.counts[head] for head in layout.columns]
        return sum(width + len(_GAP) for width in (*self.labels, _find_width(done), *shown))

    def measure(self, layout: _Layout) -> int:
        """Return how wide the table is with names that are as short as they may be."""
        return self.find_name(layout) + min(self.name, _SHORTEST_NAME)


def _find_width(texts: Iterable[str]) -> int:
    return max(map(measure_width, texts))


def _head_done(layout: _Layout) -> str:
    return "words done" if layout.bar else "done"


def _list_cells(
    heads: Sequence[str],
    rows: Iterable[tuple[LabelledTally, Sequence[str]]],
    layout: _Layout,
    room: int,
) -> list[list[str]]:
    """Return the cells of all lines, of rows with their counts.

    ``room`` is how wide a name may be, 0 for any width.
    """
    table = [[*heads[:-1], _head_done(layout), *layout.columns, heads[-1]]]
    for row, counts in rows:
        name = show_on_a_line(row.name)
        name = shorten_middle(name, room) if room else name
        shown = name if name.isascii() and name.isprintable() else isolate_line(name)
        table.append([*row.labels, _describe_done(row.tally, layout.bar), *counts, shown])
    return table


def _align(table: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of a table: counts to the right, all else to the left."""
    head, *_ = table
    numbers = {index for index, title in enumerate(head) if title in HEADS}
    widths = [_find_width(column) for column in zip(*table, strict=True)]
    lines = []
    for cells in table:
        aligned = []
        for index, (cell, width) in enumerate(zip(cells, widths, strict=True)):
            blank = " " * (width - measure_width(cell))
            aligned.append(blank + cell if index in numbers else cell + blank)
        lines.append(_GAP.join(aligned).rstrip())
    return lines


def _describe_done(tally: Tally, bar: int) -> str:
    if not any(tally.messages.values()):
        return "no messages yet" if bar else "-"
    done = progress.measure_share_done(tally)
    percent = f"{round_percent(done):3d}%"
    return f"{draw_bar(done, bar)} {percent}" if bar else percent


def _write_legend(rows: Iterable[LabelledTally], layout: _Layout) -> Iterator[str]:
    shown = [head for head in _RARE if head not in layout.lacks]
    among = " and ".join(shown)
    yield _LEGEND + (f"; {among} are among the fuzzy" if shown else "")
    filled = _find_filled(rows)
    hidden = [head for head in layout.lacks if head not in _RARE or head in filled]
    if hidden:
        yield f"not shown in this width: {', '.join(hidden)}"


def list_amounts(tally: Tally) -> Mapping[str, str]:
    """Return messages/words in each state, of which drafts, in all, and left to do."""
    states = {state: progress.count_in_states(tally, (state,)) for state in State}
    amounts = (
        states[State.UNTRANSLATED],
        states[State.FUZZY],
        progress.count_drafts(tally),
        progress.count_adopted(tally),
        states[State.TRANSLATED],
        states[State.REVIEWED],
        progress.count_all(tally),
        progress.count_unfinished(tally),
    )
    return {
        head: f"{amount.messages}/{amount.words}"
        for head, amount in zip(HEADS, amounts, strict=True)
    }
