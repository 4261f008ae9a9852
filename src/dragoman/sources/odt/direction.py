"""The direction and the language of translated text in OpenDocument.

Text of complex scripts has its own font, size, weight and slant ("complex"), which a text takes by
its letters. So those become what the Latin text has where no style has one that is as near.

LibreOffice takes ``fo:text-align`` "start" as "left" in every direction, and a paragraph without
one begins at the left. So a paragraph that turns says "left" or "right".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman import languages
from dragoman.sources._office.compare import COMPLEX_FONTS, Look, find_missing, join_levels
from dragoman.sources._office.target import TargetLanguage

_ASIAN = frozenset({"Hani", "Hans", "Hant", "Jpan", "Kore", "Hang", "Hira", "Kana", "Bopo"})
_DIGITS = {"\u0660": "١, ٢, ٣, ...", "\u06f0": "۱, ۲, ۳, ...", "\u0966": "१, २, ३, ..."}
"""By the zero of a language, the name that LibreOffice has for the format of its numbers."""
LOOK_ATTRIBUTES = {
    "b": "fo:font-weight",
    "bCs": "style:font-weight-complex",
    "i": "fo:font-style",
    "iCs": "style:font-style-complex",
    "sz": "fo:font-size",
    "szCs": "style:font-size-complex",
    "ascii font": "fo:font-family",
    "cs font": "style:font-family-complex",
}
"""The attributes of the looks that there are twice."""
_ON = {"b": "bold", "bCs": "bold", "i": "italic", "iCs": "italic"}


@dataclass(frozen=True, slots=True)
class OdtTarget(TargetLanguage):
    """How text in the language is written in OpenDocument."""

    @property
    def writing_mode(self) -> str:
        """How OpenDocument calls its direction."""
        return "rl-tb" if self.is_rtl else "lr-tb"

    def list_language(self) -> dict[str, str]:
        """Return the attributes that say in which language a text is."""
        if not self.language:
            return {}
        code, *rest = self.tag.split("-")
        country = next((part for part in rest if len(part) == 2 or part.isdecimal()), "none")
        script = languages.find_script(self.language)
        ending = "-complex" if self.is_complex else "-asian" if script in _ASIAN else ""
        prefix = "style" if ending else "fo"
        return {f"{prefix}:language{ending}": code, f"{prefix}:country{ending}": country}

    def needs_turn(self, mode: str, around: str = "") -> bool:
        """Return whether a writing mode is of the other direction.

        ``around`` is that of the page, which counts where there is none.
        """
        mode = around if mode in ("", "page") else mode
        return bool(self.language) and mode.startswith("rl") is not self.is_rtl

    def turn_alignment(self, written: str) -> str:
        """Return how a paragraph that turns is aligned; empty to keep what it has."""
        if written in ("center", "justify"):
            return ""
        if self.is_rtl:
            return "left" if written in ("end", "right") else "right"
        return "right" if written == "left" else "left"

    def turn_number(self, written: str) -> str:
        """Return the format of the numbers of a list, in the digits of the language."""
        if written != "1" and written not in _DIGITS.values():
            return written
        return _DIGITS.get(languages.find_digit_set(self.language)[0], "1")

    def turn_look(self, levels: Sequence[Look], *, was_complex: bool) -> dict[str, str]:
        """Return the looks that letters of the other kind need, to be as they were."""
        if not self.language or was_complex is self.is_complex:
            return {}
        turned: dict[str, str] = {}
        look = join_levels(levels)
        for pair in (("b", "bCs"), ("i", "iCs")):
            old, new = pair if self.is_complex else pair[::-1]
            if bool(look.get(old)) is not bool(look.get(new)):
                turned[new] = _ON[new] if look.get(old) else "normal"
        old, new = ("sz", "szCs") if self.is_complex else ("szCs", "sz")
        size = find_missing(levels, old, new)
        if size:
            turned[new] = size
        font = find_missing(levels, "ascii font", "cs font") if self.is_complex else None
        if font and font.casefold() in COMPLEX_FONTS:
            turned["cs font"] = font
        return turned

    def turn_own_font(self, around: Sequence[Look], own: Sequence[Look]) -> dict[str, str]:
        """Return the font for letters of the other kind, where one tells a text from its paragraph.

        Programs take another font for letters that it does not have.
        """
        pair = "ascii font", "cs font"
        old, new = pair if self.is_complex else pair[::-1]
        look = join_levels(own)
        if (
            not self.language
            or new in look
            or look.get(old) in (None, join_levels(around).get(old))
        ):
            return {}
        return {new: look[old]}


def name_attributes(looks: Mapping[str, str]) -> dict[str, str]:
    """Return the attributes that give text looks."""
    return {LOOK_ATTRIBUTES[name]: value for name, value in looks.items()}


def make_look(looks: Mapping[str, str]) -> Look:
    """Return looks that are given to a text as one that can be compared."""
    return {name: "" if value == "normal" else value for name, value in looks.items()}
