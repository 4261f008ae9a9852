"""Texts that a person typed over a msgid: no template has them, so only the catalogue does.

A beginner with a text editor writes the translation where the source was, and leaves the msgstr
empty. Such a text is a person's work like any other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from dragoman import languages
from dragoman.errors import CatalogError
from dragoman.matching.normalize import split_words
from dragoman.model import MessageKey
from dragoman.po.blocks import Block
from dragoman.po.catalog import Catalog, parse
from dragoman.po.edit import MessageHead, make_obsolete, source_lines, write_message
from dragoman.scripts import list_scripts

_KNOWN_IN_ANOTHER = ((3, 0.0), (5, 0.25))
"""How many words show that a text is in another language, with the share of them that may be known
nevertheless."""
_MOST_KNOWN = 0.5
"""The share of known words from which a text is in a language: half of the words of an English
paragraph are in any other English text of some pages."""


class TypedOver(NamedTuple):
    """A text that was typed over a msgid."""

    message: Block
    """The message as it is in the catalogue."""
    original: Block | None
    """The message of the template that it was; None where that is not certain."""


class _Language(Enum):
    """Which language a text is in."""

    SOURCE = 1
    TARGET = 2
    UNKNOWN = 3


def find_typed_over(
    catalog: Catalog, template: Catalog, language: str, earlier: bytes | None = None
) -> tuple[TypedOver, ...]:
    """Find the texts that a person typed over the msgids of a catalogue.

    These are live messages without a translation that no template has. A text in the language of
    the source is left out: it is taken for a paragraph of the source as it once was. ``earlier``
    is the file of the template before this one; what is in there is the source's too.

    A text belongs to a message for certain where it is in ``language``, and as many messages of
    the template are missing between its neighbours as the catalogue has others there. Where the
    msgstr is the source of a missing message, the two texts were exchanged.
    """
    known = {block.key for block in template.blocks}
    live = [block for block in catalog.blocks if not block.obsolete]
    if known.issuperset(block.key for block in live):
        return ()
    present = {block.key for block in live}
    missing = {block.msgid: block for block in template.blocks if block.key not in present}
    others = [block for block in live if block.key not in known]
    empty = [block for block in others if block.msgstr == ("",)]
    before = _read_keys(earlier) if empty else frozenset()
    judge = _Judge(template, catalog)
    originals = _find_originals(live, template.blocks, present)
    found = []
    for block in others:
        if block.msgstr[0] in missing:
            found.append(TypedOver(block, missing[block.msgstr[0]]))
        elif block.msgstr == ("",) and block.key not in before:
            spoken = judge.find_language(block.msgid, language)
            if spoken is not _Language.SOURCE:
                original = originals.get(block.key) if spoken is _Language.TARGET else None
                found.append(TypedOver(block, original))
    return tuple(found)


def restore_typed_over(catalog: Catalog, found: Sequence[TypedOver]) -> Catalog:
    """Return the catalogue with each such text as the fuzzy translation of its message.

    A text of which the message is not certain becomes obsolete, so that no update removes it.
    """
    changes = {each.message.key: _restore(each) for each in found}
    blocks = [changes.get(block.key, block) for block in catalog.blocks]
    return replace(catalog, blocks=tuple(blocks)) if changes else catalog


def _restore(found: TypedOver) -> Block:
    message, original = found
    if original is None:
        return make_obsolete(message)
    flags = ["fuzzy", *(flag for flag in message.flags if flag != "fuzzy")]
    head = MessageHead(message.comments, source_lines(message), flags)
    restored = write_message(original.context, original.msgid, message.msgid, head)
    return replace(restored, gap=message.gap)


def _read_keys(template: bytes | None) -> frozenset[MessageKey]:
    """Return the keys of a template's file; none where it cannot be read."""
    try:
        blocks = parse(template, "").blocks if template else ()
    except CatalogError:
        return frozenset()
    return frozenset(block.key for block in blocks)


def _find_originals(
    live: Sequence[Block], template: Sequence[Block], present: Collection[MessageKey]
) -> dict[MessageKey, Block]:
    """Pair the messages that only the catalogue has with those that only the template has.

    They are paired in order between two neighbours that both have, where they are as many.
    """
    places = {block.key: place for place, block in enumerate(template)}
    originals: dict[MessageKey, Block] = {}
    before, odd = -1, list[Block]()
    for block in [*live, None]:
        after = len(template) if block is None else places.get(block.key)
        if after is None and block is not None:
            odd.append(block)
            continue
        missing = [each for each in template[before + 1 : after] if each.key not in present]
        if len(missing) == len(odd):
            pairs = zip(odd, missing, strict=True)
            originals |= {one.key: other for one, other in pairs if one.context == other.context}
        before, odd = after or 0, []
    return originals


class _Judge:
    """Tells whether a text is in the language of a source or in that of its translations."""

    def __init__(self, template: Catalog, catalog: Catalog) -> None:
        self._sources = [block.msgid for block in template.blocks]
        self._texts = [text for block in catalog.blocks for text in block.msgstr]

    # Nearly no catalogue has such a text, so nothing is counted before it is needed.

    @cached_property
    def _scripts(self) -> set[str]:
        return set(list_scripts(self._sources))

    @cached_property
    def _of_source(self) -> set[str]:
        return _list_words(self._sources)

    @cached_property
    def _of_target(self) -> set[str]:
        return _list_words(self._texts)

    def find_language(self, text: str, language: str) -> _Language:
        """Judge a text by its script, and where that is the source's too, by its words."""
        scripts = list_scripts([text])
        may_be_target = languages.letter_scripts(language).issuperset(scripts[:1])
        if not self._scripts.issuperset(scripts[:1]):
            return _Language.TARGET if may_be_target else _Language.UNKNOWN
        if not self._scripts.issuperset(scripts):
            return _Language.UNKNOWN
        words = _list_words([text])
        source = len(words & self._of_source) / (len(words) or 1)
        target = len(words & self._of_target) / (len(words) or 1)
        strange = any(len(words) >= n and source <= share for n, share in _KNOWN_IN_ANOTHER)
        if may_be_target and (target > source or strange):
            return _Language.TARGET
        return _Language.SOURCE if source >= _MOST_KNOWN else _Language.UNKNOWN


def _list_words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in split_words(text)}
