"""Programs that tests and benchmarks keep in strings import names that exist."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.tools import ROOT, TESTS

IMPORT = re.compile(r"from (dragoman[\w.]*) import (\w+(?:, \w+)*)")


def list_imports_in_strings() -> Iterator[tuple[str, str, str]]:
    """Yield file, module and name of each import of ours in a string."""
    for path in (*TESTS.rglob("*.py"), *(ROOT / "benchmarks").glob("*.py")):
        if "node_modules" not in path.parts:
            for string in list_strings(path):
                for module, names in IMPORT.findall(string):
                    for name in names.split(", "):
                        yield str(path.relative_to(ROOT)), module, name


def list_strings(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize(("path", "module", "name"), sorted(set(list_imports_in_strings())))
def test_a_program_in_a_string_imports_what_exists(path: str, module: str, name: str) -> None:
    loaded = importlib.import_module(module)
    assert hasattr(loaded, name) or importlib.import_module(f"{module}.{name}"), path
