"""The shapes of inline text in the data of the Typst templates (``shapes`` has the others)."""

from __future__ import annotations

from typing import Literal, TypedDict

Look = Literal["emphasis", "strong", "deleted", "inserted", "superscript", "subscript", "image"]


class WrappedRun(TypedDict):
    """A run that looks different from what is around it. An image that the edition does not hold is
    its description."""

    kind: Look
    body: Inline


class CodeRun(TypedDict):
    """A run of code."""

    kind: Literal["code"]
    text: str


class LinkRun(TypedDict):
    """A link to an address that is allowed."""

    kind: Literal["link"]
    target: str
    body: Inline


class PlaceRun(TypedDict):
    """A link to a cell of the edition."""

    kind: Literal["place"]
    places: list[str]
    """The ``place`` of the cell, or of others that show the same, the best first."""
    body: Inline


class BoxRun(TypedDict):
    """A run that is never broken over two lines."""

    kind: Literal["box"]
    direction: str
    body: Inline


class BreakRun(TypedDict):
    """The end of a line or of a paragraph."""

    kind: Literal["break", "paragraph"]


class NoteRun(TypedDict):
    """The number of a note, in the text or in another note."""

    kind: Literal["note"]
    number: str
    """The number in the digits of the column."""
    role: Literal["define", "refer", "mention"]
    """Typst sets a footnote where it is defined, once. All other places in the text refer to it.
    A note can only mention another one: Typst has no footnotes in footnotes."""
    key: str
    """The name of the Typst label of the footnote."""
    footnote: list[int]
    """The index of the note in ``EditionData.notes``. On facing pages, where each language has its
    own footnotes, the index of the column follows."""


class PictureRun(TypedDict):
    """A picture that the edition holds."""

    kind: Literal["picture"]
    name: str
    """Its key in ``EditionData.pictures``."""
    alt: str
    """Its description; empty for one that is only an ornament."""


Run = str | WrappedRun | CodeRun | LinkRun | PlaceRun | BoxRun | BreakRun | NoteRun | PictureRun
Inline = list[Run]
"""Inline text: a string is plain text."""
