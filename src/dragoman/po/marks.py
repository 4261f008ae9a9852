"""dragoman's own marks: a translator's comment ``# dragoman: KIND TEXT`` in a message.

They are comments because those survive every tool that writes PO. Here is what a mark looks like;
what its text means is known where it is used: ``catalogs.states`` for reviews, drafts and what
was adopted.

::

    # dragoman: reviewed 3535eaf87ff7 2026-01-02 A. B.
    # dragoman: draft 3535eaf87ff7 2026-01-02 engine 1.0
    # dragoman: machine 1 qXw0Zr_4
    # dragoman: adopted 3535eaf87ff7 2026-01-02 0.97
    # dragoman: split: the part of the earlier translation that seems to fit
    # dragoman: merged: the earlier translations, joined
    # dragoman: partly: what is in […] is old, or is still to be translated
    # dragoman: renewed: numbers, links and code are the new ones: compare
    # dragoman: theirs "a text of up to forty characters"
    # dragoman: theirs[1] "likewise, of the second plural form"
    # dragoman: offered once: if you clear it, it stays empty
    # dragoman: pivot fa 3535eaf87ff7
    # dragoman: sent dgm_95ff3a4b70c2d5e8a1f3b6c9d4e7f1020
    # dragoman: ignore numbers, quotes

Some programs break comments into lines of a width that somebody has set. A mark that was broken is
one again when it is read: its form says where it ends.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from dragoman.patterns import compile_later

PREFIX = "dragoman: "


class MarkKind(StrEnum):
    """What a mark is for; the value is the word after the prefix."""

    REVIEWED = "reviewed"
    """A person has read the translation and found it good."""
    DRAFT = "draft"
    """A machine made the translation, and nobody has confirmed it."""
    MACHINE = "machine"
    """The words of a machine's draft, each as two characters; they stay when it is confirmed."""
    ADOPTED = "adopted"
    """A person's translation, from a file, that was found to belong to this message."""
    SPLIT = "split"
    """The suggestion is made from the translation of a longer message."""
    MERGED = "merged"
    """The suggestion is made from the translations of several messages."""
    PARTLY = "partly"
    """The suggestion is a translation some of whose sentences fit no longer."""
    RENEWED = "renewed"
    """What the suggestion copies from its source, such as numbers, is copied from the new one."""
    THEIRS = "theirs"
    """The other translation of a merge conflict, in pieces."""
    OFFERED = "offered"
    """The suggestion was made for a message that had been empty before."""
    PIVOT = "pivot"
    """The translation was made with that of another language in view."""
    SENT = "sent"
    """What ``export`` says of a message in a file for a translator; no catalogue needs it."""
    IGNORE = "ignore"
    """Rules of ``check`` that the message is exempt from."""


ABOUT_TEXT = frozenset({MarkKind.REVIEWED, MarkKind.DRAFT, MarkKind.ADOPTED, MarkKind.OFFERED})
"""These say how a translation came to be there, and whether it is good. One takes the place of
another."""
OWN = ABOUT_TEXT | {MarkKind.PIVOT, MarkKind.SENT, MarkKind.MACHINE}
"""dragoman writes these marks and takes them away again. All others are kept like comments of a
person, even where dragoman wrote them."""
REMARKS = frozenset({MarkKind.SPLIT, MarkKind.MERGED, MarkKind.PARTLY, MarkKind.RENEWED})
"""These say to the translator, in a sentence, where a suggestion comes from."""
OPEN_MARK, CLOSE_MARK = "[…", "]"
"""What is around the parts of a suggestion that are old, or missing; the mark ``PARTLY`` tells of
them."""
OF_A_PAIR = (OWN - {MarkKind.MACHINE}) | REMARKS
"""These are about a source together with its translation, so a suggestion that is made from the
translation for another source does not get them. Which words a machine wrote is known whatever the
source is."""

_START = compile_later(rf"\s*{PREFIX}\s*({'|'.join(MarkKind)})(?:\[([0-9]{{1,3}})\])?(:?)\s+(?=\S)")
"""What a mark begins with, up to its text."""


_DIGEST, _DATE = r"\s+[0-9a-f]{12}", r"\s+\d{4}-\d\d-\d\d"
_FORMS = (
    rf"(?:reviewed|draft){_DIGEST}{_DATE}(?:\s.*)?",
    rf"adopted{_DIGEST}{_DATE}\s.*",
    r"machine\s+\d+\s+\S+",
    r"sent\s+dgm_\w{33}",
    rf"pivot\s+\S+{_DIGEST}",
    r"theirs(?:\[\d{1,3}\])?\s+\"(?:[^\"\\]|\\\S)*+\"",
    r"offered\s.*\sempty",
    r"ignore\s.*[^\s,]",
)
_WHOLE = compile_later(rf"\s*{PREFIX}\s*(?:{'|'.join(_FORMS)})\s*")
"""A mark to its end, as far as its form says what that is."""
_BROKEN = compile_later(rf"\s*{PREFIX.rstrip()}(?:\s+[a-z]+(?:\[[0-9]{{1,3}}\])?(?:\s.*)?)?")
_MOST_LINES = 6
"""A mark has less than 76 columns; one that is in more lines than this is not read."""


class CatalogMark(NamedTuple):
    """A mark, parsed."""

    kind: MarkKind
    text: str
    """What follows the kind, without the white space around it; never empty."""
    form: int | None = None
    """The number of the plural form that it is about, from 0; None where there is no plural."""


def write_mark(kind: MarkKind, text: str, form: int | None = None) -> str:
    """Return a mark as a comment, without ``# ``; ``parse_mark`` undoes it."""
    number = "" if form is None else f"[{form}]"
    return f"{PREFIX}{kind}{number}{':' if kind in REMARKS else ''} {text}"


def parse_mark(comment: str) -> CatalogMark | None:
    """Return the mark in a comment that is given without its ``#``; None for other comments.

    A mark of a kind that is not known is a comment like others, so that nobody loses it.
    """
    start = _START.match(comment) if PREFIX in comment else None
    if start is None or bool(start[3]) != (start[1] in REMARKS):
        return None
    text = comment[start.end() :].rstrip()
    return CatalogMark(MarkKind(start[1]), text, int(start[2]) if start[2] else None)


def join_broken_marks(comments: Sequence[str]) -> tuple[str, ...]:
    """Return comments in which each mark that was broken into several is one again.

    A mark that is whole takes nothing from the comments below it.
    """
    joined: list[str] = []
    position = 0
    while position < len(comments):
        text, count = _read_broken(comments[position : position + _MOST_LINES])
        joined.append(text)
        position += count
    return tuple(joined)


def _read_broken(comments: Sequence[str]) -> tuple[str, int]:
    """Return the first of some comments, and 1; or the mark that they begin with, if it was broken,
    and how many of them it is."""
    first, *others = comments
    if _BROKEN.fullmatch(first) and not _WHOLE.fullmatch(first):
        texts = [first.strip()]
        for count, piece in enumerate(map(str.strip, others), 2):
            if not piece or _BROKEN.match(piece):
                break
            # Words are broken, too, where they are longer than the line.
            texts = [f"{text}{between}{piece}" for text in texts for between in (" ", "")]
            if whole := next(filter(_WHOLE.fullmatch, texts), None):
                return whole, count
    return first, 1


def find_marks(comments: Iterable[str], kind: MarkKind) -> Iterator[CatalogMark]:
    """Yield the marks of one kind in comments, in their order."""
    for comment in comments:
        mark = parse_mark(comment)
        if mark is not None and mark.kind is kind:
            yield mark


def is_mark(comment: str, kinds: Collection[MarkKind]) -> bool:
    """Return whether a comment, given without its ``#``, is a mark of one of the kinds."""
    mark = parse_mark(comment)
    return mark is not None and mark.kind in kinds
