"""Numbers with a scale: "3.5 million", "10 to 20 thousand", "2 लाख 44 हज़ार", 1億2千万.

Scales are words such as million. Most of them mean the same wherever they are written, so that one
table serves all languages; "billion" has two values, and a text is read with each, unless its
language is known to have only one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import product, zip_longest
from typing import NamedTuple

from dragoman.checks.text.numbers.ranges import RANGE_ENDINGS, RANGE_SIGNS, RANGE_WORDS
from dragoman.checks.text.numbers.spelled.said_in_words import is_factor
from dragoman.checks.text.numbers.values import Number, list_spelled_values
from dragoman.patterns import compile_later
from dragoman.texts.scripts import fold_letters

_SCALES = """\
1000 thousand thousands k tausend tsd mille mila mil miles mie mii duizend tusen tusind
1000 ezer ezr* tuhat tuhatta tys tis тыс тис тысяч* тисяч* хиляд* хиљад* hiljad* tisuć* tisíc*
1000 tysi* bin χιλιάδες nghìn ngàn ribu elfu พัน* हज़ार* हजार* ہزار هزار হাজার ஆயிரம் వేల
1000 ھزار ಸಾವಿರ ആയിരം ሺህ ሺ אלף אלפים ათას* հազար* мың* мянга* хиляди ھەزار هەزار زره ألف آلاف
1000 الف ألفا ألفاً hezar ming ພັນ พัน mijë þúsund* túsund* tūksto* tūkstanč* tisoč* χιλιάδ* duisend
1000 míle илјад*
10000 หมื่น* ໝື່ນ သောင်း
100000 lakh lakhs lac लाख* لاکھ লাখ* লক্ষ லட்சம் லட்ச* లక్ష* ಲಕ್ಷ* ലക്ഷ* લાખ ਲੱਖ แสน* ແສນ*
100000 သိန်း ලක්ෂ*
100 يۈز* শত* শো
1000 مىڭ*
1000000 مىليون*
1000000000 مىليارد*
1000000 million* millones millón milhão milhões milion* milió* milijun* miljo* milj milloin*
1000000 mio mln m mn mill млн милион* миллион* мільйон* мілл* εκατ* milyon triệu juta
1000000 milioni ล้าน* ລ້ານ* သန်း मिलियन ملین میلیون میلیۆن ملیۆن ميليون مليون ملايين
1000000 مليونا مليوناً মিলিয়ন மில்லியன் మిలియన్* מיליון מיליוני מליון ሚሊዮን ሚልዮን
1000000 მილიონ* միլիոն* сая milion milhon milyonê ملیون мільён* මිලියන ಮಿಲಿಯನ್
1000000 milljón* millió* milijon* millóns milioi miliwn milliún miljun* میلیونه
1000000 ദശലക്ഷം મિલિયન ਮਿਲੀਅਨ
10000000 สิบล้าน*
100000000 ร้อยล้าน*
1000000000 พันล้าน* ພັນລ້ານ*
10000000000 หมื่นล้าน*
100000000000 แสนล้าน*
10000000 crore crores करोड़* करोड* کروڑ কোটি* கோடி* కోట్ల* ಕೋಟಿ* കോടി કરોડ ਕਰੋੜ कोटी
1000000000 milliard* milliárd* miliard* miljard* milijard* mrd mld md bn mlrd млрд
1000000000 миллиард* мільярд* милијард* милиард* milyar bilhão bilhões tỷ tỉ
1000000000 milyari bilioni مليار مليارات مليارا میلیارد میلیارده ملیارد ملیارد میلیار ملياراً ارب
1000000000 अरब δισ* מיליארד מיליארדי ბილიონ* მილიარდ* միլիարդ* тэрбум ቢሊዮን ቢልዮን
1000000000 บิลเลียน বিলিয়ন பில்லியன் బిలియన్* ಬಿಲಿಯನ್ ബില്യൺ બિલિયન ਬਿਲੀਅਨ बिलियन
1000000000 milljarð* milyard biliwn bilion*
1000000000 bilion miliar millardo millardos ملیار
1000000000 බිලියන بلین بیلیون بليون miljar* miliyar* billion* billón billones
1000000000 bilião biliões билион* бил* miliardë
1000000000000 billion* billón billones bilião biliões biljon* bilion* bilijun*
1000000000000 bilioni билион* trilioni trillion* трлн триллион* trilyon трильйон* trilion* trilhão
1000000000000 biljoen trilhões nghìn_tỷ تریلیون تريليون"""
_AFTER = compile_later(
    r"\+?(?:-(?:ти|ми|х|и|й|го|му|м|мя|ю))?[ \u00a0\u202f\u200c-]?(?:de )?"
    r"([^\s\d.,;:!?()/\"«»“”-]+)",
    re.IGNORECASE,
)
_BEFORE = compile_later(r"([^\W\d_]+) $")
_SCALE_FIRST = frozenset({"elfu", "milioni", "bilioni", "laki", "trilioni", "ሚሊዮን"})
"""Words of languages in which the scale may come before its number: Swahili "milioni 6"."""
_RANGE = compile_later(
    rf"(?:(?:{RANGE_ENDINGS})? ?[{RANGE_SIGNS}] ?|(?:{RANGE_ENDINGS})? ?(?:{RANGE_WORDS}|ל[־-]?)"
    rf" ?[$€£¥-]?|(?:{RANGE_ENDINGS}) ?)(?=[0-9])",
    re.IGNORECASE,
)
"""What is between the two numbers of a range, before the second one (``ranges``)."""
_LONG_SCALE = frozenset({
    "de", "fr", "es", "it", "nl", "sv", "da", "nb", "nn", "no", "fi", "pl", "cs", "sk", "hu", "sr",
    "hr", "bs", "sl", "is", "ca", "gl",
})  # fmt: skip
"""Languages in which a billion is a million millions, as it was in English long ago."""
_PREFIXED = compile_later(
    r"[ \u00a0-]?(kilo|mega|giga)(?:bases?|basepairs?|watts?|tons?|tonnes?|bytes?|bits?|joules?)\b"
    r"|[ \u00a0]?(?:(k)(?:bp?|W)|(M)(?:bp?|W)|(G)(?:bp?|W))\b"
)
"""A scale that is a part of its unit: ``3 megawatts``, ``5 kW``."""
_PREFIXES: Mapping[str, frozenset[int]] = {
    "k": frozenset({10**3}), "m": frozenset({10**3, 10**6}), "g": frozenset({10**6, 10**9}),
}  # fmt: skip
"""What a number with a prefix says in the unit alone, and in that with the next smaller prefix."""
_HOMES: Mapping[str, frozenset[str]] = {
    word: frozenset(languages.split())
    for word, languages in {
        "mil": "es pt gl ca ast cy fil tl cs sk hr sr bs sl mk",
        "miles": "es pt gl ca ast", "mille": "fr it", "mila": "it eu", "mie": "ro", "mii": "ro",
        "bin": "tr",
    }.items()
}  # fmt: skip
"""Short words that are a scale in these languages only: elsewhere "45 mil" counts miles."""
_NO_SCALES: Mapping[str, frozenset[str]] = {
    "sl": frozenset({"milj"}),
}  # fmt: skip
"""By language, words that are no scale there, but miles."""
_OWN_SCALES: Mapping[str, Mapping[str, frozenset[int]]] = {
    language: {"mil": frozenset({10**6}), "мил": frozenset({10**6}), "tis": frozenset({1000})}
    for language in ("sk", "cs", "hr", "sr", "bs", "sl", "mk")
} | {"az": dict.fromkeys(("min", "minə", "mini", "minin", "mindən", "minlik"), frozenset({1000}))}
"""By language, words that are another scale than elsewhere: mil. is a million."""
_MARK_OF_MILLION = compile_later(r"\.(?= ?[^\s.])")
_THOUSANDS = compile_later(r"([0-9]{1,3})[., ’']000")
_GAP = compile_later(r"[ \u00a0]?(?:و ?|او |and |e |y |û )?")
_WORD_BEFORE = compile_later(
    r"(?<![0-9] )(?<!\S)([^\s\d.,;:!?()]+)[ \u00a0](?:و ?|او |and |e |y |û )?$"
)
"""A word right before a number, which no digits multiply: the thousand in هزار و ۲۰۰."""
_LONGEST_BEFORE = 32
_MOST_WORDS = 2
_LEAST_SCALE = 1000
_TIMES = range(1, 20)
"""How many of a scale are looked for in words before it, where not all words are known."""
_SINGLE = {"الف": 10**3, "مليون": 10**6, "مليار": 10**9}
_DUALS = {f"{one}{end}": frozenset({_SINGLE[one]}) for one in _SINGLE for end in ("ان", "ين")}
"""Two of a scale in one Arabic word, with its letters folded: ألفين و300."""


class _Scaled(NamedTuple):
    """A number with its scale, or words that say one."""

    start: int
    """Where the number begins; -1 for words."""
    end: int
    """Where the scale ends."""
    values: set[float]
    factors: set[int]


@cache
def _read_scales() -> tuple[Mapping[str, frozenset[int]], Mapping[str, frozenset[int]]]:
    """Return the values of the whole words, and of the beginnings of words."""
    words, beginnings = dict[str, frozenset[int]](), dict[str, frozenset[int]]()
    for row in _SCALES.split("\n"):
        value, *names = row.split()
        for name in names:
            table = beginnings if name.endswith("*") else words
            name = name.rstrip("*")
            table[name] = table.get(name, frozenset()) | {int(value)}
    return words, beginnings


@cache
def _find_beginnings() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_read_scales()[1], key=len, reverse=True)))


@lru_cache(maxsize=4096)
def find_scales(word: str) -> frozenset[int]:
    """Return the values of a word that is a scale; an empty set of any other word."""
    words, beginnings = _read_scales()
    word = word.casefold()
    if word in words:
        return words[word]
    match = _find_beginnings().match(word)
    return beginnings[match[0]] if match else frozenset()


def read_scaled(numbers: list[Number], text: str, language: str = "") -> dict[int, set[int]]:
    """Return, for the place of each number with a scale, what it says: 2000000 for "2 million".

    Numbers with scales that are beside each other are added, and one without a scale to the scale
    before it: "12 bin 500". The first number of a range has the scale of the second one. A unit may
    have a scale, too: 26 kilobases are 26000 bases.
    """
    scaled: dict[int, set[int]] = {}
    last: _Scaled | None = None
    for number, following in zip_longest(numbers, numbers[1:]):
        end, factors = _read_factors(text, number.end, language)
        if not factors and following and _is_range(text, number, following):
            _, factors = _read_factors(text, following.end, language)
            factors = factors or _share_thousands(number, following)
            end = -1
        if not factors:
            factors = _read_factor_before(text, number.start)
        before = last if last and _GAP.fullmatch(text, last.end, number.start) else None
        before = before or _read_words_before(text, number.start, language)
        values = {value * factor for value in read_decimals(number) for factor in factors or {1}}
        sums = {round(value) for value in _add_scaled(before, number, values, factors)}
        if factors or sums:
            scaled[number.start] = sums | {round(value) for value in values if factors}
        if before and before.start >= 0:
            scaled[before.start] |= sums
        if before and factors and max(factors) < min(before.factors):
            values |= {float(each) for each in sums}
        last = _Scaled(number.start, end, values, factors) if factors and end >= 0 else None
    return scaled


def _add_scaled(
    before: _Scaled | None, number: Number, values: set[float], factors: set[int]
) -> Iterator[float]:
    """Yield the sums of a number and of what is before it: 3 million 200 thousand, 12 thousand 500.

    A larger scale behind it is that of both: 2 thousand and 500 billion.
    """
    if before is None:
        return
    if factors:
        yield from (first + second for first, second in product(before.values, values))
    least = min(before.factors)
    small = [value for value in read_decimals(number) if value < least]
    for first, second in product(before.values, small):
        if not factors:
            yield first + second
        yield from ((first + second) * factor for factor in factors if factor > least)


def _read_words_before(text: str, at: int, language: str) -> _Scaled | None:
    """Return what words say that end with a scale right before a number: هزار و ۲۰۰."""
    before = text[max(0, at - _LONGEST_BEFORE) : at]
    match = _WORD_BEFORE.search(before)
    factors = _choose_scales(match[1], language) if match else frozenset()
    if match and not factors and language == "ar":
        factors = _DUALS.get(fold_letters(match[1]), factors)
    if match is None or not factors or min(factors) < _LEAST_SCALE:
        return None
    least, multiplied = min(factors), before[: match.start()]
    said = {times * least for times in _TIMES if is_factor(times, multiplied, language)}
    said |= list_spelled_values(before, language)
    values = {float(value) for value in said if value >= least and value % least == 0}
    return _Scaled(-1, at, values or set(map(float, factors)), set(factors))


def _is_range(text: str, number: Number, following: Number) -> bool:
    match = _RANGE.match(text, number.end)
    return match is not None and match.end() == following.start


def _share_thousands(number: Number, following: Number) -> set[int]:
    """Return the thousands that the second number of a range lends to the first: 8-18,000."""
    match = _THOUSANDS.fullmatch(following.text)
    is_less = match is not None and number.text.isdigit() and int(number.text) < int(match[1])
    return {1000} if is_less else set()


def _read_factors(text: str, at: int, language: str) -> tuple[int, set[int]]:
    """Return where the scales after a number end, and their values; those of a unit, too."""
    end, factors = find_scale_words(text, at, language)
    match = None if factors else _PREFIXED.match(text, at)
    if match:
        prefix = match[1] or match[2] or match[3] or match[4]
        return match.end(), set(_PREFIXES[prefix[0].lower()])
    return end, factors


def find_scale_words(text: str, at: int, language: str) -> tuple[int, set[int]]:
    """Return where the words end that are a scale, and their values: a thousand million."""
    factors: set[int] = set()
    for _ in range(_MOST_WORDS):
        match = _AFTER.match(text, at, at + 24)
        found = _choose_scales(match[1], language) if match else frozenset()
        if not (match and found) or _is_czech_mile(match, language):
            break
        factors = {one * other for one, other in product(factors or {1}, found)}
        at = match.end()
    return at, factors


def _is_czech_mile(scale: re.Match[str], language: str) -> bool:
    """Return whether a Czech "mil" counts miles: a million is "mil." with a mark, and goes on."""
    is_million = _MARK_OF_MILLION.match(scale.string, scale.end())
    return language == "cs" and scale[1].casefold() == "mil" and is_million is None


def _choose_scales(word: str, language: str) -> frozenset[int]:
    """Return the values of a word that is a scale; of "billion" the one that a language has."""
    if word.casefold() in _NO_SCALES.get(language, ()):
        return frozenset()
    own = _OWN_SCALES.get(language, {}).get(word.casefold())
    if own:
        return own
    home = _HOMES.get(word.casefold())
    if home and language and language not in home:
        return frozenset()
    found = find_scales(word)
    if len(found) > 1 and language == "en":
        return frozenset({min(found)})
    return frozenset({max(found)}) if len(found) > 1 and language in _LONG_SCALE else found


def _read_factor_before(text: str, at: int) -> set[int]:
    match = _BEFORE.search(text[max(0, at - 12) : at])
    return set(find_scales(match[1])) if match and match[1].casefold() in _SCALE_FIRST else set()


def read_decimals(number: Number) -> Iterator[float]:
    """Yield what a number says with its decimals, in each way to read it."""
    decimals = re.sub(r"\D", "", re.split("[.,]", number.text)[-1])
    for reading in number.readings:
        if len(reading) == 1:
            yield float(reading[0])
        elif len(reading) == 2:
            yield float(f"{reading[0]}.{decimals}")
