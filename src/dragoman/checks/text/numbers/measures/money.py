"""Sums of money that a translation says in another currency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.values import Number
from dragoman.patterns import compile_later

_CURRENCIES = r"""
dollar \$ usd dollar dólar dolar dolár dolár dólár долар доллар دولار دلار ډالر ڈالر डॉलर डलर
dollar ডলার долл doler dolār ドル 美元 달러 δολάρι δολλάρι דולר доллар დოლარ դոլար dollár dolla
euro € eur euro(?!p) ευρώ евро євро يورو یورو اورو אירו यूरो ইউরো ユーロ 欧元 歐元 유로 ევრო
euro եվրո evro
pound £ gbp pound pfund libra libbre sterlin livre фунт funt جنيه پوند پاونډ پاؤنڈ पाउंड পাউন্ড
pound ポンド 英镑 英鎊 파운드 λίρες ליש
yen jpy yen йен ين ين ین येन 日元 円 엔
yuan cny rmb yuan юан يوان یوآن युआन 人民币 人民幣 人民元 위안
rupee ₹ inr rupee rupie рупи روبية روپیه روپے रुपय रुपये ルピー 卢比 루피
rouble ₽ rub rouble rubel rubl рубл روبل रूबल ルーブル 卢布 루블
won ₩ krw 韩元 韓元 ウォン 원
lira ₺ try lira лир ليرة لیر
franc chf franc frank франк فرنك فرانک 法郎
krona sek nok dkk kron крон
zloty pln zł złot
koruna czk kč
forint huf forint
real brl
rial irr rial риал ريال ریال
toman toman туман تومان تومن"""
_IRANIAN = frozenset({"rial", "toman"})
_ONE_NAME = ({"pound", "lira"}, {"rial", "real"}, {"yen", "yuan"}, {"krona", "koruna"})
"""Currencies that have one name or one sign in some languages."""
_TOMAN = compile_later("ت[وُ]?مان")
_SIGNS = tuple("$€£¥₹₽₩₺")
_SHORT = 3
_NO_LETTER = r"(?![^\W\d_])"
_REACH_AFTER, _REACH_BEFORE = 22, 5
"""How far from a number its currency may be: 300 million de dólares; US$ 5."""


def is_converted_money(number: Number, side: Side, other: Side) -> bool:
    """Return whether a number of a text is a sum in a currency that the other text does not have.

    The other text has a sum in a currency that this one does not have. What the right sum is
    depends on the day, so that nobody can compute it.
    """
    ours = _find_currency(number, side)
    if not ours:
        return False
    theirs = {_find_currency(one, other) for one in other.numbers} - {""}
    own = {_find_currency(one, side) for one in side.numbers}
    if {ours, *theirs} >= _IRANIAN:
        return False
    return bool(theirs - own) and ours not in theirs


def is_second_sum(number: Number, side: Side) -> bool:
    """Return whether a number is a sum in brackets behind the same in another currency."""
    own = _find_currency(number, side)
    before = side.text[: number.start]
    opening = max(map(before.rfind, "(（"))
    if not own or opening < max(map(before.rfind, ")）")):
        return False
    sums = [one for one in side.numbers if opening - _REACH_AFTER <= one.start < opening]
    return any(_find_currency(one, side) not in ("", own) for one in sums)


class _MoneySum(NamedTuple):
    """A number with a currency."""

    number: Number
    currency: str
    written: str
    values: set[int]
    """What it says with its scale, if it has one."""


def find_changed_currencies(source: Side, target: Side) -> Iterator[tuple[str, Number]]:
    """Yield the sums that have another currency in a translation: as the source writes each, and
    the number there. Neither text has the currency of the other."""
    ours = list(_list_sums(source))
    theirs = list(_list_sums(target)) if ours else []
    here, there = ({one.currency for one in sums} for sums in (ours, theirs))
    known: dict[object, dict[str, str]] = {}
    for one in ours:
        for key in {*one.values, one.number.readings}:
            known.setdefault(key, {}).setdefault(one.currency, one.written)
    for other in theirs:
        same = [known.get(key, {}) for key in {*other.values, other.number.readings}]
        changed = (
            written
            for found in same
            for currency, written in found.items()
            if currency not in there and {currency, other.currency} not in _ONE_NAME
        )
        if other.currency not in here and (written := next(changed, "")):
            yield written, other.number


def _list_sums(side: Side) -> Iterator[_MoneySum]:
    for number in side.numbers:
        start, end, currency = _locate_currency(number, side)
        if currency:
            written = side.text[min(start, number.start) : max(end, number.end)]
            yield _MoneySum(number, currency, written, side.scaled.get(number.start, set()))


def list_tomans(tomans: Side, rials: Side) -> Iterator[int]:
    """Yield the sums in tomans of a text that the other has in rials: ten rials are one toman."""
    values = rials.values | rials.large_values | rials.words
    if not {"rial"} & {_find_currency(number, rials) for number in rials.numbers}:
        return
    sums = set(tomans.words) if _TOMAN.search(tomans.text) else set()
    for number in tomans.numbers:
        if _find_currency(number, tomans) == "toman":
            sums |= tomans.scaled.get(number.start) or {number.readings[-1][0]}
    yield from (value for value in sums if 10 * value in values)


def _find_currency(number: Number, side: Side) -> str:
    """Return the currency right behind a number or before it, or ""."""
    return _locate_currency(number, side)[2]


def _locate_currency(number: Number, side: Side) -> tuple[int, int, str]:
    """Return the place of the currency of a number, and its name."""
    behind = side.text[number.end : number.end + _REACH_AFTER]
    first = max(0, number.start - _REACH_BEFORE)
    has_sign = side.text[first : number.start].endswith(_SIGNS)
    if not has_sign and (found := _find_behind().match(behind)):
        return number.end, number.end + found.end(), found.lastgroup or ""
    found = _find_before().search(side.text[first : number.start])
    return (first + found.start(), number.start, found.lastgroup or "") if found else (0, 0, "")


@cache
def _find_behind() -> re.Pattern[str]:
    return re.compile(rf"[^\d.,;:!?()]*?(?:{'|'.join(_write_groups())})", re.IGNORECASE)


@cache
def _find_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_write_groups())})[^\W\d]{{0,3}}\s?\Z", re.IGNORECASE)


def _write_groups() -> Iterator[str]:
    """Yield the pattern of each currency: signs, and the beginnings of words."""
    words: dict[str, list[str]] = {}
    for row in _CURRENCIES.strip().split("\n"):
        name, *signs = row.split()
        words.setdefault(name, []).extend(signs)
    for name, signs in words.items():
        pattern = "|".join(map(_write_sign, signs))
        yield f"(?P<{name}>{pattern})"


def _write_sign(sign: str) -> str:
    """Return the pattern of a sign, or of the beginning of a word. A short one is a whole word."""
    if not sign[0].isalpha() or sign >= "\u3000":
        return sign
    end = _NO_LETTER if sign.isascii() and len(sign) <= _SHORT else ""
    return rf"(?<![^\W\d_]){sign}{end}"
