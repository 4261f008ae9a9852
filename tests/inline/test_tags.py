"""Tags of HTML in a text: they have their effect or are left out, and are never shown as source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.inline import Conventions, find_unshown, isolate, parse_spans, plain_text
from dragoman.model import Span, SpanKind
from helpers.drawing import draw
from helpers.durations import check_growth

TAGS = (
    "<sup>", "</sup>", "<B>", "</b>", "<q>", "</q>", "<x-y z='>'>", "<a href='https://b.org'>",
    "</a>", "<br/>", "<!-- c -->", "<tr>", "<td>", "</table>", "<ruby>", "<rt>", "</ruby>", "<pre>",
    "</pre>", "<li>", "<span dir=rtl>", "</span>", "<p>", "*", "**", "\n\n",
)  # fmt: skip
PERSIAN = Conventions(("«", "»", "‹", "›"), "۰۱۲۳۴۵۶۷۸۹")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10<sup>6</sup>, H<SUB>2</Sub>O", "10{superscript 6}, H{subscript 2}O"),
        ("<ins>a</ins> <u>b</u>", "{inserted a} {inserted b}"),
        ("<strike>a</strike> <s>b</s>", "{deleted a} {deleted b}"),
        ("<cite>a</cite> <dfn>b</dfn> <var>c</var>", "{emphasis a} {emphasis b} {emphasis c}"),
        ("<kbd>a</kbd> <samp>b</samp> <tt>c</tt>", "{code a} {code b} {code c}"),
        ("<mark>a</mark> <small>b</small> <abbr title='x'>c</abbr>", "a b c"),
        ("<code>a<br>b</code>", "{code a}⏎{code b}"),
        ("a<wbr>b<!-- c --><?php d ?><!DOCTYPE e>", "a\u200bb"),
        ("<q>a <q>b <q>c</q></q></q> <q>d</q>", "“a ‘b “c”’” “d”"),
        ("a <script>alert('<b>')</script><style>p {}</style>b", "a b"),
        ("use <script> and <style>", "use  and "),
        ("<blink>a</blink> <x-y z>b</x-y>", "a b"),
        ("&lt;sup&gt; \\<sup> `<sup>`", "<sup> <sup> {code <sup>}"),
    ],
)
def test_each_element_has_its_effect(text: str, expected: str) -> None:
    assert draw(parse_spans(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10<sup>6 and more", "10{superscript 6 and more}"),
        ("10</sup> 6", "10 6"),
        ("**10<sup>6**</sup> a", "{strong 10{superscript 6}} a"),
        ("**10<sup>6</sup>** a", "{strong 10{superscript 6}} a"),
        ("<b>1<i>2</b>3</i>4", "{strong 1{emphasis 2}}{emphasis 3}4"),
        ("<b>*x</b>y*z", "{strong {emphasis xy}}z"),
        ("<sup/>a", "a"),
        ("<sup class='a>b' onclick=\"x('</sup>')\">2</sup>3", "{superscript 2}3"),
        ("[10<sup>6</sup>](https://x.org)", "{link 10{superscript 6}}"),
    ],
)
def test_unclosed_and_crossed_elements_end_as_in_browsers(text: str, expected: str) -> None:
    assert draw(parse_spans(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</rt></ruby>", "漢(かん)字(じ)"),
        ("<ruby>漢字<rt>かんじ</ruby>です", "漢字(かんじ)です"),
        ("<ruby>HRW<rp>(<rt>Watch</ruby>.", "HRW (Watch)."),
        ("x<rt>y</rt>", "x (y)"),
        ("<ruby>a<rt></rt></ruby>", "a"),
    ],
)
def test_a_reading_is_apart_from_its_word(text: str, expected: str) -> None:
    assert plain_text(parse_spans(text)) == expected


def test_a_reading_belongs_to_the_characters_before_it() -> None:
    first, second = parse_spans("<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>")
    assert first == Span(SpanKind.RUBY, "かん", (Span(text="漢"),), direction="ltr")
    assert second == Span(SpanKind.RUBY, "じ", (Span(text="字"),), direction="ltr")


class TestLinks:
    def test_a_link_keeps_its_address_and_title_and_nothing_else(self) -> None:
        text = "<a class=x href=' https://x.org/a b?c=1&amp;d=2' title=\"t\" onclick=y>z</a>"
        (link,) = parse_spans(text)
        assert link == Span(
            SpanKind.LINK, "", (Span(text="z"),), "https://x.org/a%20b?c=1&d=2", "t"
        )

    @pytest.mark.parametrize("address", ["#a", "a.html", "/a.html", "../b/a.md#c:d"])
    def test_a_link_to_a_place_or_to_a_file_near_keeps_its_target(self, address: str) -> None:
        (span,) = parse_spans(f'<a href="{address}">z</a>')
        assert (span.kind, span.target, span.children) == (
            SpanKind.LINK,
            address,
            (Span(text="z"),),
        )

    @pytest.mark.parametrize(
        "address",
        ["javascript:alert(1)", "JAVA&#115;CRIPT:x", "java\tscript:x", "data:text/html,x",
         "//x.org", "?a", "", "a:b/c", "file:///etc/passwd", "vbscript:x"],
    )  # fmt: skip
    def test_an_address_that_is_not_allowed_leaves_the_text(self, address: str) -> None:
        assert parse_spans(f'<a href="{address}">z</a>') == (Span(text="z"),)

    def test_there_is_no_link_in_a_link(self) -> None:
        inner = "<a href='https://b.c'>x</a>"
        assert draw(parse_spans(f"[a {inner}](https://d.e) {inner}")) == "{link a x} {link x}"
        assert draw(parse_spans("<a href='https://d.e'>[x](https://b.c)</a>")) == "{link x}"

    def test_a_picture_and_a_film_are_a_description_with_an_address(self) -> None:
        (picture,) = parse_spans("<img src='https://x.org/a.png' alt='a > b' onerror='x'>")
        assert picture == Span(SpanKind.IMAGE, "a > b", target="https://x.org/a.png")
        (film,) = parse_spans("<video src='https://x.org/v.mp4' title='Film'></video>")
        assert film == Span(SpanKind.IMAGE, target="https://x.org/v.mp4", title="Film")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<bdi>سلام</bdi> <bdi>12</bdi>", [("rtl", "سلام")]),
        ("<span dir=ltr>a</span> <bdo dir='RTL'>b</bdo>", [("ltr", "a"), ("rtl", "b")]),
        ("<span dir=auto>a</span> <span>b</span>", [("ltr", "a")]),
    ],
)
def test_what_the_author_isolates_is_isolated(text: str, expected: list[tuple[str, str]]) -> None:
    isolates = [span for span in parse_spans(text) if span.kind is SpanKind.ISOLATE]
    assert [(span.direction, plain_text(span.children)) for span in isolates] == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<table><caption>C</caption><tr><th>A<th>B<tr><td>1<td></td><td><p>3</p></td></tr>"
            "<tr><td></td><td>z</td></tr><tr><td></table>",
            "C\nA | B\n1 |  | 3\n | z",
        ),
        ("<table><tr><td>a<table><tr><td>b<td>c</table><td>d</table>", "a\nb | c\n | d"),
        ("<pre>\n a  b\n\n  <b>c</b> d\n</pre>", "\xa0a\xa0\xa0b\n\n\xa0\xa0c\xa0d"),
        ("<pre><b>a</b>   <i>b</i></pre>", "a\xa0\xa0\xa0b"),
        ("<pre>a<pre>b</pre>c\nd</pre>e\nf", "a\nb\nc\nd\ne f"),
        ("a</pre>\nb<pre>c\nd</pre>", "a\nb\nc\nd"),
        ("<pre><code>x = 1\ny</code></pre>z", "x\xa0=\xa01\ny\nz"),
        ("<ul><li>a<li>b<ol start=3><li>c<li value=9>d</ol><li></ul>e", "• a\n• b\n۳. c\n۹. d\ne"),
        ('<ol type="a" start="3" reversed><li>x<li>y</ol>', "c. x\nb. y"),
        ("<ul><li><p>a</p><ul><li>b</ul></ul>", "• a\n– b"),
        ("<details><summary>S</summary>a<br>b<br><br>c</details>", "S\na\nb\n\nc"),
        ("<figure><figcaption>a</figcaption></figure><hr>b", "a\nb"),
        ("<p>a <b>b</b> <i>c</i></p>", "a b c"),
        ("<q>a</q> 1 &lt; 2", "«a» 1 < 2"),
    ],
)
def test_rows_items_and_lines_of_a_block_stay_apart(html: str, expected: str) -> None:
    assert plain_text(parse_spans(html, markup="html", conventions=PERSIAN)) == expected


def test_names_of_two_cells_are_not_one_run() -> None:
    spans = parse_spans("<tr><td>Ahwaz<td>HRW", markup="html")
    assert draw(isolate(spans, "rtl")) == "⟦Ahwaz⟧{sign  | }⟦HRW⟧"


@pytest.mark.parametrize(
    ("markup", "text", "expected"),
    [
        ("markdown", "<b>a</b> <q>b</q> <img src=x alt=y> <a>c</a> <span>d</span>", ()),
        ("markdown", "`<name>` &lt;name>", ()),
        ("markdown", "to <name>, <NAME> and <video controls></video>", ("name", "video")),
        ("markdown", "<video src='v.mp4'></video> ![](a.png) ![b](b.png)", ("video", "img")),
        ("html", "<img src='a.png'><img src='https://x.org/a.png'>", ("img",)),
        ("html", "<svg><circle/></svg><input><canvas>", ("svg",)),
        ("html", "<input><form><p>a</p></form>", ("input",)),
        ("html", "<iframe src='https://x.org'></iframe>", ()),
        ("plain", "<name>", ()),
        ("code", "<name>", ()),
    ],
)
def test_what_no_edition_can_show_is_named(
    markup: str, text: str, expected: tuple[str, ...]
) -> None:
    assert find_unshown(text, markup) == expected


def test_pictures_are_named_where_nobody_sees_their_descriptions() -> None:
    html = "<img src='a.png'><iframe src='https://x.org'></iframe>"
    assert find_unshown(html, "html", pictures=True) == ("img", "iframe")


@pytest.mark.parametrize(
    "attributes",
    [
        "src='a.png' srcset='b.png 2x'",
        "data-src='a.png' src='data:image/gif;base64,R0lGODlhAQABAAAAACw='",
        "src='wait.gif' data-original='a.png'",
        "src='' data-lazy-src='a.png'",
        "srcset='a.png, b.png 2x'",
        "srcset='a.png 1x, b.png 2x'",
        "src='a.png' data-src=''",
    ],
)
@pytest.mark.parametrize("markup", ["markdown", "html"])
def test_a_picture_that_is_loaded_late_is_the_one_that_readers_see(
    markup: str, attributes: str
) -> None:
    (span,) = parse_spans(f"<img {attributes} alt='A map'>", markup=markup)
    assert (span.kind, span.text, span.target) == (SpanKind.IMAGE, "A map", "a.png")


@pytest.mark.parametrize("markup", ["markdown", "html"])
@given(tags=st.lists(st.sampled_from(TAGS), max_size=30))
def test_no_tag_is_shown_and_no_text_is_lost(markup: str, tags: list[str]) -> None:
    shown = plain_text(parse_spans("x".join(["", *tags, ""]), markup=markup))
    assert "<" not in shown
    assert shown.count("x") == len(tags) + 1


@pytest.mark.parametrize("inner", ["a", "`x`", "<p>a", "a\\\n\n", "[b](https://x.org)"])
def test_the_time_for_very_deep_emphasis_grows_with_its_length(inner: str) -> None:
    def make(depth: int) -> str:
        return "*a " * depth + inner * (5 * depth // len(inner)) + " a*" * depth

    check_growth(make, parse_spans, 4_000)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10<sup>6</sup>", "10⁶"),
        ("۱۰<sup>−۶</sup>", "۱۰⁻⁶"),
        ("CO<sub>2</sub>, a<sub>i</sub>", "CO₂, ai"),
        ("x<sup>n</sup>, 1<sup>st</sup>, M<sup>me</sup>", "xⁿ, 1st, Mme"),
        ("2<sup>n/2</sup>, 2<sup>a2</sup>", "2^(n/2), 2^a2"),
    ],
)
def test_a_power_is_a_power_in_plain_text(text: str, expected: str) -> None:
    assert plain_text(parse_spans(text)) == expected


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ('<div class="a" markdown="1">\n[Go](https://x.org){: .btn } *on*\n</div>', "Go on"),
        ("<div markdown>`a` <b>b</b> and **c**</div>", "a b and c"),
        ("<p markdown=span>&lt;x> ~~y~~</p>", "<x> y"),
        ("<div>[Go](https://x.org) *on*</div>", "[Go](https://x.org) *on*"),
        ('<div class="markdown">*on*</div>', "*on*"),
    ],
)
def test_text_in_html_is_markdown_only_where_the_element_says_so(html: str, shown: str) -> None:
    assert plain_text(parse_spans(html, markup="html")).strip() == shown
