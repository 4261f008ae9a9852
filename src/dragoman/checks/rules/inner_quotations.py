"""Quotations inside others: their marks differ, so that a reader sees which of them ends."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks import Hit, Pair, rule
from dragoman.checks.text.punctuation.nested_quotations import find_quotations


@rule(
    "inner-quotes",
    "hint",
    languages="fa ar",
    needs="«",
    fix="suggest",
    silent=[
        ("fa", "“They said ‘no’,” she said.", "گفت: «آن‌ها گفتند “نه”.»"),
        ("fa", "“No,” she said. “Never.”", "گفت: «نه.» و: «هرگز.»"),
        ("ar", "“They said ‘no’,” she said.", "قالت: «قالوا “لا”»."),
    ],
    fires=[
        ("fa", "“They said ‘no’,” she said.", "گفت: «آن‌ها گفتند «نه».»"),
        ("ar", "“They said ‘no’,” she said.", "قالت: «قالوا «لا»»."),
    ],
)
def inner_quotes(pair: Pair) -> Iterator[Hit]:
    """A quotation inside another one has the same marks; “ and ” would tell them apart."""
    text = pair.masked_target
    for quotation in find_quotations(text, pair.base_language):
        if quotation.is_inner and not quotation.has_inner and text[quotation.start] == "«":
            said = pair.target[quotation.start + 1 : quotation.end]
            span = quotation.start, quotation.end + 1
            yield Hit(*span, "Inside a quotation, write “ and ”.", f"“{said}”")
