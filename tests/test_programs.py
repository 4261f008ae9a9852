"""Programs in strings, as tests and benchmarks start them, import names that exist."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.tools import ROOT, TESTS

IMPORT = re.compile(r"from (dragoman[\w.]*) import (\w+(?:, \w+)*)")


def imports_in_strings() -> Iterator[tuple[str, str, str]]:
    """Yield file, module and name of each import of ours that stands in a string."""
    for path in (*TESTS.rglob("*.py"), *(ROOT / "benchmarks").glob("*.py")):
        if "node_modules" not in path.parts:
            for string in strings(path):
                for module, names in IMPORT.findall(string):
                    for name in names.split(", "):
                        yield str(path.relative_to(ROOT)), module, name


def strings(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize(("path", "module", "name"), sorted(set(imports_in_strings())))
def test_a_program_in_a_string_imports_what_there_is(path: str, module: str, name: str) -> None:
    found = importlib.import_module(module)
    assert hasattr(found, name) or importlib.import_module(f"{module}.{name}"), path
