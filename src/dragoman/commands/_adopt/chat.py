"""A translation that was copied from a chat: the times and the names of the chat are not in it.

What programs write before a message differs in each program, language and version. So there is no
list of them: it has a time of day, and a name beside it. Where nothing but their places shows that,
it must come again, with other digits.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from dragoman.patterns import compile_later

_MARKS = "[\u200e\u200f\u202a-\u202c\u2066-\u2069]{0,4}"
_SPACE = "[ \u00a0\u202f]"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"
_HALF = rf"(?:{_SPACE}?[^\W\d_]{{1,6}}\.?(?:{_SPACE}?[^\W\d_]{{1,2}}\.)?)?"
"""``PM``, ``p. m.``, ``ب.ظ.``"""
_NAME = r"[^:\n]{1,60}"
_STAMP = rf"[^\[\]()\n]{{0,30}}{_CLOCK}[^\[\]()\n]{{0,20}}"
"""A time in brackets, perhaps with a day before or behind it, in words of any language."""
_DAY = rf"\d{{1,4}}{_MARKS}[./-] ?{_MARKS}\d{{1,2}}{_MARKS}[./-] ?{_MARKS}\d{{1,4}}{_MARKS}"
_DAY_AND_TIME = (
    rf"{_DAY}\.?[,،]?{_MARKS} (?:[^\W\d_]{{1,6}} ?)?(?:{_CLOCK}|\d{{1,2}}\.\d{{2}}){_HALF}"
)
"""``30.11.26, 14:05``, ``30/11/2026 à 14:05``, ``2026. 11. 30. 오후 2:05``"""
_HEAD = compile_later(
    rf"^{_MARKS}(?:"
    rf"\[{_STAMP}\] ?(?:<[^<>\n]{{1,60}}>[ \t]|{_NAME}: ?{_MARKS})"  # WhatsApp on an iPhone
    rf"|{_DAY_AND_TIME}(?: -|[,،]) (?P<name>{_NAME}): ?{_MARKS}"  # WhatsApp elsewhere
    rf"|[^\[\n]{{1,60}}[,،] \[{_STAMP}\]:?[ \n]"  # Telegram
    rf"|[^(:\n]{{1,60}} \({_STAMP}\): ?"
    rf"|{_CLOCK}(?:[ \t]<[^<>\n]{{1,60}}>[ \t]|\t[^\t\n]{{1,60}}\t)"
    r"|(?P<line>"  # all below are lines of their own
    rf"\[{_STAMP}\] {_NAME}"
    rf"|{_CLOCK} [^:\n]{{1,100}}:"
    rf"|(?:{_NAME}?[ ,،—–-]{_SPACE}{{0,4}})?\[?{_CLOCK}{_HALF}\]?"
    r")[ \t]*(?:\n[ \t]*|\Z))",
    re.MULTILINE,
)
_NOTICE = compile_later(rf"^{_MARKS}{_DAY_AND_TIME} - [^:\n]*(?:\n|\Z)", re.MULTILINE)
"""What the program itself says, as who came into the group: no message of a person."""
_ADDED = compile_later(
    rf"{_SPACE}?{_MARKS}<[^<>\n/=]{{1,40}} [^<>\n/=]{{1,40}}>{_MARKS}$", re.MULTILINE
)
"""What the program says of a message: ``<Media omitted>``, ``<This message was edited>``."""
_DIGITS = compile_later(r"\d+")
_LEAST = 2


def is_chat(text: str) -> bool:
    """Return whether a text is the copy of a chat: it begins with a time and a name."""
    text = text.lstrip()
    begins = _HEAD.match(text) or _NOTICE.match(text)
    return begins is not None and has_messages(text)


def has_messages(text: str) -> bool:
    """Return whether lines of a text begin as the messages of a chat do.

    A list of events may look so, too, as "2026-01-02 10:00 - Meeting: the plan". In a chat, a name
    comes again.
    """
    heads = list(filter(_find_heads(text), _HEAD.finditer(text)))
    names = [head["name"] for head in heads if head["name"]]
    return len(heads) >= _LEAST and (not names or len(set(names)) < len(names))


def remove_names(text: str) -> str:
    """Return the copy of a chat without times, names and notices; each message is a paragraph."""
    text = _ADDED.sub("", _NOTICE.sub("", text))
    is_head = _find_heads(text)
    return _HEAD.sub(lambda found: "\n" if is_head(found) else found[0], text).lstrip("\n")


def _find_heads(text: str) -> Callable[[re.Match[str]], bool]:
    """Return what says whether a place where a message may begin is one.

    A whole line may also be a text: "We begin at 14:05". It counts if there is another like it.
    """
    lines = Counter(_fold(head) for head in _HEAD.finditer(text) if head["line"])
    return lambda head: not head["line"] or lines[_fold(head)] >= _LEAST


def _fold(head: re.Match[str]) -> str:
    return _DIGITS.sub("0", head["line"].strip())
