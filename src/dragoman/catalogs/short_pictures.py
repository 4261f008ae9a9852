"""Messages from before the pictures in a text (``data:``) had short addresses keep what they have.

A message that was only read in another way is the same message: it stays translated and reviewed.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from dragoman.catalogs.states import make_block_digest, make_message_digest
from dragoman.model import MessageKey
from dragoman.po.blocks import Block, write_block
from dragoman.po.catalog import Catalog
from dragoman.texts.embedded import LONG_ENOUGH, SHORTENED, shorten_pictures


def shorten_messages(catalog: Catalog, template: Catalog) -> Catalog:
    """Return a catalogue in which the pictures of messages have the addresses of the template."""
    wanted = {block.key for block in template.blocks if SHORTENED in block.msgid}
    missing = wanted.difference(block.key for block in catalog.blocks) if wanted else ()
    if not missing:
        return catalog
    return replace(catalog, blocks=tuple(_shorten(block, missing) for block in catalog.blocks))


def _shorten(block: Block, missing: Collection[MessageKey]) -> Block:
    if (
        len(block.text) < LONG_ENOUGH
        or (block.context, shorten_pictures(block.msgid)) not in missing
    ):
        return block
    entry = block.entry()
    entry.msgid, entry.msgstr = shorten_pictures(entry.msgid), shorten_pictures(entry.msgstr)
    entry.previous_msgid = shorten_pictures(entry.previous_msgid or "") or None
    digest = make_message_digest(block.context, entry.msgid, (entry.msgstr,), None)
    entry.tcomment = entry.tcomment.replace(make_block_digest(block), digest)
    return write_block(entry, block)
