"""What of a source has nothing beside it in the translation, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import log

from dragoman.checks.text.catalog_texts import CatalogTexts
from dragoman.checks.text.missing.gap_words import LEAST_EVIDENCE, lacks_gap_words, weigh_gap_words
from dragoman.checks.text.missing.gaps import (
    Gap,
    find_gap,
    fit_in_order,
    has_quoted_end,
    is_evenly_short,
    list_sentences,
)
from dragoman.checks.text.missing.lengths import USUAL_SPREAD, measure_length
from dragoman.checks.text.missing.lost_clauses import find_lost_clause
from dragoman.checks.text.missing.lost_parentheses import find_lost_parenthesis
from dragoman.checks.text.missing.lost_parts import RATHER_SHORT, find_lost_part
from dragoman.checks.text.missing.sentence_bounds import count_fewest, count_most
from dragoman.checks.text.wrapped_lines import is_wrapped, join_wrapped_lines
from dragoman.patterns import compile_later
from dragoman.texts.scripts import SPACELESS

_FEWEST_CHARACTERS = 60
_LONG, _LONG_FOR_PARTS = 160, 200
"""Letters of a source whose whole length says enough, also if it is one sentence, and of one of
which a part is looked for that is missing."""
_FEW_SENTENCES = 3
"""If so few are shorter in the same way, a part may be missing that was in two of them."""
_MUCH_SHORTER = -4.0
"""Standard deviations: of 60,000 professional translations 4 were so short and yet complete."""
_SHORTER, _LONGER = -0.6, 1.0
"""From where it is worth while to look at each sentence: if there are not fewer of them, and if
there are. Both were seen to lose next to nothing."""
_LEAST_EVIDENCE, _LEAST_BESIDE_ALL = 0.55, 2.9
"""The evidence that it takes, and where the translation has as many sentences. It takes more where
a translator often joins two."""
_OFTEN = 2.0
"""By how much that counts more where a translator joins sentences more often than others do."""
_DECIDED = 1.25
"""So much evidence, or so little, without the words of the catalogue that they are not asked."""
_USUAL_LENGTH, _LEAST_LENGTH, _MOST_LENGTH = 60.0, 10.0, 160.0
"""Translators join short sentences more often than long ones, and leave out both: by how much a
longer one is surer."""
_SPACELESS = compile_later(f"[{SPACELESS}]")
_LONGEST_WORD = 15
"""Letters of the words of a translation, on average, from which on it has no spaces."""
_DOUBT = 1.0
"""So much less evidence is enough where the words of the sentence are missing, too."""
_NO_GAP = None, -_DECIDED
_SURE = 3.4
"""So much more evidence than it takes is sure: with less, four of ten sentences that seem to be
missing were joined with the sentence beside them, in manuals and news in forty languages."""
_BY_MARK = 2.0
"""How much more it takes where the translation has a mark between two parts that the source has
not: such a mark is in each eighth of the translations that joined sentences, and in each fiftieth
of those that lost one."""
_BETWEEN_PARTS = compile_later(
    r"[:;\u061b\uff1a\uff1b\u2013\u2014](?=[\s\u3000-\u9fff])|\s-\s|\([^()]{12,}\)|\uff08"
)


@dataclass(frozen=True, slots=True)
class TextPair:
    """A source and its translation, each with its language."""

    source: str
    target: str
    source_language: str
    language: str


@dataclass(frozen=True, slots=True)
class Missing:
    """What seems to be missing in a translation."""

    text: str
    """The sentences of the source; empty where only the length of all is known."""
    share: float
    """The length of the translation, as a share of the usual one."""
    is_sure: bool
    """Whether it is unlikely that a translator joined it with the sentence beside it."""


def find_missing(texts: TextPair, catalog: CatalogTexts) -> Missing | None:
    """Return what of a source has nothing beside it in the translation; None for nothing."""
    if len(texts.source) < _FEWEST_CHARACTERS:
        return None
    if is_wrapped(texts.source):
        source, target = map(join_wrapped_lines, (texts.source, texts.target))
        texts = replace(texts, source=source, target=target)
    return _find_missing_sentence(texts, catalog) or _find_missing_part(texts, catalog)


def _find_missing_sentence(texts: TextPair, catalog: CatalogTexts) -> Missing | None:
    """Return the sentences that are missing, or the part of a long text; None for nothing."""
    norm = catalog.lengths
    ours, theirs = norm.measure_length(texts.source), norm.measure_length(texts.target)
    deviation = norm.measure_deviation(ours, theirs)
    if deviation >= _LONGER or (deviation >= _SHORTER and _has_as_many(texts)):
        return None
    share = theirs / norm.expect_length(ours)
    places = list_sentences(texts.source, texts.source_language)
    gap, surplus = _find_gap(texts, catalog, places, deviation) if len(places) > 1 else _NO_GAP
    if gap is not None and surplus > 0:
        is_sure = surplus >= _SURE + (_BY_MARK if _has_more_marks(texts) else 0)
        return Missing(texts.source[gap.start : gap.end], share, is_sure)
    if deviation >= RATHER_SHORT or (len(places) == 1 and ours < _LONG):
        return None
    return _find_by_length(texts, catalog, places, share)


def _find_by_length(
    texts: TextPair, catalog: CatalogTexts, places: tuple[tuple[int, int], ...], share: float
) -> Missing | None:
    """Return that a text is much too short, or the part that a shorter one lacks."""
    norm = catalog.lengths
    ours, theirs = norm.measure_length(texts.source), norm.measure_length(texts.target)
    beside = list_sentences(texts.target, texts.language)
    is_much = norm.measure_deviation(ours, theirs) < _MUCH_SHORTER
    if len(places) > (1 if is_much else _FEW_SENTENCES):
        sides = texts.source, texts.target, (places, beside), norm
        if is_evenly_short(*sides):
            return None
    if is_much:
        return Missing("", share, is_sure=True)
    if ours < _LONG_FOR_PARTS:
        return None
    more = _count_more(texts, catalog, len(beside) - len(places))
    part = find_lost_part(texts.source, texts.target, catalog.word_pairs, norm, more)
    return None if part is None else Missing(texts.source[slice(*part)], share, is_sure=False)


def _count_more(texts: TextPair, catalog: CatalogTexts, sentences: int) -> float:
    """Return how many sentences more a translation has; less say less of a translator who joins
    sentences often."""
    if sentences >= 0:
        return sentences
    joined = catalog.joins.measure_share(texts.source_language, texts.language)
    return min(0.0, sentences + max(0.0, log(joined)))


def _find_missing_part(texts: TextPair, catalog: CatalogTexts) -> Missing | None:
    """Return the parenthesis or the clause behind a semicolon that is missing; None for nothing."""
    norm = catalog.lengths
    sides = texts.source, texts.target, catalog.word_pairs, norm
    place = find_lost_parenthesis(*sides) or find_lost_clause(*sides)
    if place is None:
        return None
    usual = norm.expect_length(norm.measure_length(texts.source))
    share = norm.measure_length(texts.target) / usual
    return Missing(texts.source[slice(*place)], share, is_sure=False)


def _has_more_marks(texts: TextPair) -> bool:
    """Return whether the translation has more marks between parts of its sentences."""
    ours, theirs = (
        sum(1 for _ in _BETWEEN_PARTS.finditer(text)) for text in (texts.source, texts.target)
    )
    return theirs > ours


def _has_as_many(texts: TextPair) -> bool:
    """Return whether the translation surely has as many sentences; this is quick."""
    return count_fewest(texts.target) >= count_most(texts.source)


def _find_gap(
    texts: TextPair, catalog: CatalogTexts, places: tuple[tuple[int, int], ...], deviation: float
) -> tuple[Gap | None, float]:
    """Return the gap of a translation, or None, and by how much the evidence for it is more than
    it takes."""
    beside = list_sentences(texts.target, texts.language)
    is_fewer = len(beside) < len(places)
    if deviation >= _SHORTER and not is_fewer:
        return _NO_GAP
    norm = catalog.lengths
    if is_fewer and has_quoted_end(texts.source):
        beside = list_sentences(texts.target, texts.language, quotations_end=True)
        is_fewer = len(beside) < len(places)
    sides = texts.source, texts.target, (places, beside), norm
    if _has_no_spaces(texts.target):
        return _NO_GAP
    if fit_in_order(*sides) or (not is_fewer and is_evenly_short(*sides)):
        return _NO_GAP
    gap = find_gap(*sides)
    surplus = _weigh_gap(texts, catalog, gap, is_fewer=is_fewer)
    if -_DECIDED < surplus < _SURE + _DECIDED:
        gap = find_gap(*sides, catalog.word_pairs)
        surplus = _weigh_gap(texts, catalog, gap, is_fewer=is_fewer)
    if gap is not None and 0 < surplus <= _SURE - LEAST_EVIDENCE:
        surplus += weigh_gap_words(texts.source, texts.target, gap, catalog.word_pairs)
    elif gap is not None and is_fewer and -_DOUBT < surplus <= 0:
        is_missing = lacks_gap_words(texts.source, texts.target, gap, catalog.word_pairs)
        surplus += _DOUBT if is_missing else 0.0
    return gap, surplus


def _weigh_gap(texts: TextPair, catalog: CatalogTexts, gap: Gap | None, *, is_fewer: bool) -> float:
    """Return how much more evidence there is for a gap than it takes."""
    if gap is None:
        return -_DECIDED
    least = _LEAST_EVIDENCE if is_fewer else _LEAST_BESIDE_ALL
    joined = log(catalog.joins.measure_share(texts.source_language, texts.language))
    length = measure_length(texts.source[gap.start : gap.end])
    by_length = log(max(_LEAST_LENGTH, min(_MOST_LENGTH, length)) / _USUAL_LENGTH)
    # What the words say is the same where lengths differ more, as in a catalogue that taught
    # nothing yet; but where they differ very much, they say nothing.
    weight = min(catalog.lengths.spread, USUAL_SPREAD)
    return gap.evidence * weight + by_length - least - max(joined, _OFTEN * joined)


def _has_no_spaces(text: str) -> bool:
    """Return whether a text lost the spaces between its words: no sentences are seen in it."""
    words = text.split()
    return len(text) > _LONGEST_WORD * (len(words) + 1) and not _SPACELESS.search(text)
