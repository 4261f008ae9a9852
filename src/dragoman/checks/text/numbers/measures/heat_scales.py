"""Temperatures that have another scale in the translation: 20 °F for 20 °C.

Only what names its scale is compared. Bare degrees may be of either, and angles are degrees, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.text.numbers.measures.quantities import is_of_kind
from dragoman.checks.text.numbers.scales import read_decimals
from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.values import Number
from dragoman.patterns import compile_later

_SCALE = compile_later(
    r"(?P<C>℃|(?:[°º˚]|\bdegrees?|\bđộ)[\s\u00a0\u202f]{0,2}[CС](?!\w)|[ck]elsi|selcius|célsius"
    r"|celzi|celsij|selsi|цельс|целз|κελσίου|سلسيوس|سلسیوس|سلزیوس|سیلسیس|مئوية|سانتی.?گراد|سێلسی"
    r"|צלזיוס|सेल्सि|সেলসি|செல்சி|เซลเซียส|セルシウス|ցելսի|ცელსი|centigrad)"
    r"|(?P<F>℉|(?:[°º˚]|\bdegrees?|\bđộ)[\s\u00a0\u202f]{0,2}[FФ](?!\w)|fahrenh|farenh|faren[gh]"
    r"|фаренг|φαρενάιτ|فهرنهايت|فارنهایت|فارن ہائیٹ|فەهرەنهای|פרנהייט|फ़?ारेनहा|फारेनहा"
    r"|ফারেনহা|பாரன்ஹீ|ஃபாரன்|ฟาเรน|ファーレンハイト|ֆարենհ|ფარენჰ)",
    re.IGNORECASE,
)
_BEFORE = compile_later(
    r"(?:(?P<C>摄氏|攝氏|섭씨|摂氏|セ氏)|(?P<F>华氏|華氏|화씨|カ氏))[\s零下영하约約]*\Z"
)
_DIGIT = compile_later(r"[0-9]")
_REACH, _REACH_BEFORE = 24, 8
_SAME_IN_BOTH = 40
"""So many degrees below zero are the same in both scales."""


def find_changed_temperatures(source: Side, target: Side) -> Iterator[tuple[Number, str, Number]]:
    """Yield the temperatures of a text that have another scale in its translation.

    Each is with its own scale, and with the number of the translation. What both say alike is set
    aside at first.
    """
    if not source.may_name_measure:
        return  # nearly all texts
    if source.language == "en" and not any(_is_heat(one.unit) for one in source.quantities):
        return
    ours = list(_list_temperatures(source))
    theirs = list(_list_temperatures(target)) if ours else []
    alike = {heat[:2] for heat in ours} & {heat[:2] for heat in theirs}
    for value, scale, number in ours:
        same = [heat for heat in theirs if heat[0] == value]
        if (value, scale) not in alike and len(same) == 1 and value != _SAME_IN_BOTH:
            yield number, scale, same[0][2]


def _is_heat(unit: str) -> bool:
    return is_of_kind(unit, "degc")


def _list_temperatures(side: Side) -> Iterator[tuple[float, str, Number]]:
    """Yield the values that have a scale right behind or before them: "C" or "F"."""
    for number in side.numbers:
        behind = side.text[number.end : number.end + _REACH]
        digit = _DIGIT.search(behind)
        found = _SCALE.search(behind, 0, digit.start() if digit else len(behind))
        before = side.text[max(0, number.start - _REACH_BEFORE) : number.start]
        match = _BEFORE.search(before) or found
        if match and match.lastgroup:
            for value in read_decimals(number):
                yield value, match.lastgroup, number
