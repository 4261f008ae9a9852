"""A catalogue's text to its messages, and everything that makes a file no catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.errors import CatalogError
from dragoman.model import MessageKey
from dragoman.po.grammar import CUT_OFF, Parts, read_common_message
from dragoman.po.marks import PREFIX
from dragoman.po.quoting import STRING

_GAP = re.compile(r"(?:[ \t]*\r?\n)*+")
_ANNOUNCING = ("#.", "#:", "#,", "#=", "#|", f"# {PREFIX.rstrip()}")
"""Comments that stand before a message only; a file that ends after one was cut off."""
_PREVIOUS_LINE = re.compile(
    rf"#~?\|[ \t]*(?:(?:msgctxt|msgid_plural|msgid)[ \t]*)?(?:{STRING})?[ \t\r]*\Z"
)
MAX_PLURALS = 6
"""No language has more forms; a larger number is a mistake or an attack."""
_NPLURALS = re.compile(r"nplurals\s*=\s*([0-9]+)")


def line_at(text: str, position: int) -> int:
    """Give the number of the line that a character stands in, from 1."""
    return text.count("\n", 0, position) + 1


def read_messages(text: str, name: str) -> Iterator[Parts]:
    """Read the messages of a catalogue strictly, the header among them, which comes first.

    Raises CatalogError for what is no message, stands twice or seems cut off.
    """
    seen: dict[MessageKey, int] = {}
    head = found = None
    for found in iterate_messages(text, name):
        key = (found.context, found.msgid)
        if key in seen:
            raise _describe_duplicate(
                found.msgid, line_at(text, seen[key]), name, _line_of(text, found)
            )
        if not found.msgid and found.is_header:
            head = found
            _check_header(text, found, bool(seen), name)
        seen[key] = found.start
        if text.find("|", found.start, found.body) >= 0:
            _check_comments(text, found, name)
        yield found
    if found is None:
        raise CatalogError(
            "the catalogue is empty; restore it from version control, or delete it to begin anew",
            name,
            1,
        )
    _check_end(text, head, found, name)


def iterate_messages(text: str, name: str) -> Iterator[Parts]:
    """Read the messages of a text one after the other: each with its place.

    Raises CatalogError at the first thing that is no message; stops before comments at the end
    that belong to none.
    """
    position, number, counted = 0, 1, 0
    while position < len(text):
        try:
            parts = read_common_message(text, position)
            if parts is None:
                number += text.count("\n", counted, position)
                counted = position
                if is_tail(text, position, number, name):
                    return
                from dragoman.po.diagnosis import read_message

                parts = read_message(text, position, number, name)
        except ValueError:
            raise CatalogError(
                "the numeric escapes of this message are no UTF-8 text, or a NUL; "
                "write the characters themselves",
                name,
                line_at(text, _skip_gap(text, position)),
            ) from None
        yield parts
        position = parts.end
    if position and not text.endswith("\n"):
        raise CatalogError(
            "the last line has no line end, so the file may have been cut off; "
            "compare it with its last version, or add a line end",
            name,
            line_at(text, position),
        )


def _line_of(text: str, found: Parts) -> int:
    return line_at(text, found.start)


def _skip_gap(text: str, position: int) -> int:
    match = _GAP.match(text, position)
    return match.end() if match else position


def is_tail(text: str, position: int, number: int, name: str) -> bool:
    """Tell whether only blank lines and translator comments are left.

    Other comments announce a message, so the file was cut off where they stand alone at the end.
    """
    announced, last = False, 0
    while position < len(text):
        end = text.find("\n", position) + 1 or len(text)
        line = text[position:end].strip(" \t\r\n")
        if line and (not line.startswith("#") or line.startswith("#~")):
            return False
        announced = announced or line.startswith(_ANNOUNCING)
        last = number if line else last
        position, number = end, number + 1
    if announced or (last and not text.endswith("\n")):
        raise CatalogError(CUT_OFF, name, last or number - 1)
    return True


def _describe_duplicate(msgid: str, first: int, name: str, line: int) -> CatalogError:
    """Say that a message stands twice, live or obsolete; msgfmt refuses that as well."""
    shown = msgid if len(msgid) <= 40 else msgid[:39] + "…"
    what = "the header stands twice" if not msgid else f"the message “{shown}” stands twice"
    what = what.replace("\n", " ")
    return CatalogError(f"{what}, first in line {first}; keep one of the two", name, line)


def _check_header(text: str, head: Parts, late: bool, name: str) -> None:
    """Hold the number of plural forms within reason; the expression is never evaluated."""
    if late:
        raise CatalogError(
            "the header stands after other messages; move it to the top", name, _line_of(text, head)
        )
    number = _declared_forms(head)
    if number is not None and not 0 < number <= MAX_PLURALS:
        raise CatalogError(
            f"nplurals={number} is out of range; no language has more than {MAX_PLURALS} forms",
            name,
            _line_of(text, head),
        )


def _declared_forms(head: Parts) -> int | None:
    match = _NPLURALS.search(head.msgstr[0])
    return None if match is None else int(match[1][:30])


def _check_comments(text: str, found: Parts, name: str) -> None:
    """Refuse what stands in ``#|`` lines without being a string, and a comment below them."""
    below = False
    for number, line in enumerate(text[found.start : found.body].split("\n")):
        previous = line.startswith(("#|", "#~|"))
        if previous and not _PREVIOUS_LINE.match(line):
            wrong = "a #| line holds no well-formed string; mend it or delete the #| lines"
            raise CatalogError(wrong, name, _line_of(text, found) + number)
        if below and not previous and line.startswith("#"):
            wrong = "a comment stands below a #| line; move it above the #| lines"
            raise CatalogError(wrong, name, _line_of(text, found) + number)
        below = below or previous


def _check_end(text: str, head: Parts | None, last: Parts, name: str) -> None:
    """Refuse a file whose last message is not all there."""
    if head is last and "content-type" not in last.msgstr[0].lower():
        raise CatalogError(
            "the header has no Content-Type and no message follows, so the file was cut off; "
            "restore it from version control",
            name,
            _line_of(text, last),
        )
    number = None if head is None else _declared_forms(head)
    have = len(last.msgstr)
    if number is not None and last.plural is not None and have < number:
        raise CatalogError(
            f"the last message has {have} of {number} plural forms, so the file may "
            "have been cut off; restore it, or add the forms",
            name,
            _line_of(text, last),
        )
