"""XLIFF 1.2 goes out with marks as codes, and comes back from any program that edits it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import DragomanError
from dragoman.exchanges import find_exchange, xliff12
from dragoman.model import Returned, ReturnedRow, State
from helpers.packages import make_full_package, make_item, make_key, make_package

KEY = make_key(7)
HEAD = (
    '<?xml version="1.0"?><xliff{space} version="1.2"><file original="letter" datatype="plaintext" '
    'source-language="en" target-language="fa"><body>{units}</body></file></xliff>'
)
SPACE = ' xmlns="urn:oasis:names:tc:xliff:document:1.2"'

PHRASE = 'xmlns:m="http://www.memsource.com/mxlf/2.0" m:confirmed="{}"'
MEMOQ = 'xmlns:mq="MQXliff" mq:status="{}"'


def read(units: str, space: str = SPACE) -> Returned:
    return xliff12.read(HEAD.format(units=units, space=space).encode(), "back.xlf")


def read_unit(inside: str, attributes: str = "") -> ReturnedRow:
    (row,) = read(f'<trans-unit id="{KEY}" {attributes}>{inside}</trans-unit>').rows
    return row


@pytest.mark.parametrize("markup", ["markdown", "plain"])
def test_what_comes_back_untouched_is_what_went_out(markup: str) -> None:
    package = make_full_package(markup)
    data = xliff12.write(package)
    assert data == xliff12.write(package) and find_exchange(data) is xliff12
    back = xliff12.read(data, "back.xlf")
    assert (back.document, back.language, back.row_name) == ("letter", "fa", "unit")
    sent = [(i.key, i.source, i.text, i.state, i.note, i.context) for i in package.items if i.key]
    assert [(r.key, r.source, r.text, r.state, r.note, r.context) for r in back.rows] == sent
    assert not any(row.remarks for row in back.rows)


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["plain", "markdown"]))
def test_any_text_comes_back_exactly(text: str, markup: str) -> None:
    data = xliff12.write(make_package(make_item(1, text, f"ب{text}"), markup=markup))
    (row,) = xliff12.read(data, "back.xlf").rows
    assert (row.source, row.text) == (text, f"ب{text}")


def test_marks_are_codes_that_say_how_they_are_written() -> None:
    written = xliff12.write(make_package(make_item(1, "a **b**\\\nc", "ب **پ**"))).decode()
    assert '<source>a <g id="1" ctype="bold" equiv-text="**…**">b</g>' in written
    assert '<x id="2" ctype="lb" equiv-text="\\␊"/>c</source>' in written, (
        "a line end in an attribute would come back as a space"
    )


def test_a_previous_source_goes_out_as_an_earlier_version() -> None:
    item = make_item(1, "a b", "ب", state=State.FUZZY, previous="a **c**")
    written = xliff12.write(make_package(item)).decode()
    assert '<alt-trans alttranstype="previous-version">' in written
    assert 'a <g id="1" ctype="bold" equiv-text="**…**">c</g></source>' in written
    assert xliff12.read(written.encode(), "x").rows[0].text == "ب"


def test_a_source_that_was_copied_is_a_translation_only_where_the_state_says_so() -> None:
    data = xliff12.write(make_package(make_item(1, "Aleppo"))).decode()
    assert '<target state="new">Aleppo</target>' in data
    for changed, text in ((data, ""), (data.replace('state="new"', 'state="translated"'), "Aleppo"),
                          (data.replace(">Aleppo</t", ">حلب</t"), "حلب")):  # fmt: skip
        (row,) = xliff12.read(changed.encode(), "x").rows
        assert row.text == text and row.state is not State.FUZZY


@pytest.mark.parametrize(
    ("state", "attributes", "read_as"),
    [
        ("", "", None),
        ("", 'approved="yes"', State.REVIEWED),
        ('state="new"', "", None),
        ('state="needs-translation"', "", State.FUZZY),
        ('state="needs-review-translation"', "", State.FUZZY),
        ('state="needs-l10n"', "", State.FUZZY),
        ('state="translated"', "", State.TRANSLATED),
        ('state="signed-off"', "", State.REVIEWED),
        ('state="final"', "", State.REVIEWED),
        ('state="x-mine"', "", None),
        ("", PHRASE.format(0), State.FUZZY),
        ("", PHRASE.format(1), State.TRANSLATED),
        ('state="needs-review-translation"', PHRASE.format(1), State.TRANSLATED),
        ('state="translated"', PHRASE.format(0), State.FUZZY),
        ('state="final"', PHRASE.format(7), State.REVIEWED),
        ("", MEMOQ.format("Pretranslated"), State.FUZZY),
        ("", MEMOQ.format("ManuallyConfirmed"), State.TRANSLATED),
        ("", 'confirmed="0"', None),  # of no program that we know
    ],
)
def test_states_are_read(state: str, attributes: str, read_as: State | None) -> None:
    row = read_unit(f"<source>a</source><target {state}>ب</target>", attributes)
    assert (row.text, row.state) == ("ب", read_as)


@pytest.mark.parametrize(
    ("first", "second", "read_as"),
    [
        ("Translated", "ApprovedSignOff", State.TRANSLATED),
        ("Translated", "Draft", State.FUZZY),
        ("RejectedTranslation", "Other", State.FUZZY),
        ("Translated", "Other", None),
    ],
)
def test_trados_says_of_each_segment_whether_it_is_confirmed(
    first: str, second: str, read_as: State | None
) -> None:
    segments = f'<t:seg id="1" conf="{first}"/><t:seg id="2" conf="{second}"/>'
    space = 'xmlns:t="http://sdl.com/FileTypes/SdlXliff/1.0"'
    row = read_unit(
        f"<source>a</source><target>ب</target><t:seg-defs {space}>{segments}</t:seg-defs>"
    )
    assert row.state is read_as


def test_segments_of_a_program_are_joined_and_a_missing_one_is_told() -> None:
    source = "<source>One. Two.</source><seg-source>{}One. {}Two.{}</seg-source>".format(
        '<mrk mtype="seg" mid="1">', '</mrk><mrk mtype="seg" mid="2">', "</mrk>"
    )
    whole = '<mrk mtype="seg" mid="2">دو.</mrk> <mrk mtype="seg" mid="1">یک.</mrk>'
    assert read_unit(f"{source}<target>{whole}</target>").text == "دو. یک."
    assert read_unit(f"{source}<target>یک. دو.</target>").text == "یک. دو."
    part = read_unit(f'{source}<target><mrk mtype="seg" mid="1">یک.</mrk></target>')
    assert part.text == ""
    assert part.remarks == ("1 of its 2 segments are not translated; it is not taken",)


@pytest.mark.parametrize(
    ("split", "target", "text"),
    [
        ("{One.} {Two.}", "{یک.}{دو.}", "یک. دو."),  # the space is lost
        ("{One. }{Two.}", "{یک.}{دو.}", "یک. دو."),
        ("{One.} {Two.}", "{دو. }{یک.}", "دو. یک."),
        ('<g id="1">{One.} {Two.}</g>', '<g id="1">{یک.}{دو.}</g>', "**یک. دو.**"),
        ("{One.} {Two.}", "{一。}{二。}", "一。二。"),  # a script that has no space there
        ("{One.}{Two.}", "{یک.}{دو.}", "یک. دو."),  # the program lost it in the source, too
        ("{One.”}{Two.}", "{یک.}{دو.}", "یک. دو."),
        ("{One. T}{wo.}", "{یک}{دو.}", "یکدو."),  # nothing ends there
        ("{一。}{二。}", "{یک.}{دو.}", "یک.دو."),
        ("{One.} {Two.}", "{یک.}<!-- x -->{دو.}", "یک. دو."),
    ],
)
def test_the_space_between_two_segments_is_not_lost(split: str, target: str, text: str) -> None:
    def write(each: str) -> str:
        for number in (1, 2):
            each = each.replace("{", f'<mrk mtype="seg" mid="{number}">', 1)
        return each.replace("}", "</mrk>")

    source = '<source><g id="1" equiv-text="**…**">One.</g> Two.</source>'
    unit = f"{source}<seg-source>{write(split)}</seg-source><target>{write(target)}</target>"
    assert read_unit(unit).text == text


def test_codes_may_be_moved_removed_and_lose_what_they_say() -> None:
    source = (
        '<source>a <g id="1" equiv-text="**…**">b</g><x id="2" equiv-text="&lt;x2/&gt;"/></source>'
    )
    for target, text in (
        ('<x id="2"/> <g id="1">ب</g>', "<x2/> **ب**"),
        ("ب", "ب"),
        ('<bpt id="1">**</bpt>ب<ept id="1">**</ept><ph id="3">[^1]</ph>', "**ب**[^1]"),
        ('<mrk mtype="term"><g id="1">ب</g></mrk>', "**ب**"),
        ("<![CDATA[<b> & **]]>", "<b> & **"),
        ('<g id="9" ctype="italic">ب</g>', "*ب*"),
        ('<x id="c1-0007"/>ب', "\x07ب"),
    ):
        row = read_unit(f"{source}<target>{target}</target>")
        assert (row.source, row.text, row.remarks) == ("a **b**<x2/>", text, ())


@pytest.mark.parametrize(
    "code",
    [
        '<bx id="1" ctype="bold"/>{}<ex id="1"/>',
        '<ph id="1" equiv-text="**"/>{}<ph id="2" equiv-text="**"/>',
        '<bpt id="1">**</bpt>{}<ept id="1">**</ept>',
    ],
)
def test_codes_of_other_programs_are_marks_if_they_say_which(code: str) -> None:
    row = read_unit(f"<source>a {code.format('b')}</source><target>{code.format('ب')}</target>")
    assert (row.source, row.text, row.remarks) == ("a **b**", "**ب**", ())


def test_a_mark_that_nobody_knows_is_told_and_its_text_is_taken() -> None:
    row = read_unit('<source>a</source><target><g id="5">ب</g><x id="c1-d800"/></target>')
    assert row.text == "ب" and row.remarks[0].startswith("a mark that was put into it is not known")


def test_keys_are_found_in_the_name_and_notes_of_others_are_comments() -> None:
    back = read(
        f'<group id="g"><trans-unit id="1" resname="{KEY}"><source>a</source><target>ب</target>'
        '<context-group><context context-type="x-msgctxt">menu</context></context-group>'
        '<note from="author">x</note><note from="translator">one</note><note>two</note>'
        "</trans-unit></group>"
        '<trans-unit id="2" translate="no"><source>b</source></trans-unit>',
        space="",
    )
    (row,) = back.rows
    assert (row.key, row.note, row.context) == (KEY, "one\ntwo", "menu")


def test_what_is_not_safe_is_refused() -> None:
    text = HEAD.format(units="", space=SPACE)
    with pytest.raises(DragomanError, match="document type"):
        xliff12.read(text.replace("?>", '?><!DOCTYPE a SYSTEM "b">').encode(), "back.xlf")
    with pytest.raises(DragomanError, match="well-formed"):
        xliff12.read(text[:-20].encode(), "back.xlf")


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ('state-qualifier="fuzzy-match"', State.FUZZY),
        ('state-qualifier="leveraged-mt"', State.FUZZY),
        ('state-qualifier="mt-suggestion" state="new"', State.FUZZY),
        ('state-qualifier="leveraged-mt" state="translated"', State.TRANSLATED),
        ('state-qualifier="rejected-spelling" state="translated"', State.FUZZY),
        ('state-qualifier="exact-match"', None),
        ('state-qualifier="id-match" state="final"', State.REVIEWED),
    ],
)
def test_a_text_that_a_program_put_in_is_fuzzy_until_somebody_says_more(
    said: str, state: State | None
) -> None:
    assert read_unit(f"<source>One</source><target {said}>یک</target>").state is state


@pytest.mark.parametrize(
    ("kind", "note"), [("x-sdl-comment", "Why?"), ("x-comment", "Why?"), ("term", "")]
)
def test_what_a_translator_wrote_about_words_is_a_comment(kind: str, note: str) -> None:
    row = read_unit(
        f'<source>One two</source><target><mrk mtype="{kind}" comment="Why?">یک</mrk> دو</target>'
    )
    assert (row.text, row.note) == ("یک دو", note)


def test_notes_of_authors_are_no_comments_of_translators() -> None:
    notes = "".join(
        f'<note from="{name}">{name}</note>' for name in ("developer", "description", "meaning")
    )
    row = read_unit(f'<source>One</source><target>یک</target>{notes}<note from="x">y</note>')
    assert row.note == "y"


def test_the_header_of_a_catalogue_is_no_message() -> None:
    header = '<trans-unit id="1" restype="x-gettext-domain-header"><source>A: b</source>'
    other = '<trans-unit id="2"><source>One</source><target>یک</target></trans-unit>'
    rows = read(f"{header}<target>A: b</target></trans-unit>{other}").rows
    assert [row.source for row in rows] == ["One"]


@pytest.mark.parametrize(
    ("codes", "language"),
    [(("fa", "fa"), "fa"), (("fa", ""), "fa"), (("fa-IR", "fa_ir"), "fa_ir"), (("", ""), "")],
)
def test_parts_of_a_file_are_in_one_language(codes: tuple[str, str], language: str) -> None:
    assert xliff12.read(_make_parts(codes), "x").language == language


@pytest.mark.parametrize("codes", [("fr", "fa"), ("zh-CN", "zh-TW")])
def test_a_file_in_several_languages_is_refused(codes: tuple[str, str]) -> None:
    words = rf"in several languages \({codes[0]}, {codes[1]}\)"
    with pytest.raises(DragomanError, match=words):
        xliff12.read(_make_parts(codes), "x")


def _make_parts(codes: tuple[str, str]) -> bytes:
    parts = (
        f'<file original="{number}" datatype="plaintext" source-language="en" '
        f'target-language="{code}"><body><trans-unit id="1"><source>One {number}</source>'
        "<target>یک</target></trans-unit></body></file>"
        for number, code in enumerate(codes)
    )
    return f'<xliff{SPACE} version="1.2">{"".join(parts)}</xliff>'.encode()
