"""A catalogue: read strictly, kept byte for byte, written back."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman.catalogs.blocks import Block, make
from dragoman.catalogs.decoding import BOM, decode
from dragoman.catalogs.grammar import Parts, fast
from dragoman.catalogs.strings import STRING
from dragoman.catalogs.tolerant import CUT_OFF, MAX_PLURALS, read_message
from dragoman.errors import CatalogError

_ANNOUNCING = ("#.", "#:", "#,", "#=", "#|", "# dragoman:")
"""Comments that stand before a message only; a file that ends after one was cut off."""
_GAP = re.compile(r"(?:[ \t]*\r?\n)*+")
_PREVIOUS_LINE = re.compile(
    rf"#~?\|[ \t]*(?:(?:msgctxt|msgid_plural|msgid)[ \t]*)?(?:{STRING})?[ \t\r]*\Z"
)
_NPLURALS = re.compile(r"nplurals\s*=\s*([0-9]+)")


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
        return {} if self.head is None else fields(self.head.msgstr[0])


def fields(text: str) -> dict[str, str]:
    """Read the fields of a header from its msgstr; the last of two equal ones holds."""
    pairs = (line.partition(":") for line in text.split("\n"))
    return {key.strip(): value.strip() for key, colon, value in pairs if colon}


@contextmanager
def uncollected() -> Iterator[None]:
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
    with uncollected():
        text, bom, encoding, notes = decode(data, name)
        newline = "\r\n" if text[: text.find("\n")].endswith("\r") else "\n"
        blocks, tail = _blocks(text, newline, name)
        head = _head(blocks, name)
        if head is None:
            notes = (*notes, "the file has no header; one is added when the file is written")
        _check_plurals(blocks, head, name)
    first = blocks[0]
    lead = first.gap or ""
    blocks[0] = replace(first, gap=None)
    return Catalog(
        name,
        blocks[0] if head is not None else None,
        tuple(blocks[1:] if head is not None else blocks),
        newline,
        bom,
        encoding,
        lead,
        tail,
        notes,
    )


def dump(catalog: Catalog) -> bytes:
    """Write every block as it stood, separated as it was; a new one by a blank line."""
    pieces = [catalog.lead]
    blocks = catalog.blocks if catalog.head is None else (catalog.head, *catalog.blocks)
    for position, block in enumerate(blocks):
        if position:
            pieces.append(catalog.newline if block.gap is None else block.gap)
        text = block.text
        if block.new and catalog.newline != "\n":
            text = text.replace("\r\n", "\n").replace("\n", catalog.newline)
        pieces.append(text)
    pieces.append(catalog.tail)
    return (BOM if catalog.bom else b"") + "".join(pieces).encode()


def messages(text: str, name: str) -> Iterator[tuple[Parts, int, int]]:
    """Read the messages of a text one after the other: each with its line and where its gap begins.

    Raises CatalogError at the first thing that is no message; stops before comments at the end
    that belong to none.
    """
    position, number = 0, 1
    while position < len(text):
        try:
            parts = fast(text, position)
            if parts is None:
                if tail_begins(text, position, number, name):
                    return
                parts = read_message(text, position, number, name)
        except ValueError:
            raise CatalogError(
                "the numeric escapes of this message are no UTF-8 text, or a NUL; "
                "write the characters themselves",
                name,
                number + text.count("\n", position, _after_gap(text, position)),
            ) from None
        line = number + text.count("\n", position, parts.start)
        yield parts, line, position
        if parts.end == len(text) and not text.endswith("\n"):
            raise CatalogError(
                "the last line has no line end, so the file may have been cut off; "
                "compare it with its last version, or add a line end",
                name,
                text.count("\n") + 1,
            )
        number = line + text.count("\n", parts.start, parts.end)
        position = parts.end


def _after_gap(text: str, position: int) -> int:
    match = _GAP.match(text, position)
    return match.end() if match else position


def tail_begins(text: str, position: int, number: int, name: str) -> bool:
    """Tell whether only blank lines and translator comments are left.

    Other comments announce a message, so the file was cut off where they stand alone at the end.
    """
    announced, last = False, 0
    while position < len(text):
        end = text.find("\n", position) + 1 or len(text)
        line = text[position:end].strip(" \t\r\n")
        if line and (not line.startswith("#") or line.startswith("#~")):
            return False
        announced = announced or line.startswith(_ANNOUNCING)
        last = number if line else last
        position, number = end, number + 1
    if announced or (last and not text.endswith("\n")):
        raise CatalogError(CUT_OFF, name, last or number - 1)
    return True


def _blocks(text: str, newline: str, name: str) -> tuple[list[Block], str]:
    found: list[Block] = []
    seen: dict[tuple[str | None, str], int] = {}
    end = 0
    for parts, line, position in messages(text, name):
        key = (parts.context, parts.msgid)
        if key in seen:
            raise duplicate(parts.msgid, seen[key], name, line)
        seen[key] = line
        gap = text[position : parts.start]
        found.append(make(parts, text, line, None if found and gap == newline else gap))
        _check_comments(found[-1], name)
        end = parts.end
    if not found:
        raise CatalogError(
            "the catalogue is empty; restore it from version control, or delete it to begin anew",
            name,
            1,
        )
    return found, text[end:]


def duplicate(msgid: str, first: int, name: str, line: int) -> CatalogError:
    """Say that a message stands twice, live or obsolete; msgfmt refuses that as well."""
    shown = msgid if len(msgid) <= 40 else msgid[:39] + "…"
    what = "the header stands twice" if not msgid else f"the message “{shown}” stands twice"
    what = what.replace("\n", " ")
    return CatalogError(f"{what}, first in line {first}; keep one of the two", name, line)


def _head(blocks: list[Block], name: str) -> Block | None:
    for position, block in enumerate(blocks):
        if block.msgid == "" and block.context is None and not block.obsolete:
            if position:
                raise CatalogError(
                    "the header stands after other messages; move it to the top", name, block.line
                )
            if len(blocks) == 1 and "content-type" not in block.msgstr[0].lower():
                raise CatalogError(
                    "the header has no Content-Type and no message follows, so the file was cut "
                    "off; restore it from version control",
                    name,
                    block.line,
                )
            return block
    return None


def _check_comments(block: Block, name: str) -> None:
    """Refuse what stands in ``#|`` lines without being a string, and conflict markers."""
    if "|" not in block.text[: block.body]:
        return
    for number, line in enumerate(block.text[: block.body].split("\n")):
        if line.startswith(("#|", "#~|")) and not _PREVIOUS_LINE.match(line):
            raise CatalogError(
                "a #| line holds no well-formed string; mend it or delete the #| lines",
                name,
                block.line + number,
            )


def _check_plurals(blocks: list[Block], head: Block | None, name: str) -> None:
    """Hold the number of plural forms within reason; the expression is never evaluated."""
    number = None
    if head is not None:
        match = _NPLURALS.search(head.msgstr[0])
        number = None if match is None else int(match[1][:9])
        if number is not None and not 0 < number <= MAX_PLURALS:
            raise CatalogError(
                f"nplurals={number} is out of range; no language has more than {MAX_PLURALS} forms",
                name,
                head.line,
            )
    last = blocks[-1]
    if number is not None and last.plural is not None and len(last.msgstr) < number:
        raise CatalogError(
            f"the last message has {len(last.msgstr)} of {number} plural forms, so the file may "
            "have been cut off; restore it, or add the forms",
            name,
            last.line,
        )


__all__ = ["Catalog", "dump", "fields", "parse", "read"]
