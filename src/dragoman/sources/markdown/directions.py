"""What Markdown says of its language and of the way it is written, and what a translation says.

Markdown has no sign for these. People write tags around the text (``<div dir="rtl">``, as most
Persian and Arabic pages of GitHub have), lists of attributes (``{: dir="rtl"}``) and front matter
(``lang: fa``, ``dir: rtl``, which Pandoc, Quarto, VitePress and themes of Jekyll read).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from dragoman import languages
from dragoman.languages.naming import find_language
from dragoman.patterns import compile_later
from dragoman.sources._common import Edit, replace_slices
from dragoman.sources._html.directions import (
    find_direction_edits,
    find_moved,
    find_sheet_edits,
    quote,
    read_text_direction,
)
from dragoman.sources._html.names import BLOCKS
from dragoman.sources._html.tokens import HtmlToken, read_html_tokens, read_tag_attributes
from dragoman.sources.markdown import frontmatter
from dragoman.sources.markdown.leaves import Form, Leaf

_SAYS = compile_later(r"\b(?:dir|direction|lang)\b|^language\b", re.M)
_LIST = compile_later(r"\{(?=[^{}\n]*\})[^{}\n]*\bdir=[\"']?(rtl|ltr)\b[^{}\n]*\}")
_LISTED_LANGUAGE = compile_later(r"\blang=[\"']?([\w-]+)")
_UNREAD = compile_later(r"\]\([^()\s]*\)|<[^<>]*>|`[^`]*`|https?:\S*|\{[^{}]*\}")
"""What has Latin letters in a text of any language."""
_LANGUAGES, _DIRECTIONS = (("lang",), ("language",)), ("dir", "direction")
"""Keys of front matter."""
_CODE = frozenset({Form.FENCE, Form.INDENTED})


class Turn(NamedTuple):
    """From which direction to which a document is translated, and into which language."""

    old: str
    new: str
    language: str

    def turn_html(self, text: str) -> str:
        """Return a text whose blocks of HTML have the new direction, if they had the old one.

        Other tags in a text keep a name or a number apart.
        """
        if "<" not in text or not _SAYS.search(text):
            return text
        tokens = read_html_tokens(text, is_xml=False)
        blocks = (token for token in tokens if token.name in BLOCKS)
        return replace_slices(text, self.find_tag_edits(text, blocks))

    def find_tag_edits(self, html: str, tokens: Iterable[HtmlToken]) -> Iterator[Edit]:
        """Yield the edits of tags."""
        for token in tokens:
            if token.kind == "start" and _SAYS.search(html, *token.inside):
                attributes = read_tag_attributes(html, token)
                found = list(find_direction_edits(html, attributes, self.old, self.new))
                if found and "lang" in attributes:
                    tag = languages.make_tag(self.language)
                    found.append((*attributes["lang"].span, quote(html, attributes["lang"], tag)))
                yield from sorted(found)


def read_turn(text: str, leaves: Sequence[Leaf], language: str) -> Turn | None:
    """Return what becomes of the direction of a document; None for one that says nothing of it."""
    if not language or not _SAYS.search(text):
        return None
    texts = (leaf.text for leaf in leaves if leaf.form not in _CODE)
    old = read_text_direction(_UNREAD.sub("", each) for each in texts)
    return Turn(old, languages.find_direction(language), language)


def find_turned(
    text: str, leaves: Sequence[Leaf], turn: Turn, changed: Container[int]
) -> Iterator[Edit]:
    """Yield the edits of a document beside its texts that let it say the new language.

    ``changed`` are the numbers of the leaves with a translation. A tag may have any name, as
    ``<Note>``; what is between it and its end tag must have such a text.
    """
    matter = frontmatter.find_matter(text)
    for form, path, old, (start, end) in frontmatter.iterate_strings(matter):
        if path in _LANGUAGES and find_language(old):
            new = languages.make_tag(turn.language)
        elif path[-1] in _DIRECTIONS and old == turn.old:
            new = turn.new
        else:
            continue
        yield (start, end, frontmatter.write_value(new, text[start:end], form))
    frame = _blank(text, [(0, len(matter)), *(leaf.span for leaf in leaves)])
    tokens = [each for each in read_html_tokens(frame, is_xml=False) if each.kind != "text"]
    kept = (
        (leaf.span[0], "" if number in changed else leaf.text)
        for number, leaf in enumerate(leaves)
        if number in changed or leaf.form not in _CODE
    )
    moved = find_moved(tokens, kept, turn.old)
    yield from turn.find_tag_edits(frame, filter(moved.is_in, tokens))
    for token in tokens:
        if token.kind == "opaque" and token.name == "style":
            yield from find_sheet_edits(frame, (token.inside[1] + 1, token.end), turn.old, turn.new)
    for found in _LIST.finditer(frame):
        if found[1] == turn.old:
            yield (*found.span(1), turn.new)
            for said in _LISTED_LANGUAGE.finditer(frame, *found.span()):
                yield (*said.span(1), languages.make_tag(turn.language))


def _blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text with spaces in the place of some of its parts."""
    edits: list[Edit] = []
    position = 0
    for start, end in sorted(spans):
        if end > position:
            start = max(start, position)
            edits.append((start, end, " " * (end - start)))
            position = end
    return replace_slices(text, edits)
