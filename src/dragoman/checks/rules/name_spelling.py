"""Names: one name has one spelling in all documents."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks import Example, Hit, Pair, rule
from dragoman.checks.text.names.name_spellings import find_second_spellings


def _write(name: str, *spellings: str) -> tuple[tuple[str, str], ...]:
    """Return the messages of a catalogue that has a name in these spellings."""
    return tuple((f"In {number} we wrote to {name}.", f"{spelling} {number}")
                 for number, spelling in enumerate(spellings))  # fmt: skip


_ALEPPO = _write("Aleppo", "حلب", "حلب", "هلپ", "به حلب")
_NARGES = _write("Narges", "نرگس", "نرگس", "نرجس", "نرگسِ")
_TRUMP = _write("Trump", "ترامب", "وترامب", "لترامب", "ترمب")
_SHIRAZ = _write("Shiraz", "شیراز", "شیراز", "Shiraz", "شیراز (Shiraz)", "شیراز")
_PALIN = _write("Palin", "Пэйлин", "Пэйлина", "Пейлин", "Пэйлину")


@rule(
    "name-spelling",
    "hint",
    silent=[
        Example("fa", "In 3 we wrote to Aleppo.", "به حلب 3", catalog=_ALEPPO),
        Example("fa", "In 3 we wrote to Shiraz.", "شیراز (Shiraz) 3", catalog=_SHIRAZ),
        Example("fa", "In 5 we wrote to Aleppo.", "به آنجا 5", catalog=_ALEPPO),
        Example("ar", "In 2 we wrote to Trump.", "لترامب 2", catalog=_TRUMP),
        Example("ru", "In 3 we wrote to Palin.", "Пэйлину 3", catalog=_PALIN),
    ],
    fires=[
        Example("fa", "In 2 we wrote to Aleppo.", "هلپ 2", catalog=_ALEPPO),
        Example("fa", "In 2 we wrote to Narges.", "نرجس 2", catalog=_NARGES),
        Example("ar", "In 3 we wrote to Trump.", "ترمب 3", catalog=_TRUMP),
        Example("ru", "In 2 we wrote to Palin.", "Пейлин 2", catalog=_PALIN),
        Example("fa", "In 2 we wrote to Shiraz.", "Shiraz 2", catalog=_SHIRAZ),
    ],
)
def name_spelling(pair: Pair) -> Iterator[Hit]:
    """A name is written in another way than in most messages."""
    for found in find_second_spellings(
        pair.source, pair.target, pair.catalog.names, pair.base_language
    ):
        usual, here = found.usual, pair.target[found.start : found.end]
        message = (
            f"{found.name} is {usual.written} in {usual.messages} messages; here it is {here}."
        )
        yield Hit(found.start, found.end, message)
