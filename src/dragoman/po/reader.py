"""Reading the messages of a catalogue's text, and refusing a text that is not a catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.errors import CatalogError
from dragoman.escaping import shorten
from dragoman.model import MessageKey
from dragoman.patterns import compile_later
from dragoman.po.grammar import CUT_OFF, Parts, read_common_message
from dragoman.po.marks import PREFIX
from dragoman.po.quoting import STRING

_GAP = compile_later(r"(?:[ \t]*\r?\n)*+")
_ANNOUNCING = ("#.", "#:", "#,", "#=", "#|", f"# {PREFIX.rstrip()}")
"""Comments that only come before a message: a file that ends after one was cut off."""
_PREVIOUS_LINE = compile_later(
    rf"#~?\|[ \t]*(?:(?:msgctxt|msgid_plural|msgid)[ \t]*)?(?:{STRING})?[ \t\r]*\Z"
)
_MAX_PLURALS = 6
"""No language has more forms; a larger number is a mistake or an attack."""
_LONGEST_SHOWN = 40
_NPLURALS = compile_later(r"nplurals\s*=\s*([0-9]+)")


def _line_at(text: str, position: int) -> int:
    """Return the number of the line that a character is on, from 1."""
    return text.count("\n", 0, position) + 1


def read_messages(text: str, name: str) -> Iterator[Parts]:
    """Yield the messages of a catalogue, strictly; the header, if there is one, comes first.

    Raises CatalogError for what is not a message, for a message that occurs twice, for a header
    that is not at the top, and for a text that is empty or seems to be cut off.
    """
    seen: dict[MessageKey, int] = {}
    head = message = None
    for message in iterate_messages(text, name):
        key = (message.context, message.msgid)
        if key in seen:
            raise _describe_duplicate(text, seen[key], message, name)
        if not message.msgid and message.is_header:
            head = message
            check_header(text, message, bool(seen), name)
        seen[key] = message.start
        check_comments(text, message, name)
        yield message
    if message is None:
        raise CatalogError(
            "the catalogue is empty; restore it from version control, or delete it to start again",
            name,
            1,
        )
    check_end(text, head, message, name)


def iterate_messages(text: str, name: str, position: int = 0) -> Iterator[Parts]:
    """Yield the messages of a text from a position on, one after the other, each with its place.

    Comments at the end that belong to no message are left. Raises CatalogError at the first thing
    that is not a message.
    """
    number, counted = 1, 0
    while position < len(text):
        try:
            parts = read_common_message(text, position)
            if parts is None:
                number += text.count("\n", counted, position)
                counted = position
                if _is_tail(text, position, number, name):
                    return
                from dragoman.po.diagnosis import read_message

                parts = read_message(text, position, number, name)
        except ValueError:
            raise CatalogError(
                "the numeric escapes in this message are not UTF-8, or one is a NUL; "
                "write the characters themselves",
                name,
                _line_at(text, _skip_gap(text, position)),
            ) from None
        yield parts
        position = parts.end
    if position and not text.endswith("\n"):
        raise CatalogError(
            "the last line has no line end, so the file may have been cut off; "
            "compare it with an earlier version, or add a line end",
            name,
            _line_at(text, position),
        )


def _skip_gap(text: str, position: int) -> int:
    match = _GAP.match(text, position)
    return match.end() if match else position


def _is_tail(text: str, position: int, number: int, name: str) -> bool:
    """Return whether only blank lines and translator comments are left from ``position`` on.

    Other comments announce a message. Raises CatalogError where such a comment, or a line without
    a line end, is all that is left: then the file was cut off.
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


def _describe_duplicate(text: str, first: int, message: Parts, name: str) -> CatalogError:
    """Return the error for a message that occurs twice, live or obsolete, as msgfmt refuses it.

    ``first`` is the index where the message occurs before.
    """
    msgid = shorten(message.msgid.replace("\n", " "), _LONGEST_SHOWN)
    what = "the header" if message.is_header else f"the message “{msgid}”"
    return CatalogError(
        f"{what} occurs twice, first on line {_line_at(text, first)}; delete one of the two",
        name,
        _line_at(text, message.start),
    )


def check_header(text: str, head: Parts, late: bool, name: str) -> None:
    """Refuse a header that is not at the top, and a number of plural forms that no language has.

    The expression that chooses a form is never evaluated.
    """
    if late:
        raise CatalogError(
            "the header comes after other messages; move it to the top",
            name,
            _line_at(text, head.start),
        )
    number = _read_nplurals(head)
    if number is not None and not 0 < number <= _MAX_PLURALS:
        raise CatalogError(
            f"nplurals={number} is out of range; no language has more than {_MAX_PLURALS} forms",
            name,
            _line_at(text, head.start),
        )


def _read_nplurals(head: Parts) -> int | None:
    match = _NPLURALS.search(head.msgstr[0])
    return None if match is None else int(match[1][:30])


def check_comments(text: str, message: Parts, name: str) -> None:
    """Refuse a ``#|`` line that has no well-formed string, and a comment below such a line."""
    if text.find("|", message.start, message.body) < 0:
        return  # as nearly always
    below = False
    for number, line in enumerate(text[message.start : message.body].split("\n")):
        previous = line.startswith(("#|", "#~|"))
        sentence = ""
        if previous and not _PREVIOUS_LINE.match(line):
            sentence = "a #| line has no well-formed string; fix it, or delete the #| lines"
        elif below and not previous and line.startswith("#"):
            sentence = "a comment is below a #| line; move it above the #| lines"
        if sentence:
            raise CatalogError(sentence, name, _line_at(text, message.start) + number)
        below = below or previous


def check_end(text: str, head: Parts | None, last: Parts, name: str) -> None:
    """Refuse a file whose last message is not complete."""
    if head is last and "content-type" not in last.msgstr[0].lower():
        raise CatalogError(
            "the header has no Content-Type and no message follows, so the file was cut off; "
            "restore it from version control",
            name,
            _line_at(text, last.start),
        )
    number = None if head is None else _read_nplurals(head)
    forms = len(last.msgstr)
    if number is not None and last.plural is not None and forms < number:
        raise CatalogError(
            f"the last message has {forms} of {number} plural forms, so the file may "
            "have been cut off; restore it, or add the forms",
            name,
            _line_at(text, last.start),
        )
