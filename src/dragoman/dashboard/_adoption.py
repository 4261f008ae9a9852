"""The page of ``adopt``: a document and its translation side by side, as they were aligned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.dashboard._model import Language
from dragoman.dashboard._pages import make_page


@dataclass(frozen=True, slots=True)
class AdoptedParagraph:
    """A paragraph of either side."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class AdoptedRow:
    """Paragraphs that belong together; where one side is empty, the others belong to none."""

    source: tuple[AdoptedParagraph, ...]
    target: tuple[AdoptedParagraph, ...]
    percent: int
    """How certain it is."""
    is_doubtful: bool
    remarks: tuple[str, ...]
    """What became of it, each a sentence."""
    commands: tuple[tuple[str, str], ...]
    """What the reader may do, each with the command for it."""


@dataclass(frozen=True, slots=True)
class AdoptedDocument:
    """A document with its translation."""

    name: str
    language: Language
    file: str
    """The name of the translation's file."""
    rows: tuple[AdoptedRow, ...]
    summary: str


def write_adopt_page(source: Language, documents: Sequence[AdoptedDocument]) -> str:
    """Return the page: of each document first what is doubtful, then both texts whole."""
    return make_page("adopt.html", source=source, documents=documents)
