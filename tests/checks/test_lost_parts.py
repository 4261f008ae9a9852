"""A part of a long text that is missing: one stretch is much too short, and the rest is not."""

from __future__ import annotations

import pytest

from dragoman.checks.text.missing.lengths import LengthNorm
from dragoman.checks.text.missing.lost_parts import find_lost_part
from dragoman.checks.text.missing.word_pairs import NO_PAIRS, WordPairs

NORM = LengthNorm(0.0, 1.0)
FILLER = "and then many other words of a long text came "
SOURCE = "".join(f"{FILLER}{number} " for number in range(10, 22))
"""Only its numbers are known to be in the translation."""
PARTS = [f"und dann kam noch viel mehr von einem Text her {number} " for number in range(10, 22)]


def lose(start: int, end: int, target: list[str] = PARTS) -> str | None:
    """Return the part of the source that is found to be missing, if some parts are left out."""
    place = find_lost_part(SOURCE, "".join(target[:start] + target[end:]), NO_PAIRS, NORM)
    return None if place is None else SOURCE[slice(*place)]


@pytest.mark.parametrize(("start", "end"), [(0, 4), (4, 9), (6, 11), (8, 12)])
def test_the_stretch_is_found_that_is_too_short(start: int, end: int) -> None:
    """It ends where the next number is that both have."""
    found = lose(start, end)
    assert found is not None
    for number in range(10 + start, 10 + end):
        assert f"{FILLER}{number} " in f"{found} "


def test_a_text_that_is_as_short_everywhere_has_no_lost_part() -> None:
    short = [f"und dann viel Text {number} " for number in range(10, 22)]
    assert lose(0, 0, short) is None
    assert lose(0, 0) is None


def test_a_text_without_anything_in_common_has_no_lost_part() -> None:
    assert find_lost_part(FILLER * 12, "und dann viel Text " * 12, NO_PAIRS, NORM) is None
    assert find_lost_part("", "", NO_PAIRS, NORM) is None


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
    joined = " " if "um" in letters else ""
    place = find_lost_part(source, joined.join(whole[:12] + whole[28:]), WordPairs(taught), norm)
    assert place is not None
    assert source[slice(*place)].split() == names[12:28]
    assert find_lost_part(source, joined.join(whole), WordPairs(taught), norm) is None
