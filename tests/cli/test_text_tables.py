"""The table of ``status`` in windows of any width, with names of any script."""

from __future__ import annotations

import shutil
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.cli._output import Window, find_window, measure_width, shorten_middle
from dragoman.cli._text_tables import HEADS, LabelledTally, write_text_table
from dragoman.model import State, Tally

LONG = "2016/december/a-letter-of-political-prisoners-to-the-people-of-aleppo"
NAMES = ("letter", LONG, "نامه/به مردم حلب", "見本の文書", "नमस्ते")


def make_tally(number: int, drafts: int = 0) -> Tally:
    counts = dict.fromkeys(State, number)
    return Tally(counts, dict(counts), {}, (drafts, drafts, 0))


def make_table(width: int, number: int = 9, drafts: int = 0, *, terminal: bool = True) -> list[str]:
    rows = [LabelledTally(("fa_AF",), make_tally(number, drafts), name) for name in NAMES]
    window = Window(width, is_terminal=terminal)
    return write_text_table(("lang", "document"), rows, window).splitlines()


@pytest.mark.parametrize("width", [72, 80, 100, 132, 200])
@pytest.mark.parametrize("number", [0, 9, 400])
@pytest.mark.parametrize("drafts", [0, 3])
def test_no_line_is_wider_than_the_window(width: int, number: int, drafts: int) -> None:
    assert max(map(measure_width, make_table(width, number, drafts))) <= max(width, 80)


def test_all_of_it_is_shown_where_there_is_room() -> None:
    head, *_, legend = make_table(200)
    assert head.split()[-1] == "document"
    assert all(each in head for each in HEADS)
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
    assert measure_width("e\u0301") == 1
    assert measure_width("\u2068a\u2069") == 1


def test_a_pipe_has_80_cells_and_a_terminal_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_window() == Window(80, is_terminal=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "123")
    assert shutil.get_terminal_size().columns == 123
    assert find_window() == Window(123, is_terminal=True)
