"""Web pages that Word calls filtered: only the gap behind it says that a text begins with a marker.

With ``mso-list``, which other pages of Word have, see ``test_html_roles``.
"""

from __future__ import annotations

import pytest

from dragoman.sources import read, rebuild
from helpers.cases import each_case

GAP = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span>"
OLD_GAP = "<SPAN style=\"FONT: 7pt 'Times New Roman'\">&nbsp; </SPAN>"


@pytest.mark.parametrize("gap", [GAP, OLD_GAP])
@pytest.mark.parametrize(
    ("before", "marker"),
    [
        ("<span style='font-family:Symbol'>·{}</span>", "-"),
        ("<span lang=EN-US style='font-family:Wingdings'><span>§{}</span></span>", "-"),
        ("2){}", "2)"),
        ("<b><span lang=EN-US>iv.\n{}</span></b>", "iv."),
        ("<span dir=LTR></span>(a){}", "(a)"),
        ("<span dir=RTL></span>۳-{}", "۳-"),
        ("<span lang=FA>الف){}</span>", "الف)"),
        ("1.2.{}", "1.2."),
        ("<span style='font-family:\"Courier New\"'>o{}</span>", "-"),
    ],
)
def test_a_marker_is_no_text(before: str, marker: str, gap: str) -> None:
    written = before.format(gap)
    page = f"<p class=MsoListParagraph>{written}One <b>two</b></p>"
    document = read(page.encode(), "page", suffix=".html")
    (unit,) = document.units
    assert (unit.text, unit.kind, unit.place.lists) == ("One **two**", "list item", (marker,))
    assert rebuild(document, {}) == page.encode()
    new = rebuild(document, {unit.key: "یک **دو**"}).decode()
    assert new == page.replace("One", "یک").replace("two", "دو")


def test_an_item_in_one_element_with_its_marker() -> None:
    page = f"<p><span lang=EN-US><b>a.{GAP}</b>One</span></p>"
    document = read(page.encode(), "page", suffix=".html")
    assert document.units[0].text == "One"
    assert rebuild(document, {document.units[0].key: "یک"}).decode() == page.replace("One", "یک")


@each_case(
    [
        (f"<h1>1.{GAP}One</h1>", "1.<x1/>\u00a0\u00a0 One"),
        (f"<p>Words before it {GAP}one</p>", "Words before it <x1/>\u00a0\u00a0 one"),
        (f"<p>{GAP}One</p>", "One"),
        ("<p>2)<span style='font:7.0pt \"Times New Roman\"'>small</span></p>", "2)<g1>small</g1>"),
        ("<p>2)<span style='font:9.0pt \"Times New Roman\"'>&nbsp;</span>a</p>", "2)<x1/>\u00a0a"),
    ]
)
def test_other_gaps_are_in_the_text(page: str, text: str) -> None:
    (unit,) = read(page.encode(), "page", suffix=".html").units
    assert (unit.text, unit.place.lists) == (text, ())
