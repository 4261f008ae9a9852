"""Cutting a translation where its source was cut, and joining what was joined.

A cut is made only at a sentence end, a line end or the wall of a table cell. It is certain where
source and translation have equally many such ends, and plausible where one lies near enough to
the place that the proportion of the source foretells; else there is no cut.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from itertools import accumulate

from dragoman import scripts
from dragoman.matching.normalize import split_words
from dragoman.matching.weights import WEIGHTS, Weights

_CLOSING = f"[{scripts.CLOSING}*_`]*"
_END = re.compile(
    rf"[{scripts.SENTENCE_ENDS}]+{_CLOSING}(?=\s)\s+"
    rf"|[{scripts.FULL_WIDTH_ENDS}]+{_CLOSING}\s*"
    r"|\s*\n\s*|\s*\|\s*"
)
_CLAUSE = re.compile(rf"[{scripts.PAUSES}]\s*|\s+[\u2013\u2014-]\s+")
_OPENING = re.compile(r"\w")
_LAST_MARKS = re.compile(f"[{scripts.SENTENCE_ENDS}{scripts.PAUSES} ]+\\Z")
"""What may end a clause or a sentence: where a clause becomes a sentence, another mark ends it."""
_SOLID = re.compile(f"[{scripts.IDEOGRAPHS}{scripts.CJK_MARKS}]")


def split_segments(text: str, *, clauses: bool = False) -> list[str]:
    """Cut a text behind every sentence, line and table cell; joined, the parts are the text."""
    ends = [found.end() for found in _END.finditer(text)]
    if clauses:
        ends = sorted({*ends, *(found.end() for found in _CLAUSE.finditer(text))})
    parts: list[str] = []
    start = 0
    for end in [*ends, len(text)]:
        if _OPENING.search(text, start, end):  # a part without a letter belongs to its neighbour
            parts.append(text[start:end])
            start = end
    if start < len(text):
        parts[-1:] = ["".join(parts[-1:]) + text[start:]]
    return parts


def cut_translation(
    source: str, translation: str, parts: Sequence[str], weights: Weights = WEIGHTS
) -> tuple[str, ...] | None:
    """Cut the translation of ``source`` into the shares of its parts; None where it is doubtful."""
    cuts = _cut_places(parts)
    tolerance = weights.cut_tolerance
    precise = tolerance / weights.cut_precision_in_source
    for clauses in (False, True):
        here = split_segments(source, clauses=clauses)
        there = split_segments(translation, clauses=clauses)
        if len(there) < len(parts):
            continue
        places = [_find_nearest_end(here, cut, precise) for cut in cuts]
        if len(here) == len(there) and None not in places:
            chosen: list[int | None] = places
        else:
            chosen = [_find_nearest_end(there, cut, tolerance) for cut in cuts]
        found = [place for place in chosen if place is not None]
        if len(found) == len(cuts) and len({0, *found, len(there)}) == len(parts) + 1:
            return _join_segments(there, [0, *found, len(there)])
    return None


def cut_sentences(source: str, translation: str, wanted: str) -> str | None:
    """Give the translation of those sentences of the source that are left in ``wanted``.

    None where the sentences of source and translation do not answer one to one, or where
    ``wanted`` is not made of sentences of the source.
    """
    here, there = split_segments(source), split_segments(translation)
    if len(here) != len(there) or len(here) < 2:
        return None
    needed = split_words(wanted)
    chosen: list[str] = []
    place = 0
    for mine, theirs in zip(here, there, strict=True):
        own = split_words(mine)
        if own and needed[place : place + len(own)] == own:
            place += len(own)
            chosen.append(theirs)
    if place < len(needed) or not chosen or len(chosen) == len(here):
        return None
    return _strip_share("".join(chosen))


def cut_part(source: str, translation: str, wanted: str, weights: Weights = WEIGHTS) -> str | None:
    """Give the translation of what stands in the source letter for letter.

    Only the last mark and the case of the first letter may differ, for a clause may have become a
    sentence. None where it is not there, or where it is doubtful where to cut.
    """
    bare = _LAST_MARKS.sub("", wanted.strip())
    start = max(source.find(bare), source.find(bare[:1].swapcase() + bare[1:]))
    if not bare or start < 0:
        return None
    end = start + len(bare)
    pieces = (source[:start], source[start:end], source[end:])
    parts = [piece for piece in pieces if _OPENING.search(piece)]
    cut = cut_translation(source, translation, parts, weights) if len(parts) > 1 else None
    return cut[parts.index(pieces[1])] if cut else None


def join_paragraphs(texts: Sequence[str]) -> str:
    """Join paragraphs into one, with a space where the script has spaces."""
    whole = ""
    for part in texts:
        solid = whole and part and _joins_without_space(whole[-1]) and _joins_without_space(part[0])
        whole += part if not whole or solid else f" {part}"
    return whole


def _joins_without_space(character: str) -> bool:
    """Tell whether no space stands beside a character, as beside Han, Kana and their marks."""
    return _SOLID.match(character) is not None


def _cut_places(parts: Sequence[str]) -> list[float]:
    """Give the shares of the whole at which the parts end, without the last."""
    ends = list(accumulate(map(len, parts)))
    return [end / (ends[-1] or 1) for end in ends[:-1]]


def _find_nearest_end(found: Sequence[str], cut: float, tolerance: float) -> int | None:
    """Give how many segments end nearest to a share of the whole, None if all are too far."""
    total = sum(map(len, found)) or 1
    best, distance = None, tolerance
    end = 0
    for number, segment in enumerate(found[:-1], start=1):
        end += len(segment)
        if abs(end / total - cut) <= distance:
            best, distance = number, abs(end / total - cut)
    return best


def _join_segments(found: Sequence[str], places: Sequence[int]) -> tuple[str, ...]:
    pairs = itertools.pairwise(places)
    return tuple(_strip_share("".join(found[start:end])) for start, end in pairs)


def _strip_share(share: str) -> str:
    return share.strip().strip("|").strip()
