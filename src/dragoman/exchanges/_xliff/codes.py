"""The marks of a text as numbered codes, which the programs of translators protect."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from dragoman.inline import MarkPiece, PieceRole
from dragoman.model import SpanKind

FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot contain, also not as a reference."""

CodeNumbers = Mapping[tuple[str, str], list[str]]
"""By the beginning and the end of a mark, the ids of the codes that the source has for it."""


class Code(NamedTuple):
    """A piece of a text, with the id of its code."""

    role: PieceRole
    text: str
    kind: SpanKind
    id: str = ""
    end: str = ""
    """Of a beginning, how its end is written."""


def number_codes(pieces: Iterable[MarkPiece], source: Iterable[Code] = ()) -> tuple[Code, ...]:
    """Return the pieces of a text, each mark with an id.

    A mark that ``source`` has, too, gets the id that it has there; another gets a new one.
    """
    codes = [Code(piece.role, piece.text, piece.kind) for piece in pieces]
    waiting: list[int] = []
    for number, code in enumerate(codes):
        if code.role is PieceRole.OPEN:
            waiting.append(number)
        elif code.role is PieceRole.CLOSE:
            start = waiting.pop()
            codes[start] = codes[start]._replace(end=code.text)
    known = list(source)
    ids: dict[tuple[str, str], list[str]] = {}
    for code in known:
        if code.id:
            ids.setdefault((code.text, code.end), []).append(code.id)
    return tuple(_give_ids(codes, ids, 1 + sum(bool(code.id) for code in known)))


def _give_ids(codes: Iterable[Code], ids: CodeNumbers, following: int) -> Iterator[Code]:
    for code in codes:
        if code.role in (PieceRole.TEXT, PieceRole.CLOSE):
            yield code
            continue
        of_source = ids.get((code.text, code.end))
        yield code._replace(id=of_source.pop(0) if of_source else str(following))
        following += not of_source


def escape_content(text: str) -> str:
    """Return a text as the content of an element; a carriage return stays one."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;")


def escape_allowed(text: str) -> str:
    """Return what XML can contain of a text, as the content of an element."""
    return escape_content(FORBIDDEN.sub("", text))


def escape_value(text: str) -> str:
    """Return what XML can contain of a text, as the value of an attribute; line ends stay."""
    text = escape_allowed(text).replace('"', "&quot;")
    return text.replace("\n", "&#10;").replace("\t", "&#9;")


def list_note_lines(note: str) -> list[str]:
    """Return the lines of comments that XML can contain; the others stay where they are."""
    return [line for line in note.splitlines() if line.strip() and not FORBIDDEN.search(line)]
