"""What changed in the source since each fuzzy message was translated, word by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.catalogs import state
from dragoman.catalogs.changes import Change, Grade, grade, word_diff
from dragoman.catalogs.states import unconfirmed
from dragoman.commands.review import Item, items
from dragoman.model import State
from dragoman.po import Block
from dragoman.project import Project

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Doubt:
    """A fuzzy message, and why it is one."""

    document: str
    language: str
    numbers: tuple[int, ...]
    """The paragraphs that it stands in, as the editions number them."""
    block: Block
    grade: Grade | None
    """How grave the change is; None for a draft, which was made for no earlier version."""
    changes: tuple[Change, ...]
    """The earlier source against that of now; of a draft, the source."""


def diff(project: Project, documents: Iterable[str], languages: Iterable[str]) -> Iterator[Doubt]:
    """Give each fuzzy message, in the order of the documents.

    Raises SourceError and CatalogError for what cannot be read.
    """
    codes = tuple(languages)
    for document in documents:
        for language in codes:
            if project.catalog(document, language).exists():
                for item in items(project, document, language):
                    if item.block is not None and state(item.block) is State.FUZZY:
                        yield doubt(document, language, item, item.block)


def doubt(document: str, language: str, item: Item, block: Block) -> Doubt:
    """Compare the source that a message was translated from with that of now."""
    old = None if unconfirmed(block) else block.previous
    if old is None:
        changes: tuple[Change, ...] = (Change("equal", block.msgid),)
        return Doubt(document, language, item.numbers, block, None, changes)
    changes = word_diff(old, block.msgid)
    return Doubt(document, language, item.numbers, block, grade(old, block.msgid), changes)


def as_data(doubts: Iterable[Doubt]) -> dict[str, Any]:
    """Give the report as JSON bears it; the grade of a draft is null."""
    return {
        "schema_version": SCHEMA_VERSION,
        "messages": [
            {
                "document": found.document,
                "language": found.language,
                "paragraphs": list(found.numbers),
                "context": found.block.context,
                "old": None if found.grade is None else found.block.previous,
                "new": found.block.msgid,
                "translation": found.block.msgstr[0],
                "grade": None if found.grade is None else found.grade.value,
                "words": [[change.op, change.text] for change in found.changes],
            }
            for found in doubts
        ],
    }
