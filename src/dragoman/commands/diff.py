"""What changed in the source since each fuzzy message was translated, word by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from dragoman.catalogs import find_state
from dragoman.catalogs.changes import Grade, WordChange, diff_words, grade_change
from dragoman.catalogs.states import is_unconfirmed
from dragoman.commands._numbered_messages import NumberedMessage, number_messages
from dragoman.commands._pivots import list_outdated
from dragoman.errors import DragomanError, gather, raise_errors
from dragoman.files import folders
from dragoman.model import State
from dragoman.po import Block
from dragoman.project import Project

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class FuzzyMessage:
    """A message that somebody must look at, and why: it is fuzzy, or outdated by its pivot."""

    document: str
    language: str
    numbers: tuple[int, ...]
    """The paragraphs that have its text, as the editions number them."""
    block: Block
    grade: Grade | None
    """How grave the change is; None for a draft or what was adopted, which is not of an earlier
    version."""
    changes: tuple[WordChange, ...]
    """From the earlier source to the present one; of others, the source alone, unchanged."""
    pivot: str = ""
    """The language of the pivot that it is outdated by; "" for a fuzzy message."""


def diff(
    project: Project, documents: Iterable[str], languages: Iterable[str]
) -> Iterator[FuzzyMessage]:
    """Yield each message that is fuzzy or outdated by its pivot, in the order of the documents.

    Raises SourceError and CatalogError for what cannot be read, when all else is compared.
    """
    codes = tuple(languages)
    errors: list[DragomanError] = []
    for document in documents:
        for language in codes:
            found, wrong = gather(_diff_catalog(project, document, language))
            errors += wrong
            yield from found
    raise_errors(errors)


def _diff_catalog(project: Project, document: str, language: str) -> Iterator[FuzzyMessage]:
    if folders.is_file(project.catalog(document, language)):
        outdated = list_outdated(project, document, language)
        for item in number_messages(project, document, language):
            if item.block is None:
                continue
            pivot = outdated.get(item.block.key, "")
            if pivot or find_state(item.block) is State.FUZZY:
                found = compare_message(document, language, item, item.block)
                yield replace(found, pivot=pivot)


def compare_message(
    document: str, language: str, item: NumberedMessage, block: Block
) -> FuzzyMessage:
    """Compare the source that a message was translated from with the present one."""
    old = None if is_unconfirmed(block) else block.previous
    if old is None:
        changes: tuple[WordChange, ...] = (WordChange("equal", block.msgid),)
        return FuzzyMessage(document, language, item.numbers, block, None, changes)
    changes = diff_words(old, block.msgid)
    return FuzzyMessage(
        document, language, item.numbers, block, grade_change(old, block.msgid), changes
    )


def as_data(messages: Iterable[FuzzyMessage]) -> dict[str, Any]:
    """Return the report as it is written in JSON; without an earlier source the grade is null."""
    return {
        "schema_version": SCHEMA_VERSION,
        "messages": [
            {
                "document": message.document,
                "language": message.language,
                "paragraphs": list(message.numbers),
                "context": message.block.context,
                "old": None if message.grade is None else message.block.previous,
                "new": message.block.msgid,
                "translation": message.block.msgstr[0],
                "grade": None if message.grade is None else message.grade.value,
                "pivot": message.pivot or None,
                "words": [[change.op, change.text] for change in message.changes],
            }
            for message in messages
        ],
    }
