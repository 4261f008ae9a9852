"""What the tags of HTML mean in inline text, and what is read from their attributes."""

from __future__ import annotations

import re

from dragoman.bidi import clean
from dragoman.html_references import unescape
from dragoman.model import SpanKind
from dragoman.patterns import compile_later

TAG = compile_later(r"<(/?)([a-z][a-z0-9:-]*)(.*?)(/?)>\Z", re.I | re.S)
"""A tag: whether it closes, its name, its attributes, and whether it closes itself."""
_ATTRIBUTE = compile_later(
    r"([a-z_:][\w:.-]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?", re.I
)

MARKS = {
    **dict.fromkeys(("em", "i"), SpanKind.EMPHASIS),
    **dict.fromkeys(("strong", "b"), SpanKind.STRONG),
    **dict.fromkeys(("del", "s"), SpanKind.DELETED),
    **dict.fromkeys(("ins", "u"), SpanKind.INSERTED),
    "code": SpanKind.CODE,
    "q": SpanKind.QUOTATION,
    "sub": SpanKind.SUBSCRIPT,
    "sup": SpanKind.SUPERSCRIPT,
}
"""The elements that are marks of our dialect, also in a message."""
EFFECTS = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), SpanKind.EMPHASIS),
    **dict.fromkeys(("strong", "b"), SpanKind.STRONG),
    **dict.fromkeys(("del", "s", "strike"), SpanKind.DELETED),
    **dict.fromkeys(("ins", "u"), SpanKind.INSERTED),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), SpanKind.CODE),
    "sup": SpanKind.SUPERSCRIPT,
    "sub": SpanKind.SUBSCRIPT,
}
"""The kind of span that an element becomes."""

READINGS = frozenset({"rt", "rtc"})
"""The elements that hold the reading of the characters before them."""
HIDDEN = frozenset({"script", "style", "template", "title", "rp"})
"""The elements whose content no reader sees."""
IMPLIED_END = {
    **dict.fromkeys(("rt", "rtc", "rp", "rb"), frozenset({"rt", "rtc", "rp"})),
    **dict.fromkeys(("td", "th", "tr", "thead", "tbody", "tfoot"), frozenset({"th"})),
}
"""By the name of an opening tag, the elements that end there where nothing has closed them."""
ISOLATING = frozenset({"bdi", "bdo", "span"})
"""The elements whose text keeps apart from what is around it: ``bdi``, and others with ``dir``."""

PICTURE = "img"
LATE_ADDRESSES = ("data-src", "data-original", "data-lazy-src")
"""The attributes in which scripts that load pictures late find them."""
PLAYED = {
    **dict.fromkeys(("audio", "embed", "iframe", "video"), "src"),
    "object": "data",
}
"""The elements that an edition shows by their address, and the attribute that holds it."""
FILE_ELEMENTS = (PICTURE, *PLAYED)
"""The elements that may show a picture."""

DRAWINGS = frozenset({"svg", "math"})
"""The elements whose content is another language than HTML."""

NESTED = READINGS | HIDDEN | {"q", "ruby"}
"""The elements without an effect of their own whose beginning and end still matter."""

LISTS = frozenset({"ul", "ol", "menu"})
CELLS = frozenset({"td", "th"})
_WITH_EDGES = """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main nav
    optgroup option p pre search section select summary table tbody tfoot thead tr
"""
EDGES = LISTS | CELLS | frozenset(_WITH_EDGES.split())
"""The elements that begin and end a line."""

_WITHOUT_EFFECT = """
    a abbr acronym area base bdi bdo big br button col colgroup data font label link map mark meta
    nobr noscript output param picture q rb rbc ruby slot small source time track wbr
"""
KNOWN = (
    EDGES
    | frozenset(_WITHOUT_EFFECT.split())
    | READINGS
    | HIDDEN
    | ISOLATING
    | frozenset(EFFECTS)
    | frozenset({PICTURE})
)
"""The elements whose tags say nothing that an edition does not show. All others are named."""


def read_attributes(raw: str) -> dict[str, str]:
    """Return the attributes of a tag by their names in small letters; the first of a name counts.

    Their character references are decoded, and there is no white space around a value.
    """
    attributes: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(raw):
        attributes.setdefault(name.lower(), clean(unescape("".join(values))).strip())
    return attributes


def find_picture_address(attributes: dict[str, str]) -> str:
    """Return the address of a picture: what a page loads when readers come to it, before what it
    shows until then. Without an address of its own, it is the first of several sizes."""
    for name in LATE_ADDRESSES:
        if address := attributes.get(name):
            return address
    address = attributes.get("src", "")
    sizes = (attributes.get("srcset") or attributes.get("data-srcset", "")).split()
    is_own = address and not (sizes and address.startswith("data:"))
    return address if is_own or not sizes else sizes[0].rstrip(",")


def read_number(value: str | None, default: int) -> int:
    """Return the number of a list item that an attribute gives, or else the default."""
    number = re.fullmatch(r"-?[0-9]{1,6}", value or "")
    return int(number[0]) if number else default
