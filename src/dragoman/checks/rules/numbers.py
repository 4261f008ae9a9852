"""Numbers: the same ones on both sides, in the digits and with the separators of the language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from dragoman.checks._model import ARABIC_SCRIPT, Example, Hit, Pair, Policy, rule
from dragoman.checks.text.characters import ARABIC_DIGITS, DIGITS, PERSIAN_DIGITS
from dragoman.checks.text.number_dates import SOLAR, convert_hours, convert_years
from dragoman.checks.text.number_values import (
    Number,
    find_numbers,
    find_ordinals,
    list_scaled_values,
    list_values,
    list_values_in_words,
    plain_digits,
)

_ALL_DIGITS = "0123456789" + ARABIC_DIGITS + PERSIAN_DIGITS
_DIGITS = re.compile(r"\d+")
_SOLAR_YEAR = re.compile(r"(?<!\d)[1۱][2-4۲-۴]\d\d(?!\d)")
_SMALL = frozenset({0, 1})
_MOST = 20
"""Numbers that are looked at closely: a text that is all wrong need not be read to its end."""
_YEAR = re.compile(r"(?<![\d.,/])(?:19|20)\d\d(?![\d])")


@rule(
    "numbers",
    "error",
    silent=[
        (
            "fa",
            "About 2,500 people left in 1998; 75% returned.",
            "نزدیک به ۲٬۵۰۰ نفر در ۱۹۹۸ رفتند؛ ۷۵ درصد بازگشتند.",
        ),
        ("ar", "The strike lasted 18 days.", "استمر الإضراب ثمانية عشر يوماً."),
        ("ar", "The town has 2,000 houses.", "في البلدة ألفا منزل."),
        ("ar", "It cost 3,500,000 pounds.", "كلّف ٣٫٥ مليون ليرة."),
        ("fa", "A march of 125 kilometres", "راه‌پیمایی صد و بیست و پنج کیلومتری"),
        ("fa", "Opened on 2014-09-03", "گشایش در ۳ سپتامبر ۲۰۱۴"),
        ("fa", "The meeting is at 4 p.m.", "نشست در ساعت ۱۶ است."),
        ("ar", "The meeting is at 16:30.", "الاجتماع الساعة ٤:٣٠ مساءً."),
        ("fa", "In the 1990s", "در دههٔ ۹۰"),
        ("fa", "By the autumn of 2011", "تا پاییز ۱۳۹۰"),
        ("fa", "Arrested on 20 June 2009", "بازداشت در ۳۰ خرداد ۱۳۸۸"),
        ("fa", "After the election of 2009", "پس از انتخابات سال ۸۸"),
        ("fa", "1.5 million, 3/4 of them 27", "یک‌ونیم میلیون، سه‌چهارمشان، بیست‌وهفت ساله"),
        ("ar", "1.5 million, 3/4 of 500,000", "مليون ونصف المليون، ثلاثة أرباع، نصف مليون"),
        ("ar", "The meeting is at 5:30 p.m.", "الاجتماع الساعة الخامسة والنصف مساءً."),
    ],
    fires=[
        ("fa", "Arrested on 20 June 2009", "بازداشت در ۳۰ خرداد ۱۳۸۹"),
        ("fa", "After the election of 2009", "پس از انتخابات سال ۹۸"),
        ("ar", "1.5 million people", "مليونان ونصف المليون"),
        (
            "fa",
            "About 2,500 people left in 1998; 75% returned.",
            "نزدیک به ۲٬۵۰۰ نفر در ۱۹۹۸ رفتند؛ ۷۶ درصد بازگشتند.",
        ),
        ("ar", "The strike lasted 18 days.", "استمر الإضراب تسعة عشر يوماً."),
        ("ar", "The town has 2,000 houses.", "في البلدة ٢٠٠٠٠ منزل."),
        ("fa", "A march of 125 kilometres", "راه‌پیمایی صد و بیست کیلومتری"),
        ("fa", "See part 3.", "بخش ۴ را ببینید."),
        ("ar", "In 0 seconds", "في ١ ثانية"),
        ("fa", "2G, 3G and 4G", "نسل ۲، ۳ و ۲"),
    ],
)
def number_rule(pair: Pair) -> Iterator[Hit]:
    """A number of the source is missing, or the translation has one that the source has not."""
    if pair.plural is not None or _runs(pair.s) == _runs(pair.t):
        return  # the usual case, told without reading the numbers
    source, target = plain_digits(pair.s), plain_digits(pair.t)
    theirs, ours = list(find_numbers(source)), list(find_numbers(target))
    lost = _unmatched(theirs, list_values(target), source)
    added = _unmatched(ours, list_values(source), target)
    change = None if lost or added else _changed(theirs, ours)
    if not (lost or added or change):
        return
    in_source, in_target = _also_said(pair, source, target)
    if change:
        lost, added = [change[0]], [change[1]]
        if _said(change[0], in_target) or _said(change[1], in_source):
            return
    else:
        in_source |= list_values(source)
        in_target |= list_values(target)
        lost = _unsaid(lost[:_MOST], in_target, source, pair.source_language)
        added = _unsaid(added[:_MOST], in_source, target, pair.base)
    yield from _report(pair, lost, added)


def _also_said(pair: Pair, source: str, target: str) -> tuple[set[int], set[int]]:
    """Give what both sides say in words, in the other calendar and in the other half of the day."""
    found = (
        list_values_in_words(source, pair.source_language),
        list_values_in_words(target, pair.base),
    )
    for other in (convert_years(source, target, pair.base), convert_hours(source, target, found)):
        found = found[0] | other[0], found[1] | other[1]
    return found


def _unsaid(found: list[Number], others: set[int], text: str, language: str) -> list[Number]:
    return [
        number
        for number in found
        if not _among(number, others)
        and list_scaled_values(number, text, language).isdisjoint(others)
    ]


def _changed(theirs: list[Number], ours: list[Number]) -> tuple[Number, Number] | None:
    """Give the one number that is another one, where both sides have equally many.

    This finds what the comparison as sets does not: 0 and 1, numbers in names as 2G, and numbers
    that stand elsewhere too.
    """
    if len(theirs) != len(ours):
        return None
    written = {number.readings[-1]: number for number in theirs}
    translated = {number.readings[-1]: number for number in ours}
    counts = Counter(number.readings[-1] for number in theirs)
    counts.subtract(number.readings[-1] for number in ours)
    lost = [value for value, count in counts.items() if count > 0]
    added = [value for value, count in counts.items() if count < 0]
    if len(lost) != 1 or len(added) != 1 or counts[lost[0]] != 1:
        return None
    if len(lost[0]) != 1 or len(added[0]) != 1:
        return None
    return written[lost[0]], translated[added[0]]


def _said(number: Number, others: set[int]) -> bool:
    return number.readings[-1][0] in others


def _runs(text: str) -> frozenset[str]:
    """Give the runs of digits of a text, in Latin digits."""
    found = _DIGITS.findall(text)
    return frozenset(" ".join(found).translate(DIGITS).split()) if found else frozenset()


def _report(pair: Pair, lost: list[Number], added: list[Number]) -> Iterator[Hit]:
    """Say a changed number once: at its place in the translation, with what should be there."""
    places = list(re.finditer(r"\d+", pair.t)) if added else []
    for number in added:
        start, end = _place(number, pair.t, places)
        instead = f", which has {lost.pop(0).text}" if lost else ""
        yield Hit(start, end, f"The number {number.text} is not in the source{instead}.")
    for number in lost:
        yield Hit(0, 0, f"The number {number.text} of the source is missing.")


def _place(number: Number, text: str, places: list[re.Match[str]]) -> tuple[int, int]:
    """Find a number of the plain text in the text itself, where marks may shift it."""
    first = re.match(r"\d+", number.text)
    for place in places:
        if first and place[0].translate(DIGITS) == first[0] and place.start() >= number.start:
            return place.start(), max(place.end(), place.start() + len(number.text))
    return number.start, number.end


def _unmatched(found: list[Number], others: set[int], text: str) -> list[Number]:
    spelled = find_ordinals(text) if found else set()
    return [
        number
        for number in found
        if number.free and number.start not in spelled and not _among(number, others)
    ]


def _among(number: Number, others: set[int]) -> bool:
    """Tell whether all values of one reading are among the others; 0 and 1 are not looked for."""
    return any(all(value in others or value in _SMALL for value in one) for one in number.readings)


@rule(
    "calendar-year",
    "hint",
    languages="fa",
    silent=[
        ("fa", "By the autumn of 2011", "تا پاییز ۲۰۱۱"),
        ("fa", "By the autumn of 2011", "تا پاییز ۲۰۱۱ (۱۳۹۰)"),
    ],
    fires=[("fa", "By the autumn of 2011", "تا پاییز ۱۳۹۰")],
)
def calendar_year(pair: Pair) -> Iterator[Hit]:
    """A year was converted to the Solar Hijri calendar; is that meant?"""
    if not (_SOLAR_YEAR.search(pair.t) and _YEAR.search(pair.s)):
        return
    years = {int(found[0]) for found in _YEAR.finditer(pair.s)}
    ours = list_values(plain_digits(pair.t))
    for found in _SOLAR_YEAR.finditer(pair.t):
        for gap in SOLAR:
            year = int(found[0]) + gap
            if year in years - ours:
                yield Hit(*found.span(), f"The year {year} of the source has become {found[0]}.")


@rule(
    "wrong-digits",
    "warning",
    languages="fa ar",
    fix="safe",
    needs=ARABIC_DIGITS + PERSIAN_DIGITS,
    silent=[
        ("fa", "18 days", "۱۸ روز (18)"),
        ("ar", "18 days", "١٨ يوماً، 18"),
    ],
    fires=[
        ("fa", "18 days", "١٨ روز"),
        ("ar", "18 days", "۱۸ يوماً"),
        ("fa", "2018", "۲۰1۸"),
    ],
)
def wrong_digits(pair: Pair) -> Iterator[Hit]:
    """The digits are those of another language, or of two languages in one number."""
    wrong, right = ARABIC_DIGITS, PERSIAN_DIGITS
    if pair.base == "ar":
        wrong, right = right, wrong
    for found in re.finditer(r"\d+(?:[٫٬]\d+)*", pair.t):
        digits = set(found[0]) - set("٫٬")
        systems = sum(bool(digits & set(system)) for system in (wrong, right, "0123456789"))
        if not (systems > 1 or digits & set(wrong)):
            continue
        latin = found[0].translate(DIGITS)
        replacement = latin.translate(str.maketrans("0123456789", right))
        message = (
            "One number mixes the digits of two languages."
            if systems > 1
            else "These are the digits of another language."
        )
        yield Hit(*found.span(), message, replacement, safe=systems == 1)


@rule(
    "thousands-comma",
    "warning",
    languages=ARABIC_SCRIPT,
    fix="safe",
    needs="،",
    silent=[
        ("fa", "18,000 letters", "۱۸٬۰۰۰ نامه"),
        ("fa", "pages 12, 340 and 351", "صفحه‌های ۱۲،۳۴۰ و ۳۵۱"),
    ],
    fires=[("fa", "18,000 letters", "۱۸،۰۰۰ نامه"), ("ar", "2,500 letters", "٢،٥٠٠ رسالة")],
)
def thousands_comma(pair: Pair) -> Iterator[Hit]:
    """The thousands are separated by the comma of sentences instead of ٬ (U+066C)."""
    theirs: set[int] | None = None
    for found in re.finditer(r"(?<![\d،])\d{1,3}(?:،\d{3})+(?![\d،])", pair.t):
        if theirs is None:
            theirs = list_values(plain_digits(pair.s))
        if int(found[0].replace("،", "")) in theirs:
            replacement = found[0].replace("،", "٬")
            yield Hit(*found.span(), "Separate thousands with ٬.", replacement, safe=True)


_NATIVE = Policy(digits="native")
_LATIN = Policy(digits="latin")
_LATIN_DIGITS = re.compile(r"(?<![A-Za-z\d_.-])(?<![A-Za-z] )\d+(?:[.,]\d+)?(?![A-Za-z\d_]|[.,]\d)")


@rule(
    "digit-style",
    "hint",
    languages=ARABIC_SCRIPT,
    fix="safe",
    needs=_ALL_DIGITS,
    silent=[
        ("fa", "18 days", "18 روز"),
        Example("fa", "18 days", "۱۸ روز", policy=_NATIVE),
        Example("fa", "On Windows 10", "در Windows 10", policy=_NATIVE),
        Example("ar", "18 days", "18 يوماً", policy=_LATIN),
    ],
    fires=[
        Example("fa", "18 days", "18 روز", policy=_NATIVE),
        Example("ar", "18 days", "١٨ يوماً", policy=_LATIN),
    ],
)
def digit_style(pair: Pair) -> Iterator[Hit]:
    """The digits are not those that the settings ask for."""
    if pair.policy.digits == "latin":
        for found in re.finditer(f"[{ARABIC_DIGITS}{PERSIAN_DIGITS}]+", pair.t):
            yield Hit(*found.span(), "Use Latin digits.", found[0].translate(DIGITS), safe=True)
    elif pair.policy.digits == "native":
        native = ARABIC_DIGITS if pair.base in ("ar", "ckb", "sd") else PERSIAN_DIGITS
        table = str.maketrans("0123456789", native)
        for found in _LATIN_DIGITS.finditer(pair.t):
            if found[0].isascii():
                replacement = re.sub(r",(?=\d{3}$)", "٬", found[0]).replace(".", "٫")
                yield Hit(
                    *found.span(),
                    "Use the language's digits.",
                    replacement.translate(table),
                    safe=True,
                )
