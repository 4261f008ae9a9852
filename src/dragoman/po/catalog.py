"""A catalogue: it is read strictly, and written back byte for byte."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from dragoman.collector import pause_collector
from dragoman.errors import CatalogError, word_refusal
from dragoman.model import MessageKey
from dragoman.po.blocks import Block, make_block
from dragoman.po.decoding import BOM, decode
from dragoman.po.grammar import Parts
from dragoman.po.reader import read_messages

if TYPE_CHECKING:
    from pathlib import Path

_BATCH = 200
"""How many pieces are encoded at a time: all at once would need three times the memory."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """A PO file: its header and its messages in the order of the file."""

    name: str
    """What errors call it: in most cases its path."""
    head: Block | None
    """The header; None where the file has none."""
    blocks: tuple[Block, ...]
    newline: str = "\n"
    """The line end of blocks that are new."""
    bom: bool = False
    encoding: str = "utf-8"
    """The charset that the file declared when it was read; it is written as UTF-8."""
    lead: str = ""
    """Blank lines before the first block."""
    tail: str = ""
    """What follows the last block: blank lines, and comments that belong to no message."""
    notes: tuple[str, ...] = ()
    """What the user must know about the file, a sentence each: a charset that is converted, a
    header that is missing."""

    @property
    def header(self) -> Mapping[str, str]:
        """The fields of the header, in their order."""
        return {} if self.head is None else parse_fields(self.head.msgstr[0])


def parse_fields(text: str) -> dict[str, str]:
    """Return the fields of a header, from its msgstr; of two with one name the last counts."""
    pairs = (line.partition(":") for line in text.split("\n"))
    return {key.strip(): value.strip() for key, colon, value in pairs if colon}


def read(path: Path) -> Catalog:
    """Read a file. Raises CatalogError where it cannot be read, and as ``parse`` does."""
    return parse(read_bytes(path), str(path))


def read_bytes(path: Path) -> bytes:
    """Return what a file holds. Raises CatalogError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise CatalogError(f"the catalogue {word_refusal(error, path, 'read')}", path) from None


def parse(data: bytes, name: str) -> Catalog:
    """Read a catalogue strictly; ``dump(parse(data)) == data`` unless its charset is converted.

    Raises CatalogError for everything that msgfmt refuses, and for a file that seems to be cut
    off; the error has the line and says what to do.
    """
    with pause_collector():
        text, bom, encoding, notes = decode(data, name)
        newline = "\r\n" if text[: text.find("\n")].endswith("\r") else "\n"
        messages = list(read_messages(text, name))
        blocks = list(_make_blocks(messages, text, newline))
    first, last = messages[0], messages[-1]
    head = blocks.pop(0) if first.is_header else None
    if head is None:
        notes = (*notes, "the file has no header; it gets one when it is written")
    return Catalog(
        name,
        head,
        tuple(blocks),
        newline,
        bom,
        encoding,
        lead=text[: first.start],
        tail=text[last.end :],
        notes=notes,
    )


def _make_blocks(messages: Sequence[Parts], text: str, newline: str) -> Iterator[Block]:
    """Yield the blocks; a separation is kept where it is not one blank line."""
    line, counted = 1, 0
    for parts in messages:
        line += text.count("\n", counted, parts.start)
        counted = parts.start
        gap = text[parts.gap : parts.start]
        yield make_block(parts, text, line, None if gap == newline or not parts.gap else gap)


def index_live(catalog: Catalog | None) -> dict[MessageKey, Block]:
    """Return the messages of a catalogue that are not obsolete, by their keys; {} for None."""
    return {block.key: block for block in (catalog.blocks if catalog else ()) if not block.obsolete}


def dump(catalog: Catalog) -> bytes:
    """Return the bytes of a catalogue, in UTF-8.

    Every block that was read is as it was, and separated as it was; a new one follows a blank line.
    """
    data = io.BytesIO()
    data.writelines(DumpedCatalog(catalog))
    return data.getvalue()


class DumpedCatalog:
    """The bytes of a catalogue as ``dump`` returns them, in pieces that are made when they are
    asked for: of a large catalogue, they are never in memory all at once."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def __iter__(self) -> Iterator[bytes]:
        catalog = self._catalog
        yield BOM if catalog.bom else b""
        texts = chain.from_iterable(list_pieces(catalog))
        while batch := list(islice(texts, _BATCH)):
            yield "".join(batch).encode()
        yield catalog.tail.encode()


def list_blocks(catalog: Catalog) -> tuple[Block, ...]:
    """Return the header, if there is one, and the messages."""
    return catalog.blocks if catalog.head is None else (catalog.head, *catalog.blocks)


def list_changed(before: Iterable[Block], after: Iterable[Block]) -> list[Block]:
    """Return the blocks of ``after`` that have not kept their bytes.

    A block has kept its bytes where ``before`` has a block with the same line and the same text.
    The line alone is not enough: a block that comes from a template was read on a line too, but in
    another file. A block that was made (its line is 0) may be in the list although it is kept.
    """
    known = {block.line: block for block in before}
    return [block for block in after if not _has_same_text(block, known.get(block.line))]


def _has_same_text(block: Block, other: Block | None) -> bool:
    return block is other or (other is not None and block.text == other.text)


def list_pieces(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Yield for each block what comes before it, and its own text, as they are to be written."""
    for number, block in enumerate(list_blocks(catalog)):
        gap = block.gap if number else catalog.lead
        text = block.text
        if block.new and catalog.newline != "\n":
            text = text.replace("\r\n", "\n").replace("\n", catalog.newline)
        yield catalog.newline if gap is None else gap, text
