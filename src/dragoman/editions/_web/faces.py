"""Style rules for fonts: families that readers are likely to have, and the size of each script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dragoman.editions._characters import list_foreign
from dragoman.fonts import list_preferences, list_system_families, needs_local_forms
from dragoman.fonts.fallbacks import list_families as name_families
from dragoman.languages import find_script, make_tag
from dragoman.model import Options

LATIN = (
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


class EmbeddedChain(NamedTuple):
    """The embedded families of a language."""

    own: str = ""
    """The family of its text; empty where the readers' own are used."""
    fallbacks: tuple[str, ...] = ()
    """Families for what that has not."""


NONE_EMBEDDED = EmbeddedChain()


def list_families(
    language: str, options: Options, first: str = "", last: Iterable[str] = ()
) -> str:
    """Return the families of a language as a CSS list. ``first`` is one that is embedded, and
    ``last`` are those for what the others have not."""
    preferred = (first, *list_preferences(language, options, screen=True))
    return _write_list((*preferred, *list_system_families(language), *LATIN, *last))


def write_font_face(family: str, weight: str, url: str) -> str:
    """Return the CSS rule that loads a font of the edition."""
    name = _UNSAFE.sub("", family)
    return (
        f'@font-face {{\n  font-family: "{name}";\n  font-weight: {weight};\n'
        f'  font-display: swap;\n  src: url("{url}") format("woff2");\n}}'
    )


def list_latin_families(last: Iterable[str] = ()) -> str:
    """Return the families of runs from left to right, most often Latin words, inside text from
    right to left, as a CSS list; ``last`` are those for what the others have not."""
    return _write_list((*LATIN, *last))


def _write_list(names: Iterable[str]) -> str:
    safe = dict.fromkeys(_UNSAFE.sub("", name).strip() for name in names)
    return ", ".join((*(f'"{name}"' for name in safe if name), "serif"))


def find_fallbacks(
    used: Mapping[str, frozenset[str]], options: Options, embedded: Mapping[str, EmbeddedChain]
) -> Mapping[str, tuple[str, ...]]:
    """Return, by language, the families for what the others have not.

    ``used`` are the characters that the edition shows in each language, and ``embedded`` the
    families of each language that has embedded fonts.
    """
    return {
        language: (
            *embedded.get(language, NONE_EMBEDDED).fallbacks,
            *_list_fallbacks(language, shown, used, options),
        )
        for language, shown in used.items()
    }


def write_language_rules(
    fallbacks: Mapping[str, tuple[str, ...]],
    options: Options,
    embedded: Mapping[str, EmbeddedChain],
) -> str:
    """Return the CSS rules that give each language its families and its size."""
    has_switched_off = not all(map(needs_local_forms, fallbacks))
    rules = []
    for language, last in fallbacks.items():
        own = embedded.get(language, NONE_EMBEDDED).own
        families = list_families(language, options, own, last)
        rules.append(_write_language_rule(language, has_switched_off, families))
    return "\n".join(rules)


def _list_fallbacks(
    language: str, shown: frozenset[str], used: Iterable[str], options: Options
) -> tuple[str, ...]:
    """Return the families for characters of other scripts: those of the other languages, those of
    the settings, and dragoman's own."""
    foreign = list_foreign(language, shown)
    if not foreign:
        return ()
    others = (
        family
        for other in used
        if other != language
        for family in list_preferences(other, options, screen=True)
    )
    named = (family for families in options.fonts.values() for family in families)
    return tuple(dict.fromkeys((*others, *named, *name_families(foreign))))


def _write_language_rule(language: str, has_switched_off: bool, families: str) -> str:
    lang = f'[lang="{make_tag(language)}"]'
    forms = "normal" if needs_local_forms(language) else '"locl" 0'  # else that of text around
    features = f"\n  font-feature-settings: {forms};" if has_switched_off else ""
    lines = [f"{lang} {{\n  font-family: {families};{features}\n}}"]
    scale = find_scale(language)
    if scale != 1.0:
        lines.append(f".cell{lang} {{\n  font-size: {scale}em;\n}}")
    return "\n".join(lines)


def find_scale(language: str) -> float:
    """Return how much larger than Latin a language is set."""
    return _SCALES.get(language.partition("_")[0], _SCALES.get(find_script(language), 1.0))
