"""Lists of attributes in Markdown: ``{#id .class key="value"}``, and kramdown's ``{: .class}``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_ATTRIBUTE = r"(?:[#.][^\s{}=\"']+|[A-Za-z][\w:-]*=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}\"']+))"
ATTRIBUTES = rf"\{{[ \t]*{_ATTRIBUTE}(?:[ \t]+{_ATTRIBUTE})*[ \t]*\}}"
"""The pattern of a list of attributes, as Pandoc and many others read it."""
KRAMDOWN = r"\{::?[ \t]*[\w#./][^{}\n]*\}"
"""The pattern of a list of attributes of kramdown and Python-Markdown."""

_LIST = re.compile(f"{ATTRIBUTES}|{KRAMDOWN}")
_BEARERS = frozenset({"code_inline", "image", "link_close"})
"""The tokens that a list of attributes may follow."""


def read_attribute_list(state: StateInline, silent: bool) -> bool:
    """Read a list of attributes right after a picture, link, code or emphasis: no reader sees it.

    Everywhere else braces are text. This is a rule of markdown-it.
    """
    if state.src[state.pos] != "{" or not _is_after_bearer(state):
        return False
    match = _LIST.match(state.src, state.pos, state.posMax)
    if match is not None:
        state.pos = match.end()
    return match is not None


def _is_after_bearer(state: StateInline) -> bool:
    if state.pending or not state.tokens:
        return False
    if state.tokens[-1].type in _BEARERS:
        return True
    last = state.delimiters[-1] if state.delimiters else None
    return last is not None and last.close and last.token == len(state.tokens) - 1
