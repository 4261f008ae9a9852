"""What the ``style`` of an element says about the look of its text, as word processors write it."""

from __future__ import annotations

from dragoman.model import SpanKind
from dragoman.patterns import compile_later
from dragoman.sources._html.names import MARKS
from dragoman.sources._html.tokens import Attributes

_DECLARATION = compile_later(r"([a-z-]+)\s*:\s*([^;!]+)")
_LOOKS = (
    (SpanKind.STRONG, "font-weight", compile_later(r"bold(?:er)?|[6-9]00")),
    (SpanKind.EMPHASIS, "font-style", compile_later(r"italic|oblique.*")),
    (SpanKind.SUPERSCRIPT, "vertical-align", compile_later(r"super")),
    (SpanKind.SUBSCRIPT, "vertical-align", compile_later(r"sub")),
    (SpanKind.DELETED, "text-decoration", compile_later(r".*\bline-through\b.*")),
    (SpanKind.INSERTED, "text-decoration", compile_later(r".*\bunderline\b.*")),
)
_UNDONE = {SpanKind.STRONG: "font-weight", SpanKind.EMPHASIS: "font-style"}
"""By the mark of an element, the property that may undo it."""
_STYLED = frozenset({"font", "span", *MARKS}) - {"code"}
"""The elements whose style may say how their text looks."""


def find_mark(name: str, attributes: Attributes) -> SpanKind | None:
    """Return the mark that an element is, by its name or its style; None for none.

    Of several looks the first counts. A ``<b>`` of a normal weight is none: Google Docs puts all
    that is copied from it into one.
    """
    usual = MARKS.get(name)
    found = attributes.get("style")
    if name not in _STYLED or found is None:
        return usual if name in _STYLED else None
    style = {key: value.strip() for key, value in _DECLARATION.findall(found.value.lower())}
    style.setdefault("text-decoration", style.get("text-decoration-line", ""))
    if usual is not None:
        return None if style.get(_UNDONE.get(usual, "")) in ("normal", "400") else usual
    return next((kind for kind, key, look in _LOOKS if look.fullmatch(style.get(key, ""))), None)
