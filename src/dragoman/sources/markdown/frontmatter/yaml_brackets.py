"""Lists and mappings of YAML in brackets: where they end, and the texts in a list of texts.

Source: YAML 1.2.2, section 7.4.
"""

from __future__ import annotations

import re

from dragoman.patterns import compile_later

_FLOW_WORD = r"[^\s\[\]{},]+"
_FLOW_ITEM = (
    r"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'"
    rf"|(?![\"'#&*!|>%@`]){_FLOW_WORD}(?:[ \t]+{_FLOW_WORD})*)"
)
_FLOW_LIST = compile_later(rf"\[\s*(?:{_FLOW_ITEM}\s*(?:,\s*|(?=\])))*\]", re.S)
_IN_BRACKETS = compile_later(
    r"(?P<opening>[\[{])|(?P<closing>[\]}])|\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|#[^\r\n]*"
    r"|[^\s\[\]{},\"'#][^\s\[\]{},]*|.",
    re.S,
)
_ITEM_OF_FLOW = compile_later(rf"{_FLOW_ITEM}(?=\s*[,\]])", re.S)


def find_items(front: str, position: int) -> tuple[int, list[tuple[int, int]]]:
    """Return where a list in brackets ends, and the characters of its items.

    A list in which there is another list or a mapping has no items here.
    """
    found = _FLOW_LIST.match(front, position)
    if found is None:
        return find_end_of_brackets(front, position), []
    return found.end(), [item.span() for item in _ITEM_OF_FLOW.finditer(front, *found.span())]


def find_end_of_brackets(front: str, position: int) -> int:
    """Return where the list or mapping in brackets that begins at a position ends."""
    depth = 0
    for match in _IN_BRACKETS.finditer(front, position):
        depth += (match["opening"] is not None) - (match["closing"] is not None)
        if depth == 0:
            return match.end()
    return len(front)
