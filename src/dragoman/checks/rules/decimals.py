"""Marks of numbers in digits of the language: the decimal point, the percent sign, and no space."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks import ARABIC_SCRIPT, Hit, Pair, rule
from dragoman.checks.text.characters import ARABIC_DIGITS, PERSIAN_DIGITS, TO_LATIN_DIGITS
from dragoman.patterns import compile_later

_NATIVE = "٠-٩۰-۹"
_NATIVE_DIGITS = ARABIC_DIGITS + PERSIAN_DIGITS
_POINT = compile_later(f"(?<![\\d.٫٬/:])[{_NATIVE}]{{1,9}}\\.[{_NATIVE}]{{1,9}}(?![\\d/:]|\\.\\d)")
_NOT_A_QUANTITY = compile_later(
    r"(?:\b(?:[Vv]ersions?|[Vv]er|v|[Cc]hapters?|[Ss]ections?|[Ff]igures?|[Ff]ig|[Tt]ables?"
    r"|[Pp]arts?"
    r"|[Rr]ules?|[Aa]rticles?|[Ll]evel|§|[Rr]elease|[Tt]o|[Aa]nd)[. ]*|[^\W\d_]*[A-Z]\w*[ -]|\w)$"
)
"""What is before the number of a version or a section: Python 3.5, section 2.5."""
_QUANTITY_AFTER = compile_later(
    r"(?:[–-]\d[\d.]*|(?: to| and) \d[\d.]*)?(?: ?%|[ -](?:percent|per cent|thousand|million"
    r"|billion|trillion|times|points?|degrees?|hours?|years?|days?|minutes?|seconds?|miles?|met(?:er|re)s?"
    r"|kilomet(?:er|re)s?|kg|km|cm|mm|m|magnitude|litres?|liters?|tons?|tonnes?|pounds?|inch(?:es)?)\b)"
)
"""What is behind a number that counts or measures: ``2.5 million``, ``2.5 to 3 kg``, ``2.5%``."""
_MONEY_BEFORE = compile_later(r"[$£€¥]$")
_PERCENT_BEFORE = compile_later(
    "(?<![\\w.,٫٬])([%٪]) ?((?:\\d+[.,٫٬])*\\d+)(?![\\w%٪.,٫٬]*[%٪]|[–-]\\d|\\$)"
)
_LATIN_PERCENT = compile_later(f"(?<=[{_NATIVE}])( ?)%(?![%\\w])")
_DIGIT_LAST = compile_later(f"[{_NATIVE}]$")
_SPACE_BETWEEN_DIGITS = compile_later(f"[{_NATIVE}] [{_NATIVE}]")
_SPACE_IN_NUMBER = compile_later(
    f"(?<!\\d )(?<!\\d[.٫٬،,/:] )(?<!\\d)([{_NATIVE}]+) ([{_NATIVE}]+)(?! ?\\d|[٫٬،,/:] ?\\d)"
)


@rule(
    "decimal-point",
    "hint",
    languages=ARABIC_SCRIPT,
    fix="safe",
    needs=_NATIVE_DIGITS,
    clue=_POINT,
    silent=[
        ("fa", "2.5 million", "۲٫۵ میلیون"),
        ("fa", "On 12.3.2016", "در ۱۲.۳.۱۳۹۵"),
        ("ar", "See section 2.5", "انظر القسم ٢.٥"),
        ("fa", "Blender 3.0 is needed", "به بلندر ۳.۰ نیاز است"),
        ("ckb", "It is 2.5 km", "2.5 کیلۆمەترە"),
    ],
    fires=[
        ("ar", "2.5 million letters", "٢.٥ مليون رسالة"),
        ("fa", "it grew by 0.7 only", "تنها ۰.۷ رشد کرد"),
        ("ckb", "5.69 million viewers", "٥.٦٩ میلیۆن بینەر"),
        ("fa_AF", "13.3–14.5%", "۱۳.۳ تا ۱۴.۵ درصد"),
    ],
)
def decimal_point(pair: Pair) -> Iterator[Hit]:
    """A number has a full stop as its decimal point instead of ٫ (U+066B)."""
    source = pair.masked_source
    for match in _POINT.finditer(pair.masked_target):
        latin = match[0].translate(TO_LATIN_DIGITS)
        place = re.search(rf"(?<![\d.,]){re.escape(latin)}(?!\d|\.\d| ?[ap]\.?m)", source)
        if place is None:
            continue
        before, after = source[max(0, place.start() - 20) : place.start()], place.end()
        is_quantity = (
            latin.startswith("0.")
            or _QUANTITY_AFTER.match(source, after) is not None
            or _MONEY_BEFORE.search(before) is not None
        )
        if is_quantity or not _NOT_A_QUANTITY.search(before):
            right = match[0].replace(".", "٫")
            message = f"Write {right}: ٫ is the decimal point."
            yield Hit(*match.span(), message, right, safe=is_quantity)


@rule(
    "percent-sign",
    "hint",
    languages="fa ar",
    fix="safe",
    needs="%٪",
    silent=[
        ("fa", "90%", "۹۰٪"),
        ("ar", "90%", "90%"),
        ("ar", "60% alcohol", "60٪ من الكحول"),
        ("fa", "Use %d files", "%d پرونده"),
        ("fa", "picture %1$tB %2$,.1f", "تصویر %1$tB %2$,.1f"),
        ("fa", "50% of them", "۵۰ درصد آنها"),
        ("ar", "Type per cent and 90", "%90"),
    ],
    fires=[
        ("fa", "90%", "۹۰%"),
        ("fa", "Ninety per cent", "٪۹۰"),
        ("ar", "Ninety percent of them", "٩٠% منهم"),
        ("fa", "90% of them", "٪۹۰ آنها"),
        ("ar", "90% of them", "٩٠% منهم"),
        ("ar", "90% of them", "٪٩٠ منهم"),
        ("ar", "90% of them", "%90 منهم"),
    ],
)
def percent_sign(pair: Pair) -> Iterator[Hit]:
    """The percent sign is before its number, or it is % after digits of the language.

    Source: CLDR, the patterns and symbols of numbers. A sign before its number is only reported:
    the fonts and programs that show it differ.
    """
    text = pair.masked_target
    for match in _PERCENT_BEFORE.finditer(text):
        is_native = match[2][0] in _NATIVE_DIGITS
        if is_native or "%" in pair.source:
            right = match[2] + ("٪" if is_native else match[1])
            yield Hit(*match.span(), "Write the percent sign after the number.", right)
    for match in _LATIN_PERCENT.finditer(text):
        message = "Write ٪ (U+066A) after these digits."
        yield Hit(*match.span(), message, f"{match[1]}٪", safe=True)


@rule(
    "space-in-number",
    "hint",
    languages=ARABIC_SCRIPT,
    fix="suggest",
    needs=_NATIVE_DIGITS,
    clue=_DIGIT_LAST,
    silent=[
        ("fa", "pages 12 340", "صفحه‌های ۱۲ ۳۴۰"),
        ("fa", "in 2013, 2015", "در ۲۰۱۳ ۲۰۱۵"),
        ("ar", "2,500 letters", "٢٬٥٠٠ رسالة"),
        ("ckb", "20 and 18", "٢٠ و ١٨"),
    ],
    fires=[
        ("fa", "2,500 letters", "۲ ۵۰۰ نامه"),
        ("fa", "in 2018", "در ۲۰ ۱۸"),
        ("ar", "2,500 letters", "٢ ٥٠٠ رسالة"),
        ("ckb", "in 2018", "لە ٢٠ ١٨"),
    ],
)
def space_in_number(pair: Pair) -> Iterator[Hit]:
    """There is a space inside a number."""
    if not _SPACE_BETWEEN_DIGITS.search(pair.masked_target):
        return  # the usual case, found quickly
    numbers: set[str] | None = None
    for match in _SPACE_IN_NUMBER.finditer(pair.masked_target):
        if numbers is None:
            plain = re.sub(r"(?<=\d),(?=\d{3})", "", pair.masked_source)
            numbers = set(re.findall(r"\d+", plain))
        first, second = (part.translate(TO_LATIN_DIGITS) for part in match.groups())
        if first + second not in numbers or first in numbers or second in numbers:
            continue
        is_grouped = len(second) == 3 and f"{first},{second}" in pair.source
        right = f"{match[1]}{'٬' if is_grouped else ''}{match[2]}"
        yield Hit(*match.span(), f"Write {right} without a space.", right)
