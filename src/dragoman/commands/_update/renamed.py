"""Documents that have another name now: their catalogues have the old one."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from dragoman.commands._caches.outside_memory import is_outside
from dragoman.commands.update import ChangedCatalog
from dragoman.errors import DragomanError
from dragoman.files.folders import walk_files
from dragoman.model import CatalogName, MessageKey
from dragoman.po import Block, index_live
from dragoman.project import Project

_LEAST = 0.5
"""The share of the messages that two catalogues must have in common, in each of them."""


class FormerDocuments:
    """The documents of which only catalogues are left. Each is read once, and compared with every
    new one: when a folder gets another name, there are many of both."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._messages: dict[CatalogName, dict[MessageKey, bool]] = {}

    def find_moved(self, changed: ChangedCatalog) -> MovedCatalog | None:
        """Return what a new catalogue could be; None where that is nothing known."""
        former = self.find(changed)
        places = (self._project.catalog(name, changed.language)
                  for name in (former, changed.document))  # fmt: skip
        return MovedCatalog(former, *places) if former else None

    def find(self, changed: ChangedCatalog) -> str:
        """Return the former document whose catalogue a new one could be; "" for none.

        It is the one with the most messages in common: half of those of both at least, and one of
        them confirmed, because a catalogue without translations has nothing to keep.
        """
        known = self._project.documents
        former = [n for n in changed.remembered if n not in known and not is_outside(n)]
        if not changed.is_new or not former:
            return ""
        own = index_live(changed.load_new()).keys()
        best, most = "", 0
        for name in former:
            others = self._list_messages(CatalogName(name, changed.language))
            shared = own & others.keys()
            common = len(shared) if any(map(others.__getitem__, shared)) else 0
            if common > most and common >= _LEAST * max(len(own), len(others)):
                best, most = name, common
        return best

    def _list_messages(self, place: CatalogName) -> dict[MessageKey, bool]:
        """Return the messages of a catalogue, and of each whether it is confirmed."""
        if place not in self._messages:
            catalog = None
            with suppress(DragomanError):  # who searched it for suggestions has said what is wrong
                catalog = self._project.read_catalog(*place)
            found = index_live(catalog)
            self._messages[place] = {key: _is_confirmed(block) for key, block in found.items()}
        return self._messages[place]


class MovedCatalog(NamedTuple):
    """A new catalogue, and that of a former document which it could be."""

    former: str
    """The name of the former document."""
    old: Path
    new: Path


class MovedFolder(NamedTuple):
    """Catalogues that lie in the same way in two folders: all of the old one, and new ones."""

    old: Path
    new: Path
    catalogs: tuple[MovedCatalog, ...]


def group_by_folder(moved: Iterable[MovedCatalog]) -> list[MovedFolder]:
    """Return the folders that seem to have another name now, each with its catalogues.

    Where the old folder has other catalogues, too, or one folder lies in the other, each catalogue
    is a group of its own: whoever copied the folder would also copy what does not belong there.
    """
    groups: dict[tuple[Path, Path], list[MovedCatalog]] = {}
    for each in moved:
        groups.setdefault(_find_folders(each), []).append(each)
    found: list[MovedFolder] = []
    for (old, new), own in groups.items():
        if len(own) > 1 and _is_whole(old, new, own):
            found.append(MovedFolder(old, new, tuple(own)))
        else:
            found += [MovedFolder(each.old, each.new, (each,)) for each in own]
    return found


def _find_folders(moved: MovedCatalog) -> tuple[Path, Path]:
    """Return the paths without the parts at their ends that are the same."""
    old, new = moved.old, moved.new
    while old.name == new.name and old != new:
        old, new = old.parent, new.parent
    return old, new


def _is_whole(old: Path, new: Path, moved: Iterable[MovedCatalog]) -> bool:
    """Return whether a folder has no other catalogues than these, and lies apart from the new.

    Nor may the new one have another file in the place of one of the old: it would be lost.
    """
    if old.is_relative_to(new) or new.is_relative_to(old):
        return False
    files, known = set(walk_files(old, "")), {each.old for each in moved}
    others = files - known
    return known <= files and not any(
        path.suffix == ".po" or os.path.lexists(new / path.relative_to(old)) for path in others
    )


def _is_confirmed(block: Block) -> bool:
    return any(block.msgstr) and not block.fuzzy
