"""The texts that the document type of a page of XML declares, and where a page refers to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5

DOCTYPE = "<!DOCTYPE"
_DECLARATION = re.compile(
    r"\"[^\"]*(?:\"|\Z)|'[^']*(?:'|\Z)|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|[\[\]>]", re.S
)
"""What says where a document type of XML ends: it may declare texts between brackets."""
_DECLARED = re.compile(r"<!ENTITY\s+([^\s%\"'<>&;]+)\s")
_PROLOGUE = 20_000
"""In characters: where a document type begins."""
_REFERENCE = re.compile(r"&([^\s&;<>\"']+);")


def find_declared(text: str) -> frozenset[str]:
    """Return the names of the texts that the document type of a page of XML declares.

    A name that HTML has, such as ``nbsp``, is the same character as there.
    """
    start = text.find(DOCTYPE, 0, _PROLOGUE)
    end = find_doctype_end(text, start) if start >= 0 else 0
    names = _DECLARED.findall(text, start, end) if end else ()
    return frozenset(name for name in names if f"{name};" not in html5)


def find_references(
    text: str, declared: frozenset[str], start: int = 0, end: int | None = None
) -> Iterator[re.Match[str]]:
    """Yield where a text refers to one that the document type declares, with its name."""
    if declared:
        for match in _REFERENCE.finditer(text, start, len(text) if end is None else end):
            if match[1] in declared:
                yield match


def find_doctype_end(text: str, start: int) -> int:
    """Return where a document type ends; 0 if it does not."""
    is_inside = False
    for match in _DECLARATION.finditer(text, start + len(DOCTYPE)):
        if match[0] == ">" and not is_inside:
            return match.end()
        if match[0] in ("[", "]"):
            is_inside = match[0] == "["
    return 0
