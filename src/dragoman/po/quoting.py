"""The quoted strings of PO: decoded as msgfmt decodes them, written as msgcat writes them."""

from __future__ import annotations

import re

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
_ESCAPE = re.compile(r"\\([abfnrtv\"\\]|[0-7]{1,3}|x[0-9A-Fa-f]+)")
_NUMERIC = re.compile(r"\\(?:[0-7]{1,3}|x[0-9A-Fa-f]+)")
_ESCAPES = tuple((char, f"\\{letter}") for letter, char in reversed(_SIMPLE.items()))
"""What each character is written as; the backslash is the first to be replaced."""

STRING = r'"[^"\\\n\r]*+(?:\\(?:[abfnrtv"\\]|[0-7]{1,3}|x[0-9A-Fa-f]+)[^"\\\n\r]*+)*+"'
"""The regular expression of one quoted string; every escape in it is one that msgfmt knows."""


def unescape(raw: str, charset: str = "utf-8") -> str:
    """Decode what stands between quotation marks.

    Octal and hexadecimal escapes are bytes of the file's charset, not characters, so two of them
    may be one letter. Raises UnicodeDecodeError where those bytes are no text, and ValueError
    where they hold a NUL.
    """
    if "\\" not in raw:
        return raw
    if _NUMERIC.search(raw):
        return _unescape_bytes(raw, charset)
    return _ESCAPE.sub(lambda match: _SIMPLE[match[1]], raw)


def _unescape_bytes(raw: str, charset: str) -> str:
    data = b""
    done = 0
    for match in _ESCAPE.finditer(raw):
        data += raw[done : match.start()].encode(charset) + _escaped_byte(match[1], charset)
        done = match.end()
    text = (data + raw[done:].encode(charset)).decode(charset)
    if "\0" in text:
        raise ValueError("NUL")
    return text


def _escaped_byte(escape: str, charset: str) -> bytes:
    if escape in _SIMPLE:
        return _SIMPLE[escape].encode(charset)
    number = int(escape[1:], 16) if escape[0] == "x" else int(escape, 8)
    return bytes([number & 0xFF])  # msgfmt keeps the low byte: "\x4142" is "B"


def replace_numeric_escapes(text: str, charset: str) -> str:
    """Replace the numeric escapes of a file in a legacy charset by the characters they stand for.

    Once the file is UTF-8 the same escapes would be other bytes.
    """
    runs = re.compile(r"\\[abfnrtv\"\\]|((?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]+))+)")
    return runs.sub(
        lambda match: escape(_unescape_bytes(match[0], charset)) if match[1] else match[0], text
    )


def escape(text: str) -> str:
    """Write what stands between quotation marks, as msgcat does."""
    for char, written in _ESCAPES:
        if char in text:
            text = text.replace(char, written)
    return text


def write_string(keyword: str, text: str, prefix: str = "") -> str:
    """Write a keyword and its string without wrapping: a line, or one more per line of text."""
    if text.find("\n", 0, -1) < 0:
        return f'{prefix}{keyword} "{escape(text)}"\n'
    *lines, last = text.split("\n")
    pieces = [line + "\n" for line in lines] + ([last] if last else [])
    return f'{prefix}{keyword} ""\n' + "".join(f'{prefix}"{escape(each)}"\n' for each in pieces)
