"""The elements of HTML, by what they mean for the text in them."""

from __future__ import annotations

from dragoman.model import SpanKind

_BLOCK_NAMES = """
    address article aside base blockquote body caption center col colgroup dd details dialog dir div
    dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr
    html legend li link listing main menu meta nav noscript ol optgroup option p pre search section
    select summary table template tbody td tfoot th thead title tr ul
"""
BLOCKS = frozenset(_BLOCK_NAMES.split())
"""The elements that begin and end a block of text."""
_VOID_NAMES = """
    area base br col embed frame hr img input keygen link meta param source track wbr
"""
VOID = frozenset(_VOID_NAMES.split())
"""The elements without content."""
RAW = frozenset({"iframe", "noembed", "noframes", "script", "style", "textarea", "xmp"})
"""The elements whose content is not markup."""
OPAQUE = RAW | {"audio", "canvas", "math", "object", "svg", "template", "video"}
"""The elements whose content is not read: it stays as it is."""
SHOWN = OPAQUE - {"noembed", "noframes", "script", "style", "template"} | {"embed"}
"""Those of them that show something."""
HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset({"ul", "ol", "menu", "dir"})
HOLD_BOXES = frozenset({"dd", "dt", "fieldset", "form", "li", "p", "td", "th"})
"""The elements in which a box of a form without a text is shown."""
MARKS = {
    **dict.fromkeys(("em", "i"), SpanKind.EMPHASIS),
    **dict.fromkeys(("strong", "b"), SpanKind.STRONG),
    **dict.fromkeys(("del", "s", "strike"), SpanKind.DELETED),
    **dict.fromkeys(("ins", "u"), SpanKind.INSERTED),
    "code": SpanKind.CODE,
    "q": SpanKind.QUOTATION,
    "sub": SpanKind.SUBSCRIPT,
    "sup": SpanKind.SUPERSCRIPT,
    "bdi": SpanKind.ISOLATE,
}
"""The elements that are marks of our dialect, besides links, pictures and line breaks."""
DEFAULTS = {
    SpanKind.EMPHASIS: "em",
    SpanKind.STRONG: "strong",
    SpanKind.DELETED: "del",
    SpanKind.INSERTED: "u",
    SpanKind.CODE: "code",
    SpanKind.QUOTATION: "q",
    SpanKind.SUBSCRIPT: "sub",
    SpanKind.SUPERSCRIPT: "sup",
}
"""The element for a mark that the source does not have."""
_SCOPE = frozenset({"table", "html"})
CLOSES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), LISTS | _SCOPE),
    **dict.fromkeys(("dt", "dd"), (frozenset({"dt", "dd"}), frozenset({"dl"}) | _SCOPE)),
    "option": (frozenset({"option"}), frozenset({"select"})),
    "optgroup": (frozenset({"option", "optgroup"}), frozenset({"select"})),
    **dict.fromkeys(("td", "th"), (frozenset({"td", "th"}), frozenset({"tr"}) | _SCOPE)),
    "tr": (frozenset({"tr", "caption", "colgroup"}), _SCOPE),
    **dict.fromkeys(
        ("thead", "tbody", "tfoot"),
        (frozenset({"thead", "tbody", "tfoot", "caption", "colgroup"}), _SCOPE),
    ),
    "body": (frozenset({"head"}), frozenset({"html"})),
}
"""By the name of a start tag: the open elements that it ends, and where the search for them
stops. Source: the HTML standard, section 13.1.2.4 (optional tags)."""
TABLE_PARTS = frozenset({"caption", "col", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"})
KEEPS_P = TABLE_PARTS | {
    *("base", "body", "head", "html", "legend", "link", "meta", "noscript", "optgroup", "option"),
    *("select", "title"),
}
"""The block elements whose start tag does not end an open paragraph."""
