"""What helps to translate a paragraph: texts like it that are translated, and agreed terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from dragoman.catalogs.machine_words import gather_machine_words, share_unmodified
from dragoman.catalogs.states import put_translation
from dragoman.commands._caches.outside_memory import OutsideMemory
from dragoman.errors import DragomanError
from dragoman.glossary import find_terms
from dragoman.matching.index import Index
from dragoman.matching.similarity import compare_texts, prepare_text
from dragoman.matching.weights import WEIGHTS
from dragoman.model import MessageKey
from dragoman.po import Block
from dragoman.proofread import is_finished
from dragoman.workbench._opened import OpenedCatalog

MOST_SUGGESTIONS = 5
LEAST_LIKENESS = 50.0
"""Below it, two texts have little more in common than two texts of one language have."""


class KnownText(NamedTuple):
    """A text that has a translation somewhere."""

    document: str
    """The name of the document, or of a file of a memory from outside."""
    source: str
    translation: str
    """Empty for a text of the open document itself, whose translation may change at any time."""


class SimilarText(NamedTuple):
    """A translation of a text that is like another one."""

    known: KnownText
    likeness: int
    """How like the two sources are, in percent."""

    def describe(self) -> dict[str, Any]:
        """Return it as the page wants it."""
        known = self.known
        return {
            "translation": known.translation,
            "source": known.source,
            "likeness": self.likeness,
            "from": known.document,
        }


class SuggestionSearch:
    """What suggestions are searched in: the texts of all documents in a language, and those of the
    memories from outside."""

    def __init__(self, opened: OpenedCatalog) -> None:
        rows = (KnownText(*row) for found in opened.known.rows.values() for row in found)
        others = [row for row in rows if row.document != opened.name]
        own = [KnownText(opened.name, unit.text, "") for unit in opened.rows.values()]
        self.outside = dict(_list_outside(opened))
        """The texts of the memories, each with the message that has it."""
        self.texts = list(dict.fromkeys((*own, *others, *self.outside)))
        queries = [prepare_text(unit.text) for unit in opened.rows.values()]
        self.index = Index([known.source for known in self.texts], queries, WEIGHTS)


def _list_outside(opened: OpenedCatalog) -> Iterator[tuple[KnownText, Block]]:
    """Yield the texts of the files that ``memory.files`` names, each with its message. What cannot
    be read has nothing."""
    if not opened.project.settings.update.memory:
        return
    for name, catalog in OutsideMemory(opened.project).read_catalogs(opened.language):
        if isinstance(catalog, DragomanError):
            continue
        for block in catalog.blocks:
            if block.msgstr[0] and not block.fuzzy:
                yield KnownText(Path(name).name, block.msgid, block.msgstr[0]), block


def prepare_suggestions(opened: OpenedCatalog) -> SuggestionSearch:
    """Return what suggestions are searched in; it is made once."""
    return opened.shared.give("suggestions", lambda: SuggestionSearch(opened))


def list_suggestions(opened: OpenedCatalog, key: MessageKey) -> list[SimilarText]:
    """Return the translations of the texts that are most like a message, the best first."""
    search = prepare_suggestions(opened)
    finished = {
        block.msgid: block.msgstr[0]
        for block in opened.blocks.values()
        if block.key != key and is_finished(block)
    }
    query, found = prepare_text(key[1]), dict[tuple[str, str], tuple[float, str]]()
    for number in search.index.find_candidates(query):
        document, source, text = search.texts[number]
        text = text or finished.get(source, "")
        likeness = compare_texts(prepare_text(source), query, WEIGHTS).score
        if text and likeness >= LEAST_LIKENESS:
            found.setdefault((source, text), (likeness, document))
    best = sorted(found.items(), key=lambda item: -item[1][0])[:MOST_SUGGESTIONS]
    return [
        SimilarText(KnownText(document, source, text), int(likeness))
        for (source, text), (likeness, document) in best
    ]


def find_machine_words(opened: OpenedCatalog, now: Block, text: str) -> list[str]:
    """Return the marks of the words in a new text that a machine wrote: of the suggestion that the
    text was made from, where a machine drafted that.

    Nobody says which suggestion a person has taken. It is the one of whose machine's words the text
    has the most, and these are at least half of its own.
    """
    own = share_unmodified(put_translation(now, text, fuzzy=False))
    found = [(max(0.5, own or 0.0), list[str]())]
    for suggestion in list_suggestions(opened, now.key):
        origin = _find_origin(opened, suggestion.known)
        marks = gather_machine_words([origin]) if origin else []
        share = share_unmodified(put_translation(now, text, marks, fuzzy=False)) if marks else None
        found += [(share, marks)] if share else []
    return max(found, key=lambda each: each[0])[1]


def _find_origin(opened: OpenedCatalog, known: KnownText) -> Block | None:
    """Return the message that a text comes from; None where it is there no more."""
    document, source, text = known
    outside = prepare_suggestions(opened).outside.get(known)
    if outside is not None or document not in opened.project.documents:
        return outside
    if document == opened.name:
        blocks: Iterable[Block] = opened.blocks.values()
    else:
        catalog = None
        with suppress(DragomanError):  # it was read before, and somebody has spoilt it since
            catalog = opened.project.read_catalog(document, opened.language)
        blocks = catalog.blocks if catalog else ()
    same = (each for each in blocks if (each.msgid, each.msgstr[0]) == (source, text))
    return next(same, None)


def list_terms(opened: OpenedCatalog, source: str) -> list[dict[str, Any]]:
    """Return the agreed terms in a text, with their translations."""
    agreed = opened.policy.glossary
    if agreed is None:
        return []
    return [
        {"term": term.term, "translations": list(term.translations), "note": term.note}
        for term in find_terms(agreed, source, opened.language)
    ]
