"""Beginnings of number words in many languages: enough to see that a number may be said in words.

The tables are read generously, because a word that is taken for a number only makes a rule silent.
Persian, Arabic and English have exact tables in ``words``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from dragoman.checks.text.characters import read_words
from dragoman.checks.text.numbers.spelled.more_stems import FROM_21, MORE_STEMS
from dragoman.checks.text.numbers.spelled.stem_tables import STEMS
from dragoman.patterns import compile_later
from dragoman.texts.scripts import fold_letters

_STEMS = STEMS | MORE_STEMS
_VALUES = (*range(21), *range(30, 100, 10), 100, 1000, 10**6)
_SAME = {"nb": "da", "no": "da", "nn": "da", "hr": "sr", "bs": "sr", "ms": "id", "gl": "pt"}
_COMPOUNDING = read_words(
    "de nl sv da it ru uk bg sr pl cs hu fi he ko th lv et sk sl is sq mk be ka hy af ps"
)
"""Languages in which a number word may be in the middle of a word."""
_NO_TENS = "(?<!ยี่)(?<!สาม)(?<!สี่)(?<!ห้า)(?<!หก)(?<!เจ็ด)(?<!แปด)(?<!เก้า)"
"""What is not before ten in the Thai words for 11 to 19: 53 is five tens and three."""
_MADE_OF_ONES = {
    "fi": (r"(?:{})\w{{0,10}}toista", r"(?:{})\w{{0,10}}kymm"),
    "hu": ("tizen(?:{})", ""), "id": ("(?:{}).belas", "(?:{}).puluh"),
    "vi": ("mười.(?:{})", "(?:{}).mươi"), "he": ("(?:{})ה?.עשרה?", ""), "ko": ("열.?(?:{})", ""),
    "th": (rf"{_NO_TENS}สิบ(?:{{}})", "(?:{})สิบ"), "kk": ("он.(?:{})", ""), "ky": ("он.(?:{})", ""),
    "az": ("on.(?:{})", ""),
}  # fmt: skip
"""How 11 to 19 and 20 to 90 are said with the words for 1 to 9, where the tables have none."""
_NO_BREAKS = {0x00AD: None, 0x200B: None}
_FOLDED = frozenset(["ckb", "ps", "ur"])
"""Languages that are often typed with the letters of an Arabic keyboard."""

_STARTS = {
    "ko": ("", ""), "id": (r"\b(?:ke)?",) * 2, "th": ("", ""), "he": (r"\b[ובהלכשמ]{0,2}", ""),
    "es": (r"\b(?:veinti)?", r"\b"),
}  # fmt: skip
"""What may be before short words, and before the others, where it is not as elsewhere."""
_TIMES_OF_DAY = {"fi": "|aamu|ilta|yö|päivä"}
"""What is written together with the hour behind it: aamuseitsemältä."""
_LONG_ENDINGS = {"fi": r"\w{0,8}"}
"""What may be between a word for the tens and the ones: kahdessakymmenessäyhdessä."""
_JOINED_HUNDREDS = {
    "es": "cient[oa]s|(?<=quin)ient[oa]s", "pt": "[czh]ent[oa]s", "el": "κόσι", "ckb": "سەد",
    "eo": "(?<=[uirnskpŭ])cent",
}  # fmt: skip
"""What says hundreds behind their number, in languages in which other words are not joined."""
_SHORT = frozenset((*range(10), *range(11, 20), 100))
"""Numbers whose words are short in many languages, so that they are found by chance in others."""
_ENDING = r"[^\W\d_]{0,3}[ \u00a0\u202f-]*"
"""What may follow the beginning of a number word before the next one: zwei, zweier."""


def knows_words(language: str) -> bool:
    """Return whether the number words of a language are known here."""
    return _SAME.get(language, language) in _STEMS


def fold_words(text: str, language: str) -> str:
    """Return a text with the letters that the tables of a language have here.

    Signs that only say where a line may end, as between the words of Thai, are taken out.
    """
    text = text.translate(_NO_BREAKS)
    return fold_letters(text) if language in _FOLDED else text


def read_stems(language: str) -> Mapping[int, re.Pattern[str]]:
    """Return what finds each number word of a language in a text; nothing of another language."""
    language = _SAME.get(language, language)
    return _compile_stems(language) if language in _STEMS else MappingProxyType({})


@cache
def find_scale(language: str, value: int) -> re.Pattern[str]:
    """Return what finds a scale that is multiplied, also inside of a word: dwustu, двести."""
    language = _SAME.get(language, language)
    if language not in _COMPOUNDING:
        own = read_stems(language)[value]
        joined = _JOINED_HUNDREDS.get(language) if value == 100 else None
        return re.compile(f"{own.pattern}|{fold_words(joined, language)}", re.I) if joined else own
    return re.compile(dict(_list_words(language))[value], re.IGNORECASE)


@cache
def find_number_at_end(language: str, least: int) -> re.Pattern[str]:
    """Return what finds a word for a number from ``least`` at the very end of a text.

    A hundred or more may be inside the last word, if there is another number before it.
    """
    stems = read_stems(language)
    words = [stem.pattern for value, stem in stems.items() if value >= least]
    if least > 2 and _SAME.get(language, language) in _COMPOUNDING:
        words += [word for value, word in _list_words(language) if value >= max(100, least)]
    return re.compile(rf"(?:{'|'.join(words)}){_ENDING}\Z", re.IGNORECASE)


@cache
def _compile_stems(language: str) -> Mapping[int, re.Pattern[str]]:
    words = dict(_list_words(language))
    large = "|".join(word for value, word in words.items() if value >= 20)
    large += _TIMES_OF_DAY.get(language, "")
    ending = _LONG_ENDINGS.get(language, r"\w{0,3}")
    usual = (rf"(?:(?:{large}){ending}|\b)", "") if language in _COMPOUNDING else (r"\b", r"\b")
    starts = _STARTS.get(language, usual)
    compiled = {
        value: compile_later(rf"{starts[value not in _SHORT]}({word})", re.IGNORECASE)
        for value, word in words.items()
    }
    if language in _COMPOUNDING:  # einhundert
        hundred = rf"(?:{starts[0]}|\b(?:{words[1]})\w{{0,2}})({words[100]})"
        compiled[100] = compile_later(hundred, re.IGNORECASE)
    return compiled


def _list_words(language: str) -> list[tuple[int, str]]:
    """Return each number of the tables of a language with its words."""
    language = _SAME.get(language, language)
    words = fold_words(_STEMS[language], language).split()
    rows = list(zip(_VALUES, words, strict=True))
    rows += enumerate(fold_words(FROM_21.get(language, ""), language).split(), start=21)
    return [(value, word) for value, word in _fill_rows(rows, language) if word != "-"]


def _fill_rows(rows: list[tuple[int, str]], language: str) -> Iterator[tuple[int, str]]:
    """Yield the rows, with the words that are made of those for 1 to 9."""
    teens, tens = _MADE_OF_ONES.get(language, ("", ""))
    for value, word in rows:
        if word == "-" and value < 100:
            form, ones = (teens, value - 10) if value < 20 else (tens, value // 10)
            yield value, form.format(rows[ones][1]) if form and ones < 10 else word
        else:
            yield value, word
