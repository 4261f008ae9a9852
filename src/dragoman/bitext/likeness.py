"""Which of many texts may be the source of which translation, at a first look.

To align each of many documents with each of many files takes long. Here each is looked at once: two
texts that belong together have names, numbers and addresses in common that few others have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log, sqrt
from typing import NamedTuple

from dragoman.bitext.anchors import KeyFinder, make_key_finders
from dragoman.bitext.model import TextBlock

Texts = Sequence[Sequence[TextBlock]]
_LENGTH = 0.1
"""What a difference of the numbers of blocks takes off, for each factor e."""


class LikelySource(NamedTuple):
    """A text that may be the source of another."""

    number: int
    """Which of the sources it is."""
    likeness: float
    """How much the two have in common; 1 at most. It is below 0 where they have nothing in common
    and are of different lengths."""


def rank_sources(
    sources: Texts, targets: Texts, languages: tuple[str, str]
) -> tuple[tuple[LikelySource, ...], ...]:
    """Return for each target all sources, the likeliest first.

    ``languages`` are the codes of both languages.
    """
    every = [[block for text in side for block in text] for side in (sources, targets)]
    finders = make_key_finders(every[0], every[1], languages)
    ours, theirs = (
        [_weigh_all(text, find) for text in side]
        for side, find in zip((sources, targets), finders, strict=True)
    )
    rarity = _find_rarity([*ours, *theirs])
    weighed = [_make_vector(keys, rarity) for keys in ours]
    ranks = []
    for target, keys in zip(targets, theirs, strict=True):
        vector = _make_vector(keys, rarity)
        likely = [
            LikelySource(
                number,
                _compare(own, vector) - _LENGTH * abs(log((len(source) + 1) / (len(target) + 1))),
            )
            for number, (source, own) in enumerate(zip(sources, weighed, strict=True))
        ]
        ranks.append(tuple(sorted(likely, key=lambda each: -each.likeness)))
    return tuple(ranks)


def _weigh_all(text: Iterable[TextBlock], find_keys: KeyFinder) -> dict[str, float]:
    """Return how much each anchor weighs in a text."""
    counts = Counter(key for block in text for key in find_keys(block))
    return {key: 1 + log(count) for key, count in counts.items()}


def _find_rarity(texts: Sequence[dict[str, float]]) -> dict[str, float]:
    """Return for each anchor how rare it is: the logarithm of the share of texts that have it."""
    counts = Counter(key for text in texts for key in text)
    return {key: log(len(texts) / count) for key, count in counts.items()}


def _make_vector(text: dict[str, float], rarity: dict[str, float]) -> dict[str, float]:
    """Return the anchors of a text, each with its part in a vector of the length 1."""
    weights = {key: weight * rarity[key] for key, weight in text.items() if rarity[key]}
    size = sqrt(sum(weight**2 for weight in weights.values()))
    return {key: weight / size for key, weight in weights.items()}


def _compare(one: dict[str, float], other: dict[str, float]) -> float:
    """Return how alike the anchors of two texts are, from 0 to 1 (the cosine)."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[key] for key, weight in one.items() if key in other)
