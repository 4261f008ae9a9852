"""A module in a package of formats is a format: it is found by where it lies, not by a list.

The packages are ``dragoman.sources``, ``dragoman.editions``, ``dragoman.checks`` and
``dragoman.cli``. Other distributions add to the first three by entry points in the group of the
package's name; those are looked up only when no module of ours fits, because
``importlib.metadata`` costs more time than a whole ``dragoman status``.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from types import ModuleType


def names(package: str, *, third_party: bool = False) -> tuple[str, ...]:
    """Name the formats of a package, sorted, without importing any of them."""
    path = import_module(package).__path__
    found = {module.name for module in pkgutil.iter_modules(path)}
    if third_party:
        found.update(_entry_points(package))
    return tuple(sorted(name for name in found if not name.startswith("_")))


def load(package: str, name: str) -> ModuleType:
    """Import the one format of that name.

    Raises KeyError when neither the package nor an entry point has it.
    """
    if name in names(package):
        return import_module(f"{package}.{name}")
    return import_module(_entry_points(package)[name])


def _entry_points(group: str) -> dict[str, str]:
    from importlib.metadata import entry_points

    return {point.name: point.value for point in entry_points(group=group)}
