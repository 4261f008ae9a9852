"""Blocks of code, which office programs write as paragraphs: one for each line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dragoman.bidi import clean
from dragoman.containers.xml_places import XmlNode
from dragoman.model import Kind, Span, SpanKind, Unit
from dragoman.sources._common import LINE_END
from dragoman.sources._office.marks import Content, Placeholders
from dragoman.sources._office.parts import OfficePart
from dragoman.sources._office.pieces import InlinePiece

_BETWEEN = re.compile(rb"(?:\s|<[^<>!?][^<>]*/>|<!--(?:(?!-->).)*-->)*", re.S)
"""What may be between two paragraphs that follow each other: nothing that holds something."""
_WORD = re.compile(r"[\"'“«]?[^\W\d_]+(?:['’\u200c-][^\W\d_]+)*[\"'”»]?[.,:;!?،؛؟۔。]*")
"""A word, with the marks beside it."""
_SENTENCE_END = re.compile(r"[^\W\d_]{2}[)\"'”»]*[.!?](?:\s|\Z)")
_LATIN = re.compile("[A-Za-z]")
_LAID_OUT = re.compile(r"[^\s.:!?](?: {3,}|\t)\S|^(?!\A)[ \t]{2,}\S|(?:[{}]|\);)[ \t]*$", re.M)
"""Columns, lines farther in than the first one, and ends of lines that only programs have."""
_FEWEST_WORDS = 8
"""How many words prose in Latin letters has at least: fewer may be a command."""


def read_code(pieces: Sequence[InlinePiece]) -> Content | None:
    """Return the content of a paragraph of code; None if it has more than text, lines and tabs.

    Its spaces and tabs are text. Line breaks at its edges are not.
    """
    inside = [piece for piece in pieces if piece.kind not in ("begin", "end")]
    if not all(_is_code(piece) for piece in inside):
        return None
    texts = [n for n, piece in enumerate(inside) if piece.kind != "break"]
    first, last = (texts[0], texts[-1] + 1) if texts else (0, 0)
    before = [piece for piece in pieces if piece.kind == "begin"]
    after = [piece for piece in pieces if piece.kind == "end"]
    written = [
        InlinePiece("text", each.slices, text=each.text, run=each.run)
        if each.kind == "object"
        else each
        for each in inside[first:last]
    ]
    return Content(written, [*before, *inside[:first]], [*inside[last:], *after], is_code=True)


def _is_code(piece: InlinePiece) -> bool:
    return piece.kind in ("text", "break") or (piece.kind == "object" and bool(piece.text))


def make_code_part(
    unit: Unit, part: str, node: XmlNode, content: Content, *, is_text: bool
) -> OfficePart:
    """Return the unit of a paragraph of code. ``is_text`` says whether code is translated."""
    text = "".join("\n" if each.kind == "break" else each.text for each in content.pieces)
    unit = unit._replace(kind=Kind.CODE, text=text.rstrip(), markup="code", translatable=is_text)
    return OfficePart(unit, part, "code", node, "", content, Placeholders())


def join_code(parts: Iterable[OfficePart], data: bytes) -> list[OfficePart]:
    """Return units with the paragraphs of code that follow each other as one.

    ``data`` are the bytes of the part that they are in. Code without a text is part of a block
    where it is between other code, and no unit where it is not. A block that is prose, as Word
    makes it of what is copied from a translator's page, is the paragraphs that it has.
    """
    joined: list[OfficePart] = []
    for part in parts:
        before = joined[-1] if joined else None
        if before is not None and _follows(before, part, data):
            before.rest.append(part)
        elif part.unit.text or part.unit.picture:
            joined.append(part)
    for part in (each for each in joined if each.form == "code"):
        while part.rest and not part.rest[-1].unit.text:
            part.rest.pop()
        lines = [each.unit.text for each in (part, *part.rest)]
        part.unit = part.unit._replace(text="\n".join(lines))
    return [each for part in joined for each in _read_as_prose(part)]


def _read_as_prose(part: OfficePart) -> Iterator[OfficePart]:
    """Yield the paragraphs of a block of code that is prose; of anything else, what it is."""
    if part.form != "code" or part.unit.translatable or not _is_prose(part.unit.text):
        yield part
        return
    for prose in (each.as_prose for each in (part, *part.rest)):
        if prose is not None:
            copies = [each.as_prose for each in part.copies]
            prose.copies = [each for each in copies if each and each.unit.text == prose.unit.text]
            yield prose


def _is_prose(text: str) -> bool:
    """Return whether what has the style of code is a text for readers all the same.

    Nobody writes a program without a Latin letter, but formulas and drawings of signs. A text that
    has some is prose if it has several words, an end of a sentence, hardly anything that is no
    word, and lines that are no layout.
    """
    words = text.split()
    if not _LATIN.search(text):
        signs = "".join(words)
        return sum(map(str.isalpha, signs)) * 2 > len(signs)
    plain = sum(_WORD.fullmatch(word) is not None for word in words)
    is_long = plain >= _FEWEST_WORDS and _SENTENCE_END.search(text) is not None
    return is_long and plain * 5 >= len(words) * 4 and not _LAID_OUT.search(text)


def _follows(before: OfficePart, part: OfficePart, data: bytes) -> bool:
    """Return whether a paragraph of code follows another one without anything between them."""
    last = (before, *before.rest)[-1]
    place = part.unit.place
    return (
        before.form == part.form == "code"
        and not (before.copies or part.copies or before.unit.note != part.unit.note)
        and not (place.lists and place.first)
        and place._replace(first=before.unit.place.first) == before.unit.place
        and part.unit.line == last.unit.line + 1
        and _BETWEEN.fullmatch(data, last.node.end, part.node.start) is not None
    )


def share_lines(part: OfficePart, text: str) -> Iterator[tuple[OfficePart, str]]:
    """Yield the paragraphs of a block of code with their lines of a text.

    Each gets as many lines as it has in the source; the last one gets all that are left.
    """
    lines = LINE_END.split(text)
    last = (part, *part.rest)[-1]
    for each in (part, *part.rest):
        pieces = each.content.pieces if each.content else ()
        count = 1 + sum(piece.kind == "break" for piece in pieces)
        yield each, "\n".join(lines if each is last else lines[:count])
        lines = lines[count:]


def make_code_spans(text: str) -> list[Span]:
    """Return the spans of a text whose lines are lines and whose tabs are tabs."""
    spans: list[Span] = []
    for number, line in enumerate(LINE_END.split(text)):
        if number:
            spans.append(Span(SpanKind.BREAK))
        spans += [
            Span(text=each if each == "\t" else clean(each))
            for each in re.split("(\t)", line)
            if each
        ]
    return spans
