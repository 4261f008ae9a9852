"""Align two texts: which blocks of the target translate which of the source.

A first look finds where the two texts run beside each other (``band``). Then all alignments near
there are added up, so that each bead has a chance (``lattice``, ``posteriors``). What is likely
teaches how long translations are, what they keep, how often blocks are left out, and which words
translate each other; with that, all alignments are added up again. At last the beads are chosen
that are likely to be right together, those that are in the way of others that fit much better are
taken apart (``displaced``), and what has been moved is looked for (``moved``). Where blocks have
changed places, only what its texts show is sure (``places``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.bitext.anchors import have_one_script, make_key_finders
from dragoman.bitext.band import find_corridor, narrow
from dragoman.bitext.calibration import make_beads
from dragoman.bitext.contradictions import mark_contradicted
from dragoman.bitext.displaced import part_displaced
from dragoman.bitext.evidence import KeyTable, make_key_table, weigh_keys
from dragoman.bitext.kinship import keep_certain, measure_kinship
from dragoman.bitext.lattice import Corridor, Lattice, combine_all, walk
from dragoman.bitext.lengths import guess_lengths, learn_lengths, measure
from dragoman.bitext.lexicon import learn_lexicon
from dragoman.bitext.model import Bead, Scorer, TextBlock
from dragoman.bitext.moved import find_moved
from dragoman.bitext.nearness import compare
from dragoman.bitext.pairs import ALL, WIDE, Model, Spans, StepScorer, join_lengths
from dragoman.bitext.places import mark_unproven
from dragoman.bitext.posteriors import LikelyBead, Posteriors, choose_beads, find_posteriors
from dragoman.bitext.steps import BeadStep, guess_costs, learn_costs
from dragoman.bitext.weights import WEIGHTS, BitextWeights
from dragoman.bitext.words import find_stem, list_words
from dragoman.glossary import Glossary

_LENGTH_OF_PICTURE = 6
_LONG = 3000
Languages = tuple[str, str]


@dataclass(frozen=True, slots=True)
class MeasuredTexts:
    """Both texts, with all that is read off them once."""

    texts: tuple[Sequence[str], Sequence[str]]
    lengths: tuple[Sequence[int], Sequence[int]]
    spans: tuple[Spans, Spans]
    keys: KeyTable
    stems: tuple[Sequence[frozenset[str]], Sequence[frozenset[str]]]
    certain: tuple[Sequence[frozenset[str]], Sequence[frozenset[str]]]
    """For each block of both sides the anchors that a translation must have too."""

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
    scorer: Scorer | None = None,
) -> tuple[Bead, ...]:
    """Return which blocks of the target translate which of the source.

    Every block is in exactly one bead. Beads are in the order of the source; one of the target
    alone is behind the bead that its neighbour is in. The blocks of a bead are neighbours, in
    order. Only what has been moved breaks the order of the target.

    ``languages`` are the codes of both languages. The same texts give the same beads.
    """
    if not source or not target:
        alone = [LikelyBead((i,), (), 1.0) for i in range(len(source))]
        alone += [LikelyBead((), (j,), 1.0) for j in range(len(target))]
        return make_beads(alone, 1.0)
    measured = measure_texts(source, target, languages, glossary)
    candidates = align_measured(measured, WEIGHTS, scorer)
    return make_beads(candidates, measure_kinship(*measured.certain, candidates))


def measure_texts(
    source: Sequence[TextBlock],
    target: Sequence[TextBlock],
    languages: Languages,
    glossary: Glossary | None = None,
) -> MeasuredTexts:
    """Return what is read off two texts before they are aligned."""
    finders = make_key_finders(source, target, languages, glossary)
    keys = [
        [find(block) for block in side]
        for find, side in zip(finders, (source, target), strict=True)
    ]
    lengths = [[_measure_block(block) for block in side] for side in (source, target)]
    stems = [
        [frozenset(map(find_stem, list_words(block.text))) for block in side]
        for side in (source, target)
    ]
    texts = [[block.text for block in side] for side in (source, target)]
    alike = have_one_script(source, target)
    certain = [[keep_certain(found, same_script=alike) for found in side] for side in keys]
    return MeasuredTexts(
        (texts[0], texts[1]),
        (lengths[0], lengths[1]),
        (join_lengths(lengths[0]), join_lengths(lengths[1])),
        make_key_table(keys[0], keys[1]),
        (stems[0], stems[1]),
        (certain[0], certain[1]),
    )


def _measure_block(block: TextBlock) -> int:
    """Return the length of a block; each description of a picture counts as a word."""
    written = measure(block.text) - block.described
    pictures = max(len(block.pictures), block.is_picture)
    return max(1, written + _LENGTH_OF_PICTURE * pictures)


def align_measured(
    texts: MeasuredTexts, weights: BitextWeights, scorer: Scorer | None = None
) -> tuple[LikelyBead, ...]:
    """Return the beads of two texts, with the chances that the model gives them."""
    posteriors, corridor, model = _learn(texts, weights, scorer)
    beads = choose_beads(posteriors, corridor, weights.threshold)
    steps = StepScorer(*texts.spans, model)
    beads = find_moved(beads, steps.score_pair, steps.find_alike, weights)
    beads = part_displaced(beads, steps.score_pair, steps.find_alike, weights)
    beads = mark_unproven(beads, steps.score_pair, weights)
    return mark_contradicted(beads, *texts.certain)


def _learn(
    texts: MeasuredTexts, weights: BitextWeights, scorer: Scorer | None
) -> tuple[Posteriors, Corridor, Model]:
    """Return what is likely after some rounds; each learns from the one before."""
    guess = guess_lengths(*texts.lengths, weights)
    model = Model(guess, weigh_keys(texts.keys, (), weights), guess_costs(weights))
    steps = StepScorer(*texts.spans, model)
    corridor = find_corridor(steps, texts.size, model.costs, weights.nearest)
    if scorer:
        model = replace(model, nearness=compare(scorer, texts.texts, corridor, weights))
    lattice = _walk_all(texts, model, corridor, ALL)
    is_long = max(texts.size) > _LONG
    rounds = weights.rounds_of_long if is_long else weights.rounds
    for number in range(1, rounds):
        likely = find_posteriors(lattice)
        model = _learn_model(texts, likely, replace(model, lengths=guess), weights)
        steps_now = ALL if number < rounds - 1 else WIDE
        lattice = _walk_all(texts, model, narrow(lattice, weights.likely), steps_now)
    return find_posteriors(lattice), lattice.corridor, model


def _walk_all(
    texts: MeasuredTexts, model: Model, corridor: Corridor, steps: Sequence[BeadStep]
) -> Lattice:
    scorer = StepScorer(*texts.spans, model)
    return walk(corridor, list(scorer.score_rows(corridor, steps)), model.costs, combine_all)


def _learn_model(
    texts: MeasuredTexts, posteriors: Posteriors, model: Model, weights: BitextWeights
) -> Model:
    likely = list(list_likely(posteriors))
    links = [
        (bead.source[0], bead.target[0], bead.chance)
        for bead in likely
        if len(bead.source) == 1 == len(bead.target)
    ]
    lengths = [(texts.lengths[0][i], texts.lengths[1][j], share) for i, j, share in links]
    taught = [(bead.source, bead.target) for bead in likely if bead.chance > 0.5]
    return replace(
        model,
        lengths=learn_lengths(model.lengths, lengths, weights),
        evidence=weigh_keys(texts.keys, links, weights),
        costs=learn_costs(posteriors.counts, weights),
        lexicon=learn_lexicon(texts.stems, taught, weights),
    )


def list_likely(posteriors: Posteriors) -> Iterator[LikelyBead]:
    """Yield the beads that have a chance, those that have changed places as two."""
    for (i, j), ways in posteriors.ways.items():
        for step, chance in ways:
            if step is BeadStep.CROSSED:
                yield LikelyBead((i - 2,), (j - 1,), chance)
                yield LikelyBead((i - 1,), (j - 2,), chance)
            else:
                rows, columns = step.size
                yield LikelyBead(tuple(range(i - rows, i)), tuple(range(j - columns, j)), chance)
