"""Rows by sentence: a paragraph becomes several rows where its sentences surely belong together.

What belongs together is found by ``dragoman.bitext``, over the whole document and for each language
alone. A paragraph is cut only where every language can be cut; else it stays one row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from dragoman.bitext import Bead, TextBlock, align_texts
from dragoman.inline import cut_spans, plain_text
from dragoman.model import NO_PHRASE, Kind, Mark, Row, Segment, Table, Unit
from dragoman.texts.sentences import find_sentences

_DIVISIBLE = (Kind.PARAGRAPH, Kind.QUOTATION, Kind.LIST_ITEM)


class _Sentence(NamedTuple):
    """A sentence of a row in one language."""

    row: int
    """The number of the row."""
    end: int
    """Where it ends in the text that is shown."""
    text: str


Cuts = Mapping[int, int]
"""By the end of a sentence of the source, the end of the same sentence in another language."""


def split_rows(
    blocks: Iterable[Row | Table], show_original: Callable[[Unit], Segment], source_language: str
) -> tuple[Row | Table, ...]:
    """Return the blocks of an edition with a row for each sentence where that is sure.

    ``show_original`` returns the segment of a unit in the source language, column or not. All rows
    of a paragraph have its number, and ``Row.part`` counts them. Each shows at least one
    sentence in each language; together they show what the paragraph did. Headings, tables, code and
    notes, and what is not translated in one of the languages, stay whole.
    """
    blocks = tuple(blocks)
    rows = [block for block in blocks if isinstance(block, Row) and _is_divisible(block)]
    originals = [(row.number, show_original(row.unit)) for row in rows]
    source = _list_sentences(originals, source_language)
    cuts = [
        _find_cuts(source, rows, index, source_language)
        for index in range(len(rows[0].segments) if rows else 0)
    ]
    return tuple(
        part
        for block in blocks
        for part in (
            _split_row(block, [each.get(block.number, {}) for each in cuts])
            if isinstance(block, Row)
            else (block,)
        )
    )


def _is_divisible(row: Row) -> bool:
    return (
        row.unit.kind in _DIVISIBLE
        and not (row.rank or row.unit.note or row.is_shared)
        and all(segment.mark not in (Mark.MISSING, Mark.SOURCE) for segment in row.segments)
    )


def _list_sentences(segments: Iterable[tuple[int, Segment]], language: str) -> list[_Sentence]:
    return [
        _Sentence(number, end, text[start:end].strip())
        for number, segment in segments
        for text in (plain_text(segment.spans),)
        for start, end in find_sentences(text, language)
    ]


def _find_cuts(
    source: Sequence[_Sentence], rows: Sequence[Row], index: int, source_language: str
) -> dict[int, Cuts]:
    """Return by the number of a row where it can be cut in one of its languages."""
    language = rows[0].segments[index].language
    target = _list_sentences(((row.number, row.segments[index]) for row in rows), language)
    if language == source_language:
        found: dict[int, dict[int, int]] = {}
        for each in source:
            found.setdefault(each.row, {})[each.end] = each.end
        return dict(found)
    alone = _find_single(source) & _find_single(target)
    sides = [
        [TextBlock(each.text, known=str(each.row) if each.row in alone else "") for each in side]
        for side in (source, target)
    ]
    beads = align_texts(sides[0], sides[1], (source_language, language))
    return _read_cuts(source, target, beads)


def _find_single(sentences: Sequence[_Sentence]) -> set[int]:
    """Return the numbers of the rows that have one sentence."""
    counts = Counter(each.row for each in sentences)
    return {number for number, count in counts.items() if count == 1}


def _read_cuts(
    source: Sequence[_Sentence], target: Sequence[_Sentence], beads: Sequence[Bead]
) -> dict[int, Cuts]:
    """Return the places between two sure beads of the same row, in both languages."""
    cuts: dict[int, dict[int, int]] = {}
    whole = [bead for bead in beads if bead.source and bead.target and bead.sure]
    for first, second in pairwise(whole):
        ends = source[first.source[-1]], target[first.target[-1]]
        follows = (
            second.source[0] == first.source[-1] + 1 and second.target[0] == first.target[-1] + 1
        )
        numbers = {
            side[place].row
            for bead in (first, second)
            for side, places in ((source, bead.source), (target, bead.target))
            for place in places
        }
        if follows and len(numbers) == 1:
            cuts.setdefault(ends[0].row, {})[ends[0].end] = ends[1].end
    return dict(cuts)


def _split_row(row: Row, cuts: Sequence[Cuts]) -> Iterator[Row]:
    """Yield the rows of a paragraph: cut where all languages can be."""
    common = sorted(set.intersection(*(set(each) for each in cuts))) if cuts else []
    columns = [
        cut_spans(segment.spans, (each[place] for place in common))
        for segment, each in zip(row.segments, cuts, strict=False)
    ]
    if not common or any(not plain_text(part).strip() for parts in columns for part in parts):
        yield row
        return
    for part in range(len(common) + 1):
        is_last = part == len(common)
        place = row.unit.place._replace(first=row.unit.place.first and part == 0)
        yield row._replace(
            part=part,
            is_lead=row.is_lead and is_last,
            unit=row.unit._replace(place=place),
            segments=tuple(
                segment._replace(
                    spans=parts[part],
                    text=plain_text(parts[part]),
                    remark=segment.remark if is_last else NO_PHRASE,
                )
                for segment, parts in zip(row.segments, columns, strict=True)
            ),
        )
