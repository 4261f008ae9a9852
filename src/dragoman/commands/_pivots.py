"""Which translations are outdated by their pivot: the text beside which they were made."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import CatalogError, ProjectError
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

    def find(self, language: str) -> Mapping[MessageKey, Block]:
        """Return the live messages in a language; {} where there is no catalogue to read."""
        if language not in self._found:
            from dragoman.po import index_live

            catalog = None
            if language in self._project.languages:
                with suppress(CatalogError, ProjectError):  # its own commands say what is wrong
                    catalog = self._project.read_catalog(self._document, language)
            self._found[language] = index_live(catalog)
        return self._found[language]


def list_pivot_files(project: Project, document: str, language: str) -> tuple[Path, ...]:
    """Return the files that ``list_outdated`` reads, links not followed: those of all languages
    where a message says beside which of them it was translated."""
    with suppress(CatalogError, ProjectError):
        if MARK in (project.read_catalog_bytes(document, language) or b""):
            return project.list_files(document, project.languages)
    return project.list_files(document, [language])


def list_outdated(project: Project, document: str, language: str) -> dict[MessageKey, str]:
    """Return the messages that are outdated by their pivot, each with the language of that."""
    with suppress(CatalogError, ProjectError):  # who reads the catalogue says what is wrong
        data = project.read_catalog_bytes(document, language)
        if data and MARK in data:
            from dragoman.catalogs.pivot import find_outdated

            catalog = project.read_catalog(document, language)
            find = PivotReader(project, document).find
            blocks = catalog.blocks if catalog else ()
            return {block.key: pivot for block, pivot in find_outdated(blocks, find)}
    return {}
