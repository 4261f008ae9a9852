"""Which faces a reader sees: stacks of what readers have, and how each script is set in them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dragoman.editions._common import shown_languages
from dragoman.fonts import list_preferences
from dragoman.languages import script, tag
from dragoman.model import Edition, Options

# Families that come with readers' systems, after those that are preferred.
_COMMON: Mapping[str, tuple[str, ...]] = {
    "Arab": ("Geeza Pro", "Traditional Arabic", "Arabic Typesetting"),
    "Hebr": ("David", "Times New Roman"),
    "Deva": ("Kohinoor Devanagari", "Nirmala UI"),
    "Hans": ("Songti SC", "SimSun"),
    "Hant": ("Songti TC", "PMingLiU"),
    "Jpan": ("Hiragino Mincho ProN", "Yu Mincho"),
    "Kore": ("AppleMyungjo", "Batang"),
}
_LATIN = (
    "Libertinus Serif",
    "Iowan Old Style",
    "Palatino Linotype",
    "Charter",
    "Georgia",
    "Noto Serif",
)

# Beside Latin type of the same size these look smaller, so they are set larger.
_SCALES = {"fa": 1.06, "ur": 1.1, "Arab": 1.12, "Deva": 1.05}
_UNSAFE = re.compile(r"[^\w .-]")


def stack(language: str, options: Options, first: str = "") -> str:
    """Give the families of a language as CSS names them; ``first`` is one that is embedded."""
    wanted = (first, *list_preferences(language, options, screen=True))
    names = (*wanted, *_COMMON.get(script(language), ()), *_LATIN)
    safe = dict.fromkeys(_UNSAFE.sub("", name).strip() for name in names)
    return ", ".join((*(f'"{name}"' for name in safe if name), "serif"))


def face(family: str, weight: str, url: str) -> str:
    """Write the rule that brings a font of the edition's own."""
    name = _UNSAFE.sub("", family)
    return (
        f'@font-face {{\n  font-family: "{name}";\n  font-weight: {weight};\n'
        f'  font-display: swap;\n  src: url("{url}") format("woff2");\n}}'
    )


def latin() -> str:
    """Give the families of Latin runs within other scripts, as CSS names them."""
    return ", ".join((*(f'"{name}"' for name in _LATIN), "serif"))


def rules(edition: Edition, options: Options, embedded: Mapping[str, str]) -> str:
    """Write the rules that give each language its face and size."""
    return "\n".join(
        _rule(language, stack(language, options, embedded.get(language, "")))
        for language in shown_languages(edition)
    )


def _rule(language: str, families: str) -> str:
    lang = f'[lang="{tag(language)}"]'
    lines = [f"{lang} {{\n  font-family: {families};\n}}"]
    scale = _SCALES.get(language.partition("_")[0], _SCALES.get(script(language), 1.0))
    if scale != 1.0:
        lines.append(f".cell{lang} {{\n  font-size: {scale}em;\n}}")
    return "\n".join(lines)
