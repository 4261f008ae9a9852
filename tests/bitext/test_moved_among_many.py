"""Of very many blocks each is compared with those only that are like it, and finds the same."""

from __future__ import annotations

import pytest

from dragoman.bitext import Bead, TextBlock, align_texts, displaced, moved
from helpers.combining import Choices

PARTS = (
    ("the lamp", "our neighbour", "a letter", "the bridge", "nobody", "the harbour", "my sister",
     "a stranger", "the winter"),
    ("burned", "counted", "reached", "remembers", "crossed", "forgot", "bought", "painted",
     "heard"),
    ("windows", "the river", "a town", "boats", "the winter", "bread", "three songs", "the sea",
     "old stones"),
    ("this week", "before noon", "yesterday", "until the rain came", "at night", "in spring"),
)  # fmt: skip
COUNT = 40


def write_text(choices: Choices) -> str:
    """Return one or two sentences whose words are in many others, and that have no number."""
    return " ".join(
        f"{' '.join(map(choices.pick, PARTS))}." for _ in range(choices.pick((1, 1, 2)))
    )


def translate(text: str) -> str:
    """Return a text in a language whose words are the English ones from their end."""
    sentences = text.removesuffix(".").split(". ")
    return " ".join(f"{' '.join(f'{word[::-1]}u' for word in each.split())}." for each in sentences)


def align_moved(texts: list[str], start: int, end: int) -> tuple[Bead, ...]:
    """Align texts with their translations, of which one is elsewhere."""
    order = list(range(len(texts)))
    order.insert(end, order.pop(start))
    target = [TextBlock(translate(texts[number])) for number in order]
    return align_texts([TextBlock(text) for text in texts], target, ("en", "de"))


@pytest.mark.parametrize("name", ["a", "b"])
def test_a_text_that_was_moved_is_found_by_its_words_among_many(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    choices = Choices(name)
    texts = [write_text(choices) for _ in range(COUNT)]
    whole = align_moved(texts, 5, 30)
    assert ((5,), (30,)) in {(bead.source, bead.target) for bead in whole}
    for module in (moved, displaced):
        monkeypatch.setattr(module, "_MANY", 0)
    assert align_moved(texts, 5, 30) == whole
