"""Noon and midnight, which texts say for the twelve of a clock, and for no other twelve."""

from __future__ import annotations

import re

from dragoman.patterns import compile_later

_TWELVE = compile_later(
    r"(?<![\d:.,])(?:12|24|00?)(?:[:.]00){1,2}(?![\d:])"
    r"|(?<![\d:.,])(?:12|24|0) ?(?:[ap]\.?m\b|noon|midday|midnight|o.clock|uhr\b|h\b|heures?\b)"
    r"|(?<![\d:.,])(?:12|24|0) ?[時时点點시]|\b(?:klukkan|klokken) 12(?![\d:.,])"
    r"|\b(?:at|until|till|by|um|bis|à|alle|a las|às|klo|kl\.?|saat|в|до|o) 12(?![\d:.,])"
    r"|(?:الساعة|ساعت|בשעה) 12(?![\d:.,])",
    re.IGNORECASE,
)
"""Twelve as a time of day."""
_NOON = {
    "en": r"\b(?:noon(?:time)?|midday|midnight)\b",
    "de": r"\b(?:mitternacht|mittag)(?:s(?:zeit|stunde)?)?\b",
    "nl": r"\bmiddernacht\b|\b(?:tussen de )?middag\b", "fr": r"\bminuit\b|(?<!après[- ])\bmidi\b",
    "es": "medianoche|mediodía", "it": "mezzanotte|mezzogiorno", "pt": "meia-noite|meio-dia",
    "fa": r"(?<!بعد از )(?<!پس از )(?<!پیش از )(?<!قبل از )\bظهر[هی]?\b|نیمه?[ \u200c]?شب",
    "ar": r"(?<!بعد )(?<!قبل )\b(?:وقت )?[وب]?(?:ال)?ظهرا?\b|منتصف الليل",
    "he": "חצות|(?<!אחר ה)(?<!אחרי ה)(?<!לפני ה)צהריים", "ru": "полноч|полдень|полудн",
    "uk": "північ|опівночі|полудень|опівдні", "ja": "深夜|正午", "zh": "午夜|中午",
    "ko": "자정|정오", "tr": "gece yarısı|öğle(?!den)", "pl": "północ|południ",
    "hi": "आधी रात|दोपहर", "ur": "آدھی رات|دوپہر",
}  # fmt: skip
"""By language, what says noon or midnight; the afternoon does not."""
_HARAKAT = compile_later("[\u064b-\u0652]")
_HOURS = frozenset({0, 12, 24})


def list_noon_values(clock: str, words: str, language: str) -> frozenset[int]:
    """Return the hours that a text in a language says as noon or midnight, if the other has them.

    ``clock`` is the text with the numbers; it has the twelve as a time of day.
    """
    pattern = _NOON.get(language) if _TWELVE.search(clock) else None
    if pattern and re.search(pattern, _HARAKAT.sub("", words), re.IGNORECASE):
        return _HOURS
    return frozenset()
