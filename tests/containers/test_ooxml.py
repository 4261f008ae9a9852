"""What all documents of Word have in common: texts that XML can contain, and nobody's name."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.containers.ooxml import escape_xml, write_core_properties
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


def test_of_all_characters_a_text_has_those_that_xml_can_contain() -> None:
    """XML 1.0, production 2; ``&``, ``<`` and the like are written in another way."""
    planes = (
        each for plane in range(0x10000, 0x110000, 0x10000) for each in (plane, plane + 0xFFFF)
    )
    codes = [code for code in (*range(0x10000), *planes) if chr(code) not in "&<>\"'"]
    allowed = [
        code
        for code in codes
        if code in (0x9, 0xA, 0xD)
        or 0x20 <= code <= 0xD7FF
        or 0xE000 <= code <= 0xFFFD
        or code >= 0x10000
    ]
    assert escape_xml("".join(map(chr, codes))) == "".join(map(chr, allowed))


def test_the_properties_name_title_and_languages_and_nobody() -> None:
    root = etree.fromstring(write_core_properties("<A letter>", ["en", "fa"], None).encode())
    assert [node.text for node in root] == ["<A letter>", "en, fa"]


def test_the_properties_have_a_date_only_if_there_is_one() -> None:
    root = etree.fromstring(write_core_properties("A", ["en"], 86_400).encode())
    found = root.find(_DATE)
    assert found is not None
    assert found.text == "1970-01-02T00:00:00Z"
