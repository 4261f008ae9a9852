"""What a mistake of dragoman itself is called: what it is, and where in dragoman."""

from __future__ import annotations

import inspect
from collections.abc import Callable

import pytest

from dragoman.cli import _exit
from dragoman.cli._exit import end_unforeseen
from dragoman.cli._output import measure_width


def catch(fail: Callable[[], object]) -> Exception:
    try:
        fail()
    except Exception as error:
        return error
    raise AssertionError("it does not fail")


def describe(error: Exception, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what stands in brackets in the sentence."""
    assert end_unforeseen(error, []) == 2
    said = capsys.readouterr().err
    assert said.startswith("dragoman: this is a mistake in dragoman itself (")
    assert said.count("\n") == 1
    return said.partition("(")[2].partition("); please report it")[0]


def test_the_place_is_the_innermost_of_dragoman(capsys: pytest.CaptureFixture[str]) -> None:
    error = catch(lambda: measure_width([1]))  # type: ignore[arg-type]
    _, first = inspect.getsourcelines(measure_width)
    said = describe(error, capsys)
    assert said.startswith("AttributeError: 'list' object has no attribute 'isascii' at _output")
    assert int(said.rpartition(":")[2]) - first in range(1, 6)


def test_an_error_from_elsewhere_is_said_with_its_own_place(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = describe(catch(lambda: int("x")), capsys)
    assert said.startswith("ValueError: invalid literal for int() with base 10: 'x' at test_unfor")


def test_an_error_without_a_place_or_a_text_is_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert describe(RecursionError(), capsys) == "RecursionError"
    assert describe(KeyError("a\n  b"), capsys) == "KeyError: 'a\\n b'"
    assert describe(ValueError("a\n  b"), capsys) == "ValueError: a b"


@pytest.mark.parametrize("length", [199, 200, 201, 1000])
def test_a_long_text_is_cut(length: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert describe(ValueError("x" * length), capsys) == f"ValueError: {'x' * min(length, 200)}"


@pytest.mark.parametrize("value", ["1", "true", "T", "yes", "y", "on", "0", "", "no"])
def test_the_trace_is_shown_where_it_is_asked_for(
    value: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(_exit.DEBUG, value)
    end_unforeseen(catch(lambda: int("x")), [])
    wanted = value not in {"0", "", "no"}
    assert ("Traceback (most recent call last)" in capsys.readouterr().err) is wanted
    end_unforeseen(catch(lambda: int("x")), ["status", "--debug"])
    assert "Traceback (most recent call last)" in capsys.readouterr().err
