"""What is missing: sentences and the middle of paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import log

from dragoman.checks import Hit, Pair, rule
from dragoman.checks.text.gap_words import LEAST_EVIDENCE, weigh_gap_words
from dragoman.checks.text.gaps import (
    Gap,
    find_gap,
    fit_in_order,
    has_quoted_end,
    is_evenly_short,
    list_sentences,
)
from dragoman.checks.text.lengths import USUAL_SPREAD, measure_length
from dragoman.checks.text.sentence_bounds import count_fewest, count_most
from dragoman.checks.text.wrapped_lines import is_wrapped, join_wrapped_lines
from dragoman.patterns import compile_later
from dragoman.scripts import SPACELESS

_FEWEST_CHARACTERS = 60
_LONG = 160
"""Letters of a source whose whole length says enough, also if it is one sentence."""
_MUCH_SHORTER = -4.0
"""Standard deviations: of 60,000 professional translations 4 were so short and yet complete."""
_SHORTER, _LONGER = -0.6, 1.0
"""From where it is worth while to look at each sentence: if there are not fewer of them, and if
there are. Both were seen to lose next to nothing."""
_LEAST_EVIDENCE, _LEAST_BESIDE_ALL = 0.4, 2.75
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
_MOST_SHOWN = 60


@rule(
    "sentence-missing",
    "warning",
    silent=[
        (
            "fa",
            "The prison is in the north of the city. It was built forty years ago. Nobody was "
            "allowed to visit it.",
            "این زندان در شمال شهر قرار دارد و چهل سال پیش ساخته شده است. هیچ‌کس اجازه نداشت از آن "
            "بازدید کند.",
        ),
        (
            "ar",
            "They were arrested at dawn. Their families were told nothing for eleven days.",
            "اعتُقلوا فجرًا، ولم تُخبر عائلاتهم بأي شيء طوال أحد عشر يومًا.",
        ),
        (
            "fr",
            "The post office was closed when we came. This is because the post is only open until "
            "noon.",
            "La poste était fermée à notre arrivée, car elle n’ouvre que le matin.",
        ),
        (
            "ar",
            "“Nobody has ever asked us what we want to do with our own village!” Karim added.",
            "وأضاف كريم: «لم يسألنا أحد قط ماذا نريد أن نفعل بقريتنا نحن!»",
        ),
        (
            "de",
            "The letter was smuggled out of the prison. It was read aloud at the meeting.",
            "Der Brief wurde aus dem Gefängnis geschmuggelt und auf der Versammlung vorgelesen.",
        ),
        (
            "zh",
            "The court refused the appeal. The lawyers were not heard, and nobody told the family.",
            "法院驳回了上诉。律师没有得到陈述的机会，也没有人通知家属。",
        ),
        (
            "ru",
            "The driver had been emptying the machine in the hall, Det. Maria Becker wrote in the "
            "release.",
            "Водитель опустошал автомат в зале, написала детектив Мария Беккер в сообщении.",
        ),
    ],
    fires=[
        (
            "fa",
            "The prison is in the north of the city. It was built forty years ago for two hundred "
            "prisoners. Nobody was allowed to visit it.",
            "زندان در شمال شهر است. هیچ‌کس اجازهٔ دیدار از آن را نداشت.",
        ),
        (
            "ar",
            "They were arrested at dawn in their homes. Their families were told nothing for "
            "eleven days. The lawyers learnt of it from the newspapers.",
            "اعتُقلوا فجرًا في منازلهم. وعلم المحامون بذلك من الصحف.",
        ),
        (
            "de",
            "The letter was smuggled out of the prison in 2016. It was read aloud at the meeting, "
            "and many people wept. Then Maria Becker signed it.",
            "Der Brief wurde 2016 aus dem Gefängnis geschmuggelt. Dann unterschrieb ihn Maria "
            "Becker.",
        ),
        (
            "zh",
            "The court refused the appeal on Monday. The lawyers were not heard, and nobody told "
            "the family about it. They will appeal again.",
            "法院星期一驳回了上诉。他们将再次上诉。",
        ),
    ],
)
def sentence_missing(pair: Pair) -> Iterator[Hit]:
    """A sentence of the source, or the middle of it, has nothing beside it in the translation."""
    if len(pair.source) < _FEWEST_CHARACTERS or pair.other_source is not None:
        return
    if is_wrapped(pair.source):
        texts = map(join_wrapped_lines, (pair.source, pair.target))
        pair = replace(pair, source=next(texts), target=next(texts))
    norm = pair.catalog.lengths
    source, target = norm.measure_length(pair.source), norm.measure_length(pair.target)
    deviation = norm.measure_deviation(source, target)
    if deviation >= _LONGER or (deviation >= _SHORTER and _has_as_many(pair)):
        return
    places = list_sentences(pair.source, pair.source_language)
    gap = _find_gap(pair, places, deviation) if len(places) > 1 else None
    if gap is not None:
        missing = " ".join(pair.source[gap.start : gap.end].split())
        shown = missing if len(missing) <= _MOST_SHOWN else missing[: _MOST_SHOWN - 1] + "…"
        yield Hit(0, 0, f"A sentence is missing. It is probably “{shown}”.")
    elif deviation < _MUCH_SHORTER and (len(places) > 1 or source >= _LONG):
        beside = list_sentences(pair.target, pair.language)
        if len(places) > 1 and is_evenly_short(pair.source, pair.target, (places, beside), norm):
            return
        share = round(100 * target / norm.expect_length(source))
        yield Hit(
            0,
            len(pair.target),
            f"The translation has {share}% of the length that this source has in translation.",
        )


def _has_as_many(pair: Pair) -> bool:
    """Return whether the translation surely has as many sentences; this is quick."""
    return count_fewest(pair.target) >= count_most(pair.source)


def _find_gap(pair: Pair, places: tuple[tuple[int, int], ...], deviation: float) -> Gap | None:
    """Return the gap of a translation, if it is sure."""
    beside = list_sentences(pair.target, pair.language)
    is_fewer = len(beside) < len(places)
    if deviation >= _SHORTER and not is_fewer:
        return None
    norm = pair.catalog.lengths
    if is_fewer and has_quoted_end(pair.source):
        beside = list_sentences(pair.target, pair.language, quotations_end=True)
        is_fewer = len(beside) < len(places)
    texts = pair.source, pair.target, (places, beside), norm
    if _has_no_spaces(pair.target):
        return None
    if fit_in_order(*texts) or (not is_fewer and is_evenly_short(*texts)):
        return None
    gap = find_gap(*texts)
    surplus = _weigh_gap(pair, gap, is_fewer=is_fewer)
    if abs(surplus) < _DECIDED:
        gap = find_gap(*texts, pair.catalog.word_pairs)
        surplus = _weigh_gap(pair, gap, is_fewer=is_fewer)
    if gap is not None and 0 < surplus <= -LEAST_EVIDENCE:
        surplus += weigh_gap_words(pair.source, pair.target, gap, pair.catalog.word_pairs)
    return gap if surplus > 0 else None


def _weigh_gap(pair: Pair, gap: Gap | None, *, is_fewer: bool) -> float:
    """Return how much more evidence there is for a gap than it takes."""
    if gap is None:
        return -_DECIDED
    least = _LEAST_EVIDENCE if is_fewer else _LEAST_BESIDE_ALL
    joined = log(pair.catalog.joins.measure_share(pair.source_language, pair.language))
    length = measure_length(pair.source[gap.start : gap.end])
    by_length = log(max(_LEAST_LENGTH, min(_MOST_LENGTH, length)) / _USUAL_LENGTH)
    # What the words say is the same where lengths differ more, as in a catalogue that taught
    # nothing yet; but where they differ very much, they say nothing.
    weight = min(pair.catalog.lengths.spread, USUAL_SPREAD)
    return gap.evidence * weight + by_length - least - max(joined, _OFTEN * joined)


def _has_no_spaces(text: str) -> bool:
    """Return whether a text lost the spaces between its words: no sentences are seen in it."""
    words = text.split()
    return len(text) > _LONGEST_WORD * (len(words) + 1) and not _SPACELESS.search(text)
