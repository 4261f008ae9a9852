"""Links inside an OpenDocument text that LibreOffice made: they lead to the translated heading."""

from __future__ import annotations

import pytest

from helpers.odt_files import make_odt, p, read_body, read_odt, read_part, translate


def link(address: str, text: str = "there") -> str:
    return f'<text:a xlink:type="simple" xlink:href="{address}">{text}</text:a>'


HEADING = '<text:h text:outline-level="1">The <text:s/>first</text:h>'


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("#1.The first|outline", "<g1>there</g1> it is"),
        ("#Table1|table", "<g1>there</g1> it is"),
        ("#__RefHeading___1", "<g1>there</g1> it is"),
        ("#place", "[there](#place) it is"),
        ("https://example.org/#a", "[there](https://example.org/#a) it is"),
    ],
)
def test_names_that_libreoffice_made_are_not_in_the_message(address: str, text: str) -> None:
    assert read_body(p(link(address), " it is")) == [text]


@pytest.mark.parametrize(
    ("address", "new", "found"),
    [
        ("#1.The first|outline", "نخستین **بخش**", "#1.نخستین بخش|outline"),
        ("#2.1.The first|outline", "A & b", "#2.1.A &amp; b|outline"),
        ("#The first|outline", "نخستین", "#نخستین|outline"),
        ("#1.Another|outline", "نخستین", "#1.Another|outline"),
        ("#1.The first|table", "نخستین", "#1.The first|table"),
    ],
)
def test_a_link_to_a_heading_follows_its_translation(address: str, new: str, found: str) -> None:
    data = make_odt(p(link(address), " it is") + HEADING + p(link(address, "again")))
    heading = {"The  first": new}
    for texts in (heading, {**heading, "<g1>there</g1> it is": "<g1>آنجا</g1>"}):
        again = read_part(translate(data, texts, "fa"))
        assert again.count(f'xlink:href="{found}"') == 2
    assert translate(data, {}, "fa") == data


def test_a_bookmark_that_a_link_leads_to_is_a_place_of_its_paragraph() -> None:
    body = (
        p(link("#here")) + p("One") + p('Two<text:bookmark text:name="here"/>')
        + p('<text:bookmark text:name="idle"/>Three')
    )  # fmt: skip
    units = read_odt(make_odt(body)).units
    assert {unit.text: unit.places for unit in units if unit.places} == {"Two": ("here",)}
