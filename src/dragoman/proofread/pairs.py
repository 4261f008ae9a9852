"""The texts of a catalogue, each with its source, as the rules look at them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dragoman.checks import CatalogTexts, Neighbours, Pair, Policy
from dragoman.model import MessageKey
from dragoman.po import Block
from dragoman.proofread.translations import (
    NOTHING_KNOWN,
    KnownTranslations,
    find_other_translations,
)


@dataclass(frozen=True, slots=True)
class CatalogPlace:
    """What findings say about where a catalogue is."""

    document: str
    language: str
    path: str
    """The path as it is shown to the user."""
    numbers: Mapping[MessageKey, int] = field(default_factory=dict)
    """The number of the paragraph of each message; a message without one is counted."""
    source_language: str = "en"
    markup: str = ""
    """What the document is written in, "plain" or "markdown"; empty where nobody knows."""
    markups: Mapping[MessageKey, str] = field(default_factory=dict)
    """What the messages are written in that have another markup than the document."""
    labels: frozenset[str] = frozenset()
    """Those that the document gives an address, as links in Markdown use them: ``[label]``."""
    outdated_pivots: Mapping[MessageKey, str] = field(default_factory=dict)
    """The messages that are outdated by their pivot, each with the language of that."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rules know of other messages when they look at one."""

    known: KnownTranslations = NOTHING_KNOWN
    neighbours: Neighbours = field(default_factory=Neighbours)
    texts: CatalogTexts = field(default_factory=CatalogTexts)


_ALONE = Surroundings()


def choose_source(message: Block, index: int, count: int) -> tuple[str, str | None]:
    """Return the source of one of so many forms of a message, and the other one of its two sources.

    The first form translates the msgid, and the others the msgid_plural. In a language that has one
    form, that is for any number, and translates the msgid_plural. Without plurals, there is no
    other source.
    """
    if message.plural is not None and (index or count == 1):
        return message.plural, message.msgid
    return message.msgid, message.plural


def list_pairs(
    message: Block, place: CatalogPlace, policy: Policy, around: Surroundings = _ALONE
) -> Iterator[Pair]:
    """Yield each form of a message with the source that it translates (``choose_source``)."""
    count, kind, known = len(message.msgstr), next(iter(message.extracted), ""), around.known
    for index, target in enumerate(message.msgstr):
        source, other_source = choose_source(message, index, count)
        others = find_other_translations(source, place.document, known)
        yield Pair(
            source=source,
            target=target,
            language=place.language,
            kind=kind,
            context=message.context,
            other_source=other_source,
            is_last_form=index == count - 1,
            source_language=place.source_language,
            policy=policy,
            other_translations=others,
            markup=place.markups.get(message.key, place.markup),
            outdated_pivot=place.outdated_pivots.get(message.key, ""),
            neighbours=around.neighbours,
            catalog=around.texts,
            labels=place.labels,
        )
