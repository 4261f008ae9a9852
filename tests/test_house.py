"""The bounds of the house: small files, small functions, one meaning for each class name."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.tools import ROOT

SOURCE = ROOT / "src" / "dragoman"
FILES = sorted(SOURCE.rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION, MOST_PARAMETERS = 300, 40, 5
OLD_WORDS = ("Give", "Gives", "Tell", "Tells")
"""Our docstrings say "Return …" and "Say …" instead."""


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    yield from (node for node in ast.walk(parse(path)) if isinstance(node, ast.FunctionDef))


def is_callback(function: ast.FunctionDef) -> bool:
    """Return whether Click calls the function: it has a parameter for each option."""
    return any("click" in ast.unparse(decorator) for decorator in function.decorator_list)


def count_parameters(function: ast.FunctionDef) -> int:
    given = function.args
    names = [each.arg for each in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return len([name for name in names if name not in ("self", "cls")])


def show(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("path", FILES, ids=show)
def test_files_and_functions_are_small(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= LONGEST_FILE
    for function in functions(path):
        assert function.end_lineno is not None
        lines = function.end_lineno - function.lineno + 1
        assert lines <= LONGEST_FUNCTION, f"{function.name} has {lines} lines"
        if not is_callback(function):
            assert count_parameters(function) <= MOST_PARAMETERS, function.name


def test_a_class_name_has_one_meaning() -> None:
    names = Counter(
        node.name
        for path in FILES
        for node in ast.walk(parse(path))
        if isinstance(node, ast.ClassDef)
    )
    assert {name for name, count in names.items() if count > 1} == set()


@pytest.mark.parametrize("path", FILES, ids=show)
def test_docstrings_speak_as_the_house_does(path: Path) -> None:
    for function in functions(path):
        docstring = ast.get_docstring(function) or "-"
        assert docstring.split()[0] not in OLD_WORDS, function.name
