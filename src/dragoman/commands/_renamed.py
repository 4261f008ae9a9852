"""Documents that have another name now: their catalogues have the old one."""

from __future__ import annotations

from contextlib import suppress

from dragoman.commands._outside_memory import is_outside
from dragoman.commands.update import ChangedCatalog
from dragoman.errors import DragomanError
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


def _is_confirmed(block: Block) -> bool:
    return any(block.msgstr) and not block.fuzzy
