"""White space of a web page is what browsers show: one space."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.sources import read, rebuild
from dragoman.sources._html.runs import join_space


@given(st.text(st.sampled_from("ab \t\n\f\r\v\u00a0\u2028گ"), max_size=30))
def test_all_white_space_of_html_is_one_space_and_no_other_sign_changes(text: str) -> None:
    assert join_space(text) == re.sub("[ \t\n\f\r]+", " ", text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("one two", "one two"),
        ("one  two", "one two"),
        ("one\ntwo", "one two"),
        ("one \n\ttwo", "one two"),
        ("\n one\r\n", " one "),
        ("one\u00a0 two", "one\u00a0 two"),
        ("one\vtwo", "one\vtwo"),
    ],
)
def test_it_is_as_browsers_show_it(text: str, shown: str) -> None:
    assert join_space(text) == shown


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p><i>A</i><span> </span>B</p>", "*A*<x1/> B"),
        ("<p><i>A</i><span><b>\n</b></span>B</p>", "*A*<x1/> B"),
        ("<p><b>A</b><b><span>\n</span></b><b>B</b></p>", "**A**<x1/> **B**"),
        ("<p>A<b><i><u> </u></i></b>B</p>", "A<x1/> B"),
        ("<p>A<b><i></i></b>B</p>", "A<x1/>B"),
        ("<p>A<a href=x> <i class=icon></i></a>B</p>", "A<x1/>B"),
    ],
)
def test_a_space_in_nothing_but_looks_parts_two_words(page: str, text: str) -> None:
    document = read(page.encode(), "a", suffix=".html")
    assert [unit.text for unit in document.units] == [text]
    new = rebuild(document, {(None, text): text.replace("A", "C")}).decode()
    assert re.sub(r"<[^<>]*>|\s+", lambda tag: " " * tag[0].isspace(), new) == (
        "C B" if " " in text else "C B" if "icon" in page else "CB"
    )
