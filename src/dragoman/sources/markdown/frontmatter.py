"""The title of YAML front matter. The rest of the front matter is not read and never changed."""

from __future__ import annotations

import re

from dragoman.sources._common import fold_to_one_line

_MATTER = re.compile(
    r"---[ \t]*(?:\r\n|\r|\n)"
    r"(?P<body>(?:(?!(?:---|\.\.\.)[ \t]*(?:[\r\n]|\Z))[^\r\n]*(?:\r\n|\r|\n))*)"
    r"(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)"
)
_ENTRY = re.compile(r"^(?:[^\W\d][\w .-]*|\"[^\"\r\n]*\"|'[^'\r\n]*')[ \t]*:(?=\s)", re.M)
_TITLE = re.compile(
    r"(?:^|(?<=\r))(?:title|\"title\"|'title')[ \t]*:[ \t]+"
    r"(?P<value>\"(?:[^\"\\\r\n]|\\[^\r\n])*\"|'(?:[^'\r\n]|'')*'|[^\s\"'#|>&*!%@`{\[][^\r\n]*?)"
    r"[ \t]*(?:(?<=[ \t])#[^\r\n]*)?(?=\r|\n|\Z)(?!\r?\n[ \t]+\S|\r[ \t]+\S)",
    re.M,
)
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))")
_ESCAPED = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r",
    "e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_PLAIN = re.compile(r"[^\W\d_](?:[^\s:#]|:(?=\S)|(?<=\S)#|[ ](?!#))*")
"""A text that needs no quotation marks in YAML, unless it is one of ``_RESERVED``."""
_RESERVED = frozenset(["true", "false", "yes", "no", "on", "off", "null", "y", "n"])


def find_matter(text: str) -> str:
    """Return the front matter at the beginning of a text, with its fences; "" for none.

    What is between the fences must look like YAML. Otherwise the fences are thematic breaks.
    """
    match = _MATTER.match(text)
    if match is None or not (not match["body"].strip() or _ENTRY.search(match["body"])):
        return ""
    return match[0]


def find_title(front: str) -> tuple[str, tuple[int, int]] | None:
    """Return the title and the span of its value with the quotation marks; None for no title.

    A title that is written over several lines is not read.
    """
    match = _TITLE.search(front)
    if match is None:
        return None
    text = fold_to_one_line(_unquote(match["value"]))
    return (text, match.span("value")) if text else None


def _unquote(value: str) -> str:
    if value.startswith("'"):
        return value[1:-1].replace("''", "'")
    if value.startswith('"'):
        return _ESCAPE.sub(_unescape, value[1:-1])
    return value


def _unescape(match: re.Match[str]) -> str:
    digits = match[1] or match[2] or match[3]
    if digits:
        return chr(int(digits, 16)) if int(digits, 16) < 0x110000 else match[0]
    return _ESCAPED.get(match[4], match[4])


def write_scalar(text: str, value: str) -> str:
    """Return a title as YAML, quoted like the ``value`` in the source where that is possible."""
    if value.startswith("'"):
        return "'" + text.replace("'", "''") + "'"
    if not value.startswith('"') and _PLAIN.fullmatch(text) and text.lower() not in _RESERVED:
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
