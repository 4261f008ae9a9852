"""Putting what came back from translators into a catalogue: a merge of three sides by message.

The three sides are the message as it went out, of which its key has digests, as it is now, and as
it came back. What nobody changed stays; what only the translator changed is taken; what both
changed is a conflict, and both texts are kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from dragoman.catalogs.merge import list_remade, offer_late_translations
from dragoman.catalogs.merge_message import (
    has_other_text,
    merge_message,
    read_other_texts,
)
from dragoman.catalogs.nothing_lost import check_nothing_lost
from dragoman.catalogs.pivot import PivotMark, mark_pivot
from dragoman.catalogs.sent_keys import SentKey, digest_note, digest_text, read_note
from dragoman.catalogs.states import find_state, make_block_digest, mark_reviewed, put_translation
from dragoman.matching.remaking import is_untouched
from dragoman.model import MessageKey, State
from dragoman.po.blocks import Block, write_block
from dragoman.po.catalog import Catalog
from dragoman.po.edit import confirm_message, doubt_message, make_obsolete, write_message
from dragoman.po.marks import MarkKind, is_mark

_RANKS = {state: rank for rank, state in enumerate(State)}


class ReturnOutcome(StrEnum):
    """What became of a message that came back."""

    UNCHANGED = "unchanged"
    APPLIED = "applied"
    """Something of it was taken: a text, a state, a comment, a review."""
    CONFLICT = "conflict"
    """It was changed here, too, since it went out: both texts are kept, and it is fuzzy."""
    EMPTY = "empty"
    """It came back without its translation, which is kept."""
    LATE = "late"
    """Its source has changed since it went out: it is kept, and suggested for the new source."""
    STALE = "stale"
    """It was approved, or its state was changed; but here it is another text now."""


class ReturnedText(NamedTuple):
    """A message as it came back."""

    key: MessageKey
    text: str
    state: State | None = None
    """None where the file says none."""
    note: str = ""
    sent: SentKey | None = None
    """How it went out; None where nobody knows."""
    is_approved: bool = False
    """Whether a reviewer found this very text good."""
    state_is_meant: bool = False
    """Whether the state counts although it is still that of the message as it went out."""
    pivot: PivotMark | None = None
    """What was beside it; None for nothing."""
    machine: tuple[str, ...] = ()
    """The marks that keep which of its words a machine wrote, where the file has any."""
    corrects: str = ""
    """The text here that an earlier version of the same file brought; "" for none."""


class MergedReturn(NamedTuple):
    """A catalogue with what came back."""

    catalog: Catalog
    outcomes: tuple[ReturnOutcome, ...]
    """One for each message that came back."""


class ReviewStamp(NamedTuple):
    """What the mark of a review says."""

    date: str
    """In ISO form."""
    who: str = ""


def put_returned(
    catalog: Catalog, texts: Sequence[ReturnedText], stamp: ReviewStamp, source_language: str = ""
) -> MergedReturn:
    """Return a catalogue with the messages that came back, in the order in which they came.

    No translation is ever replaced by an empty text, and none that was changed here since by
    another. A text for a source that is no longer there is kept as an obsolete message and
    suggested for what has come in its place. ``stamp`` is for approved messages, and
    ``source_language`` is "" where unknown. Raises CatalogError where anything would be lost: that
    is a bug.
    """
    languages = source_language, catalog.header.get("Language", "")
    before = {block.key: block for block in catalog.blocks}
    blocks = dict(before)
    outcomes, replaced = [], dict[str, str]()
    for back in texts:
        now = blocks.get(back.key)
        if now is None:
            now = make_obsolete(write_message(*back.key))
        noted = _add_comments(now, back, stamp.who)
        merged, outcome = _merge_returned(noted, back, blocks, languages)
        if outcome is ReturnOutcome.UNCHANGED and merged is not now:
            outcome = ReturnOutcome.APPLIED  # a comment
        if outcome is ReturnOutcome.APPLIED:
            if back.pivot and (now.msgstr, now.fuzzy) != (merged.msgstr, merged.fuzzy):
                merged = mark_pivot(merged, back.pivot)
            if back.is_approved and find_state(merged) is State.TRANSLATED and not merged.obsolete:
                merged = mark_reviewed(merged, stamp.date, stamp.who)
            replaced[now.msgstr[0]] = merged.msgstr[0]
        if merged.obsolete and outcome is ReturnOutcome.APPLIED:
            outcome = ReturnOutcome.LATE
        if merged is not now:
            blocks[back.key] = merged
        outcomes.append(outcome)
    offered = _offer_late(before, blocks, languages)
    replaced |= list_remade(blocks.values(), offered)
    changed = replace(catalog, blocks=tuple(offered))
    check_nothing_lost(catalog, changed, _follow(replaced))
    return MergedReturn(changed, tuple(outcomes))


def _follow(replaced: dict[str, str]) -> dict[str, str]:
    """Return for each text the last one that replaced it: two files may change one message."""
    ends = {}
    for old, new in replaced.items():
        seen = {old}
        while new in replaced and new not in seen:
            seen.add(new)
            new = replaced[new]
        ends[old] = new
    return ends


def _merge_returned(
    now: Block,
    back: ReturnedText,
    blocks: Mapping[MessageKey, Block],
    languages: tuple[str, str],
) -> tuple[Block, ReturnOutcome]:
    if not back.text.strip():
        was_there = back.sent is None or back.sent.state is not State.UNTRANSLATED
        is_emptied = was_there and any(now.msgstr)
        return now, ReturnOutcome.EMPTY if is_emptied else ReturnOutcome.UNCHANGED
    if back.text == now.msgstr[0] or not _is_changed_there(now, back):
        return _merge_state(now, back)
    theirs = put_translation(now, back.text, back.machine, fuzzy=_is_doubtful(back))
    if has_other_text(now, theirs):
        return now, ReturnOutcome.CONFLICT  # it came before, and nobody has decided yet
    if any(now.msgstr) and _is_changed_here(now, back, blocks, languages):
        merged = merge_message(None, now, theirs, known=frozenset()).block
        assert merged is not None  # noqa: S101 - both sides have the message
        return merged, ReturnOutcome.CONFLICT
    return theirs, ReturnOutcome.APPLIED


def _is_changed_there(now: Block, back: ReturnedText) -> bool:
    """Return whether the text is not the one that went out; it is not that of now either."""
    return back.sent is None or digest_text(now, back.text) != back.sent.text


def _is_changed_here(
    now: Block,
    back: ReturnedText,
    blocks: Mapping[MessageKey, Block],
    languages: tuple[str, str],
) -> bool:
    """Return whether somebody worked on the message here since it went out.

    Where nobody knows how it went out, that is each text but a suggestion that nobody edited.
    """
    if back.corrects and now.msgstr == (back.corrects,):
        return find_state(now) is State.REVIEWED or bool(read_other_texts(now))
    if back.sent is None:
        return not is_untouched(now, blocks, languages)
    return not _is_as_sent(now, back) or _RANKS[find_state(now)] > _RANKS[back.sent.state]


def _is_as_sent(now: Block, back: ReturnedText) -> bool:
    """Return whether the message has the translation with which it went out."""
    return back.sent is not None and make_block_digest(now).startswith(back.sent.text)


def _is_doubtful(back: ReturnedText) -> bool:
    """Return whether a new text is fuzzy: the translator said so."""
    if back.is_approved:
        return False
    was_fuzzy = back.sent is not None and back.sent.state is State.FUZZY
    return back.state is State.FUZZY and (back.state_is_meant or not was_fuzzy)


def _merge_state(now: Block, back: ReturnedText) -> tuple[Block, ReturnOutcome]:
    """Take what a file says of a text that it did not change, where it is still the text here."""
    said = _read_said(back)
    if said is None:
        return now, ReturnOutcome.UNCHANGED
    if back.text != now.msgstr[0]:
        return now, ReturnOutcome.STALE
    if said is State.TRANSLATED and now.fuzzy:
        if read_other_texts(now) and not _is_as_sent(now, back):
            return now, ReturnOutcome.CONFLICT  # who says so has not seen the other text
        return confirm_message(now), ReturnOutcome.APPLIED
    if said is State.FUZZY and not now.fuzzy:
        return doubt_message(now), ReturnOutcome.APPLIED
    is_review = back.is_approved and find_state(now) is State.TRANSLATED
    return now, ReturnOutcome.APPLIED if is_review else ReturnOutcome.UNCHANGED


def _read_said(back: ReturnedText) -> State | None:
    """Return the state that somebody gave a text, TRANSLATED or FUZZY; None where nobody did."""
    if back.is_approved:
        return State.TRANSLATED
    if back.state is None or back.state is State.UNTRANSLATED:
        return None
    said = State.FUZZY if back.state is State.FUZZY else State.TRANSLATED
    was_fuzzy = back.sent is not None and back.sent.state is State.FUZZY
    is_same = back.sent is not None and (said is State.FUZZY) is was_fuzzy
    return None if is_same else said


def _add_comments(now: Block, back: ReturnedText, who: str) -> Block:
    """Return the message with the lines of the note that it does not have yet, signed by ``who``.

    A comment that the translator took away stays: it is somebody's work. One that looks like a mark
    of dragoman's own is left out: no file may say in that way that its texts are reviewed, or that
    they need not be checked.
    """
    if not back.note.strip() or (back.sent and digest_note(back.note) == back.sent.note):
        return now
    known = {" ".join(line.split()) for line in read_note(now).splitlines()}
    sign = f"{who}: " if who else ""
    lines = (" ".join(line.split()) for line in back.note.splitlines())
    comments = (line for line in dict.fromkeys(lines) if not is_mark(line, set(MarkKind)))
    new = [line for line in comments if line and not {line, sign + line} & known]
    if not new:
        return now
    entry = now.entry()
    entry.tcomment = "\n".join([*now.comments, *(sign + line for line in new)])
    return write_block(entry, now)


def _offer_late(
    before: dict[MessageKey, Block], after: dict[MessageKey, Block], languages: tuple[str, str]
) -> list[Block]:
    """Return the blocks, where what came back for an old source is suggested for the new one.

    So is a text that its translator doubts: a suggestion is fuzzy anyway.
    """
    late = {
        key: block for key, block in after.items() if block.obsolete and before.get(key) != block
    }
    if not late:
        return list(after.values())
    empty = {key: before.get(key) or make_obsolete(write_message(*key)) for key in late}
    side = {key: replace(block, obsolete=False, fuzzy=False) for key, block in late.items()}
    return offer_late_translations(list(after.values()), empty, side, before, languages)
