"""Names of a package that are imported when they are first used.

A package may have many modules, of which a command needs few. To import all of them, and to make
all their classes, would take most of the time of a short command.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def import_later(package: str, names: Mapping[str, str]) -> Callable[[str], Any]:
    """Return the function ``__getattr__`` of a package: it imports what is asked for.

    ``names`` are those that each module of the package has for others, with spaces between them.
    """
    modules = {name: module for module, own in names.items() for name in own.split()}

    def import_name(name: str) -> Any:
        if name not in modules:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(f"{package}.{modules[name]}"), name)
        setattr(sys.modules[package], name, value)  # from then on it is found without this
        return value

    return import_name
