"""The language and the direction of a page, in the tag of its root element and of its blocks."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman import languages
from dragoman.sources._html.left_alone import is_foreign, read_language, says_translate
from dragoman.sources._html.names import BLOCKS
from dragoman.sources._html.tokens import (
    Attribute,
    HtmlToken,
    read_html_tokens,
    read_tag_attributes,
)

Edit = tuple[int, int, str]


def find_root_edits(
    text: str, language: str, *, is_xml: bool = False, is_old: bool = False
) -> list[Edit]:
    """Return the edits that give the root element a language and its direction; none without one.

    A direction is written where it is from right to left, or where the source writes one. Blocks
    that say the old language once more say the new one. ``is_old`` is for XHTML 1.1, which has no
    ``lang``.
    """
    root = _find_root(text, is_xml=is_xml) if language else None
    if root is None:
        return []
    attributes = read_tag_attributes(text, root)
    values = {} if is_old and "lang" not in attributes else {"lang": language}
    if is_old or "xml:lang" in attributes or "xmlns" in attributes:
        values["xml:lang"] = language
    direction = languages.direction(language)
    if direction == "rtl" or "dir" in attributes:
        values["dir"] = direction
    edits: list[Edit] = []
    added = ""
    for name, value in values.items():
        found = attributes.get(name)
        if found is None:
            added += f' {name}="{value}"'
        elif found.value.strip().lower() != value.lower():
            edits.append((*found.span, _quote(text, found, value)))
    after = root.inside[0]
    edits += _find_block_edits(text, root, language, is_xml=is_xml)
    return [(after, after, added), *edits] if added else edits


def _find_block_edits(text: str, root: HtmlToken, language: str, *, is_xml: bool) -> Iterator[Edit]:
    """Yield the edits of the blocks in a page that say its language, and of its body's direction.

    What says ``translate="no"`` keeps its language.
    """
    if "lang" not in text[root.end :] and "dir" not in text[root.end :]:
        return
    old = read_language(read_tag_attributes(text, root))
    for token in read_html_tokens(text, is_xml=is_xml):
        if token.kind != "start" or token.start <= root.start or token.name not in BLOCKS:
            continue
        attributes = read_tag_attributes(text, token)
        said = read_language(attributes)
        if token.name == "body":
            old = old or said
        values: dict[str, str] = {}
        if said and old and not is_foreign(said, old) and says_translate(attributes) is not False:
            values = {"lang": language, "xml:lang": language}
        if token.name == "body":
            values["dir"] = languages.direction(language)
        for name, value in values.items():
            found = attributes.get(name)
            if found is not None and found.value.strip().lower() != value.lower():
                yield (*found.span, _quote(text, found, value))


def _quote(text: str, found: Attribute, value: str) -> str:
    if found.quote:
        return value
    has_value = found.span[0] < found.span[1]
    return f'"{value}"' if has_value else f'="{value}"'


def _find_root(text: str, *, is_xml: bool) -> HtmlToken | None:
    for token in read_html_tokens(text, is_xml=is_xml):
        if token.kind == "start":
            return token if token.name == "html" else None
        if token.kind not in ("comment", "text"):
            return None
    return None
