"""How often the translations of a catalogue have fewer sentences than their sources."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.checks.text.missing.gaps import list_sentences
from dragoman.checks.text.missing.sentence_bounds import count_fewest, count_most

_USUAL_SHARE = 0.06
"""The share in ten languages of news, manuals and guides."""
_PRIOR = 15
"""How many messages must say otherwise before they weigh as much as what is usual."""


class Joins:
    """The sentences of the messages; they are counted when somebody first asks."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._pairs = tuple(pairs)
        self._shares: dict[tuple[str, str], float] = {}

    def measure_share(self, source_language: str, language: str) -> float:
        """Return the share of the messages of several sentences whose translation has fewer.

        It is divided by what is usual: 1 is as everywhere, 2 is a translator who joins sentences
        twice as often.
        """
        key = source_language, language
        if key not in self._shares:
            self._shares[key] = self._count(*key) / _USUAL_SHARE
        return self._shares[key]

    def _count(self, source_language: str, language: str) -> float:
        total = fewer = 0
        for source, target in self._pairs:
            most = count_most(source)
            if source == target or most == 1:
                continue  # many messages are one sentence, which is seen quickly
            is_sure = count_fewest(source) == most
            sentences = most if is_sure else len(list_sentences(source, source_language))
            if sentences > 1:
                total += 1
                fewer += _has_fewer(target, language, sentences)
        return (fewer + _USUAL_SHARE * _PRIOR) / (total + _PRIOR)


def _has_fewer(text: str, language: str, sentences: int) -> bool:
    """Return whether a text has fewer sentences than that; most often it is seen quickly."""
    if count_fewest(text) >= sentences:
        return False
    return count_most(text) < sentences or len(list_sentences(text, language)) < sentences


NO_JOINS = Joins()
