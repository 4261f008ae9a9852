"""The state of a message, and the marks that a review, a machine's draft or ``adopt`` leaves in it.

The text of such a mark is ``<digest> <date>[ <who>]``. The digest makes it lapse by itself when
either side of the message changes. ``po.marks`` knows how a mark is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from dragoman.catalogs.machine_words import describe_share, share_unmodified, write_machine_words
from dragoman.catalogs.merge_message import count_other_texts
from dragoman.model import State
from dragoman.po.blocks import Block, write_block
from dragoman.po.marks import (
    ABOUT_TEXT,
    OPEN_MARK,
    OWN,
    REMARKS,
    MarkKind,
    find_marks,
    is_mark,
    write_mark,
)
from dragoman.texts.unseen import shows_nothing

LONGEST_ENGINE = 30
"""In characters: the name of an engine in a mark."""
_WORDS = frozenset({MarkKind.MACHINE})


class DatedMark(NamedTuple):
    """What the mark of a review or of a draft says."""

    digest: str
    """Of the message as it was marked, as ``make_block_digest`` returns it."""
    date: str
    """In ISO form."""
    who: str = ""
    """Who reviewed it, the engine that drafted it, or how certain it is that it was adopted
    rightly, as "0.97"; empty where that is not said."""


def make_message_digest(
    context: str | None, msgid: str, msgstrs: Sequence[str], plural: str | None = None
) -> str:
    """Return 12 hexadecimal digits of the SHA-256 of a message.

    Before each part comes its length in bytes, and an absent part is ``-``: so the hashed bytes
    of no two messages are the same.
    """
    import hashlib

    parts = (context, msgid, plural, *msgstrs)
    hashed = hashlib.sha256()
    for part in parts:
        data = None if part is None else part.encode()
        hashed.update(b"-," if data is None else b"%d:%s," % (len(data), data))
    return hashed.hexdigest()[:12]


def make_block_digest(message: Block) -> str:
    """Return the digest of a block."""
    return make_message_digest(message.context, message.msgid, message.msgstr, message.plural)


def find_state(message: Block) -> State:
    """Return the state of a message: exactly one of the four.

    As for msgfmt, the first plural form decides whether it is translated at all, and an empty
    translation is untranslated even if it has the flag fuzzy. So is one that shows nothing, which
    msgfmt counts as translated: in editions it is missing.
    """
    if shows_nothing(message.msgstr[0]):
        return State.UNTRANSLATED
    if message.fuzzy:
        return State.FUZZY
    has_review = message.may_have_marks and is_reviewed(message)
    return State.REVIEWED if has_review else State.TRANSLATED


def find_valid_review(message: Block) -> DatedMark | None:
    """Return the mark of a review that still holds; None where there is none or it has lapsed."""
    if message.fuzzy or message.obsolete or shows_nothing(message.msgstr[0]):
        return None
    for mark in list_review_marks(message):  # nearly always there is none
        if mark.digest == make_block_digest(message):
            return mark
    return None


def list_review_marks(message: Block) -> tuple[DatedMark, ...]:
    """Return the marks of reviews, including those that have lapsed."""
    return _read_marks(message, MarkKind.REVIEWED)


def is_reviewed(message: Block) -> bool:
    """Return whether a review of the message holds."""
    return find_valid_review(message) is not None


def find_valid_draft(message: Block) -> DatedMark | None:
    """Return the mark of a machine's draft that nobody has touched since; None for others."""
    return _find_valid(message, MarkKind.DRAFT) if message.fuzzy else None


def find_valid_adoption(message: Block) -> DatedMark | None:
    """Return the mark of a text that was adopted and that nobody has touched since.

    It may be fuzzy or not: that somebody confirmed it does not change where it comes from.
    """
    return _find_valid(message, MarkKind.ADOPTED)


def is_adopted(message: Block) -> bool:
    """Return whether a message is fuzzy because it was adopted and nobody has confirmed it yet."""
    return message.fuzzy and find_valid_adoption(message) is not None


def is_unconfirmed(message: Block) -> bool:
    """Return whether a message is a draft or adopted: fuzzy, but made for its present source."""
    return is_draft(message) or is_adopted(message)


def is_shown_as_draft(message: Block) -> bool:
    """Return whether readers must be told that a fuzzy translation is a draft: it is unconfirmed,
    or it came along from an earlier source and no person has written a word of it."""
    return is_unconfirmed(message) or (message.fuzzy and share_unmodified(message) == 1.0)


def describe_unconfirmed(message: Block) -> str:
    """Return in a few words what a message is that ``is_unconfirmed``, and how certain it is."""
    others = count_other_texts(message)
    if others:
        return f"a conflict of {others + 1} texts, of which somebody must choose one"
    mark = find_valid_adoption(message)
    if mark is None:
        share = share_unmodified(message)
        if share is None or share == 1.0:
            return "a draft that nobody has confirmed"
        return f"a draft that nobody has confirmed; {describe_share(share)}"
    try:
        certain = f" ({round(100 * float(mark.who))} % certain)"
    except ValueError:  # somebody wrote the mark by hand
        certain = ""
    return f"adopted{certain}, and not confirmed"


def _find_valid(message: Block, kind: MarkKind) -> DatedMark | None:
    if message.obsolete:
        return None
    marks = _read_marks(message, kind)
    return next((mark for mark in marks if mark.digest == make_block_digest(message)), None)


def is_draft(message: Block) -> bool:
    """Return whether a message is a draft: fuzzy, and not the translation of an earlier source.

    It is a machine's, or a guess. The other fuzzy messages are adopted, or outdated: they were
    translated from an earlier version of their source.
    """
    if not message.fuzzy or (message.previous is not None and find_valid_draft(message) is None):
        return False
    return not is_adopted(message)


def _read_marks(message: Block, kind: MarkKind) -> tuple[DatedMark, ...]:
    if not message.may_have_marks:
        return ()
    marks = []
    for mark in find_marks(message.comments, kind):
        digest, *rest = mark.text.split(None, 2)
        if rest:
            marks.append(DatedMark(digest, *rest))
    return tuple(marks)


def mark_reviewed(message: Block, date: str, who: str = "") -> Block:
    """Return a translated message with the mark of a review, instead of any earlier mark.

    ``date`` is in ISO form. Raises ValueError for a message that is fuzzy, obsolete or not
    translated.
    """
    if find_state(message) in (State.UNTRANSLATED, State.FUZZY) or message.obsolete:
        raise ValueError("only a translated message can be reviewed")
    return _replace_mark(
        message, _write_dated_mark(MarkKind.REVIEWED, make_block_digest(message), date, who)
    )


def revoke_review(message: Block) -> Block:
    """Return a message without the marks of reviews."""
    return _replace_mark(message, "") if list_review_marks(message) else message


def mark_draft(message: Block, msgstr: Sequence[str], date: str, engine: str) -> Block:
    """Return a message with a machine's translation: fuzzy, and marked as a draft.

    ``msgstr`` has one text for each plural form. The words of the draft are kept in marks of their
    own (``machine_words``), in the place of those of an earlier one.
    """
    digest = _digest_with(message, msgstr)
    mark = _write_dated_mark(MarkKind.DRAFT, digest, date, _shorten_engine(engine))
    words = write_machine_words(msgstr)
    return _put_text(message, msgstr, [mark, *words], fuzzy=True, keep_previous=True)


def _shorten_engine(engine: str) -> str:
    """Return the name of an engine as a mark has it: a longer line would be broken by tools."""
    shown = "".join(char if char.isprintable() else " " for char in engine)
    return " ".join(shown.split())[:LONGEST_ENGINE].rstrip()


def mark_adopted(
    message: Block, text: str, date: str, confidence: float, *, fuzzy: bool = True
) -> Block:
    """Return a message with a translation from a file: marked as adopted, and fuzzy or not.

    ``confidence`` is how certain it is that the text belongs to this message, from 0 to 1.
    """
    mark = _write_dated_mark(
        MarkKind.ADOPTED, _digest_with(message, (text,)), date, f"{confidence:.2f}"
    )
    return _put_text(message, (text,), [mark], fuzzy=fuzzy)


def clear_adopted(message: Block) -> Block:
    """Return a message without the translation that was adopted for it, and without its mark."""
    return _put_text(message, ("",), [], fuzzy=False)


def put_translation(
    message: Block, text: str, machine: Sequence[str] = (), *, fuzzy: bool
) -> Block:
    """Return a message with another translation, and without marks about the one before.

    ``machine`` are the marks of the words in it that a machine wrote, where it brings them.
    """
    return _put_text(message, (text,), machine, fuzzy=fuzzy)


def _digest_with(message: Block, msgstr: Sequence[str]) -> str:
    return make_message_digest(message.context, message.msgid, msgstr, message.plural)


def _put_text(
    message: Block,
    msgstr: Sequence[str],
    marks: Sequence[str],
    *,
    fuzzy: bool,
    keep_previous: bool = False,
) -> Block:
    """Return a message with other translations and other marks of our own.

    With ``keep_previous`` it still says which source its translation was made from. Which words a
    machine wrote stays known, unless the marks say it of a new draft.
    """
    entry = message.entry()
    if not keep_previous:
        entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None
    if message.plural is None:
        entry.msgstr = msgstr[0]
    else:
        entry.msgstr_plural = dict(enumerate(msgstr))
    others = [flag for flag in entry.flags if flag != "fuzzy"]
    entry.flags = ["fuzzy", *others] if fuzzy else others
    gone = OWN if any(is_mark(mark, _WORDS) for mark in marks) else OWN - _WORDS
    if OPEN_MARK not in msgstr[0]:
        gone |= REMARKS  # they are about the suggestion that was there
    comments = [comment for comment in message.comments if not is_mark(comment, gone)]
    entry.tcomment = "\n".join([*comments, *marks])
    return write_block(entry, message)


def _write_dated_mark(kind: MarkKind, digest: str, date: str, who: str) -> str:
    return write_mark(kind, " ".join((digest, date, *who.split())))


def _replace_mark(message: Block, mark: str) -> Block:
    """Return the message with one mark, or none where it is empty, instead of the old ones.

    Only comment lines change, so that the rest keeps its bytes. The mark follows the last of the
    translator's comments.
    """
    if message.comment_lines != message.comments:  # a program has broken marks into lines
        message = write_block(message.entry(), message)
    end = "\r\n" if "\r\n" in message.text else "\n"
    comments = [line + "\n" for line in message.text[: message.body].split("\n")[:-1]]
    lines = [line for line in comments if not is_mark(line.strip().removeprefix("#"), ABOUT_TEXT)]
    if mark:
        numbers = [
            number for number, line in enumerate(lines, 1) if line[:2] in ("# ", "#\n", "#\r")
        ]
        lines.insert(max(numbers, default=0), f"# {mark}{end}")
    head = "".join(lines)
    return replace(message, text=head + message.text[message.body :], body=len(head))
