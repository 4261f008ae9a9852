"""The direction and the language of translated text in Word.

Text of complex scripts has its own font, size, weight and slant in Word ("cs"). A run that is from
right to left takes these, and so each gets the value that the Latin text has, wherever no style has
one that is as near. In a paragraph from right to left, ``w:jc`` "left" means its beginning, so
alignments stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman import languages
from dragoman.sources.docx.properties import Properties
from dragoman.sources.docx.styles import Look
from dragoman.xml_places import escape_text

_PAIRS = (("b", "bCs"), ("i", "iCs"), ("sz", "szCs"))
_COMPLEX_FONTS = frozenset(
    {"arial", "calibri", "courier new", "dejavu sans", "segoe ui", "tahoma", "times new roman"}
)
"""Fonts that have Arabic and Hebrew letters, in small letters."""


@dataclass(frozen=True, slots=True)
class Target:
    """The language that a document is translated into."""

    language: str
    """Its code; empty if nobody said it: then directions stay as they are."""

    @property
    def is_rtl(self) -> bool:
        """Whether it is written from right to left."""
        return bool(self.language) and languages.direction(self.language) == "rtl"

    @property
    def tag(self) -> str:
        """Its tag of BCP 47."""
        return languages.tag(self.language)

    def turn_run(
        self,
        properties: Properties,
        old: Mapping[str, str],
        levels: Sequence[Look],
        *,
        is_code: bool,
    ) -> Properties:
        """Return the properties of a run with its direction and language.

        ``old`` are the attributes of its language, ``levels`` the looks that make its look. Code
        keeps its direction.
        """
        if not self.language or is_code:
            return properties
        turned = dict(properties)
        turned["w:lang"] = self._write_language(old)
        if not self.is_rtl:
            turned.pop("w:rtl", None)
            turned.pop("w:cs", None)
            if any(level.get("rtl") for level in levels[:-1]):
                turned["w:rtl"] = b'<w:rtl w:val="0"/>'
            return turned
        turned["w:rtl"] = b"<w:rtl/>"
        for name, complex_name in _PAIRS:
            value = _find_missing(levels, name, complex_name)
            if value is None:
                continue
            if name == "sz":
                turned["w:szCs"] = b'<w:szCs w:val="' + escape_text(value) + b'"/>'
            else:
                off = b"" if value else b' w:val="0"'
                turned[f"w:{complex_name}"] = f"<w:{complex_name}".encode() + off + b"/>"
        font = _find_missing(levels, "ascii font", "cs font")
        if font and font.casefold() in _COMPLEX_FONTS and "w:rFonts" in turned:
            written = turned["w:rFonts"]
            if b"/>" in written:
                cs = b' w:cs="' + escape_text(font) + b'"/>'
                turned["w:rFonts"] = written.replace(b"/>", cs)
        return turned

    def _write_language(self, old: Mapping[str, str]) -> bytes:
        kept = {name: old[name] for name in ("w:val", "w:eastAsia", "w:bidi") if old.get(name)}
        kept["w:bidi" if self.is_rtl else "w:val"] = self.tag
        attributes = (f'{name}="'.encode() + escape_text(kept[name]) + b'"' for name in kept)
        return b"<w:lang " + b" ".join(attributes) + b"/>"


def _find_missing(levels: Sequence[Look], name: str, complex_name: str) -> str | None:
    """Return the value of a property of Latin text that a nearer level has than of complex text."""
    for level in reversed(levels):
        if complex_name in level:
            return None
        if name in level:
            return level[name]
    return None
