"""The years of schools: "ninth grade" is the third year of a middle school, and "3e" in France.

Each country counts its years in its own way. What is compared is the grade in which they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dragoman.checks.text.numbers.spelled.collectives import ORDINALS
from dragoman.patterns import compile_later

_NUMBER = rf"(?:([0-9]{{1,2}})(?:st|nd|rd|th)?|({'|'.join(ORDINALS[:12])}))"
_BEFORE = compile_later(rf"\b{_NUMBER}[- ]grade(?:rs?|s)?\b", re.IGNORECASE)
_BEHIND = compile_later(
    r"\bgrades? ([0-9]{1,2})\b(?:(?: ?[-–] ?| to | and | or |, )([0-9]{1,2})\b)?", re.IGNORECASE
)
_YEAR = compile_later(r"\bYear ([0-9]{1,2})\b")
_Level = tuple[str, int]
"""A pattern with the number of a year, and what is added to it for the grade."""
_FROM_TWELVE = 0
"""In France the years are counted down, so that 3e is the ninth grade."""
_LEVELS: dict[str, tuple[_Level, ...]] = {
    "ja": (
        (r"(?:中学校?|中) ?([1-3])(?= ?年)", 6),
        (r"(?:高等学校|高校|高) ?([1-3])(?= ?年)", 9),
    ),
    "zh": (
        (r"(?:初级?中学|初中|初) ?([1-3])", 6),
        (r"(?:高级?中学|高中|高) ?([1-3])", 9),
    ),
    "ko": (
        (r"(?:중학교|중) ?([1-3])(?= ?학년)", 6),
        (r"(?:고등학교|고교|고) ?([1-3])(?= ?학년)", 9),
    ),
    "fr": ((r"\b([3-6])\s?(?:e|[eè]me|ᵉ)\b", _FROM_TWELVE),),
    "it": (
        (r"\b([1-3])[ªa°]? media\b", 5),
        (r"\b([1-5])[ªa°]? (?:superiore|liceo)\b", 8),
    ),
    "es": (
        (r"\b([1-4])\.?[ºo°]? (?:curso )?de (?:la )?(?:ESO|[Ss]ecundaria)\b", 6),
        (r"\b([12])\.?[ºo°]? (?:curso )?de [Bb]achillerato\b", 10),
    ),
    "gl": ((r"\b([1-4])\.?[ºo°]? (?:curso )?d[ea] (?:ESO|[Ss]ecundaria)\b", 6),),
    "pt": ((r"\b([1-3])\.?[ºªo°]? (?:ano|série) do ensino médio", 9),),
    "tr": ((r"\blise ([1-4])\b", 8),),
}
_AT_SCHOOL = compile_later(r"([1-4]) ?(?:年生|年级|年級|학년)")
_STUDENTS = {"freshm": 1, "sophomore": 2, "junior": 3, "senior": 4}
_HIGH_SCHOOL = compile_later(r"\bhigh[- ]school", re.IGNORECASE)


def pair_school_years(source: str, target: str, language: str) -> tuple[set[int], set[int]]:
    """Return the years that a translation has for English grades, and the grades it has so."""
    years, grades = set(_list_student_years(source, target)), set[int]()
    if language in _LEVELS:
        named = dict(_list_grades(source))
        for pattern, more in _compile_levels(language) if named else ():
            for year in map(int, pattern.findall(target)):
                grade = 12 - year if more == _FROM_TWELVE else year + more
                if grade in named:
                    years.add(year)
                    grades.add(named[grade])
    return years, grades


@cache
def _compile_levels(language: str) -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple((re.compile(pattern), more) for pattern, more in _LEVELS[language])


def _list_grades(text: str) -> Iterator[tuple[int, int]]:
    """Yield the grades that an English text names, and the number that it has for each.

    Year 7 is the British name of the sixth grade.
    """
    for match in _BEFORE.finditer(text):
        grade = int(match[1]) if match[1] else ORDINALS.index(match[2].lower()) + 1
        yield grade, grade
    for match in _BEHIND.finditer(text):
        first = int(match[1])
        yield from ((grade, grade) for grade in range(first, int(match[2] or first) + 1))
    for match in _YEAR.finditer(text):
        yield int(match[1]) - 1, int(match[1])


def _list_student_years(source: str, target: str) -> Iterator[int]:
    """Yield the years that a translation has for English words: junior is the third.

    At a high school of three years, as in Japan and Korea, it is the second.
    """
    words = source.casefold()
    fewer = {0, 1} if _HIGH_SCHOOL.search(source) else {0}
    for match in _AT_SCHOOL.finditer(target):
        years = {year - less for word, year in _STUDENTS.items() if word in words for less in fewer}
        if int(match[1]) in years:
            yield int(match[1])
