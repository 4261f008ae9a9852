"""Front matter without fences: lines with a key and a colon at the beginning of a document.

Pelican, MkDocs and MultiMarkdown read it. An empty line ends it, and a line that is indented goes
on with the value above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.patterns import compile_later

_END = r"(?:\r\n|\r|\n)"
_ENTRY = compile_later(
    rf"(?P<key>[A-Za-z][\w -]{{0,30}}):(?!:)[ \t]*+"
    rf"(?P<value>[^\r\n]*+(?:{_END}(?:[ ]{{4}}|\t)[ \t]*+[^\s][^\r\n]*+)*+)(?:{_END}|\Z)"
)
_PROGRAMS = frozenset(
    {"category", "keywords", "lang", "layout", "modified", "save_as", "slug", "status", "summary",
     "tags", "template"}
)  # fmt: skip
"""Keys that nobody writes above a text for readers."""
_DATE = compile_later(r"(?:\A|[\r\n])date:[ \t]*\d{4}-\d", re.I)
_BREAK = compile_later(r"[^\r\n]*(?:  |\\)[\r\n]")
"""A first line that ends where readers see its end."""


def find_header(text: str) -> str:
    """Return such lines at the beginning of a text; "" for none.

    They have a title, and a key that only programs read or a date as programs write it. Otherwise
    they may be a text, such as the beginning of a letter.
    """
    if _BREAK.match(text):
        return ""
    entries = list(_list_entries(text))
    end = entries[-1].end() if entries else 0
    keys = {entry["key"].lower() for entry in entries}
    is_header = "title" in keys and (keys & _PROGRAMS or _DATE.search(text, 0, end))
    return text[:end] if is_header and not text[end : end + 1].strip() else ""


def find_header_strings(front: str) -> Iterator[tuple[tuple[str], str, tuple[int, int]]]:
    """Yield the values with their keys, in small letters, in order."""
    for entry in _list_entries(front):
        yield (entry["key"].lower(),), " ".join(entry["value"].split()), entry.span("value")


def _list_entries(text: str) -> Iterator[re.Match[str]]:
    entry = _ENTRY.match(text)
    while entry:
        yield entry
        entry = _ENTRY.match(text, entry.end())
