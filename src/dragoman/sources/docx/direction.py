"""The direction and the language of translated text in Word.

Text of complex scripts has its own font, size, weight and slant in Word ("cs"), which a run from
right to left takes, and in LibreOffice one of Thai or Hindi, too. So its weight and slant become
those that the Latin text has, and so do its size and font where no style has one that is as near.
In a paragraph from right to left, ``w:jc`` "left" means its beginning, so alignments stay as they
are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.containers.xml_places import escape_text
from dragoman.sources._office.compare import COMPLEX_FONTS, Look, find_missing, join_levels
from dragoman.sources._office.target import TargetLanguage
from dragoman.sources.docx.properties import Properties

_COMPLEX = re.compile(rb"\s\w+:cs(?:theme)?=(?:\"[^\"]*\"|'[^']*')")
_LATIN = re.compile(rb"\s\w+:(?:ascii|hAnsi)(?:Theme)?=(?:\"[^\"]*\"|'[^']*')")
"""The attributes of ``w:rFonts`` for letters of either kind."""


@dataclass(frozen=True, slots=True)
class Target(TargetLanguage):
    """How text in the language is written in Word."""

    def turn_run(
        self,
        properties: Properties,
        old: Mapping[str, str],
        levels: Sequence[Look],
        fonts: Mapping[str, str],
    ) -> Properties:
        """Return the properties of a run with its direction and language.

        ``old`` are the attributes of its language, ``levels`` the looks that make its look, and
        ``fonts`` are those that tell it from other text of its paragraph.
        """
        if not self.language:
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
        if self.is_rtl is not was_rtl or (self.is_complex and not was_rtl):
            turned |= self._turn_look(levels, to_complex=not was_rtl)
        font = self._find_font(levels, fonts)
        if font:
            turned["w:rFonts"] = self._add_font(turned.get("w:rFonts", b""), font)
        return turned

    def _find_font(self, levels: Sequence[Look], fonts: Mapping[str, str]) -> str:
        """Return the font that letters of the other kind need too; empty if they have theirs.

        Programs take another font for letters that it does not have.
        """
        names = ("ascii font", "eastAsia font"), ("cs font",)
        old, new = names if self.is_rtl else names[::-1]
        if new[0] not in fonts:
            found = next((fonts[name] for name in old if name in fonts), "")
            if found:
                return found
        font = find_missing(levels, "ascii font", "cs font") if self.is_rtl else None
        return font if font and font.casefold() in COMPLEX_FONTS else ""

    def _add_font(self, fonts: bytes, font: str) -> bytes:
        """Return the fonts of a run with one more for the letters of the language."""
        tag = fonts.partition(b">")[0].removesuffix(b"/") or b"<w:rFonts"
        tag = (_COMPLEX if self.is_rtl else _LATIN).sub(b"", tag)
        if font[:5] in ("major", "minor"):  # a font of the theme
            kinds = (
                {"w:cstheme": font[:5] + "Bidi"}
                if self.is_rtl
                else {"w:asciiTheme": font[:5] + "HAnsi", "w:hAnsiTheme": font[:5] + "HAnsi"}
            )
        else:
            kinds = dict.fromkeys(("w:cs",) if self.is_rtl else ("w:ascii", "w:hAnsi"), font)
        added = (f' {name}="'.encode() + escape_text(kinds[name]) + b'"' for name in kinds)
        return tag + b"".join(added) + b"/>"

    def _turn_look(self, levels: Sequence[Look], *, to_complex: bool) -> Properties:
        """Return the weight, the slant and the size that letters of the other kind had."""
        turned: Properties = {}
        look = join_levels(levels)
        for pair in (("b", "bCs"), ("i", "iCs")):
            old, new = pair if to_complex else pair[::-1]
            if bool(look.get(old)) is not bool(look.get(new)):
                off = b"" if look.get(old) else b' w:val="0"'
                turned[f"w:{new}"] = f"<w:{new}".encode() + off + b"/>"
        old, new = ("sz", "szCs") if to_complex else ("szCs", "sz")
        size = find_missing(levels, old, new)
        if size is not None:
            turned[f"w:{new}"] = f"<w:{new} w:val=".encode() + b'"' + escape_text(size) + b'"/>'
        return turned

    def _write_language(self, old: Mapping[str, str]) -> bytes:
        kept = {name: old[name] for name in ("w:val", "w:eastAsia", "w:bidi") if old.get(name)}
        if not self.is_rtl:
            kept["w:val"] = self.tag
        if self.is_complex:
            kept["w:bidi"] = self.tag
        attributes = (f'{name}="'.encode() + escape_text(kept[name]) + b'"' for name in kept)
        return b"<w:lang " + b" ".join(attributes) + b"/>"
