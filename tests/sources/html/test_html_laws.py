"""The laws of sources, for web pages: any bytes are given back, and units stay in their places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import SourceError
from dragoman.model import Document
from dragoman.sources import ReadOptions, read, rebuild
from helpers.durations import check_growth

NAMES = """
<p> </p> <b> </b> <i class="x> <a href=a> <a href='a"'> </a> <div lang=fr> </div> <span> </span>
<ul> <li> </ul> <ol start=3> <table> <tr> <td> </table> <pre> </pre> <code> </code> <h1> </h1> <br>
<br/> <img src=a.png alt=x> <img alt="" src=b> <!--c--> <!-- <!-- --> <!-> <? </ </> <x <script>
</script> <style> </style> <textarea> </textarea> <title> </title> <svg> </svg> <plaintext> &amp;
&lt &#0; &copy=1 &nbsp; <html> <body> <head> <g1> <x1/> </g1> <meta name=description content=word>
<blockquote> <sup> </sup> <q> </q> <a role=doc-noteref href=#n>1</a> <p id=n role=doc-footnote>
<input placeholder=y> <text> </text> <desc> <tspan> <option label=y>
<p translate=no> one two *three* _four_ `five` [six] \\ < > & " ' = / ; ! {
"""
PIECES = NAMES.split()
SOUP = st.lists(
    st.sampled_from([*PIECES, " ", "\n", "\r\n", "\r", "\t", "گفت", "\u00a0", "\f"]), max_size=30
)


def read_page(text: str | bytes, *, code: bool = False) -> Document:
    data = text if isinstance(text, bytes) else text.encode()
    return read(data, "page", suffix=".html", options=ReadOptions(code=code))


@given(SOUP)
def test_any_page_is_given_back(pieces: list[str]) -> None:
    text = "".join(pieces)
    if not text.strip():
        return
    document = read_page(text)
    assert rebuild(document, {}) == text.encode()
    assert (
        rebuild(document, {unit.key: unit.text for unit in document.units}, "fa") == text.encode()
    )
    spans = [unit.span for unit in document.units]
    assert spans == sorted(spans)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert all(1 <= unit.line <= lines and unit.text.strip() for unit in document.units)


@given(SOUP, st.text(st.sampled_from("ab<>/&*_`[]()!\\\n \"'gx1=p"), max_size=12))
def test_a_translation_stays_in_its_place(pieces: list[str], new: str) -> None:
    text = "".join(pieces)
    if not text.strip():
        return
    document = read_page(text)
    for unit in document.units[:2]:
        if unit.translatable and unit.kind not in ("code", "title") and not unit.markup:
            written = rebuild(document, {unit.key: f"word {new} word"}).decode()
            again = read_page(written)
            assert len(again.units) == len(document.units)


@given(st.binary(max_size=60))
def test_any_bytes_are_given_back_or_one_sentence(data: bytes) -> None:
    try:
        document = read_page(data)
    except SourceError:
        return
    assert rebuild(document, {}) == data


@pytest.mark.parametrize("language", ["fa", "de"])
def test_a_page_that_says_its_language_is_the_same_file_if_nothing_is_translated(
    language: str,
) -> None:
    """Then it is still in the old language, and so is what its root says."""
    data = b'<html lang="en" dir=ltr>\n<title>A title</title>\n<p>Text.</p>\n</html>\n'
    document = read_page(data)
    assert rebuild(document, {}, language) == data
    assert rebuild(document, {unit.key: unit.text for unit in document.units}, language) == data
    texts = {document.units[-1].key: "متن."}
    assert f'<html lang="{language}"'.encode() in rebuild(document, texts, language)


@pytest.mark.parametrize("tag", ["div", "b", "span", "a href=x", "ul><li", "table><tr><td", "svg"])
def test_ten_thousand_levels_are_read(tag: str) -> None:
    text = f"<{tag}>" * 10_000 + "word"
    document = read_page(text)
    assert "word" in document.units[-1].text or tag == "svg"
    assert rebuild(document, {}) == text.encode()


@pytest.mark.parametrize(
    ("first", "then", "count"),
    [
        ("<p>A <b>word</b> &amp; more<i>x</i> <a href=a>y</a>, text.\n", "", 4_000),
        ("<a <a <a ", "", 100_000),
        ("<!-- ", "", 100_000),
        ('<a b="', "", 50_001),
        ("<svg>", "", 10_000),
        ("</p>", "", 50_000),
        ("<b>", "</i>", 20_000),
        ("&", "", 200_000),
        ("<title>", "", 50_000),
    ],
)
def test_the_time_for_a_page_grows_with_its_length(first: str, then: str, count: int) -> None:
    def pass_through(page: str) -> None:
        assert rebuild(read_page(page), {}) == page.encode()

    check_growth(lambda number: first * number + then * number, pass_through, count)


@pytest.mark.parametrize(
    ("start", "piece", "end", "count"),
    [
        ("<title>", "</title ", "", 40_000),
        ("<textarea>", "</textarea ", "", 40_000),
        ("<script>", "</script ", "", 40_000),
        ("<svg>", '<svg x="', "", 40_001),
        ("<svg>", "</svg ", "", 40_000),
        ("<a b", " ", ">x</a>", 60_000),
        ("<p>x<a role=doc-noteref href='#f'>", "< ", "</a><p id=f>y", 60_000),
    ],
    ids=["title", "field", "script", "drawing", "end", "attribute", "note"],
)
def test_tags_that_nothing_ends_are_searched_once(
    start: str, piece: str, end: str, count: int
) -> None:
    check_growth(lambda number: f"{start}{piece * number}{end}", read_page, count)


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ('<p>A</p><svg><svg "></svg>inside</svg><p>B</p>', ["A", "B"]),
        ('<p>A</p><svg><svg a=">"></svg>inside</svg><p>B</p>', ["A", "B"]),
        ("<p>A</p><svg><svg/>inside</svg b='>'><p>B</p>", ["A", "B"]),
        ("<p>A</p><math><MATH\n>inside</MATH >too</math\t><p>B</p>", ["A", "B"]),
        ("<title>A</titles>B</title c>word", ["A</titles>B", "word"]),
        ("<title>A</title", ["A</title"]),
        ("<p>A<textarea><p></textarea/>B</p>", ["A<x1/>B"]),
        ('<p>A</p><div class="x>B', ["A"]),
        ("<p>A</p><div class = 'x>B</div><p>C</p>", ["A"]),
        ('<p>A</p><div class="x"="y>B</div>', ["A", "B"]),
        ('<p>A</p><div class= ="x" id=y=\'z>B</div>', ["A", "B"]),
        ('<p>A</p><div class"x id=>B</div>', ["A", "B"]),
    ],
)
def test_an_element_that_is_not_read_ends_where_a_browser_ends_it(
    page: str, shown: list[str]
) -> None:
    assert [unit.text for unit in read_page(page).units] == shown


@pytest.mark.parametrize(
    "shown", ["<img alt='' src=a>1", "<sup>1</sup>", "[<b\n>1</b>]", "1<!-- a -->"]
)
def test_a_reference_shows_a_number_with_any_tags_around_it(shown: str) -> None:
    page = f"<p>Word<a role=doc-noteref href=#f>{shown}</a></p><p id=f role=doc-footnote>Note</p>"
    assert [unit.text for unit in read_page(page).units] == ["Word[^1]", "Note"]
