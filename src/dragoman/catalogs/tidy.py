"""The canonical form of a catalogue: the one that dragoman itself writes.

Other programs wrap lines, move comments and put obsolete messages between the others. Each does it
in its own way, so that a diff shows hundreds of lines where one translation has changed.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.catalogs.template import tidy_header
from dragoman.po.blocks import Block, write_block
from dragoman.po.catalog import Catalog


def tidy_catalog(catalog: Catalog) -> Catalog:
    """Return a catalogue in which nothing is wrapped, and obsolete messages are last.

    One blank line is between two messages, comments are in gettext's order, and line ends are LF,
    without a byte order mark. The fields of the header are in gettext's order, those of names with
    them, empty where they were not there. All texts, comments and flags stay, and the order of the
    messages.
    """
    blocks = sorted(catalog.blocks, key=lambda block: block.obsolete)
    return replace(
        catalog,
        head=None if catalog.head is None else _tidy_head(catalog.head),
        blocks=tuple(map(_tidy_message, blocks)),
        newline="\n",
        bom=False,
        lead="",
        tail=catalog.tail.replace("\r\n", "\n"),
    )


def _tidy_head(head: Block) -> Block:
    entry = head.entry()
    entry.msgstr = tidy_header(entry.msgstr)
    written = write_block(entry, head)
    return replace(head if written.text == head.text else written, gap=None)


def _tidy_message(message: Block) -> Block:
    """Return a message in the canonical form; what is in it already keeps its place in the file."""
    written = write_block(message.entry(), message)
    return replace(message if written.text == message.text else written, gap=None)
