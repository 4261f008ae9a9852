"""The families for characters that the font of their language does not have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from unicodedata import category

from dragoman.fonts import FontFiles, find_family, list_found
from dragoman.fonts.families import LETTERS, SCRIPTS, SYMBOLS, SYSTEMS
from dragoman.model import Options
from dragoman.texts import scripts

_UNDRAWN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
"""Characters that no font need have, besides those that their category says it of."""


def is_drawn(character: str) -> bool:
    """Return whether a font must have a character: spaces, controls and selectors are not drawn."""
    is_selector = "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
    hidden = category(character) in ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp")
    return not (hidden or is_selector or character in _UNDRAWN)


def find_missing(characters: Iterable[str], fonts: Sequence[FontFiles]) -> frozenset[str]:
    """Return the characters that are drawn and that none of the fonts is known to have."""
    return frozenset(
        each for each in characters if is_drawn(each) and not any(font.has(each) for font in fonts)
    )


def find_fallbacks(
    missing: Iterable[str], options: Options, may_use: Callable[[str], bool] = bool
) -> tuple[FontFiles, ...]:
    """Return fonts that have the missing characters, as far as any that is found has them.

    ``may_use`` says of the name of a family whether it may be used.

    First come the families that the settings name for any language, then dragoman's own for the
    scripts of the characters and for signs, then whatever is found: of these the one that has the
    most of them, and of several the first in the order of the places.
    """
    rest = frozenset(missing)
    chosen = []
    for font in _list_named(rest, options):
        had = _list_had(font, rest) if may_use(font.family) else frozenset()
        if had:
            chosen.append(font)
            rest -= had
    others = [font for font in list_found(options) if may_use(font.family)] if rest else []
    while rest and others:
        best = max(others, key=lambda font: len(_list_had(font, rest)))
        had = _list_had(best, rest)
        if not had:
            break
        chosen.append(best)
        rest -= had
    return tuple(chosen)


def _list_had(font: FontFiles, characters: Iterable[str]) -> frozenset[str]:
    return frozenset(each for each in characters if font.has(each))


def _list_named(missing: Iterable[str], options: Options) -> Iterator[FontFiles]:
    """Yield the found families that have a name in the settings or in dragoman's own lists."""
    for family in dict.fromkeys(
        (*(name for names in options.fonts.values() for name in names), *list_families(missing))
    ):
        found = find_family(family, options)
        if found:
            yield found


def list_families(characters: Iterable[str]) -> tuple[str, ...]:
    """Return the names of dragoman's own families for characters, found or not: those for their
    scripts, and for signs."""
    drawn = [each for each in sorted(characters) if is_drawn(each)]
    names: list[str] = []
    for script in scripts.count_scripts(Counter(filter(str.isalpha, drawn))):
        for code in LETTERS.get(script, ()):
            names += (*SCRIPTS.get(code, ()), *SYSTEMS.get(code, ()))
    if any(category(each)[0] not in "LM" for each in drawn):
        names += SYMBOLS
    return tuple(dict.fromkeys(names))
