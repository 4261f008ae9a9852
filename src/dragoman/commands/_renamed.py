"""Documents that have another name now: their catalogues have the old one."""

from __future__ import annotations

from contextlib import suppress

from dragoman.commands.update import ChangedCatalog
from dragoman.errors import DragomanError
from dragoman.po import Block, index_live
from dragoman.project import Project

_LEAST = 0.5
"""The share of the messages that two catalogues must have in common, in each of them."""


def find_former(project: Project, changed: ChangedCatalog) -> str:
    """Return the former document whose catalogue a new one could be; "" for none.

    It is the one with the most messages in common: half of those of both at least, and one of them
    confirmed, because a catalogue without translations has nothing to keep.
    """
    former = [name for name in changed.remembered if name not in project.documents]
    if not changed.is_new or not former:
        return ""
    own = index_live(changed.load_new()).keys()
    best, most = "", 0
    for name in former:
        with suppress(DragomanError):  # who searched it for suggestions has said what is wrong
            catalog = project.read_catalog(name, changed.language)
            others = index_live(catalog) if catalog else {}
            shared = [others[key] for key in own & others.keys()]
            common = len(shared) if any(map(_is_confirmed, shared)) else 0
            if common > most and common >= _LEAST * max(len(own), len(others)):
                best, most = name, common
    return best


def _is_confirmed(block: Block) -> bool:
    return any(block.msgstr) and not block.fuzzy
