"""What is in a page besides its paragraphs: drawings, fields, labels, and things in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Document
from dragoman.sources import read, rebuild

DRAWING = (
    "<p>See <svg viewBox='0 0 9 9'><title>A map</title><desc>Of a <b>river</b></desc>"
    "<style>text { fill: red }</style><text x=1>The <tspan class=big>Nile</tspan> &amp; <a href=x>"
    "sea</a></text><text>1</text></svg> here.</p>"
)


def read_page(text: str) -> Document:
    return read(text.encode(), "page", suffix=".html")


def list_texts(page: str) -> list[str]:
    return [unit.text for unit in read_page(page).units]


def translate(page: str, texts: dict[str, str]) -> str:
    document = read_page(page)
    assert rebuild(document, {}) == page.encode()
    keys = {unit.text: unit.key for unit in document.units}
    return rebuild(document, {keys[old]: new for old, new in texts.items()}, "de").decode()


def test_texts_of_a_drawing_are_units() -> None:
    assert list_texts(DRAWING) == [
        "See <x1/> here.",
        "A map",
        "Of a **river**",
        "The <g1>Nile</g1> & [sea](x)",
        "1",
    ]
    assert read_page(DRAWING).left_out == ((1, "svg"),)


def test_a_drawing_in_a_paragraph_and_its_texts_change_together() -> None:
    new = {
        "See <x1/> here.": "Hier: <x1/>",
        "A map": "Eine <b>Karte</b> & *mehr*",
        "The <g1>Nile</g1> & [sea](x)": "[Meer](x) und <g1>Nil</g1>\\\n**!**",
    }
    assert translate(DRAWING, new) == (
        DRAWING.replace("See ", "Hier: ")
        .replace(" here.", "")
        .replace("A map", "Eine Karte &amp; mehr")
        .replace(
            "The <tspan class=big>Nile</tspan> &amp; <a href=x>sea</a>",
            "<a href=x>Meer</a> und <tspan class=big>Nil</tspan>\n!",
        )
    )


@pytest.mark.parametrize(
    "page",
    [
        "<p translate=no>a <svg><text>b</text></svg></p>",
        "<svg translate=no><text>b</text></svg>",
        "<svg><g><path d='text'/></g><script>'<text>b</text>'</script></svg>",
        "<svg><text> </text><title></title></svg>",
        "<math><mtext>b</mtext></math>",
        "<svg><text>b<script>1</script></text><title><b>b</title></svg>",
        "<textarea><iframe src='b'></iframe></textarea>",
    ],
)
def test_a_drawing_without_a_text_to_translate(page: str) -> None:
    document = read_page(page)
    assert not [unit for unit in document.units if unit.translatable]
    assert rebuild(document, {(None, "b"): "x"}, "de") == page.encode()


def test_the_text_in_a_field_has_lines_and_stays_in_it() -> None:
    page = "<p>Write: <textarea placeholder='Name'>\n Dear all,\nI &lt;3 you. </textarea> now</p>"
    assert list_texts(page) == ["Write: <x1/> now", "Name", "Dear all,\nI <3 you."]
    new = {"Dear all,\nI <3 you.": "Liebe alle,\n</textarea><b>", "Write: <x1/> now": "Los <x1/>"}
    assert translate(page, new) == (
        "<p>Los <textarea placeholder='Name'>\n Liebe alle,\n"
        "&lt;/textarea&gt;&lt;b&gt; </textarea></p>"
    )
    assert list_texts("<p translate=no><textarea>a</textarea><textarea>...</textarea>") == []


def test_labels_of_options_are_units() -> None:
    page = "<select><optgroup label=North><option label='A town'>a<option>b</select><x-y label=z>"
    assert list_texts(page) == ["North", "A town", "a", "b"]
    assert translate(page, {"North": "Nord 1"}) == page.replace("North", '"Nord 1"')


@pytest.mark.parametrize(
    ("page", "new", "written"),
    [
        ("a<script>1</script> b", "x", "x<script>1</script>"),
        ("a <a id=n></a>b <input name=q> c", "x <x2/> y", "x <input name=q> y<a id=n></a>"),
        ("a <img src=p.png alt=P> b", "x", "x <img src=p.png alt=P>"),
        ("a <span translate=no>GNU</span> b", "x", "x <span translate=no>GNU</span>"),
        ("a <span class=c>b <a id=n></a> c</span> d", "x", "x<a id=n></a>"),
        ("a <code>b<span></span></code> c", "x `b`", "x <code>b<span></span></code>"),
        ("a <b>b</b> <a href=u>c</a><br>d", "x", "x"),
        ("a <x-y></x-y> b", "<g9></g9>", "a <x-y></x-y> b"),
    ],
)
def test_what_a_translation_leaves_out_is_at_its_end(page: str, new: str, written: str) -> None:
    document = read_page(f"<p>{page}</p>")
    assert rebuild(document, {document.units[0].key: new}).decode() == f"<p>{written}</p>"


def test_a_note_that_a_translation_leaves_out_is_still_referred_to() -> None:
    page = "<p>a<a href=#n role=doc-noteref>1</a> b</p><p id=n role=doc-footnote>c</p>"
    assert translate(page, {"a[^1] b": "x"}) == page.replace("a<a", "x<a").replace(" b</p>", "</p>")


PIECES = """
<text>a</text> <text>b<tspan>c</tspan></text> <title>d</title> <desc>e<b>f</b></desc> g <g> </g>
<textarea>h</textarea> <script>i</script> <text>j<script>k</script></text> <svg> </svg> <p> <b> </b>
<span>l</span> <a_href=m>n</a> <img_src=o_alt=p> <option_label=q> <!--r--> &amp;
"""


@given(st.lists(st.sampled_from(PIECES.split()), min_size=1), st.booleans())
def test_all_texts_of_a_page_can_change_together(pieces: list[str], is_drawing: bool) -> None:
    inside = " ".join(pieces).replace("_", " ")
    page = f"<p>in <svg>{inside}</svg> out" if is_drawing else f"<p>{inside}"
    document = read_page(page)
    assert rebuild(document, {}) == page.encode()
    new = {unit.key: f"word {unit.text} x" for unit in document.units}
    again = read_page(rebuild(document, new, "de").decode())
    texts = [
        ["".join(text.split()) for text in each]
        for each in (
            [unit.text for unit in again.units],
            [new[unit.key] for unit in document.units],
        )
    ]  # white space beside the edges of elements may be one space or two
    assert texts[0] == texts[1]


@pytest.mark.parametrize(
    ("page", "text", "written"),
    [
        ("<p>own<span> </span>x</p>", "own<x1/> x", "<p>q own<span></span> x</p>"),
        ("<p>own <b> </b>x</p>", "own <x1/> x", "<p>q own <b></b> x</p>"),
        ("<p>own<i>&nbsp;</i>x</p>", "own<x1/>\xa0x", "<p>q own<i></i>\xa0x</p>"),
        (
            "<pre>a<b>  </b>b<i>\n</i>c</pre>",
            "a<x1/>  b<x2/>\\\nc",
            "<pre>q a<b></b>  b<i></i>\nc</pre>",
        ),
        ("<p>a<span></span>b<b> </b></p>", "a<x1/>b", "<p>q a<span></span>b<b> </b></p>"),
    ],
)
def test_white_space_that_is_alone_in_an_element_parts_words(
    page: str, text: str, written: str
) -> None:
    assert list_texts(page) == [text]
    new = translate(page, {text: f"q {text}"})
    assert new == written
    assert list_texts(new) == [f"q {text}"]


def test_a_page_of_xml_may_declare_texts() -> None:
    head = '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY co "<p>a</p>"><!ENTITY nbsp "&#160;">]>'
    page = f"{head}<html><body><p>By &co;&nbsp;and <![CDATA[a < b]]>.</p></body></html>"
    document = read_page(page)
    (unit,) = document.units
    assert unit.text == "By <x1/>\xa0and a < b."
    assert [line for line, _ in document.notes] == [1]
    new = rebuild(document, {unit.key: "<x1/> x &co; < y"}, "de").decode()
    assert "<p>&co; x &amp;co; &lt; y</p>" in new
    assert new.startswith(head)
    assert rebuild(document, {}, "de").decode() == page


def test_a_template_that_browsers_show_is_text_and_another_is_not() -> None:
    shown = '<x-a><template shadowrootmode="open"><p>In it</p><slot></slot></template>Out</x-a>'
    document = read(f"<p>One</p>{shown}<template><p>x</p></template>".encode(), "a", suffix=".html")
    assert [unit.text for unit in document.units] == ["One", "In it", "Out"]
    written = rebuild(document, {(None, "In it"): "درون"}, "fa").decode()
    assert shown.replace("In it", "درون") in written


@pytest.mark.parametrize(
    ("inside", "texts"),
    [
        ("<div><p>Start <b>now</b></p></div>", ["Start **now**"]),
        ("One<br/>Two", ["One", "Two"]),
        ("<span><p>One</p></span><p> </p>", ["One"]),
        ("One<script>x</script>", []),
    ],
)
def test_the_labels_of_a_diagram_are_messages(inside: str, texts: list[str]) -> None:
    """Programs that draw diagrams write a label as a piece of a page."""
    page = f"<svg><g><foreignObject x='1'>{inside}</foreignObject><text>End</text></g></svg>"
    document = read(page.encode(), "a", suffix=".html")
    assert [unit.text for unit in document.units] == [*texts, "End"]
    written = rebuild(document, {(None, "One"): "یک", (None, "End"): "پایان"}).decode()
    expected = page.replace("End", "پایان")
    assert written == (expected.replace("One", "یک") if "One" in texts else expected)


@pytest.mark.parametrize("name", ["text", "desc", "foreignObject"])
def test_an_element_of_a_drawing_that_closes_itself_hides_no_text(name: str) -> None:
    document = read(f"<svg><{name} x='1'/><text>End</text></svg>".encode(), "a", suffix=".html")
    assert [unit.text for unit in document.units] == ["End"]
