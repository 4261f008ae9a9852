"""What Markdown says of its language and of the way it is written, and what a translation says.

Markdown has no sign for these. People write tags around the text (``<div dir="rtl">``, as most
Persian and Arabic pages of GitHub have), lists of attributes (``{: dir="rtl"}``) and front matter
(``lang: fa``, ``dir: rtl``, which Pandoc, Quarto, VitePress and themes of Jekyll read).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman import languages
from dragoman.languages.naming import find_language
from dragoman.patterns import compile_later
from dragoman.sources._common import Edit, replace_slices
from dragoman.sources._html.directions import find_direction_edits, quote, read_text_direction
from dragoman.sources._html.names import BLOCKS
from dragoman.sources._html.tokens import read_html_tokens, read_tag_attributes
from dragoman.sources.markdown import frontmatter
from dragoman.sources.markdown.leaves import Form, Leaf

_SAYS = compile_later(r"\b(?:dir|direction|lang)\b")
_LIST = compile_later(r"\{(?=[^{}\n]*\})[^{}\n]*\bdir=[\"']?(rtl|ltr)\b[^{}\n]*\}")
_LISTED_LANGUAGE = compile_later(r"\blang=[\"']?([\w-]+)")
_UNREAD = compile_later(r"\]\([^()\s]*\)|<[^<>]*>|`[^`]*`|https?:\S*|\{[^{}]*\}")
"""What has Latin letters in a text of any language."""
_LANGUAGE, _DIRECTIONS = "lang", ("dir", "direction")
"""Keys of front matter."""


class Turn(NamedTuple):
    """From which direction to which a document is translated, and into which language."""

    old: str
    new: str
    language: str

    def turn_html(self, text: str) -> str:
        """Return a text whose blocks of HTML have the new direction, if they had the old one."""
        if "<" not in text or not _SAYS.search(text):
            return text
        return replace_slices(text, sorted(self.find_tag_edits(text, is_text=True)))

    def find_tag_edits(self, html: str, start: int = 0, *, is_text: bool = False) -> Iterator[Edit]:
        """Yield the edits of the tags in HTML that begins at a place of the file.

        In a text, only those of blocks: others keep a name or a number apart. A tag that is not in
        a text may have any name: ``<Note>``.
        """
        for token in read_html_tokens(html, is_xml=False):
            if token.kind == "start" and (token.name in BLOCKS or not is_text):
                attributes = read_tag_attributes(html, token)
                found = list(find_direction_edits(html, attributes, self.old, self.new))
                if found and "lang" in attributes:
                    tag = languages.make_tag(self.language)
                    found.append((*attributes["lang"].span, quote(html, attributes["lang"], tag)))
                yield from ((start + begin, start + end, new) for begin, end, new in found)


def read_turn(text: str, leaves: Sequence[Leaf], language: str) -> Turn | None:
    """Return what becomes of the direction of a document; None for one that says nothing of it."""
    if not language or not _SAYS.search(text):
        return None
    texts = (leaf.text for leaf in leaves if leaf.form not in (Form.FENCE, Form.INDENTED))
    old = read_text_direction(_UNREAD.sub("", each) for each in texts)
    return Turn(old, languages.find_direction(language), language)


def find_turned(text: str, leaves: Sequence[Leaf], turn: Turn) -> Iterator[Edit]:
    """Yield the edits of a document beside its texts that let it say the new language."""
    matter = frontmatter.find_matter(text)
    for form, path, old, (start, end) in frontmatter.iterate_strings(matter):
        if path == (_LANGUAGE,) and find_language(old):
            new = languages.make_tag(turn.language)
        elif path[-1] in _DIRECTIONS and old == turn.old:
            new = turn.new
        else:
            continue
        yield (start, end, frontmatter.write_value(new, text[start:end], form))
    end = len(matter)
    for leaf in sorted(leaves, key=lambda leaf: leaf.span):
        yield from _find_between(text, end, leaf.span[0], turn)
        end = max(end, leaf.span[1])
    yield from _find_between(text, end, len(text), turn)


def _find_between(text: str, start: int, end: int, turn: Turn) -> Iterator[Edit]:
    if not _SAYS.search(text, start, end):
        return
    yield from turn.find_tag_edits(text[start:end], start)
    for found in _LIST.finditer(text, start, end):
        if found[1] == turn.old:
            yield (*found.span(1), turn.new)
            for said in _LISTED_LANGUAGE.finditer(text, *found.span()):
                yield (*said.span(1), languages.make_tag(turn.language))
