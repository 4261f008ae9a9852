"""Putting machine drafts into a catalogue: only where a message is still as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from dragoman.catalogs.nothing_lost import check_nothing_lost
from dragoman.catalogs.pivot import PivotMark, mark_pivot
from dragoman.catalogs.states import find_state, is_unconfirmed, make_block_digest, mark_draft
from dragoman.model import MessageKey, State
from dragoman.po.blocks import Block
from dragoman.po.catalog import Catalog
from dragoman.po.edit import MessageHead, make_obsolete, write_message
from dragoman.po.marks import MarkKind, is_mark

REPLACED = "replaced by a draft"
"""The msgctxt of an obsolete message that keeps a translation of which the source is not known."""


class NewDraft(NamedTuple):
    """What a machine has made of one message."""

    texts: tuple[str, ...]
    """One for each plural form; one where there are none."""
    digest: str
    """Of the message as it was when the machine was asked (``make_block_digest``)."""
    engine: str
    date: str
    """In ISO form."""
    pivot: PivotMark | None = None
    """The text that it was made from, where that is itself a translation."""


def may_be_drafted(message: Block) -> bool:
    """Return whether a draft may take the place of what a message has: nothing, or the translation
    of an earlier source. What waits for a person's decision does not change under their eyes, nor
    does a message of which somebody has written some plural forms."""
    state = find_state(message)
    if message.obsolete or (message.plural is not None and any(message.msgstr)):
        return False
    return state is State.UNTRANSLATED or (state is State.FUZZY and not is_unconfirmed(message))


def put_drafts(
    catalog: Catalog, drafts: Mapping[MessageKey, NewDraft]
) -> tuple[Catalog, frozenset[MessageKey]]:
    """Return a catalogue with drafts, and the keys of those that were put in.

    A message that somebody has changed meanwhile stays as it is. The outdated translation that a
    draft takes the place of is kept as an obsolete message for its own source, fuzzy. Raises
    CatalogError where anything would be lost: that is a bug. These are in the order of ``drafts``;
    whether the drafts come at once or in several parts makes no difference.
    """
    written: set[MessageKey] = set()
    replaced: dict[MessageKey, Block] = {}

    def put(message: Block) -> Block:
        draft = None if message.obsolete else drafts.get(message.key)
        if (
            draft is None
            or not may_be_drafted(message)
            or make_block_digest(message) != draft.digest
        ):
            return message
        written.add(message.key)
        if message.msgstr[0]:
            replaced[message.key] = message
        made = mark_draft(message, draft.texts, draft.date, draft.engine)
        return mark_pivot(made, draft.pivot) if draft.pivot else made

    blocks = [put(block) for block in catalog.blocks]
    if not written:
        return catalog, frozenset()
    kept = _keep([replaced[key] for key in drafts if key in replaced], blocks)
    changed = replace(catalog, blocks=(*blocks, *kept))
    check_nothing_lost(catalog, changed)
    return changed, frozenset(written)


def _keep(replaced: Sequence[Block], blocks: Sequence[Block]) -> list[Block]:
    """Return obsolete messages for the translations that are nowhere else.

    They are fuzzy: whether somebody ever confirmed them is not known, for they may be drafts, too.
    """
    if not replaced:
        return []
    keys = {block.key for block in blocks}
    # What another draft may take the place of is nowhere to stay.
    texts = {text for block in blocks if not may_be_drafted(block) for text in block.msgstr}
    kept: list[Block] = []
    for message in replaced:
        text = message.msgstr[0]
        if text in texts:
            continue
        key = _find_key(message, keys)
        keys.add(key)
        texts.add(text)
        words = tuple(line for line in message.comments if is_mark(line, {MarkKind.MACHINE}))
        head = MessageHead(words, flags=("fuzzy",))
        kept.append(make_obsolete(write_message(*key, text, head)))
    return kept


def _find_key(message: Block, taken: set[MessageKey]) -> MessageKey:
    """Return the key under which a translation is kept: that of its source, if that is free."""
    source = message.previous or message.msgid
    key: MessageKey = (message.previous_context, source)
    number = 1
    while key in taken:
        key = (f"{REPLACED} {number}" if number > 1 else REPLACED, source)
        number += 1
    return key
