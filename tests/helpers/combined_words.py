"""Texts of words that are in many sentences, and their translations into a made language."""

from __future__ import annotations

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


def write_text(choices: Choices) -> str:
    """Return one or two sentences whose words are in many others, and that have no number."""
    return " ".join(
        f"{' '.join(map(choices.pick, PARTS))}." for _ in range(choices.pick((1, 1, 2)))
    )


def translate(text: str) -> str:
    """Return a text in a language whose words are the English ones from their end."""
    sentences = text.removesuffix(".").split(". ")
    return " ".join(f"{' '.join(f'{word[::-1]}u' for word in each.split())}." for each in sentences)
