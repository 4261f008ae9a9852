"""What is read of the styles and the links of a Word document, value by value."""

from __future__ import annotations

import pytest

from dragoman.containers.xml_places import XmlNode, read_xml
from dragoman.sources.docx.fields import find_address, name_link
from dragoman.sources.docx.names import PREFIXES, W, is_on, read_integer
from dragoman.sources.docx.styles import Styles, read_styles
from helpers.word_files import read_unit, run


def read_node(content: str, name: str = "styles") -> XmlNode:
    data = f'<w:{name} xmlns:w="{W}">{content}</w:{name}>'.encode()
    return read_xml(data, "styles.xml", PREFIXES).root


def style(identity: str, kind: str = "paragraph", content: str = "", more: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{identity}" {more}>{content}</w:style>'


def read(*styles: str) -> Styles:
    return read_styles(read_node("".join(styles)))


def value(name: str, text: str) -> str:
    return f'<w:{name} w:val="{text}"/>'


@pytest.mark.parametrize(
    ("instruction", "address"),
    [
        ('HYPERLINK "https://mail.example/a b"', "https://mail.example/a b"),
        (" HYPERLINK https://mail.example/ab ", "https://mail.example/ab"),
        ('hyperlink "https://mail.example" \\l "part"', "https://mail.example#part"),
        ('HYPERLINK https://mail.example \\l "part"', "https://mail.example#part"),
        ('HYPERLINK \\l "part"', "#part"),
        ('HYPERLINK  \\l "part" \\h', "#part"),
        ('HYPERLINK "a.docx" \\o "a tip" \\l "part"', "a.docx#part"),
        ('HYPERLINK "a.docx" \\o "a tip"', "a.docx"),
        ('HYPERLINK "a.docx" \\t "_blank" \\h', "a.docx"),
        ('HYPERLINK ""', ""),
        ("PAGEREF part \\h", ""),
        ("HYPERLINKS a", ""),
        ("", ""),
    ],
)
def test_the_address_of_a_field_that_is_a_link(instruction: str, address: str) -> None:
    assert find_address(instruction) == address


@pytest.mark.parametrize(
    ("target", "kind"),
    [("https://mail.example", "link"), ("#part", "link"), ("#_Toc12", "group"), ("", "group")],
)
def test_only_an_address_that_a_person_gave_makes_a_link(target: str, kind: str) -> None:
    assert name_link(target) == kind


@pytest.mark.parametrize("default", ["1", "true", "on"])
def test_the_default_style_of_paragraphs_is_none_of_another_kind(default: str) -> None:
    mark = f'w:default="{default}"'
    styles = read(
        style("Text", "paragraph", more=mark), style("Other", "paragraph"),
        style("Font", "character", more=mark), style("Table", "table", more=mark),
    )  # fmt: skip
    assert styles.default_paragraph == "Text"
    assert styles.find_style(None) == "Text"
    assert styles.find_style(read_node(value("pStyle", "Other"), "pPr")) == "Other"
    assert read(style("Font", "character", more=mark)).default_paragraph == ""
    for off in ("0", "false", "off"):
        assert read(style("Text", more=f'w:default="{off}"')).default_paragraph == ""


def test_without_styles_everything_is_plain() -> None:
    assert read_styles(None).find_style(None) == ""
    assert read_styles(None).find_heading(None) == 0
    assert read(style("")).by_id == {}


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("heading 1", 1), ("Heading 6", 6), ("heading 9", 6), ("heading 0", 1), ("heading 12", 6),
        ("heading", 0), ("heading x", 0), ("heading ²", 0), ("subheading 1", 0), ("Title", 0),
    ],
)  # fmt: skip
def test_the_name_of_a_style_says_the_level_of_a_heading(name: str, level: int) -> None:
    styles = read(
        style("A", content=value("name", name)), style("B", content=value("basedOn", "A"))
    )
    for identity in ("A", "B"):
        assert styles.find_heading(read_node(value("pStyle", identity), "pPr")) == level


@pytest.mark.parametrize(
    ("outline", "level"),
    [("0", 1), ("1", 2), ("5", 6), ("6", 6), ("8", 6), ("9", 0), ("-1", 0), ("x", 0)],
)
def test_the_outline_says_more_than_the_name(outline: str, level: int) -> None:
    inner = f"<w:pPr>{value('outlineLvl', outline)}</w:pPr>"
    styles = read(style("A", content=value("name", "heading 3") + inner))
    assert styles.find_heading(read_node(value("pStyle", "A"), "pPr")) == level
    own = read_node(value("pStyle", "A") + value("outlineLvl", "1"), "pPr")
    assert styles.find_heading(own) == 2, "what the paragraph itself says comes first"


def test_styles_that_are_based_on_each_other_end() -> None:
    styles = read(
        style("A", content=value("basedOn", "B")), style("B", content=value("basedOn", "A")),
        style("C", content=value("basedOn", "nowhere")),
    )  # fmt: skip
    assert [each.identity for each in styles.list_chain("A")] == ["A", "B"]
    assert [each.identity for each in styles.list_chain("C")] == ["C"]
    assert styles.list_chain("nowhere") == []
    many = read(*(style(f"S{n}", content=value("basedOn", f"S{n + 1}")) for n in range(80)))
    assert len(many.list_chain("S0")) == 50


def test_a_link_looks_like_the_style_for_links_or_as_everybody_expects() -> None:
    name = value("name", "Hyperlink")
    assert read(style("L", "character", name)).link_look == {"w:rStyle": b'<w:rStyle w:val="L"/>'}
    for other in (style("L", "paragraph", name), style("L", "character", value("name", "Link"))):
        assert set(read(other).link_look) == {"w:color", "w:u"}


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), ("12", 12), ("-3", -3), ("999999999", 999999999), ("1000000000", 7), ("", 7),
     ("1.5", 7), ("³", 7), ("-", 7), ("x", 7)],
)  # fmt: skip
def test_a_number_that_is_none_is_the_default(text: str, number: int) -> None:
    assert read_integer(read_node(value("sz", text), "rPr").find("w:sz"), 7) == number
    assert read_integer(None, 7) == 7 and read_integer(None) == 0


@pytest.mark.parametrize(
    ("text", "on"),
    [("1", True), ("true", True), ("on", True), ("", True), ("0", False), ("false", False),
     ("off", False)],
)  # fmt: skip
def test_a_property_is_on_unless_it_says_no(text: str, on: bool) -> None:
    assert is_on(read_node(value("b", text), "rPr").find("w:b")) is on
    assert not is_on(None)


@pytest.mark.parametrize(
    ("code", "character"),
    [
        ("0021", "!"), ("263A", "\u263a"), ("D7FF", "\ud7ff"), ("F900", "\uf900"),
        ("FFFD", "\ufffd"), ("0020", ""), ("D800", ""), ("DFFF", ""), ("E000", ""), ("F8FF", ""),
        ("FFFE", ""), ("FFFF", ""), ("10041", ""), ("zz", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_sign_is_a_text_where_unicode_has_it(code: str, character: str) -> None:
    sign = f'<w:r><w:sym w:font="X" w:char="{code}"/></w:r>'
    unit = read_unit(f"<w:p>{run('a')}{sign}{run('b')}</w:p>")
    assert unit.text == f"a{character or '<x1/>'}b"
