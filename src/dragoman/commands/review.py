"""Marking messages as reviewed. The mark lapses by itself when either side of a message changes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dragoman import clock
from dragoman.align import row_units
from dragoman.bidi import clean
from dragoman.catalogs import state_of
from dragoman.catalogs.saving import change_catalog
from dragoman.catalogs.states import PREFIX, block_digest, mark_reviewed, revoke_review
from dragoman.errors import CatalogError, ProjectError
from dragoman.model import MessageKey, State, Unit
from dragoman.po import Block, Catalog, write_block
from dragoman.project import Project

LONGEST_NAME = 30
"""A mark longer than a line of 76 columns would be broken by Babel, and lapse."""


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A message with the paragraphs that it stands in."""

    numbers: tuple[int, ...]
    """Of the editions' rows; a message that stands twice has two."""
    unit: Unit
    block: Block | None
    """The message as it was when it was shown; None where the catalogue lacks it."""

    @property
    def state(self) -> State:
        """How far the message has got."""
        return State.UNTRANSLATED if self.block is None else state_of(self.block)

    @property
    def place(self) -> str:
        """The paragraphs, as ``name_paragraphs`` writes them."""
        return name_paragraphs(self.numbers)


def name_paragraphs(numbers: Sequence[int]) -> str:
    """Return ``paragraph 3`` or ``paragraphs 1, 8``."""
    plural = "s" if len(numbers) > 1 else ""
    return f"paragraph{plural} {', '.join(map(str, numbers))}"


class ReviewOutcome(StrEnum):
    """What became of the wish to mark a message, as a sentence goes on after its paragraph."""

    MARKED = "reviewed"
    ALREADY = "reviewed already"
    REVOKED = "no longer reviewed"
    NEVER = "not reviewed before"
    FUZZY = "is fuzzy: confirm the translation first"
    UNTRANSLATED = "is not translated"
    CHANGED = "was changed by somebody meanwhile: look at it again"
    FAULTY = "has errors of `check`: mend them, or give --force"

    @property
    def refused(self) -> bool:
        """Was what the user wished not done?"""
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

        def made(catalog: Catalog | None) -> Catalog:
            if catalog is None:
                raise _no_catalog(self.project, self.document, self.language)
            return function(catalog)

        path = self.project.catalog(self.document, self.language)
        return change_catalog(path, made, root=self.project.root, keep=keep)


def open_session(project: Project, document: str, language: str, who: str = "") -> ReviewSession:
    """Sit down to review; the date is today's in UTC, or SOURCE_DATE_EPOCH's.

    Raises ProjectError for a reviewer's name that is too long for a mark.
    """
    name = " ".join(clean(who).split())
    if len(name) > LONGEST_NAME:
        raise ProjectError(
            f"the name {name!r} is too long for a mark: give at most {LONGEST_NAME} characters"
        )
    return ReviewSession(project, document, language, name, clock.now().date().isoformat())


def _no_catalog(project: Project, document: str, language: str) -> CatalogError:
    path = project.show(project.catalog(document, language))
    return CatalogError("there is no such catalogue yet: run `dragoman update`", path)


def list_items(project: Project, document: str, language: str) -> tuple[ReviewItem, ...]:
    """Give the messages of a document in the order of its text, numbered as in the editions.

    Raises CatalogError where the language has no catalogue of the document.
    """
    catalog = project.read_catalog(document, language)
    if catalog is None:
        raise _no_catalog(project, document, language)
    blocks = {block.key: block for block in catalog.blocks if not block.obsolete}
    found: dict[MessageKey, ReviewItem] = {}
    for number, unit in enumerate(row_units(project.read_document(document)), 1):
        if unit.translatable and unit.text:
            item = found.get(unit.key) or ReviewItem((), unit, blocks.get(unit.key))
            found[unit.key] = replace(item, numbers=(*item.numbers, number))
    return tuple(found.values())


def select_paragraphs(text: str, items: Iterable[ReviewItem]) -> tuple[ReviewItem, ...]:
    """Give the messages of the paragraphs that ``3-7,9`` names.

    Raises ProjectError for what is no such list, and for a paragraph that has no message.
    """
    by_number = {number: item for item in items for number in item.numbers}
    wanted: dict[int, ReviewItem] = {}
    for part in text.split(","):
        first, dash, last = (piece.strip() for piece in part.partition("-"))
        last = last if dash else first
        if not (first.isdecimal() and last.isdecimal() and int(first) <= int(last)):
            raise ProjectError(f"{part.strip()!r} names no paragraphs: write them as 3-7,9")
        if int(last) > max(by_number, default=0) or int(first) < 1:
            raise ProjectError(
                f"there is no paragraph {last}: the document has {max(by_number, default=0)}"
            )
        for number in range(int(first), int(last) + 1):
            if number in by_number:
                wanted[number] = by_number[number]
            elif not dash:
                raise ProjectError(f"paragraph {number} is not translated in any language")
    return tuple({item.unit.key: item for item in wanted.values()}.values())


def approve(
    desk: ReviewSession, wanted: Iterable[ReviewItem], faulty: Collection[MessageKey] = ()
) -> dict[MessageKey, ReviewOutcome]:
    """Mark messages as reviewed, all in one write, and tell what became of each.

    A message is marked only as it was shown: where anybody has changed it since, it is not. A
    review that holds is left to who made it. ``faulty`` are refused.
    """
    shown = {item.unit.key: item.block for item in wanted}
    outcomes: dict[MessageKey, ReviewOutcome] = {}

    def marked(message: Block) -> Block:
        outcome = _decide_outcome(message, shown[message.key], faulty)
        outcomes[message.key] = outcome
        if outcome is not ReviewOutcome.MARKED:
            return message
        return mark_reviewed(message, desk.date, desk.who)

    desk.change(lambda catalog: _change_each(catalog, shown, marked))
    for key, message in shown.items():
        gone = ReviewOutcome.UNTRANSLATED if message is None else ReviewOutcome.CHANGED
        outcomes.setdefault(key, gone)
    return outcomes


def _decide_outcome(
    now: Block, shown: Block | None, faulty: Collection[MessageKey]
) -> ReviewOutcome:
    """Decide by the message as it is now."""
    if shown is None or block_digest(now) != block_digest(shown) or now.fuzzy != shown.fuzzy:
        return ReviewOutcome.CHANGED
    found = {
        State.UNTRANSLATED: ReviewOutcome.UNTRANSLATED,
        State.FUZZY: ReviewOutcome.FUZZY,
        State.REVIEWED: ReviewOutcome.ALREADY,
    }.get(state_of(now))
    if found is not None:
        return found
    return ReviewOutcome.FAULTY if now.key in faulty else ReviewOutcome.MARKED


def revoke(desk: ReviewSession, wanted: Iterable[ReviewItem]) -> dict[MessageKey, ReviewOutcome]:
    """Take the mark of a review away, whatever became of the message since."""
    outcomes = {item.unit.key: ReviewOutcome.NEVER for item in wanted}

    def revoked(message: Block) -> Block:
        changed = revoke_review(message)
        if changed is not message:
            outcomes[message.key] = ReviewOutcome.REVOKED
        return changed

    desk.change(lambda catalog: _change_each(catalog, outcomes, revoked))
    return outcomes


def translate(desk: ReviewSession, item: ReviewItem, text: str) -> ReviewItem | None:
    """Put a reviewer's own words in the place of a translation; they are no longer fuzzy.

    None where somebody has changed the message since it was shown; then nothing is written.
    """
    shown = item.block
    written: list[Block] = []

    def put(message: Block) -> Block:
        if shown is None or message.text != shown.text:
            return message
        made = _set_text(message, text)
        written[:] = [made]
        return made

    # The old wording is given up on purpose: the law of conservation is for updates.
    desk.change(lambda catalog: _change_each(catalog, {item.unit.key: 0}, put), keep=False)
    return replace(item, block=written[0]) if written else None


def _set_text(message: Block, text: str) -> Block:
    entry = message.entry()
    entry.msgstr = text
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None
    kept = [line for line in message.comments if not line.strip().startswith(f"{PREFIX}draft ")]
    entry.tcomment = "\n".join(kept)
    return write_block(entry, message)


def _change_each(
    catalog: Catalog, wanted: Mapping[MessageKey, object], function: Callable[[Block], Block]
) -> Catalog:
    """Change the live messages of those keys."""
    blocks = tuple(
        function(block) if block.key in wanted and not block.obsolete else block
        for block in catalog.blocks
    )
    return replace(catalog, blocks=blocks)
