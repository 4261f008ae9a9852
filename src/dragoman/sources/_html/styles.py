"""What the ``style`` of an element says about the look of its text, as word processors write it.

Google Docs and others write it as a class, which a style sheet of the page describes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from dragoman.model import SpanKind
from dragoman.patterns import compile_later
from dragoman.sources._html.names import MARKS
from dragoman.sources._html.tokens import Attributes, read_value, read_words

_DECLARATION = compile_later(r"([a-z-]+)\s*:\s*([^;!]+)")
_LOOKS = (
    (SpanKind.STRONG, "font-weight", compile_later(r"bold(?:er)?|[6-9]00")),
    (SpanKind.EMPHASIS, "font-style", compile_later(r"italic|oblique.*")),
    (SpanKind.SUPERSCRIPT, "vertical-align", compile_later(r"super")),
    (SpanKind.SUBSCRIPT, "vertical-align", compile_later(r"sub")),
    (SpanKind.DELETED, "text-decoration", compile_later(r".*\bline-through\b.*")),
    (SpanKind.INSERTED, "text-decoration", compile_later(r".*\bunderline\b.*")),
)
_SHEET = compile_later(
    r"<style\b(?![^<>]*\bmedia\s*=\s*[\"']?print)[^<>]*>(.*?)(?:</style|\Z)", re.I | re.S
)
_COMMENT = compile_later(r"/\*.*?(?:\*/|\Z)|@media\b[^{};@]*+\{(?:[^{}]|\{[^{}]*\})*+\}", re.S)
"""A comment, or what is for some screens or for paper only."""
_CLASS_RULE = compile_later(r"(?:^|(?<=[};]))\s*(?:span)?\.([\w-]+)\s*\{([^{}]*)\}")
_SAYS_LOOK = compile_later("font-weight|font-style|vertical-align|text-decoration")
_UNDONE = {SpanKind.STRONG: "font-weight", SpanKind.EMPHASIS: "font-style"}
"""By the mark of an element, the property that may undo it."""
_STYLED = frozenset({"font", "span", *MARKS}) - {"code"}
"""The elements whose style may say how their text looks."""


_OF_CHECKS = compile_later(r"|spelle|grame", re.I)
"""The classes that Word gives to what it does not know how to spell."""
_FACES = compile_later(r"(?:\s*(?:font-family|mso-[\w-]+)\s*:[^;]*(?:;|\Z))*\s*", re.I)
_OF_FACES = frozenset({"class", "face", "lang", "style"})


def says_nothing(name: str, attributes: Attributes) -> bool:
    """Return whether an element in a page of an office program says only in which language its
    spelling is checked, or in which face its text is. There is one around the words of each script.
    """
    return (
        name in ("font", "span")
        and _OF_FACES.issuperset(attributes)
        and _OF_CHECKS.fullmatch(read_value(attributes, "class")) is not None
        and _FACES.fullmatch(read_value(attributes, "style")) is not None
    )


def read_class_styles(text: str) -> Mapping[str, str]:
    """Return what the style sheets in a page say of the look of a class, by its name."""
    found: dict[str, str] = {}
    for sheet in _SHEET.findall(text):
        for name, declarations in _CLASS_RULE.findall(_COMMENT.sub("", sheet)):
            if _SAYS_LOOK.search(declarations):
                found[name] = f"{found.get(name, '')};{declarations.lower()}"
    return found


def find_mark(
    name: str, attributes: Attributes, styles: Mapping[str, str] = MappingProxyType({})
) -> SpanKind | None:
    """Return the mark that an element is, by its name or its style; None for none.

    Of several looks the first counts. A ``<b>`` of a normal weight is none: Google Docs puts all
    that is copied from it into one. ``styles`` are those of classes.
    """
    usual = MARKS.get(name)
    written = [read_value(attributes, "style").lower()]
    if styles:
        of_classes = (styles.get(each, "") for each in read_words(attributes, "class"))
        written = [*of_classes, *written]
    if name not in _STYLED or not any(written):
        return usual if name in _STYLED else None
    style = {key: value.strip() for key, value in _DECLARATION.findall(";".join(written))}
    style.setdefault("text-decoration", style.get("text-decoration-line", ""))
    if usual is not None:
        return None if style.get(_UNDONE.get(usual, "")) in ("normal", "400") else usual
    return next((kind for kind, key, look in _LOOKS if look.fullmatch(style.get(key, ""))), None)
