"""What the beginning of a line tells: an item of a list, a speaker, a rule, a heading."""

from __future__ import annotations

import re

from dragoman.patterns import compile_later
from dragoman.texts import scripts

LONGEST_HEADING = 80
"""Characters."""
_LONGEST_WITHOUT_END = 40
"""The same, in scripts where no mark tells a sentence from a heading."""

_NOTES = r"(?:[ \u00a0]?\[\d{1,3}\]|[*†‡§¹²³\u2070-\u2079]{1,3})*"
"""The marks of notes, which may be behind the end of a sentence."""
ENDING = compile_later(
    f"[{scripts.SENTENCE_ENDS}{scripts.PAUSES}][{scripts.CLOSING} \u00a0]*{_NOTES}\\Z"
)
"""The end of a line that ends or pauses a sentence."""
_NUMBERED_NOTE = rf"(?<=[^\W\d_].)[{scripts.CLOSING}]*\d{{1,3}}"
"""The number of a note that was raised, until a program took the text out of a PDF. It is not the
rest of a number: before the point of ``3.12`` is no letter."""
SENTENCE_END = compile_later(
    f"[{scripts.SENTENCE_ENDS}](?:[{scripts.CLOSING} \u00a0]*{_NOTES}|{_NUMBERED_NOTE})\\Z"
)
SENTENCE_END_WITHIN = compile_later(
    f"[^\\W\\d_]{{2}}[{scripts.SENTENCE_ENDS}][{scripts.CLOSING}]*[ \u00a0]"
)
COMMAS = ",\u060c\u3001\uff0c"
_LETTER = compile_later(r"[^\W\d_]")
_WITHOUT_END = compile_later(f"[{scripts.WITHOUT_END_MARKS}]")
_MARKS = "\u064b-\u065f\u0640"
"""Vowel signs and the tatweel, which may follow a letter that counts."""

_BULLET = compile_later(
    r"(?P<dash>[-*+\u2013\u2014\u2212](?=\s)|[-\u2013\u2014](?=[^\W\d_]))"
    r"|(?P<bullet>[\u2022\u2023\u25e6\u2043\u25aa\u25ab\u25a0\u25a1\u25cf\u25cb\u25ba\u25b6\u25b8\u25c6"
    r"\u25c7\u27a2\u27a4\u2192\u2713\u2714\u2717\u2718\u2610-\u2612\u00b7\u2219\u30fb\uf0b7\uf0a7])\s*\S"
)
"""A dash, ``- item``, a long one also without a space, ``–item``; or another sign, ``• item``."""
_REPEATED = compile_later(r"(?P<bullets>([-*+])\2{1,3})\s+\S")
_OPEN = r"(?P<open>[(\[\uff08]?)"
_TWO_SIGNS = r"\.(?:\)|-(?=\s))"
_DASH = r"\s?[-\u2013\u0640](?=[\s\u0620-\u064a\u0671-\u06d3])"
"""Behind a number or a letter in Arabic and Persian."""
_NUMBER = compile_later(
    rf"{_OPEN}(?P<number>\d{{1,3}}(?:\.\d{{1,3}}){{0,3}})"
    rf"(?:(?P<close>{_TWO_SIGNS}|[.)\]\u06d4\u0964\u104b\u3001\uff0e\uff09\u060c:]|{_DASH})"
    r"(?=\s|[^\s\d.,:])|(?<=\.\d)(?=\s))"
)
"""``1.``, ``(2)``, ``3.-``, ``1.2.3``, ``۳-``, ``৪।``: up to four numbers, with a sign or a space
behind them."""
_LETTERED = compile_later(
    rf"{_OPEN}(?P<letter>[^\W\d_][{_MARKS}]?|[ivxlcIVXLC]{{1,5}}|\u0627\u0644\u0641)"
    rf"(?P<close>{_TWO_SIGNS}|[.)\]\u06d4\uff0e\uff09]|{_DASH})\s*\S"
)
"""``a)``, ``(iv)``, ``الف)``, ``ب-``."""
_IDEOGRAPHIC = compile_later(
    "(?P<marker>[\uff08(]?第?[一二三四五六七八九十]{1,3}[、．.）)]"
    "|[\u2460-\u2473\u2776-\u2793\u3220-\u3229])\\s*\\S"
)
"""``一、``, ``（二）``, ``第三、``, ``①``."""
_LIST_ITEM = compile_later(r"(?:[-*+•◦‣▪–—]|\(?(?:\d{1,3}|[^\W\d_])[.)])\s")
_LABEL = compile_later(
    r"(?=[^\W\d_])[^\s:：]{1,24}(?:[ \t]{1,4}[^\s:：]{1,24}){0,3}[ \t]?(?::(?=\s|\Z)|：)"
)
"""What is before a colon: a speaker in a dialogue, or the name of a field of a letter."""

_NO_HEADING = compile_later(
    r"[|\u2502\u2503\u2551]|[\u300c\u300e].*[\u300d\u300f]\Z|.*?(?:_{3}|\.{4})"
)
"""A row of a table or a box, what somebody says in Japanese, and a line with room to fill in."""

_MAY_BE_MARKER = compile_later(
    "[^A-Za-z\u0620-\u06d3]|.{1,5}?\\s?[.)\\]\u06d4\uff0e\uff09\u2013\u0640-]", re.S
)
"""What nearly no line of prose begins with; the other patterns take longer."""


def find_marker(text: str) -> str:
    """Return the style of the bullet or the number that a line begins with; "" for none.

    All items of one list have the same style, such as "•", "1.", "1.1" or "(a)".
    """
    return _read_marker(text)[0]


def find_repeated_bullet(text: str) -> str:
    """Return the bullet that a line begins with several times, as an item below another may:
    ``*`` for ``** item``; "" for none."""
    match = _REPEATED.match(text)
    return text[0] if match else ""


def cut_out_marker(text: str) -> str:
    """Return the bullet or the number of a line with the space after it; "" for none."""
    repeated = _REPEATED.match(text)
    end = repeated.end("bullets") if repeated else _read_marker(text)[1]
    return text[: len(text) - len(text[end:].lstrip())] if end else ""


def _read_marker(text: str) -> tuple[str, int]:
    """Return the style of the marker of a line, and where the marker ends; 0 for none."""
    if not _MAY_BE_MARKER.match(text):
        return "", 0
    if match := _BULLET.match(text):
        return match["dash"] or match["bullet"], 1
    if (match := _NUMBER.match(text)) and match.end() < len(text):
        depth = match["number"].count(".")
        style = f"{match['open']}1{'.1' * depth}{(match['close'] or '').strip()}"
        return style, match.end()
    if match := _LETTERED.match(text):
        case = "A" if match["letter"].isupper() else "a"
        return f"{match['open']}{case}{match['close'].strip()}", match.end("close")
    match = _IDEOGRAPHIC.match(text)
    return ("一", match.end("marker")) if match else ("", 0)


def find_number(text: str) -> int | None:
    """Return the last number of what a line is numbered with: 2 for ``1.2``; None for none."""
    match = _NUMBER.match(text)
    return int(match["number"].rpartition(".")[2]) if match else None


def find_letter(text: str) -> str:
    """Return the letter that a line is numbered with; "" for none."""
    match = _LETTERED.match(text)
    return match["letter"] if match else ""


def has_label(text: str) -> bool:
    """Return whether a line begins with a speaker or a field: ``A: …``, ``From: …``."""
    return _LABEL.match(text) is not None


def looks_like_heading(line: str, *, is_first: bool = False) -> bool:
    """Return whether a block of this one line is a heading, if another block follows it.

    In Thai and Lao no mark ends a sentence. There only a short line without a space is a heading,
    and the first block of a document, with ``is_first``.
    """
    if len(line) > LONGEST_HEADING or not _LETTER.search(line):
        return False
    if _LIST_ITEM.match(line) or ENDING.search(line) or _NO_HEADING.match(line):
        return False
    if is_first or not _WITHOUT_END.search(line[-8:]):
        return True
    return len(line) <= _LONGEST_WITHOUT_END and " " not in line
