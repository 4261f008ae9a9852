"""A part of a long text that is missing: its words are not there, and the others are in their
places without it."""

from __future__ import annotations

import re

import pytest

from dragoman.checks.text.catalog_texts import CatalogTexts
from dragoman.checks.text.missing.joins import Joins
from dragoman.checks.text.missing.lengths import LengthNorm
from dragoman.checks.text.missing.lost_parts import find_lost_part
from dragoman.checks.text.missing.missing_sentences import TextPair, find_missing
from dragoman.checks.text.missing.word_pairs import NO_PAIRS, WordPairs

NORM = LengthNorm(0.0, 1.0)
FILLER = "and then many other words of a long text came "
SOURCE = "".join(f"{FILLER}{number} " for number in range(10, 22))
"""Only its numbers are known to be in the translation."""
PARTS = [f"und dann kam noch viel mehr von einem Buch her {number} " for number in range(10, 22)]


def lose(start: int, end: int, target: list[str] = PARTS, more: int = 0) -> str | None:
    """Return the part of the source that is found to be missing, if some parts are left out."""
    text = "".join(target[:start] + target[end:])
    place = find_lost_part(SOURCE, text, NO_PAIRS, NORM, more)
    return None if place is None else SOURCE[slice(*place)]


@pytest.mark.parametrize(("start", "end"), [(0, 4), (4, 9), (6, 11), (8, 12)])
def test_the_part_is_found_whose_words_are_not_there(start: int, end: int) -> None:
    """Here only numbers are known, and one of them more or less may be inside."""
    found = lose(start, end)
    assert found is not None
    numbers = {int(number) for number in re.findall(r"\d+", found)}
    assert len(numbers ^ set(range(10 + start, 10 + end))) <= 2


def test_a_text_that_is_as_short_everywhere_has_no_lost_part() -> None:
    short = [f"und viel mehr von einem Buch {number} " for number in range(10, 22)]
    assert lose(0, 0, short) is None
    assert lose(0, 0) is None


def test_of_two_texts_as_short_the_one_whose_words_jump_lacks_a_part() -> None:
    """The length says the same of both."""
    even = [part.replace("von einem Buch ", "") for part in PARTS]
    jumps = PARTS[:4] + PARTS[8:]
    lengths = sum(map(len, even)), sum(map(len, jumps))
    assert abs(lengths[0] - lengths[1]) < 30
    assert lose(0, 0, even) is None
    assert lose(0, 0, jumps) is not None


@pytest.mark.parametrize(("more", "is_found"), [(-1, True), (0, False), (2, False)])
def test_that_sentences_are_fewer_speaks_for_it(more: int, *, is_found: bool) -> None:
    assert (lose(5, 8, more=more) is not None) is is_found


def test_a_text_without_known_words_has_no_lost_part() -> None:
    assert find_lost_part(FILLER * 12, "und dann viel Neues " * 12, NO_PAIRS, NORM, 0) is None
    assert find_lost_part("", "", NO_PAIRS, NORM, 0) is None


def test_a_number_that_went_to_another_place_says_nothing() -> None:
    moved = [PARTS[-1], *PARTS[:-1]]
    assert lose(0, 0, moved) is None
    found = lose(5, 10, moved)
    assert found is not None
    assert f"{FILLER}16 " in found


@pytest.mark.parametrize("letters", ["{}um", "漢{}字"])
def test_taught_words_divide_the_texts_too(letters: str) -> None:
    """Also where no spaces are between the words."""
    names = [f"{first}{second}rk" for first in "bdfglmnp" for second in "aeiou"]
    signs = {name: chr(0x5000 + 2 * at) + chr(0x5001 + 2 * at) for at, name in enumerate(names)}
    write = letters.format if "um" in letters else signs.__getitem__
    taught = [(f"The {name} {at} is.", f"{write(name)} {at}.") for name in names for at in range(5)]
    source = " ".join(names)
    whole = [write(name) for name in names]
    norm = LengthNorm(0.4 if "um" in letters else 0.3, 1.0)
    words = WordPairs(taught)
    joined = " " if "um" in letters else ""
    place = find_lost_part(source, joined.join(whole[:12] + whole[28:]), words, norm, 0)
    assert place is not None
    found = source[slice(*place)].split()
    assert len(set(found) ^ set(names[12:28])) <= 2
    assert find_lost_part(source, joined.join(whole), words, norm, 0) is None


@pytest.mark.parametrize(("target", "is_found"), [("Er kam. Er ging.", True), ("Er kam.", False)])
def test_fewer_sentences_say_nothing_of_a_translator_who_joins_them(
    target: str, *, is_found: bool
) -> None:
    source = f"{SOURCE[:270].strip()}. {SOURCE[270:].strip().capitalize()}."
    text = "".join(PARTS[:5] + PARTS[8:]).strip() + "."
    catalog = CatalogTexts(lengths=NORM, joins=Joins([("He came. He went.", target)] * 90))
    found = find_missing(TextPair(source, text, "en", "de"), catalog)
    assert (found is not None) is is_found
