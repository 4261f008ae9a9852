"""Reading a large catalogue so that it needs little memory: messages stay slices of its bytes.

The result is equal to that of ``parse``. But the lines and the translation of a message are
decoded each time somebody asks for them, which takes longer: an update half as long again. So only
what is large is read in this way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace

from dragoman.collector import pause_collector
from dragoman.errors import CatalogError
from dragoman.model import MessageKey
from dragoman.po.blocks import Block, make_block
from dragoman.po.catalog import Catalog, list_blocks, list_pieces, parse
from dragoman.po.decoding import BOM, declares_utf8
from dragoman.po.grammar import Parts, read_common_message
from dragoman.po.packed import PlaceInFile
from dragoman.po.reader import check_comments, check_end, check_header

LARGE = 4 << 20
"""In bytes: a smaller catalogue is read as always. With these, memory matters more than time."""
_PIECE = 1 << 18
"""About how many bytes are decoded at a time."""
_EMPTY = ("",)
_PACKED = tuple(each.name for each in fields(Block) if each.name not in ("text", "msgstr", "place"))


def parse_compact(data: bytes, name: str, like: Catalog | None = None) -> Catalog:
    """Read a catalogue strictly; raises as ``parse`` does, which reads all that is not usual.

    A msgid that ``like`` has too is in memory only once. What is not ``LARGE`` is read as always.
    """
    if len(data) < LARGE:
        return parse(data, name)
    shared = {} if like is None else {block.msgid: block.msgid for block in like.blocks}
    try:
        with pause_collector():
            catalog = _read_usual(data, name, shared) if _is_plain(data) else None
    except (CatalogError, ValueError):  # to say what is wrong, and on which line, all is needed
        catalog = None
    return parse(data, name) if catalog is None else catalog


def _is_plain(data: bytes) -> bool:
    return declares_utf8(data) and not data.startswith(BOM) and b"\r" not in data


def _read_usual(data: bytes, name: str, shared: Mapping[str, str]) -> Catalog | None:
    """Read a catalogue with a header, and with nothing after its last message; None for others."""
    blocks: list[Block] = []
    keys: set[str | MessageKey] = set()
    head: Parts | None = None
    text, line, end = "", 1, 0
    for text, parts in _read_pieces(data):
        gap = text[parts.gap : parts.start]
        if head is None:
            head, lead = parts, gap
            check_header(text, parts, False, name)
        check_comments(text, parts, name)
        if parts.msgid in shared:
            parts = parts._replace(msgid=shared[parts.msgid])
        keys.add(parts.msgid if parts.context is None else (parts.context, parts.msgid))
        line += gap.count("\n")
        start = end + len(gap)
        end = start + len(text[parts.start : parts.end].encode())
        block = make_block(parts, text, line, None if gap == "\n" or not blocks else gap)
        blocks.append(_pack_block(block, PlaceInFile(data, start, end)))
        line += text.count("\n", parts.start, parts.end)
    if head is None or not head.is_header or len(keys) < len(blocks) or end < len(data):
        return None
    check_end(text, head, parts, name)
    return Catalog(name, blocks[0], tuple(blocks[1:]), lead=lead)


def _read_pieces(data: bytes) -> Iterator[tuple[str, Parts]]:
    """Yield the messages, each with the piece of the text that it was read from.

    Raises ValueError for a message of a rarer form, and for one that is not in one piece.
    """
    start = 0
    while start < len(data):
        end = data.find(b"\n\n", start + _PIECE) + 1 or len(data)
        text, position = data[start:end].decode(), 0
        while position < len(text):
            parts = read_common_message(text, position)
            if parts is None:
                raise ValueError
            yield text, parts
            position = parts.end
        start = end


def is_packed(catalog: Catalog) -> bool:
    """Return whether the messages of a catalogue are slices of its bytes."""
    return any(hasattr(block, "place") for block in catalog.blocks[:1])


def pack_new(block: Block) -> Block:
    """Return a block that was made as one whose lines are bytes; one of a rarer form as it is."""
    if hasattr(block, "place"):
        return block
    data = block.text.encode()
    packed = _pack_block(block, PlaceInFile(data, 0, len(data)))
    return packed if packed.msgstr == block.msgstr else block


def pack_catalog(catalog: Catalog, data: bytes) -> Catalog:
    """Return a catalogue whose messages are slices of ``data``, its bytes as ``dump`` writes them.

    One whose line ends are not LF is returned as it is, and so is one that is not ``LARGE``.
    """
    if len(data) < LARGE or catalog.newline != "\n" or catalog.bom:
        return catalog
    blocks, end = [], 0
    for block, (gap, text) in zip(list_blocks(catalog), list_pieces(catalog), strict=True):
        start = end + len(gap.encode())
        end = start + len(text.encode())
        blocks.append(_pack_block(block, PlaceInFile(data, start, end)))
    if catalog.head is None:
        return replace(catalog, blocks=tuple(blocks))
    return replace(catalog, head=blocks[0], blocks=tuple(blocks[1:]))


def _pack_block(block: Block, place: PlaceInFile) -> Block:
    """Return a block without its text and its translation: they stay in the file.

    ``read_common_message`` must find the translation there.
    """
    packed = object.__new__(Block)
    for name in _PACKED:
        object.__setattr__(packed, name, getattr(block, name))
    object.__setattr__(packed, "place", place)
    if block.msgstr == _EMPTY:
        object.__setattr__(packed, "msgstr", _EMPTY)
    return packed
