"""Find the days of the week in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from dragoman.checks.text.dates.month_tables import BEFORE, LETTER, PREFIXES, SPACELESS, fold_name
from dragoman.checks.text.folded_places import fold_places
from dragoman.checks.text.languages import base_language
from dragoman.languages.naming import find_data_code
from dragoman.patterns import compile_later

_MORE = {
    "fa": "0 دو_شنبه\n1 سه_شنبه\n2 چهار_شنبه\n3 پنج_شنبه\n4 آدینه\n5 شنبه\n6 یک_شنبه",
    "ps": "0 دو_شنبه\n1 سه_شنبه\n2 چهار_شنبه\n3 پنج_شنبه\n5 شنبه خالي\n6 یک_شنبه",
    "ar": "0 الإثنين\n1 الثلثاء\n2 الاربعاء",
    "ckb": "0 دوو_شەممە\n1 سێ_شەممە سێشەممە\n2 چوار_شەممە\n3 پێنج_شەممە\n4 هەینی\n6 یەک_شەممە",
    "ur": "0 سوموار\n3 جمعرات\n5 سنیچر ہفتے\n6 اتوار",
    "ru": "2 среду\n5 субботу",
    "uk": "2 середу\n5 суботу",
    "az": "1 çərşənbə_axşamına çərşənbə_axşamının\n3 cümə_axşamına cümə_axşamının",
    "zh": "0 周一 礼拜一\n1 周二 礼拜二\n2 周三 礼拜三\n3 周四 礼拜四\n4 周五 礼拜五\n"
    "5 周六 礼拜六\n6 周日 星期天 礼拜天 周天",
    "ja": "0 月曜\n1 火曜\n2 水曜\n3 木曜\n4 金曜\n5 土曜\n6 日曜",
    "he": "4 שישי\n5 שבת",
    "hi": "3 बृहस्पतिवार\n6 इतवार",
    "fi": "0 maanantai\n1 tiistai\n2 keskiviikko\n3 torstai\n4 perjantai\n5 lauantai\n6 sunnuntai",
}
"""Spellings that CLDR does not have, with ``_`` for a space or a half-space."""
_EVE = compile_later(r"(?:شب|ليله|عشيه|ליל|ערב|מוצאי)[ \u200c]$")
"""After these words the evening before is meant, and in Hebrew the one after: "شب جمعه"."""
_ENDINGS = {"fa": "(?:\u200c?(?:ها|هاي|ي))?", "ko": "[가-힣]{0,3}"}
"""What may be written together with the name of a day: plurals, and Korean particles."""
_SHORTEST_STEM = 5
_FEWEST_LETTERS = 3
_ENGLISH = compile_later(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b")
_ENGLISH_DAYS = {"M": 0, "Tu": 1, "W": 2, "Th": 3, "F": 4, "Sa": 5, "Su": 6}


def find_weekdays(text: str, language: str) -> Iterator[tuple[int, int, int]]:
    """Yield the place of each day of the week, and its number: 0 is Monday."""
    if base_language(language) == "en":
        for match in _ENGLISH.finditer(text):
            day = match[0][:1] if match[0][0] in "MWF" else match[0][:2]
            yield *match.span(), _ENGLISH_DAYS[day]
        return
    pattern, meanings = _make_pattern(language)
    folded = fold_places(text)
    for match in pattern.finditer(folded.text):
        if not _EVE.search(folded.text, max(0, match.start() - 8), match.start()):
            name = match["word"] or match["stem"]
            yield *folded.find_span(*match.span()), meanings[_to_key(name)]


def _to_key(name: str) -> str:
    return re.sub(r"[\s\u200c-]+", "", name)


@cache
def _make_pattern(language: str) -> tuple[re.Pattern[str], Mapping[str, int]]:
    """Return the pattern for the days of the week of a language, and what each name means."""
    base = base_language(language)
    names = _read_names(language, base)
    meanings = {_to_key(name): day for name, day in names.items()}
    stems = {} if base in SPACELESS or base in ("fa", "ar", "he", "ur") else _find_stems(names)
    meanings = stems | meanings
    words = "|".join(map(_write_name, sorted(names, key=len, reverse=True))) or "(?!)"
    begins = "|".join(map(re.escape, sorted(stems, key=len, reverse=True))) or "(?!)"
    if base in SPACELESS:
        return re.compile(f"(?P<word>{words})|(?P<stem>(?!))"), meanings
    ending = _ENDINGS.get(base, "")
    prefix = PREFIXES.get(base, "")
    pattern = (
        f"{BEFORE}{prefix}(?:(?P<word>{words}){ending}(?!{LETTER})"
        f"|(?P<stem>{begins}){LETTER}{{0,12}}(?!{LETTER}))"
    )
    return re.compile(pattern), meanings


def _read_names(language: str, base: str) -> dict[str, int]:
    from babel import Locale

    names: dict[str, int] = {}
    for row in _MORE.get(base, "").splitlines():
        number, *forms = row.split()
        names.update({fold_name(form.replace("_", " ")): int(number) for form in forms})
    try:
        days = Locale.parse(find_data_code(language)).days
    except ValueError:
        return names
    for context in ("format", "stand-alone"):
        for day, name in days[context]["wide"].items():
            folded = fold_name(name)
            if sum(map(str.isalpha, folded)) >= (2 if base in SPACELESS else _FEWEST_LETTERS):
                names.setdefault(folded, day)
    return names


def _find_stems(names: Mapping[str, int]) -> dict[str, int]:
    """Return the names without a last vowel or two letters, where they stay long enough."""
    stems = {}
    for name, day in names.items():
        stem = name[:-2] if len(name) > _SHORTEST_STEM + 2 else name[:-1]
        while stem and unicodedata.category(stem[-1]).startswith("M"):
            stem = stem[:-1]
        if len(stem) >= _SHORTEST_STEM and " " not in stem and "-" not in stem:
            stems[stem] = day
    days = {stem: {day for other, day in stems.items() if other.startswith(stem)} for stem in stems}
    return {stem: day for stem, day in stems.items() if len(days[stem]) == 1}


def _write_name(name: str) -> str:
    return r"[\s\u200c]{0,2}".join(map(re.escape, re.split(r"[\s\u200c]+", name)))
