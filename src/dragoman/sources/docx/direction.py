"""The direction and the language of translated text in Word.

Text of complex scripts has its own font, size, weight and slant in Word ("cs"), which a run from
right to left takes. So its weight and slant become those that the Latin text has, and so do its
size and font where no style has one that is as near. In a paragraph from right to left, ``w:jc``
"left" means its beginning, so alignments stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman import languages
from dragoman.sources.docx.properties import Properties
from dragoman.sources.docx.styles import Look, join_levels
from dragoman.xml_places import escape_text

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
        was_rtl = bool(join_levels(levels).get("rtl"))
        if self.is_rtl:
            turned["w:rtl"] = b"<w:rtl/>"
        else:
            turned.pop("w:rtl", None)
            turned.pop("w:cs", None)
            if any(level.get("rtl") for level in levels[:-1]):
                turned["w:rtl"] = b'<w:rtl w:val="0"/>'
        if was_rtl is not self.is_rtl:
            turned |= self._turn_look(levels)
        font = _find_missing(levels, "ascii font", "cs font") if self.is_rtl else None
        if font and font.casefold() in _COMPLEX_FONTS and "w:rFonts" in turned:
            end = b' w:cs="' + escape_text(font) + b'"/>'
            turned["w:rFonts"] = turned["w:rFonts"].replace(b"/>", end)
        return turned

    def _turn_look(self, levels: Sequence[Look]) -> Properties:
        """Return the weight, the slant and the size that letters of the other kind had."""
        turned: Properties = {}
        look = join_levels(levels)
        for pair in (("b", "bCs"), ("i", "iCs")):
            old, new = pair if self.is_rtl else pair[::-1]
            if bool(look.get(old)) is not bool(look.get(new)):
                off = b"" if look.get(old) else b' w:val="0"'
                turned[f"w:{new}"] = f"<w:{new}".encode() + off + b"/>"
        old, new = ("sz", "szCs") if self.is_rtl else ("szCs", "sz")
        size = _find_missing(levels, old, new)
        if size is not None:
            turned[f"w:{new}"] = f"<w:{new} w:val=".encode() + b'"' + escape_text(size) + b'"/>'
        return turned

    def _write_language(self, old: Mapping[str, str]) -> bytes:
        kept = {name: old[name] for name in ("w:val", "w:eastAsia", "w:bidi") if old.get(name)}
        kept["w:bidi" if self.is_rtl else "w:val"] = self.tag
        attributes = (f'{name}="'.encode() + escape_text(kept[name]) + b'"' for name in kept)
        return b"<w:lang " + b" ".join(attributes) + b"/>"


def _find_missing(levels: Sequence[Look], name: str, complex_name: str) -> str | None:
    """Return the value of a property where a nearer level has it than its counterpart."""
    for level in reversed(levels):
        if complex_name in level:
            return None
        if name in level:
            return level[name]
    return None
