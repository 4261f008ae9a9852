"""The table of ``status`` in windows of any width, with names of any script."""

from __future__ import annotations

import io
import shutil
import sys
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.cli._output import (
    Window,
    draw_bar,
    find_window,
    measure_width,
    shorten_middle,
)
from dragoman.cli._text_tables import HEADS, LabelledTally, write_text_table
from dragoman.model import State, Tally
from helpers.cases import each_case

LONG = "2016/december/a-letter-of-political-prisoners-to-the-people-of-aleppo"
NAMES = ("letter", LONG, "نامه/به مردم حلب", "見本の文書", "नमस्ते")


def make_tally(number: int, drafts: int = 0) -> Tally:
    counts = dict.fromkeys(State, number)
    return Tally(counts, dict(counts), {}, (drafts, drafts, 0))


def make_table(width: int, number: int = 9, drafts: int = 0, *, terminal: bool = True) -> list[str]:
    rows = [LabelledTally(("fa_AF",), make_tally(number, drafts), name) for name in NAMES]
    window = Window(width, is_terminal=terminal)
    return write_text_table(("lang", "document"), rows, window).splitlines()


@each_case(product([72, 80, 100, 132, 200], [0, 9, 400], [0, 3]))
def test_no_line_is_wider_than_the_window(width: int, number: int, drafts: int) -> None:
    assert max(map(measure_width, make_table(width, number, drafts))) <= max(width, 80)


def test_all_of_it_is_shown_where_there_is_room() -> None:
    head, *_, legend = make_table(200)
    assert head.split()[-1] == "document"
    assert all(each in head for each in HEADS if each != "adopted")
    assert "adopted" not in head
    assert legend == "messages/words of the source; drafts are among the fuzzy"
    assert any(LONG in line for line in make_table(200))


def test_the_four_states_are_shown_in_every_width() -> None:
    for width in (20, 40, 60, 80):
        head, *_ = make_table(width)
        assert all(state.value in head for state in State)


def test_what_is_left_out_is_said() -> None:
    assert make_table(66)[-1] == "not shown in this width: to do, total"
    assert "drafts" in make_table(66, drafts=2)[-1]


def test_codes_and_counts_come_before_a_name_and_align_whatever_it_is() -> None:
    head, *lines = make_table(80)[:6]
    place = head.index("document")
    for line in lines:
        assert line.startswith("fa_AF")
        assert line[place - 1] == " " and line[place] != " "


def test_a_long_name_is_shortened_in_the_middle_only_on_a_terminal() -> None:
    assert any("2016/" in line and "…" in line and "aleppo" in line for line in make_table(100))
    assert any(LONG in line for line in make_table(80, terminal=False))


@given(st.text(), st.integers(3, 40))
def test_a_shortened_name_fits(text: str, width: int) -> None:
    short = shorten_middle(text, width)
    assert measure_width(short) <= width or measure_width(text) <= width
    assert short == text or "…" in short


def test_widths_of_characters() -> None:
    assert measure_width("نامه") == 4
    assert measure_width("見本") == 4
    assert measure_width("ＡＢ") == 4
    assert measure_width("e\u0301") == 1
    assert measure_width("\u2068a\u2069") == 1


def test_a_pipe_has_80_cells_and_a_terminal_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_window() == Window(80, is_terminal=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "123")
    assert shutil.get_terminal_size().columns == 123
    assert find_window() == Window(123, is_terminal=True)


SHOWN = {
    0: [(20, ""), (10, ""), (10, "drafts"), (0, ""), (0, "drafts"), (0, "to do"),
        (0, "drafts, to do"), (0, "drafts, to do, total")],
    3: [(20, ""), (10, ""), (0, ""), (0, "to do"), (0, "drafts, to do, total")],
}  # fmt: skip
"""By drafts, what a table loses when the window becomes narrower: cells of the bar, and columns."""


@pytest.mark.parametrize("drafts", SHOWN)
@pytest.mark.parametrize("name", ["a", "letter", "a name that is cut"])
def test_a_table_has_the_most_that_fits_into_the_window(drafts: int, name: str) -> None:
    """Each layout begins in the window that is as wide as its table, and no narrower one."""
    rows = [LabelledTally(("fa_AF",), make_tally(400, drafts), name)]
    first: dict[tuple[int, str], tuple[int, int]] = {}
    for width in range(200, 39, -1):
        table = write_text_table(("lang", "document"), rows, Window(width, is_terminal=True))
        head, row = table.splitlines()[:2]
        bar = row.count("█") + row.count("░")
        assert ("words done" in head) is (bar > 0)
        wanted = [each for each in HEADS if each != "adopted"]  # nothing was
        lacks = ", ".join(sorted(each for each in wanted if f"  {each}  " not in head))
        first[bar, lacks] = width, max(measure_width(head), measure_width(row))
    assert list(first) == SHOWN[drafts]
    assert all(narrowest == wide for narrowest, wide in list(first.values())[:-1])


def test_what_was_adopted_has_a_column_where_anything_was() -> None:
    tally = replace(make_tally(9, 2), adopted=(3, 4, 0))
    rows = [
        LabelledTally(("fa",), tally, "letter"),
        LabelledTally(("ar",), make_tally(9), "letter"),
    ]
    head, fa, ar, *_, legend = write_text_table(
        ("lang", "document"), rows, Window(132, is_terminal=True)
    ).splitlines()
    end = head.index("adopted") + len("adopted")
    assert (fa[:end].split()[-1], ar[:end].split()[-1]) == ("3/4", "0/0")
    assert legend == "messages/words of the source; drafts and adopted are among the fuzzy"


def test_columns_are_two_blanks_apart_and_numbers_end_together() -> None:
    rows = [LabelledTally((code,), make_tally(number), name)
            for code, number, name in (("fa", 7, "a"), ("zh_Hant", 400, "b"))]  # fmt: skip
    lines = write_text_table(("lang", "document"), rows, Window(200, is_terminal=True)).split("\n")
    assert lines == [
        "lang     words done                 untranslated    fuzzy  drafts  translated  reviewed"
        "      total    to do  document",
        "fa       ██████████░░░░░░░░░░  50%           7/7      7/7     0/0         7/7       7/7"
        "      28/28    14/14  a",
        "zh_Hant  ██████████░░░░░░░░░░  50%       400/400  400/400     0/0     400/400   400/400"
        "  1600/1600  800/800  b",
        "",
        "messages/words of the source; drafts are among the fuzzy",
        "",
    ]


def test_a_document_without_messages_has_nothing_done() -> None:
    rows = [LabelledTally(("fa",), make_tally(0), "a"), LabelledTally(("ar",), make_tally(1), "a")]
    for width, said in ((200, "no messages yet"), (60, "  -  ")):
        lines = write_text_table(("lang", "document"), rows, Window(width, is_terminal=True))
        assert said in lines.splitlines()[1] and said not in lines.splitlines()[2]


def test_a_short_name_is_never_cut_however_narrow_the_window() -> None:
    for name in ("a" * 12, "ن" * 12, "見本の文書"):
        row = LabelledTally(("fa",), make_tally(9), name)
        lines = write_text_table(("lang", "document"), [row], Window(20, is_terminal=True))
        assert name in lines
    row = LabelledTally(("fa",), make_tally(9), "a" * 13)
    cut = write_text_table(("lang", "document"), [row], Window(20, is_terminal=True)).split("\n")[1]
    assert cut.endswith("  \u2068aaaaaa…aaaaa\u2069")


@pytest.mark.parametrize(
    ("text", "width", "short"),
    [
        ("abcdefghij", 10, "abcdefghij"),
        ("abcdefghij", 9, "abcd…ghij"),
        ("abcdefghij", 8, "abcd…hij"),
        ("abcdefghij", 3, "a…j"),
        ("見本の文書", 10, "見本の文書"),
        ("見本の文書", 9, "見本…文書"),
        ("見本の文書", 8, "見本…書"),
        ("見本の文書", 5, "見…書"),
    ],
)
def test_beginning_and_end_of_a_name_are_what_is_kept(text: str, width: int, short: str) -> None:
    assert shorten_middle(text, width) == short


@pytest.mark.parametrize(
    ("share", "filled"), [(0.0, 0), (0.04, 0), (0.5, 10), (0.949, 18), (0.999, 19), (1.0, 20)]
)
def test_a_bar_is_full_only_where_all_is_done(
    share: float, filled: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert draw_bar(share, 20) == "█" * filled + "░" * (20 - filled)
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="latin-1"))
    assert draw_bar(share, 20) == "#" * filled + "-" * (20 - filled)
