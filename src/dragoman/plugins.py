"""A module or package that lies in a room of formats is a format: no list names it.

The rooms are ``dragoman.sources``, ``dragoman.editions``, ``dragoman.checks.rules`` and
``dragoman.cli``. Other distributions add to the first three by entry points. Entry points are
looked up only when no module of ours fits, because ``importlib.metadata`` takes longer than a
whole ``dragoman status``.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from types import ModuleType


def names(package: str, *, group: str = "") -> tuple[str, ...]:
    """Return the names of the formats in a package, sorted, without importing any of them.

    With ``group``, the formats that other distributions add under that entry point group are
    among them.
    """
    path = import_module(package).__path__
    found = {module.name for module in pkgutil.iter_modules(path)}
    if group:
        found.update(_entry_points(group))
    return tuple(sorted(name for name in found if not name.startswith("_")))


def load(package: str, name: str, *, group: str = "") -> ModuleType:
    """Import and return the format of that name: ours, or else an entry point's.

    The entry point group is the package's own name unless ``group`` is given. Raises KeyError
    when neither the package nor an entry point has the name.
    """
    if name in names(package):
        return import_module(f"{package}.{name}")
    return import_module(_entry_points(group or package)[name])


def _entry_points(group: str) -> dict[str, str]:
    from importlib.metadata import entry_points

    return {point.name: point.value for point in entry_points(group=group)}
