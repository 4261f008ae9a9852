"""What HTML and CSS say of lists. Source: CSS Lists and Counters Level 3, HTML 4.4.5."""

from __future__ import annotations

import pytest

from dragoman.texts.css_lists import read_list_style, read_list_type, write_css_marker


@pytest.mark.parametrize(
    ("declarations", "style"),
    [
        ("list-style-type: lower-roman", "lower-roman"),
        ("color: red; LIST-STYLE-TYPE:Upper-Latin;", "upper-alpha"),
        ("list-style: inside lower-alpha", "lower-alpha"),
        ("list-style: none", "none"),
        ("list-style: url(a.png) square", "square"),
        ("list-style-type: '- '", "disc"),
        ("list-style-type: decimal; list-style-type: lower-greek !important", "lower-greek"),
        ("list-style-type: simp-chinese-informal", "cjk-ideographic"),
        ("list-style-position: inside", ""),
        ("list-style: inherit", ""),
        ("my-list-style: none", ""),
        ("", ""),
    ],
)
def test_the_last_style_counts(declarations: str, style: str) -> None:
    assert read_list_style(declarations) == style


@pytest.mark.parametrize(
    ("value", "name", "style"),
    [
        ("a", "ol", "lower-alpha"), ("A", "ol", "upper-alpha"), (" i ", "ol", "lower-roman"),
        ("I", "li", "upper-roman"), ("1", "ol", "decimal"), ("a", "ul", ""), ("x", "ol", ""),
        ("Circle", "ul", "circle"), ("none", "ul", "none"), ("", "ol", ""),
    ],
)  # fmt: skip
def test_a_type_is_a_style(value: str, name: str, style: str) -> None:
    assert read_list_type(value, name) == style


@pytest.mark.parametrize(
    ("number", "style", "marker"),
    [
        (2, "lower-alpha", "b."), (2, "decimal", "2."), (2, "disc", "-"), (2, "none", ""),
        (2, "cjk-ideographic", "二、"), (2, "circled-decimal", "②"), (2, "persian", "2."),
    ],
)  # fmt: skip
def test_a_marker_is_as_browsers_show_it(number: int, style: str, marker: str) -> None:
    assert write_css_marker(number, style) == marker
