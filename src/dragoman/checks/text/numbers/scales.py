"""Numbers with a scale: "3.5 million", "10 to 20 thousand", "2 लाख 44 हज़ार", 1億2千万.

Scales are words such as million. Most of them mean the same wherever they are written, so that one
table serves all languages; "billion" has two values, and a text is read with each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product, zip_longest

from dragoman.checks.text.numbers.values import Number
from dragoman.patterns import compile_later

_SCALES = """\
1000 thousand thousands k tausend tsd mille mila mil miles mie mii duizend tusen tusind
1000 ezer tuhat tuhatta tys tis тыс тысяч* тисяч* хиляд* хиљад* hiljad* tisuć* tisíc*
1000 tysi* bin χιλιάδες nghìn ngàn ribu elfu พัน हज़ार हजार ہزار هزار হাজার ஆயிரம் వేల
1000 ಸಾವಿರ ആയിരം ሺህ ሺ אלף אלפים ათას* հազար* мың* мянга* хиляди ھەزار هەزار زره ألف آلاف
1000 الف ألفا ألفاً ming ພັນ พัน mijë
10000 หมื่น ໝື່ນ သောင်း
100000 lakh lakhs lac लाख لاکھ লাখ লক্ষ லட்சம் லட்ச* లక్ష* ಲಕ್ಷ* ലക്ഷ* લાખ ਲੱਖ แสน ແສນ
100000 သိန်း ලක්ෂ*
1000 مىڭ
1000000 مىليون*
1000000000 مىليارد*
1000000 million* millones millón milhão milhões milion* milió* milijun* miljo* milj milloin*
1000000 mio mln m mn mill млн милион* миллион* мільйон* мілл* εκατ* milyon triệu juta
1000000 milioni ล้าน ລ້ານ သန်း मिलियन ملین میلیون میلیۆن ملیۆن ميليون مليون ملايين
1000000 مليونا مليوناً মিলিয়ন மில்லியன் మిలియన్* מיליון מיליוני מליון ሚሊዮን ሚልዮን
1000000 მილიონ* միլիոն* сая milion milhon milyonê ملیون мільён* මිලියන ಮಿಲಿಯನ್
1000000 ദശലക്ഷം મિલિયન ਮਿਲੀਅਨ
10000000 crore crores करोड़ करोड کروڑ কোটি கோடி* కోట్ల* ಕೋಟಿ* കോടി કરોડ ਕਰੋੜ कोटी
1000000000 milliard* milliárd* miliard* miljard* milijard* mrd mld md bn mlrd млрд
1000000000 миллиард* мільярд* милијард* милиард* milyar bilhão bilhões tỷ tỉ
1000000000 milyari bilioni مليار مليارات میلیارد ملیارد ملیارد میلیار ملياراً ارب
1000000000 अरब δισ* מיליארד מיליארדי ბილიონ* მილიარდ* միլիարդ* тэрбум ቢሊዮን ቢልዮን
1000000000 บิลเลียน বিলিয়ন பில்லியன் బిలియన్* ಬಿಲಿಯನ್ ബില്യൺ બિલિયન ਬਿਲੀਅਨ बिलियन
1000000000 බිලියන بلین بیلیون بليون miljar* miliyar* billion* billón billones
1000000000 bilião biliões бил* miliardë
1000000000000 billion* billón billones bilião biliões biljon* bilion* bilijun*
1000000000000 trillion* трлн триллион* trilyon трильйон* trilion* trilhão
1000000000000 trilhões nghìn_tỷ تریلیون تريليون"""
_AFTER = compile_later(
    r"\+?[ \u00a0\u202f\u200c-]?(?:de )?([^\s\d.,;:!?()/\"«»“”-]+)", re.IGNORECASE
)
_BEFORE = compile_later(r"([^\W\d_]+) $")
_SCALE_FIRST = frozenset({"elfu", "milioni", "bilioni", "laki", "trilioni", "ሚሊዮን"})
"""Words of languages in which the scale may come before its number: Swahili "milioni 6"."""
_RANGE = compile_later(
    r"(?: ?[-–—~〜/] ?| ?(?:to|and|or|bis|und|oder|à|et|ou|a|y|o|e|до|и|или|تا|و|یا|الى|إلى|أو|עד)"
    r" ?[$€£¥-]?)(?=[0-9])",
    re.IGNORECASE,
)
_GAP = compile_later(r"[ \u00a0]?(?:و |and )?")
_MOST_WORDS = 2


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


def find_scales(word: str) -> frozenset[int]:
    """Return the values of a word that is a scale; an empty set of any other word."""
    words, beginnings = _read_scales()
    word = word.casefold()
    if word in words:
        return words[word]
    match = _find_beginnings().match(word)
    return beginnings[match[0]] if match else frozenset()


def read_scaled(numbers: list[Number], text: str) -> dict[int, set[int]]:
    """Return, for the place of each number with a scale, what it says: 2000000 for "2 million".

    Numbers with scales that are beside each other are added. The first number of a range has the
    scale of the second one.
    """
    scaled: dict[int, set[int]] = {}
    last: tuple[Number, int, set[float]] | None = None
    for number, following in zip_longest(numbers, numbers[1:]):
        end, factors = _read_factors(text, number.end)
        if not factors and following and _is_range(text, number, following):
            _, factors = _read_factors(text, following.end)
            end = -1
        if not factors:
            factors = _read_factor_before(text, number.start)
        if not factors:
            last = None
            continue
        values = {value * factor for value in read_decimals(number) for factor in factors}
        scaled[number.start] = {round(value) for value in values}
        if last and _GAP.fullmatch(text, last[1], number.start):
            sums = {first + second for first, second in product(last[2], values)}
            scaled[number.start] |= {round(value) for value in sums}
            scaled[last[0].start] |= {round(value) for value in sums}
        last = (number, end, values) if end >= 0 else None
    return scaled


def _is_range(text: str, number: Number, following: Number) -> bool:
    match = _RANGE.match(text, number.end)
    return match is not None and match.end() == following.start


def _read_factors(text: str, at: int) -> tuple[int, set[int]]:
    """Return where the scales after a number end, and their values: a thousand million."""
    factors: set[int] = set()
    for _ in range(_MOST_WORDS):
        match = _AFTER.match(text, at, at + 24)
        found = find_scales(match[1]) if match else frozenset()
        if not (match and found):
            break
        factors = {one * other for one, other in product(factors or {1}, found)}
        at = match.end()
    return at, factors


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
