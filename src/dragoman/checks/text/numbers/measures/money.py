"""Sums of money that a translation says in another currency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.values import Number
from dragoman.patterns import compile_later

_CURRENCIES = """\
dollar $ usd dollar dólar dolar dolár dolár dólár долар доллар دولار دلار ډالر ڈالر डॉलर डलर ডলার
dollar долл doler dolār ドル 美元 달러 δολάρι δολλάρι דולר доллар დოლარ դոլար dollár dolla
euro € eur ευρώ евро євро يورو یورو اورو אירו यूरो ইউরো ユーロ 欧元 歐元 유로 ევრო եվրո evro
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
_TOMAN = compile_later("ت[وُ]?مان")
_REACH_AFTER, _REACH_BEFORE = 22, 5
"""How far from a number its currency may be: 300 million de dólares; US$ 5."""


def is_converted_money(number: Number, side: Side, other: Side) -> bool:
    """Return whether a number of a text is a sum in a currency that the other text has not.

    The other text has a sum in a currency that this one has not. What the right sum is depends
    on the day, so that nobody can compute it.
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
    behind = side.text[number.end : number.end + _REACH_AFTER]
    before = side.text[max(0, number.start - _REACH_BEFORE) : number.start]
    found = _find_behind().match(behind) or _find_before().search(before)
    return found.lastgroup or "" if found else ""


@cache
def _find_behind() -> re.Pattern[str]:
    return re.compile(rf"[^\d.,;:!?()]*?(?:{'|'.join(_write_groups())})", re.IGNORECASE)


@cache
def _find_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_write_groups())})[^\W\d]{{0,3}}\s?\Z", re.IGNORECASE)


def _write_groups() -> Iterator[str]:
    """Yield the pattern of each currency: signs, and the beginnings of words."""
    words: dict[str, list[str]] = {}
    for row in _CURRENCIES.split("\n"):
        name, *signs = row.split()
        words.setdefault(name, []).extend(signs)
    for name, signs in words.items():
        pattern = "|".join(
            rf"(?<![^\W\d_]){re.escape(sign)}"
            if sign[0].isalpha() and sign < "\u3000"
            else re.escape(sign)
            for sign in signs
        )
        yield f"(?P<{name}>{pattern})"
