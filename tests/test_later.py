"""Packages whose names are imported when they are first used."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from dragoman.later import import_later

PACKAGES = ("catalogs", "checks", "model", "po", "proofread")


def find_promised(package: str) -> dict[str, str]:
    """Return the names that a package imports for type checkers, each with its module."""
    module = import_module(f"dragoman.{package}")
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    (block,) = (node for node in tree.body if isinstance(node, ast.If))
    return {
        alias.name: str(statement.module)
        for statement in block.body
        if isinstance(statement, ast.ImportFrom)
        for alias in statement.names
    }


@pytest.mark.parametrize("package", PACKAGES)
def test_every_name_is_found_and_is_what_type_checkers_take_it_for(package: str) -> None:
    module, promised = import_module(f"dragoman.{package}"), find_promised(package)
    assert sorted(promised) == sorted(module.__all__)
    for name, place in promised.items():
        assert getattr(module, name) is getattr(import_module(place), name)


@pytest.mark.parametrize("package", PACKAGES)
def test_no_name_is_that_of_a_module(package: str) -> None:
    """To import a module sets its name in its package, over what was there."""
    module = import_module(f"dragoman.{package}")
    modules = {path.stem for path in Path(str(module.__file__)).parent.glob("*.py")}
    assert modules.isdisjoint(module.__all__)


def test_a_name_that_is_not_there_is_an_error() -> None:
    find = import_later("dragoman.model", {"documents": "Place Unit"})
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        find("Nothing")


def test_only_the_modules_that_are_asked_for_are_imported() -> None:
    code = "import sys; from dragoman.model import Tally; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "dragoman.model.states" in loaded and "dragoman.model.documents" not in loaded


def test_what_only_a_mistake_or_an_old_version_needs_is_not_imported_at_the_start() -> None:
    code = "import sys, dragoman.project, dragoman.commands.history; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "dragoman.settings" in loaded
    assert loaded.isdisjoint({"json", "html.entities", "dragoman.catalogs.counting"})
