"""Which paragraphs are put together in many small texts and translations, made of fragments.

No law says that each of them is right: they show what a change changes where nobody thought of it.
They are in tests/bitext/combinations, and are read as a diff.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from dragoman.bitext import TextBlock, align_texts
from dragoman.model import Kind
from helpers.combined_translations import FRAGMENTS, LANGUAGES
from helpers.combined_words import translate, write_text
from helpers.combining import Choices
from helpers.goldens import compare_with_kept, show_invisible

FOLDER = Path(__file__).parent / "combinations"
COUNT = 36
Numbered = list[tuple[str, TextBlock]]
"""Blocks of a translation, each with the numbers of the blocks that it translates."""


def _leave_out(blocks: Numbered, at: int) -> Numbered:
    return [*blocks[:at], *blocks[at + 1 :]]


def _join(blocks: Numbered, at: int) -> Numbered:
    (one, first), *rest = blocks[at : at + 2]
    if not rest:
        return blocks
    other, second = rest[0]
    joined = TextBlock(f"{first.text} {second.text}", first.kind, first.level)
    return [*blocks[:at], (f"{one}+{other}", joined), *blocks[at + 2 :]]


def _exchange(blocks: Numbered, at: int) -> Numbered:
    return [*blocks[:at], *reversed(blocks[at : at + 2]), *blocks[at + 2 :]]


def _move_to_the_end(blocks: Numbered, at: int) -> Numbered:
    return [*blocks[:at], *blocks[at + 1 :], blocks[at]]


def _add(blocks: Numbered, at: int) -> Numbered:
    return [*blocks[:at], ("new", TextBlock("7777 — XXIII")), *blocks[at:]]


def _split(blocks: Numbered, at: int) -> Numbered:
    number, block = blocks[at]
    first, _, second = block.text.partition(". ")
    if not second:
        return blocks
    halves = (f"{number}a", TextBlock(f"{first}.")), (f"{number}b", TextBlock(second))
    return [*blocks[:at], *halves, *blocks[at + 1 :]]


CHANGES: tuple[Callable[[Numbered, int], Numbered], ...] = (
    _leave_out, _join, _exchange, _move_to_the_end, _add, _split,
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_belongs_together_is_as_it_was(language: str) -> None:
    shown = "".join(show_texts(language, f"{language} {number}") for number in range(COUNT))
    compare_with_kept(show_invisible(shown), FOLDER / f"{language}.txt")


def test_what_belongs_together_in_larger_texts_is_as_it_was() -> None:
    """In these, words and their translations are learned."""
    shown = "".join(show_larger(f"larger {number}") for number in range(5))
    compare_with_kept(shown, FOLDER / "larger.txt")


def show_larger(name: str) -> str:
    """Return what was done to a translation, and of each bead how certain it is."""
    choices = Choices(name)
    texts = [write_text(choices) for _ in range(choices.pick((20, 30, 36)))]
    source = [TextBlock(text) for text in texts]
    target = [(str(at), TextBlock(translate(text))) for at, text in enumerate(texts, 1)]
    done = []
    for _ in range(choices.pick(range(1, 7))):
        change, at = choices.pick(CHANGES), choices.pick(range(len(target)))
        target = change(target, at)
        done.append(f"{change.__name__.strip('_').replace('_', ' ')} {at + 1}")
    lines = [f"{len(source)}: {', '.join(done)}"]
    for bead in align_texts(source, [block for _, block in target], ("en", "de")):
        ours = "+".join(str(number + 1) for number in bead.source)
        theirs = ", ".join(target[number][0] for number in bead.target)
        lines.append(f"  {ours or '–'} ↔ {theirs or '–'}: {bead.confidence:.3f}")
    return "\n".join([*lines, "", ""])


def show_texts(language: str, name: str) -> str:
    """Return the numbers of a translation's blocks, what was done to them, and the beads."""
    choices = Choices(f"bitext {name}")
    source, target = make_texts(language, choices)
    done = []
    for _ in range(choices.pick((0, 1, 1, 2, 2))):
        change = choices.pick(CHANGES)
        target = change(target, choices.pick(range(len(target))))
        done.append(change.__name__.strip("_").replace("_", " "))
    blocks = [block for _, block in target]
    beads = align_texts(source, blocks, ("en", language))
    lines = [f"{len(source)} in {language}: {', '.join(done) or 'nothing'}"]
    lines += [f"  translated: {' '.join(number for number, _ in target)}"]
    for bead in beads:
        ours = "+".join(str(number + 1) for number in bead.source)
        theirs = ", ".join(target[number][0] for number in bead.target)
        sure = " sure" if bead.sure else ""
        lines.append(f"  {ours or '–'} ↔ {theirs or '–'}: {bead.confidence:.1f}{sure}")
    return "\n".join([*lines, "", ""])


def make_texts(language: str, choices: Choices) -> tuple[Sequence[TextBlock], Numbered]:
    """Return a text of four to nine blocks, and its whole translation."""
    column = LANGUAGES.index(language) + 1
    source, target = [], []
    for number in range(1, choices.pick(range(4, 10)) + 1):
        kind = choices.pick((Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.HEADING))
        most = 1 if kind is Kind.HEADING else 2
        chosen = list(dict.fromkeys(choices.pick_some(FRAGMENTS, 1, most)))
        level = 2 if kind is Kind.HEADING else 0
        texts = [" ".join(each[at] for each in chosen) for at in (0, column)]
        source.append(TextBlock(texts[0], kind, level))
        target.append((str(number), TextBlock(texts[1], kind, level)))
    return source, target
