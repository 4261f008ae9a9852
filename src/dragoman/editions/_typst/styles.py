"""How text in each language is set: fonts, sizes, and from one baseline to the next."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dragoman import languages
from dragoman.editions._typst.shapes import Direction, Style
from dragoman.fonts import measures

_PITCH, ARABIC_PITCH = 14.5, 16.5
"""From baseline to baseline, in points, where no face needs more."""
BODY = 10.0
"""The size of Latin, in points."""


def make_style(
    language: str, families: Mapping[str, Sequence[str]], plain: frozenset[str]
) -> Style:
    """Return how text in a language is set; the other arguments are those of ``make_data``."""
    base, _, rest = language.partition("_")
    region = rest.rpartition("_")[2]
    chain = families[language]
    size = measures.SIZES.get(chain[0], 1.0)
    pitch = measures.find_pitch(language, chain[:1])
    return {
        "lang": base.lower(),
        "region": region if re.fullmatch("[A-Z]{2}", region) else None,
        "dir": as_direction(languages.find_direction(language)),
        "fonts": list(chain),
        "size": size,
        "heading_pitch": size * pitch * measures.HEADING if pitch >= measures.TALL else 0,
        "local_forms": language not in plain,
    }


def find_pitch(language: str, family: str) -> float:
    """Return the pitch of a language in points."""
    is_arabic = languages.find_script(language) == "Arab" or family in measures.SIZES
    size = measures.SIZES.get(family, 1.0) * BODY
    needed = round(size * measures.find_pitch(language, (family,)), 1)
    return max(ARABIC_PITCH if is_arabic else _PITCH, needed)


def as_direction(text: str) -> Direction:
    return "rtl" if text == "rtl" else "ltr"
