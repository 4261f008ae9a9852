"""Parts and groups in words: 25 % is a quarter, 4分の1 or 2割5分, and 24 are two dozen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.signs import HAN_ONES
from dragoman.checks.text.numbers.spelled.collectives import PERCENT
from dragoman.checks.text.numbers.spelled.said_in_words import is_factor, is_said_in_words
from dragoman.checks.text.numbers.spelled.stems import knows_words
from dragoman.checks.text.numbers.values import list_spelled_values
from dragoman.patterns import compile_later

_PERCENT = compile_later(
    r"(?<![0-9.,-])([0-9]{1,3})[ \u00a0\u202f]?" + PERCENT,
    re.IGNORECASE,
)
_QUARTERS = {
    "de": "(?:drei ?)?viertel", "nl": "kwart", "sv": "fjärdedel", "da": "fjerdedel",
    "nb": "fjerdedel", "nn": "fjerdedel", "is": "fjórðung", "fr": r"quarts?\b",
    "es": "cuartas? partes?|un cuarto|tres cuartos",
    "pt": "quartas? partes?|um quarto|três quartos",
    "gl": "cuartas? partes?|un cuarto|tres cuartos",
    "it": "quart[ae] part[ei]|un quarto|tre quarti",
    "ca": "quartes? parts?|un quart|tres quarts", "ro": r"sfert(?:ur|ul)?|pătrim",
    "pl": "ćwier[ćc]|(?:jedn[aąe]j?|trzy|trzech) czwart", "cs": r"čtvrtin|čtvrt\b", "sk": "štvrtin",
    "sl": "četrtin", "hr": "četvrtin", "bs": "četvrtin", "sr": "četvrtin|четвртин",
    "bg": "четвъртин|една четвърт|три четвърти", "ru": r"четверт(?:ь|и|ью|ей|ям)\b",
    "uk": "чверт", "lt": "ketvirtadal", "lv": "ceturtda", "et": "veerand|neljandik",
    "fi": "neljänne[ks]|neljäsosa", "hu": "negyed[eé]",
    "el": "(?:ένα|ενός) τ[έε]τ[άα]ρτ|τρία τέταρτα",
    "tr": "dörtte (?:bir|üç)|çeyre", "az": "dörddə (?:bir|üç)",
    "hi": "चौथाई", "bn": "চতুর্থাংশ", "ur": "چوتھائی",
    "fa": "(?:یک|سه)[ \u200c]?چهارم", "he": "(?<!א)רבע", "id": "seperempat|tiga perempat",
    "ms": "suku", "vi": "phần tư", "th": "ใน(?:สี่|4)", "sw": r"robo\b",
}  # fmt: skip
"""By language, the words for a quarter of a whole; those that also mean the fourth have more."""
_THREE = {"az": "üç", "bn": "তিন", "th": "สาม", "vi": "ba"}
_BEFORE = 16
"""How far before a quarter or a dozen the word for their number may be."""
_FRACTION = compile_later(rf"([2-9{HAN_ONES[1:]}])\s?(?:分[の之]|분의)\s?([1-9{HAN_ONES}])")
_DOZENS = {
    "en": "dozen", "de": "dutzend", "nl": "dozijn", "af": "dosyn", "sv": "dussin", "da": "dusin",
    "nb": "dusin", "nn": "dusin", "fr": "douzaine", "es": "docena", "pt": "dúzia", "gl": "ducia",
    "it": "dozzin", "ca": "dotzen", "ro": "duzin", "pl": "tuzin", "cs": "tuct", "sk": "tuct",
    "sl": "ducat", "hr": "tucet", "sr": "tuce|туце", "bg": "дузин", "ru": "дюжин",
    "uk": "дюжин", "el": "δωδεκάδ|ντουζίν", "tr": "düzine", "fi": "tusina", "et": "tosin",
    "hu": "tucat", "id": "lusin", "ja": "ダース", "zh": "打", "ko": "다스", "hi": "दर्जन",
    "ur": "درجن", "fa": "دوجین", "bn": "ডজন",
}  # fmt: skip
_COUNT_BEFORE = compile_later(r"([2-9]|1[01])\s?\Z")


def list_shares(percents: Side, words: Side) -> Iterator[tuple[int, set[int]]]:
    """Yield the per cents that the other text says as a fraction, with the digits it has for it."""
    shares = {int(match[1]) for match in _PERCENT.finditer(percents.text)}
    if not shares:
        return
    for match in _FRACTION.finditer(words.text):
        whole, part = (int(HAN_ONES.find(sign) + 1 or sign) for sign in match.groups())
        yield from ((share, {whole, part}) for share in shares & _round(100 * part / whole))
    for match in words.find_words(_QUARTERS) if not shares.isdisjoint((25, 75)) else ():
        beside = f"{words.text[max(0, match.start() - _BEFORE) : match.start()]}{match[0]}"
        three = _THREE.get(words.language, "(?!)")
        is_three = is_said_in_words(3, beside, words.language) or re.search(three, beside)
        yield (75 if is_three else 25), set()


def _round(percent: float) -> set[int]:
    return {int(percent), round(percent)}


def list_dozens(numbers: Side, words: Side) -> Iterator[tuple[int, set[int]]]:
    """Yield the numbers that the other text says in dozens, with the digits it has for it."""
    wanted = {value // 12 for value in numbers.values if value % 12 == 0 and 24 <= value <= 132}
    for match in words.find_words(_DOZENS) if wanted else ():
        before = words.text[max(0, match.start() - _BEFORE) : match.start()]
        count = _COUNT_BEFORE.search(before)
        for times in wanted:
            if count and int(count[1]) == times:
                yield 12 * times, {times}
            elif not count and says_times(times, before, words.language):
                yield 12 * times, set()


def says_times(times: int, before: str, language: str) -> bool:
    """Return whether the last words before a dozen or a scale say so many; alone it is one."""
    if knows_words(language):
        return times > 0 and is_factor(times, before, language)
    said = list_spelled_values(before, language)
    return said <= {1} if times == 1 else times in said
