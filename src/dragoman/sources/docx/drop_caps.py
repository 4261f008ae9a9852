"""Large first letters (drop caps), which Word writes as a paragraph of their own.

The letter and the text after it are one unit. A translation has such a letter where its script has
capitals; in another script, whose letters may join, the text is without one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.sources._office.marks import Content, Placeholders
from dragoman.sources._office.parts import OfficePart
from dragoman.sources._office.pieces import InlinePiece
from dragoman.sources.docx.names import find_child, read_value
from dragoman.sources.docx.paragraphs import Paragraph

DROP_CAP = "drop cap"
"""The form of the letter."""
_LETTER = re.compile("[\"'“„«‘‚‹¡¿]?[^\\W\\d_][\u0300-\u036f]*")


def join_drop_caps(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Yield paragraphs, each with the large letter before it, which is then not one of its own."""
    letter: Paragraph | None = None
    for paragraph in paragraphs:
        if letter is not None:
            if _goes_with(letter, paragraph):
                paragraph.letter = letter
            else:
                yield letter
        letter = paragraph if _is_drop_cap(paragraph) else None
        if letter is None or letter.letter is not None:
            yield paragraph
            letter = None
    if letter is not None:
        yield letter


def _is_drop_cap(paragraph: Paragraph) -> bool:
    frame = find_child(paragraph.node, "w:pPr", "w:framePr")
    is_large = read_value(frame, "w:dropCap") in ("drop", "margin")
    return is_large and paragraph.node.name == "w:p" and not paragraph.copies


def _goes_with(letter: Paragraph, paragraph: Paragraph) -> bool:
    """Return whether a paragraph is the one that a large letter begins."""
    return (
        paragraph.node.name == "w:p"
        and paragraph.number == letter.number + 1 + len(paragraph.before)
        and paragraph.place.cell == letter.place.cell
        and not paragraph.copies
    )


def put_letter(letter: Sequence[InlinePiece], pieces: Sequence[InlinePiece]) -> bool:
    """Put a large letter before the text of a paragraph; return False if that cannot be."""
    if any(piece.kind not in ("text", "begin", "end") for piece in letter):
        return False
    written = "".join(piece.text for piece in letter if piece.kind == "text").strip()
    for piece in pieces:
        if piece.kind == "text":
            piece.text = written + piece.text
            return bool(written)
        if piece.children:
            return put_letter(letter, piece.children)
        if piece.kind not in ("object", "begin", "end"):
            return False
    return False


def add_letter(part: OfficePart, letter: Paragraph, pieces: Sequence[InlinePiece]) -> OfficePart:
    """Return a unit whose text begins with a large letter."""
    texts = [piece for piece in pieces if piece.kind == "text"]
    if part.content is not None:
        part.content.before[:0] = [piece for piece in pieces if piece.kind != "text"]
    content = Content(texts)
    part.rest.append(
        OfficePart(part.unit, part.part, DROP_CAP, letter.node, "", content, Placeholders())
    )
    return part


def share_letter(part: OfficePart, text: str) -> Iterator[tuple[OfficePart, str]]:
    """Yield the large letter of a translation and the rest of it; "" where it has no such letter.

    A unit without a large letter is yielded as it is. "" is also the text of paragraphs that
    became one with it.
    """
    if part.form != "paragraph" or not part.rest:
        yield part, text
        return
    has_letter = any(each.form == DROP_CAP for each in part.rest)
    found = _LETTER.match(text) if has_letter else None
    end = found.end() if found and found[0].upper() != found[0].lower() else 0
    for each in part.rest:
        yield each, text[:end] if each.form == DROP_CAP else ""
    yield replace(part, rest=[]), text[end:]
