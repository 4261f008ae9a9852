"""One message as it is in its file; a new one is written as ``msgcat --no-wrap`` writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from dragoman.errors import CatalogError, quote
from dragoman.model import MessageKey
from dragoman.patterns import compile_later
from dragoman.po.grammar import Parts, decode_lines, is_fuzzy, read_common_message
from dragoman.po.marks import PREFIX, join_broken_marks
from dragoman.po.packed import PlaceInFile, decode_msgstr, decode_text
from dragoman.po.quoting import STRING, write_string
from dragoman.po.references import isolate_path, parse_reference

if TYPE_CHECKING:
    from polib import POEntry

_WIDTH = 79
"""Where msgcat breaks a line of references, even with --no-wrap."""
_PREVIOUS = compile_later(
    rf"#~?\|[ \t]*(msgctxt|msgid_plural|msgid)[ \t]*"
    rf"({STRING}(?:\r?\n#~?\|[ \t]*{STRING})*+)[ \t\r]*$",
    re.MULTILINE,
)
_PREVIOUS_JOINT = compile_later(r'"\r?\n#~?\|[ \t]*"')
_REFERENCE = compile_later("\u2068[^\u2069]*\u2069(?::[0-9]+)?|[^\\s]+")
_NOT_OF_TRANSLATORS = ("#.", "#:", "#,", "#=", "#|", "#~")


@dataclass(frozen=True, slots=True)
class Block:
    """One message: immutable, and byte for byte as it is in the file."""

    text: str
    """All its lines as they are in the file, decoded, with their line ends."""
    body: int
    """The index in ``text`` where the comments end and the keywords begin."""
    context: str | None
    msgid: str
    plural: str | None
    msgstr: tuple[str, ...]
    """All plural forms, or one text; ("",) where nothing is translated."""
    obsolete: bool
    fuzzy: bool
    line: int = field(default=0, compare=False)
    """The line that it begins on in its file, from 1; 0 for a block that was made, not read. A
    block that was read and then changed keeps its line: so ``line`` and ``text`` together show
    whether a block has kept its bytes (``catalog.list_changed``)."""
    gap: str | None = field(default=None, compare=False, repr=False)
    """What separates it from the block before; None for one blank line."""
    new: bool = field(default=False, compare=False)
    """Whether its lines were made, with LF, and not read. They are written with the line ends of
    the catalogue."""
    place: PlaceInFile = field(init=False, compare=False, repr=False)
    """Only of a block that ``pack_block`` made, which has no text and no translation of its own."""

    def __reduce__(self) -> tuple[object, ...]:
        """Travel to another process without the bytes of the file."""
        return Block, _read_fields(self)

    @property
    def key(self) -> MessageKey:
        """The msgctxt and msgid: no two messages of a catalogue have the same."""
        return self.context, self.msgid

    @property
    def is_header(self) -> bool:
        """Whether it is the header: live, without a msgctxt and with an empty msgid."""
        return not self.msgid and self.context is None and not self.obsolete

    @property
    def may_have_marks(self) -> bool:
        """Whether its comments may have marks of dragoman's own (``po.marks``). Most messages have
        none, and to see that is much quicker than to read the comments."""
        return self.body > 0 and self.text.find(PREFIX, 0, self.body) >= 0

    @property
    def comments(self) -> tuple[str, ...]:
        """The translator's comments, one a line, without ``# ``; a mark of our own that a program
        has broken into several lines is one again."""
        lines = self.comment_lines
        return join_broken_marks(lines) if len(lines) > 1 and self.may_have_marks else lines

    @property
    def comment_lines(self) -> tuple[str, ...]:
        """The lines of the translator's comments as they are in the file, without ``# ``."""
        if self.body == 0:
            return ()
        return tuple(
            line[1:].removeprefix(" ")
            for line in self._comment_lines()
            if not line.startswith(_NOT_OF_TRANSLATORS)
        )

    @property
    def extracted(self) -> tuple[str, ...]:
        """The comments from the source, one a line, without ``#. ``."""
        return tuple(line[2:].removeprefix(" ") for line in self._comment_lines("#."))

    @property
    def references(self) -> tuple[str, ...]:
        """The places in the source that it comes from, each ``path`` or ``path:line``."""
        lines = self._comment_lines("#:")
        return tuple(place for line in lines for place in _REFERENCE.findall(line[2:]))

    @property
    def flags(self) -> tuple[str, ...]:
        """Its flags, in order, each once."""
        if self.body == 0:
            return ()  # most messages have no comments: then nothing is asked of their text
        lines = [line for line in self._comment_lines() if line.startswith(("#,", "#="))]
        flags = (flag.strip() for line in lines for flag in line[2:].split(","))
        return tuple(dict.fromkeys(flag for flag in flags if flag))

    @property
    def previous(self) -> str | None:
        """The msgid that the translation was made for, if ``#| msgid`` says it."""
        return self._read_previous().get("msgid")

    @property
    def previous_context(self) -> str | None:
        """The msgctxt that the translation was made for."""
        return self._read_previous().get("msgctxt")

    @property
    def previous_plural(self) -> str | None:
        """The msgid_plural that the translation was made for."""
        return self._read_previous().get("msgid_plural")

    def entry(self) -> POEntry:
        """Return the message as an entry of polib: a new one each time, so it may be changed."""
        return _make_entry(self)

    def _comment_lines(self, start: str = "#") -> Iterator[str]:
        if self.body == 0:
            return
        for line in self.text[: self.body].split("\n"):
            line = line.lstrip(" \t").rstrip("\r")
            if line.startswith(start):
                yield line

    def _read_previous(self) -> dict[str, str]:
        if "|" not in self.text[: self.body]:
            return {}
        matches = _PREVIOUS.finditer(self.text, 0, self.body)
        return {match[1]: decode_lines(_PREVIOUS_JOINT.sub("", match[2])) for match in matches}


def _decode_packed(block: Block, name: str) -> Any:
    """Return the text or the translation of a packed block: they are decoded each time."""
    if name not in ("text", "msgstr"):
        raise AttributeError(name)
    return decode_text(block.place) if name == "text" else decode_msgstr(block.place)


_read_fields = attrgetter(*(each.name for each in fields(Block) if each.init))
"""Returns what a block is made of."""

# Outside of the class, so that a type checker still knows which attributes there are.
Block.__getattr__ = _decode_packed  # type: ignore[attr-defined]


def make_block(parts: Parts, text: str, line: int = 0, gap: str | None = None) -> Block:
    """Make the block of a message that was read from ``text``."""
    lines = text[parts.start : parts.end]
    body = parts.body - parts.start
    return Block(
        lines,
        body,
        parts.context,
        parts.msgid,
        parts.plural,
        parts.msgstr,
        parts.obsolete,
        lines.find("fuzzy", 0, body) >= 0 and is_fuzzy(lines[:body]),
        line,
        gap,
    )


def write_block(entry: POEntry, like: Block | None = None) -> Block:
    """Write a message as ``msgcat --no-wrap`` does.

    If ``like`` is given, the new block takes its place in the file: it has the same line and the
    same separation from the block before. Any line break in a comment begins a new comment line,
    because polib and Babel cannot read a comment that contains a lone carriage return.

    Raises CatalogError where the message cannot be read back: a NUL or a lone surrogate in it.
    """
    text = "".join((*_write_comments(entry), *_write_keywords(entry)))
    try:
        text.encode()
        parts = None if "\0" in text else read_common_message(text, 0)
    except ValueError:
        parts = None
    if parts is None or parts.end != len(text):
        raise CatalogError(f"the message {quote(entry.msgid[:40])} cannot be written as PO", None)
    line, gap = (0, None) if like is None else (like.line, like.gap)
    return replace(make_block(parts, text, line, gap), new=True)


def _write_comments(entry: POEntry) -> Iterator[str]:
    for comment in _split_lines(entry.tcomment):
        yield f"# {comment}\n" if comment else "#\n"
    for comment in _split_lines(entry.comment):
        yield f"#. {comment}\n" if comment else "#.\n"
    yield from _write_references(entry)
    flags = list(dict.fromkeys(entry.flags))
    if flags:
        flags.sort(key=lambda flag: flag != "fuzzy")
        yield "#, " + ", ".join(flags) + "\n"
    prefix = "#~| " if entry.obsolete else "#| "
    previous = {
        "msgctxt": entry.previous_msgctxt,
        "msgid": entry.previous_msgid,
        "msgid_plural": entry.previous_msgid_plural,
    }
    for keyword, text in previous.items():
        if text is not None:
            yield write_string(keyword, text, prefix)


def _split_lines(comment: str | None) -> list[str]:
    return re.split(r"\r\n|[\n\r]", comment) if comment else []


def _write_references(entry: POEntry) -> Iterator[str]:
    line = "#:"
    for path, number in entry.occurrences:
        place = f" {isolate_path(path)}:{number}" if number else f" {isolate_path(path)}"
        if len(line) > 2 and len((line + place).encode()) > _WIDTH:
            yield f"{line}\n"
            line = "#:"
        line += place
    if len(line) > 2:
        yield f"{line}\n"


def _write_keywords(entry: POEntry) -> Iterator[str]:
    prefix = "#~ " if entry.obsolete else ""
    if entry.msgctxt is not None:
        yield write_string("msgctxt", entry.msgctxt, prefix)
    yield write_string("msgid", entry.msgid, prefix)
    if entry.msgid_plural:
        yield write_string("msgid_plural", entry.msgid_plural, prefix)
        forms = entry.msgstr_plural or {0: ""}
        for index in sorted(forms, key=int):
            yield write_string(f"msgstr[{index}]", forms[index], prefix)
    else:
        yield write_string("msgstr", entry.msgstr, prefix)


def _make_entry(message: Block) -> POEntry:
    import polib

    plural = message.plural is not None
    return polib.POEntry(
        msgctxt=message.context,
        msgid=message.msgid,
        msgid_plural=message.plural or "",
        msgstr="" if plural else message.msgstr[0],
        msgstr_plural=dict(enumerate(message.msgstr)) if plural else {},
        tcomment="\n".join(message.comments),
        comment="\n".join(message.extracted),
        occurrences=[parse_reference(place) for place in message.references],
        flags=list(message.flags),
        previous_msgctxt=message.previous_context,
        previous_msgid=message.previous,
        previous_msgid_plural=message.previous_plural,
        obsolete=message.obsolete,
        linenum=message.line,
    )
