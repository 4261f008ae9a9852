"""The numbers of pages in the list of contents of a PDF."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.editions._layouts import measure_sheet
from dragoman.editions._typst import data as data_module
from dragoman.editions._typst.data import make_data
from dragoman.editions._typst.heights import guess_pages
from dragoman.editions._typst.styles import make_style
from dragoman.model import Kind, Options, PrintOptions, Unit
from helpers import editions
from helpers.pdfs import build_edition, extract_text, read_pdf, render
from helpers.tools import need_module

need_module("typst")

CHAPTERS = 12
PRINTING = PrintOptions(chapters="new-page")
FAMILIES = {language: ("Libertinus Serif",) for language in ("en", "fa")}


def fill_chapters(builder: editions.Builder) -> None:
    """Add chapters that begin on the pages from 2 to 13."""
    builder.add(Unit("", Kind.HEADING, 1, level=1), "Book", "کتاب", "")
    for number in range(CHAPTERS):
        builder.add(Unit("", Kind.HEADING, number + 2, level=2), "Chapter", "فصل", "")
        builder.add(Unit("", Kind.PARAGRAPH, number + 2), f"Text {number}", "متن", "")


def list_dots(data: bytes, folder: Path, pdftotext: str) -> dict[str, list[tuple[float, float]]]:
    """Return where the dots of each line of the first page are: left and right, by line."""
    page = extract_text(data, folder, pdftotext, "-bbox").split("</page>")[0]
    dot = re.compile(r'xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="([\d.]+)">\.+<')
    lines: dict[str, list[tuple[float, float]]] = {}
    for left, right, line in dot.findall(page):
        lines.setdefault(line, []).append((round(float(left), 1), round(float(right), 1)))
    return lines


@pytest.mark.parametrize("languages", [("en",), ("fa",), ("en", "fa"), ("fa", "en")])
def test_dots_end_below_each_other_before_numbers_of_one_and_of_two_digits(
    languages: tuple[str, ...], tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    edition = build_edition(fill_chapters, *languages)
    layout = "columns" if len(languages) > 1 else "single"
    data = render(edition, layout, contents=2, printing=PRINTING)
    lines = list_dots(data, tmp_path, need_tool("pdftotext"))
    assert len(lines) == CHAPTERS * len(languages)
    assert len(set(map(tuple, lines.values()))) == len(languages)
    assert min(map(len, lines.values())) > 10


@pytest.mark.parametrize(("pages", "digits"), [(1, 1), (99, 2), (5000, 4)])
def test_a_wrong_guess_of_the_pages_costs_no_number(
    pages: int,
    digits: int,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    need_tool: Callable[[str], str],
) -> None:
    monkeypatch.setattr(data_module, "guess_pages", lambda context: pages)
    edition = build_edition(fill_chapters, "en")
    assert make_data(edition, Options(layout="single"), FAMILIES)["page_digits"] == digits
    data = render(edition, "single", contents=2, printing=PRINTING)
    page = extract_text(data, tmp_path, need_tool("pdftotext"), "-layout").split("\f")[0]
    found = re.findall(r"^ *Chapter[ .]+(\d+)$", page, re.M)
    assert found == [str(number + 2) for number in range(CHAPTERS)]


@pytest.mark.parametrize("layout", ["columns", "stacked", "facing"])
def test_the_guess_is_about_the_number_of_pages(layout: str) -> None:
    edition = editions.long(150, "en", "fa")
    sheet = measure_sheet(edition, Options(layout=layout))
    styles = {code: make_style(code, FAMILIES, frozenset()) for code in FAMILIES}
    context = data_module._make_context(edition, Options(layout=layout), sheet, styles)
    assert 0.7 < guess_pages(context) / read_pdf(render(edition, layout)).get_num_pages() < 1.5
