"""The grammar of one message: a single regular expression reads nearly every message there is.

What it does not read goes to ``tolerant.py``, which knows the rarer forms and says what is wrong
with the rest.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dragoman.catalogs.strings import STRING, unescape

_EOL = r"\r?\n"
_GAP = rf"(?:[ \t]*{_EOL})*+"
_NEXT = rf"(?=#|msg[ic]|[ \t]*{_EOL}|\Z)"


def _message(prefix: str, comment: str) -> re.Pattern[str]:
    """Groups: 1 comments, 2 msgctxt, 3 msgid, 4 msgid_plural, 5 msgstr[0] and on, 6 msgstr."""
    strings = rf"({STRING}(?:{_EOL}{prefix}{STRING})*+){_EOL}"
    inner = rf"{STRING}(?:{_EOL}{prefix}{STRING})*+{_EOL}"
    return re.compile(
        rf"{_GAP}((?:{comment}[^\n]*+\n)*+)"
        rf"(?:{prefix}msgctxt {strings})?+{prefix}msgid {strings}"
        rf"(?:{prefix}msgid_plural {strings}((?:{prefix}msgstr\[[0-9]\] {inner})++)"
        rf"|{prefix}msgstr {strings}){_NEXT}"
    )


LIVE = _message("", "#(?!~)")
OBSOLETE = _message("#~ ", r"#(?!~(?!\|))")
_JOINT = re.compile(r'"\r?\n(?:#~ )?"')
_FORM = re.compile(rf"msgstr\[([0-9])\] ({STRING}(?:{_EOL}(?:#~ )?{STRING})*+)")
_FUZZY = re.compile(r"^#[,=](?:[^\n]*[ ,\t])?fuzzy\s*(?:,|$)", re.MULTILINE)


class Parts(NamedTuple):
    """One message, read."""

    start: int
    """Where its first comment or keyword stands in the text."""
    body: int
    """Where its first keyword stands."""
    end: int
    context: str | None
    msgid: str
    plural: str | None
    msgstr: tuple[str, ...]
    obsolete: bool


def text_of(raw: str) -> str:
    """Decode a string of one or several quoted lines."""
    if "\n" in raw:
        raw = _JOINT.sub("", raw)
    return unescape(raw[1:-1])


def forms(raw: str) -> tuple[tuple[int, str], ...]:
    """Split the lines ``msgstr[0] …`` of a message into (index, string)."""
    return tuple((int(match[1]), text_of(match[2])) for match in _FORM.finditer(raw))


def fast(text: str, position: int) -> Parts | None:
    """Read the message that begins at ``position``, or None where it is not of the common form.

    Raises ValueError (also UnicodeDecodeError) where numeric escapes are no text.
    """
    match = LIVE.match(text, position)
    obsolete = match is None
    if match is None:
        match = OBSOLETE.match(text, position)
        if match is None:
            return None
    _, context, msgid, plural, plural_forms, msgstr = match.groups()
    if msgstr is not None:
        translations: tuple[str, ...] = (text_of(msgstr),)
    else:
        found = forms(plural_forms)
        if [index for index, _ in found] != list(range(len(found))):
            return None
        translations = tuple(string for _, string in found)
    return Parts(
        match.start(1),
        match.end(1),
        match.end(),
        None if context is None else text_of(context),
        text_of(msgid),
        None if plural is None else text_of(plural),
        translations,
        obsolete,
    )


def is_fuzzy(comments: str) -> bool:
    """Tell whether a flag line (``#,``, and ``#=`` of newer gettext) says fuzzy."""
    return "fuzzy" in comments and _FUZZY.search(comments) is not None
