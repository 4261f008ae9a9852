"""Documents that have another name now: their catalogues have the old one."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from dragoman.commands._caches.outside_memory import is_outside
from dragoman.commands.update import ChangedCatalog
from dragoman.errors import DragomanError
from dragoman.files.folders import walk_files
from dragoman.model import MessageKey
from dragoman.po import Block, index_live
from dragoman.project import Project

_LEAST = 0.5
"""The share of the messages that two catalogues must have in common, in each of them."""


class FormerDocuments:
    """The documents of which only catalogues are left. Each is read once, and a new one is compared
    with those that have a message of it: when a folder gets another name, there are many of both.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._known: dict[tuple[str, tuple[str, ...]], _FormerMessages] = {}

    def find_moved(self, changed: ChangedCatalog) -> MovedCatalog | None:
        """Return what a new catalogue could be; None where that is nothing known."""
        former, language = self._find(changed), changed.language
        if not former:
            return None
        old, new = (self._project.catalog(name, language) for name in (former, changed.document))
        return MovedCatalog(former, old, new)

    def _find(self, changed: ChangedCatalog) -> str:
        """Return the former document whose catalogue a new one could be; "" for none.

        It is the one with the most messages in common: half of those of both at least, and one of
        them confirmed, because a catalogue without translations has nothing to keep.
        """
        if not changed.is_new or not changed.remembered:
            return ""
        place = changed.language, changed.remembered
        if place not in self._known:
            self._known[place] = self._read_former(*place)
        former = self._known[place]
        own = index_live(changed.load_new()).keys() if former.sizes else ()
        found = former.count_common(own)
        likely = [n for n in found if found[n] >= _LEAST * max(len(own), former.sizes[n])]
        best = max(likely, key=lambda number: (found[number], -number), default=None)
        return "" if best is None else former.names[best]

    def _read_former(self, language: str, remembered: Sequence[str]) -> _FormerMessages:
        """Read the catalogues of those documents that are not there any more."""
        known = self._project.documents
        names = [name for name in remembered if name not in known and not is_outside(name)]
        former = _FormerMessages(names, [], {})
        for number, name in enumerate(names):
            catalog = None
            with suppress(DragomanError):  # who searched it for suggestions has said what is wrong
                catalog = self._project.read_catalog(name, language)
            found = index_live(catalog)
            former.sizes.append(len(found))
            for key, block in found.items():
                former.places.setdefault(key, []).append((number, _is_confirmed(block)))
        return former


class _FormerMessages(NamedTuple):
    """The messages of the catalogues of former documents in one language."""

    names: Sequence[str]
    """Of the documents."""
    sizes: list[int]
    """How many messages each has."""
    places: dict[MessageKey, list[tuple[int, bool]]]
    """By message, the numbers of the documents that have it, and whether it is confirmed there."""

    def count_common(self, messages: Iterable[MessageKey]) -> dict[int, int]:
        """Return how many of some messages each document has that has any, one of them confirmed.

        A document that has none of them is not looked at.
        """
        counts: Counter[int] = Counter()
        confirmed = set()
        for key in messages:
            for number, is_confirmed in self.places.get(key, ()):
                counts[number] += 1
                if is_confirmed:
                    confirmed.add(number)
        return {number: counts[number] for number in confirmed}


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


class SeenCatalogs(NamedTuple):
    """What is known of the catalogues of a project, beside those that were moved."""

    current: frozenset[Path]
    """Those of the documents that are there."""
    made: frozenset[Path]
    """Those of them that this update has made."""


def see_catalogs(project: Project, made: Iterable[ChangedCatalog]) -> SeenCatalogs:
    """Return what is known of the catalogues when an update has made some."""
    languages, documents = project.languages, project.documents
    return SeenCatalogs(
        frozenset(project.catalog(name, code) for name in documents for code in languages),
        frozenset(project.catalog(each.document, each.language) for each in made),
    )


def group_by_folder(moved: Iterable[MovedCatalog], seen: SeenCatalogs) -> list[MovedFolder]:
    """Return the folders that seem to have another name now, each with its catalogues.

    Where a whole folder cannot be copied over the new one, the folders in it are looked at by
    themselves. What then is left is a group of its own, except where the files of a folder are
    copied over it: done in another order, one would replace the other.
    """
    groups: dict[tuple[Path, Path], list[MovedCatalog]] = {}
    for each in moved:
        groups.setdefault(_find_folders(each), []).append(each)
    claimed = {each.new for own in groups.values() if len(own) > 1 for each in own}
    free = seen._replace(made=seen.made - claimed)
    found: list[MovedFolder] = []
    for (old, new), own in groups.items():
        found += _divide(MovedFolder(old, new, tuple(own)), free)
    whole = [each for each in found if len(each.catalogs) > 1]
    return [
        each
        for each in found
        if len(each.catalogs) > 1 or not any(_is_copied_over(each.new, one) for one in whole)
    ]


def _is_copied_over(path: Path, folder: MovedFolder) -> bool:
    """Return whether a file of a folder is copied over another one."""
    old, new, _ = folder
    return path.is_relative_to(new) and os.path.lexists(old / path.relative_to(new))


def _find_folders(moved: MovedCatalog) -> tuple[Path, Path]:
    """Return the paths without the parts at their ends that are the same."""
    old, new = moved.old, moved.new
    while old.name == new.name and old != new:
        old, new = old.parent, new.parent
    return old, new


def _divide(folder: MovedFolder, seen: SeenCatalogs) -> Iterator[MovedFolder]:
    """Yield the folder if it can be copied; else the folders in it, and single catalogues."""
    old, new, catalogs = folder
    if len(catalogs) == 1:
        yield MovedFolder(catalogs[0].old, catalogs[0].new, catalogs)
        return
    if _can_be_copied(folder, seen):
        yield folder
        return
    parts: dict[str, list[MovedCatalog]] = {}
    for each in catalogs:
        parts.setdefault(each.old.relative_to(old).parts[0], []).append(each)
    for name, own in parts.items():
        yield from _divide(MovedFolder(old / name, new / name, tuple(own)), seen)


def _can_be_copied(folder: MovedFolder, seen: SeenCatalogs) -> bool:
    """Return whether all files of the old folder may be copied over those of the new one.

    The two lie apart, no catalogue of a document that is still there is copied with them, and no
    file is lost. Beside the catalogues of the folder, former ones may be there that are like none:
    nobody had translated them, or they changed much. They are as well in the new folder, in the
    place of what this update has made.
    """
    old, new, catalogs = folder
    if old.is_relative_to(new) or new.is_relative_to(old):
        return False
    files, known = set(walk_files(old, "")), {each.old for each in catalogs}
    places = {path: new / path.relative_to(old) for path in files - known}
    return (
        known <= files
        and seen.current.isdisjoint(places)
        and not any(os.path.lexists(to) for to in places.values() if to not in seen.made)
    )


def _is_confirmed(block: Block) -> bool:
    return any(block.msgstr) and not block.fuzzy
