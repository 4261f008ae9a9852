"""Words that say a number without being one: a decade, two dozen, half, the 1980s, a fortnight."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from dragoman.checks.text.dates.calendars import ETHIOPIAN_LANGUAGES
from dragoman.checks.text.numbers.times.decades import ORDINAL_DECADE
from dragoman.checks.text.numbers.values import list_spelled_values, list_values
from dragoman.patterns import compile_later
from dragoman.texts.scripts import fold_letters

_COUNTS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COLLECTIVES: Mapping[str, Mapping[str, tuple[int, ...]]] = {
    "en": {
        "decade": (10,), "dozen": (12,), "score": (20,), "century": (100,), "centuries": (100,),
        "fortnight": (14, 2), "millenni": (1000,), "tens": (10, 100), "hundreds": (100,),
        "doubl": (2,), "twin": (2,), "duo": (2,), "trio": (3,), "tripl": (3,), "quadrupl": (4,),
        "quartet": (4,), "quintet": (5,), "half": (2, 50), "halv": (2, 50), "third": (3, 33, 30),
        "quarter": (4, 25), "fifth": (5, 20), "tenth": (10,), 
        "fully": (100,),
        **{f"{count}fold": (value,) for value, count in enumerate(_COUNTS, start=2)},
        "teen": (13, 19), "both": (2,),
    },
    "fa": {"دهه": (10,), "دوجین": (12,), "قرن": (100,), "سده": (100,), "نیم": (2, 50),
           "نصف": (2, 50), "ثلث": (3, 33), "ربع": (4, 25), "دوبرابر": (2,), "شبانه": (24,),
           "کامل": (100,), "هزاره": (1000,), },
    "ar": {"عقد": (10,), "العقد": (10,), "عقود": (10,), "قرن": (100,), "القرن": (100,),
           "دزين": (12,), "نصف": (2, 50), "النصف": (2, 50), "ثلث": (3, 33), "ربع": (4, 25),
           "ضعف": (2,), "مضاعف": (2,), "المضاعف": (2,), "مزدوج": (2,), "المزدوج": (2,),
           "يضاعف": (2,), "تضاعف": (2,), "ثنائي": (2,), "الثنائي": (2,),
           "ثان": (2,), "الثان": (2,), "تمام": (100,),
           "بالكامل": (100,),
           },
    "he": {"שנתיים": (2,), "שעתיים": (2,), "יומיים": (2,), "שבועיים": (2,), "חודשיים": (2,),
           "פעמיים": (2,), "כפליים": (2,), "שנתים": (2,), "שעתים": (2,), "מאתיים": (200,),
           "אלפיים": (2000,), "תריסר": (12,),
           },
    "ru": {"сутк": (24,), "суток": (24,), "половин": (2, 50), "пополам": (2, 50), "вдвое": (2, 50),
           "удво": (2,), "втрое": (3,), "четверть": (4, 25), "четверти": (4, 25), "дюжин": (12,),
           "десятилети": (10,), "столети": (100,)},
    "uk": {"доба": (24,), "добу": (24,), "доби": (24,), "діб": (24,), "половин": (2, 50),
           "навпіл": (2, 50), "вдвічі": (2, 50), "подво": (2,), "втричі": (3,), "чверт": (4, 25),
           "дюжин": (12,), "десятилітт": (10,), "столітт": (100,)},
    "ja": {"半分": (2, 50), "半数": (2, 50), "半減": (2, 50), "半額": (2, 50), "倍": (2,),
           "二分": (2,), "昼夜": (24,), "丸一日": (24,), "世紀": (100,),
           "イレブン": (11,), "ふたつ": (2,), "ふたり": (2,), "みっつ": (3,), "よっつ": (4,),
           "いつつ": (5,), "むっつ": (6,), "ななつ": (7,), "やっつ": (8,), "ここのつ": (9,)},
    "zh": {"一半": (2, 50), "半数": (2, 50), "半數": (2, 50), "减半": (2, 50), "減半": (2, 50),
           "半价": (50,), "半價": (50,), "对折": (50,), "對折": (50,),
           "对半": (2,), "對半": (2,), "加倍": (2,), "翻倍": (2,), "昼夜": (24,), "晝夜": (24,),
           "世纪": (100,), "世紀": (100,)},
    "lt": {"dešimtmet": (10,), "dvidešimtmet": (20,), "trisdešimtmet": (30,),
           "keturiasdešimtmet": (40,), "penkiasdešimtmet": (50,), "šimtmet": (100,),
           "pusmet": (6,), "ketvirtadal": (4, 25), "ketvirčio": (4, 25), "ketvirtį": (4, 25),
           "ketvirtis": (4, 25), "puse": (2, 50), "pusei": (2, 50), "pusę": (2, 50),
           "pusė": (2, 50), "pusėje": (2, 50), "pusės": (2, 50)},
    "ko": {"절반": (2, 50), "반으로": (2, 50), "갑절": (2,), "두 배": (2,), "세 배": (3,),
           "네 배": (4,), "열 배": (10,), "주야": (24,)},
}  # fmt: skip
"""By language, what each word or beginning of a word says alone."""
_WHOLE = {
    "en": "tens score twin duo trio both",
    "uk": "доба добу доби діб",
    "fa": "قرن نیم",
}
"""Those of the words that begin others, which say no number: tension, scored."""
_ENDINGS = {"fa": "(?:ه|ی|ها|های|هایی)?"}
"""What such a word may end with; in other languages it is an s."""
_WITHOUT_SPACES = frozenset({"ja", "zh"})
_MULTIPLIED = frozenset((10, 12, 20, 24, 100, 1000))
"""Values that a number before them multiplies: two decades are 20."""
PERCENT = (
    r"(?:[%٪]|per ?cent\b|pct\b|pro[zcs]ent|persen|perqind|por cien|pour cent|per cento|процент"
    r"|відсот|адсот|на сто|проц|száza|prosent|τοις εκατ|درصد|فیصد|אחוז|(?:في|ب)?ال?م[ئا]ئ?ة"
    r"|टक्क|प्रतिशत|फीसदी|শতাংশ|パーセント|퍼센트|프로)"
)
"""What says per cent behind a number, as a pattern."""
_HALF_IN_PERCENT = 50
_CENTURY_BEHIND = compile_later(r"\W(?:an? |of an? )?(?:centur|hundred|قرن|سده|век|столе|століт)")
_DUALS = ("ين", "ان")
_THIRDS = compile_later(r"(?:two|2)[ -]thirds", re.IGNORECASE)
_THREE_QUARTERS = compile_later(r"(?:three|3)[ -](?:quarter|fourth)", re.IGNORECASE)
_FRACTION = compile_later(r"(?<![0-9/])([1-9])/([2-9]|10)(?![0-9/])")
_DECADE = compile_later(
    r"(?<![0-9])(1[0-9]|20)?([0-9]0)(?:['’]?s\b|er\b|-?(?:х|е|ті|ні|te|ler|lar))"
)
_SHORT_CENTURY = compile_later(r"(?<![0-9])([1-9])00(?=['’]?s\b)")
"""A century by its first year: the 900s are the 10th."""
_CENTURY = compile_later(
    r"(?<![0-9])([1-9]|1[0-9]|2[01])(?:st|nd|rd|th)"
    r"(?=(?: |[-–—,/]|to|and|or|through|until|the|early|late|mid|[0-9]{1,2}(?:st|nd|rd|th)){0,12}"
    r"[ -]centur)",
    re.IGNORECASE,
)
"""A century of the source, which northern languages name by its first year: 1800-talet."""
_ORDINAL_NAMES = """\
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"""
ORDINALS = _ORDINAL_NAMES.split()
_ANY_ORDINAL = "|".join(reversed(ORDINALS))
_SPELLED_CENTURY = compile_later(
    rf"\b({_ANY_ORDINAL})"
    rf"(?=(?:[ -]|(?:to|and|or|the|early|late|mid|{_ANY_ORDINAL})\b){{1,9}}centur)",
    re.IGNORECASE,
)
_ORDINAL = compile_later(rf"\b(?:{_ANY_ORDINAL}|[0-9]{{1,3}}(?:st|nd|rd|th))\b", re.IGNORECASE)
"""It multiplies nothing: the 19th century is not 1,900 years."""
_SPELLED_DECADES = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
_SPELLED_DECADE = compile_later(rf"\b({'|'.join(_SPELLED_DECADES)})ies\b", re.IGNORECASE)
_SOLAR_GAP = 620
"""The solar decade of the 1360s is the Gregorian one of the 1980s, but for a year and more."""
SOLAR_LANGUAGES = frozenset({"fa", "ps", "prs", "ckb", "tg"})


_PARTICLES = {"ar": "[وبلفك]?", "he": "[ובלכמהש]{0,2}"}
"""What may be written together with the beginning of a word."""


@cache
def _find_words(language: str) -> re.Pattern[str]:
    whole = fold_letters(_WHOLE.get(language, "")).split()
    ending = rf"(?={fold_letters(_ENDINGS.get(language, 's?'))}\b)"
    words = [
        word + ending if word in whole else word
        for word in sorted(_read_words(language), key=len, reverse=True)
    ]
    particles = _PARTICLES.get(language, "")
    start, rest = ("", "()") if language in _WITHOUT_SPACES else (r"\b", r"(\w*)")
    return re.compile(rf"{start}{particles}({'|'.join(words)}){rest}")


@cache
def _read_words(language: str) -> dict[str, tuple[int, ...]]:
    return {fold_letters(word): values for word, values in _COLLECTIVES[language].items()}


def list_collective_values(text: str, language: str, *, with_fifty: bool = True) -> Iterator[int]:
    """Yield what such words say, alone and with the number before them.

    A half is 50, too, but only of a century or of a hundred: for 50 per cent there is
    ``has_word_for_half``.
    """
    yield from _list_fractions(text)
    if language not in _COLLECTIVES:
        return
    folded = fold_letters(text)
    for match in _find_words(language).finditer(folded):
        before = _ORDINAL.sub(" ", folded[max(0, match.start() - 16) : match.start()])
        factors = {*list_spelled_values(before, language), *list_values(before)}
        for value in _read_words(language)[match[1]]:
            is_fifty = with_fifty or _CENTURY_BEHIND.match(folded, match.end())
            if value == _HALF_IN_PERCENT and not is_fifty:
                continue
            yield value
            is_century = language in _WITHOUT_SPACES and value == 100
            if value in _MULTIPLIED and not is_century:  # 15世紀 is the 15th
                yield from (factor * value for factor in factors)
                if language == "ar" and match[2] in _DUALS:
                    yield 2 * value


def has_word_for_half(text: str, language: str) -> bool:
    """Return whether a text has one of these words that says half of a whole."""
    found = _find_words(language).finditer(fold_letters(text)) if language in _COLLECTIVES else ()
    return any(_HALF_IN_PERCENT in _read_words(language)[match[1]] for match in found)


def _list_fractions(text: str) -> Iterator[int]:
    """Yield fractions as decimals and in percent: 3/4 is 75."""
    for match in _FRACTION.finditer(text):
        percent = 100 * int(match[1]) / int(match[2])
        yield from (int(percent), round(percent))
        if percent % 10 == 0:
            yield int(percent) // 10
    if _THIRDS.search(text):
        yield from (66, 67)
    if _THREE_QUARTERS.search(text):
        yield 75


def list_decade_values(text: str, language: str) -> Iterator[int]:
    """Yield what a translation may have for a decade of the text: 80, 20 (the century), 1360, 60.

    ``language`` is the one of the other text; in some, the 80s are the ninth decade.
    """
    is_solar = language in SOLAR_LANGUAGES
    for match in _DECADE.finditer(text):
        decade = int(match[2])
        century = int(match[1] or 19)
        yield from (decade, century * 100 + decade, century + 1)
        if language in ORDINAL_DECADE:
            yield decade // 10 + 1
        if language in ETHIOPIAN_LANGUAGES:
            yield century * 100 + decade - 10
        if is_solar:
            solar = century * 100 + decade - _SOLAR_GAP
            yield from (solar, solar % 100)
    for match in _SHORT_CENTURY.finditer(text):
        yield int(match[1]) + 1
    for match in _CENTURY.finditer(text):
        yield 100 * (int(match[1]) - 1)
    for match in _SPELLED_CENTURY.finditer(text):
        century = 1 + ORDINALS.index(match[1].lower())
        yield from (century, 100 * (century - 1))
    for match in _SPELLED_DECADE.finditer(text):
        decade = 20 + 10 * _SPELLED_DECADES.index(match[1].lower())
        yield from (decade, 1900 + decade, 20)
        if is_solar:
            solar = 1900 + decade - _SOLAR_GAP
            yield from (solar, solar % 100)
