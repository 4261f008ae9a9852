"""Sizes of paper, margins and lengths are read as people write them, and nothing else is."""

from __future__ import annotations

import pytest

from dragoman.paper import (
    PAPERS,
    explain_length,
    explain_margins,
    explain_paper,
    explain_size,
    find_length,
    find_margins,
    find_paper,
)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("a3", (297.0, 420.0)),
        ("a4", (210.0, 297.0)),
        ("a5", (148.0, 210.0)),
        ("b4", (250.0, 353.0)),
        ("b5", (176.0, 250.0)),
        ("b6", (125.0, 176.0)),
        ("half-letter", (139.7, 215.9)),
        ("legal", (215.9, 355.6)),
        ("tabloid", (279.4, 431.8)),
        (" A6 ", (105.0, 148.0)),
        ("Letter", (215.9, 279.4)),
        ("148x210mm", (148.0, 210.0)),
        ("148 x 210 mm", (148.0, 210.0)),
        ("148mm x 210mm", (148.0, 210.0)),
        ("21×29,7cm", (210.0, 297.0)),
        ("6x9in", (152.4, 228.6)),
        ("5.5x8.5IN", (139.7, 215.9)),
        ("10cm x 200mm", (100.0, 200.0)),
        ("432x648pt", (152.4, 228.6)),
    ],
)
def test_a_paper_is_a_name_or_two_lengths(text: str, size: tuple[float, float]) -> None:
    assert find_paper(text) == size
    assert explain_paper(text) == ""


@pytest.mark.parametrize(
    "text",
    ["", "a99", "148x210", "148mm", "x210mm", "69x210mm", "148x1201mm", "148x210px", "-148x210mm",
     "148x210mm 3", "1e2x210mm", "۱۴۸x۲۱۰mm"],
)  # fmt: skip
def test_what_is_not_a_paper_is_none(text: str) -> None:
    assert find_paper(text) is None
    assert "'148x210mm', from 70 to 1200 mm" in explain_paper(text)


def test_every_paper_is_taller_than_wide() -> None:
    assert all(width < height for width, height in PAPERS.values())


@pytest.mark.parametrize(
    ("text", "margins"),
    [
        ("20mm", (20.0, 20.0, 20.0)),
        ("20mm 15mm", (20.0, 15.0, 20.0)),
        ("2cm 15 mm 0.9in", (20.0, 15.0, 22.86)),
    ],
)
def test_margins_are_one_to_three_lengths(text: str, margins: tuple[float, ...]) -> None:
    assert find_margins(text) == margins
    assert explain_margins(text) == ""


@pytest.mark.parametrize("text", ["20", "7mm", "101mm", "20mm,15mm", "20mm 15mm 20mm 15mm", "x"])
def test_what_no_margins_are_is_none(text: str) -> None:
    assert find_margins(text) is None
    assert explain_margins(text).endswith("each from 8 to 100 mm")


@pytest.mark.parametrize(
    ("text", "length"),
    [("", 0.0), ("0", 0.0), ("3mm", 3.0), ("0.125in", 3.175), (".5in", None), ("41mm", None),
     ("3", None)],
)  # fmt: skip
def test_a_length_has_a_unit(text: str, length: float | None) -> None:
    assert find_length(text) == length
    assert (explain_length(text) == "") is (length is not None)


def test_no_margins_are_dragomans_own() -> None:
    assert explain_margins("") == ""


@pytest.mark.parametrize(
    ("points", "is_right"),
    [(0, True), (6, True), (36, True), (5.9, False), (36.5, False), (-1, False)],
)
def test_a_size_of_text_has_bounds(points: float, is_right: bool) -> None:
    assert (explain_size(points) == "") is is_right
