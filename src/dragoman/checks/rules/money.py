"""Money: a sum has the currency of the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks import Hit, Pair, base_language, rule
from dragoman.checks.text.numbers.measures.money import find_changed_currencies
from dragoman.checks.text.numbers.places import DIGITS, find_place
from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.values import use_plain_digits
from dragoman.patterns import compile_later

_MAY_NAME_MONEY = compile_later(
    r"[$€£¥₹₽₩₺]|\b(?:dollar|euro|pound|yen|yuan|rupee|rou?bl|won|lira|franc|kron|zlot|koruna"
    r"|forint|real|rial|toman|usd|eur|gbp|jpy|cny|rmb|inr|rub|krw|try|chf|sek|nok|dkk|czk|brl|irr)",
    re.IGNORECASE,
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
    source = Side(use_plain_digits(pair.masked_source), base_language(pair.source_language))
    target = Side(use_plain_digits(pair.masked_target), pair.base_language)
    for written, number in find_changed_currencies(source, target):
        start, end = find_place(number, list(DIGITS.finditer(pair.masked_target)))
        yield Hit(start, end, f"The source has {written}; this is another currency.")
