"""Which texts of a returned file have other letters than somebody wrote.

They were saved, or opened, in another encoding than their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from dragoman.html_references import unescape
from dragoman.patterns import compile_later
from dragoman.texts.scripts import IDEOGRAPHS

_LOST = compile_later(r"\?{2,}|\ufffd+")
"""What is in the place of characters that an encoding lacks."""
_MOST_LOST = 0.5
"""The share of the characters of a text that may be such."""
_UNKNOWN = "\ufffd"
_CONTROL = compile_later("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
"""What no keyboard writes: half of a character of two bytes, such as U+001E of U+201E, or a sign of
Windows that was read in an encoding that has none there, such as U+0084. Readers of PDF give U+0002
to who copies a hyphen at the end of a line."""
_LETTER_LOST = compile_later(r"[^\W\d_]\?+(?=([^\W\d_]))")
_IN_ADDRESSES = frozenset("/=&:<>`\\")
"""Signs of an address, or of code, in which a question mark may be inside a word."""
_LEAST_LOST = 3
"""So many question marks in the place of a letter show that a file has lost letters."""
_OLD_ENCODINGS = (
    *("cp1252", "cp1256", "cp1251", "latin-1", "mac_roman", "cp1250", "cp1253", "cp1254"),
    *("cp1255", "cp1257", "cp1258", "cp874", "iso8859-2", "iso8859-15", "cp437", "cp850"),
    *("cp852", "cp866", "koi8-r", "gb18030", "cp932", "cp949", "cp950"),
)
_EAST_ASIAN = frozenset({"gb18030", "cp932", "cp949", "cp950"})
"""In these, bytes of UTF-8 are among others letters of East Asia; Greek ones alone say nothing."""
_EAST_ASIAN_LETTER = compile_later(f"[{IDEOGRAPHS}\uac00-\ud7a3]")
_LEAST_SPOILT, _LEAST_AMONG = 8, 2
"""How many characters beyond ASCII show that a text was opened in another encoding: in all texts
of a file together, and in each of them."""
_MOST_WRONG = 0.1
"""The share of the characters of a long text that may be wrong: some programs remove single bytes,
or put a space in the place of one."""
_BARE_BYTES = compile_later("([\x80-\x9f\uf180-\uf1ff]+)")
"""What programs put in the place of bytes that an old encoding does not have: the number of the
byte, or with U+F100 added to it, as LibreOffice does."""
_SPACED_BYTE = re.compile(rb"([\xc2-\xef]|[\xe0-\xef][\x80-\xbf]) ")
"""A byte of UTF-8 that another must follow. Where that was a hard space, it may be a space now."""
_NUMBER = compile_later(r"\\u[0-9A-Fa-f]{4}")
_ENTITY = compile_later(r"&#(?:[0-9]{3,7}|[xX][0-9A-Fa-f]{2,6});")
_QUOTED = compile_later(r"(?:=[0-9A-F]{2})+")
_SHIFTED = compile_later(r"\+[A-Za-z0-9+/]*-?")

_Pairs = Sequence[tuple[str, str]]


def find_spoilt(pairs: _Pairs) -> frozenset[int]:
    """Return the indexes of the texts whose letters a program has replaced by others.

    ``pairs`` are the texts of a file, each with its source. A short text may look so by chance.
    Where the texts of the file together show it, the short ones are, too.
    """
    lost = {index for index, (text, source) in enumerate(pairs) if _is_lost(text, source)}
    found = (_find_lost_letters(pairs), _find_decoded(pairs), _find_codes(pairs))
    return frozenset(lost.union(*found))


def find_control(text: str, source: str) -> str:
    """Return the first character of a text that nobody writes, and its source has not; or ""."""
    return next((char for char in _CONTROL.findall(text) if char not in source), "")


def _is_lost(text: str, source: str) -> bool:
    """Return whether a text has signs for what an encoding lacks, which its source has not."""
    if _UNKNOWN in text and _UNKNOWN not in source:
        return True
    lost = sum(len(marks) for marks in _LOST.findall(text))
    return lost > _MOST_LOST * len("".join(text.split())) and not _LOST.search(source)


def _find_lost_letters(pairs: _Pairs) -> Iterator[int]:
    """Yield the indexes of texts with question marks in the place of single letters: ``M?nchen``.

    Where a file has some, a text with more question marks than its source has lost letters, too.
    """
    counts = [
        0 if _count_lost_letters(source) else _count_lost_letters(text) for text, source in pairs
    ]
    if sum(counts) >= _LEAST_LOST:
        for index, (text, source) in enumerate(pairs):
            if counts[index] or text.count("?") > source.count("?"):
                yield index


def _count_lost_letters(text: str) -> int:
    """Return how many question marks are between a letter and a small letter, but in addresses."""
    words = (word for word in text.split() if "?" in word) if "?" in text else ()
    found = (_LETTER_LOST.finditer(word) for word in words if _IN_ADDRESSES.isdisjoint(word))
    return sum(mark[1].islower() for marks in found for mark in marks)


def _find_decoded(pairs: _Pairs) -> Iterator[int]:
    """Yield the indexes of texts in which bytes of UTF-8 are letters of an old encoding."""
    strange = {
        index: others
        for index, (text, _) in enumerate(pairs)
        if len(others := [char for char in text if not char.isascii()]) >= _LEAST_AMONG
    }
    for encoding in _OLD_ENCODINGS:
        found = {
            index
            for index, others in strange.items()
            if _may_begin(others[0], encoding) and _is_utf8(pairs[index][0], encoding)
        }
        lengths = {pairs[index][0]: len(strange[index]) for index in found}.values()
        are_most = 2 * len(found) > len(strange)
        if (sum if are_most else max)((*lengths, 0)) >= _LEAST_SPOILT:
            yield from found


def _find_codes(pairs: _Pairs) -> Iterator[int]:
    """Yield the indexes of texts without a letter beyond ASCII, in which codes are in the place of
    such letters: those of UTF-7, of quoted-printable as in mails, of JSON, or of web pages."""
    for codes, read in _CODES:
        counts = {
            index: count
            for index, (text, source) in enumerate(pairs)
            if text.isascii()
            and (count := _count_letters(read, _list_new(codes.findall(text), source)))
            >= _LEAST_AMONG
        }
        if sum(counts.values()) >= _LEAST_SPOILT:
            yield from counts


def _list_new(codes: Sequence[str], source: str) -> list[str]:
    """Return the codes of a text without those that its source has, too: they are what it is about.
    Without telephone numbers: many can be read as UTF-7, and say Chinese."""
    return [code for code in codes if code not in source and not code.strip("+-").isdecimal()]


def _count_letters(read: Callable[[str], str], codes: Sequence[str]) -> int:
    """Return how many letters beyond ASCII codes say."""
    try:
        return sum(char.isalpha() and not char.isascii() for char in read(" ".join(codes)))
    except UnicodeError:  # what looks like codes is none
        return 0


def _read_utf7(text: str) -> str:
    return text.encode("ascii").decode("utf-7")


def _read_quoted(text: str) -> str:
    return _QUOTED.sub(lambda codes: bytes.fromhex(codes[0].replace("=", "")).decode(), text)


def _read_numbers(text: str) -> str:
    return _NUMBER.sub(lambda code: chr(int(code[0][2:], 16)), text)


_CODES = (
    (_SHIFTED, _read_utf7),
    (_QUOTED, _read_quoted),
    (_NUMBER, _read_numbers),
    (_ENTITY, unescape),
)
"""How codes look, with the function that reads them."""


@lru_cache(maxsize=1 << 15)
def _may_begin(char: str, encoding: str) -> bool:
    """Return whether a character is the first byte of one of UTF-8. To ask it is much faster than
    to try whole texts, and nearly all are not."""
    try:
        return 0xC2 <= _write_bytes(char, encoding)[0] <= 0xF4
    except UnicodeError:
        return False


def _is_utf8(text: str, encoding: str) -> bool:
    """Return whether the bytes of a text in an old encoding are those of another text in UTF-8."""
    if encoding in _EAST_ASIAN and not _EAST_ASIAN_LETTER.search(text):
        return False
    try:
        data = _write_bytes(text, encoding)
    except UnicodeError:
        return False
    said = _SPACED_BYTE.sub(b"\\1\xa0", data).decode(errors="replace")
    strange = sum(not char.isascii() for char in said)
    lost = said.count(_UNKNOWN)
    least = _LEAST_AMONG if lost else 1
    return said != text and strange >= least and lost <= _MOST_WRONG * strange


def _write_bytes(text: str, encoding: str) -> bytes:
    """Return the bytes that a program has shown as a text. Raises UnicodeError for no such text."""
    return b"".join(
        bytes(ord(char) & 0xFF for char in part) if at % 2 else part.encode(encoding)
        for at, part in enumerate(_BARE_BYTES.split(text))
    )
