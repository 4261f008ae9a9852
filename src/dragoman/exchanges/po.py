"""PO (.po): a catalogue under a speaking name, for the editors that translators have."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress

from dragoman.exchanges._catalog_mail import cut_text_around, unquote_catalog
from dragoman.languages import find_language_name as language_name
from dragoman.model import NotTaken, Package, PackageItem, Returned, ReturnedRow, State
from dragoman.po.blocks import Block
from dragoman.po.catalog import Catalog, dump, parse
from dragoman.po.edit import MessageHead, write_message
from dragoman.po.marks import OWN, MarkKind, find_marks, is_mark, write_mark

SUFFIX = ".po"
_MESSAGE = re.compile(rb'^(?:#~ )?msgid[ \t]+"', re.MULTILINE)
_TRANSLATION = re.compile(rb'^(?:#~ )?msgstr(?:\[0\])?[ \t]+"', re.MULTILINE)
_BARE_HEADER = re.compile(rb'\A((?:#[^\n]*\n|[ \t\r]*\n)*msgid[ \t]+""[ \t]*\r?\n)(?=[ \t]*\r?\n)')
"""A header that has only its msgid, as OmegaT writes it."""
_OF_PROGRAMS = re.compile(
    r'^[ \t]*(?:\|[ \t]*(?:msg(?:ctxt|id|id_plural)[ \t]*)?"(?:[^"\\]|\\.)*"'
    r"|File: .+, line: -?[0-9]+)[ \t]*(?:\n|\Z)",
    re.MULTILINE,
)
"""Comments that nobody wrote: a ``#|`` line, which Babel does not know and writes as ``# |``, in
several lines if it is long; and a reference in the form of Uniforum (``msgcat --strict``)."""
_GLUE = "\x04"
"""What gettext puts between the msgctxt and the msgid in compiled catalogues. Some programs write
that into PO."""
_PLURALS = NotTaken("a message with plural forms belongs to no document; it is not taken")
_SAMPLE = 1 << 20
"""In bytes: where the first message of a catalogue begins at the latest."""


def write(package: Package) -> bytes:
    """Return a catalogue of the messages; a comment in each says how it went out."""
    head = write_message(None, "", package.header)
    blocks = tuple(_write_item(item, package.pivot) for item in package.items if item.key)
    return dump(Catalog(f"{package.document}.po", head, blocks))


def _write_item(item: PackageItem, pivot: str) -> Block:
    comments = [*item.note.splitlines(), *item.machine, write_mark(MarkKind.SENT, item.key)]
    explained = item.explained.splitlines()
    if item.pivot:
        explained.append(f"{language_name(pivot)}: {' '.join(item.pivot.split())}")
    is_fuzzy = item.state is State.FUZZY
    head = MessageHead(
        comments,
        [f"#. {line}".rstrip() for line in explained],
        ("fuzzy",) if is_fuzzy else (),
        (None, item.previous or None),
    )
    return write_message(item.context, item.source, item.text, head)


def recognizes(data: bytes) -> bool:
    """Return whether bytes are a catalogue: it has a message and a translation, or room for one."""
    start = _complete(data)[:_SAMPLE]
    return bool(_MESSAGE.search(start) and _TRANSLATION.search(start))


def read(data: bytes, name: str) -> Returned:
    """Read a catalogue, whoever wrote it; its obsolete messages, too.

    A translator's program makes a message obsolete that its template does not have.
    """
    whole, outside = cut_text_around(_complete(data))
    catalog = parse(whole, name)
    header = catalog.header
    return Returned(
        tuple(_read_block(block) for block in catalog.blocks if _is_work(block)),
        language=header.get("Language", "").strip(),
        document=header.get("Project-Id-Version", "").strip(),
        row_name="line",
        states_are_kept=True,
        remarks=(*outside, *_tell_plurals(catalog)),
    )


def _complete(data: bytes) -> bytes:
    """Return a catalogue in UTF-8, with what the editors of translators leave out or change: the
    last line end, the text of the header, the encoding (Notepad calls UTF-16 "Unicode"), line ends
    of a carriage return alone, and the ``>`` that mails put before lines."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        with suppress(UnicodeDecodeError):
            data = data.decode("utf-16").encode()
    data = unquote_catalog(data if b"\n" in data else data.replace(b"\r", b"\n"))
    data = _BARE_HEADER.sub(rb'\1msgstr ""\n', data, count=1)
    return data + b"\n" if data.endswith(b'"') else data


def _is_work(block: Block) -> bool:
    return block.plural is None and (not block.obsolete or block.msgstr[0] != "")


def _read_block(block: Block) -> ReturnedRow:
    key = next((mark.text for mark in find_marks(block.comments, MarkKind.SENT)), "")
    is_past = block.obsolete and not key
    note = "\n".join(line for line in block.comments if not is_mark(line, OWN))
    joined, glue, source = block.msgid.partition(_GLUE)
    context, source = (joined, source) if glue and not key else (block.context, block.msgid)
    return ReturnedRow(
        block.line,
        key,
        source,
        block.msgstr[0],
        State.FUZZY if block.fuzzy or is_past else State.TRANSLATED,
        _OF_PROGRAMS.sub("", note).removesuffix("\n"),
        context,
        machine=tuple(line for line in block.comments if is_mark(line, {MarkKind.MACHINE})),
        is_past=is_past,
    )


def _tell_plurals(catalog: Catalog) -> Iterator[tuple[int, str]]:
    for block in catalog.blocks:
        if block.plural is not None and any(block.msgstr) and not block.obsolete:
            yield block.line, _PLURALS
