"""The code of the package as text and as trees, for the tests of what all of it must hold.

To parse all of it takes seconds. So a test parses all modules once, or only those that have a word
without which there is nothing to find.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from helpers.tools import ROOT

SOURCE = ROOT / "src" / "dragoman"


@cache
def read_modules() -> Mapping[str, str]:
    """Return the text of each module by its path below the package, in order."""
    paths = {path.relative_to(SOURCE).as_posix(): path for path in SOURCE.rglob("*.py")}
    texts = {name: paths[name].read_text(encoding="utf-8") for name in sorted(paths)}
    return MappingProxyType(texts)


def parse_modules(*words: str) -> Iterator[tuple[str, ast.Module]]:
    """Yield the path and the tree of each module that has one of some words; without words, all."""
    for name, text in read_modules().items():
        if not words or any(word in text for word in words):
            yield name, ast.parse(text)


def walk_statements(tree: ast.AST) -> Iterator[ast.stmt]:
    """Yield the statements of a piece of code, also those in others: functions, imports, classes.

    There are far fewer of them than of all nodes.
    """
    for field in ("body", "orelse", "finalbody", "handlers", "cases"):
        for node in getattr(tree, field, ()):
            if isinstance(node, ast.stmt):
                yield node
            yield from walk_statements(node)
