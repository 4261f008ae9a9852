"""Years that have another number: 明治23年 is 1890, พ.ศ. 2561 is 2018, devadesátá léta the 1990s.

A name counts only if the other text has the year that it says.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.text.dates.numeric import BUDDHIST_GAP
from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.spelled.said_in_words import is_factor, is_said_in_words
from dragoman.checks.text.numbers.times.decades import list_decades
from dragoman.patterns import compile_later

_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
"""By era of Japan, the year before its first one."""
_ERA_LETTERS = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和"}
_ERA_LETTER = compile_later(r"(?<![A-Za-z])([MTSHR])([0-9]{1,2})年")
_ERA_YEAR = compile_later(rf"({'|'.join(_ERAS)})([0-9]{{1,2}})(?![0-9])")
_BUDDHIST_YEARS = range(2400, 2700)
_DECADE = compile_later(
    r"(?<![0-9])((?:1[0-9]|20)([0-9]0))(?: ?年代| ?년대|-?(?:х|е|ті|ні|те|ler|lar)\b"
    r"|er\b|['’]?s\b|-talet)"
)
_TENS_OF_YEARS = {
    "en": "decade", "de": "jahrzehnt", "nl": "decenni", "sv": "decenni|årtionde", "da": "årti|tiår",
    "nb": "tiår", "nn": "tiår", "is": "áratug", "fr": "décenni", "es": "d[ée]cada", "gl": "década",
    "pt": "década", "it": "decenni", "ca": "d[èe]cad", "ro": "deceni", "ru": "десятилети",
    "uk": "десятиліт|декад", "be": "дзесяцігоддз", "bg": "десетилети", "sr": "deceni|децени",
    "hr": "desetlje", "bs": "deceni", "sl": "desetlet", "mk": "децени", "pl": "dekad|dziesięciole",
    "cs": "desetilet|dekád", "sk": "desaťroč|dekád", "lt": "dešimtme",
    "lv": "desmitgad|gadu desmit",
    "et": "aastaküm|kümnend", "fi": "vuosikymmen", "hu": "évtized", "el": "δεκαετ",
    "id": "dekade|dasawarsa", "ms": "dekad|dasawarsa", "vi": "thập (?:kỷ|niên)", "th": "ทศวรรษ",
    "fa": "دهه", "ar": "عقود|عقد", "he": "עשור", "hi": "दशक", "bn": "দশক", "ur": "دہائی",
    "tr": "on yıl", "hy": "տասնամյակ", "ka": "ათწლეულ", "eu": "hamarkada", "sq": "dekad",
}  # fmt: skip
"""By language, how the words for ten years begin."""
_SPANS = range(20, 100, 10)
_YEARS = range(1000, 2100)
_REACH = 16
_COUNTED = compile_later(r"(?<![0-9.,])([2-9])(?: |-)(?:\w+ )?\Z")


def list_named_years(side: Side, other: Side) -> tuple[set[int], set[int]]:
    """Return the values that a text says with the names of its years, and what the other says so.

    The second ones are the numbers that the text has in its names.
    """
    in_side, in_other = set[int](), set[int]()
    for year, number in {
        *_list_eras(side.text),
        *_list_buddhist_years(side),
        *_list_tens(side, other),
    }:
        if year in other.values or is_said_in_words(year, other.text, other.language):
            in_side.add(year)
            in_other.add(number)
    alone = {number.readings[-1] for number in side.numbers}
    for decade in _list_first_years(side):
        tens = decade % 100
        if (tens,) in alone or any(_has_other_century(one, decade) for one in other.values):
            continue  # the other text has it from there, or it has another decade
        if tens in other.values | other.words or is_said_in_words(tens, other.text, other.language):
            in_other.add(decade)
    in_side.update(_list_spans(side, other))
    return in_side, in_other


def _has_other_century(value: int, decade: int) -> bool:
    """Return whether a value is the first year of such a decade of another century."""
    return value in _YEARS and value != decade and value % 100 == decade % 100


def _list_first_years(side: Side) -> set[int]:
    """Return the first year of each decade that a text names with its century."""
    named = {hundred + rest for hundred, rest in list_decades(side.text, side.language)}
    return {int(match[1]) for match in _DECADE.finditer(side.text)} | (named & side.values)


def _list_eras(text: str) -> Iterator[tuple[int, int]]:
    if text.isascii():
        return  # the usual case
    for match in _ERA_YEAR.finditer(text):
        yield _ERAS[match[1]] + int(match[2]), int(match[2])
    for match in _ERA_LETTER.finditer(text) if "年" in text else ():
        yield _ERAS[_ERA_LETTERS[match[1]]] + int(match[2]), int(match[2])


def _list_buddhist_years(side: Side) -> Iterator[tuple[int, int]]:
    for year in side.values if side.language == "th" else ():
        if year in _BUDDHIST_YEARS:
            yield year - BUDDHIST_GAP, year


def _list_spans(side: Side, other: Side) -> Iterator[int]:
    """Yield the years that a text counts in decades, in words: два десятилетия are 20."""
    wanted = [value for value in other.values if value in _SPANS]
    for match in side.find_words(_TENS_OF_YEARS) if wanted else ():
        before = side.text[max(0, match.start() - _REACH) : match.start()]
        yield from (value for value in wanted if is_factor(value // 10, before, side.language))


def _list_tens(side: Side, other: Side) -> Iterator[tuple[int, int]]:
    """Yield how many years the decades are that a text counts in digits: 6 decades are 60."""
    if any(other.find_words(_TENS_OF_YEARS)):
        return
    for match in side.find_words(_TENS_OF_YEARS):
        count = _COUNTED.search(side.text, max(0, match.start() - 16), match.start())
        if count:
            yield 10 * int(count[1]), int(count[1])
