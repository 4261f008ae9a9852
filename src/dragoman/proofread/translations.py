"""The finished translations of a language in all documents, to compare them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dragoman import checks
from dragoman.checks import NameSpellings, Neighbours
from dragoman.checks.text.folding import fold_text
from dragoman.po import Block, Catalog


@dataclass(frozen=True)
class KnownTranslations:
    """The finished translations of all documents in one language."""

    rows: Mapping[str, Sequence[tuple[str, str, str]]] = field(default_factory=dict)
    """Document, source and translation of each message, by the folded source (``fold_text``)."""
    language: str = ""

    @cached_property
    def names(self) -> NameSpellings:
        """How names are written in all documents. They are learnt once."""
        pairs = ((source, target) for rows in self.rows.values() for _, source, target in rows)
        return checks.learn_names(pairs, self.language)


NOTHING_KNOWN = KnownTranslations()


def is_finished(message: Block) -> bool:
    """Return whether a message is checked as a text: live, translated and not fuzzy."""
    return not (message.obsolete or message.fuzzy) and bool(message.msgstr[0])


FinishedText = tuple[str, str] | None
"""Source and translation of a message; None for one that is not finished."""
_NO_TEXTS = "", ""


def list_finished(messages: Iterable[Block]) -> list[FinishedText]:
    """Return source and translation of each message that is finished, and None for the others."""
    return [(each.msgid, each.msgstr[0]) if is_finished(each) else None for each in messages]


def find_neighbours(texts: Sequence[FinishedText], at: int) -> Neighbours:
    """Return the messages before and behind one, if they are finished."""
    before = texts[at - 1] if at else None
    behind = texts[at + 1] if at + 1 < len(texts) else None
    return Neighbours(before or _NO_TEXTS, behind or _NO_TEXTS)


def collect_translations(
    catalogs: Iterable[tuple[str, Catalog]], language: str = ""
) -> KnownTranslations:
    """Return the finished translations of a language's documents, to compare them.

    A message with plurals is left out.
    """
    known: dict[str, list[tuple[str, str, str]]] = {}
    for document, catalog in catalogs:
        for message in catalog.blocks:
            if is_finished(message) and not message.plural:
                row = (document, message.msgid, message.msgstr[0])
                known.setdefault(fold_text(message.msgid), []).append(row)
    return KnownTranslations(known, language)


def find_other_translations(
    source: str, document: str, known: KnownTranslations
) -> tuple[tuple[str, str], ...]:
    """Return source and translation of each message with the same source in other documents."""
    if not known.rows:
        return ()
    rows = known.rows.get(fold_text(source), ())
    return tuple((msgid, msgstr) for name, msgid, msgstr in rows if name != document)
