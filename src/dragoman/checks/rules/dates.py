"""Dates: the translation has the same days, months and years as the source."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks import Hit, Pair, rule
from dragoman.checks.text.dates.pairs import describe_mention, pair_dates
from dragoman.checks.text.dates.weekdays import find_weekdays
from dragoman.patterns import compile_later

_ENGLISH_MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
    "Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr", "Aban", "Azar",
    "Dey", "Bahman", "Esfand",
)  # fmt: skip
_MONTH = compile_later("|".join(_ENGLISH_MONTHS))
_DAYS = tuple(f"{day}day" for day in ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun"))
_WEEKDAY = compile_later("|".join(_DAYS))
_NUMERIC = compile_later(r"\d[-/.] ?\d{1,2}[-/.] ?\d")
_NAME = compile_later("|".join((*_ENGLISH_MONTHS, *_DAYS)))
_DIGIT = compile_later(r"\d[-/.]")


def _may_be_in_date(word: str) -> bool:
    if word.isalpha():  # this is quick, and most words are so, and small
        return not word.islower() and _NAME.search(word) is not None
    return _NAME.search(word) is not None or _DIGIT.search(word) is not None


@rule(
    "dates",
    "error",
    source_clue=_may_be_in_date,
    silent=[
        ("fa", "Executed on 23 December 2016", "در ۳ دی ۱۳۹۵ اعدام شد"),
        ("fa", "Executed on 23 December 2016", "در ۳ دی ۱۳۹۵ (۲۳ دسامبر ۲۰۱۶) اعدام شد"),
        ("fa", "In December 2016", "در آذر ۱۳۹۵"),
        ("fa", "He was arrested in May.", "او در ماه می بازداشت شد."),
        ("fa_AF", "Arrested on 23 December 2016", "در ۳ جدی ۱۳۹۵ بازداشت شد"),
        ("ar", "On 23 December 2016", "في ٢٣ كانون الأول/ديسمبر ٢٠١٦"),
        ("ar", "On 1 August and 9 September", "في 1 غشت و9 شتنبر"),
        ("de", "On 12 and 13 May 2016", "Am 12. und 13. Mai 2016"),
        ("ru", "In December; on May 5, 2016", "В декабре; 5 мая 2016 года"),
        ("zh", "On Friday, December 23, 2016", "2016年12月23日星期五"),
        ("sw", "A COVID-19 team on February 5", "Kikosi cha UVIKO-19 Februari 5"),
        ("sw", "On July 27, September 28", "Mnamo Julai 27, Septemba 28"),
        ("fa", "July 24th - August 13th", "۲۴ ام ماه جولای - ۱۳ ام ماه اوت"),
        ("he", "Arrested on 23 May", "נעצר ב-23 במאי"),
        ("am", "Since February 11, 2014", "ከየካቲት 4፣ 2006 ጀምሮ"),
        ("tr", "They may march on 12/23/2016", "23 Aralık 2016'da yürüyebilirler"),
    ],
    fires=[
        ("fa", "Executed on 23 December 2016", "در ۴ دی ۱۳۹۵ اعدام شد"),
        ("fa", "Executed on 23 December 2016", "در ۳ دی ۱۳۹۵ (۲۳ نوامبر ۲۰۱۶) اعدام شد"),
        ("fa", "Executed on 23 December 2016", "در ۲۳ دی ۱۳۹۵ اعدام شد"),
        ("fa", "Arrested on 20 June 2009", "بازداشت در ۳۰ خرداد ۱۳۸۹"),
        ("fa", "He was arrested in May.", "او در ژوئن بازداشت شد."),
        ("fa_AF", "Arrested on 23 December 2016", "در ۳ دلو ۱۳۹۵ بازداشت شد"),
        ("ar", "On 23 December 2016", "في ٢٣ كانون الثاني ٢٠١٦"),
        ("ar", "On 23 December 2016", "في ٢٣ كانون الأول/نوفمبر ٢٠١٦"),
        ("de", "On 12 and 13 May 2016", "Am 12. und 13. März 2016"),
        ("ru", "On Friday", "Во вторник"),
        ("de", "On Monday evening", "Am Mittwochabend"),
        ("zh", "On December 23, 2016", "2016年11月23日"),
        ("sw", "A COVID-19 team on February 5", "Kikosi cha UVIKO-19 Februari 6"),
        ("sw", "On July 27, September 28", "Mnamo Julai 26, Septemba 28"),
        ("fa", "July 24th - August 13th", "۲۵ ام ماه جولای - ۱۳ ام ماه اوت"),
        ("ja", "2020-Aug-25", "2020-May-21"),
        ("he", "Arrested on 23 May", "נעצר ב-24 במאי"),
        ("am", "Since February 11, 2014", "ከየካቲት 11፣ 2006 ጀምሮ"),
    ],
)
def dates(pair: Pair) -> Iterator[Hit]:
    """A date is another day, month or year than in the source, also after its conversion."""
    source, target = pair.masked_source, pair.masked_target
    if _may_have_dates(source, pair.source_language):
        found = pair_dates(source, target, pair.source_language, pair.language)
        for written, mention in found.wrong:
            text = target[mention.start : mention.end]
            if written is None:
                message = f"The date {text} contradicts the date before it."
            else:
                in_source = source[written.start : written.end]
                message = f"The date {text} is not that of the source, {in_source}"
                message += describe_mention(written, mention) + "."
            yield Hit(mention.start, mention.end, message)
    if pair.source_language != "en" or _WEEKDAY.search(source):
        yield from _compare_weekdays(pair, source, target)


def _may_have_dates(source: str, language: str) -> bool:
    """Return whether a text may have a date; this is quick for English, the usual source."""
    if language != "en" or _MONTH.search(source):
        return True
    return _NUMERIC.search(source) is not None


def _compare_weekdays(pair: Pair, source: str, target: str) -> Iterator[Hit]:
    """Report the one day of the week of a translation if it is not that of the source."""
    written = list(find_weekdays(source, pair.source_language))
    if len({day for *_, day in written}) != 1:
        return
    translated = list(find_weekdays(target, pair.language))
    if len({day for *_, day in translated}) == 1 and translated[0][2] != written[0][2]:
        start, end, _ = translated[0]
        name = source[written[0][0] : written[0][1]]
        yield Hit(start, end, f"The day {target[start:end]} is not that of the source, {name}.")
