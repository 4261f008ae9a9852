"""Front matter without fences: lines with a key and a colon at the beginning of a document.

Pelican, MkDocs and MultiMarkdown read it. An empty line ends it, and a line that is indented goes
on with the value above it. A letter, a recipe or minutes may begin in the same way; there, readers
would miss each line that is not a message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dragoman.patterns import compile_later

_END = r"(?:\r\n|\r|\n)"
_ENTRY = compile_later(
    rf"(?P<key>[A-Za-z][\w -]{{0,30}}):(?!:)[ \t]*+"
    rf"(?P<value>[^\r\n]*+(?:{_END}(?:[ ]{{4}}|\t)[ \t]*+[^\s][^\r\n]*+)*+)(?:{_END}|\Z)"
)
_EMPTY_LINE = compile_later(r"[ \t]*(?:[\r\n]|\Z)")
_BREAK = compile_later(r"(?:  |\\)(?:[\r\n]|\Z)")
"""What ends a line where readers see its end."""
_FOR_PROGRAMS = compile_later(r"slug|base header level|latex .+|\w+_\w+", re.I)
"""Keys that nobody writes above a text for readers."""
_SHOWN = frozenset({"title", "subtitle", "description", "summary"})
"""Keys whose values are messages, if the settings do not say otherwise."""
_USUAL = _SHOWN | frozenset(
    {"author", "authors", "category", "date", "keywords", "lang", "layout", "modified", "status",
     "tags", "template", "translation", "url"}
)  # fmt: skip
"""Keys that such programs know, and that may also be above a text for readers."""
_STATUS = frozenset({"draft", "hidden", "published", "skip"})
_DATE = compile_later(r"\d{4}-\d")
"""How programs write a date."""


def find_header(text: str) -> str:
    """Return such lines at the beginning of a text; "" for none.

    They have a title, and a key that only programs read; or nothing but keys that these programs
    know, of which some say that it is not the beginning of a letter.
    """
    entries = list(_list_entries(text))
    end = entries[-1].end() if entries else 0
    values = {entry["key"].lower(): entry["value"].strip() for entry in entries}
    if "title" not in values or not _EMPTY_LINE.match(text, end):
        return ""
    is_sure = any(_FOR_PROGRAMS.fullmatch(key) for key in values)
    return text[:end] if is_sure or _is_likely(values, text[:end]) else ""


def _is_likely(values: Mapping[str, str], text: str) -> bool:
    keys = values.keys()
    if not keys <= _USUAL or _BREAK.search(text):
        return False
    if keys <= _SHOWN:
        return "description" in keys
    is_dated = bool(_DATE.match(values.get("date", "")))
    return (
        "tags" in keys
        or values.get("status", "").lower() in _STATUS
        or (is_dated and "category" in keys)
    )


def find_header_strings(front: str) -> Iterator[tuple[tuple[str], str, tuple[int, int]]]:
    """Yield the values with their keys, in small letters, in order."""
    for entry in _list_entries(front):
        yield (entry["key"].lower(),), " ".join(entry["value"].split()), entry.span("value")


def _list_entries(text: str) -> Iterator[re.Match[str]]:
    entry = _ENTRY.match(text)
    while entry:
        yield entry
        entry = _ENTRY.match(text, entry.end())
