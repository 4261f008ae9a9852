"""How a run of an office document differs from its paragraph."""

from __future__ import annotations

import pytest

from dragoman.model import SpanKind
from dragoman.sources._office.compare import Look, compare_looks
from dragoman.sources._office.marks import Placeholders, make_spans
from dragoman.sources._office.pieces import InlinePiece
from helpers import odt_files
from helpers.durations import check_growth
from helpers.word_files import make_word, read_body, read_part, read_word, run, translate


@pytest.mark.parametrize(
    ("base", "look", "other"),
    [
        ({}, {"color": "FF0000"}, (("color", "FF0000"),)),
        ({"color": "FF0000"}, {"color": "0000FF"}, (("color", "0000FF"),)),
        ({"color": "FF0000"}, {"color": "FF0000"}, ()),
        ({"color": "FF0000"}, {}, (("color", ""),)),
        ({}, {"sz": "20", "color": "FF0000"}, (("color", "FF0000"), ("sz", "20"))),
        ({"b": "1"}, {}, (("b", ""),)),
        ({"vertAlign": "superscript"}, {}, (("vertAlign", ""),)),
        ({"strike": "1", "u": "1"}, {"u": "1"}, (("strike", ""),)),
    ],
)
def test_what_no_mark_says_is_told_with_its_own_value(
    base: Look, look: Look, other: tuple[tuple[str, str], ...]
) -> None:
    """Two runs in two colours are two looks, and what is taken off is a look too."""
    found = compare_looks(base, look, is_code=False)
    assert (found.marks, found.other, found.is_rtl) == (frozenset(), other, False)


@pytest.mark.parametrize(
    ("look", "mark"),
    [
        ({"b": "1"}, SpanKind.STRONG),
        ({"i": "1"}, SpanKind.EMPHASIS),
        ({"strike": "1"}, SpanKind.DELETED),
        ({"u": "1"}, SpanKind.INSERTED),
        ({"vertAlign": "superscript"}, SpanKind.SUPERSCRIPT),
        ({"vertAlign": "subscript"}, SpanKind.SUBSCRIPT),
        ({"ascii font": "DejaVu Sans Mono", "color": "FF0000"}, SpanKind.CODE),
    ],
)
def test_what_a_mark_says_is_the_mark_alone(look: Look, mark: SpanKind) -> None:
    found = compare_looks({}, look, is_code=False)
    assert (found.marks, found.other) == (frozenset({mark}), ())
    assert compare_looks(look, look, is_code=False).marks == frozenset()


@pytest.mark.parametrize("spaces", [" " * 10, " " * 4])
def test_a_line_to_write_on_stays_a_line(spaces: str) -> None:
    underlined = run(spaces, '<w:u w:val="single"/>')
    data = make_word(f"<w:p>{run('Dear ')}{underlined}{run(' sir')}</w:p>")
    assert [unit.text for unit in read_word(data).units] == ["Dear <x1/> sir"]
    written = read_part(translate(data, {"Dear <x1/> sir": "آقای <x1/> عزیز"}, "fa"))
    assert f'<w:u w:val="single"/></w:rPr><w:t xml:space="preserve">{spaces}</w:t>' in written
    line = odt_files.span(f'<text:s text:c="{len(spaces)}"/>', "Under")
    style = odt_files.text_style("Under", 'style:text-underline-style="solid"')
    body = odt_files.p("Dear ", line, " sir")
    assert odt_files.read_body(body, style) == ["Dear <x1/> sir"]


def test_underlined_spaces_between_underlined_words_are_spaces() -> None:
    words = "".join(run(text, '<w:u w:val="single"/>') for text in ("Dear", "     ", "sir"))
    assert read_body(f"<w:p>{words}{run(' x')}</w:p>") == ["<u>Dear     sir</u> x"]
    two = f"<w:p>{run('Dear')}{run('  ', '<w:u/>')}{run('sir')}</w:p>"
    assert read_body(two) == ["Dear  sir"]


@pytest.mark.parametrize(
    ("kind", "marks"),
    [("text", set()), ("object", set()), ("text", {SpanKind.CODE}), ("text", {SpanKind.STRONG})],
    ids=["texts", "objects", "code", "marks"],
)
def test_the_time_for_a_paragraph_grows_with_its_runs(kind: str, marks: set[object]) -> None:
    def make_runs(count: int) -> list[InlinePiece]:
        return [InlinePiece(kind, text="a", marks=marks if n % 2 else set()) for n in range(count)]

    check_growth(make_runs, lambda runs: make_spans(runs, Placeholders()), 80_000)
