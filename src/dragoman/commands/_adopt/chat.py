"""A translation that was copied from a chat: the times and the names of the chat are not in it."""

from __future__ import annotations

import re

_TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:[ \u202f]?[AaPp]\.?[Mm]\.?)?"
_DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}[,،]?"
_MARKS = "[\u200e\u200f\u202a-\u202c\u2066-\u2069]*"
_HEAD = re.compile(
    rf"^{_MARKS}(?:"
    rf"\[{_DAY} {_TIME}\] [^:\n]{{1,60}}: ?{_MARKS}"  # WhatsApp on an iPhone
    rf"|\[{_TIME}[,،] {_DAY}\] [^:\n]{{1,60}}: ?{_MARKS}"  # WhatsApp in a browser
    rf"|{_DAY} {_TIME} - (?P<name>[^:\n]{{1,60}}): ?{_MARKS}"  # WhatsApp elsewhere
    rf"|[^\[\n]{{1,60}}, \[{_DAY} {_TIME}\]:?[ \n]"  # Telegram
    r")",
    re.MULTILINE,
)
_NOTICE = re.compile(rf"^{_MARKS}{_DAY} {_TIME} - [^:\n]*(?:\n|\Z)", re.MULTILINE)
"""What the program itself says, as who came into the group: no message of a person."""
_LEAST = 2


def is_chat(text: str) -> bool:
    """Return whether a text is the copy of a chat: its messages begin with a time and a name.

    A list of events may look so, too, as "2026-01-02 10:00 - Meeting: the plan". In a chat, a name
    comes again.
    """
    text = text.lstrip()
    heads = list(_HEAD.finditer(text))
    names = [head["name"] for head in heads if head["name"]]
    begins = bool(heads) and (heads[0].start() == 0 or _NOTICE.match(text) is not None)
    return begins and len(heads) >= _LEAST and (not names or len(set(names)) < len(names))


def remove_names(text: str) -> str:
    """Return the copy of a chat without times, names and notices; each message is a paragraph."""
    return _HEAD.sub("\n", _NOTICE.sub("", text)).lstrip("\n")
