"""The bar of progress: on a terminal only, and it neither tears lines nor hides a mistake."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator

import pytest

from dragoman.cli._common import with_progress
from dragoman.errors import DragomanError


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def made() -> list[str]:
    """What was made, and what was taken, in this order."""
    return []


def make(made: list[str], number: int, *, fails: bool = False) -> Iterator[int]:
    for item in range(number):
        made.append(f"made {item}")
        yield item
    if fails:
        raise DragomanError("a mistake")


def show(
    stream: io.StringIO,
    made: list[str],
    number: int = 3,
    *,
    quiet: bool = False,
    terminal: str = "xterm",
) -> str:
    """Take the items; return what is on stderr."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TERM", terminal)
        patch.setattr(sys, "stderr", stream)
        for item in with_progress(make(made, number), number, "Counting", quiet=quiet):
            made.append(f"taken {item}")
    return stream.getvalue()


AT_ONCE = ["made 0", "taken 0", "made 1", "taken 1", "made 2", "taken 2"]


def test_a_terminal_shows_a_bar_and_the_items_come_when_all_are_made(made: list[str]) -> None:
    shown = show(Terminal(), made)
    assert "Counting" in shown and "100%" in shown
    assert made == [*(line for line in AT_ONCE if "made" in line),
                    *(line for line in AT_ONCE if "taken" in line)]  # fmt: skip


def test_what_is_no_terminal_gets_each_item_at_once(made: list[str]) -> None:
    assert show(io.StringIO(), made) == ""
    assert made == AT_ONCE


def test_a_terminal_that_cannot_draw_over_a_line_shows_no_bar(made: list[str]) -> None:
    assert show(Terminal(), made, terminal="dumb") == ""
    assert made == AT_ONCE


def test_quiet_shows_no_bar(made: list[str]) -> None:
    assert show(Terminal(), made, quiet=True) == ""
    assert made == AT_ONCE


@pytest.mark.parametrize(("number", "has_bar"), [(0, False), (1, False), (2, True)])
def test_one_item_needs_no_bar(made: list[str], number: int, has_bar: bool) -> None:
    assert ("Counting" in show(Terminal(), made, number)) is has_bar


def test_what_is_made_before_a_mistake_comes_before_it(
    made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    items = with_progress(make(made, 2, fails=True), 3, "Counting", quiet=False)
    taken = []
    with pytest.raises(DragomanError, match="a mistake"):
        for item in items:
            taken.append(item)
    assert taken == [0, 1]
