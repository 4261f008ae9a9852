"""What a test imports is what pyproject.toml installs: nothing comes from a machine by chance."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions

from helpers.tools import NODE_MODULES, PYTHON_PROGRAMS, ROOT, TESTS


def list_declared() -> set[str]:
    """Return the distributions that pyproject.toml names, for the program and for its tests."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = settings["project"]
    lists = [project["dependencies"], *project["optional-dependencies"].values()]
    named = [line for lines in (*lists, settings["dependency-groups"]["dev"]) for line in lines]
    return {normalise(re.split(r"[\[<>=~! ]", line)[0]) for line in named}


def normalise(name: str) -> str:
    """Return a name of a distribution as PEP 503 compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def list_imports(tree: ast.AST) -> Iterator[str]:
    """Yield the modules that a piece of code imports, by a statement or by ``need_module``."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (each.name for each in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module
            case ast.Call(func=ast.Name(id="need_module"), args=[ast.Constant(value=str(name))]):
                yield name


def test_what_the_tests_import_is_declared() -> None:
    installed, declared = packages_distributions(), {"dragoman", *list_declared()}
    undeclared = {
        (path.relative_to(TESTS).as_posix(), name)
        for path in TESTS.rglob("*.py")
        if NODE_MODULES not in path.parents
        for name in list_imports(ast.parse(path.read_text(encoding="utf-8")))
        if (top := name.partition(".")[0]) not in sys.stdlib_module_names
        and top in installed  # where it is not, need_module says so
        and not declared.intersection(map(normalise, installed[top]))
    }
    assert undeclared == set()


def test_what_brings_the_programs_of_python_is_declared() -> None:
    assert set(PYTHON_PROGRAMS.values()) - list_declared() == set()
