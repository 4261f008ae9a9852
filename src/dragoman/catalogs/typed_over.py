"""Texts that a person typed over a msgid: no template has them, so only the catalogue does.

A beginner with a text editor writes the translation where the source was, and leaves the msgstr
empty. Such a text is a person's work like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from dragoman.catalogs.template import DATE
from dragoman.errors import CatalogError
from dragoman.languages.letters import letter_scripts
from dragoman.matching.normalize import split_words
from dragoman.model import MessageKey
from dragoman.po.blocks import Block
from dragoman.po.catalog import Catalog
from dragoman.po.compact import parse_compact
from dragoman.po.edit import MessageHead, make_obsolete, source_lines, write_message
from dragoman.texts.scripts import list_scripts

_KNOWN_IN_ANOTHER = ((3, 0.0), (5, 0.25))
"""How many words show that a text is in another language, with the share of them that may be known
nevertheless."""
_MOST_KNOWN = 0.5
"""A text of which more words than this share are known is in a language: more than half of the
words of an English paragraph are in any other English text of some pages. Of a French heading,
half of the words may be in an English text too."""

_WORDS_OF_COPY = 5
"""A text that is left as it is has fewer words in most cases: a name, an address, a command."""

ReadEarlier = Callable[[], bytes | None]
"""Returns the file of a template as it was; None where there was none."""


class TypedOver(NamedTuple):
    """A text that was typed over a msgid."""

    message: Block
    """The message as it is in the catalogue."""
    original: Block | None
    """The message of the template, or of the one before, that it was; None where that is not
    certain."""


class _Language(Enum):
    """Which language a text is in."""

    SOURCE = 1
    TARGET = 2
    UNKNOWN = 3


def find_typed_over(
    catalog: Catalog, template: Catalog, language: str, earlier: ReadEarlier | None = None
) -> tuple[TypedOver, ...]:
    """Find the texts that a person typed over the msgids of a catalogue.

    These are live messages that no template has, without a translation or with the same text as
    their translation. A text in the language of the source is left out: it is taken for a paragraph
    of the source as it once was. So is one with the same text as its translation that is not surely
    in ``language``: names and code are left as they are in every language. ``earlier`` returns the
    file of the template before this one; what is in there is the source's too.

    A text belongs to a message for certain where it is in ``language``, and as many messages of
    the earlier template, or else of this one, are missing between its neighbours as the catalogue
    has others there. Where such a text has the source of a missing message as its msgstr, the two
    texts were exchanged.
    """
    known = {block.key for block in template.blocks}
    live = [block for block in catalog.blocks if not block.obsolete]
    if known.issuperset(block.key for block in live):
        return ()
    present = {block.key for block in catalog.blocks}
    missing = {block.msgid: block for block in template.blocks if block.key not in present}
    others = [block for block in live if block.key not in known]
    others = [block for block in others if _is_bare(block) or block.msgstr[0] in missing]
    old = _read_template(earlier()) if others and earlier else None
    before = old.blocks if old else ()
    known_before = {block.key for block in before}
    is_in_step = old is not None and old.header.get(DATE) == catalog.header.get(DATE)
    judge = _Judge(template, catalog, is_in_step=is_in_step)
    originals = _choose_originals(live, before, template.blocks, present) if others else {}
    found = (
        _judge_text(block, missing, originals.get(block.key), judge, language)
        for block in others
        if block.key not in known_before
    )
    return tuple(_give_once(each for each in found if each is not None))


def _give_once(found: Iterable[TypedOver]) -> Iterator[TypedOver]:
    """Yield each text with its message; without one where another text before it has got it."""
    given: set[MessageKey] = set()
    for message, original in found:
        if original is not None and original.key in given:
            original = None
        if original is not None:
            given.add(original.key)
        yield TypedOver(message, original)


def _is_bare(block: Block) -> bool:
    """Return whether a message has no translation, or its own text as one."""
    return block.msgstr in (("",), (block.msgid,))


def _judge_text(
    block: Block,
    missing: Mapping[str, Block],
    original: Block | None,
    judge: _Judge,
    language: str,
) -> TypedOver | None:
    """Return what was typed over the msgid of a message; None where that is the source's text.

    ``original`` is the message of a template at its place, if that is certain.
    """
    is_copy = block.msgstr == (block.msgid,)
    spoken = judge.find_language(block.msgid, language, is_copy=is_copy)
    if not _is_bare(block):
        is_exchanged = spoken is _Language.TARGET
        return TypedOver(block, missing[block.msgstr[0]]) if is_exchanged else None
    if spoken is _Language.TARGET:
        return TypedOver(block, original)
    return None if is_copy or spoken is _Language.SOURCE else TypedOver(block, None)


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


def _read_template(template: bytes | None) -> Catalog | None:
    """Return a template's file; None where there is none, or it cannot be read."""
    try:
        return parse_compact(template, "") if template else None
    except CatalogError:
        return None


def _choose_originals(
    live: Sequence[Block],
    earlier: Sequence[Block],
    template: Sequence[Block],
    present: Collection[MessageKey],
) -> dict[MessageKey, Block]:
    """Choose between what a text was in the earlier template, and what is in its place now.

    A message of the earlier one is right wherever it is now: the source may have changed around
    it. Where it has changed itself, what is in its place now is nearer. No two texts get the same
    message, nor one that the catalogue has (``present``), and be it as an obsolete one.
    """
    before, now = (_find_originals(live, blocks, present) for blocks in (earlier, template))
    known = {block.key for block in template}
    certain = {key: block for key, block in before.items() if block.key in known}
    taken = {block.key for block in certain.values()}
    nearer = {key: block for key, block in now.items() if block.key not in taken}
    return before | nearer | certain


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
    """Tells whether a text is in the language of a source or in that of its translations.

    Where the catalogue is in step with the earlier template, its strange texts are not paragraphs
    of an older source. Then a heading of one word is enough, if nothing in the source has that
    word. Nearly no catalogue has such a text, so nothing is counted before it is needed.
    """

    def __init__(self, template: Catalog, catalog: Catalog, *, is_in_step: bool) -> None:
        self._template, self._catalog = template, catalog
        self._known_in_another = (*_KNOWN_IN_ANOTHER, *([(1, 0.0)] if is_in_step else []))

    @cached_property
    def _scripts(self) -> set[str]:
        return set(list_scripts(block.msgid for block in self._template.blocks))

    @cached_property
    def _of_source(self) -> set[str]:
        return _list_words(block.msgid for block in self._template.blocks)

    @cached_property
    def _of_target(self) -> set[str]:
        """Without what was left as it is: that says nothing about the language."""
        blocks = (block for block in self._catalog.blocks if block.msgstr[0] != block.msgid)
        return _list_words(text for block in blocks for text in block.msgstr)

    def find_language(self, text: str, language: str, *, is_copy: bool = False) -> _Language:
        """Judge a text by its script, and where that is the source's too, by its words.

        Strange words say nothing about a text that is also its own translation (``is_copy``), nor
        do a few that are in translations too.
        """
        scripts = list_scripts([text])
        may_be_target = letter_scripts(language).issuperset(scripts[:1])
        if not self._scripts.issuperset(scripts[:1]):
            return _Language.TARGET if may_be_target else _Language.UNKNOWN
        if not scripts or not self._scripts.issuperset(scripts):
            return _Language.UNKNOWN
        words = _list_words([text])
        source = len(words & self._of_source) / (len(words) or 1)
        target = len(words & self._of_target) / (len(words) or 1)
        if is_copy:
            is_target = len(words) >= _WORDS_OF_COPY and target > max(source, _MOST_KNOWN)
        else:
            limits = self._known_in_another
            is_strange = any(len(words) >= n and source <= share for n, share in limits)
            is_target = target > source or is_strange
        if may_be_target and is_target:
            return _Language.TARGET
        return _Language.SOURCE if source > _MOST_KNOWN else _Language.UNKNOWN


def _list_words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in split_words(text)}
