"""Lists of web pages have the markers that browsers show."""

from __future__ import annotations

import pytest

from dragoman.sources import read
from helpers.durations import check_growth


def read_markers(text: str) -> list[tuple[str, str]]:
    """Return each text with the markers of the lists around it, of which the last is its own."""
    document = read(text.encode(), "a", suffix=".html")
    return [(unit.text, " ".join(unit.place.lists)) for unit in document.units]


def items(*texts: str) -> str:
    return "".join(f"<li>{text}</li>" for text in texts)


@pytest.mark.parametrize(
    ("tag", "markers"),
    [
        ("<ol>", ["1.", "2."]),
        ("<ol type=a start=3>", ["c.", "d."]),
        ("<ol type=I>", ["I.", "II."]),
        ('<ol style="list-style-type: lower-roman">', ["i.", "ii."]),
        ('<ol type=a style="list-style-type: upper-alpha">', ["A.", "B."]),
        ("<ol reversed>", ["2.", "1."]),
        ("<ol reversed start=9>", ["9.", "8."]),
        ("<ol start=x>", ["1.", "2."]),
        ("<ol start=-1>", ["-1.", "0."]),
        ("<ul>", ["-", "-"]),
        ("<ul type=square>", ["-", "-"]),
        ('<ul style="list-style: none">', ["", ""]),
        ('<ul style="list-style-type: lower-alpha">', ["a.", "b."]),
    ],
)
def test_a_list_says_its_markers(tag: str, markers: list[str]) -> None:
    name = tag[1:3]
    assert read_markers(f"{tag}{items('x', 'y')}</{name}>") == list(
        zip(("x", "y"), markers, strict=True)
    )


def test_an_item_says_its_own_number_and_lists_are_in_lists() -> None:
    text = (
        "<ol type=A><li value=4>x<ol type=i><li>x1<li>x2</ol><li>y<li type=1>z</ol>"
        "<ol reversed><li>p<ul><li>q</ul><li>r</ol>"
    )
    assert read_markers(text) == [
        ("x", "D."), ("x1", "D. i."), ("x2", "D. ii."), ("y", "E."), ("z", "6."),
        ("p", "2."), ("q", "2. -"), ("r", "1."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sheet", "markers"),
    [
        ("ol { list-style-type: lower-alpha }", ["a.", "a. a."]),
        ("ol ol { list-style-type: lower-roman }", ["1.", "1. i."]),
        ("ol > li > ol { list-style: upper-roman inside }", ["1.", "1. I."]),
        (".law { list-style-type: upper-alpha } ol { list-style-type: none }", ["A.", "A. "]),
        ("#one{list-style:none}", ["", " 1."]),
        ("ol{list-style:none} ol{list-style:lower-alpha}", ["a.", "a. a."]),
        ("li.far, div.law ol {list-style:none} /* ol {list-style:none} */", ["1.", "1. 1."]),
        ("ol:first-child { list-style: none }", ["1.", "1. 1."]),  # not simple
        ("li { list-style-type: lower-greek }", ["α.", "α. α."]),
        ("ol { color: red }", ["1.", "1. 1."]),
        ("@media print { ol { list-style: none } } ol { color: red }", ["1.", "1. 1."]),
        ("@media (width > 9em) { ol { list-style: none } ol ol { color: red } }", ["", " "]),
    ],
)
def test_a_style_sheet_says_them(sheet: str, markers: list[str]) -> None:
    page = f"<style>{sheet}</style><div><ol class='a law' id=one><li>x<ol><li>y</ol></ol></div>"
    assert read_markers(page) == list(zip(("x", "y"), markers, strict=True))


@pytest.mark.parametrize(
    ("item", "marker"),
    [
        ("<input type=checkbox checked> x", "[x]"),
        ("<label><input type='checkbox'>x</label>", "[ ]"),
        ("<p><input type=checkbox checked disabled> x</p>", "[x]"),
        ("<input type=radio>x", "-"),
        ("x <input type=checkbox>", "-"),
        ("<b>x</b>", "-"),
    ],
)
def test_a_task_has_a_box(item: str, marker: str) -> None:
    assert [markers for _, markers in read_markers(f"<ul><li>{item}</ul>")] == [marker]


@pytest.mark.parametrize(
    ("content", "marker"),
    [
        (r'"\0025cf  "', "-"),
        ('"" counter(lst-ctn, decimal) ". "', "2."),
        ('counter(a) ")"', "2."),
        ('"(" counter(a, lower-latin) ")"', "b."),
        ("'–'", "-"),
        (r'"\f105"', "-"),  # an icon
        ('"/"', ""),
        ('"New: "', ""),
        ('""', ""),
        ("none", ""),
        (r'"\ffffffff"', ""),
    ],
)
def test_what_is_before_an_item_is_its_marker(content: str, marker: str) -> None:
    sheet = f"ol.a{{list-style-type:none}}.a > li:before{{content:{content}}}"
    page = f"<style>{sheet}</style><ol class=a start=2><li>x</ol><ol><li>y</ol>"
    assert [markers for _, markers in read_markers(page)] == [marker, "1."]


def test_terms_and_definitions_are_known() -> None:
    text = "<dl><dt>Term</dt><dd>Text</dd><dt>Other<dd><p>One</p><p>Two</p></dl><p>After</p>"
    document = read(text.encode(), "a", suffix=".html")
    assert [(unit.text, unit.place.lists, unit.place.is_term) for unit in document.units] == [
        ("Term", (), True),
        ("Text", (":",), False),
        ("Other", (), True),
        ("One", (":",), False),
        ("Two", (":",), False),
        ("After", (), False),
    ]
    assert [unit.place.first for unit in document.units] == [True, True, True, True, False, True]


@pytest.mark.parametrize(
    "data",
    [
        "<ol reversed><li>x", "<ol reversed><li>x</ol>", "<ul><li><label></ul>", "<style>ol{",
        "<style>ol{list-style:none}</style>", "<style>/*", "a{list-style", "<dl><dt>x<dd>y</dl>",
    ],
)  # fmt: skip
def test_the_time_grows_with_the_length(data: str) -> None:
    check_growth(lambda size: data * size, read_markers, 600)


@pytest.mark.parametrize("item", ["<li class=b>x", "<li class=b>x<ul>"])
def test_the_time_grows_with_the_number_of_rules_and_items(item: str) -> None:
    def make_page(size: int) -> str:
        rules = "".join(f".a{number} li.b{{list-style:none}}" for number in range(size))
        return f"<style>{rules}</style><ol>{item * (size // 4)}</ol>"

    check_growth(make_page, read_markers, 2000)
