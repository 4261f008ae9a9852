"""Lists of attributes in Markdown: ``{#id .class key="value"}``, and kramdown's ``{: .class}``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.patterns import compile_later

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_ATTRIBUTE = r"(?:[#.][^\s{}=\"']+|[A-Za-z][\w:-]*=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}\"']+))"
ATTRIBUTES = rf"\{{[ \t]*{_ATTRIBUTE}(?:[ \t]+{_ATTRIBUTE})*[ \t]*\}}"
"""The pattern of a list of attributes, as Pandoc and many others read it."""
KRAMDOWN = r"\{::?[ \t]*[\w#./][^{}\n]*\}"
"""The pattern of a list of attributes of kramdown and Python-Markdown."""

_LIST = compile_later(f"{ATTRIBUTES}|{KRAMDOWN}")
_MARKED_LIST = compile_later(ATTRIBUTES.replace(r"\{", r"\{:", 1))
"""A list that its colon shows, wherever it is. ``{:ok}`` is not a list."""
_SHORTCODE = compile_later(r":[a-z][\w+-]{0,60}:\Z")
_TEMPLATE_ADDRESS = compile_later(r"\]\((\{(?:%[^{}<>\n]*%|\{[^{}<>\n]*\})\}[^()<>\s]*)\)")
_BEARERS = frozenset({"code_inline", "image", "link_close"})
"""The tokens that a list of attributes may follow."""


def read_attribute_list(state: StateInline, silent: bool) -> bool:
    """Read a list of attributes right after a picture, link, code, emphasis or emoji.

    No reader sees it. Everywhere else braces are text, but those that begin with a colon. This is a
    rule of markdown-it.
    """
    if state.src[state.pos] != "{":
        return False
    pattern = _LIST if _is_after_bearer(state) else _MARKED_LIST
    match = pattern.match(state.src, state.pos, state.posMax)
    if match is not None:
        state.pos = match.end()
    return match is not None


def _is_after_bearer(state: StateInline) -> bool:
    if state.pending or not state.tokens:
        return _SHORTCODE.search(state.pending[-64:]) is not None
    if state.tokens[-1].type in _BEARERS:
        return True
    last = state.delimiters[-1] if state.delimiters else None
    return last is not None and last.close and last.token == len(state.tokens) - 1


def mark_addresses(text: str) -> str:
    """Return a text whose links to a tag of a template are links for CommonMark, too.

    A tag has spaces: ``[x]({% link a.md %})`` becomes ``[x](<{% link a.md %}>)``.
    """
    return _TEMPLATE_ADDRESS.sub(r"](<\1>)", text) if "]({" in text else text
