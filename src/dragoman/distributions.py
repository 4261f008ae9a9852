"""Which distributions are installed, found without ``importlib.metadata``.

That module, and what it needs, takes longer to import than a whole ``dragoman status``. Here the
folders are read in which ``pip`` and others keep what they know of a distribution. Only where there
may be distributions outside such folders, ``importlib.metadata`` is asked.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Any, NamedTuple

_SUFFIXES = (".dist-info", ".egg-info")


class Distribution(NamedTuple):
    """A distribution that is installed; its files are read when they are asked for."""

    name: str
    """In small letters, with "-" between words: "markdown-it-py"."""
    read: Callable[[str], str]
    """Returns the text of a file of its metadata; empty where it has no such file."""

    @property
    def version(self) -> str:
        """The version that its metadata says."""
        text = self.read("METADATA") or self.read("PKG-INFO")
        lines = (line for line in text.splitlines() if line.lower().startswith("version:"))
        return next(lines, "").partition(":")[2].strip()

    def adds_to(self, group: str) -> bool:
        """Return whether it has entry points of this group, or of one whose name begins with it
        and a dot."""
        text = self.read("entry_points.txt")
        return f"[{group}]" in text or f"[{group}." in text


def list_distributions() -> Iterator[Distribution]:
    """Yield what is installed. Of several with one name, the first is the one that Python uses."""
    if _are_elsewhere():
        from importlib.metadata import distributions

        for each in distributions():
            name = each.metadata["Name"] or ""
            yield Distribution(_normalize(name), partial(_ask, each))
        return
    for folder in sys.path:
        try:
            names = sorted(os.listdir(folder or "."))  # noqa: PTH208 - it is several times as fast
        except OSError:  # much of sys.path need not be there
            continue
        for name in names:
            if name.endswith(_SUFFIXES):
                own = os.path.splitext(name)[0].partition("-")[0]  # noqa: PTH122 - as above
                yield Distribution(_normalize(own), partial(_read, Path(folder, name)))


def _ask(distribution: Any, file: str) -> str:
    return distribution.read_text(file) or ""


def _normalize(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _read(place: Path, file: str) -> str:
    try:
        path = place if file == "PKG-INFO" and place.is_file() else place / file
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _are_elsewhere() -> bool:
    """Return whether there may be distributions in ZIP files, or where only the finder of somebody
    else finds them."""
    finders = [each for each in sys.meta_path if each is not PathFinder]
    return any(hasattr(each, "find_distributions") for each in finders) or any(
        map(os.path.isfile, sys.path)
    )
