"""Finding formats, rules and commands by where they lie: no list names them.

Every module or package in ``dragoman.sources``, ``dragoman.editions``, ``dragoman.checks.rules``
and ``dragoman.cli`` whose name does not begin with ``_`` is one. Other distributions add to the
first three by entry points, for example in their ``pyproject.toml``::

    [project.entry-points."dragoman.sources"]
    lyrics = "dragoman_lyrics"

The value is the name of a module. Entry points are looked up only where none of our own modules
fits, because that takes as long as much of a short command.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from dragoman.distributions import list_distributions


def names(package: str, *, group: str = "") -> tuple[str, ...]:
    """Return the sorted names of the modules in a package, without importing any of them.

    With ``group``, the result includes the names that other distributions add under that group
    of entry points. A name that begins with ``_`` is left out.
    """
    modules = _list_modules(package)
    if group:
        modules |= {name for name in _read_entry_points(group) if not name.startswith("_")}
    return tuple(sorted(modules))


def load(package: str, name: str, *, group: str = "") -> ModuleType:
    """Import and return the module of that name: our own, or else the one of an entry point.

    The group of entry points is the name of the package unless ``group`` is given. Raises KeyError
    where neither the package nor an entry point has the name.
    """
    if name in _list_modules(package):
        return import_module(f"{package}.{name}")
    return import_module(_read_entry_points(group or package)[name])


def load_whole(
    package: str, name: str, attributes: Iterable[str], refuse: Callable[[str], Exception]
) -> ModuleType:
    """Import and return a module that has all attributes of its kind.

    Raises KeyError as ``load`` does. For another distribution's module that cannot be imported or
    lacks an attribute, raises what ``refuse`` makes of the reason.
    """
    try:
        module = load(package, name)
    except ImportError as error:
        raise refuse(str(error)) from None
    for attribute in attributes:
        if not hasattr(module, attribute):
            raise refuse(f"it has no {attribute}")
    return module


@cache
def _list_modules(package: str) -> frozenset[str]:
    """Return the names of the modules in a package; a process reads its folder only once."""
    spec = find_spec(package)  # the package itself need not be imported
    folders = None if spec is None else spec.submodule_search_locations
    modules = pkgutil.iter_modules(folders or [])
    return frozenset(module.name for module in modules if not module.name.startswith("_"))


def _read_entry_points(group: str) -> dict[str, str]:
    """Return the name of the module for each entry point of a group."""
    if not any(each.adds_to(group) for each in list_distributions()):
        return {}
    from importlib.metadata import entry_points

    return {point.name: point.value for point in entry_points(group=group)}
