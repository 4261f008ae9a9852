"""The bounds of the house: small files, small functions, one meaning for each class name."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from helpers.own_code import parse_modules, read_modules, walk_statements

LONGEST_FILE, LONGEST_FUNCTION, MOST_PARAMETERS = 300, 40, 5
OLD_WORDS = ("Give", "Gives", "Tell", "Tells")
"""Our docstrings say "Return …" and "Say …" instead."""


class Function(NamedTuple):
    name: str
    """With the module that it is in."""
    lines: int
    parameters: int
    """Without ``self``; 0 for what Click calls, which has a parameter for each option."""
    first_word: str
    """Of its docstring; empty without one."""


class House(NamedTuple):
    functions: tuple[Function, ...]
    classes: tuple[str, ...]


def count_parameters(function: ast.FunctionDef) -> int:
    if any("click" in ast.unparse(decorator) for decorator in function.decorator_list):
        return 0
    given = function.args
    names = [each.arg for each in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return len([name for name in names if name not in ("self", "cls")])


def describe(module: str, function: ast.FunctionDef) -> Function:
    assert function.end_lineno is not None
    lines = function.end_lineno - function.lineno + 1
    words = (ast.get_docstring(function) or "").split()
    name = f"{module}: {function.name}"
    return Function(name, lines, count_parameters(function), "".join(words[:1]))


def look_at(modules: Iterator[tuple[str, ast.Module]]) -> House:
    nodes = [(name, node) for name, tree in modules for node in walk_statements(tree)]
    return House(
        tuple(describe(name, node) for name, node in nodes if isinstance(node, ast.FunctionDef)),
        tuple(node.name for _, node in nodes if isinstance(node, ast.ClassDef)),
    )


@pytest.fixture(scope="module")
def house() -> House:
    """What all modules define: to parse them takes seconds, so it is done once."""
    return look_at(parse_modules())


def find_large(house: House) -> list[str]:
    long = (f"{one.name} has {one.lines} lines" for one in house.functions
            if one.lines > LONGEST_FUNCTION)  # fmt: skip
    wide = (f"{one.name} has {one.parameters} parameters" for one in house.functions
            if one.parameters > MOST_PARAMETERS)  # fmt: skip
    return [*long, *wide]


def test_files_are_small() -> None:
    lines = {name: text.count("\n") for name, text in read_modules().items()}
    assert {name: count for name, count in lines.items() if count > LONGEST_FILE} == {}


def test_functions_are_small(house: House) -> None:
    assert find_large(house) == []


def test_a_class_name_has_one_meaning(house: House) -> None:
    assert {name for name, count in Counter(house.classes).items() if count > 1} == set()


def test_docstrings_speak_as_the_house_does(house: House) -> None:
    assert [one.name for one in house.functions if one.first_word in OLD_WORDS] == []


CODE = """\
class Outer:
    def long(self, a, b, c, d, e):
        "Tell it."
        try:
            pass
        except ValueError:
            def deep(a, b, c, d, e, *, f): ...
{more}
@click.command()
def called(a, b, c, d, e, f): ...
""".format(more="        pass\n" * 35)


def test_the_test_of_the_house_sees_what_is_large_wherever_it_is() -> None:
    found = look_at(iter([("a.py", ast.parse(CODE))]))
    assert find_large(found) == ["a.py: long has 41 lines", "a.py: deep has 6 parameters"]
    assert found.classes == ("Outer",)
    assert [one.first_word for one in found.functions] == ["Tell", "", ""]
