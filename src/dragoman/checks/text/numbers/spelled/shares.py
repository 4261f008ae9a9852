"""Half of a whole in words: 50 % of the people are la moitié, die Hälfte; and 3¾ is 3,75."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from math import inf

from dragoman.checks.text.numbers.scales import read_decimals
from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.spelled.collectives import PERCENT, has_word_for_half
from dragoman.patterns import compile_later

_FIFTY = compile_later(
    r"(?<![0-9.,-])50(?:[.,]0)?[ \u00a0\u202f-]?" + PERCENT,
    re.IGNORECASE,
)
_ONE_HALF = compile_later(r"(?<![0-9/.,])(?<![0-9] )1/2(?![0-9/])")
_MIXED = compile_later(r"(?<![0-9/.,])([0-9]{1,4}) {1,2}([1-9])/([2-9]|1[0-6])(?![0-9/])")
"""A whole number with a fraction, as 29¾, which is 29 3/4 in plain digits."""
_ROOM = 0.01
"""How far the decimals may be off: 2⅔ is 2.67."""
_HALF = {
    "de": "hälfte|halbier", "lb": "halschent|hallef", "nl": "helft|halveer", "af": "helfte?",
    "sv": "hälft|halver",
    "da": "halvdel|halver", "nb": "halvdel|halvpart|halver", "nn": "halvdel|halvpart",
    "is": "helming",
    "fr": "moitié", "es": "mitad", "pt": "metade", "gl": "metade", "it": "metà|dimezz",
    "ca": "meitat",
    "ro": "jumăta", "pl": "połow", "cs": "polovin", "sk": "polovic|polovin", "sl": "polovic",
    "hr": "polovic|polovin", "bs": "polovic|polovin", "sr": "polovin|половин", "bg": "половин",
    "mk": "половин", "be": "палов", "lt": r"pus(?:ė|ę|ės|ei|ėje)\b", "lv": r"pus(?:e|i|es|ei)\b",
    "et": r"pool(?:te|ed|t)?\b", "fi": "puolet|puolta|puole[enl]|puolikas",
    "hu": r"fele\b|felé(?:t|n?ek|vel|re|ben|ből|n)\b",
    "el": "μισ[οόάέή]", "tr": "yarısı", "az": "yarısı", "kk": "жартысы",
    "ky": "жарымы", "uz": "yarmi", "tt": "яртысы",
    "hi": "आध[ाेी]", "mr": "अर्ध|निम्म", "ne": "आधा", "bn": "অর্ধেক", "pa": "ਅੱਧ", "gu": "અડધ",
    "ta": "பாதி", "te": "సగ", "kn": "ಅರ್ಧ", "ml": "പകുതി", "ur": "آدھ|نصف", "ps": "نیم|نيم",
    "ckb": "نیوە", "ku": "nîv", "he": "מחצית|חצי", "id": "separuh|setengah|separo",
    "ms": "separuh|setengah", "vi": "nửa", "th": "ครึ่ง", "km": "ពាក់កណ្ដាល|ពាក់កណ្តាល",
    "sw": "nusu", "tl": "kalahati", "fil": "kalahati", "hy": "կես", "ka": "ნახევ", "am": "ግማሽ",
    "ti": "ፍርቂ", "eu": "erdi", "sq": "gjysm", "cy": "hanner", "ga": "leath", "mt": "nofs",
}  # fmt: skip
"""By language, how the words for half of a whole begin."""


def list_mixed_numbers(fractions: Side, decimals: Side) -> Iterator[tuple[set[int], set[int]]]:
    """Yield the numbers of each 29¾ that the other text has as 29.75, and those of that."""
    mixed = dict(_list_mixed(fractions.text))
    for number in decimals.numbers if mixed else ():
        for one in read_decimals(number):
            hundredths = round(100 * one)
            for near in range(hundredths - 1, hundredths + 2):
                value, parts = mixed.get(near, (inf, set[int]()))
                if abs(one - value) <= _ROOM:
                    yield parts, {*chain.from_iterable(number.readings)}


def _list_mixed(text: str) -> Iterator[tuple[int, tuple[float, set[int]]]]:
    """Yield, by its hundredths, the value of each mixed number, and the numbers it is written with.

    By these a decimal is looked up: a long table has thousands of both.
    """
    for match in _MIXED.finditer(text):
        whole, part, parts = map(int, match.groups())
        value = whole + part / parts
        yield round(100 * value), (value, {whole, part, parts})


def says_half(fractions: Side, words: Side) -> bool:
    """Return whether one text has ½, and the other the word for half."""
    return bool(_ONE_HALF.search(fractions.text)) and any(words.find_words(_HALF))


def says_half_of_whole(percents: Side, words: Side) -> bool:
    """Return whether one text has 50 %, and the other the word for half of a whole."""
    return bool(_FIFTY.search(percents.text)) and (
        any(words.find_words(_HALF)) or has_word_for_half(words.text, words.language)
    )
