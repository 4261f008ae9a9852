"""Links to places in a Word file that pandoc made: they have the names of the document before."""

from __future__ import annotations

from hashlib import sha1
from urllib.parse import quote

import pytest

from helpers.word_files import make_word, paragraph, read_body, read_part, read_word, run, translate

HEADING = '<w:outlineLvl w:val="1"/>'


def name_place(name: str) -> str:
    """Return the name of a place as pandoc writes it into a Word file."""
    return "X" + sha1(name.encode(), usedforsecurity=False).hexdigest()[1:]


def link(name: str) -> str:
    return f'<w:p><w:hyperlink w:anchor="{name}">{run("there")}</w:hyperlink>{run(" it is")}</w:p>'


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("1. Install it", "1-install-it"),
        (
            "How a translation becomes the page of everybody",
            "how-a-translation-becomes-the-page-of-everybody",
        ),
        ("2.1 What's new? (a_b – c)", "21-whats-new-a_b--c"),
        (
            "3. The name of a heading that is longer than pandoc.org",
            "the-name-of-a-heading-that-is-longer-than-pandoc.org",
        ),
        ("۱. شروع", "۱-شروع"),
        ("12", "section"),
    ],
)
def test_a_place_that_is_a_heading_has_its_name(heading: str, name: str) -> None:
    place = name_place(name)
    mark = f'<w:bookmarkStart w:id="1" w:name="{place}"/>'
    body = link(place) + mark + paragraph(heading, HEADING) + '<w:bookmarkEnd w:id="1"/>'
    text = f"[there](#{quote(name)}) it is"
    assert read_body(body) == [text, heading]
    data = make_word(body)
    again = read_part(translate(data, {text: text.replace("there", "آنجا")}, "fa"))
    assert f'w:anchor="{place}"' in again
    assert f'w:name="{place}"' in again


def test_a_heading_that_is_there_twice_has_a_number() -> None:
    headings = paragraph("1. Again", HEADING) * 3
    texts = read_body(link(name_place("1-again-2")) + headings)
    assert texts == ["[there](#1-again-2) it is", *["1. Again"] * 3]


@pytest.mark.parametrize("name", ["section-1", "X12", name_place("nothing has this name")])
def test_other_places_keep_their_names(name: str) -> None:
    body = link(name) + paragraph("1. Heading", HEADING)
    assert read_body(body)[0] == f"[there](#{name}) it is"


def test_a_bookmark_that_a_link_leads_to_is_a_place_of_its_paragraph() -> None:
    mark = '<w:bookmarkStart w:id="{0}" w:name="{1}"/><w:bookmarkEnd w:id="{0}"/>'
    body = (
        link("inside") + link("before") + paragraph("One")
        + f"<w:p>{run('Two')}{mark.format(1, 'inside')}{mark.format(2, 'idle')}</w:p>"
        + mark.format(3, "before") + paragraph("Three")
    )  # fmt: skip
    units = read_word(make_word(body)).units
    assert {unit.text: unit.places for unit in units if unit.places} == {
        "Two": ("inside",),
        "Three": ("before",),
    }
