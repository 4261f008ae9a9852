"""The list of contents of a web page: messages, but no edition shows it beside its own."""

from __future__ import annotations

import pytest

from dragoman.sources import read
from helpers.cases import each_case
from helpers.durations import check_growth

BODY = "<h1 id=a>One</h1><p>x</p><h2 id=b>Two</h2><p>y</p><h2 id=c>Three</h2><p>z</p>"
ITEMS = "<ul><li><a href=#a><b>1</b> One</a><ul><li>2. <a href=#b>Two</a></ul></ul>"


def list_hidden(page: str) -> list[str]:
    units = read(page.encode(), "page", suffix=".html").units
    return [unit.text for unit in units if not unit.is_shown]


@each_case(
    [
        ("<nav id=TOC role=doc-toc>{}</nav>", ""),
        ("<div id=toc class='toc big'><h2>Contents</h2>{}</div>", "Contents"),
        ("<div class='contents topic'><p>Inside</p>{}</div>", "Inside"),
        ('<div id="Table of Contents1" dir=ltr><p>Contents</p>{}</div>', "Contents"),
        ("<div class=tableOfContents_x1>{}</div>", ""),
        ("<nav class=contents id=contents><p>Inside</p>{}</nav>", "Inside"),
        ("<aside class=table-of-contents><div>{}</div></aside>", ""),
    ]
)
def test_a_list_of_contents_is_not_shown(around: str, title: str) -> None:
    expected = [*([title] if title else []), "[**1** One](#a)", "2. [Two](#b)"]
    assert list_hidden(around.format(ITEMS) + BODY) == expected


@each_case(
    [
        ("<p>Read this first: help is free.</p>", ""),
        ("<p>این را بخوانید؟</p>", ""),
        ("<h2>Contents</h2>", "<a href=other.html>Another page</a>"),  # is below it
        ("<p>Contents</p><p>This is shown</p>", ""),
    ]
)
def test_what_is_no_title_of_the_contents_alone_is_shown(before: str, after: str) -> None:
    page = f"<nav class=toc>{before}{ITEMS}{after}</nav>{BODY}"
    assert list_hidden(page) == ["[**1** One](#a)", "2. [Two](#b)"]


def test_the_paragraphs_of_the_contents_of_word_are_one_list() -> None:
    lines = (
        "<p class=MsoTocHeading>Contents</p>\n<p class=MsoToc1><a href=#a>1. One</a></p>\n"
        "<p class=MsoToc2><a href=#b>Two</a></p>\n"
        "<p class=MsoToc2><a href=#c>Three<span>. 7</span></a></p>\n"
    )
    assert len(list_hidden(f"{lines}<p>Text</p>{BODY}")) == 4


@each_case(
    [
        f"<ul class=list>{ITEMS}</ul>{BODY}",  # nothing says that it is one
        f"<div class=toc>{ITEMS}</div><p>A page without headings</p>",
        f"<div class=toc><a href=other.html>Another page</a></div>{BODY}",
        f"<div class=toc><p>A text, and <a href=#a>a link</a></p></div>{BODY}",
        f"<div class=toc>{'A long text. ' * 9}</div>{BODY}",
        f"<div class=stock><a href=#a>One</a></div>{BODY}",
        f"<div class=contents><a href=#a>One</a></div>{BODY}",
    ]
)
def test_what_is_no_list_of_contents_is_shown(page: str) -> None:
    assert list_hidden(page) == []


def test_a_heading_is_no_title_of_the_contents_where_a_text_is_between_them() -> None:
    page = f"<div class=toc><h1>The book</h1><p>What it is.</p>{ITEMS}{BODY}</div>"
    assert list_hidden(page) == ["[**1** One](#a)", "2. [Two](#b)"]


def test_links_to_a_place_in_the_contents_lead_to_the_next_text() -> None:
    page = f"<nav class=toc><a href=#a id=back>One</a></nav>{BODY}<p><a href=#back>Up</a></p>"
    units = read(page.encode(), "page", suffix=".html").units
    assert [unit.text for unit in units if "back" in unit.places] == ["One"]
    assert [unit.is_shown for unit in units if "back" in unit.places] == [True]


@pytest.mark.parametrize(
    "piece", ["<div class=toc>", "<p class=MsoToc1>a", "<div class=toc></div>a"]
)
def test_many_such_lists_take_no_long_time(piece: str) -> None:
    check_growth(lambda count: piece * count, list_hidden, 3000)
