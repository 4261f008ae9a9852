"""Digits: those of the language, with its separator of thousands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks import ARABIC_SCRIPT, Example, Hit, Pair, Policy, rule
from dragoman.checks.text.characters import (
    ARABIC_DIGITS,
    DIGIT,
    LATIN_DIGITS,
    PERSIAN_DIGITS,
    TO_LATIN_DIGITS,
)
from dragoman.checks.text.numbers.values import list_values, use_plain_digits
from dragoman.patterns import compile_later

_NUMBER = compile_later(rf"{DIGIT}\d*+(?:[٫٬]\d+)*+")
_SYSTEMS = tuple(map(frozenset, (ARABIC_DIGITS, PERSIAN_DIGITS, LATIN_DIGITS)))
_COMMA_BETWEEN_THOUSANDS = compile_later(
    r"(?<![\d،])\d{1,3}(?:،\d{3})+(?![\d،])"
    r"|(?<![\d,])[٠-٩۰-۹]{1,3}(?:,[٠-٩۰-۹]{3})+(?![\d,])"
)
_LATIN_TOKEN = compile_later(
    r"(?<![A-Za-z] )(?<![A-Za-z0-9_.,:/\\@#&%^+*=×÷°-])"
    r"[-+\u2212]?[0-9][A-Za-z0-9_.,:/\\@#^+*=×÷°-]*"
)
"""Digits with what is written together with them; not after a name, as in "Python 3"."""
_WHOLE_NUMBER = compile_later(r"\d+|\d{1,3}(?:,\d{3})+|(?:[01]?\d|2[0-4]):[0-5]\d")
"""A whole number or a time: what can be nothing else."""
_TWO_NUMBERS = compile_later(r"\d+[./-]\d+|[-+\u2212]\d+")
"""A fraction, or the number of a version, a section or some pages; and a number with its sign,
which other digits may show on its other side."""
_IS_PART = compile_later(r" ?[A-Za-z]|\]| \d")
"""What is after a number with a Latin unit, after the label of a link or a note ([2]), and after
the groups of a telephone number."""
_IS_LAST_GROUP = compile_later(r"\d[ )] ?$")
_IS_CODE = compile_later(r"0\d+")
"""Digits that are not counted: a code, or the beginning of a telephone number."""
_NATIVE_NUMBER = compile_later(
    f"[{ARABIC_DIGITS}{PERSIAN_DIGITS}]+(?:[٬٫][{ARABIC_DIGITS}{PERSIAN_DIGITS}]+)*"
)
_TO_LATIN_MARKS = str.maketrans("٬٫", ",.")
_USES_ARABIC_DIGITS = frozenset({"ar", "ckb", "sd"})
"""Languages with Arabic digits; the others of the Arabic script have Persian ones."""
_NATIVE = Policy(digits="native")
_LATIN = Policy(digits="latin")


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
    """A number has the digits of another language, or of two languages."""
    wrong, right = ARABIC_DIGITS, PERSIAN_DIGITS
    if pair.base_language == "ar":
        wrong, right = right, wrong
    has_wrong, has_right, has_latin = (
        any(map(pair.target.__contains__, system)) for system in (wrong, right, LATIN_DIGITS)
    )
    if not (has_wrong or (has_right and has_latin)):
        return  # the usual case, found quickly
    for match in _NUMBER.finditer(pair.masked_target):
        if match[0].isascii():
            continue
        systems = sum(not each.isdisjoint(match[0]) for each in _SYSTEMS)
        if systems <= 1 and set(wrong).isdisjoint(match[0]):
            continue
        latin = match[0].translate(TO_LATIN_DIGITS)
        replacement = latin.translate(str.maketrans(LATIN_DIGITS, right))
        message = (
            "This number mixes the digits of two languages."
            if systems > 1
            else "These are the digits of another language."
        )
        yield Hit(*match.span(), message, replacement, safe=systems == 1)


@rule(
    "thousands-comma",
    "warning",
    languages=ARABIC_SCRIPT,
    fix="safe",
    needs="،,",
    clue=_COMMA_BETWEEN_THOUSANDS,
    silent=[
        ("fa", "18,000 letters", "۱۸٬۰۰۰ نامه"),
        ("fa", "pages 12, 340 and 351", "صفحه‌های ۱۲،۳۴۰ و ۳۵۱"),
        ("fa", "pages 12, 340 and 351", "صفحه‌های ۱۲,۳۴۰ و ۳۵۱"),
        ("ar", "2,500 letters", "2,500 رسالة"),
    ],
    fires=[
        ("fa", "18,000 letters", "۱۸،۰۰۰ نامه"),
        ("ar", "2,500 letters", "٢،٥٠٠ رسالة"),
        ("fa", "250,000 letters", "250،000 نامه"),
        ("fa", "2,500 letters", "۲,۵۰۰ نامه"),
        ("ckb", "2,500 letters", "٢,٥٠٠ نامە"),
    ],
)
def thousands_comma(pair: Pair) -> Iterator[Hit]:
    """Thousands are separated with a comma instead of ٬ (U+066C)."""
    in_source: set[int] | None = None
    for match in _COMMA_BETWEEN_THOUSANDS.finditer(pair.masked_target):
        if in_source is None:
            in_source = list_values(use_plain_digits(pair.masked_source))
        if int(re.sub("[،,]", "", match[0])) not in in_source:
            continue
        if set(match[0]) & set(LATIN_DIGITS):
            right = match[0].translate(TO_LATIN_DIGITS).replace("،", ",")
            message = f"Write {right}: the thousands of Latin digits have another comma."
            yield Hit(*match.span(), message, right)
        else:
            message = "Separate the thousands with ٬ (U+066C)."
            yield Hit(*match.span(), message, re.sub("[،,]", "٬", match[0]), safe=True)


@rule(
    "digit-style",
    "hint",
    languages=ARABIC_SCRIPT,
    fix="safe",
    needs=LATIN_DIGITS + ARABIC_DIGITS + PERSIAN_DIGITS,
    silent=[
        ("fa", "18 days", "18 روز"),
        Example("fa", "18 days", "۱۸ روز", policy=_NATIVE),
        Example("fa", "On Windows 10", "در Windows 10", policy=_NATIVE),
        Example("fa", "On 2016-12-23", "در 2016-12-23", policy=_NATIVE),
        Example("ar", "18 days", "18 يوماً", policy=_LATIN),
    ],
    fires=[
        Example("fa", "18 days", "18 روز", policy=_NATIVE),
        Example("fa", "See part 3.5", "بخش 3.5 را ببینید", policy=_NATIVE),
        Example("ar", "18 days", "١٨ يوماً", policy=_LATIN),
    ],
)
def digit_style(pair: Pair) -> Iterator[Hit]:
    """The digits are not those that the settings require."""
    if pair.policy.digits == "latin":
        for match in _NATIVE_NUMBER.finditer(pair.masked_target):
            replacement = match[0].translate(TO_LATIN_DIGITS).translate(_TO_LATIN_MARKS)
            yield Hit(*match.span(), "Write Latin digits here.", replacement, safe=True)
    elif pair.policy.digits == "native":
        is_arabic = pair.base_language in _USES_ARABIC_DIGITS
        native = str.maketrans(LATIN_DIGITS, ARABIC_DIGITS if is_arabic else PERSIAN_DIGITS)
        for match in _LATIN_TOKEN.finditer(pair.masked_target):
            token = match[0].rstrip(".,:/-")
            is_whole = _WHOLE_NUMBER.fullmatch(token) is not None
            if is_whole or _TWO_NUMBERS.fullmatch(token):
                start, end = match.start(), match.start() + len(token)
                safe = is_whole and not _is_part(pair.masked_target, start, end)
                message = "Write the digits of the language here."
                replacement = token.replace(",", "٬").replace(".", "٫").translate(native)
                yield Hit(start, end, message, replacement, safe=safe)


def _is_part(text: str, start: int, end: int) -> bool:
    """Return whether a number belongs to what is beside it, whose digits would stay as they are."""
    return bool(
        _IS_PART.match(text, end)
        or _IS_LAST_GROUP.search(text, max(0, start - 3), start)
        or _IS_CODE.fullmatch(text, start, end)
    )
