"""Imports go downwards only, siblings do not know each other, and only cli/ knows Click."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.tools import ROOT

SOURCE = ROOT / "src" / "dragoman"

LAYERS = (
    ("cli", "__main__"),
    ("babel_plugin", "commands"),
    ("dashboard", "align", "project", "proofread"),
    ("gitlog", "progress", "settings"),
    ("catalogs", "checks", "colophon", "editions", "matching", "sources", "structure"),
    ("bidi", "clock", "files", "fonts", "glossary", "inline", "languages", "own_messages", "po"),
    ("locking", "model", "scripts", "templating"),
    ("errors", "plugins"),
)
"""From the top; what stands in one layer is siblings."""

# A module of a layer that another of the same layer is made of; no two formats, checks or stages.
WITHIN = {
    ("cli", "cli"),
    ("__main__", "cli"),
    ("catalogs", "matching"),
    ("fonts", "languages"),
    ("inline", "bidi"),
    ("own_messages", "po"),
}


def layer(name: str) -> int:
    return next(number for number, names in enumerate(LAYERS) if name in names)


def imports(path: Path) -> Iterator[str]:
    """Name what a file imports, below ``dragoman`` and outside, at its top or in functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def files() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def part(path: Path) -> str:
    """Name the part of the house that a file is or lies in."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_go_downwards_only(path: Path) -> None:
    mine = part(path)
    if mine == "__init__":
        return
    parts = {name for names in LAYERS for name in names}
    for imported in imports(path):
        first, _, rest = imported.partition(".")
        other = rest.partition(".")[0]
        if first != "dragoman" or other not in parts or other == mine:
            continue
        down = layer(other) > layer(mine)
        assert down or (mine, other) in WITHIN, f"{mine} imports {other}"


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_only_the_command_line_knows_click(path: Path) -> None:
    if part(path) != "cli":
        assert not {name for name in imports(path) if name.partition(".")[0] == "click"}


@pytest.mark.parametrize("package", ["sources", "editions", "checks/rules"])
def test_formats_do_not_import_each_other(package: str) -> None:
    """A format imports what its package shares (``_…``), never another format."""
    formats = {p.stem for p in (SOURCE / package).glob("*.py") if not p.stem.startswith("_")}
    room = f"dragoman.{package}.".replace("/", ".")
    for path in (SOURCE / package).glob("*.py"):
        for imported in imports(path):
            name = imported.removeprefix(room).partition(".")[0]
            if imported.startswith(room) and name != path.stem:
                assert name not in formats, f"{path.name} imports {name}"


def test_every_part_has_a_layer() -> None:
    assert {part(path) for path in files()} - {"__init__"} <= {
        name for names in LAYERS for name in names
    }
