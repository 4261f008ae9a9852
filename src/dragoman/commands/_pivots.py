"""Which translations are outdated by their pivot: the text beside which they were made."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import CatalogError, DragomanError, ProjectError
from dragoman.model import MessageKey
from dragoman.po.marks import PREFIX, MarkKind
from dragoman.project import Project

if TYPE_CHECKING:
    from dragoman.po import Block

MARK = f"{PREFIX}{MarkKind.PIVOT} ".encode()


class PivotReader:
    """The messages of a document in other languages; each catalogue is read once."""

    def __init__(self, project: Project, document: str) -> None:
        self._project, self._document = project, document
        self._found: dict[str, Mapping[MessageKey, Block]] = {}
        self.unread: list[DragomanError] = []
        """Why catalogues could not be read; their own commands say it."""

    def find(self, language: str) -> Mapping[MessageKey, Block]:
        """Return the live messages in a language; {} where there is no catalogue to read."""
        if language not in self._found:
            from dragoman.po import index_live

            catalog = None
            if language in self._project.languages:
                try:
                    catalog = self._project.read_catalog(self._document, language)
                except (CatalogError, ProjectError) as error:
                    self.unread.append(error)
            self._found[language] = index_live(catalog)
        return self._found[language]


def list_pivot_files(project: Project, document: str, language: str) -> tuple[Path, ...]:
    """Return the files that ``list_outdated`` reads, links not followed: those of all languages
    where a message says beside which of them it was translated."""
    with suppress(CatalogError, ProjectError):
        if MARK in (project.read_catalog_bytes(document, language) or b""):
            return project.list_files(document, project.languages)
    return project.list_files(document, [language])


def list_outdated(
    project: Project, document: str, language: str, unread: list[DragomanError] | None = None
) -> dict[MessageKey, str]:
    """Return the messages that are outdated by their pivot, each with the language of that.

    A catalogue that cannot be read is left out, and why is added to ``unread``: who reads it says
    what is wrong.
    """
    reader = PivotReader(project, document)
    found: dict[MessageKey, str] = {}
    try:
        data = project.read_catalog_bytes(document, language)
        if data and MARK in data:
            from dragoman.catalogs.pivot import find_outdated

            catalog = project.read_catalog(document, language, data)
            blocks = catalog.blocks if catalog else ()
            found = {block.key: pivot for block, pivot in find_outdated(blocks, reader.find)}
    except (CatalogError, ProjectError) as error:
        reader.unread.append(error)
    if unread is not None:
        unread += reader.unread
    return found
