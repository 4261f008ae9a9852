"""The marks of a text as numbered tags, which machines keep better; and back, or not at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dragoman.inline._pieces import MarkPiece, PieceRole, cut_marks
from dragoman.model import SpanKind

_PLAIN = ("plain", "code")
_TAG = re.compile(r"<\s*(/?)\s*([gx])\s*([0-9]{1,5})\s*/?\s*>", re.I | re.A)
_SPACE_BEHIND = re.compile(r"(<g[0-9]+>)(\s+)")
_SPACE_BEFORE = re.compile(r"(?<!\s)(\s+)(</g[0-9]+>)")
"""White space at the inner edge of a mark, which Markdown mostly would not read as one then."""


class MaskedText(NamedTuple):
    """A text without marks, and what its tags stand for."""

    text: str
    marks: Mapping[str, str]
    """By the tag, ``<g1>``, ``</g1>`` or ``<x2/>``, the mark as it is written."""


def mask_marks(text: str, markup: str) -> MaskedText:
    """Return a text in which each mark is a numbered tag: ``<g1>…</g1>`` around a text, or
    ``<x2/>``. Code within a text is one tag with all that is in it, for nobody translates it."""
    if markup in _PLAIN:
        return MaskedText(text, {})
    marks: dict[str, str] = {}
    parts: list[str] = []
    open_numbers: list[int] = []
    number = 0
    for piece in _join_code(cut_marks(text)):
        if piece.role is PieceRole.TEXT:
            parts.append(piece.text)
            continue
        if piece.role is PieceRole.CLOSE:
            tag = f"</g{open_numbers.pop()}>"
        else:
            number += 1
            tag = f"<x{number}/>"
            if piece.role is PieceRole.OPEN:
                open_numbers.append(number)
                tag = f"<g{number}>"
        marks[tag] = piece.text
        parts.append(tag)
    return MaskedText("".join(parts), marks)


def _join_code(pieces: tuple[MarkPiece, ...]) -> Iterator[MarkPiece]:
    """Yield the pieces, where code is one piece of its own."""
    code: list[str] = []
    for piece in pieces:
        is_edge = piece.kind is SpanKind.CODE
        if code:
            code.append(piece.text)
            if is_edge and piece.role is PieceRole.CLOSE:
                yield MarkPiece(PieceRole.ALONE, "".join(code), SpanKind.CODE)
                code = []
        elif is_edge and piece.role is PieceRole.OPEN:
            code = [piece.text]
        else:
            yield piece


def unmask_marks(text: str, masked: MaskedText, markup: str) -> str:
    """Return a translation with the marks of its source, of one with their tags.

    Raises ValueError, with what is wrong in a few words, where it does not have each mark once, or
    would not be read with the same marks.
    """
    if markup in _PLAIN:
        return text
    text = _move_spaces_out(_TAG.sub(_write_tag, text), masked.text)
    tags = [match[0] for match in _TAG.finditer(text) if match[0] in masked.marks]
    if Counter(tags) != Counter(dict.fromkeys(masked.marks, 1)) or not _are_nested(tags):
        raise ValueError("it has lost markup, or has some of it twice")
    whole = _TAG.sub(lambda tag: masked.marks.get(tag[0], tag[0]), text)
    if _list_marks(whole) != sorted(masked.marks.values()):
        raise ValueError("its markup would be read in another way than that of the source")
    return whole


def _move_spaces_out(text: str, source: str) -> str:
    """Return a text without white space at the inner edge of its marks, but for those that have
    some in the source, as ``<b> </b>`` may."""
    usual = {match[1] for match in _SPACE_BEHIND.finditer(source)}
    usual |= {match[2] for match in _SPACE_BEFORE.finditer(source)}
    text = _SPACE_BEHIND.sub(lambda it: it[0] if it[1] in usual else it[2] + it[1], text)
    return _SPACE_BEFORE.sub(lambda it: it[0] if it[2] in usual else it[2] + it[1], text)


def _write_tag(tag: re.Match[str]) -> str:
    name = tag[2].lower()
    return f"<{tag[1]}{name}{tag[3]}{'/' if name == 'x' else ''}>"


def _are_nested(tags: list[str]) -> bool:
    """Return whether each end belongs to the last beginning that is open."""
    waiting: list[str] = []
    for tag in tags:
        if tag.startswith("</"):
            if not waiting or waiting.pop() != tag.replace("/", ""):
                return False
        elif tag.startswith("<g"):
            waiting.append(tag)
    return not waiting


def _list_marks(text: str) -> list[str]:
    pieces = _join_code(cut_marks(text))
    return sorted(piece.text for piece in pieces if piece.role is not PieceRole.TEXT)
