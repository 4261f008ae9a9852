"""Putting a finished translation into a catalogue: what it has a message for, and the rest."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from dragoman.catalogs.nothing_lost import check_nothing_lost
from dragoman.catalogs.states import clear_adopted, mark_adopted
from dragoman.matching.model import WITHOUT_SOURCE
from dragoman.model import MessageKey
from dragoman.po.blocks import Block
from dragoman.po.catalog import Catalog
from dragoman.po.edit import make_obsolete, write_message


class AdoptedText(NamedTuple):
    """A translation for one message."""

    text: str
    confidence: float
    """How certain it is that it belongs to the message, from 0 to 1."""
    fuzzy: bool = True


class AdoptedFile(NamedTuple):
    """What is to become of a finished translation."""

    texts: Mapping[MessageKey, AdoptedText]
    """The translations by message: each replaces what the message has."""
    given_up: Collection[MessageKey]
    """The messages that an earlier run gave a text of the same file, and that have none now."""
    unplaced: Sequence[str]
    """The paragraphs that belong to no message."""
    placed: Mapping[str, str]
    """Of all others, the translation that they are in."""


def put_adopted(catalog: Catalog, found: AdoptedFile, date: str) -> Catalog:
    """Return a catalogue with translations that were adopted; nothing that it has is lost.

    What is unplaced is kept as obsolete messages; of those that were kept so before, the ones that
    have a place now go. ``date`` is in ISO form. Raises CatalogError where anything would be lost:
    that is a bug.
    """
    blocks: list[Block] = []
    replaced: dict[str, str] = {}
    for block in catalog.blocks:
        if block.obsolete:
            if block.context == WITHOUT_SOURCE and block.msgid in found.placed:
                replaced[block.msgid] = found.placed[block.msgid]
                continue
        elif block.key in found.texts:
            new = found.texts[block.key]
            replaced[block.msgstr[0]] = new.text
            block = mark_adopted(block, new.text, date, new.confidence, fuzzy=new.fuzzy)
        elif block.key in found.given_up:
            replaced[block.msgstr[0]] = ""  # the file has it: it is in another message now
            block = clear_adopted(block)
        blocks.append(block)
    known = {block.key for block in blocks}
    for text in dict.fromkeys(found.unplaced):
        if (WITHOUT_SOURCE, text) not in known:
            blocks.append(make_obsolete(write_message(WITHOUT_SOURCE, text, text)))
    changed = replace(catalog, blocks=tuple(blocks))
    check_nothing_lost(catalog, changed, replaced)
    return changed
