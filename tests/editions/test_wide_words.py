"""Words that are wider than their column are broken: none is printed over another language."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.editions._addresses import Limits
from dragoman.editions._layouts import measure_sheet
from dragoman.editions._long_runs import soften_within
from dragoman.editions._typst.data import make_data
from dragoman.editions._typst.limits import (
    count_letters,
    find_heading_size,
    find_limits,
    fit_limits,
    measure_inset,
)
from dragoman.model import Kind, Options, Phrase, Place, PrintOptions, Unit
from helpers import editions
from helpers.pdf_words import find_overlaps, list_words
from helpers.pdfs import build_edition, render

COURT, OFFICE = "Bundesverfassungsgericht", "HAUPTVERSAMMLUNGEN"


@pytest.mark.parametrize("word", [COURT, OFFICE, "ЖИЛИЩНОЕУПРАВЛЕНИЕ", "WWWWWWWWWWWWWWWW"])
@pytest.mark.parametrize(
    ("paper", "layout", "size"),
    [("a4", "columns", 0), ("a5", "columns", 0), ("a5", "columns", 13), ("a6", "facing", 13)],
)
def test_a_long_word_in_a_heading_stays_in_its_column(
    word: str, paper: str, layout: str, size: float, tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    def fill(builder: editions.Builder) -> None:
        for level in (1, 2, 3):
            heading = Unit("", Kind.HEADING, 1, level)
            builder.add(heading, f"The {word}", f"دیوان {word}", f"محكمة {word}")
        place = Place(lists=("-",), first=True)
        builder.add(Unit("", Kind.PARAGRAPH, 1, place=place), word, word, word)

    edition = build_edition(fill)
    data = render(edition, layout, paper=paper, contents=0, printing=PrintOptions(size=size))
    width, pages = list_words(data, tmp_path, need_tool("pdftotext"))
    for words in pages:
        assert all(each.left >= 0 and each.right <= width for each in words)
        shown = [each for each in words if each.text.strip("\u200b") in f"The {word}"]
        assert find_overlaps(shown) == []


def test_what_fits_is_never_broken() -> None:
    limits = Limits(room=24.5)
    assert soften_within(f"The {COURT}", limits) == f"The {COURT}"
    assert "\u200b" in soften_within(f"The {COURT}", limits._replace(room=23.9))
    assert soften_within("a MAMMUT", Limits(room=10)) == "a MAMMUT"
    assert "\u200b" in soften_within("a MAMMUT", Limits(room=9))
    assert soften_within("a MAMMUT-b", Limits(run=7, room=11)) == "a MAMMUT-\u200bb"
    assert "\u200b" in soften_within("a MAMMUT", Limits(room=10, size=1.2))
    assert soften_within("سلامت", Limits(room=5, size=1.2)) == "سلامت"
    assert "\u200b" in soften_within("سلامت", Limits(run=4))


def test_a_line_has_less_room_for_larger_letters_and_in_lists() -> None:
    edition = build_edition(lambda builder: builder.add(Unit("", Kind.PARAGRAPH, 1), "a", "b", "c"))
    sheet = measure_sheet(edition, Options())
    letters = count_letters(sheet)
    assert find_limits(sheet) == Limits(run=24, name=int(letters))
    assert count_letters(sheet, enlarged=2) + 2 == pytest.approx((letters + 2) / 2)
    assert count_letters(sheet, is_wide=True) > 2 * letters
    assert measure_inset(Place(), 0) == 0
    assert measure_inset(Place(lists=("-", "1.")), 1) == pytest.approx(2 * 2.5 + 4.3)
    assert find_heading_size(0, 1, "ltr") == pytest.approx(1.65 * 1.4)
    assert find_heading_size(0, 1, "rtl") == pytest.approx(1.65 * 1.4 * 0.9)
    assert find_heading_size(2, 2, "ltr") == pytest.approx(1.2 * 1.2)
    assert find_heading_size(6, 6, "ltr") == 1
    assert fit_limits(Limits(), 16.4, 1.2) == Limits(16, 16, 16.9, 1.2)
    assert fit_limits(Limits(), 30.0) == Limits(24, 24, 30.5)
    assert fit_limits(Limits(), -3.0) == Limits(1, 1, -2.5)


def test_a_long_word_in_the_title_of_a_page_of_its_own_is_broken() -> None:
    def make(title: str, paper: str) -> str:
        edition = editions.letter("en")
        column = replace(edition.columns[0], title=Phrase(title, "en", "ltr"))
        shown = replace(edition, columns=(column,), has_title_page=True, has_own_title=True)
        families = {language: ("Libertinus Serif", "Amiri") for language in ("en", "fa", "ar")}
        titles = make_data(shown, Options(paper=paper), families)["title_page"]
        assert titles and len(titles) == 1
        return titles[0]["text"]

    assert make(f"The {COURT}", "a4") == f"The {COURT}"
    assert make(f"The {COURT}", "a6").count("\u200b") > 2
    assert make("The letters", "a6") == "The letters"


@pytest.mark.parametrize(
    ("place", "level", "paper", "is_broken"),
    [
        (Place(), 0, "a5", False),
        (Place(lists=("-", "-", "-"), first=True), 0, "a5", True),
        (Place(quotations=2), 0, "a5", True),
        (Place(lists=("-", "-", "-"), first=True), 0, "a4", False),
        (Place(), 2, "a4", False),
        (Place(), 2, "a5", True),
        (Place(), 1, "a4", True),
    ],
)
def test_what_is_broken_depends_on_the_room_and_the_size(
    place: Place, level: int, paper: str, is_broken: bool
) -> None:
    def fill(builder: editions.Builder) -> None:
        if level == 2:
            builder.add(Unit("", Kind.HEADING, 1, 1), "a", "b", "c")
        kind = Kind.HEADING if level else Kind.PARAGRAPH
        builder.add(Unit("", kind, 1, level, place=place), COURT, "دیوان", "محكمة")

    families = {language: ("Libertinus Serif", "Amiri") for language in ("en", "fa", "ar")}
    data = make_data(build_edition(fill), Options(paper=paper), families)
    shown = json.dumps([*data["opening"], *data["blocks"]], ensure_ascii=False)
    assert ("\u200b" in shown) is is_broken
