"""The language and the direction of a page, in the tag of its root element."""

from __future__ import annotations

from dragoman import languages
from dragoman.sources._html.tokens import (
    Attribute,
    HtmlToken,
    read_html_tokens,
    read_tag_attributes,
)


def find_root_edits(
    text: str, language: str, *, is_old: bool = False
) -> list[tuple[int, int, str]]:
    """Return the edits that give the root element a language and its direction; none without one.

    A direction is written where it is from right to left, or where the source writes one.
    ``is_old`` is for XHTML 1.1, which has no ``lang``.
    """
    root = _find_root(text) if language else None
    if root is None:
        return []
    attributes = read_tag_attributes(text, root)
    values = {} if is_old and "lang" not in attributes else {"lang": language}
    if is_old or "xml:lang" in attributes or "xmlns" in attributes:
        values["xml:lang"] = language
    direction = languages.direction(language)
    if direction == "rtl" or "dir" in attributes:
        values["dir"] = direction
    edits: list[tuple[int, int, str]] = []
    added = ""
    for name, value in values.items():
        found = attributes.get(name)
        if found is None:
            added += f' {name}="{value}"'
        elif found.value.strip().lower() != value.lower():
            edits.append((*found.span, _quote(text, found, value)))
    after = root.inside[0]
    return [(after, after, added), *edits] if added else edits


def _quote(text: str, found: Attribute, value: str) -> str:
    if found.quote:
        return value
    has_value = found.span[0] < found.span[1]
    return f'"{value}"' if has_value else f'="{value}"'


def _find_root(text: str) -> HtmlToken | None:
    for token in read_html_tokens(text):
        if token.kind == "start":
            return token if token.name == "html" else None
        if token.kind not in ("comment", "text"):
            return None
    return None
