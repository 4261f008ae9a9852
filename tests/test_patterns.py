"""A pattern is what ``re`` makes of it, and it is compiled when it is first used, and once."""

from __future__ import annotations

import copy
import re
import subprocess
import sys

import pytest

from dragoman.patterns import compile_later


def test_it_does_what_the_compiled_pattern_does() -> None:
    text, ours, theirs = "a1 B22", compile_later(r"([a-z])(?P<n>\d+)", re.I), r"([a-z])(?P<n>\d+)"
    compiled = re.compile(theirs, re.I)
    assert ours.findall(text) == compiled.findall(text) == [("a", "1"), ("B", "22")]
    assert [m.span() for m in ours.finditer(text)] == [m.span() for m in compiled.finditer(text)]
    assert ours.sub(r"\g<n>", text) == "1 22"
    assert (ours.pattern, ours.flags, ours.groupindex) == (
        compiled.pattern,
        compiled.flags,
        compiled.groupindex,
    )
    match = ours.match(text, 3)
    assert match is not None and match.re == compiled


def test_it_is_compiled_when_it_is_first_used_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_now = re.compile

    def note(expression: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(expression)
        return compile_now(expression, flags)

    monkeypatch.setattr(re, "compile", note)
    pattern = compile_later("x+")
    assert compiled == []
    assert pattern.search("axx") and pattern.search("x") and pattern.fullmatch("xx")
    assert compiled == ["x+"]


def test_a_mistake_is_raised_at_the_first_use() -> None:
    pattern = compile_later("(")
    with pytest.raises(re.error, match="missing"):
        pattern.search("")


def test_what_a_pattern_does_not_have_is_missing_here_too() -> None:
    pattern = compile_later("x")
    with pytest.raises(AttributeError):
        pattern.find("x")  # type: ignore[attr-defined]
    assert copy.copy(pattern).search("x")


def test_no_rule_compiles_a_pattern_of_text_when_it_is_imported() -> None:
    program = """
import re, sys
compile_now = re.compile
def note(expression, flags=0):
    caller = sys._getframe(1).f_code.co_filename
    if "dragoman" in caller and "checks" in caller and isinstance(expression, str):
        print(caller, expression)
    return compile_now(expression, flags)
re.compile = note
from dragoman.checks import list_all_rules
assert len(list_all_rules()) > 50
"""
    command = [sys.executable, "-c", program]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == ""
