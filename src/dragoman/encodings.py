"""Which encoding a file is in, as its bytes show it: UTF-8, or two or four bytes a character."""

from __future__ import annotations

from codecs import getincrementaldecoder
from contextlib import suppress

_MARKS = (
    (b"\xff\xfe\0\0", "UTF-32"),
    (b"\0\0\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
"""Byte order marks; that of UTF-32 begins like that of UTF-16."""
_SAMPLE = 4096
"""In bytes: so much of a file is looked at."""
_SHORTEST = 8
"""In bytes: of a shorter file nothing can be guessed."""
_SHARE = 0.8
"""How many of the bytes must be so; quotation marks and half-spaces are not."""
_BLANKS = b" \t\r\n\0"
"""The bytes of white space in an encoding of two or four bytes a character."""
_HIGH_BYTES = frozenset(range(0x0B))
"""The first halves of the characters of Latin, Cyrillic, Arabic, Indic and other scripts."""


_NO_CHARSETS = frozenset(
    {"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "mbcs", "oem"}
)
"""In Python's spelling. The last two are another encoding on each machine."""
_PIECE = 1 << 16
"""In bytes: so much is decoded at a time."""


def is_utf8(data: bytes) -> bool:
    """Return whether bytes are UTF-8. They are never all decoded at once, which takes memory."""
    decoder = getincrementaldecoder("utf-8")()
    try:
        for at in range(0, len(data), _PIECE):
            decoder.decode(data[at : at + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def find_wide_encoding(data: bytes) -> str:
    """Return "UTF-16" or "UTF-32" for a text in one of them, and "" for any other file.

    A byte order mark says it. Without one, a text is UTF-16 if a zero byte is in it, and nearly
    every second byte is one that begins characters of the scripts of living languages.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    sample = data[:_SAMPLE]
    if b"\0" not in sample or len(data) % 2 or len(data) < _SHORTEST:
        return ""
    for first in (0, 1):
        high, low = sample[first::2], sample[1 - first :: 2]
        usual = sum(byte in _HIGH_BYTES for byte in high)
        if usual >= _SHARE * len(high) and b"\0" not in low and len(set(low)) > len(set(high)):
            return "UTF-16"
    return ""


def find_charset(name: str) -> str | None:
    """Return Python's name of a text encoding, None for what is not one.

    Python also calls other things encodings: a way to write host names (``idna``), escapes of its
    own (``unicode_escape``), and changes of bytes (``hex``).
    """
    import codecs

    try:
        found = codecs.lookup(name).name
        with suppress(UnicodeError):  # of UTF-16 and UTF-32, whose bytes these are not
            b"text".decode(found)
    except (LookupError, ValueError):
        return None
    return None if found in _NO_CHARSETS else found


def is_empty(data: bytes) -> bool:
    """Return whether a file has no text: only white space, or a byte order mark before it."""
    if find_wide_encoding(data):
        wide = next((mark for mark, _ in _MARKS if data.startswith(mark)), b"")
        return bool(wide) and len(data) % 2 == 0 and not data.removeprefix(wide).strip(_BLANKS)
    text = data.removeprefix(b"\xef\xbb\xbf")
    return not text or text.isspace()
