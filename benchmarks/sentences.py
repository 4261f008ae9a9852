"""Who suggests anything where sentences of a paragraph changed: dragoman and msgmerge.

    python benchmarks/sentences.py [PARAGRAPHS]

Paragraphs of two to eight sentences are made from numbers (see ``corpus``), five times as many as
PARAGRAPHS for each case. In each, some sentences are replaced by others, or one is inserted,
removed, moved or split, or two are joined. *Joined by the translator* means that two sentences
were one in the old translation. Counted is how many get a useful suggestion: at least half of it
can be kept to reach the right translation. Dragoman must give at least as many as msgmerge.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable

import corpus
import quality
from _report import Result, finish, name_version
from quality_sets import Key, Step

from dragoman.po import Block, Catalog
from dragoman.po.edit import write_message

SEEDS = 5
AT_LEAST = 1.0
"""So many times the useful suggestions of msgmerge."""
Sentences = list[str]
Change = Callable[[Sentences, random.Random], Sentences]


def replace(count: int) -> Change:
    """Return what replaces so many sentences."""

    def change(parts: Sentences, dice: random.Random) -> Sentences:
        places = dice.sample(range(len(parts)), count)
        return [corpus.make_sentence(dice) if n in places else p for n, p in enumerate(parts)]

    return change


def insert(parts: Sentences, dice: random.Random) -> Sentences:
    """Insert a sentence somewhere."""
    at = dice.randrange(len(parts) + 1)
    return [*parts[:at], corpus.make_sentence(dice), *parts[at:]]


def remove(parts: Sentences, dice: random.Random) -> Sentences:
    """Remove a sentence."""
    at = dice.randrange(len(parts))
    return parts[:at] + parts[at + 1 :]


def move(parts: Sentences, dice: random.Random) -> Sentences:
    """Move a sentence to another place."""
    at = dice.randrange(len(parts))
    rest = parts[:at] + parts[at + 1 :]
    to = dice.choice([place for place in range(len(parts)) if place != at])
    return [*rest[:to], parts[at], *rest[to:]]


def join(parts: Sentences, dice: random.Random) -> Sentences:
    """Join two sentences, and replace the last one of the others."""
    at = dice.randrange(len(parts) - 2)
    joined = f"{parts[at].rstrip('.!?')}, and {parts[at + 1].lower()}"
    return [*parts[:at], joined, *parts[at + 2 : -1], corpus.make_sentence(dice)]


def split(parts: Sentences, dice: random.Random) -> Sentences:
    """Split a sentence, and replace the last one of the others."""
    at = dice.randrange(len(parts) - 1)
    words = parts[at].split()
    first, second = " ".join(words[: len(words) // 2]), " ".join(words[len(words) // 2 :])
    halves = [f"{first.rstrip(',')}.", second.capitalize()]
    return [*parts[:at], *halves, *parts[at + 1 : -1], corpus.make_sentence(dice)]


CASES: tuple[tuple[str, int, Change], ...] = (
    ("1 of 2 sentences replaced", 2, replace(1)),
    ("1 of 4 sentences replaced", 4, replace(1)),
    ("2 of 4 sentences replaced", 4, replace(2)),
    ("3 of 4 sentences replaced", 4, replace(3)),
    ("3 of 6 sentences replaced", 6, replace(3)),
    ("4 of 8 sentences replaced", 8, replace(4)),
    ("one inserted between 4", 4, insert),
    ("1 of 3 removed", 3, remove),
    ("1 of 4 moved", 4, move),
    ("2 of 4 joined, 1 replaced", 4, join),
    ("1 of 4 split, 1 replaced", 4, split),
    ("1 of 3 replaced, 2 joined by the translator", 3, replace(1)),
    ("2 of 4 replaced, 2 joined by the translator", 4, replace(2)),
)
"""Each with how many sentences the paragraphs have."""


def translate(parts: Sentences, joined: int | None) -> str:
    """Return the translation; the sentence with the number ``joined`` goes on in the next one."""
    texts = [corpus.translate(part) for part in parts]
    if joined is not None:
        texts[joined] = f"{texts[joined].rstrip('.!؟')}،"
    return " ".join(texts)


def make_step(case: tuple[str, int, Change], count: int, seed: int) -> Step:
    """Make a catalogue, its next template, and what translators would write for it."""
    name, sentences, change = case
    dice = random.Random(f"{name} {seed}")
    old, new, truth = list[Block](), list[Block](), dict[Key, str]()
    for _ in range(count):
        parts = [corpus.make_sentence(dice) for _ in range(sentences)]
        joined = dice.randrange(sentences - 1) if "translator" in name else None
        old.append(write_message(None, " ".join(parts), translate(parts, joined)))
        changed = change(parts, dice)
        is_kept = joined is not None and changed[joined : joined + 2] == parts[joined : joined + 2]
        text = " ".join(changed)
        new.append(write_message(None, text))
        truth[None, text] = translate(changed, joined if is_kept else None)
    header = "Language: fa\nContent-Type: text/plain; charset=UTF-8\n"
    head = write_message(None, "", header)
    return Step(Catalog("", head, tuple(old)), tuple(new), truth)


def compare_case(case: tuple[str, int, Change], count: int) -> Result:
    """Compare how many useful suggestions both give."""
    ours, peer = quality.Score(), quality.Score()
    for seed in range(SEEDS):
        step = make_step(case, count, seed)
        quality.judge(ours, step, quality.suggest_by_dragoman(step))
        quality.judge(peer, step, quality.suggest_by_msgmerge(step))
    return Result(
        f"{case[0]}, {SEEDS * count} paragraphs",
        ours.good / max(1, peer.good),
        AT_LEAST,
        name_version("msgmerge"),
        "useful suggestions",
        f"{ours.good} of {ours.suggested}, {peer.good} of {peer.suggested}",
        at_least=True,
    )


def main(count: int = 20) -> int:
    """Compare all cases; return 1 where a target is missed, else 0."""
    return finish([compare_case(case, count) for case in CASES])


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
