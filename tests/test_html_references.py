"""The references of HTML and their characters."""

from __future__ import annotations

import pytest

from dragoman.html_references import unescape
from dragoman.sources import read


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a", "a"),
        ("&amp;amp; &#1711;&#x6AF; &lt", "&amp; گگ <"),
        (f"a&#{'1' * 5000};b", "a\ufffdb"),
        (f"&amp;#{'1' * 5000};", f"&#{'1' * 5000};"),
        (f"&#{'1' * 5000}b", "\ufffdb"),
        (f"&#x{'1' * 5000};", "\ufffd"),
        ("&#1114112;", "\ufffd"),
    ],
)
def test_a_reference_is_its_character(text: str, shown: str) -> None:
    assert unescape(text) == shown


@pytest.mark.parametrize("suffix", [".html", ".md", ".vtt"])
def test_a_document_may_have_a_number_of_any_length(suffix: str) -> None:
    """Python reads no number of more than 4,300 digits, and says so with an exception."""
    long = f"&#{'1' * 5000};"
    begin = "WEBVTT\n\n00:01.000 --> 00:02.000\n" if suffix == ".vtt" else ""
    text = f'{begin}a {long} b\n\n<p title="{long} c" id="{long}">{long} d</p>\n'
    units = read(text.encode(), "doc", suffix=suffix).units
    assert units[0].text.startswith("a ") and units[0].text.endswith(" b")
