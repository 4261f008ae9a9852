"""The state of a message, and the marks that a review or a machine draft leaves in it.

A mark is a translator's comment, because those survive every tool that writes PO: ``# dragoman:
reviewed <digest> <date>[ <who>]``. The digest makes it lapse by itself when either side changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from dragoman.model import State
from dragoman.po.blocks import Block, write_block

PREFIX = "dragoman: "
_MARKS = (f"# {PREFIX}reviewed ", f"# {PREFIX}draft ")


class Review(NamedTuple):
    """A mark ``# dragoman: reviewed …`` or ``# dragoman: draft …``."""

    digest: str
    date: str
    who: str
    """Who reviewed, where that is told; of a draft, the engine."""


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


def dragoman_comments(message: Block) -> tuple[str, ...]:
    """Give what follows ``# dragoman: `` in the comments: "ignore numbers", "reviewed …"."""
    if PREFIX not in message.text:
        return ()
    return tuple(
        comment.strip().removeprefix(PREFIX).strip()
        for comment in message.comments
        if comment.strip().startswith(PREFIX)
    )


def valid_review(message: Block) -> Review | None:
    """Give the mark of a review that still holds; None where there is none or it has lapsed."""
    if message.fuzzy or message.obsolete or not message.msgstr[0]:
        return None
    return next(
        (mark for mark in review_marks(message) if mark.digest == block_digest(message)), None
    )


def review_marks(message: Block) -> tuple[Review, ...]:
    """Give the marks of reviews, those that have lapsed among them."""
    return _read_marks(message, "reviewed")


def is_reviewed(message: Block) -> bool:
    """Tell whether a review of the message holds."""
    return valid_review(message) is not None


def valid_draft(message: Block) -> Review | None:
    """Give the mark of a machine's draft that nobody has touched since; None for others."""
    if not message.fuzzy or message.obsolete:
        return None
    found = (mark for mark in _read_marks(message, "draft") if mark.digest == block_digest(message))
    return next(found, None)


def is_draft(message: Block) -> bool:
    """Tell whether a fuzzy message is a draft: a machine's, or a guess made for no earlier version.

    The other fuzzy messages are outdated: they were translated from an earlier version.
    """
    return message.fuzzy and (message.previous is None or valid_draft(message) is not None)


def _read_marks(message: Block, kind: str) -> tuple[Review, ...]:
    found = []
    for comment in dragoman_comments(message):
        words = comment.split(None, 3)
        if len(words) >= 3 and words[0] == kind:
            found.append(Review(words[1], words[2], words[3] if len(words) > 3 else ""))
    return tuple(found)


def mark_reviewed(message: Block, date: str, who: str = "") -> Block:
    """Mark a translated message as reviewed; an earlier mark gives way.

    Raises ValueError for a message that is fuzzy, obsolete or not translated.
    """
    if state_of(message) in (State.UNTRANSLATED, State.FUZZY) or message.obsolete:
        raise ValueError("only a translated message can be reviewed")
    mark = f"reviewed {block_digest(message)} {date} {who}"
    return _replace_mark(message, " ".join(mark.split()))


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
    made = message_digest(message.context, message.msgid, tuple(msgstr), message.plural)
    entry.tcomment = _comment_with_mark(message, " ".join(f"draft {made} {date} {engine}".split()))
    return write_block(entry, message)


def _replace_mark(message: Block, mark: str) -> Block:
    """Give the message with one mark, or none, in the place of the old ones.

    Only comment lines change, so that the rest keeps its bytes; the mark follows the last of
    the translator's comments.
    """
    end = "\r\n" if "\r\n" in message.text else "\n"
    above = [line + "\n" for line in message.text[: message.body].split("\n")[:-1]]
    lines = [line for line in above if not line.startswith(_MARKS)]
    if mark:
        own = [number for number, line in enumerate(lines) if line[:2] in ("# ", "#\n", "#\r")]
        lines.insert(own[-1] + 1 if own else 0, f"# {PREFIX}{mark}{end}")
    head = "".join(lines)
    return replace(message, text=head + message.text[message.body :], body=len(head))


def _comment_with_mark(message: Block, mark: str) -> str:
    kept = [comment for comment in message.comments if not f"# {comment}".startswith(_MARKS)]
    return "\n".join([*kept, PREFIX + mark])
