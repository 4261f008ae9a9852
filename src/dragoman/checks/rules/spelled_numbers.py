"""Numbers in words: the translation has the same ones as the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks import Hit, Pair, rule
from dragoman.checks.text.numbers.spelled.replaced_parts import find_replaced_part
from dragoman.checks.text.numbers.spelled.replaced_words import NUMBER_WORD, find_replaced_words
from dragoman.checks.text.numbers.spelled.words import WORDS


@rule(
    "spelled-numbers",
    "error",
    languages="fa ar",
    source_clue=NUMBER_WORD,
    silent=[
        ("ar", "He was held for eleven days.", "احتُجز أحد عشر يومًا."),
        ("fa", "It lasted fourteen days.", "دو هفته طول کشید."),
        ("fa", "On Tuesday five people came.", "سه‌شنبه پنج نفر آمدند."),
        ("fa", "In the Four Corners, for two days", "در فور کورنرز، سه روز"),
        ("fa", "One in five of the people", "بیست درصد مردم"),
        ("fa", "Ten miles away", "در شانزده کیلومتری"),
        ("fa", "An hour and a half, to two thirty", "نود دقیقه، تا ساعت دو و نیم"),
        ("ar", "An hour and a half, to half past two", "تسعون دقيقة، حتى الثانية والنصف"),
    ],
    fires=[
        ("ar", "He was held for eleven days.", "احتُجز اثني عشر يومًا."),
        ("ar", "There were two hundred children.", "كان هناك ثلاثمئة طفل."),
        ("fa", "There were nine abstentions.", "ده رأی ممتنع بود."),
        ("fa", "Forty per cent of them", "چهارده درصد آنان"),
        ("fa", "The third hearing", "چهارمین جلسهٔ دادگاه"),
        ("ar", "Two thirds of them", "ثلثهم"),
        ("fa", "It lasted two years and a half.", "سه سال و نیم طول کشید."),
        ("fa", "An hour and a half, to three thirty", "دو ساعت و نیم، تا ساعت سه"),
    ],
)
def spelled_numbers(pair: Pair) -> Iterator[Hit]:
    """A number in words became another one, as twelve days for eleven."""
    yield from _report_words(pair)


@rule(
    "spelled-unsure",
    "hint",
    source_clue=NUMBER_WORD,
    silent=[
        ("de", "At half past seven three came.", "Um halb acht kamen drei."),
        ("vi", "For ten years", "trong suốt mười năm"),
        ("nl", "The front nine", "De achterstand"),
        ("ko", "But five people left.", "하지만 오래 있지 않고 떠났다."),
    ],
    fires=[
        ("fr", "Ninety-five prisoners were freed.", "Quatre-vingt-cinq prisonniers sont libres."),
        ("ru", "He got seven years.", "Он получил восемь лет."),
        ("zh", "He got eleven years.", "他被判处十二年有期徒刑。"),
        ("ur", "Fifteen were freed.", "پچیس رہا ہوئے۔"),
    ],
)
def spelled_unsure(pair: Pair) -> Iterator[Hit]:
    """A number in words may have become another one; its words are known roughly."""
    if pair.base_language not in WORDS:
        yield from _report_words(pair)


def _report_words(pair: Pair) -> Iterator[Hit]:
    if pair.source_language != "en":
        return
    source, target = pair.source_side, pair.target_side
    found = find_replaced_words(source, target) or find_replaced_part(source, target)
    if found:
        lost, added = found
        there, here = source.text[lost.start : lost.end], target.text[added.start : added.end]
        places = [match.start() for match in re.finditer(re.escape(here), pair.masked_target)]
        start = min(places, key=lambda place: abs(place - added.start), default=0)
        message = f"The number {here} is not in the source, which has {there}."
        yield Hit(start, start + len(here), message)
