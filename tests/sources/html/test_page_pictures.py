"""Pictures in web pages and e-books that are written in another language: they name nobody."""

from __future__ import annotations

import base64

import pytest

from dragoman.pictures import clean_picture
from dragoman.sources import read, rebuild
from helpers.book_files import make_book, page, read_book, read_part, translate
from helpers.pictures import SECRET, make_png, soil_png

DATA = f"data:image/png;base64,{base64.b64encode(soil_png(make_png())).decode()}"
CLEAN = base64.b64encode(clean_picture(soil_png(make_png())).data).decode()
CLEAN = f"data:image/png;base64,{CLEAN}"
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/'
    'sodipodi-0.dtd" sodipodi:docname="/home/maryam/x.svg" aria-label="A map"><!-- maryam -->'
    "<metadata>maryam<title>maryam</title></metadata><title>The river</title>"
    '<a href="#x"><text>A <!-- maryam -->boat</text></a></svg>'
)
LEFT = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/'
    'sodipodi-0.dtd" aria-label="{}"><title>{}</title>'
    '<a href="#x"><text>{}</text></a></svg>'
)


def translate_page(text: str, texts: dict[str, str]) -> str:
    document = read(text.encode(), "page", suffix=".html")
    assert rebuild(document, {}) == text.encode()
    return rebuild(document, {(None, old): new for old, new in texts.items()}, "fa").decode()


@pytest.mark.parametrize("around", ["{}", "<p>{}</p>", "<p>In {} it.</p>", "<h1>A {}</h1>"])
def test_a_drawing_in_a_page_that_was_changed_names_nobody(around: str) -> None:
    text = f"<!-- of the page -->{around.format(DRAWING)}<p>One.</p>"
    left = around.format(LEFT.format("A map", "The river", "A boat"))
    assert translate_page(text, {"One.": "یک"}) == f"<!-- of the page -->{left}<p>یک</p>"
    texts = {"A map": "نقشه", "The river": "رود", "A boat": "قایق", "maryam": "x"}
    untouched = f"<!-- of the page -->{left}<p>One.</p>"
    assert translate_page(text, {}) == untouched, "nothing is translated, so the language stays"
    left = around.format(LEFT.format("نقشه", "رود", "قایق"))
    assert translate_page(text, texts) == f"<!-- of the page -->{left}<p>One.</p>"


@pytest.mark.parametrize("name", ["svg", "SVG", "Svg", "sVG"])
def test_names_of_elements_and_addresses_are_clean_in_capitals_too(name: str) -> None:
    drawing = DRAWING.replace("<svg", f"<{name}").replace("</svg", f"</{name}")
    assert "maryam" not in translate_page(f"{drawing}<p>One.</p>", {"One.": "یک"})
    address = DATA.replace("data:image", "Data:Image")
    assert DATA[-80:] not in translate_page(f'<img src="{address}"><p>One.</p>', {"One.": "یک"})


def test_a_drawing_that_a_translation_moves_names_nobody() -> None:
    text = f"<p>In {DRAWING} it.</p>"
    left = LEFT.format("A map", "The river", "A boat")
    assert translate_page(text, {"In <x1/> it.": "<x1/> x"}) == f"<p>{left} x</p>"
    assert translate_page(text, {"In <x1/> it.": "x"}) == f"<p>x{left}</p>"


def test_pictures_that_are_written_in_a_page_are_cleaned() -> None:
    text = (
        f'<p style="background:url({DATA})">One. <img src="{DATA}" alt="A boat"> two.</p>'
        f"<style>p {{ background: url('{DATA}') }}</style><script>a = '{DATA}'</script>"
        f'<p><a href="{DATA}">Link</a></p><object data="{DATA}">x</object>'
    )
    new = translate_page(text, {"Link": "x", "One. <x1/> two.": "y <x1/>"})
    assert new.count(CLEAN) == 4
    assert f"<script>a = '{DATA}'</script>" in new
    assert f'<a href="{DATA}">' in new


def test_pictures_of_a_book_that_was_changed_name_nobody() -> None:
    plain = page(f'<p>Kept.</p>{DRAWING}<img src="{DATA}" alt=""/>')
    css = '<?xml-stylesheet href="a.css"?>'
    parts: dict[str, str | bytes] = {
        "a.xhtml": page("<p>One.</p>"),
        "b.xhtml": plain,
        "d.svg": css + DRAWING.replace("<text>", '<image href="x.png"/><script>1</script><text>'),
    }
    package = read_part(make_book(parts), "package.opf")
    package = package.replace("</spine>", '<itemref idref="i2"/></spine>')
    book = make_book(parts, others={"OPS/package.opf": package})
    new = translate(book, {"One.": "یک"}, "fa")
    left = LEFT.format("A map", "The river", "A boat")
    assert read_part(new, "b.xhtml") == plain.replace(DRAWING, left).replace(DATA, CLEAN)
    drawing = left.replace("<text>", '<image href="x.png"/><script>1</script><text>')
    assert read_part(new, "d.svg") == css + drawing
    assert rebuild(read_book(book), {}) == book
    assert SECRET not in new
