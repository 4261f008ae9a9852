"""A catalogue: read strictly, kept byte for byte, written back."""

from __future__ import annotations

import gc
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from dragoman.errors import CatalogError
from dragoman.po.blocks import Block, make_block
from dragoman.po.decoding import BOM, decode
from dragoman.po.grammar import Parts
from dragoman.po.reader import read_messages

if TYPE_CHECKING:
    from pathlib import Path

_BATCH = 200
"""Pieces that are encoded at a time: all at once would need three times the memory."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """A PO file: its header and its messages in the order of the file."""

    name: str
    """What errors call it, as a rule its path."""
    head: Block | None
    blocks: tuple[Block, ...]
    newline: str = "\n"
    """What ends the lines of blocks that are new."""
    bom: bool = False
    encoding: str = "utf-8"
    """The charset that the file declared when it was read; it is written as UTF-8."""
    lead: str = ""
    """Blank lines before the first block."""
    tail: str = ""
    """What follows the last block: blank lines, comments that belong to no message."""
    notes: tuple[str, ...] = ()
    """What the user must be told of the file: a charset converted, a header missing."""

    @property
    def header(self) -> Mapping[str, str]:
        """The fields of the header, in their order."""
        return {} if self.head is None else parse_fields(self.head.msgstr[0])


def parse_fields(text: str) -> dict[str, str]:
    """Read the fields of a header from its msgstr; the last of two equal ones holds."""
    pairs = (line.partition(":") for line in text.split("\n"))
    return {key.strip(): value.strip() for key, colon, value in pairs if colon}


@contextmanager
def pause_collector() -> Iterator[None]:
    """Keep the garbage collector off: reading makes many objects and no cycles."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def read(path: Path) -> Catalog:
    """Read the catalogue of a file; raises CatalogError as ``parse`` does."""
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CatalogError(f"the catalogue cannot be read: {reason}", path) from None
    return parse(data, str(path))


def parse(data: bytes, name: str) -> Catalog:
    """Read a catalogue strictly; ``dump(parse(data)) == data`` unless its charset is converted.

    Raises CatalogError with the line and what to do for whatever msgfmt would refuse, and for a
    file that seems cut off.
    """
    with pause_collector():
        text, bom, encoding, notes = decode(data, name)
        newline = "\r\n" if text[: text.find("\n")].endswith("\r") else "\n"
        found = list(read_messages(text, name))
        blocks = list(_make_blocks(found, text, newline))
    first, last = found[0], found[-1]
    head = blocks.pop(0) if first.is_header else None
    if head is None:
        notes = (*notes, "the file has no header; one is added when the file is written")
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


def _make_blocks(found: Sequence[Parts], text: str, newline: str) -> Iterator[Block]:
    """Make the blocks; a separation is kept where it is not one blank line."""
    line, done = 1, 0
    for parts in found:
        line += text.count("\n", done, parts.start)
        done = parts.start
        gap = text[parts.gap : done]
        yield make_block(parts, text, line, None if gap == newline or not parts.gap else gap)


def dump(catalog: Catalog) -> bytes:
    """Write every block as it stood, separated as it was; a new one by a blank line."""
    made = io.BytesIO()
    made.write(BOM if catalog.bom else b"")
    texts = chain.from_iterable(list_pieces(catalog))
    while some := "".join(islice(texts, _BATCH)):
        made.write(some.encode())
    made.write(catalog.tail.encode())
    return made.getvalue()


def list_changed(before: Iterable[Block], after: Iterable[Block]) -> list[Block]:
    """Return the blocks of ``after`` that have not kept their bytes.

    A block has kept its bytes where ``before`` has one with the same text, read at the same line.
    That is a question to two catalogues and not to one block: a template's blocks were read too,
    but from another file. So equal lines are not enough, and no block needs to be the same object.
    """
    texts = {block.line: block.text for block in before}
    return [block for block in after if texts.get(block.line) != block.text]


def list_pieces(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Give what stands before each block and the block itself, as they are to be written."""
    blocks = catalog.blocks if catalog.head is None else (catalog.head, *catalog.blocks)
    for number, block in enumerate(blocks):
        gap = block.gap if number else catalog.lead
        text = block.text
        if block.new and catalog.newline != "\n":
            text = text.replace("\r\n", "\n").replace("\n", catalog.newline)
        yield catalog.newline if gap is None else gap, text
