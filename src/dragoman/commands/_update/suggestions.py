"""The suggestions that an update makes, with where each comes from and why it was chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.catalogs.update import UpdatedCatalog
from dragoman.commands._caches.outside_memory import show_document
from dragoman.commands._update.match_jobs import Texts
from dragoman.matching.memory import Memory
from dragoman.matching.model import Match, MatchKind, find_source
from dragoman.matching.reasons import Reasons
from dragoman.model import CatalogName
from dragoman.po import Block, index_live


class Origin(NamedTuple):
    """A translation that a suggestion was made from, or could have been."""

    document: str
    """The document whose catalogue has it, or the path of a memory from outside."""
    context: str | None
    """Its msgctxt."""
    source: str
    """The text that the translation was made from."""
    translation: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a message got that has no translation of its own, and why."""

    document: str
    language: str
    numbers: tuple[int, ...]
    """The paragraphs that the message is in, as the editions number them; () as long as nobody
    has counted."""
    message: Block
    """The message with the suggestion; not fuzzy where a change of typography was accepted."""
    match: Match
    reasons: Reasons
    """Those of the match."""
    origins: tuple[Origin, ...]
    """What it was made from; several for a merger."""
    next_best: Origin | None
    """The translation that came next; None where no other text was compared."""


def list_suggestions(
    place: CatalogName, texts: Texts, new: UpdatedCatalog, memory: Memory | None
) -> Iterator[Suggestion]:
    """Yield what the messages of a catalogue get that have no translation of their own.

    They come in the order of the text.
    """
    document, language = place
    messages = index_live(new.catalog)
    old = texts.old.blocks if texts.old else ()
    for wanted, match in zip(texts.template.blocks, new.report.matches, strict=True):
        if match is None or match.reasons is None:
            continue
        following = match.reasons.next_best
        finder = _OriginFinder(
            document, new.report.searched if match.kind is MatchKind.OFFERED else old, memory
        )
        yield Suggestion(
            document,
            language,
            (),
            messages[wanted.key],
            match,
            match.reasons,
            tuple(finder.find(number, remembered=match.is_remembered) for number in match.old),
            following and finder.find(following.number, remembered=following.remembered),
        )


class _OriginFinder(NamedTuple):
    """Where a suggestion may come from."""

    document: str
    blocks: Sequence[Block]
    """The messages of the document itself."""
    memory: Memory | None

    def find(self, number: int, *, remembered: bool) -> Origin:
        """Return a message of the document, or one that is remembered from another."""
        if remembered and self.memory is not None:
            document = show_document(self.memory.store.find_document(number))
            block = self.memory[number]
        else:
            document, block = self.document, self.blocks[number]
        context, source = find_source(block)
        return Origin(document, context, source, block.msgstr[0])
