"""Share out the target of a bead: which of its sentences belong to which block of the source."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dragoman.bitext.anchors import make_key_finders
from dragoman.bitext.evidence import make_key_table, weigh_keys
from dragoman.bitext.lengths import guess_lengths, measure
from dragoman.bitext.model import TextBlock
from dragoman.bitext.weights import WEIGHTS
from dragoman.texts.sentences import find_sentences

_MOST_PIECES = 40
Score = Callable[[int, int, int], float]


@dataclass(frozen=True, slots=True)
class SentenceRun:
    """A part of a block of the target: whole sentences of it."""

    block: int
    """Which block of the bead's target, from 0."""
    start: int
    end: int
    """Where it begins and ends in the text of that block."""


def share_bead(
    source: Sequence[TextBlock], target: Sequence[TextBlock], languages: tuple[str, str]
) -> tuple[tuple[SentenceRun, ...], ...]:
    """Return for each block of the source its share of the target, as pieces in order.

    Every sentence of the target is in exactly one share. Each share has a sentence if there are
    enough of them; otherwise some are empty. Length and anchors decide. The description of a
    picture has no share where the target has no picture.
    """
    texts = [] if any(each.is_picture for each in target) else _list_texts(source)
    if texts and len(texts) < len(source):
        shares = share_bead([source[at] for at in texts], target, languages)
        of_texts = dict(zip(texts, shares, strict=True))
        return tuple(of_texts.get(at, ()) for at in range(len(source)))
    pieces = _group(list(_cut(target, languages[1])))
    if len(source) < 2:
        return (_join(pieces),)
    if not pieces or len(pieces) == len(source):
        return tuple((piece,) for piece in pieces) or ((),) * len(source)
    parts = [replace(target[p.block], text=target[p.block].text[p.start : p.end]) for p in pieces]
    score = _make_score(source, parts, languages)
    if len(pieces) < len(source):
        chosen = _choose_blocks(len(source), len(pieces), score)
        given = dict(zip(chosen, pieces, strict=True))
        return tuple((given[at],) if at in given else () for at in range(len(source)))
    cuts = _choose_cuts(len(source), len(pieces), score)
    return tuple(_join(pieces[start:end]) for start, end in pairwise(cuts))


def _list_texts(source: Sequence[TextBlock]) -> list[int]:
    return [at for at, block in enumerate(source) if not block.is_picture]


def _cut(target: Sequence[TextBlock], language: str) -> Iterator[SentenceRun]:
    for block, each in enumerate(target):
        for start, end in find_sentences(each.text, language):
            yield SentenceRun(block, start, end)


def _group(pieces: Sequence[SentenceRun]) -> list[SentenceRun]:
    """Return the pieces; where they are very many, those that are neighbours in one block joined.

    A cut then is a little coarser, but is found in good time.
    """
    size = -(-len(pieces) // _MOST_PIECES)
    result: list[SentenceRun] = []
    for at in range(0, len(pieces), max(1, size)):
        result += _join(pieces[at : at + size])
    return result


def _join(pieces: Sequence[SentenceRun]) -> tuple[SentenceRun, ...]:
    """Return the pieces with neighbours in one block joined."""
    joined: list[SentenceRun] = []
    for piece in pieces:
        if joined and joined[-1].block == piece.block:
            joined[-1] = replace(joined[-1], end=piece.end)
        else:
            joined.append(piece)
    return tuple(joined)


def _make_score(
    source: Sequence[TextBlock], parts: Sequence[TextBlock], languages: tuple[str, str]
) -> Score:
    """Return how well sentences fit a block: its number, the first of them, and the one behind."""
    finders = make_key_finders(source, parts, languages)
    keys = [
        [find(block) for block in side] for find, side in zip(finders, (source, parts), strict=True)
    ]
    evidence = weigh_keys(make_key_table(keys[0], keys[1]), (), WEIGHTS)
    lengths = [[measure(block.text) for block in side] for side in (source, parts)]
    model = guess_lengths(lengths[0], lengths[1], WEIGHTS)
    table = evidence.table

    def score(block: int, start: int, end: int) -> float:
        own = frozenset(table.source[block])
        theirs = {key for each in table.target[start:end] for key in each}
        size = sum(lengths[1][start:end])
        return (
            model.fit(lengths[0][block], size)
            + sum(evidence.gains[key] for key in own & theirs)
            + sum(evidence.only_target[key] for key in theirs)
        )

    return score


def _choose_blocks(blocks: int, parts: int, score: Score) -> tuple[int, ...]:
    """Return which block of the source gets each sentence, where there are fewer sentences."""
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    """By how many sentences are given, how well they fit, and the blocks that have them."""
    for block in range(blocks):
        for at in range(min(block, parts - 1), -1, -1):
            value, chosen = best[at]
            value += score(block, at, at + 1)
            if at + 1 not in best or value > best[at + 1][0]:
                best[at + 1] = value, (*chosen, block)
    return best[parts][1]


def _choose_cuts(blocks: int, parts: int, score: Score) -> tuple[int, ...]:
    """Return before which sentences the shares begin, and at last how many there are."""
    best: list[dict[int, tuple[float, tuple[int, ...]]]] = [{0: (0.0, (0,))}]
    for block in range(blocks):
        row: dict[int, tuple[float, tuple[int, ...]]] = {}
        for end in range(block + 1, parts - (blocks - block - 1) + 1):
            options = [
                (value + score(block, start, end), (*cuts, end))
                for start, (value, cuts) in best[-1].items()
                if start < end
            ]
            row[end] = max(options)
        best.append(row)
    return best[-1][parts][1]
