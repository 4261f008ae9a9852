"""The quoted strings of PO: decoded as msgfmt decodes them, written as msgcat writes them."""

from __future__ import annotations

import re

from dragoman.patterns import compile_later

_SIMPLE = {
    "a": "\a",
    "b": "\b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
    "v": "\v",
    '"': '"',
    "\\": "\\",
}
_ESCAPE = compile_later(r"\\([abfnrtv\"\\]|[0-7]{1,3}|x[0-9A-Fa-f]+)")
_NUMERIC = compile_later(r"\\(?:[0-7]{1,3}|x[0-9A-Fa-f]+)")
_ESCAPES = tuple((char, f"\\{letter}") for letter, char in reversed(_SIMPLE.items()))
"""Each character with its escape; the backslash is the first to be replaced."""

STRING = r'"[^"\\\n\r]*+(?:\\(?:[abfnrtv"\\]|[0-7]{1,3}|x[0-9A-Fa-f]+)[^"\\\n\r]*+)*+"'
"""The regular expression of a quoted string; it allows only the escapes that msgfmt knows."""


def unescape(raw: str) -> str:
    """Return the text of what is between two quotation marks.

    Octal and hexadecimal escapes are bytes of the file (UTF-8), not characters, so two of them may
    be one letter. Raises UnicodeDecodeError where those bytes are not text, and ValueError where
    they contain a NUL.
    """
    if "\\" not in raw:
        return raw
    if _NUMERIC.search(raw):
        text = _unescape_bytes(raw, "utf-8")
        if "\0" in text:
            raise ValueError("NUL")
        return text
    return _ESCAPE.sub(lambda match: _SIMPLE[match[1]], raw)


def _unescape_bytes(raw: str, charset: str) -> str:
    data = b""
    last = 0
    for match in _ESCAPE.finditer(raw):
        data += raw[last : match.start()].encode(charset) + _decode_escape(match[1], charset)
        last = match.end()
    return (data + raw[last:].encode(charset)).decode(charset)


def _decode_escape(escape: str, charset: str) -> bytes:
    if escape in _SIMPLE:
        return _SIMPLE[escape].encode(charset)
    number = int(escape[1:], 16) if escape[0] == "x" else int(escape, 8)
    return bytes([number & 0xFF])  # msgfmt keeps the low byte: "\x4142" is "B"


def replace_numeric_escapes(text: str, charset: str) -> str:
    """Replace the numeric escapes of a file in a legacy charset by the characters they mean.

    Once the file is UTF-8 the same escapes would be other bytes. An escaped NUL stays, because no
    text may contain one. Raises UnicodeDecodeError, with the place in ``text.encode(charset)``,
    where the escaped bytes are not text.
    """

    def replace_run(match: re.Match[str]) -> str:
        if not match[1]:
            return match[0]
        try:
            characters = _unescape_bytes(match[0], charset)
        except UnicodeDecodeError as error:
            start = len(text[: match.start()].encode(charset))
            data = text.encode(charset)
            raise UnicodeDecodeError(charset, data, start, start + 1, error.reason) from None
        return match[0] if "\0" in characters else escape(characters)

    runs = r"\\[abfnrtv\"\\]|((?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]+))+)"
    return re.sub(runs, replace_run, text)


def escape(text: str) -> str:
    """Return a text as msgcat writes it between quotation marks."""
    for character, escaped in _ESCAPES:
        if character in text:
            text = text.replace(character, escaped)
    return text


def write_string(keyword: str, text: str, prefix: str = "") -> str:
    """Write a keyword and its string without wrapping.

    A text of one line is on the line of the keyword; a longer one begins on the next line, and
    each of its lines has a line.
    """
    if text.find("\n", 0, -1) < 0:
        return f'{prefix}{keyword} "{escape(text)}"\n'
    *lines, last = text.split("\n")
    pieces = [line + "\n" for line in lines] + ([last] if last else [])
    return f'{prefix}{keyword} ""\n' + "".join(f'{prefix}"{escape(one)}"\n' for one in pieces)
