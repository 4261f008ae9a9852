"""Markdown as a translator sees it: the texts of a file, and the file with other texts."""

from __future__ import annotations

from dragoman.sources import read, rebuild


def list_texts(data: str) -> list[str]:
    """Return what is to be translated. Untranslated, the file must be as it was."""
    document = read(data.encode(), "a", suffix=".md")
    assert rebuild(document, {}) == data.encode()
    return [unit.text for unit in document.units if unit.translatable]


def translate(data: str) -> str:
    """Return the file whose texts all begin with "x "."""
    document = read(data.encode(), "a", suffix=".md")
    return rebuild(document, {unit.key: f"x {unit.text}" for unit in document.units}).decode()
