"""Money: a sum has the currency of the source."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks import Hit, Pair, rule
from dragoman.checks.text.numbers.measures.money import find_changed_currencies
from dragoman.checks.text.numbers.places import DIGITS, find_place
from dragoman.patterns import compile_later

_MAY_NAME_MONEY = compile_later(
    r"[$€£¥₹₽₩₺](?![A-Za-z{])|\b(?i:dollar|euros?\b|pounds?\b|yens?\b|yuan|rupee|rou?bles?\b|won\b"
    r"|liras?\b|francs?\b|kron[aeo]|zlot|koruna|forint|reai|reals?\b|rials?\b|tomans?\b)"
    r"|\b(?:USD|EUR|GBP|JPY|CNY|RMB|INR|RUB|KRW|TRY|CHF|SEK|NOK|DKK|CZK|BRL|IRR)\b"
)


@rule(
    "currencies",
    "warning",
    source_clue=_MAY_NAME_MONEY,
    silent=[
        ("fa", "He paid $500.", "او ۵۰۰ دلار پرداخت."),
        ("de", "He paid $500 (450 euros).", "Er zahlte 450 Euro (500 Dollar)."),
        ("de", "He paid $500.", "Er zahlte 450 Euro."),
        ("ar", "He paid 500 Lebanese pounds.", "دفع 500 ليرة لبنانية."),
        ("fa", "The fine was 20 million rials.", "جریمه دو میلیون تومان بود."),
    ],
    fires=[
        ("fa", "He paid $500.", "او ۵۰۰ یورو پرداخت."),
        ("fa", "The fine was 20 million rials.", "جریمه ۲۰ میلیون تومان بود."),
        ("fr", "The rent is £700 a month.", "Le loyer est de 700 euros par mois."),
        ("ja", "She earned 900 dollars.", "彼女は900円を稼いだ。"),
    ],
)
def currencies(pair: Pair) -> Iterator[Hit]:
    """A sum has another currency than in the source: 500 euros for $500.

    A sum that was converted has another number, and is not reported.
    """
    found = list(find_changed_currencies(pair.source_side, pair.target_side))
    places = list(DIGITS.finditer(pair.masked_target)) if found else []
    for written, number in found:
        start, end = find_place(number, places)
        yield Hit(start, end, f"The source has {written}; this is another currency.")
