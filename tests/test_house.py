"""The bounds of the house: small files, small functions, one meaning for each class name, and no
constant that nothing uses."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

import pytest

from helpers.own_code import parse_modules, read_modules, walk_statements
from helpers.tools import ROOT

LONGEST_FILE, LONGEST_FUNCTION, MOST_PARAMETERS = 300, 40, 5
OLD_WORDS = ("Give", "Gives", "Tell", "Tells")
"""Our docstrings say "Return …" and "Say …" instead."""
_WORD = re.compile(r"\w+")
_CONSTANTS = re.compile(
    r"^_*[A-Z][A-Z0-9_]*(?:, _*[A-Z][A-Z0-9_]*)*(?=(?:: [^=\n]+)? = )", re.MULTILINE
)
"""The names of a line at the top of a module that sets constants."""


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


def find_unused(modules: Mapping[str, str]) -> list[str]:
    """Return the names at the top of modules that nothing uses.

    A private name is used in its own module, another one in any of them.
    Functions are not looked at: a rule, for one, is used by nobody who names it.
    """
    words = {name: Counter(_WORD.findall(text)) for name, text in modules.items()}
    everywhere = sum(words.values(), Counter[str]())
    found = []
    for name, text in modules.items():
        for match in _CONSTANTS.finditer(text):
            for constant in _WORD.findall(match[0]):
                uses = words[name] if constant.startswith("_") else everywhere
                if uses[constant] == 1:
                    found.append(f"{name}: {constant}")
    return found


def test_no_constant_is_left_over() -> None:
    assert find_unused(read_modules()) == []


@pytest.mark.parametrize(
    ("text", "unused"),
    [
        ("_A = 1\n", ["m: _A"]),
        ("_A, _B = 1, 2\nprint(_B)\n", ["m: _A"]),
        ("_A: int = 1\n", ["m: _A"]),
        ("_A = 1\nprint(_A)\n", []),
        ("A = 1\n", ["m: A"]),
        ("def f():\n    _A = 1\n", []),
        ("print(_A == 1)\n", []),
    ],
)
def test_the_test_of_the_house_sees_a_constant_that_nothing_uses(
    text: str, unused: list[str]
) -> None:
    assert find_unused({"m": text}) == unused
    if text == "A = 1\n":
        assert find_unused({"m": text, "n": "from m import A\n"}) == []


_IMPORT = re.compile(r"^[ \t]*from dragoman([\w.]*) import (\([^)]*\)|[^\n(]*)", re.MULTILINE)


def find_private_names(test: str, modules: Collection[str]) -> list[str]:
    """Return the private names that a test imports from modules; a private module is none."""
    return [
        f"dragoman{place}.{name}"
        for place, listed in _IMPORT.findall(test)
        for name in re.findall(r"(?<!as )\b_[A-Za-z]\w*", listed)
        if f"{place}.{name}".lstrip(".").replace(".", "/") not in modules
    ]


def test_tests_use_what_is_public() -> None:
    modules = {name.removesuffix(".py").removesuffix("/__init__") for name in read_modules()}
    texts = {path: path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py")}
    found = {path.name: find_private_names(text, modules) for path, text in texts.items()}
    assert {name: names for name, names in found.items() if names} == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("from dragoman.po.live import _PIECE, parse\n", ["dragoman.po.live._PIECE"]),
        (
            "def f():\n    from dragoman.po import (\n        _a,\n        b,\n    )\n",
            ["dragoman.po._a"],
        ),
        ("from dragoman.po import a as _a\n", []),
        ("from dragoman import __version__\n", []),
        ("from dragoman.commands import _gates\n", []),
        ("from dragoman.commands._gates import call\n", []),
        ("from helpers.own import _a\n", []),
    ],
)
def test_the_test_of_tests_sees_private_names(text: str, found: list[str]) -> None:
    assert find_private_names(text, {"commands/_gates"}) == found
