"""Saving what somebody wrote on the page: a merge with what is in the catalogue by then."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from dragoman import clock
from dragoman.bidi import clean
from dragoman.catalogs import find_state
from dragoman.catalogs.machine_words import share_unmodified
from dragoman.catalogs.nothing_lost import check_nothing_lost
from dragoman.catalogs.pivot import PivotMark, mark_pivot
from dragoman.catalogs.returned_texts import ReturnedText, ReviewStamp, put_returned
from dragoman.catalogs.saving import change_catalog
from dragoman.catalogs.states import (
    make_block_digest,
    make_message_digest,
    mark_reviewed,
    put_translation,
)
from dragoman.checks import Severity
from dragoman.commands.review import ReviewOutcome
from dragoman.commands.update import update
from dragoman.errors import CatalogError
from dragoman.matching.remaking import is_untouched
from dragoman.model import MessageKey, State
from dragoman.po import Block, Catalog
from dragoman.po.edit import confirm_message, doubt_message
from dragoman.workbench._help import find_machine_words
from dragoman.workbench._opened import OpenedCatalog, digest_shown, drop_state

KEEP = "keep"
REVIEWED = "reviewed"
MARKS = ("translated", "fuzzy", REVIEWED, KEEP)
FAULTY = "has errors that the check finds: fix them first"


class SaveRequest(NamedTuple):
    """What the page sends of one message."""

    name: str
    """That of the message in addresses."""
    digest: str
    """What the page had of it before somebody wrote, as ``digest_shown`` returned it."""
    text: str
    mark: str
    """One of ``MARKS``: what the person says of the text."""
    pivot: str = ""
    """The other language that the page shows beside the source; "" for none."""


class SaveOutcome(StrEnum):
    """What became of a text."""

    SAVED = "saved"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"
    """It was changed elsewhere meanwhile: both texts are kept, and it is fuzzy."""
    REFUSED = "refused"


class Saved(NamedTuple):
    """What became of a text, and why."""

    outcome: SaveOutcome
    sentence: str = ""
    theirs: str | None = None
    """The other text of a conflict."""


def save_text(opened: OpenedCatalog, request: SaveRequest) -> Saved:
    """Put a text into the catalogue as it is now, at once, and return what became of it.

    Where somebody else has changed the message since the page has shown it, nobody's text replaces
    the other's: both are kept. Raises KeyError for a message that is not there, and DragomanError
    for a file that cannot be read or written.
    """
    item = opened.find_item(request.name)
    if not opened.is_in_step:  # the catalogue lacks messages: they are put in first
        for _ in update(opened.project, [opened.name], [opened.language]):
            pass
    request = request._replace(text=clean_text(request.text, item.unit.text))
    date = clock.now().date().isoformat()
    pivot = opened.pivots.find(request.pivot).get(item.unit.key)
    source_language = opened.project.settings.source_language
    saved: list[Saved] = []

    def change(catalog: Catalog | None) -> Catalog:
        now = _find_message(catalog, item.unit.key)
        assert catalog is not None  # noqa: S101 - it has the message
        if _is_conflict(now, request, catalog, source_language):
            back = ReturnedText(now.key, request.text)
            saved[:] = [Saved(SaveOutcome.CONFLICT, theirs=now.msgstr[0])]
            stamp = ReviewStamp(date)
            return put_returned(catalog, [back], stamp, source_language).catalog
        new, outcome = _change_message(now, request, opened, date)
        saved[:] = [outcome]
        if pivot and pivot.msgstr[0] and new.msgstr != now.msgstr:
            new = mark_pivot(new, PivotMark(request.pivot, make_block_digest(pivot)))
        changed = _replace_block(catalog, new)
        # Only the text that the page has shown, or one that it knows to be the same, is given up.
        check_nothing_lost(catalog, changed, dict.fromkeys(now.msgstr, new.msgstr[0]))
        return changed

    path = opened.project.catalog(opened.name, opened.language)
    known = (opened.data, opened.catalog) if opened.data and opened.catalog else None
    change_catalog(path, change, root=opened.project.root, keep=False, known=known)
    return saved[0]


def needs_question(now: Block, mark: str, text: str) -> bool:
    """Return whether a person is asked before a translation counts for more than it did: of words
    that a machine wrote, and that nobody has changed in this moment.

    A draft that reads well is confirmed too easily.
    """
    share = share_unmodified(now)
    if share is None or text != now.msgstr[0] or mark not in ("translated", REVIEWED):
        return False
    return now.fuzzy or (share == 1 and mark == REVIEWED and find_state(now) is not State.REVIEWED)


def is_faulty(opened: OpenedCatalog, block: Block) -> bool:
    """Return whether the check finds an error in a message."""
    return any(each.severity is Severity.ERROR for each in opened.checker.check(block))


def clean_text(text: str, source: str) -> str:
    """Return a text as a catalogue may have it: with the line ends of the source around it.

    A browser ends lines in its own way, and nobody sees a line end at the end of a text.
    """
    lines = clean(text.replace("\r\n", "\n").replace("\r", "\n"))
    if not lines.strip():
        return ""
    before = source[: len(source) - len(source.lstrip("\n"))]
    after = source[len(source.rstrip("\n")) :]
    inner = lines.strip("\n") if "\n" in source else lines.strip()
    return f"{before}{inner}{after}"


def _find_message(catalog: Catalog | None, key: MessageKey) -> Block:
    for block in catalog.blocks if catalog else ():
        if block.key == key and not block.obsolete:
            return block
    raise CatalogError("the catalogue lacks this paragraph: run `dragoman update`")


def _is_as_shown(now: Block, request: SaveRequest) -> bool:
    return make_block_digest(now) == drop_state(request.digest)


def _is_new(now: Block, request: SaveRequest) -> bool:
    """Return whether a text is another than the one that the page has shown."""
    digest = make_message_digest(now.context, now.msgid, (request.text,), now.plural)
    return digest != drop_state(request.digest)


def _is_conflict(now: Block, request: SaveRequest, catalog: Catalog, source_language: str) -> bool:
    """Return whether two people have written different texts for one that both have seen.

    A suggestion that nobody edited was written by nobody.
    """
    if "" in (request.text, now.msgstr[0]) or now.msgstr[0] == request.text:
        return False
    if _is_as_shown(now, request) or not _is_new(now, request):
        return False
    languages = source_language, catalog.header.get("Language", "")
    return not is_untouched(now, {block.key: block for block in catalog.blocks}, languages)


def _is_out_of_date(now: Block, request: SaveRequest) -> bool:
    """Return whether what a person says or takes away is about a text that is another one now, or
    that somebody else has said something of."""
    if now.msgstr[0] == request.text:
        return not _is_new(now, request) and digest_shown(now) != request.digest
    return not _is_as_shown(now, request) and (not request.text or not _is_new(now, request))


def _change_message(
    now: Block, request: SaveRequest, opened: OpenedCatalog, date: str
) -> tuple[Block, Saved]:
    """Return the message with what a person has made of it, and what became of that."""
    new = _put_text(now, request, opened)
    if new.text != now.text and _is_out_of_date(now, request):
        return now, Saved(SaveOutcome.REFUSED, ReviewOutcome.CHANGED.value)
    if request.mark == REVIEWED and find_state(new) is State.TRANSLATED:
        if is_faulty(opened, new):
            if new.text == now.text:
                return now, Saved(SaveOutcome.REFUSED, FAULTY)
            return new, Saved(SaveOutcome.SAVED, f"it is saved, but not reviewed: it {FAULTY}")
        new = mark_reviewed(new, date)
    is_same = new.text == now.text
    return new, Saved(SaveOutcome.UNCHANGED if is_same else SaveOutcome.SAVED)


def _put_text(now: Block, request: SaveRequest, opened: OpenedCatalog) -> Block:
    """Return a message with a text, and with what a person says of it."""
    text, mark = request.text, request.mark
    is_fuzzy = bool(text) and (mark == "fuzzy" or (mark == KEEP and now.fuzzy))
    if text != now.msgstr[0]:
        machine = find_machine_words(opened, now, text) if text else []
        return put_translation(now, text, machine, fuzzy=is_fuzzy)
    if now.fuzzy and not is_fuzzy:
        return confirm_message(now)
    return doubt_message(now) if is_fuzzy and not now.fuzzy else now


def _replace_block(catalog: Catalog, new: Block) -> Catalog:
    blocks = (
        new if block.key == new.key and not block.obsolete else block for block in catalog.blocks
    )
    return replace(catalog, blocks=tuple(blocks))
