"""Of very many blocks each is compared with those only that are like it, and finds the same."""

from __future__ import annotations

import pytest

from dragoman.bitext import Bead, TextBlock, align_texts, displaced, moved
from helpers.combined_words import translate, write_text
from helpers.combining import Choices

COUNT = 40


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
