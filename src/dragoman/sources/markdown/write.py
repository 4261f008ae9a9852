"""Writing Markdown with other texts in the same blocks.

First a translation is written with only those characters escaped that would begin another block.
Then the result is read again. If its blocks are not those of the source, the text that causes this
is written with all marks escaped. If that does not help either, the text of the source stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dragoman.errors import SourceError
from dragoman.model import Document, Unit
from dragoman.patterns import compile_later
from dragoman.sources._common import (
    Edit,
    ReadOptions,
    Texts,
    encode,
    first_line_end,
    read_state,
    replace_slices,
)
from dragoman.sources._rules import only_separates
from dragoman.sources.markdown import escape, frontmatter
from dragoman.sources.markdown.directions import find_turned, read_turn
from dragoman.sources.markdown.leaves import Form, Leaf
from dragoman.sources.markdown.parse import parse_markdown
from dragoman.sources.markdown.tables.grids import redraw_grids
from dragoman.sources.markdown.tables.ruled_drawing import redraw_ruled_tables
from dragoman.texts.embedded import restore_pictures

_PICTURE = compile_later(r"data:image/\S+", re.I)

_AS_IS, _STRICT, _SOURCE = range(3)
"""How a text is written: escaped where needed, escaped everywhere, or as in the source."""
_MAY_STAY = frozenset({Form.LABEL, Form.HTML, Form.FENCE, Form.INDENTED})
"""What is not written where its text would not be one block."""
_PATIENCE = 20
"""How many attempts treat one text more strictly; the attempts after them treat all of them so."""


def rebuild_markdown(
    document: Document, texts: Texts, language: str
) -> tuple[bytes, tuple[Unit, ...]]:
    """Return the document with its texts replaced, and with the same blocks as before.

    Return also the units whose text stays, because their translation would make other blocks.
    """
    text, kept = _replace_texts(document, texts, language)
    text = restore_pictures(text, document.text)
    return encode(document, _clean_pictures(text) if language else text), kept


def _clean_pictures(text: str) -> str:
    """Return a text in which the pictures written as ``data:`` say nothing about people.

    In a page, such an address may have spaces; here, the words after a space are text.
    """
    addresses = [found.span() for found in _PICTURE.finditer(text)]
    if not addresses:
        return text
    from dragoman.pictures import find_embedded_edits  # slow to import; most documents need none

    found = (edit for span in addresses for edit in find_embedded_edits(text, *span))
    return replace_slices(text, found)


def _replace_texts(document: Document, texts: Texts, language: str) -> tuple[str, tuple[Unit, ...]]:
    leaves = _read_leaves(document)
    changed = {
        number: texts[unit.key]
        for number, unit in enumerate(document.units)
        if unit.translatable and texts.get(unit.key, unit.text) != unit.text
    }
    turn = read_turn(document.text, leaves, language) if changed else None
    said: list[Edit] = []
    if turn is not None:
        said += find_turned(document.text, leaves, turn, changed)
        changed = {number: turn.turn_html(new) for number, new in changed.items()}
    strictness = dict.fromkeys(changed, _AS_IS)
    for attempt in range(_PATIENCE + 2):
        edits = _list_edits(document, changed, strictness)
        text = replace_slices(document.text, sorted([*edits, *said]))
        data = encode(document, text)
        html = _list_html(document, changed, strictness)
        wrong = _find_first_difference(document, data, html, changed) if changed else None
        if wrong is None:
            return text, tuple(_list_kept(document, changed, strictness))
        for number in _choose_suspects(strictness, wrong, everyone=attempt >= _PATIENCE - 1):
            strictness[number] += 1
    kept = (document.units[number] for number, text in changed.items() if text.strip())
    return document.text, tuple(kept)


def _list_kept(
    document: Document, changed: Mapping[int, str], strictness: Mapping[int, int]
) -> Iterator[Unit]:
    """Yield the units that have a translation and keep their text."""
    leaves = _read_leaves(document)
    for number, level in strictness.items():
        leaf, new = leaves[number], changed[number]
        is_kept = level == _SOURCE or (
            leaf.form in _MAY_STAY
            and not any(_edit_leaf(document, leaf, new, strict=level == _STRICT))
        )
        if is_kept and new.strip():
            yield document.units[number]


def _choose_suspects(strictness: Mapping[int, int], wrong: int, *, everyone: bool) -> list[int]:
    """Return the ordinals of the texts to write more strictly.

    It is the one that probably makes unit ``wrong`` differ: a neighbour, then the one that is
    written least strictly, then the nearest. With ``everyone`` it is every text of a translation.
    """
    candidates = [number for number, level in strictness.items() if level < _SOURCE]
    if everyone:
        return candidates
    candidates.sort(
        key=lambda number: (abs(number - wrong) > 1, strictness[number], abs(number - wrong))
    )
    return candidates[:1]


def _list_html(
    document: Document, changed: Mapping[int, str], strictness: Mapping[int, int]
) -> dict[int, str]:
    """Return what must be read again in the blocks of HTML that have a translation, by ordinal.

    A line of HTML that may not interrupt a paragraph would become a part of the paragraph above it.
    Source: CommonMark 0.31, section 4.6, condition 7.
    """
    leaves = _read_leaves(document)
    fitted = {
        number: "\n".join(escape.fit_html(text))
        for number, text in changed.items()
        if leaves[number].form is Form.HTML and not leaves[number].fence
        if strictness[number] == _AS_IS
    }
    return {number: text for number, text in fitted.items() if text}


def _find_first_difference(
    document: Document, data: bytes, html: Mapping[int, str], changed: Mapping[int, str]
) -> int | None:
    """Return the ordinal of the first unit that is not the same block as before, None for none.

    Nor is a block of HTML that has another text than ``html`` says.
    """
    options = read_state(document, "options", ReadOptions)
    try:
        again = parse_markdown(data, document.name, options._replace(encoding=document.encoding))
    except SourceError:
        return 0
    before = [_describe_block(unit) for unit in document.units]
    after = [_describe_block(unit) for unit in again.units]
    for number, (old, new) in enumerate(zip(before, after, strict=False)):
        is_cut = number in html and again.units[number].text.split() != html[number].split()
        if old != new or is_cut:
            return number
    if len(before) != len(after):
        return _find_other_text(document, again, changed)
    return None if again.links == document.links else 0


def _find_other_text(document: Document, again: Document, changed: Mapping[int, str]) -> int:
    """Return the ordinal of the first unit whose text is neither the translation nor the source:
    there, a block has become one with its neighbour, or two."""
    for number, (unit, new) in enumerate(zip(document.units, again.units, strict=False)):
        expected = unit.text, changed.get(number, unit.text)
        if _drop_signs(new.text) not in map(_drop_signs, expected):
            return number
    return min(len(document.units), len(again.units))


def _drop_signs(text: str) -> str:
    """Return a text without spaces and backslashes: they differ where it is written strictly."""
    return "".join(text.replace("\\", "").split())


def _describe_block(unit: Unit) -> tuple[object, ...]:
    """Return everything about a unit except its text and where it is in the file.

    A translation may have nothing but signs that separate.
    """
    block = unit.kind, unit.level, unit.place, unit.note
    is_translatable = unit.translatable or only_separates(unit.text)
    return (*block, unit.context, unit.comment, is_translatable)


def _list_edits(
    document: Document, changed: Mapping[int, str], strictness: Mapping[int, int]
) -> Iterator[Edit]:
    """Yield the edits of the document's text, in any order; texts left as ``_SOURCE`` have none."""
    leaves = _read_leaves(document)
    cells: list[tuple[int, list[str]]] = []
    ruled: list[tuple[tuple[int, int], int, str]] = []
    for number, new in changed.items():
        if strictness[number] < _SOURCE:
            leaf, is_strict = leaves[number], strictness[number] == _STRICT
            if leaf.form is Form.GRID:
                cells.append((leaf.span[0], escape.fit_inline(leaf.form, new, strict=is_strict)))
            elif leaf.form is Form.RULED:
                lines = escape.fit_inline(leaf.form, new, strict=is_strict)
                ruled.append((leaf.table, leaf.span[0], "".join(lines)))
            else:
                yield from _edit_leaf(document, leaf, new, strict=is_strict)
    yield from redraw_grids(document.text, ((place, lines) for place, lines in cells if any(lines)))
    yield from redraw_ruled_tables(document.text, ruled)


def _read_leaves(document: Document) -> tuple[Leaf, ...]:
    return read_state(document, "leaves", tuple)


def _edit_leaf(document: Document, leaf: Leaf, new: str, *, strict: bool) -> Iterator[Edit]:
    """Yield the edits that put a text into a leaf; none where the text of the source stays."""
    start, end = leaf.span
    if leaf.form in (Form.MATTER, Form.OPTION):
        lines = [frontmatter.write_value(new, document.text[start:end], leaf.matter)]
    elif leaf.form is Form.LABEL:
        before, after = document.text[max(start - 20, 0) : start], document.text[end : end + 1]
        lines = [] if strict else [escape.fit_label(new, before, after)]
    elif leaf.form is Form.HTML and not leaf.fence:
        lines = [] if strict else escape.fit_html(new)
    elif leaf.form in (Form.HTML, Form.FENCE, Form.INDENTED):
        lines = [] if strict else escape.fit_code(new)
        yield from _lengthen_fences(document, leaf, lines)
    else:
        lines = escape.fit_inline(leaf.form, new, strict=strict)
        lines = escape.escape_definition(lines, leaf.text)
    if any(lines):
        yield (*leaf.span, _join_lines(document, leaf, lines))


def _join_lines(document: Document, leaf: Leaf, lines: list[str]) -> str:
    """Join lines, each with the beginning that the containers around the block need."""
    if len(lines) == 1:
        return lines[0]
    end, prefix = first_line_end(document.text), escape.make_line_prefix(document.text, leaf)
    first, *others = lines
    return first + "".join(end + (prefix + line).rstrip(" ") for line in others)


def _lengthen_fences(document: Document, leaf: Leaf, lines: list[str]) -> Iterator[Edit]:
    """Yield the edits that make the fences longer than every line that would close them."""
    if leaf.form is Form.INDENTED or not lines:
        return
    start, end = leaf.fence[0]
    mark = document.text[start]
    stripped = (line.strip() for line in lines)
    longest = max((len(line) for line in stripped if not line.strip(mark)), default=0)
    if longest >= end - start:
        for span in leaf.fence:
            yield (*span, mark * (longest + 1))
