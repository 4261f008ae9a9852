"""Tables in Word: what goes out comes back, and a table looks as its languages need it."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.containers.archive import pack_archive
from dragoman.exchanges import docx, find_exchange
from dragoman.exchanges.docx.signs import escape_signs, unescape_signs
from dragoman.model import Kind, Package, PackageItem
from helpers.word_tables import (
    MAIN,
    assert_same,
    cells,
    change,
    list_parts,
    list_rows,
    make_key,
    make_package,
    put_text,
)

HARD = (
    "  leading and trailing  ",
    "a\ttab\t",
    "\n two \n\n lines \n",
    "=cmd|' /C calc'!A0",
    "می\u200cخواهم English می\u200dخواهم",
    "\u2067isolated\u2069 \u202aembedded\u202c \u200fmarked\u200e \u061c",
    "e\u0301 a\u0323\u0307 й 😀👩\u200d👩\u200d👧🏽",
    "control\x01\x07\x1b\x7f\x85\x9f",
    "a\rb\x0bc\x0cd\u2028e\u2029f",
    "soft\u00adhyphen, non\u2011breaking\u00a0space\u3000",
    "_x0041_ _x005F_ ⟦U+0007⟧ ⟦U+27E6⟧ ⟦U+D800⟧ ⟦",
    "\ufff9a\ufffab\ufffb\ufffc\ufffd\ufeff\ufffe\uffff\ue000",
    "{ PAGE } {{ x }} <w:t>&amp;</w:t> ]]>",
    "“q” 'q' — …",
    "**bold** [a link](https://example.org/?a=1&b=2) <g1>x</g1><x2/>",
    "1. one\n2. two",
    "\u00ad",
    " ",
    "",
)


def test_hard_texts_come_back_as_they_went_out() -> None:
    package = make_package(*((text or "empty", text) for text in HARD))
    assert_same(package, docx.read(docx.write(package), "letter.docx"))


@given(
    st.lists(st.tuples(st.text(st.characters(codec="utf-8"), min_size=1), st.text()), max_size=5)
)
def test_any_texts_come_back_as_they_went_out(pairs: list[tuple[str, str]]) -> None:
    texts = [(source, text.encode("utf-8", "ignore").decode()) for source, text in pairs]
    kept = [pair for pair in texts if pair[0].strip()]
    if kept:
        package = make_package(*kept, pivot="ar")
        assert_same(package, docx.read(docx.write(package), "letter.docx"))


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("⟦⟧U+0x_5F"), max_size=30))
def test_signs_are_written_and_read(text: str) -> None:
    assert unescape_signs(escape_signs(text)) == text


def test_the_same_package_gives_the_same_bytes_that_name_nobody() -> None:
    package = make_package(("One", "یک"), ("Two", ""))
    data = docx.write(package)
    assert data == docx.write(package)
    properties = list_parts(data)["docProps/core.xml"].decode()
    assert re.findall(r"<(?:dc|cp|dcterms):(\w+)[ >]", properties) == [
        "coreProperties",
        "title",
        "language",
    ]
    assert find_exchange(data) is docx


@pytest.mark.parametrize("broken", [b"PK\3\4", b"PK\3\4" + bytes(100), b"", b"text"])
def test_what_is_no_archive_is_not_recognized(broken: bytes) -> None:
    assert not docx.recognizes(broken)


def test_each_column_has_the_direction_and_the_language_of_its_texts() -> None:
    text = list_parts(docx.write(make_package(("One", "یک"), pivot="ar")))[MAIN].decode()
    row = text.split("<w:tr>")[2]
    number, source, pivot, translation, *_ = row.split("<w:tc>")[1:]
    assert '<w:lang w:val="en"/>' in source
    assert "<w:bidi/>" not in source + number
    assert re.search(r'<w:bidi/>.*<w:rtl/><w:lang w:bidi="ar"/>', pivot)
    assert re.search(r'<w:bidi/>.*w:cs="[^"]+"/><w:rtl/><w:lang w:bidi="fa"/>', translation)
    shades = [bool(re.search("w:fill=", cell)) for cell in (number, source, pivot, translation)]
    assert shades == [True, True, True, False]
    assert text.count("<w:tblHeader/>") == 1
    assert "<w:bidiVisual/>" not in text


def test_the_table_of_a_source_from_right_to_left_begins_at_the_right() -> None:
    package = make_package(("یک", "One"), language="en")
    swapped = Package("letter", "fa", "en", package.items)
    assert "<w:bidiVisual/>" in list_parts(docx.write(swapped))[MAIN].decode()


def test_a_key_is_a_tag_a_bookmark_and_a_text() -> None:
    key = make_key(1, make_package(("One", "یک")).items[0].state)
    text = list_parts(docx.write(make_package(("One", "یک"))))[MAIN].decode()
    assert len(key) <= 40
    for form in (f'<w:tag w:val="{key}"/>', f'w:name="{key}"', f">{key}</w:t>"):
        assert text.count(form) == 1


def drop_tags(text: str) -> str:
    return re.sub(r"<w:tag [^>]*/>", "", text)


def drop_bookmarks(text: str) -> str:
    return re.sub(r"<w:bookmark(Start|End) [^>]*/>", "", text)


def drop_texts(text: str) -> str:
    return re.sub(r">dgm_\w+<", "><", text)


@pytest.mark.parametrize("kept", [0, 1, 2])
def test_one_of_the_three_places_of_a_key_is_enough(kept: int) -> None:
    package = make_package(*((f"Text {n}", f"متن {n}") for n in range(9)))
    files = list_parts(docx.write(package))
    text = files[MAIN].decode()
    for number, drop in enumerate((drop_tags, drop_bookmarks, drop_texts)):
        text = text if number == kept else drop(text)
    files[MAIN] = text.encode()
    back = pack_archive(files.items())
    assert text.count("dgm_") == 9
    assert_same(package, docx.read(back, "letter.docx"))


def test_a_state_is_chosen_from_a_list_that_has_no_review() -> None:
    package = make_package(*((f"Text {n}", f"متن {n}") for n in range(4)))
    lists = re.findall(r"<w:dropDownList>(.*?)</w:dropDownList>", _text_of(package))
    values = [re.findall(r'w:value="(\w+)"', each) for each in lists]
    states = ["untranslated", "fuzzy", "translated"]
    assert values == [states, states, [*states, "reviewed"], states]


def _text_of(package: Package) -> str:
    return list_parts(docx.write(package))[MAIN].decode()


def test_a_heading_that_is_only_shown_is_no_row_that_came_back() -> None:
    package = make_package(("One", "یک"))
    shown = PackageItem("", (7,), Kind.HEADING, 1, None, "A heading")
    package = Package("letter", "en", "fa", (shown, *package.items))
    back = docx.read(docx.write(package), "letter.docx")
    assert [row.source for row in back.rows] == ["One"]
    assert back.remarks == ()

    back_again = change(
        docx.write(package), lambda root: put_text(cells(list_rows(root)[0])[2], "عنوان")
    )
    told = docx.read(back_again, "letter.docx").remarks
    assert told == ((7, "a heading that is only shown has a translation; it is not taken"),)


def test_what_is_known_of_a_message_stands_below_its_number() -> None:
    package = make_package(*((f"Text {n}", f"متن {n}") for n in range(1, 6)))
    text = _text_of(package)
    for shown in ("heading 2", "said in court", "a context", "draft"):
        assert f">{shown}" in text or f"; {shown}" in text


def test_the_lines_above_say_what_to_do() -> None:
    text = _text_of(make_package(("One", "یک"), ("Two", ""), pivot="ar"))
    assert "letter: English → Persian (fa) · 2 texts; beside them: Arabic" in text
    assert "Write into the column “Translation”" in text
    assert "[text](address)" in text
    plain = Package("letter", "en", "fa", make_package(("One", "یک")).items)
    assert "[text](address)" not in _text_of(plain)


def test_a_state_that_is_none_and_a_copy_with_another_text_are_told() -> None:
    def edit(root: Any) -> None:
        first, second = list_rows(root)
        put_text(cells(first)[4], "half of it")
        second.addnext(deepcopy(second))
        second.addnext(other := deepcopy(second))
        put_text(cells(other)[2], "Anders")

    sent = docx.write(make_package(("One", "Eins"), ("Two", "Zwei"), language="de"))
    rows = docx.read(change(sent, edit), "letter.docx").rows
    assert [row.text for row in rows] == ["Eins", "Zwei", "Anders", "Zwei"]
    (about_state,) = rows[0].remarks
    assert about_state.startswith("its state is none of these")
    twice = ("the row is there twice, and the two are not the same",)
    assert [row.remarks for row in rows[1:]] == [(), twice, ()]
