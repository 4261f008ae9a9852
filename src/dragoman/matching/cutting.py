"""Cutting a translation where its source was cut, and joining what was joined.

A cut is made only at the end of a sentence, a line or a table cell. It is certain where source
and translation have equally many such ends. It is plausible where an end of the translation is
near enough to the place where the proportions of the source put it. Otherwise there is no cut.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from itertools import accumulate

from dragoman.matching.normalize import split_words
from dragoman.matching.weights import WEIGHTS, Weights
from dragoman.texts import scripts

_CLOSING = f"[{scripts.CLOSING}*_`]*+"
_END = re.compile(
    rf"(?<![{scripts.NARROW_ENDS}])[{scripts.SENTENCE_ENDS}]++{_CLOSING}\s+"
    rf"|[{scripts.FULL_WIDTH_ENDS}]+{_CLOSING}\s*"
    r"|(?<!\s)\s*\n\s*|(?<!\s)\s*\|\s*|\|\s*"
)
"""A run of marks or of spaces is looked at once, from its beginning: else a text of nothing but
such runs would take the square of its length."""
_CLAUSE = re.compile(
    rf"[,;:]{_CLOSING}(?:\s+|\Z)|(?![,;:])[{scripts.PAUSES}]\s*"
    r"|(?<!\s)\s+[\u2013\u2014-]\s+|\t+"
)
"""The marks that code, numbers and addresses have, too, need a space behind them: ``:mod:`x```."""
_BRACKETS = re.compile(
    r"(?:(?<!\S)\([^()]*\)(?!\w)|\uff08[^\uff08\uff09]*\uff09)"
    rf"[{scripts.SENTENCE_ENDS}{scripts.PAUSES}]*\s*"
)
"""What is in brackets is a clause of its own, with the mark behind them."""
_IN_BRACKETS = re.compile(r"\A[(\uff08]|[)\uff09][^\w\s]*\Z")
_OPENING = re.compile(r"\w")
_LAST_MARKS = re.compile(f"[{scripts.SENTENCE_ENDS}{scripts.PAUSES} ]+\\Z")
"""What may end a clause or a sentence: where a clause becomes a sentence, another mark ends it."""
_LAST_PAUSE = re.compile(rf"\s*[{scripts.PAUSES}]\Z")
_SOLID = re.compile(f"[{scripts.IDEOGRAPHS}{scripts.CJK_MARKS}]")


def split_segments(text: str, *, clauses: bool = False) -> list[str]:
    """Cut a text behind every sentence, line and table cell; joined, the parts are the text.

    With ``clauses``, it is cut behind every clause too.
    """
    ends = [match.end() for match in _END.finditer(text)]
    if clauses:
        ends = sorted({*ends, *_list_clause_ends(text)})
    parts: list[str] = []
    start = searched = 0
    for end in [*ends, len(text)]:
        if _OPENING.search(text, searched, end):  # a part without a letter goes to its neighbour
            parts.append(text[start:end])
            start = end
        searched = end
    if start < len(text):
        parts[-1:] = ["".join(parts[-1:]) + text[start:]]
    return parts


def _list_clause_ends(text: str) -> list[int]:
    """List where clauses end: none of them inside brackets."""
    spans = [match.span() for match in _BRACKETS.finditer(text)]
    inside = {place for start, end in spans for place in range(start + 1, end)}
    ends = {match.end() for match in _CLAUSE.finditer(text)}
    return sorted((ends - inside).union(*spans) - {0})


def cut_translation(
    source: str, translation: str, parts: Sequence[str], weights: Weights = WEIGHTS
) -> tuple[str, ...] | None:
    """Cut the translation of ``source`` into the shares of its parts.

    ``parts`` are the texts that the source became, in order. Returns one share per part, or None
    where it is doubtful where to cut.
    """
    cuts = _find_cuts(parts)
    tolerance = weights.cut_tolerance
    precise = tolerance / weights.cut_precision_in_source
    for clauses in (False, True):
        sources = split_segments(source, clauses=clauses)
        targets = split_segments(translation, clauses=clauses)
        if len(targets) < len(parts):
            continue
        ends = [_find_nearest_end(sources, cut, precise) for cut in cuts]
        if len(sources) != len(targets) or None in ends:
            ends = [_find_nearest_end(targets, cut, tolerance) for cut in cuts]
        anchors = [_find_anchor(targets, part) for part in parts[1:]]
        ends = [
            end if anchor is None else anchor for end, anchor in zip(ends, anchors, strict=True)
        ]
        bounds = [0, *(end for end in ends if end is not None), len(targets)]
        if len(bounds) == len(parts) + 1 and bounds == sorted(set(bounds)):
            shares = _join_segments(targets, bounds)
            return tuple(map(_fit_edges, shares, parts))
    return None


def cut_sentences(source: str, translation: str, wanted: str) -> str | None:
    """Return the translation of those sentences of the source that are left in ``wanted``.

    None where source and translation do not have equally many sentences, or where ``wanted`` is
    not made of sentences of the source.
    """
    sources, targets = split_segments(source), split_segments(translation)
    if len(sources) != len(targets) or len(sources) < 2:
        return None
    needed = split_words(wanted)
    chosen: list[str] = []
    place = 0
    for sentence, translated in zip(sources, targets, strict=True):
        words = split_words(sentence)
        if words and needed[place : place + len(words)] == words:
            place += len(words)
            chosen.append(translated)
    if place < len(needed) or not chosen or len(chosen) == len(sources):
        return None
    return _fit_edges("".join(chosen), wanted)


def cut_part(source: str, translation: str, wanted: str, weights: Weights = WEIGHTS) -> str | None:
    """Return the translation of ``wanted``, which is in the source letter for letter.

    Only the last mark and the case of the first letter may differ, because a clause may have
    become a sentence. None where it is not in the source, or where it is doubtful where to cut.
    """
    bare = _LAST_MARKS.sub("", wanted.strip())
    start = max(source.find(bare), source.find(bare[:1].swapcase() + bare[1:]))
    if not bare or start < 0:
        return None
    end = start + len(bare)
    # What is around it without a letter, as a bracket, goes with it.
    start = start if _OPENING.search(source, 0, start) else 0
    end = end if _OPENING.search(source, end) else len(source)
    parts = [piece for piece in (source[:start], source[start:end], source[end:]) if piece]
    shares = cut_translation(source, translation, parts, weights) if len(parts) > 1 else None
    return _fit_edges(shares[1 if start else 0], wanted) if shares else None


def join_paragraphs(texts: Sequence[str]) -> str:
    """Join paragraphs into one, with a space between them where the script has spaces."""
    whole = ""
    for part in texts:
        solid = whole and part and joins_without_space(whole[-1]) and joins_without_space(part[0])
        whole += part if not whole or solid else f" {part}"
    return whole


def joins_without_space(character: str) -> bool:
    """Return whether there is no space beside a character, as beside Han, Kana and their marks."""
    return _SOLID.match(character) is not None


def _find_anchor(segments: Sequence[str], part: str) -> int | None:
    """Return how many segments end before the only one that begins with the part's first word.

    That word was left as it is: it is an option, a name or a number. None without such a one.
    """
    word = part.split(maxsplit=1)[:1]
    if not word or not _OPENING.search(word[0]):
        return None
    found = [n for n, segment in enumerate(segments) if segment.split(maxsplit=1)[:1] == word]
    return found[0] if len(found) == 1 and found[0] else None


def _find_cuts(parts: Sequence[str]) -> list[float]:
    """Return the shares of the whole at which the parts end, without the last: each 0 to 1."""
    ends = list(accumulate(map(len, parts)))
    return [end / (ends[-1] or 1) for end in ends[:-1]]


def _find_nearest_end(segments: Sequence[str], cut: float, tolerance: float) -> int | None:
    """Return how many segments end nearest to a share of the whole; None if all are too far."""
    total = sum(map(len, segments)) or 1
    best, distance = None, tolerance
    end = 0
    for number, segment in enumerate(segments[:-1], start=1):
        end += len(segment)
        if abs(end / total - cut) <= distance:
            best, distance = number, abs(end / total - cut)
    return best


def _join_segments(segments: Sequence[str], bounds: Sequence[int]) -> list[str]:
    return ["".join(segments[start:end]) for start, end in itertools.pairwise(bounds)]


def _fit_edges(share: str, part: str) -> str:
    """Return a share with the white space that its part begins and ends with.

    It ends with a comma or a colon only if its part does: else that led to what was cut off. It is
    in brackets only if its part is.
    """
    bare = share.strip().strip("|").strip()
    if _BRACKETS.fullmatch(bare) and not _BRACKETS.fullmatch(part.strip()):
        bare = _IN_BRACKETS.sub("", bare)
    if not _LAST_PAUSE.search(part.rstrip()):
        bare = _LAST_PAUSE.sub("", bare)
    start = part[: len(part) - len(part.lstrip())]
    return f"{start}{bare}{part[len(part.rstrip()) :]}"
