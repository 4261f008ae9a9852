"""Reading the answers: the JSON that the page saves, or the text of it in a message."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from typing import Any

from dragoman.errors import ExchangeError, quote
from dragoman.model import NotTaken, Returned, ReturnedRow, State

SCHEMA_VERSION = 1
MOST_ROWS = 20_000
"""More than a page can show."""
LONGEST_TEXT = 100_000
"""In characters: more than a paragraph can have."""
_SAMPLE = 1 << 16
_QUOTE = r'(?:\\{0,7}["“”„]|&quot;)'
_ANSWERS = re.compile(rf"{_QUOTE}dragoman{_QUOTE}\s*:[\s>]*{_QUOTE}answers{_QUOTE}")
"""Programs for text and mail put other quotation marks: such answers are damaged."""
_BEGIN = re.compile(r'(?<!\\)"')
"""A quotation mark at which a string of JSON may begin."""
_PAGE = re.compile(rb"<body[^>]{0,400}dragoman-page")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_STATES = {state.value: state for state in (State.FUZZY, State.TRANSLATED)}
_QUOTED = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)
_IS_QUOTED = re.compile(rf"^>.*{_QUOTE}dragoman{_QUOTE}", re.MULTILINE)
_LINE_END = re.compile(r" ?\r?\n")
_HALF = re.compile("[\ud800-\udfff]")
"""Halves of characters, which no file can have; the page puts none into its answers."""
_DAMAGED = "it is damaged; save the answers again on the page, and send all of them"


def recognizes(data: bytes) -> bool:
    """Return whether bytes are answers, or a page that somebody sent back in their place."""
    return _has_answers(data) or _is_page(data)


def read(data: bytes, name: str) -> Returned:
    """Read answers; those that were copied as text may have other text around them.

    Raises ExchangeError for a page without answers, and for answers that are damaged: nothing of
    such a file is taken.
    """
    if not _has_answers(data):
        raise ExchangeError(
            "this is the page itself, and your answers are not in it: open it where you worked on "
            "it, press “Save answers”, and send the file that it makes",
            name,
        )
    text = _decode(data, name)
    if _IS_QUOTED.search(text):  # in an answer to a mail; no line of the answers begins with ">"
        text = _QUOTED.sub("", text)
    parts = [_check_head(part, name) for part in _find_parts(text, name)]
    places = {(part["document"], part["language"], part.get("pivot", "")) for part in parts}
    if len(places) > 1:
        raise ExchangeError("it has answers to several pages; put them into a file each", name)
    rows = [row for part in parts for row in part["rows"]]
    if len(rows) > MOST_ROWS:
        raise ExchangeError(f"it has more than {MOST_ROWS:,} rows; divide it", name)
    ((document, language, pivot),) = places
    return Returned(
        tuple(_read_row(row, count, name) for count, row in enumerate(rows, 1)),
        language=language,
        document=document,
        pivot=pivot,
        row_name="paragraph",
        states_are_kept=True,
    )


def _has_answers(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    encoding = "utf-16" if sample.startswith(_UTF16) else "utf-8"
    return _ANSWERS.search(sample.decode(encoding, "ignore")) is not None


def _is_page(data: bytes) -> bool:
    """Return whether bytes are the page, also as a browser saves it in an archive (MHTML)."""
    return _PAGE.search(data[:_SAMPLE].replace(b"=\r\n", b"").replace(b"=\n", b"")) is not None


def _decode(data: bytes, name: str) -> str:
    encoding = "utf-16" if data.startswith(_UTF16) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise ExchangeError("it is not in UTF-8; save it as UTF-8", name) from None


def _find_parts(text: str, name: str) -> Iterator[Any]:
    """Yield each group of answers in a text."""
    decoder = json.JSONDecoder(parse_constant=_refuse, strict=False)
    end = 0
    while match := _ANSWERS.search(text, end):
        start = text.rfind("{", end, match.start())
        try:
            if match[0].startswith("\\"):
                inside, end = _read_string(text, end, match.start())
                yield from _find_parts(inside, name)
                continue
            part, end = decoder.raw_decode(text, max(start, end))
        except (ValueError, RecursionError):
            raise ExchangeError(_DAMAGED, name) from None
        if end <= match.start():  # the bracket before it is of the text around
            raise ExchangeError(_DAMAGED, name)
        yield part


def _read_string(text: str, begin: int, place: int) -> tuple[str, int]:
    """Return the string of JSON that answers were put into, and where it ends.

    It begins at the last quotation mark before the answers that no backslash is before. What is in
    it has fewer backslashes. Raises ValueError where there is no such string.
    """
    start = max((mark.start() for mark in _BEGIN.finditer(text, begin, place)), default=begin)
    inside, end = json.JSONDecoder(strict=False).raw_decode(text, start)
    if end <= place or not isinstance(inside, str):
        raise ValueError(_DAMAGED)
    return inside, end


def _refuse(constant: str) -> float:
    raise ValueError(constant)


def _check_head(part: Any, name: str) -> dict[str, Any]:
    version = part.get("schema_version") if isinstance(part, dict) else None
    if type(version) is int and version > SCHEMA_VERSION:
        raise ExchangeError("these answers are for a newer dragoman; update it", name)
    if type(version) is not int or version < 1:
        raise ExchangeError(_DAMAGED, name)
    is_right = (
        isinstance(part.get("rows"), list)
        and _is_text(part.get("document"))
        and _is_text(part.get("language"))
        and _is_text(part.get("pivot", ""))
    )
    if not is_right:
        raise ExchangeError(_DAMAGED, name)
    return dict(part)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_TEXT and not _HALF.search(value)


_FIELDS = {
    "key": "",
    "source": "",
    "context": "",
    "text": "",
    "state": "",
    "comment": "",
    "sum": "",
    "approved": False,
    "number": 0,
}
"""What a row may have, with its value where it is left out; its type is that of the value."""
_LONG = ("source", "text", "comment")


def _read_row(row: Any, count: int, name: str) -> ReturnedRow:
    if not isinstance(row, dict):
        raise ExchangeError(f"row {count} of it is not an answer; {_DAMAGED}", name)
    fields = {field: row.get(field, usual) for field, usual in _FIELDS.items()}
    for field, usual in _FIELDS.items():
        value = fields[field]
        if type(value) is not type(usual) or (isinstance(value, str) and not _is_text(value)):
            raise ExchangeError(f"row {count} of it has a wrong {quote(field)}; {_DAMAGED}", name)
    if fields["state"] and fields["state"] not in _STATES:
        raise ExchangeError(f"row {count} of it has a wrong 'state'; {_DAMAGED}", name)
    if fields["sum"] and fields["sum"] != _write_sum(fields):
        fields = _join_lines(fields)
    number = fields["number"] if 0 < fields["number"] <= MOST_ROWS else count
    returned = ReturnedRow(
        number,
        fields["key"],
        fields["source"] or None,
        fields["text"],
        _STATES.get(fields["state"]),
        fields["comment"],
        fields["context"] or None,
        is_approved=fields["approved"],
    )
    if fields["sum"] and fields["sum"] != _write_sum(fields):
        lost = NotTaken("it was damaged on its way, so it is not taken; ask for it again")
        return ReturnedRow(number, "", None, "", remarks=(lost,))
    return returned


def _join_lines(fields: dict[str, Any]) -> dict[str, Any]:
    """Return a row without the ends of lines that a mail program put in the place of spaces, or
    behind them; its checksum shows whether that is what happened."""
    joined = {field: _LINE_END.sub(" ", fields[field]) for field in _LONG}
    return {**fields, **joined}


def _write_sum(fields: dict[str, Any]) -> str:
    """Return the checksum of a row, as the script does: of what a person did, not of its place."""
    parts = (
        fields["key"],
        fields["state"],
        "approved" if fields["approved"] else "",
        fields["text"],
        fields["comment"],
    )
    return f"{zlib.crc32(chr(10).join(parts).encode()):08x}"
