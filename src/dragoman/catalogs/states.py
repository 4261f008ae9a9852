"""The state of a message, and the marks that a review or a machine draft leaves in it.

The text of such a mark is ``<digest> <date>[ <who>]``. The digest makes it lapse by itself when
either side of the message changes. ``po.marks`` knows how a mark is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from dragoman.model import State
from dragoman.po.blocks import Block, write_block
from dragoman.po.marks import OWN, PREFIX, MarkKind, find_marks, is_mark, write_mark


class DatedMark(NamedTuple):
    """What the mark of a review or of a draft says."""

    digest: str
    """Of the message as it was marked, as ``block_digest`` returns it."""
    date: str
    """In ISO form."""
    who: str = ""
    """Who reviewed it, or the engine that drafted it; empty where that is not said."""


def message_digest(
    context: str | None, msgid: str, msgstrs: Sequence[str], plural: str | None = None
) -> str:
    """Give 12 hexadecimal digits of the SHA-256 of a message, the same for no other.

    Each part is preceded by its length in bytes, or is ``-`` where it is absent, so that no two
    messages give the same bytes.
    """
    import hashlib

    parts = (context, msgid, plural, *msgstrs)
    hashed = hashlib.sha256()
    for part in parts:
        data = None if part is None else part.encode()
        hashed.update(b"-," if data is None else b"%d:%s," % (len(data), data))
    return hashed.hexdigest()[:12]


def block_digest(message: Block) -> str:
    """Give the digest of a block."""
    return message_digest(message.context, message.msgid, message.msgstr, message.plural)


def state_of(message: Block) -> State:
    """Tell how far a message has got; exactly one of the four.

    As for msgfmt, the first form decides whether it is translated at all, and an empty
    translation is untranslated even where it is flagged fuzzy.
    """
    if not message.msgstr[0]:
        return State.UNTRANSLATED
    if message.fuzzy:
        return State.FUZZY
    return State.REVIEWED if is_reviewed(message) else State.TRANSLATED


def valid_review(message: Block) -> DatedMark | None:
    """Return the mark of a review that still holds; None where there is none or it has lapsed."""
    if message.fuzzy or message.obsolete or not message.msgstr[0]:
        return None
    return next(
        (mark for mark in review_marks(message) if mark.digest == block_digest(message)), None
    )


def review_marks(message: Block) -> tuple[DatedMark, ...]:
    """Return the marks of reviews, those that have lapsed among them."""
    return _read_marks(message, MarkKind.REVIEWED)


def is_reviewed(message: Block) -> bool:
    """Tell whether a review of the message holds."""
    return valid_review(message) is not None


def valid_draft(message: Block) -> DatedMark | None:
    """Return the mark of a machine's draft that nobody has touched since; None for others."""
    if not message.fuzzy or message.obsolete:
        return None
    marks = _read_marks(message, MarkKind.DRAFT)
    return next((mark for mark in marks if mark.digest == block_digest(message)), None)


def is_draft(message: Block) -> bool:
    """Tell whether a fuzzy message is a draft: a machine's, or a guess made for no earlier version.

    The other fuzzy messages are outdated: they were translated from an earlier version.
    """
    return message.fuzzy and (message.previous is None or valid_draft(message) is not None)


def _read_marks(message: Block, kind: MarkKind) -> tuple[DatedMark, ...]:
    if PREFIX not in message.text:
        return ()
    marks = []
    for mark in find_marks(message.comments, kind):
        digest, *rest = mark.text.split(None, 2)
        if rest:
            marks.append(DatedMark(digest, *rest))
    return tuple(marks)


def mark_reviewed(message: Block, date: str, who: str = "") -> Block:
    """Mark a translated message as reviewed; an earlier mark gives way.

    Raises ValueError for a message that is fuzzy, obsolete or not translated.
    """
    if state_of(message) in (State.UNTRANSLATED, State.FUZZY) or message.obsolete:
        raise ValueError("only a translated message can be reviewed")
    return _replace_mark(
        message, _write_dated_mark(MarkKind.REVIEWED, block_digest(message), date, who)
    )


def revoke_review(message: Block) -> Block:
    """Take the marks of reviews away; the message itself, where it has none."""
    return _replace_mark(message, "") if review_marks(message) else message


def mark_draft(message: Block, msgstr: Sequence[str], date: str, engine: str) -> Block:
    """Put a machine's translation in: fuzzy, and marked as a draft."""
    entry = message.entry()
    if message.plural is None:
        entry.msgstr = msgstr[0]
    else:
        entry.msgstr_plural = dict(enumerate(msgstr))
    entry.flags = ["fuzzy", *(flag for flag in entry.flags if flag != "fuzzy")]
    digest = message_digest(message.context, message.msgid, msgstr, message.plural)
    others = [comment for comment in message.comments if not is_mark(comment, OWN)]
    mark = _write_dated_mark(MarkKind.DRAFT, digest, date, engine)
    entry.tcomment = "\n".join([*others, mark])
    return write_block(entry, message)


def _write_dated_mark(kind: MarkKind, digest: str, date: str, who: str) -> str:
    return write_mark(kind, " ".join((digest, date, *who.split())))


def _replace_mark(message: Block, mark: str) -> Block:
    """Return the message with one mark, or none where it is empty, instead of the old ones.

    Only comment lines change, so that the rest keeps its bytes; the mark follows the last of
    the translator's comments.
    """
    end = "\r\n" if "\r\n" in message.text else "\n"
    above = [line + "\n" for line in message.text[: message.body].split("\n")[:-1]]
    lines = [line for line in above if not is_mark(line.strip().removeprefix("#"), OWN)]
    if mark:
        own = [number for number, line in enumerate(lines) if line[:2] in ("# ", "#\n", "#\r")]
        lines.insert(own[-1] + 1 if own else 0, f"# {mark}{end}")
    head = "".join(lines)
    return replace(message, text=head + message.text[message.body :], body=len(head))
