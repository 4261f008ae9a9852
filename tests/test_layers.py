"""Imports go downwards only, siblings do not know each other, and only cli/ knows Click.

Also: a format or a rule is added by adding a file, so no file of its kind imports another; and
where a module is tested is where it lies.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from helpers.own_code import SOURCE, walk_statements
from helpers.tools import TESTS

LAYERS = (
    ("cli", "__main__"),
    ("workbench",),
    ("babel_plugin", "commands"),
    ("align", "dashboard", "project", "proofread"),
    ("gitlog", "progress", "settings"),
    (
        "bitext",
        "catalogs",
        "checks",
        "editions",
        "engines",
        "exchanges",
        "matching",
        "sources",
        "structure",
        "terms",
    ),
    (
        "bidi",
        "clock",
        "files",
        "fonts",
        "git",
        "glossary",
        "inline",
        "languages",
        "own_messages",
        "pictures",
        "po",
    ),
    (
        "containers",
        "interrupts",
        "packages",
        "templating",
        "texts",
        "toml_keys",
    ),
    ("model",),
    (
        "choices",
        "credits",
        "encodings",
        "errors",
        "escaping",
        "executables",
        "html_references",
        "paper",
        "plugins",
    ),
    (
        "collector",
        "computed",
        "distributions",
        "later",
        "patterns",
        "rising",
    ),
)
"""From the top: each imports only what is in a layer below. Those of one layer are siblings."""

SIBLINGS = {
    ("__main__", "cli"),
    ("catalogs", "matching"),
    ("credits", "escaping"),
    ("fonts", "languages"),
    ("glossary", "languages"),
    ("inline", "bidi"),
    ("matching", "bitext"),
    ("own_messages", "files"),
    ("own_messages", "languages"),
    ("own_messages", "po"),
}
"""Modules that may import a sibling, because they are made of it."""

ROOMS = ("sources", "editions", "engines", "exchanges", "checks/rules")
"""Packages in which each public module or package is a format, or a family of rules."""

TESTED_BY_ALL = {"__init__", "__main__", "model"}
"""Modules without tests of their own: every test uses them."""


def layer(name: str) -> int:
    return next(number for number, names in enumerate(LAYERS) if name in names)


@cache
def imports(path: Path) -> tuple[str, ...]:
    """Name what a file imports, at its top or in functions, below ``dragoman`` and outside."""
    return tuple(_list_imports(path))


def _list_imports(path: Path) -> Iterator[str]:
    for node in walk_statements(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@cache
def list_files() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def part_of(path: Path) -> str:
    """Name the part of the house that a file is or lies in."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def find_wrong_imports(part: str, imported: tuple[str, ...]) -> list[str]:
    """Return the parts of the house that a file of a part imports and must not."""
    parts = {name for names in LAYERS for name in names}
    found = []
    for name in imported:
        first, _, rest = name.partition(".")
        other = rest.partition(".")[0]
        if first != "dragoman" or other not in parts or other == part:
            continue
        if layer(other) <= layer(part) and (part, other) not in SIBLINGS:
            found.append(other)
    return found


def test_imports_go_downwards_only() -> None:
    wrong = {
        path.relative_to(SOURCE).as_posix(): found
        for path in list_files()
        if part_of(path) != "__init__"
        if (found := find_wrong_imports(part_of(path), imports(path)))
    }
    assert wrong == {}


@pytest.mark.parametrize(
    ("part", "imported", "wrong"),
    [
        ("cli", "dragoman.commands.status", []),
        ("commands", "dragoman.cli", ["cli"]),
        ("project", "dragoman.commands.status", ["commands"]),
        ("editions", "dragoman.align", ["align"]),
        ("sources", "dragoman.editions", ["editions"]),
        ("checks", "dragoman.catalogs", ["catalogs"]),
        ("catalogs", "dragoman.matching.model", []),
        ("matching", "dragoman.catalogs.states", ["catalogs"]),
        ("po", "dragoman.catalogs", ["catalogs"]),
        ("model", "dragoman.errors", []),
        ("errors", "dragoman.model", ["model"]),
    ],
)
def test_the_layers_are_those_of_the_design(part: str, imported: str, wrong: list[str]) -> None:
    assert find_wrong_imports(part, (imported,)) == wrong


def test_only_the_command_line_knows_click() -> None:
    know_click = {
        path.relative_to(SOURCE).as_posix()
        for path in list_files()
        if any(name.partition(".")[0] == "click" for name in imports(path))
    }
    assert {name for name in know_click if not name.startswith("cli/")} == set()
    assert know_click >= {"cli/check.py", "cli/update.py"}, "an import of Click is not seen"


def list_formats(room: str) -> list[str]:
    """Name the formats of a room: its public modules and packages."""
    names = (
        path.stem
        for path in (SOURCE / room).iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    )
    return sorted(name for name in names if not name.startswith("_"))


def test_a_room_has_formats() -> None:
    assert {"text", "markdown"} <= set(list_formats("sources"))
    assert {"docx", "html"} <= set(list_formats("editions"))
    assert {"letters", "numbers"} <= set(list_formats("checks/rules"))


@pytest.mark.parametrize("room", ROOMS)
def test_formats_do_not_import_each_other(room: str) -> None:
    """A format imports what its room shares (``_…``), never another format; nor does that."""
    formats = set(list_formats(room))
    prefix = f"dragoman.{room.replace('/', '.')}."
    for path in sorted((SOURCE / room).rglob("*.py")):
        own = path.relative_to(SOURCE / room).parts[0].removesuffix(".py")
        for imported in imports(path):
            name = imported.removeprefix(prefix).partition(".")[0]
            if imported.startswith(prefix) and name != own:
                assert name not in formats, f"{path.relative_to(SOURCE)} imports {name}"


def test_every_part_has_a_layer() -> None:
    assert {part_of(path) for path in list_files()} - {"__init__"} <= {
        name for names in LAYERS for name in names
    }


@pytest.mark.parametrize("part", sorted({part_of(path) for path in list_files()}))
def test_every_part_has_its_own_tests(part: str) -> None:
    """In ``tests/<part>/``, or in ``tests/test_<part>.py`` and files that begin so."""
    if part not in TESTED_BY_ALL:
        found = [*TESTS.glob(f"{part}/**/test_*.py"), *TESTS.glob(f"test_{part}*.py")]
        assert any(
            name == f"dragoman.{part}" or name.startswith(f"dragoman.{part}.")
            for path in found
            for name in imports(path)
        ), f"no test of {part} in its own place"


@pytest.mark.parametrize("room", ["sources", "editions"])
def test_every_format_has_its_own_tests(room: str) -> None:
    for name in list_formats(room):
        assert list((TESTS / room).rglob(f"test_{name}*.py")), f"no test of {name} in tests/{room}/"
