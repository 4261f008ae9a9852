"""Texts and their translations, made from a number, with known beads."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.bitext import Bead, TextBlock
from dragoman.model import Kind

_SYLLABLES = [a + b for a, b in zip("bcdfghjklmnprstvwyz", "aeiouaioueiaouaoeoo", strict=True)]
_LETTERS = dict(zip("abcdefghijklmnopqrstuvwxyz", "ابسدعفگهیجکلمنوپقرصتثخژشزط", strict=True))
Pair = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Bitext:
    """A text, its translation, and which blocks belong together."""

    source: tuple[TextBlock, ...]
    target: tuple[TextBlock, ...]
    truth: frozenset[Pair]


def translate(text: str) -> str:
    """Return a text in other words of nearly the same length; digits and capitals stay."""
    return " ".join(_translate_word(word) for word in text.split(" "))


def _translate_word(word: str) -> str:
    if any(c.isdigit() or c.isupper() for c in word[1:]):
        return word
    end = word[-1] if word[-1:] in ".?" else ""
    letters = word.removesuffix(end).lower()[::-1]
    return "".join(_LETTERS.get(c, c) for c in letters) + end.replace("?", "؟")


def make_blocks(count: int, seed: int, kept: float = 0.3) -> tuple[TextBlock, ...]:
    """Make paragraphs; a share ``kept`` of their sentences has a number that stays."""
    dice = random.Random(seed)
    words = ["".join(dice.choices(_SYLLABLES, k=dice.randint(1, 3))) for _ in range(400)]
    weights = [1 / (rank + 5) for rank in range(len(words))]
    blocks = []
    for number in range(count):
        if number % 9 == 0:
            heading = " ".join(dice.choices(words, k=dice.randint(2, 5)))
            blocks.append(TextBlock(heading.capitalize(), Kind.HEADING, 2))
            continue
        sentences = []
        for _ in range(dice.randint(1, 5)):
            chosen = dice.choices(words, weights, k=dice.randint(4, 16))
            if dice.random() < kept:
                chosen.append(str(dice.randint(10, 9999)))
            sentences.append(" ".join(chosen).capitalize() + dice.choices(".?", (9, 1))[0])
        blocks.append(TextBlock(" ".join(sentences)))
    return tuple(blocks)


def make_bitext(count: int, seed: int, share: float, kept: float = 0.3) -> Bitext:
    """Make a text and its translation, of which a share was dropped, added, split or joined."""
    source = make_blocks(count, seed, kept)
    strange = [replace(b, text=translate(b.text)) for b in make_blocks(count, seed + 1000, kept)]
    dice = random.Random(seed)
    target: list[TextBlock] = []
    truth: list[Pair] = []
    at = 0
    while at < count:
        own = replace(source[at], text=translate(source[at].text))
        how = dice.choice(("drop", "add", "split", "join")) if dice.random() < share else ""
        cut = own.text.find(". ")
        if how == "drop":
            truth.append(((at,), ()))
        elif how == "split" and cut > 0:
            halves = own.text[: cut + 1], own.text[cut + 2 :]
            truth.append(((at,), (len(target), len(target) + 1)))
            target += [replace(own, text=half) for half in halves]
        elif how == "join" and at + 1 < count:
            truth.append(((at, at + 1), (len(target),)))
            at += 1
            target.append(replace(own, text=f"{own.text} {translate(source[at].text)}"))
        else:
            truth.append(((at,), (len(target),)))
            target.append(own)
            if how == "add":
                truth.append(((), (len(target),)))
                target.append(strange[at])
        at += 1
    return Bitext(source, tuple(target), frozenset(truth))


def list_pairs(beads: Sequence[Bead]) -> set[Pair]:
    """Return beads without their confidence."""
    return {(bead.source, bead.target) for bead in beads}


def measure_f1(beads: Sequence[Bead], truth: frozenset[Pair]) -> float:
    """Return the strict F1: only a whole bead is right."""
    found = list_pairs(beads)
    return 2 * len(found & truth) / (len(found) + len(truth))
