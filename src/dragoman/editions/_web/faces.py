"""Style rules for fonts: families that readers are likely to have, and the size of each script."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dragoman.editions._common import list_languages
from dragoman.fonts import list_preferences
from dragoman.languages import script, tag
from dragoman.model import Edition, Options

_COMMON: Mapping[str, tuple[str, ...]] = {
    "Arab": ("Geeza Pro", "Traditional Arabic", "Arabic Typesetting"),
    "Hebr": ("David", "Times New Roman"),
    "Deva": ("Kohinoor Devanagari", "Nirmala UI"),
    "Hans": ("Songti SC", "SimSun"),
    "Hant": ("Songti TC", "PMingLiU"),
    "Jpan": ("Hiragino Mincho ProN", "Yu Mincho"),
    "Kore": ("AppleMyungjo", "Batang"),
}
"""By script, families that come with the systems of readers. They follow the preferred ones."""
_LATIN = (
    "Libertinus Serif",
    "Iowan Old Style",
    "Palatino Linotype",
    "Charter",
    "Georgia",
    "Noto Serif",
)

_SCALES = {"fa": 1.06, "ur": 1.1, "Arab": 1.12, "Deva": 1.05}
"""By language or script, how much larger than Latin it is set. At the same size it would look
smaller."""
_UNSAFE = re.compile(r"[^\w .-]")
"""What a family's name must not contain inside a style sheet."""


def list_families(language: str, options: Options, first: str = "") -> str:
    """Return the families of a language as a CSS list; ``first`` is one that is embedded."""
    preferred = (first, *list_preferences(language, options, screen=True))
    names = (*preferred, *_COMMON.get(script(language), ()), *_LATIN)
    safe = dict.fromkeys(_UNSAFE.sub("", name).strip() for name in names)
    return ", ".join((*(f'"{name}"' for name in safe if name), "serif"))


def write_font_face(family: str, weight: str, url: str) -> str:
    """Return the CSS rule that loads a font of the edition."""
    name = _UNSAFE.sub("", family)
    return (
        f'@font-face {{\n  font-family: "{name}";\n  font-weight: {weight};\n'
        f'  font-display: swap;\n  src: url("{url}") format("woff2");\n}}'
    )


def list_latin_families() -> str:
    """Return the families of Latin words inside text of other scripts, as a CSS list."""
    return ", ".join((*(f'"{name}"' for name in _LATIN), "serif"))


def write_language_rules(edition: Edition, options: Options, embedded: Mapping[str, str]) -> str:
    """Return the CSS rules that give each language its families and its size.

    ``embedded`` is the family of each language that has an embedded font.
    """
    return "\n".join(
        _write_language_rule(language, list_families(language, options, embedded.get(language, "")))
        for language in list_languages(edition)
    )


def _write_language_rule(language: str, families: str) -> str:
    lang = f'[lang="{tag(language)}"]'
    lines = [f"{lang} {{\n  font-family: {families};\n}}"]
    scale = _SCALES.get(language.partition("_")[0], _SCALES.get(script(language), 1.0))
    if scale != 1.0:
        lines.append(f".cell{lang} {{\n  font-size: {scale}em;\n}}")
    return "\n".join(lines)
