"""A translation that was copied from a chat: the times and the names of the chat are not in it.

What programs write before a message differs in each program, language and version. So there is no
list of them: it has a time of day, and a name beside it. Where nothing but their places shows that,
it must come again, with other digits. Timetables, reports and verses look so, too: but their times
are in the document, and those of a chat are not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from dragoman.patterns import compile_later

_MARKS = "[\u200e\u200f\u202a-\u202c\u2066-\u2069]{0,4}"
_SPACE = "[ \u00a0\u202f]"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"
_HALF = rf"(?:{_SPACE}?[^\W\d_]{{1,6}}\.?(?:{_SPACE}?[^\W\d_]{{1,2}}\.)?)?"
"""``PM``, ``p. m.``, ``ب.ظ.``"""
_NAME = r"[^:\n]{1,60}"
_STAMP = rf"[^\[\]()\n]{{0,30}}{_CLOCK}[^\[\]()\n]{{0,20}}"
"""A time in brackets, perhaps with a day before or behind it, in words of any language."""
_DAY = (
    rf"\d{{1,4}}{_MARKS}[./年년-] ?{_MARKS}\d{{1,2}}{_MARKS}[./月월-] ?{_MARKS}"
    rf"\d{{1,4}}[日일]?{_MARKS}"
)
_DAY_AND_TIME = (
    rf"{_DAY}\.?[,،]?{_MARKS} (?:[^\W\d_]{{1,6}} ?)?(?:{_CLOCK}|\d{{1,2}}\.\d{{2}}){_HALF}"
)
"""``30.11.26, 14:05``, ``30/11/2026 à 14:05``, ``2026. 11. 30. 오후 2:05``"""
_REPLY = r"\n\[[^\[\]\n]{1,40} [^\[\]\n]{1,40}\]\n"
"""``[In reply to N. N.]``, which Telegram writes above a message."""
_HEAD = compile_later(
    rf"^{_MARKS}(?:"
    rf"\[{_STAMP}\] ?(?:<[^<>\n]{{1,60}}>[ \t]|{_NAME}: ?{_MARKS})"  # WhatsApp on an iPhone
    rf"|{_DAY_AND_TIME}(?: -|[,،]) {_NAME}: ?{_MARKS}"  # WhatsApp elsewhere
    rf"|[^\[\n]{{1,60}}[,،] \[{_STAMP}\]:?(?:{_REPLY}|[ \n])"
    rf"|\[[^\[\]\n]{{1,60}}\] \[{_STAMP}\] "  # KakaoTalk
    rf"|[^(:\n]{{1,60}} \({_STAMP}\): ?"
    rf"|{_CLOCK}(?:[ \t]<[^<>\n]{{1,60}}>[ \t]|\t[^\t\n]{{1,60}}\t)"
    r"|(?P<line>"  # all below are lines of their own
    rf"(?P<start>\[{_STAMP}\]) {_NAME}"
    rf"|{_CLOCK} [^:\n]{{1,100}}:"
    rf"|{_NAME}?(?P<end>[ ,،—–-]{_SPACE}{{0,4}}\[?{_CLOCK}{_HALF}\]?)"
    rf")[ \t]*(?:\n[ \t]*|\Z)|\[?{_CLOCK}{_HALF}\]?[ \t]*(?:\n[ \t]*|\Z))",
    re.MULTILINE,
)
_NOTICE = compile_later(rf"^{_MARKS}{_DAY_AND_TIME} - [^:\n]*(?:\n|\Z)", re.MULTILINE)
"""What the program itself says, as who came into the group: no message of a person."""
_DAY_ALONE = compile_later(r"[^\n:]{0,20}\d[^\n:]{0,20}\n\s*")
"""The day above the first message, as programs show it: ``2026/05/01 (Fri)``."""
_ADDED = compile_later(
    rf"{_SPACE}?{_MARKS}<[^<>\n/=]{{1,40}} [^<>\n/=]{{1,40}}>{_MARKS}$", re.MULTILINE
)
"""What the program says of a message: ``<Media omitted>``, ``<This message was edited>``."""
_DIGITS = compile_later(r"\d+")
_TIME = compile_later(r"(\d{1,2}):(\d{2})")
_TIME_OF_TEXT = compile_later(r"(?<!\d)(\d{1,2})(?:[:：.٫hH]|\s?Uhr\s?)(\d{2})(?!\d)")
_HOUR = compile_later(r"(?<!\d)\d{1,2}(?!\d)")
_LEAST = 2


def is_chat(text: str, document: str = "") -> bool:
    """Return whether a text is the copy of a chat: it begins with a time and a name.

    A list of events may look so, too, as "2026-01-02 10:00 - Meeting: the plan". So the times of
    most messages must be none of the document.
    """
    text = text.lstrip()
    day = _DAY_ALONE.match(text)
    start = day.end() if day else 0
    if not (_HEAD.match(text, start) or _NOTICE.match(text, start)):
        return False
    heads = _find_heads(text)
    hours = ((hour, "0") for hour in _HOUR.findall(document))
    own = _fold_times((*_TIME_OF_TEXT.findall(document), *hours))
    of_document = sum(not own.isdisjoint(_fold_times(_TIME.findall(head[0]))) for head in heads)
    return len(heads) >= _LEAST and 2 * of_document < len(heads)


def remove_names(text: str) -> str:
    """Return the copy of a chat without times, names and notices; each message is a paragraph."""
    text = _ADDED.sub("", _NOTICE.sub("", text))
    begins = {head.start() for head in _find_heads(text)}
    clean = _HEAD.sub(lambda found: "\n" if found.start() in begins else found[0], text)
    return clean.lstrip("\n")


def _find_heads(text: str) -> list[re.Match[str]]:
    """Return the places where messages begin.

    A whole line may also be a text: "We begin at 14:05". It counts if there is another like it, or
    if it begins or ends as those do: somebody may have written only once.
    """
    heads = list(_HEAD.finditer(text))
    lines = Counter(_fold(head, "line") for head in heads)
    often = {line for line, count in lines.items() if count >= _LEAST}
    forms = {_fold(head, "start", "end") for head in heads if _fold(head, "line") in often} - {""}
    return [
        head
        for head in heads
        if not head["line"] or _fold(head, "line") in often or _fold(head, "start", "end") in forms
    ]


def _fold(head: re.Match[str], *groups: str) -> str:
    return _DIGITS.sub("0", "".join(head[group] or "" for group in groups).rstrip())


def _fold_times(times: Iterable[tuple[str, str]]) -> set[tuple[int, int]]:
    """Return times of day as clocks with twelve hours show them."""
    return {(int(hour) % 12, int(minute)) for hour, minute in times}
