"""The quotation marks of languages: CLDR has them, and Babel leaves them out."""

from __future__ import annotations

from functools import cache

_QUOTES = {
    "«»‹›": "am fa ps ug uz_Arab de_CH",
    "«»“”": "ar ca el es eu_ES gl it pt_PT sq",
    "«»„“": "be ru uk",
    "«»‘’": "nb nn no",
    "«»«»": "hy",
    "„“‚‘": "cs de et is lb sk sl",
    "„“‘’": "ka",
    "„“’‘": "mk sr",
    "„“„“": "bg lt",
    "„”«»": "hu pl ro",
    "„”‚’": "hr bs",
    "””’’": "fi he sv",
    "”“’‘": "ur",
    "「」『』": "ja zh_Hant zh_TW zh_HK",
}
"""The marks of a quotation and of one inside it, with the languages that write them so.

Source: CLDR, delimiters, which Babel leaves out. For Arabic it is what its publishers print.
"""
_OTHER_QUOTES = "“”‘’"


@cache
def find_quotation_marks(code: str) -> tuple[str, str, str, str]:
    """Return the marks of a quotation in a language, then those of a quotation in a quotation."""
    language = code.partition("_")[0]
    if language == "fr":
        return "«\u00a0", "\u00a0»", "“", "”"
    found = {known: marks for marks, codes in _QUOTES.items() for known in codes.split()}
    marks = found.get(code) or found.get(language, _OTHER_QUOTES)
    return marks[0], marks[1], marks[2], marks[3]


def choose_quotation_marks(code: str, around: int) -> tuple[str, str]:
    """Return the opening and the closing mark of a quotation that is within so many others."""
    marks = find_quotation_marks(code)
    return marks[2:] if around % 2 else marks[:2]
