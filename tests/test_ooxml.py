"""What all documents of Word have in common: texts that XML can contain, and nobody's name."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.ooxml import escape_xml, write_core_properties
from helpers.tools import need_module

etree: Any = need_module("lxml.etree")

_DATE = "{http://purl.org/dc/terms/}modified"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a < b & c", "a &lt; b &amp; c"),
        ('"quoted"', "&quot;quoted&quot;"),
        ("a\x00b\x1bc\ufffed", "abcd"),
        ("tab\tend\n\u200c😀", "tab\tend\n\u200c😀"),
    ],
)
def test_a_text_is_escaped_and_has_only_what_xml_can_contain(text: str, written: str) -> None:
    assert escape_xml(text) == written
    assert etree.fromstring(f"<t>{escape_xml(text)}</t>").tag == "t"


def test_the_properties_name_title_and_languages_and_nobody() -> None:
    root = etree.fromstring(write_core_properties("<A letter>", ["en", "fa"], None).encode())
    assert [node.text for node in root] == ["<A letter>", "en, fa"]


def test_the_properties_have_a_date_only_if_there_is_one() -> None:
    root = etree.fromstring(write_core_properties("A", ["en"], 86_400).encode())
    found = root.find(_DATE)
    assert found is not None
    assert found.text == "1970-01-02T00:00:00Z"
