"""Marks are read as they are written, and written as they are read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.catalogs import count_words
from dragoman.inline import find_unshown, parse_spans, plain_text, read_marks, write_marks
from dragoman.inline import normalise_marks as normalise
from dragoman.matching.normalize import split_words
from dragoman.model import Span, SpanKind

K = SpanKind
WORDS = st.text(st.sampled_from("ab 1.,*_`~[]()<>&;!\\{}#:/@=\"'^-پ«»\u200c\u00a0\n"), max_size=8)
ADDRESSES = st.sampled_from(
    [
        "",
        "a.html",
        "#x",
        "https://example.net/a_b?c=1&copy=2",
        "x y",
        "a(b",
        "پ",
        "a&lt;b",
        "<",
        "\\",
    ]
)
LEAVES = st.one_of(
    WORDS.map(lambda text: Span(text=text)),
    WORDS.map(lambda text: Span(K.CODE, text)),
    st.just(Span(K.BREAK)),
    st.sampled_from(["1", "note"]).map(lambda label: Span(K.NOTE, label)),
    st.builds(
        lambda alt, src, title: Span(K.IMAGE, alt, target=src, title=title), WORDS, ADDRESSES, WORDS
    ),
    st.sampled_from(["x1", "x27"]).map(lambda name: Span(K.PLACEHOLDER, name)),
)
SIMPLE = (K.EMPHASIS, K.STRONG, K.DELETED, K.INSERTED, K.SUPERSCRIPT, K.SUBSCRIPT, K.QUOTATION)


def _wrap(inside: st.SearchStrategy[Span]) -> st.SearchStrategy[Span]:
    children = st.lists(inside, max_size=3).map(tuple)
    return st.one_of(
        st.builds(
            lambda kind, spans: Span(kind, children=spans), st.sampled_from(SIMPLE), children
        ),
        st.builds(lambda spans: Span(K.PLACEHOLDER, "g3", spans), children),
        st.builds(lambda spans: Span(K.ISOLATE, children=spans, direction="rtl"), children),
    )


TREES = st.lists(st.recursive(LEAVES, _wrap, max_leaves=6), max_size=4)
LINKS = st.builds(
    lambda spans, target, title: Span(K.LINK, "", tuple(spans), target, title),
    TREES,
    ADDRESSES,
    WORDS,
)


def _hides_placeholders(spans: tuple[Span, ...]) -> bool:
    """Placeholders of one number inside each other cannot be told apart."""
    inside = [each.text for span in spans for each in span.walk() if each.kind is K.PLACEHOLDER]
    return len(inside) == len(set(inside))


@given(st.lists(TREES.flatmap(lambda tree: st.sampled_from(tree or [Span()])) | LINKS, max_size=4))
def test_what_is_written_is_read_back(spans: list[Span]) -> None:
    wanted = normalise(spans)
    if _hides_placeholders(wanted):
        assert read_marks(write_marks(spans)) == wanted


@given(WORDS)
def test_a_text_is_read_back(text: str) -> None:
    wanted = normalise([Span(text=text)])
    assert read_marks(write_marks(wanted)) == wanted


@given(st.text(st.sampled_from("ab *_`~[]()<>&;!\\{}/gx1\n"), max_size=40))
def test_reading_any_text_and_writing_it_are_inverse(text: str) -> None:
    read = read_marks(text)
    assert normalise(read) == read
    assert read_marks(write_marks(read)) == read


@pytest.mark.parametrize(
    "text",
    [
        "Tell **everyone** at *once*, ~~no~~ `x = 1`.",
        'See [the report](report.html) and [this](https://example.net/ "A title").',
        "<https://example.net/a_b> and <desk@example.net>",
        "![A map](map.png) of 10<sup>6</sup> H<sub>2</sub>O <u>now</u>",
        "He said <q>no</q>.[^1]",
        "first line\\\nsecond line",
        "<g1>Red</g1> and <x2/> **<g3>blue</g3>**",
        "5 * 3 * 2 is AT&T's snake_case {x} [sic] a<b",
        '`` a`b `` and <bdi dir="rtl">x</bdi>',
        "گفت: <strong>«نه»</strong>را",
        "[سند](https://fa.wikipedia.org/wiki/%D8%AD)",
    ],
)
def test_an_author_writes_it_so(text: str) -> None:
    assert write_marks(read_marks(text)) == text


@pytest.mark.parametrize(
    ("tag", "attributes", "direction"),
    [
        ("bdi", "", "auto"), ("bdi", " dir='RTL'", "rtl"), ("bdo", " class=a dir=ltr", "ltr"),
        ("bdo", "", "auto"), ("span", ' dir="ltr"', "ltr"), ("span", " dir=auto", "auto"),
    ],
)  # fmt: skip
def test_an_isolate_is_a_mark(tag: str, attributes: str, direction: str) -> None:
    isolate = Span(K.ISOLATE, children=(Span(text="x"),), direction=direction)
    assert read_marks(f"<{tag}{attributes}>x</{tag}>") == (isolate,)


@pytest.mark.parametrize(
    "text", ["<span>x</span>", "<span class='y'>x</span>", "<bdi dir=up>x</bdi>", "<span dir>x"]
)
def test_a_tag_that_isolates_nothing_is_text(text: str) -> None:
    assert read_marks(text) == (Span(text=text),)


@pytest.mark.parametrize(
    ("spans", "text"),
    [
        ([Span(K.STRONG, children=(Span(text=" a "),)), Span(text="b")], " **a** b"),
        ([Span(K.STRONG, children=(Span(text="a"), Span(K.BREAK))), Span(text="b")], "**a**\\\nb"),
        ([Span(K.CODE, "a"), Span(K.CODE, "b")], "<code>a</code>`b`"),
        ([Span(text="a *b* c")], "a \\*b\\* c"),
        ([Span(text="<script>&amp;")], "\\<script>\\&amp;"),
        ([Span(K.LINK, "", (Span(text="a"),), "x y")], "[a](x%20y)"),
        (
            [Span(text="x"), Span(K.EMPHASIS, children=(Span(text="(y)"),)), Span(text="z")],
            "x<em>(y)</em>z",
        ),
    ],
)
def test_writing(spans: list[Span], text: str) -> None:
    assert write_marks(spans) == text


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("<script>a</script>", (Span(text="<script>a</script>"),)),
        ("<!-- a -->", (Span(text="<!-- a -->"),)),
        ("<b>a", (Span(K.STRONG, children=(Span(text="a"),)),)),
        ("a</b>", (Span(text="a</b>"),)),
        ("<g1>a", (Span(K.PLACEHOLDER, "g1", (Span(text="a"),)),)),
        ("a</g1>", (Span(text="a"), Span(K.PLACEHOLDER, "/g1"))),
        ("<x1>", (Span(K.PLACEHOLDER, "x1"),)),
        ("a<br>b", (Span(text="a"), Span(K.BREAK), Span(text="b"))),
        ("a\n\nb", (Span(text="a"), Span(K.PARAGRAPH), Span(text="b"))),
    ],
)
def test_reading(text: str, spans: tuple[Span, ...]) -> None:
    assert read_marks(text) == spans


def test_ten_thousand_marks_in_each_other_are_read() -> None:
    assert plain_text(read_marks("<b>" * 10_000 + "a")).endswith("<b>a")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<g1>Red</g1> and <x2/> blue", "Red and  blue"),
        ("Name<x1/>date", "Name date"),
        ("Name<x1/>**date**", "Name date"),
        ("Name<x1/>: `date`", "Name: date"),
        ("Name:<x1/>Jane<x2/>____", "Name: Jane ____"),
        ("1.<x1/>First, •<x2/>Second", "1. First, • Second"),
        ("مثلاً<x1/>(a) 5 %<x2/>$6", "مثلاً (a) 5 % $6"),
        ('(<x1/>a<x2/>) self-<x3/>made<x4/>. "<x5/>x<x6/>’s', '(a) self-made. "x’s'),
        ("a\u2011<x1/>b /<x2/>c – <x3/>d", "a\u2011b /c – d"),
        ("<x1/>Name<x2/>", "Name"),
    ],
)
def test_an_edition_shows_no_placeholder(text: str, shown: str) -> None:
    assert plain_text(parse_spans(text)) == shown
    assert find_unshown(text, "markdown", pictures=True) == ()


def test_placeholders_are_no_words() -> None:
    assert count_words("<g1>one</g1> two<x2/>three <x3/> <x4/>") == 3
    assert split_words("<g1>One</g1> two<x2/>three <x3/> ی") == ["one", "two", "three", "ی"]


@pytest.mark.parametrize(("depth", "left"), [(60, ""), (61, "<b>"), (62, "<b><b>")])
def test_marks_are_read_sixty_deep_and_a_deeper_one_is_text(depth: int, left: str) -> None:
    text = "<b>" * depth + "a" + "</b>" * depth
    assert plain_text(read_marks(text)) == f"{left}a{left.replace('<', '</')}"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a *b* and [x] c_d", "a \\*b\\* and [x] c_d"),
        ("a `b` and [x] * c", "a \\`b\\` and [x] * c"),
        ("a [x](y) and *", "a \\[x\\](y) and *"),
        ("**a** ~ `", "\\*\\*a\\*\\* ~ `"),
        ("a & b &amp; [c] *", "a & b \\&amp; [c] *"),
        ("<b>a</b> [x] * c", "\\<b>a\\</b> [x] * c"),
    ],
)
def test_only_the_signs_that_would_be_read_are_escaped(text: str, written: str) -> None:
    mark = Span(K.STRONG, children=(Span(text="(y)"),))
    assert write_marks([Span(text=text)]) == written
    assert write_marks([Span(text=text), mark, Span(text="z")]) == f"{written}<strong>(y)</strong>z"
