"""Numbers that are written as words: "twenty-one", "بیست و یکم", "واحد وعشرون"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dragoman.texts.scripts import fold_letters

_CARDINALS = {
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty",
    "fa": "یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده "
    "نوزده بیست",
    "ar": "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة",
    "de": "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
    "fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze "
    "seize - - - vingt",
    "es": "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciséis diecisiete dieciocho diecinueve veinte",
}
"""The words for 1, 2, 3 and so on; "-" where there is none."""
_ORDINALS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    "fa": "اول دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم یازدهم دوازدهم سیزدهم چهاردهم پانزدهم "
    "شانزدهم هفدهم هجدهم نوزدهم بیستم",
    "ar": "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر",
    "de": "erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte",
    "fr": "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième "
    "dixième",
    "es": "primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo",
}
_TENS = {
    "en": "thirty forty fifty sixty seventy eighty ninety",
    "fa": "سی چهل پنجاه شصت هفتاد هشتاد نود",
    "ar": "ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون",
    "de": "dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "fr": "trente quarante cinquante soixante",
    "es": "treinta cuarenta cincuenta sesenta setenta ochenta noventa",
}
_OTHERS = {
    "en": {"hundred": 100, "thousand": 1000, "million": 1000000},
    "fa": {"یکم": 1, "سی‌ام": 30, "سی ام": 30, "هیجده": 18, "هیجدهم": 18, "صد": 100, "هزار": 1000,
           "میلیون": 1000000},
    "ar": {"أحد": 1, "الأولى": 1, "اثنين": 2, "الثانية": 2, "ثلاث": 3, "أربع": 4, "خمس": 5, "ست": 6,
           "سبع": 7, "ثماني": 8, "تسع": 9, "عشر": 10, "الحادي": 1, "الحادية": 1, "عشرون": 20,
           "عشرين": 20, "ثلاثين": 30, "أربعين": 40, "خمسين": 50, "ستين": 60, "سبعين": 70,
           "ثمانين": 80, "تسعين": 90, "مائة": 100, "مئة": 100, "ألف": 1000, "مليون": 1000000},
    "de": {"ein": 1, "eine": 1, "hundert": 100, "tausend": 1000, "Million": 1000000},
    "fr": {"une": 1, "première": 1, "cent": 100, "mille": 1000, "million": 1000000},
    "es": {"un": 1, "una": 1, "primera": 1, "cien": 100, "mil": 1000, "millón": 1000000},
}  # fmt: skip
_LETTERS = re.compile(r"[^\W\d_]+(?:\u200c[^\W\d_]+)*")
_JOINERS = frozenset({"and", "و", "und", "et", "y"})
_LEAST = 2
"""The word for one is also an article in most languages, and says nothing."""


@cache
def _read_words(language: str) -> dict[str, int]:
    words = dict(_OTHERS.get(language, {}))
    for table in (_CARDINALS, _ORDINALS):
        words |= {word: at for at, word in enumerate(table.get(language, "").split(), start=1)}
    tens = _TENS.get(language, "").split()
    words |= {word: 10 * at for at, word in enumerate(tens, start=3)}
    if language == "ar":
        words |= {f"{word}ة": words[word] for word in _ORDINALS["ar"].split()}
    if language == "en":
        words |= {f"{word.removesuffix('y')}ieth": words[word] for word in tens}
        words |= {f"{word}th": value for word, value in list(words.items())}
    return {fold_letters(word): value for word, value in words.items() if word != "-"}


def find_number_words(text: str, language: str) -> Iterator[int]:
    """Yield the numbers, from 2 to a million, that are written as words of a language.

    Tens and ones beside each other, in either order and with an "and" between them, are one number.
    """
    words = _read_words(language.partition("_")[0])
    if not words:
        return
    last = 0
    for found in _LETTERS.finditer(fold_letters(text)):
        word = found[0]
        bare = word.removeprefix("و")
        value = words.get(word) or words.get(bare) or words.get(bare.removeprefix("ال"), 0)
        if value and _is_pair(last, value):
            yield last + value
            last = 0
            continue
        if value or word not in _JOINERS:
            if last >= _LEAST:
                yield last
            last = value
    if last >= _LEAST:
        yield last


def _is_pair(first: int, second: int) -> bool:
    """Return whether two numbers are the tens and the ones of one number."""
    low, high = sorted((first, second))
    return 0 < low < 10 <= high < 100 and high % 10 == 0
