"""Which words translate each other, learnt from beads by IBM's model 1.

Source: P. F. Brown and others, The Mathematics of Statistical Machine Translation (1993).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

_ROUNDS = 3
_MOST_WORDS = 20
"""Of a bead, on each side: its rarest words. More would take the square of the time."""
_MOST_BEADS = 2500
_LEAST_LIKELY = 0.1
_MOST_TRANSLATIONS = 4
_NO_WORD = 1.0
"""How often a word has no translation at all, beside each word that is in the bead."""


def learn_translations(
    beads: Sequence[tuple[frozenset[str], frozenset[str]]],
) -> Mapping[str, tuple[str, ...]]:
    """Return for words of the source their likely translations.

    Only words that are together in two beads at least can be translations of each other.
    """
    if not beads:
        return {}
    step = -(-len(beads) // _MOST_BEADS)
    chosen = [_keep_rarest(side) for side in zip(*beads[::step], strict=True)]
    pairs = list(zip(*chosen, strict=True))
    together = Counter((v, w) for source, target in pairs for v in source for w in target)
    table = {pair: 1.0 for pair, count in together.items() if count > 1}
    links = [
        (w, [v for v in source if (v, w) in table]) for source, target in pairs for w in target
    ]
    links = [(w, sources) for w, sources in links if sources]
    for _ in range(_ROUNDS):
        table = _share_out(table, links)
    return _choose(table)


def _share_out(
    table: Mapping[tuple[str, str], float], links: Sequence[tuple[str, Sequence[str]]]
) -> dict[tuple[str, str], float]:
    """Return better probabilities of target words, for each word of the source (one round)."""
    counts: dict[tuple[str, str], float] = defaultdict(float)
    totals: dict[str, float] = defaultdict(float)
    for word, sources in links:
        likely = [table[source, word] for source in sources]
        mass = sum(likely) + _NO_WORD * max(likely) / 2
        for source, share in zip(sources, likely, strict=True):
            counts[source, word] += share / mass
            totals[source] += share / mass
    return {pair: count / totals[pair[0]] for pair, count in counts.items()}


def _choose(table: Mapping[tuple[str, str], float]) -> dict[str, tuple[str, ...]]:
    by_word: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for (source, target), likely in table.items():
        if likely >= _LEAST_LIKELY:
            by_word[source].append((-likely, target))
    return {
        source: tuple(target for _, target in sorted(found)[:_MOST_TRANSLATIONS])
        for source, found in sorted(by_word.items())
    }


def _keep_rarest(side: Sequence[frozenset[str]]) -> list[list[str]]:
    counts = Counter(word for words in side for word in words)
    return [
        sorted((w for w in words if counts[w] > 1), key=lambda w: (counts[w], w))[:_MOST_WORDS]
        for words in side
    ]
