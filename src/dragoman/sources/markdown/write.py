"""Markdown again, with other texts in its blocks, and no text leaves its block.

A translation is first written with only those characters escaped that would begin another block.
The result is read: where it still has other blocks than the source, all marks of the text that
is to blame are escaped, and where that does not help either the source's own text stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from dragoman.errors import SourceError
from dragoman.model import Document, MessageKey, Unit
from dragoman.sources._common import ReadOptions, encode, first_line_end, replace_slices
from dragoman.sources.markdown import escape
from dragoman.sources.markdown.blocks import Form, Leaf

Texts = Mapping[MessageKey, str]
Edit = tuple[int, int, str]

_AS_IS, _STRICT, _SOURCE = range(3)
_PATIENCE = 20
"""How often one text is blamed at a time; then all are."""


class _Read(Protocol):
    def __call__(self, data: bytes, name: str, options: ReadOptions | None) -> Document: ...


def rebuild_markdown(document: Document, texts: Texts, read: _Read) -> bytes:
    """Give the document with its texts exchanged, and the same blocks as before."""
    changed = {
        number: texts[unit.key]
        for number, unit in enumerate(document.units)
        if unit.translatable and texts.get(unit.key, unit.text) != unit.text
    }
    care = dict.fromkeys(changed, _AS_IS)
    for attempt in range(_PATIENCE + 2):
        edits = _list_edits(document, changed, care)
        data = encode(document, replace_slices(document.text, sorted(edits)))
        wrong = _find_first_wrong(document, data, read) if changed else None
        if wrong is None:
            return data
        for number in _choose_blamed(care, wrong, everyone=attempt >= _PATIENCE - 1):
            care[number] += 1
    return encode(document, document.text)


def _choose_blamed(care: Mapping[int, int], wrong: int, *, everyone: bool) -> list[int]:
    """Give the texts to be stricter with: the nearest of those treated least strictly."""
    left = [number for number, level in care.items() if level < _SOURCE]
    if everyone:
        return left
    left.sort(key=lambda number: (abs(number - wrong) > 1, care[number], abs(number - wrong)))
    return left[:1]


def _find_first_wrong(document: Document, data: bytes, read: _Read) -> int | None:
    """Give the ordinal of the first unit that is not the block it was."""
    options = ReadOptions(document.encoding, code=bool(document.state.get("code")))
    try:
        again = read(data, document.name, options)
    except SourceError:
        return 0
    before = [_shape_of(unit) for unit in document.units]
    after = [_shape_of(unit) for unit in again.units]
    for number, (old, new) in enumerate(zip(before, after, strict=False)):
        if old != new:
            return number
    if len(before) != len(after):
        return min(len(before), len(after))
    return None if again.links == document.links else 0


def _shape_of(unit: Unit) -> tuple[object, ...]:
    what = unit.kind, unit.level, unit.place, unit.note
    return (*what, unit.context, unit.comment, unit.translatable)


def _list_edits(
    document: Document, changed: Mapping[int, str], care: Mapping[int, int]
) -> Iterator[Edit]:
    leaves = document.state["leaves"]
    if not isinstance(leaves, tuple):
        raise TypeError("Document.state is not what read() put there")
    for number, new in changed.items():
        if care[number] < _SOURCE:
            yield from _edit_leaf(document, leaves[number], new, strict=care[number] == _STRICT)


def _edit_leaf(document: Document, leaf: Leaf, new: str, *, strict: bool) -> Iterator[Edit]:
    if leaf.form is Form.TITLE:
        written = [escape.fit_title(new, document.text[slice(*leaf.span)])]
    elif leaf.form is Form.HTML:
        written = [] if strict else escape.fit_html(new)
    elif leaf.form in (Form.FENCE, Form.INDENTED):
        written = [] if strict else escape.fit_code(new)
        yield from _lengthen_fences(document, leaf, written)
    else:
        written = escape.fit_inline(leaf.form, new, strict=strict)
    if any(written):
        yield (*leaf.span, _join_lines(document, leaf, written))


def _join_lines(document: Document, leaf: Leaf, written: list[str]) -> str:
    """Join lines with what the containers around the block ask for at a line's beginning."""
    if len(written) == 1:
        return written[0]
    end, prefix = first_line_end(document.text), escape.line_prefix(document.text, leaf)
    first, *others = written
    return first + "".join(end + (prefix + line).rstrip(" ") for line in others)


def _lengthen_fences(document: Document, leaf: Leaf, written: list[str]) -> Iterator[Edit]:
    """Make the fences longer than any line of the code that would close them."""
    if leaf.form is Form.INDENTED or not written:
        return
    start, end = leaf.fence[0]
    mark = document.text[start]
    stripped = (line.strip() for line in written)
    longest = max((len(line) for line in stripped if not line.strip(mark)), default=0)
    if longest >= end - start:
        for where in leaf.fence:
            yield (*where, mark * (longest + 1))
