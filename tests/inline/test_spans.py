"""Inline text: what is markup, what is text, what is removed and what is isolated."""

from __future__ import annotations

from collections.abc import Sequence
from string import punctuation

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dragoman.inline import clean, isolate, parse_spans, plain_text
from dragoman.model import Span, SpanKind
from helpers.drawing import draw
from helpers.durations import check_growth


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*a* **b** ~~c~~ `d*`", "{emphasis a} {strong b} {deleted c} {code d*}"),
        ("[t](https://x.org 'u')", "{link t}"),
        ("<https://x.org> <a@x.org>", "{link https://x.org} {link a@x.org}"),
        ("[t](javascript:alert(1)) [t](data:x,y) [t](//x.org)", "t t t"),
        ("[t](other.md) [t](#there) [t](https:) [t](mailto:)", "{link t} {link t} t t"),
        ("[*t*](java\tscript:x)", "[{emphasis t}](java script:x)"),
        ("![an *image*](https://x.org/i.png)", "{image an image}"),
        ("said[^1] and[^long-one]", "said^1 and^long-one"),
        ("one\\\ntwo  \nthree\nfour<br>five", "one⏎two⏎three four⏎five"),
        ("&copy; &lt;b&gt; \\*a\\*", "© <b> *a*"),
        ("<em>a</em> <b>b</b> <code>c *d*</code>", "{emphasis a} {strong b} {code c d}"),
        ('<span lang="fa">a</span> <a href="x">b</a><!-- c -->', "a {link b}"),
        ("<b>never *closed", "{strong never *closed}"),
        ("</b>never opened", "never opened"),
        ("<!-- no text --> ![i](a.png)", "{image i}"),
        ("<br> one", "one"),
        ("*a <b>b* c</b>", "{emphasis a {strong b}} c"),
        ("", ""),
    ],
)
def test_markdown(text: str, expected: str) -> None:
    assert draw(parse_spans(text)) == expected


def test_a_link_keeps_its_address_and_title() -> None:
    (link,) = parse_spans("[t](https://x.org/%20a?b=c 'u')")
    assert (link.target, link.title) == ("https://x.org/%20a?b=c", "u")


def test_an_image_is_never_a_link_to_fetch_but_its_text() -> None:
    (image,) = parse_spans('![alt](/i.png "A view")')
    assert (image.text, image.target, image.title) == ("alt", "/i.png", "A view")
    (image,) = parse_spans("![alt](/i.png)")
    assert image.title == ""


def test_definitions_come_from_the_document() -> None:
    assert draw(parse_spans("[t][r] [R]", {"R": ("https://x.org", "")})) == "{link t} {link R}"
    assert draw(parse_spans("[t][r]")) == "[t][r]"
    assert draw(parse_spans("[t][r]", {"R": ("javascript:x", "")})) == "t"


def test_only_labels_that_are_defined_are_notes() -> None:
    assert draw(parse_spans("a[^1] b[^2]", notes={"1"})) == "a^1 b[^2]"


def test_plain_text_has_no_markup() -> None:
    assert draw(parse_spans("*a* <b> [^1]", markup="plain")) == "*a* <b> [^1]"


def test_code_keeps_its_lines() -> None:
    assert parse_spans("a\n  *b*", markup="code") == (Span(SpanKind.CODE, "a\n  *b*"),)


def test_an_html_block_shows_its_text() -> None:
    html = '<div>\n<p>One <b>two</b> &amp;</p><script>x</script>\n<p>three<img alt="4"></div>'
    assert draw(parse_spans(html, markup="html")).strip() == "One {strong two} &⏎three{image 4}"


def test_plain_text_has_no_markup_of_spans() -> None:
    assert plain_text(parse_spans("*a* `b`[^1]\\\n![c](d) [e](https://f.g)")) == "a b\nc e"


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "*a ",
        "**a",
        "`",
        "![",
        "[a](",
        "<",
        "<!--",
        "&",
        "_a*b",
        "~~a ",
        "[^a",
        "[a][",
        "\\",
        "](",
        "<a b=",
        "<a b='",
        "<em>",
        "*a b* ",
        "<b>",
        "<b><i>a</b>",
        "<b>*a</b>* ",
        "<ruby>a<rt>b",
        "<tr><td>a",
        "a\n\n",
        "10<sup>-6</sup>",
    ],
)
@pytest.mark.parametrize("markup", ["markdown", "html"])
def test_the_time_for_hostile_texts_grows_with_their_length(piece: str, markup: str) -> None:
    def show(text: str) -> None:
        spans = parse_spans(text, markup=markup)
        isolate(spans, "rtl")
        isolate(spans, "ltr")
        assert len(plain_text(spans)) <= len(text)

    check_growth(lambda length: piece * (length // len(piece)), show, 50_000)


def test_spans_are_never_nested_deeply() -> None:
    def depth(spans: Sequence[Span]) -> int:
        return 1 + max((depth(span.children) for span in spans), default=0)

    assert depth(parse_spans("*a **b " * 200 + "c** d* " * 200)) < 20
    assert depth(parse_spans("<em>" * 5000 + "x" + "</em>" * 5000)) < 20


@settings(max_examples=200)
@given(st.text(max_size=60))
@example("(\\A)")
def test_escaped_marks_are_text(text: str) -> None:
    escaped = "".join("\\" + c if c in punctuation else c for c in text)
    folded = " ".join(clean(text).replace("\n", " ").split())
    assert " ".join(plain_text(parse_spans(escaped)).replace("\n", " ").split()) == folded


class TestClean:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("a\0b\x07c\x7f\x9fd", "abcd"),
            ("a\tb\r\nc\rd", "a b\nc\nd"),
            ("a\u2028b\u2029c", "a b c"),
            ("\u202eabc\u202c \u202ad", "abc d"),
            ("\u2067a", "\u2067a\u2069"),
            ("a\u2069b\u2066c\u2069", "ab\u2066c\u2069"),
            ("\ufeffa\ufffe\U0001ffff\ufdd0", "a"),
            ("a\ud800b", "ab"),
            ("می\u200cخواهم\u200f!", "می\u200cخواهم\u200f!"),
            ("nothing to do", "nothing to do"),
        ],
    )
    def test_what_no_reader_may_get(self, text: str, expected: str) -> None:
        assert clean(text) == expected

    @given(st.text(st.characters()))
    def test_cleaning_twice_is_the_same_as_once(self, text: str) -> None:
        once = clean(text)
        assert clean(once) == once
        once.encode()

    def test_entities_are_cleaned_too(self) -> None:
        assert plain_text(parse_spans("a&#x202e;b&#x200e;\x07")) == "ab\u200e"


class TestIsolate:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("هشتگ #FreeThemAll، C++ و (HRW) است.", "هشتگ ⟦#FreeThemAll⟧، ⟦C++⟧ و ⟦(HRW)⟧ است."),
            ("تلفن +98 21 1234-5678 است", "تلفن ⟦+98 21 1234-5678⟧ است"),
            ("تلفن ۰۲۱-۱۲۳۴ ۵۶۷۸ است", "تلفن ⟦۰۲۱-۱۲۳۴ ۵۶۷۸⟧ است"),
            ("داخلی ۱۲ 0912 345 6789 است", "داخلی ۱۲ ⟦0912 345 6789⟧ است"),
            ("۳ ۱۲ +98 21 12345 است", "۳ ۱۲ ⟦+98 21 12345⟧ است"),
            ("جمع 15 000 000 شد، ۱۲ ۳۴ ۵۶۷۸ ۹", "جمع ⟦15 000 000⟧ شد، ۱۲ ۳۴ ۵۶۷۸ ۹"),
            ("در سال 2015 بود، ۱۵ نفر (۱۲٪)", "در سال 2015 بود، ۱۵ نفر (۱۲٪)"),
            ("نشانی https://x.org/a?b=c. و a@x.org", "نشانی ⟦https://x.org/a?b=c⟧. و ⟦a@x.org⟧"),
            ("سازمان Human *Rights* Watch گفت", "سازمان ⟦Human {emphasis Rights} Watch⟧ گفت"),
            ("تابع f(x) و `--code` و 3G", "تابع ⟦f(x)⟧ و ⟦{code --code}⟧ و ⟦3G⟧"),
            ("*foo سلام bar* end", "{emphasis ⟦foo⟧ سلام ⟦bar⟧} ⟦end⟧"),
            ("واژه HRW[^1] را", "واژه ⟦HRW⟧^1 را"),
            ("همه فارسی، و بس.", "همه فارسی، و بس."),
            ('تابع read("/a/b")، و { x }، پس', 'تابع ⟦read("/a/b")⟧، و ⟦{ x }⟧، پس'),
            ('گفت: "Hello" و رفت', 'گفت: "⟦Hello⟧" و رفت'),
            ("[نشانی x.org](https://x.org)", "{link نشانی ⟦x.org⟧}"),
        ],
    )
    def test_right_to_left(self, text: str, expected: str) -> None:
        assert draw(isolate(parse_spans(text), "rtl")) == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("The word کتاب، (سلام دنیا) here", "The word ⟦کتاب، (سلام دنیا)⟧ here"),
            ("Said می‌خواهم 2015 times", "Said ⟦می‌خواهم⟧ 2015 times"),
            ("In (حلب) and *حلب* now", "In ⟦(حلب)⟧ and ⟦{emphasis حلب}⟧ now"),
            ("Page ۱۵ of ١٦", "Page ۱۵ of ١٦"),
            ("All Latin.", "All Latin."),
        ],
    )
    def test_left_to_right(self, text: str, expected: str) -> None:
        assert draw(isolate(parse_spans(text), "ltr")) == expected

    def test_an_isolate_has_the_direction_of_its_run(self) -> None:
        assert isolate(parse_spans("سلام HRW"), "rtl")[1].direction == "ltr"
        assert isolate(parse_spans("the حلب"), "ltr")[1].direction == "rtl"

    @settings(max_examples=200)
    @given(
        st.lists(
            st.sampled_from(
                [
                    "a",
                    "HRW",
                    "سلام",
                    "۱۲",
                    "(",
                    ")",
                    "،",
                    "*",
                    "`",
                    "[^1]",
                    "#",
                    "+",
                    "0912",
                    "[a](https://b.c)",
                    "-",
                ]
            )
        ),
        st.sampled_from(["ltr", "rtl"]),
    )
    def test_isolating_changes_no_text_and_twice_is_the_same_as_once(
        self, words: list[str], direction: str
    ) -> None:
        spans = parse_spans(" ".join(words))
        once = isolate(spans, direction)
        assert plain_text(once) == plain_text(spans)
        assert isolate(once, direction) == once
