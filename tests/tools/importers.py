"""Which files import a module: a test may see no more of it than a constant. For ``mutants.py``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from trees import NO_CONTENT


def list_importers(root: Path) -> dict[str, set[str]]:
    """Return, by the dotted name of a module, the files of code and tests that import it.

    Whatever is imported from a package counts as a module, too. Only absolute imports are seen.
    """
    found: dict[str, set[str]] = {}
    for folder in ("src", "tests"):
        for path in (root / folder).rglob("*.py"):
            name = path.relative_to(root)
            if not set(name.parts) & NO_CONTENT:
                for module in _list_imports(ast.parse(path.read_bytes())):
                    found.setdefault(module, set()).add(name.as_posix())
    return found


def _list_imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{each.name}" for each in node.names)
