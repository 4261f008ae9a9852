"""Sentences of a source with nothing beside them in its translation.

The sentences of both are aligned twice: once so that each has a partner, alone or joined with its
neighbours, as translators join and split freely; and once so that sentences may be left out. What
fits is decided by lengths, and by what both have in common (see ``sentence_keys``). If leaving one
out fits much better, it is missing. (The manner is that of Gale and Church.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from dragoman.checks.text.missing.lengths import LengthNorm, measure_length, measure_parts
from dragoman.checks.text.missing.sentence_keys import read_keys
from dragoman.checks.text.missing.sentence_lattice import SentenceLattice
from dragoman.checks.text.missing.word_pairs import WordPairs
from dragoman.patterns import compile_later
from dragoman.texts.sentences import find_sentences

CASELESS = "\u0591-\u08ff\u0900-\u0dff"
"""Letters without capitals, with spaces between words: from Hebrew to Sinhala."""
_GLUED = compile_later(  # it begins with a set of characters: for these, `re` searches quickly
    r"[.!?|\u0964\u061f\u06d4](?:(?=[A-Z][a-z]+ )(?<=[^\W\d_A-Z]{2}[.!?])"
    rf"|(?=[{CASELESS}])(?<=[{CASELESS}]{{2}}[.!?\u061f\u06d4])"
    r"|(?=\s)(?<=[\u0900-\u0dff]\|)"
    r"|(?<=[.!?\u061f])[\"'\u201d\u2019\u00bb]*[\u201c\u201e\u201f\u00ab]+(?=\s)"
    r"|(?<=[^|])[*_=~]+(?=\s+[^\sa-z])"
    r"|(?<=[^|])</[a-z]{1,10}>(?=\s+[^\sa-z]))"
)
"""A sentence end with the next sentence right behind it, a stroke for a danda, and ends with marks
of emphasis, a tag, or quotation marks the wrong way round, behind them."""
_QUOTED_AT_END = compile_later("[.!?\u2026,][\"\u201d\u2019'](?=\\s|\\Z)")
_QUOTATION = compile_later(
    '["\u201c\u201e\u00ab][^"\u201c-\u201f\u00ab\u00bb]{25,}["\u201c-\u201f\u00bb](?=\\s+\\w)'
)
"""A quotation of some words, and nothing behind it but the next word."""
_CODE = compile_later(r"`[^`\n]+`")
_QUOTES_AT_END = "\"'\u201d\u2019\u00bb\u203a"
_QUOTED_END = compile_later(f"[!?\u2026\u061f][{_QUOTES_AT_END}]+\\Z")
"""The end of a quotation that has a mark of its own; a full stop would be a comma there."""
_LONGEST_END = 8
_MOST_WORDS_OF_WHO = 5
_MOST_MORE = 8
"""How many sentences one side may have more than the other; what differs more is not aligned."""
_MOST_SENTENCES = 60
_FITTING = 2.0
"""Up to so many standard deviations a sentence has the length of its translation."""
_HALF = log(0.55)
"""A little more than half of the usual length."""
_CLOSE = 0.7
"""The same where sentences are joined: a short one that is missing must not seem to be joined."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A run of sentences of one text that the other has not."""

    start: int
    end: int
    """Where the run begins and ends in the text that has it."""
    evidence: float
    """How much better the alignment with the gap fits, as a logarithm."""
    beside: tuple[int, int | None] = (0, None)
    """Where the sentences of the other text begin and end that the run would be beside."""


def find_gap(
    source: str,
    target: str,
    places: tuple[Sequence[tuple[int, int]], ...],
    norm: LengthNorm,
    words: WordPairs | None = None,
) -> Gap | None:
    """Return the first gap of a translation, with how sure all of them are; None for no gap.

    ``places`` has the sentences of both texts. ``words`` are what the catalogue has taught. The
    time is linear in the number of sentences.
    """
    first, second = places
    if not first or not second or abs(len(first) - len(second)) > _MOST_MORE:
        return None
    if max(len(first), len(second)) > _MOST_SENTENCES:
        return None
    texts = [source[a:b] for a, b in first], [target[a:b] for a, b in second]
    keys = read_keys(*texts, words)
    lattice = SentenceLattice(texts, keys, norm)
    evidence, steps = lattice.weigh_gap()
    i = j = 0
    for rows, columns in steps:
        if not columns:
            run = _count_run(steps, i, j)
            beside = second[max(0, j - 1)][0], second[min(j, len(second) - 1)][1]
            return Gap(first[i][0], first[i + run - 1][1], evidence, beside)
        i, j = i + rows, j + columns
    return None


def fit_in_order(
    source: str, target: str, places: tuple[Sequence[tuple[int, int]], ...], norm: LengthNorm
) -> bool:
    """Return whether each sentence has the length of the one at its place, so none is missing.

    Two sentences may be joined into one, if then the lengths are closer, and closer than that of
    one of the two.
    """
    first, second = places
    ours, theirs = measure_parts(source, first), measure_parts(target, second)
    if len(first) == len(second):
        pairs = zip(ours, theirs, strict=True)
        return all(abs(norm.measure_deviation(*pair)) < _FITTING for pair in pairs)
    reached = {0}
    for at, length in enumerate(theirs):
        steps = [(i, i + more) for i in reached for more in (1, 2) if i + more <= len(ours)]
        reached = {
            j
            for i, j in steps
            if _is_close(ours[i:j], length, norm) and len(ours) - j <= 2 * (len(theirs) - at)
        }
    return len(ours) in reached


def _is_close(ours: Sequence[float], length: float, norm: LengthNorm) -> bool:
    """Return whether all of some sentences have the length of one, and none of them alone has."""
    distance = abs(norm.measure_deviation(sum(ours), length))
    return distance < _CLOSE and all(
        abs(norm.measure_deviation(each, length)) >= distance for each in ours
    )


def is_evenly_short(
    source: str, target: str, places: tuple[Sequence[tuple[int, int]], ...], norm: LengthNorm
) -> bool:
    """Return whether the translation has as many sentences, and each is shorter in the same way.

    Then the translator uses few words, and left out none of the sentences. Of half the length,
    something is left out in each.
    """
    own = log(measure_length(target) / measure_length(source))
    if len(places[0]) != len(places[1]) or own < norm.factor + _HALF:
        return False
    return fit_in_order(source, target, places, LengthNorm(own, norm.spread))


def _count_run(steps: Sequence[tuple[int, int]], row: int, column: int) -> int:
    """Return how many sentences are left out in a row from a place on."""
    i = j = run = 0
    for rows, columns in steps:
        if (j, columns) == (column, 0) and i == row + run:
            run += 1
        i, j = i + rows, j + columns
    return run


def list_sentences(
    text: str, language: str, *, quotations_end: bool = False
) -> tuple[tuple[int, int], ...]:
    """Return where the sentences of a text begin and end, also those without a space between.

    Who said a quotation belongs to it: “Why?” Karim asked. With ``quotations_end`` a longer
    quotation ends a sentence also without a mark.
    """
    places = _join_attributions(text, find_sentences(text, language))
    glued = [found.end() for found in _GLUED.finditer(text)]
    if quotations_end:
        glued += [found.end() for found in _QUOTATION.finditer(text)]
    code = [found.span() for found in _CODE.finditer(text)] if "`" in text else []
    if not glued and not code:
        return places
    cuts = {start for start, _ in places} | {end for _, end in places} | {*glued}
    inside = {cut for cut in cuts for start, end in code if start < cut < end}
    return tuple(pairwise(sorted(cuts - inside)))


def _join_attributions(
    text: str, places: tuple[tuple[int, int], ...]
) -> tuple[tuple[int, int], ...]:
    """Return the sentences, each with the few words behind it if it ends with a quoted mark."""
    joined = list(places[:1])
    for start, end in places[1:]:
        tail = text[max(0, start - _LONGEST_END) : start].rstrip()
        is_quoted = tail[-1:] in _QUOTES_AT_END and _QUOTED_END.search(tail)
        if is_quoted and len(text[start:end].split()) <= _MOST_WORDS_OF_WHO:
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return tuple(joined)


def has_quoted_end(text: str) -> bool:
    """Return whether a sentence or a part of it ends with a quotation mark behind its mark."""
    return _QUOTED_AT_END.search(text) is not None
