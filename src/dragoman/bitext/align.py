"""Align two texts: which blocks of the target translate which of the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.bitext.anchors import make_key_finders
from dragoman.bitext.band import find_corridor, narrow
from dragoman.bitext.evidence import KeyTable, make_key_table, weigh_keys
from dragoman.bitext.lattice import Corridor, Lattice, combine_all, walk
from dragoman.bitext.lengths import guess_lengths, learn_lengths, measure
from dragoman.bitext.lexicon import learn_lexicon
from dragoman.bitext.model import Bead, Scorer, TextBlock
from dragoman.bitext.moved import find_moved
from dragoman.bitext.pairs import ALL, Model, Spans, StepScorer, join_lengths
from dragoman.bitext.posteriors import Candidate, Posteriors, choose_beads, find_posteriors
from dragoman.bitext.steps import Step, guess_costs, learn_costs
from dragoman.bitext.weights import WEIGHTS, Weights
from dragoman.bitext.words import find_stem, list_words
from dragoman.glossary import Glossary

Languages = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Texts:
    """Both texts, measured."""

    lengths: tuple[Sequence[int], Sequence[int]]
    spans: tuple[Spans, Spans]
    keys: KeyTable
    stems: tuple[Sequence[frozenset[str]], Sequence[frozenset[str]]]

    @property
    def size(self) -> tuple[int, int]:
        """How many blocks each has."""
        return len(self.lengths[0]), len(self.lengths[1])


def align_texts(
    source: Sequence[TextBlock],
    target: Sequence[TextBlock],
    languages: Languages,
    *,
    glossary: Glossary | None = None,
    weights: Weights = WEIGHTS,
) -> tuple[Bead, ...]:
    """Return the beads."""
    if not source or not target:
        return tuple(
            [Bead((i,), (), 1.0) for i in range(len(source))]
            + [Bead((), (j,), 1.0) for j in range(len(target))]
        )
    texts = _measure(source, target, languages, glossary)
    chosen = _align_measured(texts, weights)
    return tuple(Bead(c.source, c.target, c.chance, c.chance > 0.97 and bool(c.source and c.target)) for c in chosen)


def _align_measured(texts: _Texts, weights: Weights) -> tuple[Candidate, ...]:
    posteriors, corridor, model = _learn(texts, weights)
    beads = choose_beads(posteriors, corridor, weights.threshold)
    scorer = StepScorer(*texts.spans, model)
    return find_moved(beads, scorer.score_pair, scorer.find_alike, weights)


def _measure(
    source: Sequence[TextBlock],
    target: Sequence[TextBlock],
    languages: Languages,
    glossary: Glossary | None,
) -> _Texts:
    finders = make_key_finders(source, target, languages, glossary)
    keys = [
        [find(block) for block in side]
        for find, side in zip(finders, (source, target), strict=True)
    ]
    lengths = [[measure(block.text) for block in side] for side in (source, target)]
    stems = [
        [frozenset(map(find_stem, list_words(block.text))) for block in side]
        for side in (source, target)
    ]
    return _Texts(
        (lengths[0], lengths[1]),
        (join_lengths(lengths[0]), join_lengths(lengths[1])),
        make_key_table(keys[0], keys[1]),
        (stems[0], stems[1]),
    )


def _learn(texts: _Texts, weights: Weights) -> tuple[Posteriors, Corridor, Model]:
    """Return what is likely after some rounds; each learns from the one before."""
    guess = guess_lengths(*texts.lengths, weights)
    model = Model(guess, weigh_keys(texts.keys, (), weights), guess_costs(weights))
    corridor = find_corridor(StepScorer(*texts.spans, model), texts.size, model.costs, weights.nearest)
    for number in range(weights.rounds):
        lattice = _walk_all(texts, model, corridor)
        posteriors = find_posteriors(lattice)
        corridor = narrow(lattice, weights.nearest)
        if number + 1 < weights.rounds:
            model = _learn_model(texts, posteriors, replace(model, lengths=guess), weights)
    return posteriors, lattice.corridor, model


def _walk_all(texts: _Texts, model: Model, corridor: Corridor) -> Lattice:
    scorer = StepScorer(*texts.spans, model)
    return walk(corridor, list(scorer.score_rows(corridor, ALL)), model.costs, combine_all)


def _learn_model(texts: _Texts, posteriors: Posteriors, model: Model, weights: Weights) -> Model:
    likely = list(_list_likely(posteriors))
    links = [
        (bead.source[0], bead.target[0], bead.chance)
        for bead in likely
        if len(bead.source) == 1 == len(bead.target)
    ]
    lengths = [(texts.lengths[0][i], texts.lengths[1][j], share) for i, j, share in links]
    taught = [(bead.source, bead.target) for bead in likely if bead.chance > 0.5]
    return Model(
        learn_lengths(model.lengths, lengths, weights),
        weigh_keys(texts.keys, links, weights),
        learn_costs(posteriors.counts, weights),
        learn_lexicon(texts.stems, taught, weights) if weights.lexicon else None,
    )


def _list_likely(posteriors: Posteriors) -> Iterator[Candidate]:
    """Yield the beads that have a chance, those that have changed places as two."""
    for (i, j), ways in posteriors.ways.items():
        for step, chance in ways:
            if step is Step.CROSSED:
                yield Candidate((i - 2,), (j - 1,), chance)
                yield Candidate((i - 1,), (j - 2,), chance)
            else:
                rows, columns = step.size
                yield Candidate(tuple(range(i - rows, i)), tuple(range(j - columns, j)), chance)
