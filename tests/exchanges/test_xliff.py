"""XLIFF 2.0 goes out with marks as codes, and comes back from any program that edits XLIFF 2."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import DragomanError
from dragoman.exchanges import ExchangeFormat, find_exchange, xliff, xliff12
from dragoman.model import Kind, NotTaken, Returned, ReturnedRow, State
from helpers.packages import make_full_package, make_item, make_key, make_package

KEY = make_key(7)
HEAD = (
    '<?xml version="1.0"?><xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.{minor}" '
    'srcLang="en" trgLang="fa-IR"><file id="f" original="letter">{units}</file></xliff>'
)


def read(units: str, minor: int = 1) -> Returned:
    return xliff.read(HEAD.format(units=units, minor=minor).encode(), "back.xlf")


def read_segments(segments: str, data: str = "") -> ReturnedRow:
    (row,) = read(f'<unit id="{KEY}">{data}{segments}</unit>').rows
    return row


@pytest.mark.parametrize("markup", ["markdown", "plain"])
def test_what_comes_back_untouched_is_what_went_out(markup: str) -> None:
    package = make_full_package(markup)
    data = xliff.write(package)
    assert data == xliff.write(package) and find_exchange(data) is xliff
    back = xliff.read(data, "back.xlf")
    assert (back.document, back.language, back.row_name) == ("letter", "fa", "unit")
    sent = [(i.key, i.source, i.text, i.state, i.note, i.context) for i in package.items if i.key]
    assert [(r.key, r.source, r.text, r.state, r.note, r.context) for r in back.rows] == sent
    assert not any(row.remarks for row in back.rows)


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["plain", "markdown"]))
def test_any_text_comes_back_exactly(text: str, markup: str) -> None:
    data = xliff.write(make_package(make_item(1, text, f"ب{text}"), markup=markup))
    (row,) = xliff.read(data, "back.xlf").rows
    assert (row.source, row.text) == (text, f"ب{text}")


def test_marks_are_codes_and_plain_text_has_none() -> None:
    item = make_item(1, "a **b** <x1/>", "ب **پ** <x1/>")
    written = xliff.write(make_package(item)).decode()
    assert '<data id="d1">**</data>' in written and '<data id="d2">&lt;x1/&gt;</data>' in written
    assert 'a <pc id="1" type="fmt" subType="xlf:b" dataRefStart="d1" dataRefEnd="d1">b</pc>' in (
        written
    )
    assert written.count('<ph id="2" dataRef="d2"/>') == 2, "the target has the source's codes"
    assert "<pc" not in xliff.write(make_package(item, markup="plain")).decode()


def test_a_heading_that_is_only_shown_is_not_for_translation_and_does_not_come_back() -> None:
    package = make_package(make_item(1, "a")._replace(key=""))
    data = xliff.write(package)
    assert b'<unit id="heading-1" translate="no"' in data and not xliff.read(data, "x").rows


UNITS = {
    "2.0": '<unit id="{}" translate="no"><segment>{}</segment></unit>',
    "1.2": '<trans-unit id="{}" translate="no">{}</trans-unit>',
}


@pytest.mark.parametrize("version", UNITS)
def test_a_text_that_is_not_for_translation_is_told(version: str) -> None:
    def read_fixed(name: str, text: str) -> tuple[ReturnedRow, ...]:
        unit = UNITS[version].format(name, f"<source>b c</source><target>{text}</target>")
        if version == "2.0":
            return read(unit).rows
        file = f'<file source-language="en" target-language="fa"><body>{unit}</body></file>'
        return xliff12.read(f'<xliff version="1.2">{file}</xliff>'.encode(), "x").rows

    (row,) = read_fixed("1", "ب")
    assert (row.source, row.text) == ("b c", "")
    assert row.remarks == ("it is marked as not for translation; its text is not taken",)
    assert read_fixed("1", " b  c ") == () == read_fixed("heading-3", "ب")


def test_segments_that_a_program_split_are_joined_in_the_order_of_the_target() -> None:
    row = read_segments(
        '<segment state="final"><source>One. </source><target order="3">یک. </target></segment>'
        "<ignorable><source> </source></ignorable>"
        '<segment state="translated"><source>Two.</source><target order="1">دو.</target></segment>'
    )
    assert (row.source, row.text, row.state) == ("One.  Two.", "دو. یک. ", State.TRANSLATED)


def test_an_order_that_no_number_can_have_is_that_of_the_source() -> None:
    row = read_segments(
        f'<segment><source>One. </source><target order="{"9" * 5_000}">یک. </target></segment>'
        "<segment><source>Two.</source><target>دو.</target></segment>"
    )
    assert row.text == "یک. دو."


@pytest.mark.parametrize(
    ("sources", "targets", "text"),
    [
        (("One. ", "Two."), ("یک.", "دو."), "یک. دو."),
        (("One.", " ", "Two."), ("یک.", "", "دو."), "یک. دو."),
        (("One. ", "Two."), ("一。", "二。"), "一。二。"),
        (("One.", "Two."), ("یک.", "دو."), "یک. دو."),
        (("One?»", "2."), ("یک؟", "دو."), "یک؟ دو."),
        (("One. T", "wo."), ("یک", "دو."), "یکدو."),
        (("一。", "二。"), ("یک.", "دو."), "یک.دو."),
    ],
)
def test_the_space_between_two_segments_is_not_lost(
    sources: tuple[str, ...], targets: tuple[str, ...], text: str
) -> None:
    names = ("segment" if source.strip() else "ignorable" for source in sources)
    parts = (
        f"<{name}><source>{source}</source><target>{target}</target></{name}>"
        for name, source, target in zip(names, sources, targets, strict=True)
    )
    assert read_segments("".join(parts)).text == text


def test_a_unit_of_which_a_part_is_missing_is_told_and_not_taken() -> None:
    row = read_segments(
        "<segment><source>One. </source><target>یک. </target></segment>"
        "<segment><source>Two.</source><target> </target></segment>"
    )
    assert row.text == ""
    assert row.remarks == ("1 of its 2 segments are not translated; it is not taken",)


def test_codes_may_be_moved_removed_and_split() -> None:
    data = '<originalData><data id="a">**</data><data id="z">&lt;x2/&gt;</data></originalData>'
    code = '<pc id="1" dataRefStart="a" dataRefEnd="a">b</pc>'
    source = f'<source>a {code}<ph id="2" dataRef="z"/></source>'
    for target, text in (
        ('<ph id="2"/> <pc id="1">ب</pc>', "<x2/> **ب**"),
        ("ب", "ب"),
        ('<sc id="1" dataRef="a"/>ب<ec startRef="1" dataRef="a"/>', "**ب**"),
        ('<sc id="1"/>ب<ec startRef="1"/>', "**ب**"),
        ('<mrk id="m" type="term"><pc id="1">ب</pc></mrk>', "**ب**"),
        ('<![CDATA[<b> & **]]><cp hex="0007"/>', "<b> & **\x07"),
        ('<pc id="9" type="fmt" subType="xlf:i">ب</pc>', "*ب*"),
    ):
        row = read_segments(f"<segment>{source}<target>{target}</target></segment>", data)
        assert (row.source, row.text, row.remarks) == ("a **b**<x2/>", text, ())


def test_a_mark_that_nobody_knows_is_told_and_its_text_is_taken() -> None:
    row = read_segments('<segment><source>a</source><target><pc id="5">ب</pc></target></segment>')
    assert row.text == "ب" and row.remarks[0].startswith("a mark that was put into it is not known")


@pytest.mark.parametrize(
    ("attributes", "state"),
    [
        ("", None),
        ('state="initial"', None),
        ('state="initial" subState="dragoman:fuzzy"', State.FUZZY),
        ('state="initial" subState="other:x"', None),
        ('state="translated"', State.TRANSLATED),
        ('state="reviewed"', State.REVIEWED),
        ('state="final"', State.REVIEWED),
        # the words of XLIFF 1.2, which some programs write
        ('state="new"', None),
        ('state="needs-translation"', State.FUZZY),
        ('state="needs-review-translation"', State.FUZZY),
        ('state="signed-off"', State.REVIEWED),
    ],
)
def test_states_are_read(attributes: str, state: State | None) -> None:
    segment = f"<segment {attributes}><source>a</source><target>ب</target></segment>"
    assert read_segments(segment).state is state


def test_notes_of_others_are_comments_and_ours_about_the_text_are_not() -> None:
    notes = (
        '<notes><note category="author">x</note><note category="context">menu</note>'
        '<note category="translator">one</note><note>two</note><note category="qa">three</note>'
        "</notes>"
    )
    (row,) = read(
        f'<unit id="u1" name="{KEY}">{notes}<segment><source>a</source></segment></unit>'
    ).rows
    assert (row.key, row.note, row.context) == (KEY, "one\ntwo\nthree", "menu")


def test_units_in_groups_and_without_a_key_are_read() -> None:
    back = read(
        '<group id="g"><unit id="1"><segment><source>a</source><target>ب</target></segment></unit>'
        '<group id="h" translate="no"><unit id="2"><segment><source>b</source></segment></unit>'
        "</group></group>",
        minor=0,
    )
    assert [(row.row, row.key, row.source) for row in back.rows] == [(1, "", "a")]
    assert back.language == "fa-IR"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_encodings_are_recognised(encoding: str) -> None:
    text = xliff.write(make_full_package()).decode()
    data = text.replace("UTF-8", "UTF-16" if "16" in encoding else "UTF-8").encode(encoding)
    assert find_exchange(data) is xliff
    assert xliff.read(data, "x").rows == xliff.read(text.encode(), "x").rows


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("</file>", "", "not well-formed"),
        ('<?xml version="1.0"?>', '<!DOCTYPE xliff [<!ENTITY a "b">]>', "document type"),
        ('<?xml version="1.0"?>', '<!DOCTYPE xliff SYSTEM "file:///etc/passwd">', "document type"),
    ],
)
def test_what_is_not_safe_or_cut_off_is_refused(old: str, new: str, words: str) -> None:
    unit = '<unit id="u"><segment><source>a</source></segment></unit>'
    text = HEAD.format(units=unit, minor=1).replace(old, new)
    with pytest.raises(DragomanError, match=words):
        xliff.read(text.encode(), "back.xlf")


def test_nobody_is_named() -> None:
    written = xliff.write(make_full_package()).decode()
    assert not re.search(r"\b(tool|tool-id|date|author|creator)=", written)


@pytest.mark.parametrize("format_", [xliff, xliff12])
def test_one_note_says_what_a_message_is(format_: ExchangeFormat) -> None:
    explained = "heading 2\nThe title of a film."
    item = make_item(1, "a")._replace(kind=Kind.HEADING, level=2, explained=explained)
    written = format_.write(make_package(item)).decode()
    assert written.count(">heading 2<") == 1
    assert written.count(">The title of a film.<") == 1


@pytest.mark.parametrize(
    ("annotation", "note"),
    [
        ('<mrk id="m1" type="comment" value="Is it so?">یک</mrk>', "Is it so?"),
        ('<sm id="m1" type="comment" value="Why?"/>یک<em startRef="m1"/>', "Why?"),
        ('<mrk id="m1" type="term" value="one">یک</mrk>', ""),
    ],
)
def test_what_a_translator_wrote_about_words_is_a_comment(annotation: str, note: str) -> None:
    row = read_segments(
        f"<segment><source>One two</source><target>{annotation} دو</target></segment>"
    )
    assert (row.text, row.note) == ("یک دو", note)


@pytest.mark.parametrize(
    ("sub_type", "sign"), [("xlf:b", "**"), ("xlf:i", "*"), ("xlf:u", ""), ("", "")]
)
def test_bold_and_italics_of_another_program_are_marks_on_both_sides(
    sub_type: str, sign: str
) -> None:
    said = f' type="fmt" subType="{sub_type}"' if sub_type else ""
    code = f'<pc id="1"{said}>{{}}</pc>'
    row = read_segments(
        f"<segment><source>a {code.format('b')}</source>"
        f"<target>{code.format('ب')} پ</target></segment>"
    )
    assert (row.source, row.text) == (f"a {sign}b{sign}", f"{sign}ب{sign} پ")
    assert bool(row.remarks) is not bool(sign)


def test_so_they_are_where_their_ends_are_apart() -> None:
    start, end = '<sc id="1" type="fmt" subType="xlf:b"/>', '<ec startRef="1"/>'
    row = read_segments(
        f"<segment><source>a {start}b{end}</source><target>{start}ب{end} پ</target></segment>"
    )
    assert (row.source, row.text, row.remarks) == ("a **b**", "**ب** پ", ())


@pytest.mark.parametrize("before", [b"\n", b"\xef\xbb\xbf\r\n ", b"\xef\xbb\xbf\xef\xbb\xbf"])
@pytest.mark.parametrize("format_", [xliff, xliff12])
def test_blanks_and_marks_before_the_declaration_are_no_fault(
    before: bytes, format_: ExchangeFormat
) -> None:
    data = format_.write(make_full_package("plain"))
    assert find_exchange(before + data) is format_
    assert format_.read(before + data, "x") == format_.read(data, "x")


def test_a_unit_that_is_not_valid_is_not_taken_and_the_others_are() -> None:
    lost = '<segment><source>a<ph id="1" dataRef="d"/></source><target>الف</target></segment>'
    good = "<segment><source>b</source><target>ب</target></segment>"
    rows = read(f'<unit id="{KEY}">{lost}</unit><unit id="{make_key(8)}">{good}</unit>').rows
    assert [(row.key, row.text) for row in rows] == [(KEY, ""), (make_key(8), "ب")]
    (remark,) = rows[0].remarks
    assert isinstance(remark, NotTaken) and "original data that is not there" in remark
    assert rows[0].source is None and rows[1].remarks == ()


@pytest.mark.parametrize("other", ["", "<segment><source>b</source></segment>"])
def test_a_file_in_which_no_valid_unit_is_translated_is_refused(other: str) -> None:
    lost = '<segment><source>a<ph id="1" dataRef="d"/></source><target>الف</target></segment>'
    more = f'<unit id="{make_key(8)}">{other}</unit>' if other else ""
    with pytest.raises(DragomanError, match="original data that is not there"):
        read(f'<unit id="{KEY}">{lost}</unit>{more}')
