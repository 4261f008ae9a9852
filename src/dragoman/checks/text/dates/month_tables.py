"""What the months are called in a language, as one pattern: from CLDR, and from ``month_names``."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.checks.text.beginnings import find_common_start
from dragoman.checks.text.dates.calendars import Calendar, Moment
from dragoman.checks.text.dates.month_names import (
    ETHIOPIAN,
    GREGORIAN,
    LUNAR,
    SOLAR,
    UNSURE,
)
from dragoman.checks.text.folded_places import fold_places
from dragoman.checks.text.languages import base_language
from dragoman.languages.naming import find_data_code
from dragoman.patterns import compile_later

_MARKS_IN_WORDS = "".join(
    char for char in map(chr, range(0x900, 0xE00)) if unicodedata.category(char).startswith("M")
)
"""Vowel signs of the scripts of India, which ``\\w`` does not match."""
LETTER = f"(?:[^\\W\\d_]|[{_MARKS_IN_WORDS}])"
BEFORE = f"(?<![^\\W\\d_])(?<![{_MARKS_IN_WORDS}])"
SPACELESS = frozenset({"zh", "yue", "ja", "th", "lo", "km", "my", "bo", "dz"})
PREFIXES = {
    "ar": "(?:[وف]?(?:[بلك]?ال|لل|[بلك])?|)",
    "he": "(?:[ושכ]?[בלמהש]?-?)",
    "am": "(?:[በየከለ]|እስከ|እና)?",
    "ti": "(?:[ብንካ]|ናይ)?",
}
"""By language, what is written together with a month in front of it."""
_NO_TAILS = frozenset({"en", "ar", "fa", "ps", "ur", "he", "de", "fr", "es", "pt", "it", "ckb"})
"""Languages in which a month has no endings, or few: those in ``_TAILS``."""
_TAILS = {
    "de": "s?",
    "fa": "(?:\u200c?(?:ي|ها|ماه))?",
    "ckb": "(?:ي|دا|يدا|ه|هوه|ا)?",
    "ps": "(?:و|ۍ|ي)?",
}
"""The endings of months by language, with their letters folded."""
_WITHOUT_CLDR = frozenset({"ti", "om", "nus", "ln"})
"""Languages whose names in CLDR say nothing certain: those of the Ethiopian months, which begin a
week later, and numbers that are written in many ways."""
_SHORTEST_STEM = 4
_LONG_NAME = 6
"""From this length the English name of a month is no word of another language in Latin letters."""
_SURE_STEM = 6
_HAN_MONTH = "[一二三四五六七八九十]{1,3}"
_HAN_VALUES = {char: value for value, char in enumerate("一二三四五六七八九十", 1)}
_FILLERS = compile_later(r"[\s\u200c]+")


@dataclass(frozen=True, slots=True)
class MonthTable:
    """The names of the months of a language."""

    pattern: re.Pattern[str]
    """Finds a month in a folded text: the group ``word``, ``stem`` or ``number``."""
    meanings: Mapping[str, frozenset[Moment]]
    """By a name or its beginning, what it means."""
    unsure: frozenset[str]
    """Names that alone may be another word: also all abbreviations."""
    day_is_first: bool | None
    """Whether a day is before its month; None where both are usual."""

    def find_meanings(self, match: re.Match[str]) -> frozenset[Moment]:
        """Return what a match of the pattern can mean: months of a calendar."""
        groups = match.groupdict()
        if groups["number"]:
            month = read_number(groups["number"])
            return frozenset({Moment(Calendar.GREGORIAN, None, month)})
        return self.meanings[_to_key(groups["word"] or groups["stem"])]

    def is_sure(self, match: re.Match[str]) -> bool:
        """Return whether a match is a month also where no day and no year is beside it."""
        groups = match.groupdict()
        if groups["number"]:
            return match[0] != groups["number"]
        if groups["stem"]:
            return len(groups["stem"]) >= _SURE_STEM
        return _to_key(groups["word"]) not in self.unsure


def read_number(text: str) -> int:
    """Return the value of digits, or of Chinese numerals below 100."""
    if text[0].isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _HAN_VALUES[text[0]] if len(text) == 1 else 0
    return 10 * (_HAN_VALUES.get(tens, 0) if tens else 1) + _HAN_VALUES.get(ones, 0)


def _to_key(name: str) -> str:
    return _FILLERS.sub("", name)


def fold_name(name: str) -> str:
    """Return a name of a month or a day as it is looked for in a folded text."""
    return fold_places(unicodedata.normalize("NFC", name)).text.strip(". ")


@cache
def make_month_table(language: str) -> MonthTable:
    """Return the names of the months of a language; those of the digits 1 to 12 at least."""
    base = base_language(language)
    wide, short = _read_cldr(language)
    meanings: dict[str, set[Moment]] = defaultdict(set)
    names: set[str] = set()
    for moment, name in _list_own_names(base):
        names.add(name)
        meanings[_to_key(name)].add(moment)
    numbered = _find_numbered_form(wide, short)
    sure = {_to_key(name) for name in names}
    for forms in wide.values():
        sure.update(map(_to_key, forms))
    for table in (wide, short):
        for month, forms in table.items():
            for name in forms:
                if not any(map(str.isdigit, name)) and not (table is short and name in names):
                    names.add(name)
                    meanings[_to_key(name)].add(Moment(Calendar.GREGORIAN, None, month))
    stems = {} if base in _NO_TAILS or base in SPACELESS else _find_stems(wide)
    for stem, month in stems.items():
        meanings[_to_key(stem)].add(Moment(Calendar.GREGORIAN, None, month))
    unsure = {_to_key(fold_name(name)) for name in UNSURE.get(base, "").split()}
    unsure |= {key for key in meanings if key not in sure or len(key) < 3}
    pattern = _write_pattern(base, names, stems, numbered)
    return MonthTable(
        pattern,
        {key: frozenset(moments) for key, moments in meanings.items()},
        frozenset(unsure),
        None if base == "en" else _has_day_first(language),
    )


def _has_day_first(language: str) -> bool:
    from babel import Locale

    for code in _list_codes(language):
        pattern = str(Locale.parse(code).date_formats["long"].pattern)
        return pattern.find("d") < pattern.find("M")
    return True


def _list_own_names(base: str) -> Iterator[tuple[Moment, str]]:
    for calendar, tables in (
        (Calendar.GREGORIAN, GREGORIAN),
        (Calendar.SOLAR, SOLAR),
        (Calendar.LUNAR, LUNAR),
    ):
        for row in tables.get(base, "").splitlines():
            number, *names = row.split()
            for name in names:
                yield (
                    Moment(calendar, None, int(number)),
                    fold_name(name.replace("_", " ")),
                )
    for row in ETHIOPIAN.get(base, "").splitlines():
        number, *names = row.split()
        nearest = (int(number) + 7) % 12 + 1 if int(number) < 13 else 9  # Meskerem: September
        for name in names:
            yield Moment(Calendar.ETHIOPIAN, None, int(number)), fold_name(name)
            yield Moment(Calendar.GREGORIAN, None, nearest), fold_name(name)


_Forms = dict[int, set[str]]


def _read_cldr(language: str) -> tuple[_Forms, _Forms]:
    """Return by month its full names and its abbreviations in a language, with English ones.

    English ones are there because translators leave dates as they are.
    """
    from babel import Locale

    wide: _Forms = defaultdict(set)
    short: _Forms = defaultdict(set)
    for code in _list_codes(language):
        months = Locale.parse(code).months
        for context in ("format", "stand-alone"):
            for width, table in (("wide", wide), ("abbreviated", short)):
                for month, name in months[context][width].items():
                    table[month].add(fold_name(name))
    if base_language(language) != "en":
        taken = {name for forms in (*wide.values(), *short.values()) for name in forms}
        for month, name in Locale("en").months["format"]["wide"].items():
            is_word = len(name) < _LONG_NAME and (not taken or any(map(str.isascii, taken)))
            if not is_word and not any(name.lower().startswith(one) for one in taken):
                short[month].add(name.lower())
    return wide, short


def _list_codes(language: str) -> list[str]:
    base = base_language(language)
    if base in _WITHOUT_CLDR:
        return []
    also = {"sr": ["sr_Latn", "sr_Cyrl"], "fa": ["fa_AF"], "zh": ["zh_Hant"], "nb": ["nn"]}
    try:
        found = find_data_code(language)
    except ValueError:
        return []
    is_borrowed = base != "en" and base_language(found) == "en"  # as of Tagalog: en_PH
    return [] if is_borrowed else [found, *also.get(base, [])]


def _find_stems(wide: _Forms) -> dict[str, int]:
    """Return the beginnings that all forms of a month share, without a possible ending."""
    stems = {}
    for month, forms in wide.items():
        stem = find_common_start(form for form in forms if " " not in form)
        if len(forms) == 1 and not _is_shared(short := _shorten(stem), month, wide):
            stem = short
        if len(stem) >= _SHORTEST_STEM and not any(map(str.isdigit, stem)):
            stems[stem] = month
    clashing = {one for one in stems for other in stems if one != other and other.startswith(one)}
    return {stem: month for stem, month in stems.items() if stem not in clashing}


def _shorten(stem: str) -> str:
    """Return a name without an ending that may change, as that of "joulukuu" and "december"."""
    stem = stem[: -2 if len(stem) >= 7 else -1 if len(stem) >= 5 else None]
    while stem and unicodedata.category(stem[-1]).startswith("M"):
        stem = stem[:-1]
    return stem


def _is_shared(stem: str, month: int, wide: _Forms) -> bool:
    return any(
        form.startswith(stem) for other, forms in wide.items() if other != month for form in forms
    )


def _find_numbered_form(*tables: _Forms) -> str:
    """Return a pattern for a month that is said with its number, as "12月" and "tháng 12"."""
    for table in tables:
        for name in table.get(12, ()):
            found = re.search(r"\d+", name)
            if found and int(found[0]) == 12:
                before, after = name[: found.start()].strip(), name[found.end() :].strip()
                if before or after:
                    digits = rf"(?<!\d)(?P<number>\d{{1,2}}|{_HAN_MONTH})"
                    parts = (re.escape(before), digits, re.escape(after))
                    return r"\s?".join(part for part in parts if part)
    return "(?P<number>(?!))"


def _write_pattern(
    base: str, names: Iterable[str], stems: Mapping[str, int], numbered: str
) -> re.Pattern[str]:
    words, begins = _join_names(names), _join_names(stems)
    if base in SPACELESS:
        pattern = f"(?P<word>{words})|(?P<stem>(?!))|{numbered}"
    else:
        tail = _TAILS.get(base, "" if base in _NO_TAILS else f"{LETTER}{{0,6}}")
        own_tail = _TAILS.get(base, "")
        pattern = (
            f"{BEFORE}{PREFIXES.get(base, '')}(?:(?P<word>{words}){own_tail}(?!{LETTER})"
            f"|(?P<stem>{begins}){tail}(?!{LETTER}))|{numbered}"
        )
    return re.compile(pattern)


def _join_names(names: Iterable[str]) -> str:
    ordered = sorted({name for name in names if name}, key=lambda name: (-len(name), name))
    filler = r"[\s\u200c]{0,2}"
    parts = (filler.join(map(re.escape, _FILLERS.split(name))) for name in ordered)
    return "|".join(parts) or "(?!)"
