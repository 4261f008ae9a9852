"""How often the translations of a catalogue have fewer sentences than their sources."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.checks.text.gaps import list_sentences
from dragoman.checks.text.sentence_bounds import count_fewest, count_most

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
            if source == target or count_most(source) == 1:
                continue  # many messages are one sentence, which is seen quickly
            sentences = len(list_sentences(source, source_language))
            if sentences > 1:
                total += 1
                fewer += (
                    count_fewest(target) < sentences
                    and len(list_sentences(target, language)) < sentences
                )
        return (fewer + _USUAL_SHARE * _PRIOR) / (total + _PRIOR)


NO_JOINS = Joins()
