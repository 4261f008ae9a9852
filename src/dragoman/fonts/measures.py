"""How far apart the lines of a face must be: by family and by script, for every format alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman import languages

SIZES: Mapping[str, float] = {"Amiri": 1.22, "Vazirmatn": 0.95, "Noto Nastaliq Urdu": 1.05}
"""By family, the size at which it looks as large as Latin."""
HEADING = 1.08
"""How much further apart the lines of a heading must be: bold letters are taller and deeper."""
TALL = 1.4
"""The pitch from which on headings need a pitch of their own; below it, the usual is enough."""

_NASTALIQ = 2.5
_FAMILY_PITCHES: Mapping[str, float] = {
    "Amiri": 1.35,
    "Gulzar": _NASTALIQ,
    "Urdu Typesetting": _NASTALIQ,
    "Jameel Noori Nastaleeq": _NASTALIQ,
}
_SCRIPT_PITCHES: Mapping[str, float] = {
    "Arab": 1.38,
    "Deva": 1.4,
    "Khmr": 1.85,
    "Knda": 1.45,
    "Laoo": 1.5,
    "Mymr": 1.75,
    "Taml": 1.4,
    "Telu": 1.45,
    "Thaa": 1.4,
    "Thai": 1.45,
    "Tibt": 1.95,
}
"""Measured with the faces of Noto: the ink of words with marks above and stacks below."""
_USUAL = 1.3


def find_pitch(language: str, families: Iterable[str]) -> float:
    """Return the least distance from baseline to baseline at which lines do not touch, as a
    multiple of the type's own size: the largest for any of the families that may be used."""
    usual = _SCRIPT_PITCHES.get(languages.find_script(language), _USUAL)
    return max((_find_pitch(family, usual) for family in families), default=usual)


def _find_pitch(family: str, usual: float) -> float:
    if "nastal" in family.casefold():  # words slope down to the line from far above
        return _NASTALIQ
    return _FAMILY_PITCHES.get(family, usual)
