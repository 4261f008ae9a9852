"""The styles of Word editions: what rests on what, and what stands at one height."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

import pytest

from dragoman.containers.ooxml import W
from dragoman.editions.docx import parts


def w(name: str) -> str:
    return f"{{{W}}}{name}"


STYLES: dict[str, Element] = {
    str(style.get(w("styleId"))): style
    for style in fromstring(parts.write_styles()).iter(w("style"))  # noqa: S314  (our own)
    if style.get(w("type")) == "paragraph"
}


def read_value(style: str, tag: str) -> str | None:
    found = STYLES[style].find(w(tag))
    return None if found is None else found.get(w("val"))


def test_one_style_is_the_usual_one() -> None:
    assert [name for name, style in STYLES.items() if style.get(w("default"))] == ["Normal"]


@pytest.mark.parametrize("rank", range(1, 7))
def test_after_a_heading_comes_a_plain_paragraph(rank: int) -> None:
    style = f"Heading{rank}"
    outline = STYLES[style].find(f"{w('pPr')}/{w('outlineLvl')}")
    assert outline is not None and outline.get(w("val")) == str(rank - 1)
    assert read_value(style, "next") == "Normal"
    assert read_value(style, "name") == f"heading {rank}"


def test_no_other_style_is_in_the_outline_or_chooses_the_next() -> None:
    others = [name for name in STYLES if not name.startswith("Heading")]
    assert [name for name in others if STYLES[name].find(f".//{w('outlineLvl')}") is not None] == []
    assert {read_value(name, "next") for name in others} == {None}


def test_a_quotation_differs_from_a_paragraph_by_its_indent_only() -> None:
    quotation, paragraph = STYLES["Quote"], STYLES["Normal"]
    assert parts.write_spacing("Quote") == parts.write_spacing("Normal")
    for size in ("sz", "szCs"):
        path = f"{w('rPr')}/{w(size)}"
        one, other = quotation.find(path), paragraph.find(path)
        assert one is not None and other is not None and one.attrib == other.attrib
    assert quotation.find(f"{w('pPr')}/{w('ind')}") is not None
    assert paragraph.find(f"{w('pPr')}/{w('ind')}") is None


def test_a_heading_has_more_room_above_than_one_of_a_lower_rank_and_than_a_paragraph() -> None:
    names = [*(f"Heading{rank}" for rank in range(1, 5)), "Normal"]
    rooms = [parts.PARAGRAPHS[name].before for name in names]
    assert rooms == sorted(rooms, reverse=True) and len(set(rooms)) == len(rooms)
