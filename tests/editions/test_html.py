"""HTML editions: what is on the page, and that no text becomes markup."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from dragoman import __version__, sources
from dragoman.align import EditionRequest, align
from dragoman.editions import html
from dragoman.model import Edition, Kind, Options
from helpers import editions
from helpers.edition_texts import REMARKS, TITLES
from helpers.markup import Element, parse

_ALLOWED = """
html head meta title style body header fieldset legend label input main nav ol ul li section footer
div span p h1 h2 h3 h4 h5 h6 blockquote pre code table tr th td em strong del a sup br wbr bdi small
"""


def page(edition: Edition, **options: Any) -> Element:
    return parse(html.render(edition, Options(**options)))


# What is on the page


def test_every_cell_has_its_language_and_direction() -> None:
    shown = page(editions.letter())
    cells = shown.all(class_="cell")
    assert len(cells) == (7 + 2) * 3
    assert {(c.attributes["lang"], c.attributes["dir"]) for c in cells} == {
        ("en", "ltr"),
        ("fa", "rtl"),
        ("ar", "rtl"),
    }
    assert shown.one("html").attributes == {"lang": "en", "dir": "ltr"}
    persian = page(editions.letter("fa", "en")).one("html")
    assert persian.attributes == {"lang": "fa", "dir": "rtl"}


def test_a_page_says_which_dragoman_made_it_and_nothing_else_of_its_making() -> None:
    made = [m.attributes for m in page(editions.letter()).all("meta") if "name" in m.attributes]
    assert {"name": "generator", "content": f"dragoman {__version__}"} in made
    assert not {"author", "date", "creator"} & {m["name"] for m in made}


def test_paragraph_numbers_are_permalinks_in_the_digits_of_the_first_language() -> None:
    numbers = page(editions.letter("fa", "ar")).all("a", class_="num")
    assert [n.text for n in numbers] == list("۱۲۳۴۵۶۷")
    assert [n.attributes["href"] for n in numbers] == [f"#p{n}" for n in range(1, 8)]
    assert numbers[6].attributes["title"] == "بند ۷"


def test_every_id_is_there_once_and_every_way_leads_somewhere() -> None:
    for edition in (editions.torture(), editions.torture("fa", "ar"), editions.long(200)):
        shown = page(edition)
        ids = [e.attributes["id"] for e in shown.all() if "id" in e.attributes]
        assert len(ids) == len(set(ids))
        ways = [a.attributes["href"] for a in shown.all("a")]
        inner = {way[1:] for way in ways if way.startswith("#")}
        assert inner <= set(ids)
        anchors = {row.anchor for row in edition.all_rows}
        assert anchors <= set(ids)


def test_notes_lead_there_and_back_in_each_language() -> None:
    shown = page(editions.torture())
    for language, digit in (("en", "1"), ("fa", "۱"), ("ar", "١")):
        note = shown.one("div", id=f"n1-{language}")
        references = shown.all("a", href=f"#n1-{language}")
        assert [reference.text for reference in references] == [digit] * 3
        backs = [back.attributes["href"] for back in note.all("a", class_="back")]
        assert backs == [f"#{reference.attributes['id']}" for reference in references]
    second = shown.one("div", id="n3-fa").all("a", class_="back")
    assert [back.text for back in second] == ["↑۴۸", "↑۱."]  # a paragraph, another note


def test_a_note_whose_marker_a_translation_has_lost_leads_back_to_another_language() -> None:
    lost = editions.torture("en", "ar")
    rows = tuple(
        row._replace(segments=(row.segments[0], row.segments[1]._replace(spans=())))
        for row in lost.rows
    )
    note = page(editions.with_rows(lost, rows)).one("div", id="n2-ar")
    assert [back.attributes["href"] for back in note.all("a", class_="back")] == ["#rn2-en"]


def test_a_table_is_a_table_in_each_language() -> None:
    tables = page(editions.torture()).all("table")
    persian = [t for t in tables if "۱۳۲۸" in t.text]
    assert len(tables) == 6 and len(persian) == 1
    rows = [[cell.text for cell in line.all() if cell.name in ("td", "th")]
            for line in persian[0].all("tr")]  # fmt: skip
    assert rows == [["شهر", "جمعیت", "از سال"], ["اهواز", "۱٬۳۰۲٬۵۹۱", ""], ["کرج", "", "۱۳۲۸۲"]]
    assert [th.attributes["scope"] for th in persian[0].all("th")] == ["col"] * 3


def test_cells_are_aligned_as_the_author_says() -> None:
    (table, *_) = page(editions.torture()).all("table")
    kinds = [[cell.attributes.get("class") for cell in line.all() if cell.name in ("td", "th")]
             for line in table.all("tr")]  # fmt: skip
    assert kinds == [
        [None, "end", "center"],
        [None, "whole end", None],
        [None, None, "whole center"],
    ]
    assert table.attributes["class"] == "narrow"


def test_a_block_of_html_shows_its_text() -> None:
    cells = page(editions.torture()).all(class_="cell")
    shown = [cell for cell in cells if "متن در اچ" in cell.text]
    assert len(shown) == 1 and not shown[0].all("pre")


def test_no_link_holds_another() -> None:
    links = page(editions.torture()).all("a")
    assert not [link for link in links if link.all("a")]
    assert [link.text for link in links if "passing" in link.text] == ["passing2"]


def test_code_that_is_not_translated_is_there_once() -> None:
    shown = page(editions.torture())
    code = [pre for pre in shown.all("pre") if "def river" in pre.text]
    assert [pre.attributes["dir"] for pre in code] == ["ltr"]
    assert code[0].text == 'def river(name: str) -> str:\n    return f"<{name}>"  # ]]>'


def test_list_markers_have_the_digits_of_their_language() -> None:
    markers = [m.text for m in page(editions.torture("en", "ar")).all("span", class_="marker")]
    assert markers[:2] == ["3.", "٣."]
    assert "125)" in markers and "١٢٥)" in markers and "•" in markers and "–" in markers


def test_marks_are_said_in_the_language_of_the_column() -> None:
    shown = page(editions.torture())
    remarks = {(r.attributes["lang"], r.text) for r in shown.all("small", class_="remark")}
    assert ("fa", REMARKS["fa"]["outdated"]) in remarks
    assert ("ar", REMARKS["ar"]["draft"]) in remarks
    source = [cell for cell in shown.all(class_="source") if "no translation" in cell.text]
    assert [cell.attributes["lang"] for cell in source] == ["en"]
    assert source[0].one("small").attributes["lang"] == "ar"
    missing = [cell.text.strip() for cell in shown.all(class_="missing")]
    assert missing == [REMARKS["fa"]["missing"], REMARKS["ar"]["missing"]]


def test_headings_leave_no_rank_out_and_there_is_one_title() -> None:
    for level in (1, 3, 6):
        edition = editions.torture()
        rows = tuple(
            row._replace(unit=row.unit._replace(level=level))
            if row.unit.kind is Kind.HEADING and row.unit.level == 2
            else row
            for row in edition.rows
        )
        shown = page(editions.with_rows(edition, rows))
        ranks = [int(e.name[1]) for e in shown.all() if e.name in {f"h{n}" for n in range(1, 7)}]
        assert ranks.count(1) == 1
        assert all(b <= a + 1 for a, b in pairwise(ranks))


def test_contents_come_with_three_headings() -> None:
    assert not page(editions.letter()).all("nav")
    links = page(editions.torture()).one("nav").all("a")
    assert [a.text for a in links[:3]] == ["Inline text", "متن درون‌سطری", "النص داخل السطر"]
    assert len(links) == 7 * 3


def test_a_document_without_a_heading_has_its_title_all_the_same() -> None:
    edition = editions.letter()
    shown = page(editions.with_rows(edition, edition.rows[1:]))
    assert shown.one("h1").text == TITLES["letter"]["en"]
    assert [p.attributes["class"] for p in shown.all("p", class_="h1")] == ["h1", "h1"]


def test_front_matter_gives_the_title() -> None:
    source = b"---\ntitle: A title\n---\n\nText.\n\n## Below\n"
    document = sources.read(source, "letter", suffix=".md")
    shown = page(align(document, {}, EditionRequest(("en", "fa"), "en")))
    assert shown.one("h1").text == "A title"
    assert [heading.text for heading in shown.one("main").all("h2")] == [
        "Below",
        "Not translated yet",
    ]


def test_who_shows_a_link_to_the_page_finds_title_and_text() -> None:
    shown = page(editions.letter("fa", "en"))
    title = shown.one("meta", property="og:title").attributes["content"]
    text = shown.one("meta", property="og:description").attributes["content"]
    assert title == TITLES["letter"]["fa"] == shown.one("title").text
    assert text.startswith("ما این نامه را از شهری") and text.endswith("…")
    assert len(text) <= 201 and not text.endswith("،…")


def test_the_language_of_a_source_shown_for_want_of_a_translation_is_the_sources() -> None:
    edition = editions.torture("fa")
    cells = [c for c in page(edition).all(class_="source") if c.name == "div"]
    assert [(c.attributes["lang"], c.attributes["dir"]) for c in cells] == [("en", "ltr")]


# Nothing of a catalogue becomes markup


def test_hostile_text_prints_as_text() -> None:
    shown = page(editions.hostile())
    assert {element.name for element in shown.all()} <= set(_ALLOWED.split())
    text = shown.text
    for payload in editions.PAYLOADS:
        assert text.count(payload) >= 10, payload
    for element in shown.all():
        assert not [name for name in element.attributes if name.startswith("on")]
        href = element.attributes.get("href", "#")
        assert href.startswith(("#", "https://example.org/")), href
    assert len(shown.all("style")) == 1


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "data:text/html,x",
     "https://", "https://[", "http://exa mple.org:99999999/", "//example.org", "file:///etc", ""],
)  # fmt: skip
def test_a_link_that_may_not_be_followed_is_text(target: str) -> None:
    edition = editions.letter("en")
    spans = (editions.link(target, "the words"),)
    segment = edition.rows[1].segments[0]._replace(spans=spans)
    rows = (edition.rows[0], edition.rows[1]._replace(segments=(segment,)))
    shown = page(editions.with_rows(edition, rows))
    assert "the words" in shown.text
    assert [a.attributes["href"] for a in shown.one("main").all("a")] == ["#p1", "#p2"]


def test_families_of_the_settings_cannot_leave_the_style_sheet() -> None:
    family = '</style><script>alert(1)</script>";}body{display:none'
    data = html.render(editions.letter(), Options(fonts={"fa": (family, "Vazir Code")}))
    assert b"<script" not in data and b"display:none" not in data
    assert b'"Vazir Code", "Vazirmatn"' in data


def test_what_no_page_can_hold_is_replaced() -> None:
    edition = editions.letter("en")
    column = replace(
        edition.columns[0], colophon=(editions.phrase("en", "a\x00b\x1bc\ud800d\uffffe"),)
    )
    shown = page(replace(edition, columns=(column,)))
    assert "a�b�c�d�e" in shown.text
