"""The looks of a text that ``style`` says are marks, as those that a tag says."""

from __future__ import annotations

import pytest

from dragoman.sources import read, rebuild
from helpers.durations import check_growth


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ('<span style="font-weight:bold">b</span>', "a **b** c"),
        ('<span style="FONT-WEIGHT: 700 ; color:red">b</span>', "a **b** c"),
        ('<font style="font-style: italic">b</font>', "a *b* c"),
        ('<span style="text-decoration: underline">b</span>', "a <u>b</u> c"),
        ('<span style="text-decoration-line: line-through">b</span>', "a ~~b~~ c"),
        ('<span style="vertical-align:super;font-size:60%">b</span>', "a <sup>b</sup> c"),
        ('<span style="vertical-align: sub">b</span>', "a <sub>b</sub> c"),
        ('<b style="color:red">b</b>', "a **b** c"),
        # none of these
        ('<span style="font-weight:400">b</span>', "a <g1>b</g1> c"),
        ('<span style="color:red">b</span>', "a <g1>b</g1> c"),
        ('<span style="font-style:normal;text-decoration:none">b</span>', "a <g1>b</g1> c"),
        ('<b style="font-weight:normal">b</b>', "a <g1>b</g1> c"),
        ('<em style="font-style:normal">b</em>', "a <g1>b</g1> c"),
        ('<button style="font-weight:bold">b</button>', "a <g1>b</g1> c"),
    ],
)
def test_a_look_is_a_mark(tag: str, text: str) -> None:
    data = f"<html lang=en><body><p>a {tag} c</p></body></html>"
    document = read(data.encode(), "a", suffix=".html")
    (unit,) = document.units
    assert unit.text == text
    new = text.replace("a ", "x ").replace(" c", " z")
    assert f"<p>x {tag} z</p>" in rebuild(document, {unit.key: new}, "en").decode()


CLASSES = """<style>/* .g{font-weight:bold} */ .b{color:red;font-weight:700}.i{font-style:italic}
.u{text-decoration:underline}span.s{vertical-align:super}.n{font-weight:400}.b .g{font-weight:bold}
@media print{.g{font-weight:bold}}.p{color:red}</style>"""


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("<span class=b>b</span>", "a **b** c"),
        ('<span class="p i">b</span>', "a *b* c"),
        ("<span class=u>b</span>", "a <u>b</u> c"),
        ("<span class=s>b</span>", "a <sup>b</sup> c"),
        ("<b class=n>b</b>", "a <g1>b</g1> c"),
        ('<span class=b style="font-weight:400">b</span>', "a <g1>b</g1> c"),
        ("<span class=g>b</span>", "a <g1>b</g1> c"),
        ("<span class=p>b</span>", "a <g1>b</g1> c"),
        ("<span class=u><a href=x>b</a></span>", "a <g1>[b](x)</g1> c"),
        ("<b class=p><a href=x>b</a></b>", "a **[b](x)** c"),
    ],
)
def test_a_style_sheet_in_the_page_says_the_look_of_a_class(tag: str, text: str) -> None:
    document = read(f"{CLASSES}<p>a {tag} c</p>".encode(), "a", suffix=".html")
    (unit,) = document.units
    assert unit.text == text
    new = text.replace("a ", "x ").replace(" c", " z")
    assert f"<p>x {tag} z</p>" in rebuild(document, {unit.key: new}).decode()


def test_a_style_sheet_for_paper_says_nothing_of_a_look() -> None:
    page = '<style media="print">.b{font-weight:bold}</style><p>a <span class=b>b</span> c</p>'
    (unit,) = read(page.encode(), "a", suffix=".html").units
    assert unit.text == "a <g1>b</g1> c"


@pytest.mark.parametrize(("piece", "count"), [("<style>", 4000), ("@media ", 40_000)])
def test_sheets_without_an_end_take_no_square_of_their_length(piece: str, count: int) -> None:
    check_growth(
        lambda number: "<style>" + piece * number,
        lambda page: read(page.encode(), "a", suffix=".html").units,
        count,
    )


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("a <span class=SpellE>bc</span> d", "a bc d"),
        ("<span class=GramE><span lang=EN>a</span></span> <span class=spelle>b</span>.", "a b."),
        ("<font face='X'><span lang='fa-IR'>الف <i>ب</i></span></font> (<span lang=FA>ج</span>)",
         "الف *ب* (ج)"),
        ("a <span style='font-family:\"X Y\",serif;mso-fareast-language:EN'>b</span>", "a b"),
        ("a <a href='#x'><span lang=EN>b</span></a> c", "a [b](#x) c"),
        # what a reader sees, or a program needs
        ("a <span style='color:red'>b</span>", "a <g1>b</g1>"),
        ("a <span dir=LTR lang=EN>b</span>", "a <g1>b</g1>"),
        ("a <font size=5>b</font>", "a <g1>b</g1>"),
        ("a <span lang=EN id=k>b</span>", "a <g1>b</g1>"),
        ("a <span class=x>b</span>", "a <g1>b</g1>"),
    ],
)  # fmt: skip
def test_what_an_office_program_says_of_spelling_and_faces_is_no_placeholder(
    written: str, text: str
) -> None:
    page = f"<html><meta name=Generator content='Microsoft Word 15'><body><p>{written}</p>"
    document = read(page.encode(), "x", suffix=".html")
    (unit,) = document.units
    assert unit.text == text
    assert rebuild(document, {}).decode() == page
    new = rebuild(document, {unit.key: unit.text.replace("a", "z")}).decode()
    assert read(new.encode(), "x", suffix=".html").units[0].text == text.replace("a", "z")
    assert "SpellE" not in new
    other = read(page.replace("Generator", "x").encode(), "x", suffix=".html")
    assert "<g1>" in other.units[0].text
