"""Programs that tests and benchmarks keep in strings import names that exist."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

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


def test_programs_in_strings_import_what_exists() -> None:
    """All in one test: a row for each would read the whole suite whenever a test is run."""
    found = set(list_imports_in_strings())
    assert found
    missing = [
        f"{path}: {module}.{name}"
        for path, module, name in sorted(found)
        if not hasattr(importlib.import_module(module), name) and not is_module(module, name)
    ]
    assert missing == []


def is_module(package: str, name: str) -> bool:
    try:
        importlib.import_module(f"{package}.{name}")
    except ImportError:
        return False
    return True
