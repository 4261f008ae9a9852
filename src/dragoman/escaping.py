"""Text inside the forms that programs read: JSON, XML, CSV, Markdown, and lines for a person.

Names and texts are data. Whatever is in them, they do not steer a terminal, change the direction
of the text around them, begin a line or become a formula of a spreadsheet. Each form has its own
way to say so.
"""

from __future__ import annotations

import re
from typing import Any

from dragoman.patterns import compile_later

STEERING = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e"
"""Controls but tab and newline, line separators, embeddings and overrides, for a class of
characters: what steers a terminal, begins a line or reverses the text around it."""
_NOT_IN_JSON = compile_later(f"[{STEERING}\u061c\u200e\u200f\u2066-\u2069\ufeff\ud800-\udfff]")
_STEERING = compile_later(f"[{STEERING}]")
_NOT_IN_LINE = compile_later(f"[{STEERING}\t\n\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LINE_ENDS = compile_later("\r\n|[\n\r\u2028\u2029]")
_NOT_IN_XML = compile_later("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_MARKUP_IN_XML = compile_later(f'[&<>"{STEERING}\t\n\u2066-\u2069]')
_FORMULA = compile_later(
    r"[\s\x00-\x20\u200b-\u200f\u2060-\u2069\ufeff]*[=+\-@＝＋－＠﹢﹣﹦﹫\u2212]"
)
_MARKDOWN = compile_later(r"[\\`*_{}\[\]<>|#~&!$]")


def is_one_line(text: str) -> bool:
    """Return whether a text is a line of a language, with nothing in it that steers.

    ``str.isprintable`` does not know: it refuses the half-space of Persian, the joiner of Hindi,
    marks of direction, and all spaces but one.
    """
    return not _NOT_IN_LINE.search(text)


def show_steering(text: str) -> str:
    """Return a text with the characters that steer written by their numbers, as ``<U+001B>``."""
    return _STEERING.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)


def show_on_a_line(text: str) -> str:
    """Return a text as a part of one line: line ends are shown as ⏎, what steers by its number."""
    if text.isprintable():
        return text  # so the patterns are compiled only where they are needed
    return show_steering(_LINE_ENDS.sub("⏎", text))


def shorten(text: str, length: int) -> str:
    """Return a text of at most so many characters, with "…" in the place of what is left out."""
    return text if len(text) <= length else f"{text[: length - 1]}…"


def shorten_line(text: str, length: int) -> str:
    """Return a text as ``shorten`` does, on one line: white space is one space."""
    return shorten(" ".join(text.split()), length)


def write_json(data: Any) -> str:
    """Return data as JSON, in readable lines.

    Letters of all scripts stay as they are. What steers a terminal or the direction of text is
    escaped, as JSON allows it, so that a program reads the very same text.
    """
    import json

    text = json.dumps(data, indent=2, ensure_ascii=False)
    return _NOT_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def escape_xml(text: str) -> str:
    """Return a text for the inside of an element or of an attribute between double quotes.

    Characters that XML forbids are left out. What steers is written as a reference, so that a
    reader of XML gets it and a terminal does not.
    """
    return _MARKUP_IN_XML.sub(_refer_to, _NOT_IN_XML.sub("", text))


def _refer_to(match: re.Match[str]) -> str:
    return _REFERENCES.get(match[0]) or f"&#{ord(match[0])};"


def may_be_formula(text: str) -> bool:
    """Return whether a spreadsheet may take a cell of CSV for a formula.

    So is a text that begins with ``=``, ``+``, ``-`` or ``@``, also in full width or after what
    nobody sees, and one that begins with a tab or a carriage return; see
    https://owasp.org/www-community/attacks/CSV_Injection.
    """
    return text[:1] in ("\t", "\r") or _FORMULA.match(text) is not None


def escape_cell(text: str) -> str:
    """Return a text for a cell of CSV, with an apostrophe before one that may be a formula.

    Numbers of our own are not passed through here.
    """
    shown = show_on_a_line(text)
    return f"'{shown}" if may_be_formula(text) else shown


def escape_markdown(text: str) -> str:
    """Return a text for a cell of a Markdown table, in which nothing of it is markup."""
    return _MARKDOWN.sub(r"\\\g<0>", show_on_a_line(text))
