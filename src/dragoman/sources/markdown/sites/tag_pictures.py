"""The pictures of tags without a text: of shortcodes, of components, and of directives.

A tag names its picture in an attribute, as ``{{< figure src="a.png" alt="A map" >}}`` (Hugo),
``{{ image(path="a.png") }}`` (Zola), ``{% include figure.html image_path="a.png" %}`` (Jekyll) and
``<Figure src={require("./a.png").default} />`` (Docusaurus), or behind its name, as ``{% img a.png
%}``. What the tag calls ``alt`` describes its picture. Without such a text, the picture is a leaf
of its own, which nobody translates. It comes before what else the tag shows. A picture on the web
is left out, because an edition does not show it, and so is one in a tag that only computes, as
``{% assign image = "a.png" %}``. Where a script loads a picture later, it is that picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.inline import LATE_ADDRESSES, PICTURE_SUFFIXES, write_marks
from dragoman.model import Span, SpanKind
from dragoman.patterns import compile_later
from dragoman.sources.markdown.leaves import Form
from dragoman.sources.markdown.sites.marker_tokens import find_start, push_text

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

_SUFFIX = rf"\.(?:{'|'.join(PICTURE_SUFFIXES)})(?:[?#][^\s\"'`<>{{}}]*)?"
_QUOTED = (
    r"(?P<quote>[\"'`])(?![A-Za-z][\w+.-]*:|//)"
    rf"(?P<quoted>[^\"'`\n<>{{}}?#]+?{_SUFFIX})(?P=quote)"
)
_BARE = rf"(?![A-Za-z][\w+.-]*:|//)(?P<bare>[^\s\"'`<>{{}}()=?#]+{_SUFFIX})(?=[\s/>,)])"
_TAG = compile_later(
    r"(?P<hidden><!--.*?(?:-->|\Z)|<(?P<name>script|style|template)\b.*?(?:</(?P=name)\s*>|\Z))"
    r"|\{\{(?:[^{}]|\{(?!\{)|\}(?!\}))*+\}\}"
    r"|\{%(?!-?\s*(?:assign|capture|case|elsif|for|if|set|unless|when)\b)"
    r"(?:[^%{]|%(?!\})|\{(?!%))*+%\}|<[A-Za-z](?:[^<>\"'{}]|\"[^\"]*\"|'[^']*'|\{[^{}]*\})*+>",
    re.I | re.S,
)
"""A tag: ``{{ x }}``, ``{% x %}`` that does not compute, or ``<x>``. What is ``hidden`` is passed
over: a comment, a script."""
_VALUE = rf"\s*=\s*(?:\{{\s*)?(?:(?:require|useBaseUrl|withBase)\(\s*)?(?:{_QUOTED}|{_BARE})"
_LATE_ADDRESS = compile_later(rf"<[^<>]*?\s(?:{'|'.join(LATE_ADDRESSES)}){_VALUE}", re.I)
_ADDRESS = compile_later(
    r"(?<![\w:@.$-])(?:src|path|file|filename|url|img|image(?:[_-]?(?:path|src|url))?)" + _VALUE,
    re.I,
)
_BEHIND_NAME = compile_later(
    r"\{(?:%-?|\{[<%]?)\s*(?=[\w-]*(?:img|image|figure|picture|photo))[\w-]++\s+(?:[\w-]+\s+)??"
    rf"(?:{_QUOTED}|{_BARE})",
    re.I,
)
"""The picture behind a name that says it is one: ``{% img left a.png %}``, ``{{< figure "a.png"
>}}``."""
_DESCRIPTION = compile_later(r"(?<![\w:@.$-])alt\s*=\s*(?:\{\s*)?[\"'`]", re.I)
_NEXT_VALUE = compile_later(r"[\"'`]?[\s,]+[\"']")
"""The beginning of the text behind a picture that has no name: ``{% image "a.png", "A map" %}``."""


def add_tag_pictures(state: StateBlock, start: int, first: int) -> None:
    """Add the pictures of the tags in a marker that was read from a line on.

    ``first`` is the number of its first token.
    """
    begin = find_start(state, start)
    text = state.src[begin : state.eMarks[state.line - 1]]
    for tag, (opening, closing) in _find_pictures(text):
        description = _DESCRIPTION.search(text, *tag.span()) or _NEXT_VALUE.match(text, closing)
        place = begin + description.end() if description else -1
        after = begin + tag.start()
        add_picture(state, (first, after), (begin + opening, begin + closing), place)


def _find_pictures(text: str) -> Iterator[tuple[re.Match[str], tuple[int, int]]]:
    """Yield the tags that name a picture, each with where its address is."""
    for tag in _TAG.finditer(text):
        if not tag["hidden"]:
            ways = _LATE_ADDRESS.match, _ADDRESS.search, _BEHIND_NAME.match
            found = next(filter(None, (find(text, *tag.span()) for find in ways)), None)
            if found:
                yield tag, found.span("quoted" if found["quoted"] else "bare")


def add_picture(
    state: StateBlock, marker: tuple[int, int], address: tuple[int, int], description: int
) -> None:
    """Add the picture of a marker: to the token of its description, or as a token of its own.

    ``marker`` is the number of its first token, and where the marker begins in the text,
    ``address`` where the address of the picture is, and ``description`` where the description
    begins. The token comes before the others that follow the beginning of the marker.
    """
    first, begin = marker
    places = [token.meta["lines"][0][0] for token in state.tokens[first:]]
    if description in places:
        token = state.tokens.pop(first + places.index(description))
        token.meta["picture"] = state.src[slice(*address)]
    else:
        line = state.src.count("\n", 0, address[0])
        token = push_text(state, range(line, line + 1), [address], Form.PICTURE)
        state.tokens.pop()
    state.tokens.insert(first + sum(place < begin for place in places), token)


def cut_pictured_tags(html: str) -> str:
    """Return a block of HTML without the tags that name a picture of an edition."""
    for tag, _ in reversed(list(_find_pictures(html))):
        html = html[: tag.start()] + html[tag.end() :]
    return html


def write_picture(address: str) -> str:
    """Return a picture without a description, as Markdown writes it."""
    return write_marks((Span(SpanKind.IMAGE, target=address),))
