"""The names of styles, in small letters, that say what a text is in any office program."""

from __future__ import annotations

QUOTES = frozenset({"quote", "intense quote", "block text", "quotations", "block quotation"})
"""Styles of paragraphs that are quotations."""
TERMS = frozenset({"definition term", "definition term tight", "list heading"})
"""Styles of paragraphs that are terms, as Pandoc and LibreOffice name them."""
DEFINITIONS = frozenset(
    {"definition", "definition definition", "definition definition tight", "list contents"}
)
"""Styles of paragraphs that are the definitions below them."""
CODES = frozenset({"source code", "html preformatted", "preformatted text", "code"})
"""Styles of paragraphs that are code."""
CODE_NAMES = frozenset({"verbatim char", "html code", "code", "inline code", "source text"})
"""Styles of characters that are code."""
LINK_NAMES = frozenset({"hyperlink", "followedhyperlink", "internet link", "visited internet link"})
"""Styles that mean nothing in a link, where everybody expects them."""
