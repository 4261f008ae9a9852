"""Who suggests anything where whole sentences of a paragraph were replaced: dragoman and msgmerge.

    python benchmarks/sentences.py [PARAGRAPHS]

Paragraphs of two and of four sentences are made from a number (see ``corpus``); in each, one or two
sentences are replaced by others. Printed is how many get a suggestion, and how many get a useful
one: at least half of it can be kept to reach the right translation.
"""

from __future__ import annotations

import random
import sys

import corpus
import quality

from dragoman.po import Catalog
from dragoman.po.edit import write_message

CASES = ((2, 1), (4, 1), (4, 2), (4, 3))
"""How many sentences the paragraphs have, and how many of them are replaced."""


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


def main(arguments: list[str]) -> None:
    """Print a line for each case and matcher."""
    count = int(arguments[0]) if arguments else 60
    matchers = {"dragoman": quality.suggest_by_dragoman, "msgmerge": quality.suggest_by_msgmerge}
    for sentences, replaced in CASES:
        step = make_step(sentences, replaced, count)
        print(f"{replaced} of {sentences} sentences replaced, {count} paragraphs")
        for name, suggest in matchers.items():
            score = quality.Score()
            quality.judge(score, step, suggest(step))
            print(f"{name:>10}: {score.suggested} suggested, {score.good} useful")


if __name__ == "__main__":
    main(sys.argv[1:])
