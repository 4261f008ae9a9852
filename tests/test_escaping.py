"""Names and texts in the forms that programs read: they steer nothing, and stay the same text."""

from __future__ import annotations

import csv
import io
import json
import re
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt

from dragoman import escaping
from helpers.cases import each_case

STEERING = [*map(chr, (*range(9), *range(11, 32), *range(127, 160))), *"\u2028\u2029\u202a\u202e"]
HOSTILE = "a\x1b[31m\x07\u009b2J\u202eb\u2066\ufeff"


@each_case(STEERING)
def test_what_steers_is_shown_by_its_number(character: str) -> None:
    assert escaping.show_steering(f"a{character}b") == f"a<U+{ord(character):04X}>b"


def test_a_text_on_a_line_begins_no_other() -> None:
    assert escaping.show_on_a_line("a\nb\r\nc\rd\u2028e\x1b") == "a⏎b⏎c⏎d⏎e<U+001B>"


def test_text_and_tabs_stay_as_they_are() -> None:
    text = "نامه‌ای\tletter \U0001f600"
    assert escaping.show_on_a_line(text) == text


@each_case([HOSTILE, "\udcff", "a\nb\t", "نامه‌ای", *STEERING])
def test_json_gives_the_same_text_and_steers_nothing(text: str) -> None:
    written = escaping.write_json({text: [text]})
    assert json.loads(written) == {text: [text]}
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", written)
    written.encode()


@pytest.mark.parametrize("text", ["<a b=\"c\" d='e'>&amp;", "a\nb\tc\rd", "\u202e\u0085x", "نامه"])
def test_xml_gives_the_same_text_and_steers_nothing(text: str) -> None:
    written = escaping.escape_xml(text)
    assert written.isprintable()
    element = ET.fromstring(f'<a b="{written}">{written}</a>')  # noqa: S314 - our own
    assert (element.text, element.get("b")) == (text, text)


def test_xml_has_no_character_that_it_forbids() -> None:
    assert escaping.escape_xml("a\x00\x08\x0b\x1f\ud800\ufffe\uffffb") == "ab"


FORMULAS = [
    "=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", "\n=1", "\u00a0=1", "\u200b=1",
    "＝1", "＋1", "－1", "＠a", "\tletter", "\rletter", "\ufeff=1", "\u2212a", "\x00=1",
]  # fmt: skip


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(text: str) -> None:
    written = escaping.escape_cell(text)
    assert written.startswith("'")
    assert written[1:] == escaping.show_on_a_line(text)


@pytest.mark.parametrize("text", ["letter", "2016/a-b", "a=b", "fa", "'a", "نامه", "1"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert escaping.escape_cell(text) == text
    file = io.StringIO()
    csv.writer(file).writerow([escaping.escape_cell(text)])
    assert next(csv.reader([file.getvalue()])) == [text]


@pytest.mark.parametrize(
    "text", ["a|b", "*a*", "_a_", "`a`", "[a](b)", "<b>", "a\\|b", "&lt;", "~~a~~", "![a](b)", "#a"]
)
def test_a_cell_of_markdown_has_no_markup(text: str) -> None:
    table = f"| h |\n|---|\n| {escaping.escape_markdown(text)} |\n"
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(table)
    cells = [token for token in tokens if token.type == "inline"]
    assert [cell.content for cell in cells[1:]] != []
    shown = "".join(child.content for child in cells[1].children or ())
    assert len(cells) == 2
    assert shown == text
    kinds = {child.type for child in cells[1].children or ()}
    assert kinds <= {"text", "text_special"}


@pytest.mark.parametrize(
    ("text", "length", "shown"),
    [
        ("", 3, ""),
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("نامه‌ها", 4, "نام…"),
        ("a\nbc", 3, "a\n…"),
    ],
)
def test_a_text_is_shortened_to_so_many_characters(text: str, length: int, shown: str) -> None:
    assert escaping.shorten(text, length) == shown
    assert len(shown) <= length


def test_a_line_is_shortened_after_its_spaces_are_joined() -> None:
    assert escaping.shorten_line("  a \n\t b  ", 3) == "a b"
    assert escaping.shorten_line("one \n two three", 8) == "one two…"
