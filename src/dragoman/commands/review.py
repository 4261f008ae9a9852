"""Marking messages as reviewed. The mark lapses by itself when either side of a message changes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from dragoman import clock
from dragoman.bidi import clean
from dragoman.catalogs import find_state
from dragoman.catalogs.merge_message import keep_other_text, read_other_texts
from dragoman.catalogs.nothing_lost import check_nothing_lost
from dragoman.catalogs.pivot import PivotMark, mark_pivot, renew_pivot
from dragoman.catalogs.saving import change_catalog
from dragoman.catalogs.states import make_block_digest, mark_reviewed, revoke_review
from dragoman.commands._numbered_messages import NumberedMessage, explain_no_catalog
from dragoman.commands._pivots import PivotReader
from dragoman.errors import ProjectError, quote
from dragoman.model import MessageKey, State
from dragoman.po import Block, Catalog, write_block
from dragoman.po.marks import MarkKind, is_mark
from dragoman.project import Project

LONGEST_NAME = 30
"""In characters. Babel would break the line of a longer mark, and the mark would lapse."""


class ReviewOutcome(StrEnum):
    """What became of the request to mark a message, as a sentence goes on after its paragraph."""

    MARKED = "reviewed"
    ALREADY = "reviewed already"
    REVOKED = "no longer reviewed"
    NEVER = "not reviewed before"
    FUZZY = "is fuzzy: confirm the translation first"
    UNTRANSLATED = "is not translated"
    CHANGED = "was changed by somebody else meanwhile: look at it again"
    FAULTY = "has errors that `check` finds: fix them, or give --force"

    @property
    def refused(self) -> bool:
        """Whether the request was not carried out."""
        return self in {
            ReviewOutcome.FUZZY,
            ReviewOutcome.UNTRANSLATED,
            ReviewOutcome.CHANGED,
            ReviewOutcome.FAULTY,
        }


@dataclass(frozen=True, slots=True)
class ReviewSession:
    """A document's catalogue in one language, with who reviews it and when."""

    project: Project
    document: str
    language: str
    who: str = ""
    date: str = ""

    def change(self, function: Callable[[Catalog], Catalog], *, keep: bool = True) -> bool:
        """Change the catalogue as it is now, and write it at once."""

        def apply(catalog: Catalog | None) -> Catalog:
            if catalog is None:
                raise explain_no_catalog(self.project, self.document, self.language)
            return function(catalog)

        path = self.project.catalog(self.document, self.language)
        return change_catalog(path, apply, root=self.project.root, keep=keep)


def open_session(project: Project, document: str, language: str, who: str = "") -> ReviewSession:
    """Begin a review; its date is today's in UTC, or SOURCE_DATE_EPOCH's.

    Raises ProjectError for a reviewer's name that is too long for a mark.
    """
    date = clock.now().date().isoformat()
    return ReviewSession(project, document, language, clean_reviewer(who), date)


def clean_reviewer(who: str) -> str:
    """Return a name as a mark has it. Raises ProjectError for one that is too long."""
    name = " ".join(clean(who).split())
    if len(name) > LONGEST_NAME:
        raise ProjectError(
            f"the name {quote(name)} is too long for a mark: give at most {LONGEST_NAME} characters"
        )
    return name


def approve(
    session: ReviewSession, items: Iterable[NumberedMessage], faulty: Collection[MessageKey] = ()
) -> dict[MessageKey, ReviewOutcome]:
    """Mark messages as reviewed, all in one write, and return what became of each.

    A message is marked only as it was shown: where somebody has changed it since, it is not. A
    review that holds keeps its reviewer and date. ``faulty`` messages are refused. A translation
    that is outdated by its pivot fits that again, because the reviewer says that it is good.
    """
    shown = {item.unit.key: item.block for item in items}
    find = PivotReader(session.project, session.document).find
    outcomes: dict[MessageKey, ReviewOutcome] = {}

    def mark(message: Block) -> Block:
        outcome = _decide_outcome(message, shown[message.key], faulty)
        outcomes[message.key] = outcome
        if outcome is not ReviewOutcome.MARKED:
            return message
        return mark_reviewed(renew_pivot(message, find), session.date, session.who)

    session.change(lambda catalog: _change_each(catalog, shown, mark))
    for key, message in shown.items():
        gone = ReviewOutcome.UNTRANSLATED if message is None else ReviewOutcome.CHANGED
        outcomes.setdefault(key, gone)
    return outcomes


def _decide_outcome(
    now: Block, shown: Block | None, faulty: Collection[MessageKey]
) -> ReviewOutcome:
    """Return what becomes of a message, by what it is now and what it was when it was shown."""
    if (
        shown is None
        or make_block_digest(now) != make_block_digest(shown)
        or now.fuzzy != shown.fuzzy
    ):
        return ReviewOutcome.CHANGED
    found = {
        State.UNTRANSLATED: ReviewOutcome.UNTRANSLATED,
        State.FUZZY: ReviewOutcome.FUZZY,
        State.REVIEWED: ReviewOutcome.ALREADY,
    }.get(find_state(now))
    if found is not None:
        return found
    return ReviewOutcome.FAULTY if now.key in faulty else ReviewOutcome.MARKED


def revoke_reviews(
    session: ReviewSession, items: Iterable[NumberedMessage]
) -> dict[MessageKey, ReviewOutcome]:
    """Take the marks of reviews away, also those that have lapsed; return what became of each."""
    outcomes = {item.unit.key: ReviewOutcome.NEVER for item in items}

    def revoke(message: Block) -> Block:
        changed = revoke_review(message)
        if changed.text != message.text:
            outcomes[message.key] = ReviewOutcome.REVOKED
        return changed

    session.change(lambda catalog: _change_each(catalog, outcomes, revoke))
    return outcomes


def translate(session: ReviewSession, item: NumberedMessage, text: str) -> NumberedMessage | None:
    """Replace a translation with a reviewer's own words, which are not fuzzy; return the message.

    Where the text is the other one of a conflict, the first is kept in its place: so the choice can
    be taken back. Returns None, and writes nothing, where somebody has changed the message since it
    was shown.
    """
    shown = item.block
    pivot = find_pivot(session, item)
    written: list[Block] = []

    def put(message: Block) -> Block:
        if shown is None or message.text != shown.text:
            return message
        changed = _set_text(message, text)
        if text in read_other_texts(message):
            changed = keep_other_text(changed, message.msgstr[0])
        if pivot is not None:
            changed = mark_pivot(changed, PivotMark(pivot.language, make_block_digest(pivot.block)))
        written[:] = [changed]
        return changed

    def change(catalog: Catalog) -> Catalog:
        new = _change_each(catalog, {item.unit.key}, put)
        if written and shown is not None:  # only the old wording is given up, on purpose
            check_nothing_lost(catalog, new, dict.fromkeys(shown.msgstr, text))
        return new

    session.change(change, keep=False)
    return replace(item, block=written[0]) if written else None


class PivotText(NamedTuple):
    """The message in the language that a reviewer reads beside the source."""

    language: str
    block: Block

    @property
    def text(self) -> str:
        """The translation in that language."""
        return self.block.msgstr[0]


def find_pivot(session: ReviewSession, item: NumberedMessage) -> PivotText | None:
    """Return what the settings want to be shown beside a message; None where it is not there."""
    language = session.project.settings.pivot.get(session.language, "")
    if not language:
        return None
    block = PivotReader(session.project, session.document).find(language).get(item.unit.key)
    return PivotText(language, block) if block and block.msgstr[0] else None


def _set_text(message: Block, text: str) -> Block:
    entry = message.entry()
    entry.msgstr = text
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None
    gone = {MarkKind.DRAFT} if text == message.msgstr[0] else {MarkKind.DRAFT, MarkKind.ADOPTED}
    kept = [line for line in message.comments if not is_mark(line, gone)]
    entry.tcomment = "\n".join(kept)
    return write_block(entry, message)


def _change_each(
    catalog: Catalog, keys: Container[MessageKey], function: Callable[[Block], Block]
) -> Catalog:
    """Return a catalogue in which the live messages of some keys are changed."""
    blocks = tuple(
        function(block) if block.key in keys and not block.obsolete else block
        for block in catalog.blocks
    )
    return replace(catalog, blocks=blocks)
