"""What can go wrong, in one small hierarchy: the library raises it, ``cli`` prints it, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import PurePath


class DragomanError(Exception):
    """One sentence for the user, with the place it is about: ``path:line: sentence``."""

    def __init__(
        self, sentence: str, path: PurePath | str | None = None, line: int | None = None
    ) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.path = None if path is None else str(path)
        self.line = line

    def __str__(self) -> str:
        place = self.path or ""
        if place and self.line is not None:
            place = f"{place}:{self.line}"
        return f"{place}: {self.sentence}" if place else self.sentence


class ProjectError(DragomanError):
    """The settings, the folders or what the user asked for."""


class SourceError(DragomanError):
    """A document that cannot be read."""


class CatalogError(DragomanError):
    """A catalogue that cannot be read, or must not be written."""


class EditionError(DragomanError):
    """An edition that cannot be made."""
