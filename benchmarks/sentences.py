"""Who suggests anything where whole sentences of a paragraph were replaced: dragoman and msgmerge.

    python benchmarks/sentences.py [PARAGRAPHS]

Paragraphs of two and of four sentences are made from a number (see ``corpus``); in each, one or two
sentences are replaced by others. Counted is how many get a useful suggestion: at least half of it
can be kept to reach the right translation. Dragoman must give at least as many as msgmerge.
"""

from __future__ import annotations

import random
import sys

import corpus
import quality
from _report import Result, finish, name_version

from dragoman.po import Catalog
from dragoman.po.edit import write_message

CASES = ((2, 1), (4, 1), (4, 2), (4, 3))
"""How many sentences the paragraphs have, and how many of them are replaced."""
AT_LEAST = 1.0
"""So many times the useful suggestions of msgmerge."""


def make_step(sentences: int, replaced: int, count: int) -> quality.Step:
    """Make a catalogue, its next template, and what translators would write for it."""
    dice = random.Random(sentences * 10 + replaced)
    old, new, truth = [], [], {}
    for _ in range(count):
        parts = [corpus.make_sentence(dice) for _ in range(sentences)]
        text = " ".join(parts)
        old.append(write_message(None, text, corpus.translate(text)))
        for place in dice.sample(range(sentences), replaced):
            parts[place] = corpus.make_sentence(dice)
        text = " ".join(parts)
        new.append(write_message(None, text))
        truth[None, text] = corpus.translate(text)
    header = "Language: fa\nContent-Type: text/plain; charset=UTF-8\n"
    head = write_message(None, "", header)
    return quality.Step(Catalog("", head, tuple(old)), tuple(new), dict(truth))


def compare_case(sentences: int, replaced: int, count: int) -> Result:
    """Compare how many useful suggestions both give where so many sentences are replaced."""
    step = make_step(sentences, replaced, count)
    ours, peer = quality.Score(), quality.Score()
    quality.judge(ours, step, quality.suggest_by_dragoman(step))
    quality.judge(peer, step, quality.suggest_by_msgmerge(step))
    return Result(
        f"{replaced} of {sentences} sentences replaced, {count} paragraphs",
        ours.good / max(1, peer.good),
        AT_LEAST,
        name_version("msgmerge"),
        "useful suggestions",
        f"{ours.good} of {ours.suggested}, {peer.good} of {peer.suggested}",
        at_least=True,
    )


def main(count: int = 60) -> int:
    """Compare all cases; return 1 where a target is missed, else 0."""
    return finish([compare_case(*case, count) for case in CASES])


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
