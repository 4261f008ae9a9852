"""The grammar of one message: a single regular expression reads nearly every message there is.

What it does not read goes to ``diagnosis.py``, which knows the rarer forms and says what is wrong
with the rest.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dragoman.patterns import compile_later
from dragoman.po.quoting import STRING, unescape

CUT_OFF = (
    "the file ends in the middle of a message, so it was cut off; restore it from version control"
)
_EOL = r"\r?\n"
_GAP = rf"(?:[ \t]*{_EOL})*+"
_NEXT = rf"(?=#|msg[ic]|[ \t]*{_EOL}|\Z)"


def _compile_message(prefix: str, comment: str) -> re.Pattern[str]:
    """Return the pattern of a message whose keywords follow ``prefix``.

    Its groups: 1 comments, 2 msgctxt, 3 msgid, 4 msgid_plural, 5 msgstr[0] and so on, 6 msgstr.
    """
    strings = rf"({STRING}(?:{_EOL}{prefix}{STRING})*+){_EOL}"
    inner = rf"{STRING}(?:{_EOL}{prefix}{STRING})*+{_EOL}"
    return compile_later(
        rf"{_GAP}((?:{comment}[^\n]*+\n)*+)"
        rf"(?:{prefix}msgctxt {strings})?+{prefix}msgid {strings}"
        rf"(?:{prefix}msgid_plural {strings}((?:{prefix}msgstr\[[0-9]\] {inner})++)"
        rf"|{prefix}msgstr {strings}){_NEXT}"
    )


_LIVE = _compile_message("", "#(?!~)")
_OBSOLETE = _compile_message("#~ ", r"#(?!~(?!\|))")
_PLAIN = compile_later(
    r'\n*+((?:#(?!~)[^\n]*+\n)*+)msgid "([^"]*+)"\nmsgstr "([^"]*+)"\n(?=#|msg[ic]|\n|\Z)'
)
"""A message of two lines, whatever is in its strings. It steps from quotation mark to quotation
mark, which is several times as fast as looking at every character."""
_JOINT = compile_later(r'"\r?\n(?:#~ )?"')
_FORM = compile_later(rf"msgstr\[([0-9])\] ({STRING}(?:{_EOL}(?:#~ )?{STRING})*+)")
_FUZZY = compile_later(r"^#[,=](?:[^\n]*[ ,\t])?fuzzy\s*(?:,|$)", re.MULTILINE)


class Parts(NamedTuple):
    """A message that was read: what it says, and where it is in the text."""

    gap: int
    """The index where the blank lines before it begin."""
    start: int
    """The index of its first comment, or of its first keyword where it has no comment."""
    body: int
    """The index of its first keyword."""
    end: int
    """The index after its last line."""
    context: str | None
    msgid: str
    plural: str | None
    msgstr: tuple[str, ...]
    obsolete: bool

    @property
    def is_header(self) -> bool:
        """Whether it is the header: live, without a msgctxt and with an empty msgid."""
        return not self.msgid and self.context is None and not self.obsolete


def decode_lines(raw: str) -> str:
    """Return the text of a string of one or several quoted lines; raises as ``unescape`` does."""
    return _decode_slice(raw, 0, len(raw))


def _decode_slice(text: str, start: int, end: int) -> str:
    """Return the text of the quoted lines from index ``start`` to ``end``."""
    if text.find("\n", start, end) < 0:
        return unescape(text[start + 1 : end - 1])
    return unescape(_JOINT.sub("", text[start:end])[1:-1])


def _split_forms(raw: str) -> tuple[tuple[int, str], ...]:
    """Split the lines ``msgstr[0] …`` of a message into pairs of an index and a text."""
    return tuple((int(match[1]), decode_lines(match[2])) for match in _FORM.finditer(raw))


def read_common_message(text: str, position: int) -> Parts | None:
    """Read the message that begins at ``position``; return None where it is of a rarer form.

    Raises ValueError (or UnicodeDecodeError) where numeric escapes are not text.
    """
    match = _PLAIN.match(text, position)
    if match is not None:
        msgid, msgstr = match.group(2, 3)
        if _is_plain(msgid) and _is_plain(msgstr):
            start, body = match.span(1)
            return Parts(position, start, body, match.end(), None, msgid, None, (msgstr,), False)
    match = _LIVE.match(text, position)
    obsolete = match is None
    if match is None:
        match = _OBSOLETE.match(text, position)
        if match is None:
            return None
    if match.end(6) >= 0:
        translations: tuple[str, ...] = (_decode_slice(text, *match.span(6)),)
    else:
        forms = _split_forms(match[5])
        if [index for index, _ in forms] != list(range(len(forms))):
            return None
        translations = tuple(form for _, form in forms)
    return Parts(
        position,
        match.start(1),
        match.end(1),
        match.end(),
        _decode_slice(text, *match.span(2)) if match.end(2) >= 0 else None,
        _decode_slice(text, *match.span(3)),
        _decode_slice(text, *match.span(4)) if match.end(4) >= 0 else None,
        translations,
        obsolete,
    )


def _is_plain(string: str) -> bool:
    """Return whether a string contains no escape and no line end."""
    return "\\" not in string and "\n" not in string and "\r" not in string


def find_extent(text: str, position: int) -> tuple[int, int]:
    """Return where the message begins and ends that ``read_common_message`` would read.

    (-1, -1) where there is none.
    """
    match = _PLAIN.match(text, position)
    if match is None or not (_is_plain(match[2]) and _is_plain(match[3])):
        match = _LIVE.match(text, position) or _OBSOLETE.match(text, position)
    return (-1, -1) if match is None else (match.start(1), match.end())


def is_fuzzy(comments: str) -> bool:
    """Return whether a flag line (``#,``, and ``#=`` of newer gettext) has the flag fuzzy."""
    return "fuzzy" in comments and _FUZZY.search(comments) is not None
