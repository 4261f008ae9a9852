"""Lists of an OpenDocument text have the letters, the levels and the signs that it shows."""

from __future__ import annotations

import pytest

from helpers.odt_files import make_odt, read_odt


def make_level(
    depth: int, form: str, extra: str = "", name: str = "list-level-style-number"
) -> str:
    return f'<text:{name} text:level="{depth}" style:num-format="{form}"{extra}/>'


def read_markers(*levels: str, items: str) -> list[str]:
    styles = f'<text:list-style style:name="L">{"".join(levels)}</text:list-style>'
    body = f'<text:list text:style-name="L">{items}</text:list>'
    units = read_odt(make_odt(body, styles)).units
    return [unit.place.lists[-1] for unit in units if unit.text == "text"]


def item(inner: str = "") -> str:
    return f"<text:list-item><text:p>text</text:p>{inner}</text:list-item>"


SUFFIX = ' style:num-suffix="."'


@pytest.mark.parametrize(
    ("form", "extra", "markers"),
    [
        ("1", SUFFIX, ["1.", "2."]),
        ("1", "", ["1", "2"]),
        ("a", ' style:num-prefix="(" style:num-suffix=")"', ["(a)", "(b)"]),
        ("A", SUFFIX, ["A.", "B."]),
        ("i", SUFFIX, ["i.", "ii."]),
        ("I", SUFFIX, ["I.", "II."]),
        ("أ, ب, ت, ...", SUFFIX, ["أ.", "ب."]),
        ("А, Б, .., Аа, Аб, ... (ru)", SUFFIX, ["А.", "Б."]),
        ("۱, ۲, ۳, ...", SUFFIX, ["1.", "2."]),  # an edition writes the digits of its column
        ("1st", SUFFIX, ["1.", "2."]),
        ("1", ' style:num-prefix="Article "', ["Article 1", "Article 2"]),
        ("a", ' loext:num-list-format="[%1%]"', ["[a]", "[b]"]),
        ("a", ' text:start-value="3" style:num-suffix=")"', ["c)", "d)"]),
    ],
)
def test_a_number_has_its_format_and_its_signs(form: str, extra: str, markers: list[str]) -> None:
    assert read_markers(make_level(1, form, extra), items=item() + item()) == markers


@pytest.mark.parametrize(
    ("sync", "last"),
    [("", "ab"), (' style:num-letter-sync="true"', "bb"), (' style:num-letter-sync="false"', "ab")],
)
def test_letters_after_z_may_be_doubled(sync: str, last: str) -> None:
    markers = read_markers(make_level(1, "a", sync), items=item() * 28)
    assert markers[25:] == ["z", "aa", last]


def test_a_level_may_show_those_around_it() -> None:
    inner = f"<text:list>{item() * 2}</text:list>"
    levels = make_level(1, "I"), make_level(2, "a", ' text:display-levels="2"')
    shown = read_markers(*levels, items=item(inner) + item(inner))
    assert shown == ["I", "I.a", "I.b", "II", "II.a", "II.b"]


def test_terms_and_definitions_are_known_by_their_styles() -> None:
    names = ("Definition_20_Term", "List_20_Contents", "Text_20_body")
    styles = "".join(
        f'<style:style style:family="paragraph" style:name="{name}"/>' for name in names
    )
    body = "".join(f'<text:p text:style-name="{name}">text</text:p>' for name in names)
    units = read_odt(make_odt(body, styles=styles)).units
    assert [(unit.place.is_term, unit.place.lists) for unit in units] == [
        (True, ()),
        (False, (":",)),
        (False, ()),
    ]


def test_headings_have_the_numbers_of_their_levels() -> None:
    outline = (
        "<text:outline-style>"
        + make_level(1, "1", SUFFIX, "outline-level-style")
        + make_level(2, "a", ' text:display-levels="2"', "outline-level-style")
        + make_level(3, "", "", "outline-level-style")
        + "</text:outline-style>"
    )
    heads = "".join(
        f'<text:h text:outline-level="{depth}"{extra}>text</text:h>'
        for depth, extra in (
            *((1, ""), (2, ""), (2, ""), (3, ""), (1, ""), (2, "")),
            (1, ' text:is-list-header="true"'),
        )
    )
    units = read_odt(make_odt(heads, styles=outline)).units
    assert [unit.place.number for unit in units] == ["1.", "1.a", "1.b", "", "2.", "2.a", ""]


def test_a_heading_in_a_list_has_the_number_of_the_list() -> None:
    head = '<text:list-item><text:h text:outline-level="1">text</text:h></text:list-item>'
    styles = (
        f'<text:list-style style:name="L">{make_level(1, "I", SUFFIX)}</text:list-style>'
        '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/>'
        "</text:list-style>"
    )
    body = "".join(
        f'<text:list text:style-name="{name}">{head * 2}</text:list>' for name in ("L", "B")
    )
    units = read_odt(make_odt(body, styles)).units
    assert [unit.place.number for unit in units] == ["I.", "II.", "", ""]
    assert all(unit.place.lists == () for unit in units)
