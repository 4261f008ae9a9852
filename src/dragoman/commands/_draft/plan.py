"""Which messages of a document a machine is asked for, and what it is told with each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dragoman import glossary
from dragoman.catalogs.counting import count_words
from dragoman.catalogs.drafts import may_be_drafted
from dragoman.catalogs.merge_message import read_other_texts
from dragoman.catalogs.plurals import PluralNumbers, list_numbers
from dragoman.checks.text.placeholders import count_placeholders
from dragoman.commands._credits import find_credits
from dragoman.commands._glossaries import read_glossary
from dragoman.commands._numbered_messages import OUT_OF_STEP, NumberedMessage, number_messages
from dragoman.credits import choose_text
from dragoman.errors import CatalogError, ProjectError, quote
from dragoman.escaping import shorten
from dragoman.inline import MaskedText, mask_marks
from dragoman.model import Document, Kind, MessageKey
from dragoman.model.drafting import AgreedTerm, DraftRequest, NearbyText
from dragoman.po import Block, index_live
from dragoman.project import Project
from dragoman.proofread import choose_source

_BEFORE, _AFTER = 2, 1
"""How many texts around a message go with it."""
_LONGEST_NEARBY = 600
"""In characters: how much of one of these texts goes with it."""


class DraftForm(NamedTuple):
    """A text that a machine is asked for: of a message with plural forms, one of them."""

    block: Block
    source: str
    """The msgid, or the msgid_plural."""
    other_source: str | None
    """The other one of these two; None where there are no plural forms."""
    is_last: bool
    masked: MaskedText
    """The text that is asked for: the source, or the pivot."""
    markup: str
    request: DraftRequest


class DraftTask(NamedTuple):
    """A message that a machine is asked for."""

    item: NumberedMessage
    block: Block
    forms: tuple[DraftForm, ...]
    pivot: Block | None
    """The message in the language that the draft is made from; None for the source's."""

    @property
    def words(self) -> int:
        """How many words its source has."""
        return count_words(self.block.msgid)


class DraftPlan(NamedTuple):
    """What a machine is asked for in one catalogue."""

    document: str
    language: str
    pivot: str
    """The language that the drafts are made from; "" for the source's."""
    tasks: tuple[DraftTask, ...]
    without_pivot: int
    """How many messages are left out because that language has no finished translation of them."""
    code: int = 0
    """How many messages are left out because they are code."""

    @property
    def words(self) -> int:
        """How many words the sources of its messages have."""
        return sum(task.words for task in self.tasks)


class DraftWish(NamedTuple):
    """What a user wants to be drafted."""

    only: str = ""
    """"untranslated" or "outdated"; "" for both."""
    pivot: str = ""
    """The language to draft from; "" for the source's."""

    def includes(self, message: Block) -> bool:
        """Return whether a message is wanted, and nothing about it waits for a decision."""
        if not may_be_drafted(message) or read_other_texts(message):
            return False
        is_outdated = bool(message.msgstr[0])
        return self.only in ("", "outdated" if is_outdated else "untranslated")


def plan_drafts(project: Project, document: str, language: str, wish: DraftWish) -> DraftPlan:
    """Return what a machine is asked for. Raises CatalogError for a catalogue that is not there or
    not in step with its source, and ProjectError for a language that cannot be the pivot."""
    items = number_messages(project, document, language)
    if any(item.block is None for item in items):
        path = project.show(project.catalog(document, language))
        raise CatalogError(OUT_OF_STEP, path)
    pivots = _read_pivots(project, document, language, wish.pivot)
    source = project.read_document(document)
    maker = _RequestMaker(project, source, language, pivots)
    tasks, without, code = [], 0, 0
    for number, item in enumerate(items):
        block = item.block
        if block is None or not wish.includes(block):
            continue
        if item.unit.kind is Kind.CODE:
            code += 1
            continue
        if pivots is not None and item.unit.key not in pivots.messages:
            without += 1
            continue
        tasks.append(maker.make_task(items, number, block))
    return DraftPlan(document, language, wish.pivot, tuple(tasks), without, code)


class _Pivots(NamedTuple):
    """The finished messages in the language that drafts are made from."""

    language: str
    messages: Mapping[MessageKey, Block]
    numbers: PluralNumbers

    def choose_text(self, message: Block, number: int) -> str:
        """Return the form of a message that is for a number, or else its last one."""
        forms = zip(self.numbers, message.msgstr, strict=False)
        return next((text for numbers, text in forms if number in numbers), message.msgstr[-1])


def _read_pivots(project: Project, document: str, language: str, pivot: str) -> _Pivots | None:
    """Return the finished messages in the pivot language; None where the source is translated."""
    if not pivot:
        return None
    if pivot == language:
        raise ProjectError(f"the language {quote(pivot)} cannot be drafted from itself")
    catalog = project.read_catalog(document, pivot)
    done = {key: block for key, block in index_live(catalog).items() if _is_done(block)}
    return _Pivots(pivot, done, list_numbers(catalog.header if catalog else {}, pivot))


def _is_done(block: Block | None) -> bool:
    return block is not None and not block.fuzzy and all(block.msgstr)


class _RequestMaker:
    """Makes the requests of one catalogue."""

    def __init__(
        self, project: Project, source: Document, language: str, pivots: _Pivots | None
    ) -> None:
        self.source, self.language, self.pivots = source, language, pivots
        self.source_language = project.settings.source_language
        self.title = _find_title(project, source)
        self.find_terms = _make_term_finder(project, language)
        catalog = project.read_catalog(source.name, language)
        self.numbers = list_numbers(catalog.header if catalog else {}, language)

    def make_task(self, items: Sequence[NumberedMessage], number: int, block: Block) -> DraftTask:
        """Return the task of one of the items."""
        item = items[number]
        pivot = self.pivots.messages[block.key] if self.pivots else None
        request = DraftRequest(
            "",
            self.pivots.language if self.pivots else self.source_language,
            self.language,
            self.title,
            tuple(self._list_nearby(items[max(0, number - _BEFORE) : number])),
            tuple(self._list_nearby(items[number + 1 : number + 1 + _AFTER])),
            tuple(self.find_terms(block.msgid)),
            original_language=self.source_language if pivot else "",
        )
        forms = self._make_forms(block, pivot, request, self.source.markup_of(item.unit))
        return DraftTask(item, block, tuple(forms), pivot)

    def _make_forms(
        self, block: Block, pivot: Block | None, request: DraftRequest, markup: str
    ) -> Iterator[DraftForm]:
        """Yield what is asked for: one text, or one for each plural form of the language."""
        numbers = ((),) if block.plural is None else self.numbers
        for at, some in enumerate(numbers):
            sources = choose_source(block, at, len(numbers))  # as `check` sees the forms
            is_for_one = len(numbers) > 1 and _is_for_one(block, some)
            source = block.msgid if block.plural is None or is_for_one else block.plural
            text = source
            if self.pivots and pivot:
                text = self.pivots.choose_text(pivot, 1 if is_for_one else max(some, default=0))
            masked = mask_marks(text, markup)
            asked = request._replace(
                text=masked.text.strip(), original=source if pivot else "", numbers=some
            )
            yield DraftForm(block, *sources, at == len(numbers) - 1, masked, markup, asked)

    def _list_nearby(self, items: Sequence[NumberedMessage]) -> Iterator[NearbyText]:
        for item in items:
            block = item.block
            done = block.msgstr[0] if block and _is_done(block) else ""
            pivot = self.pivots.messages.get(item.unit.key) if self.pivots else None
            text = pivot.msgstr[0] if pivot else item.unit.text
            yield NearbyText(shorten(text, _LONGEST_NEARBY), shorten(done, _LONGEST_NEARBY))


def _is_for_one(message: Block, numbers: Sequence[int]) -> bool:
    """Return whether the singular of a message is right for a plural form.

    "One letter" says nothing about 21 letters, although the Russian form for 1 is for them, too;
    "%d letter" does.
    """
    if 1 not in numbers or max(numbers) == 1:
        return 1 in numbers
    return count_placeholders(message.plural or "") <= count_placeholders(message.msgid)


def _find_title(project: Project, source: Document) -> str:
    """Return the title of a document: of its credits, or its first heading; "" without one."""
    credits = find_credits(project, source.name, source)
    title, _ = choose_text(credits.title, (project.settings.source_language,))
    heading = next((u.text for u in source.units if u.kind in (Kind.TITLE, Kind.HEADING)), "")
    return shorten(title or heading, _LONGEST_NEARBY)


def _make_term_finder(project: Project, language: str) -> Callable[[str], Iterator[AgreedTerm]]:
    """Return what finds the agreed terms of a text. Raises ProjectError for a wrong glossary."""
    known = read_glossary(project) or glossary.Glossary(())

    def find(text: str) -> Iterator[AgreedTerm]:
        for term in glossary.find_terms(known, text, language):
            yield AgreedTerm(term.term, term.translations)

    return find
