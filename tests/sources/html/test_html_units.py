"""Web pages: what becomes a unit, and how a translation gets back into the page."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from dragoman.errors import SourceError
from dragoman.inline import parse_spans, plain_text
from dragoman.model import Document, MessageKey
from dragoman.sources import ReadOptions, read, rebuild
from helpers.browser import chromium
from helpers.cases import each_case


def read_page(text: str | bytes, **options: object) -> Document:
    data = text if isinstance(text, bytes) else text.encode()
    return read(data, "page", suffix=".html", options=ReadOptions(**options))  # type: ignore[arg-type]


def texts_of(page: str) -> list[str]:
    return [unit.text for unit in read_page(page).units]


def translate(page: str, new: str, *, language: str = "") -> str:
    document = read_page(page)
    return rebuild(document, {document.units[0].key: new}, language).decode()


@each_case(
    [
        ("<p>one<p>two", ["one", "two"]),
        ("<ul><li>a<li>b<ul><li>c</ul>d</ul>", ["a", "b", "c", "d"]),
        ("<p> a\r\n  b\t<b> c </b>d </p>", ["a b **c** d"]),
        ("<p>a <b></b><i class=icon></i> b <em>c</em></p>", ["a <x1/><x2/> b *c*"]),
        ("<p><i class=icon></i> a <input></p>", ["a"]),
        ("<p><span><font>a</font> </span></p>", ["a"]),
        ("<p>5 &lt; 6 &amp;amp; *x*</p>", ["5 < 6 \\&amp; \\*x\\*"]),
        ("<p>&lt;script&gt; AT&amp;T</p>", ["\\<script> AT&T"]),
        ("<p>a<br><br/>b<br></p>", ["a\\\n\\\nb"]),
        ("<b>a<p>b</p>c</b>", ["a", "b", "c"]),
        ("<p><a href=x>a <b>b</b></a></p>", ["[a **b**](x)"]),
        ("<p>a <a name=x>b</a> <a id=y></a>c</p>", ["a <g1>b</g1> <x2/>c"]),
        ("<p><code><span>a</span> <span>b</span></code> c</p>", ["`a b` c"]),
        ("<p title='a tip'>a <abbr title=\"t>u\">b</abbr></p>", ["a tip", "a <g1>b</g1>", "t>u"]),
        ('<p title="&copy=1 &amp; 2">a', ["&copy=1 & 2", "a"]),
        ("<p>a</p><!-- <p>b</p> --><script>'<p>c'</script><template><p>d</template>", ["a"]),
        ("<p>a<plaintext><p>b", ["a<x1/>\\<p>b"]),
        ("<textarea>\n a &amp;\nc</textarea><p>b", ["a &\nc", "b"]),
        ("<p>&nbsp;</p><p> </p>", []),
        ("<p><a href=x>a <a href=y>b</a></a>", ["[a <g1>b</g1>](x)"]),
        ("<pre>\n\na\n\n b\n</pre>", ["a\\\n\\\nb"]),
        ("<svg><title>a</title><path/></svg><p>b", ["a", "b"]),
        ("<p>a <svg/> b", ["a <x1/> b"]),
        ("<p><sup><a href=#n class=footnote-ref>1</a></sup> a<li id=n>b", ["[^1] a", "b"]),
        (
            "<aside id=f epub:type=footnote>b</aside><p>a<a epub:type=noteref href=#f>*</a>",
            ["b", "a[^*]"],
        ),
        ("<p><img src=a alt=b></p><img alt=c src=data:x>", ["![b](a)", "c"]),
    ]
)
def test_units(page: str, texts: list[str]) -> None:
    assert texts_of(page) == texts


@pytest.mark.parametrize(
    ("page", "left_alone"),
    [
        ("<html lang=en><p lang=fr>a", True),
        ("<html lang=en-GB><p lang=en_US>a", False),
        ("<html lang=en><div lang=fr><p lang=en>a", False),
        ("<p lang=fr>a", False),
        ("<div translate=no><p>a", True),
        ("<div translate=no><p translate=yes>a", False),
        ("<p class='x notranslate'>a", True),
        ("<p><span translate=no>a</span>", True),
    ],
)
def test_what_is_left_alone(page: str, left_alone: bool) -> None:
    document = read_page(page)
    assert [unit.translatable for unit in document.units] == [not left_alone]
    assert (translate(page, "b") == page) == left_alone


@each_case(
    [
        ("<p>a <b class=x>b</b> <b>c</b>", "**d** e **f**", "<p><b class=x>d</b> e <b>f</b>"),
        ("<p>a <b>b</b>", "*c* **d** **e**", "<p><em>c</em> <b>d</b> <strong>e</strong>"),
        ("<p>a", "<script>x</script> & 1 < 2", "<p>&lt;script&gt;x&lt;/script&gt; &amp; 1 &lt; 2"),
        ("<p>a", "<x7/>b <g2>c</g2></g3>", "<p>b c"),
        ("<p>a <u id=1>b</u><input>c", "<x1/>b<x1/> <u>d</u>", "<p><input>b <u id=1>d</u>"),
        ("<p>a <span id=1>b</span>c", "<g1>d</g1> <g1>e</g1>", "<p><span id=1>d</span> e"),
        (
            "<p><a href=x>a</a> <a href=y id=2>b</a>",
            "[c](y) [d](x)",
            "<p><a href=y id=2>c</a> <a href=x>d</a>",
        ),
        (
            "<p><a href=x id=1>a</a> b",
            "[c](https://example.org)",
            '<p><a href="https://example.org" id=1>c</a>',
        ),
        ("<p><a href=x id=1>a</a> b", "[c](javascript:x)", "<p><a href=x id=1>c</a>"),
        (
            "<p>a",
            "[c](javascript:x) [d](https://example.org)",
            '<p>c <a href="https://example.org">d</a>',
        ),
        ("<p>a <img src=b alt='x'>", "![it's](b) c", "<p><img src=b alt='it&#39;s'> c"),
        ("<p>a<br class=x>b", "c\\\nd\\\ne\n\nf", "<p>c<br class=x>d<br>e<br><br>f"),
        ("<p>a <!-- n --> b", "c", "<p>c<!-- n -->"),
        ("<title>a</title>", "b\n\n</title>", "<title>b &lt;/title&gt;</title>"),
        ("<p title=a>", 'b "c" <d>', '<p title="b &quot;c&quot; &lt;d>">'),
        ("<pre>a\n b</pre>", "c\\\nd", "<pre>c\n d</pre>"),
        ("<pre>\n  a\n    b\n\n\tc</pre>", "d\\\ne\\\n\\\nf", "<pre>\n  d\n    e\n\n\tf</pre>"),
        ("<pre>a\n  b <b>c\n d</b></pre>", "e\\\nf\\\n**g**", "<pre>e\n  f\n <b>g</b></pre>"),
        ("<pre>a\n  b</pre>", "c\\\nd\\\ne", "<pre>c\nd\ne</pre>"),
        (
            "<p>Use <span translate=no>a</span> b",
            "c <g1>d</g1>",
            "<p>c <span translate=no>a</span>",
        ),
        ("<p>a <code><b>x</b></code> <code>y</code>", "`y` a", "<p><code>y</code> a"),
    ]
)
def test_a_translation_in_its_place(page: str, new: str, written: str) -> None:
    assert translate(page, new) == written


def test_cells_are_aligned_as_in_the_page() -> None:
    page = '<table><tr><th style="color:red; text-align: Center">a<th align=right>b<td>c</table>'
    assert [unit.place.align for unit in read_page(page).units] == ["center", "end", ""]


def test_an_attribute_in_a_unit_changes_with_it() -> None:
    page = "<p>a <abbr title=tip>b</abbr>"
    texts: dict[MessageKey, str] = {(None, "a <g1>b</g1>"): "<g1>c</g1>", (None, "tip"): "new"}
    assert rebuild(read_page(page), texts).decode() == '<p><abbr title="new">c</abbr>'
    only: dict[MessageKey, str] = {(None, "tip"): "new"}
    assert rebuild(read_page(page), only).decode() == '<p>a <abbr title="new">b</abbr>'


@pytest.mark.parametrize(
    ("root", "language", "written"),
    [
        ("<html>", "fa", '<html lang="fa" dir="rtl">'),
        ("<html lang=en dir='ltr'>", "ar", "<html lang=\"ar\" dir='rtl'>"),
        ("<html lang=''>", "de", "<html lang='de'>"),
        ("<html lang=en>", "zh_TW", '<html lang="zh-TW">'),
        ('<html lang="fa" dir="rtl">', "de", '<html lang="de" dir="ltr">'),
        ("<html xml:lang='en'>", "fa", '<html lang="fa" dir="rtl" xml:lang=\'fa\'>'),
        ("<html lang>", "de", '<html lang="de">'),
        ("<html lang=en>", "", "<html lang=en>"),
        ("<div>", "fa", "<div>"),
    ],
)
def test_the_root_says_the_language(root: str, language: str, written: str) -> None:
    new = translate(f"<!-- c -->\n{root}<p>a", "b", language=language)
    assert new == f"<!-- c -->\n{written}<p>b"


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"<meta charset=windows-1252><p>\x93a\x94", "cp1252", "“a”"),
        (b"<meta charset=latin1><p>\x80", "cp1252", "€"),
        ("<meta charset=windows-1256><p>گفت".encode("cp1256"), "cp1256", "گفت"),
        (
            "<meta http-equiv=x content='text/html; charset=koi8-r'><p>да".encode("koi8-r"),
            "koi8-r",
            "да",
        ),
        ("<?xml version='1.0' encoding='iso-8859-2'?><p>ł".encode("iso8859-2"), "iso8859-2", "ł"),
        ("\ufeff<meta charset=latin1><p>é".encode(), "utf-8", "é"),
        ("\ufeff<p>é".encode("utf-16-le"), "utf-16-le", "é"),
        ("<meta charset=gb2312><p>朱镕基".encode("gbk"), "gb18030", "朱镕基"),
        ("<meta charset=none><p>é".encode(), "utf-8", "é"),
    ],
)
def test_encodings(data: bytes, encoding: str, text: str) -> None:
    document = read_page(data)
    assert (document.encoding, document.units[-1].text) == (encoding, text)
    assert rebuild(document, {}) == data
    new = rebuild(document, {document.units[-1].key: "ژ"})
    assert read_page(new).units[-1].text == "ژ"


def test_a_setting_is_stronger_than_what_the_page_says() -> None:
    data = "<meta charset=latin1><p>گفت".encode("cp1256")
    assert read_page(data, encoding="cp1256").units[0].text == "گفت"


def test_an_empty_page_is_one_sentence() -> None:
    with pytest.raises(SourceError, match="the file is empty"):
        read_page(" ")


def test_code_is_translated_where_the_settings_say_so() -> None:
    page = "<pre><code>\n  a &lt; 1\n</code></pre>"
    document = read_page(page, code=True)
    assert [unit.text for unit in document.units] == ["  a < 1"]
    assert rebuild(document, {document.units[0].key: "  b < 2"}).decode() == page.replace(
        "a &lt; 1", "b &lt; 2"
    )


def test_a_text_that_is_too_long_for_marks_stays_as_it_is() -> None:
    page = "<p>a<p>" + f"{'b' * 200} <i>c</i> " * 800
    assert [unit.translatable for unit in read_page(page).units] == [True, False]


def test_films_and_drawings_are_left_out() -> None:
    page = "<p>a\n<svg></svg>b\n<video src=x></video>"
    assert read_page(page).left_out == ((2, "svg"), (3, "video"))


SEEN = """<!DOCTYPE html><html lang=en><title>t</title><body>before<h1>One <i>two</i></h1>
<p>three<p>four <b>fi<i>ve</i></b>six</b>
seven</i><ul><li>eight<li>nine<ol><li>ten</ol>eleven</ul>
<table><caption>twelve<tr><th>thirteen<td>fourteen<table><tr><td>fifteen</table>sixteen</table>
<div>seventeen<div>eighteen</div>nineteen<blockquote>twenty<p>more</blockquote>less</div>
<a href=x><div>linked</div>after</a><dl><dt>term<dd>meaning</dl><pre>
pre one
  pre <b>two</b></pre><pre><code><span>code</span> three</code></pre><button>push</button>
<select><option selected>chosen<optgroup label=x></select>
<details open><summary>sum</summary>body</details>
<form><label>label <input value=x></label><fieldset><legend>legend</legend>field</fieldset></form>
<p>x<sub>2</sub> <q lang=fr>cité</q> <span translate=no>kept</span><p>last &lt;tag> &copy; &hearts;
</body>"""


def test_every_visible_word_is_in_exactly_one_unit(tmp_path: Path) -> None:
    document = read_page(SEEN)
    shown = " ".join(
        plain_text(parse_spans(unit.text, markup=document.markup_of(unit)))
        for unit in document.units
        if unit.kind != "title" and not unit.comment  # of an attribute
    )
    path = tmp_path / "page.html"
    path.write_text(SEEN, encoding="utf-8")
    with chromium() as reader, reader.open(path.as_uri()) as page:
        seen = page.locator("body").inner_text()
    assert Counter(_list_words(shown)) == Counter(_list_words(seen))


def _list_words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.translate(str.maketrans("₂", "2")))


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<p>  one  two \n</p>", "one  two"),
        ("<p>\n<b>one</b> two<br> </p>", "<b>one</b> two"),
        ("<td>\t one<p> x", "one"),
        ("<p> <i></i> one", "one"),
        ("<div>\n one <b>two</b>\n</div>", "one <b>two</b>"),
    ],
)
def test_the_white_space_around_a_text_is_not_its_own(page: str, shown: str) -> None:
    unit = read_page(page).units[0]
    assert page[slice(*unit.span)] == shown
    assert translate(page, "new") == page.replace(shown, "new")


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>One <kbd> two</kbd>", "One <g1>two</g1>"),
        ("<p>One<br><kbd> two</kbd>", "One\\\n<g1>two</g1>"),
        ("<p>One<br> <code> two</code>", "One\\\n`two`"),
        ("<p>One<img src=a.png alt=x><kbd> two</kbd>", "One![x](a.png)<g1> two</g1>"),
    ],
)
def test_white_space_after_white_space_and_after_a_break_is_not_seen(page: str, text: str) -> None:
    """Source: CSS Text, 4.1.1: it collapses, also where an element begins between."""
    assert texts_of(page) == [text]


def test_what_the_page_says_about_itself_is_no_text_of_its_own_where_it_repeats_one() -> None:
    meta = '<title>A letter</title><meta name=description content="A letter"><p>B'
    assert texts_of(meta) == ["A letter", "B"]
    written = translate(meta, "new")
    assert written.count("new") == 2 and "A letter" not in written
    assert texts_of(meta.replace('content="A', 'content="One')) == ["A letter", "One letter", "B"]
    assert texts_of("<p title=B>A</p><p>B") == ["B", "A", "B"]  # a tip may say another thing


@pytest.mark.parametrize("code", [" \n ", "", "<!-- a -->", "<span> </span>", "&#32;", "&#10;&#9;"])
@pytest.mark.parametrize("is_translated", [False, True])
def test_an_empty_block_of_code_is_no_unit(code: str, is_translated: bool) -> None:
    text = f"<p>a</p><pre><code>{code}</code></pre><p>b</p>"
    page = read_page(text, code=is_translated)
    assert [unit.text for unit in page.units] == ["a", "b"]
    assert rebuild(page, {page.units[1].key: "x"}).decode() == text.replace("b</p>", "x</p>")


def test_marks_beside_letters_are_tags_where_signs_would_be_no_marks() -> None:
    for tag, name in (("b", "strong"), ("i", "em"), ("del", "del")):
        before, after = f"<p><{tag}>a.</{tag}>b", f"<p>a<{tag}>.b</{tag}>"
        assert texts_of(before) == [f"<{name}>a.</{name}>b"]
        assert texts_of(after) == [f"a<{name}>.b</{name}>"]
    several = "<p><b>a.</b>b <b>c.</b>d a<b>.b</b> c<i>.d</i> <b>e</b> <i>f</i>"
    assert texts_of(several) == [
        "<strong>a.</strong>b <strong>c.</strong>d a<strong>.b</strong> c<em>.d</em> **e** *f*"
    ]


@pytest.mark.parametrize(
    ("length", "texts"), [(2000, ["One ![A map]({}) two"]), (2001, ["One <x1/> two", "A map"])]
)
def test_an_address_of_a_picture_that_a_text_shows_is_no_longer_than_2000_characters(
    length: int, texts: list[str]
) -> None:
    address = "a.png".rjust(length, "a")
    html = f'<p>One <img src="{address}" alt="A map"> two</p>'
    document = read(html.encode(), "page", suffix=".html")
    assert [unit.text for unit in document.units] == [text.format(address) for text in texts]
