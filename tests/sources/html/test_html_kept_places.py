"""A translation loses no place of the page: what leads to it would lead nowhere."""

from __future__ import annotations

from dragoman.sources import read, rebuild
from helpers.book_files import make_book, nav, page, read_part
from helpers.book_files import translate as translate_book
from helpers.cases import each_case


def translate(body: str, new: str) -> str:
    document = read(f"<html><body>{body}</body></html>".encode(), "a", suffix=".html")
    (unit,) = document.units
    written = rebuild(document, {unit.key: new}, "de").decode()
    return written.partition("<body>")[2].removesuffix("</body></html>")


@each_case(
    [
        # a translator changes code, and leaves out a link, a bold text and a placeholder
        (
            '<p>A <code>s <b id="t">x</b></code></p>',
            "`Maß`",
            '<span id="t"></span><code>Maß</code>',
        ),
        ('<p>A <a id="r" href="#x">b</a> c</p>', "Neu", '<span id="r"></span>Neu'),
        ('<p>A <b id="r">b</b> c</p>', "Neu", '<span id="r"></span>Neu'),
        ('<p>A <i>b <span id="r">c</span></i> d</p>', "*Neu*", '<span id="r"></span><i>Neu</i>'),
        ('<p>A <b ID="r">b</b> c</p>', "Neu", '<span id="r"></span>Neu'),
        ('<p>A <b>b</b> <a name="r">c</a></p>', "Neu", '<span id="r"></span>Neu'),
        (
            '<p><b id="1">b</b> and <b id="2">c</b> d</p>',
            "**Neu** e",
            '<span id="2"></span><b id="1">Neu</b> e',
        ),
        # nothing is lost
        ('<p id="p">A <b id="r">b</b> c</p>', "Neu **d**", 'Neu <b id="r">d</b>'),
        ('<p>A <a id="r"></a> c</p>', "Neu", 'Neu<a id="r"></a>'),
        ('<p>A <code><b id="t">b</b></code> c</p>', "Neu", '<span id="t"></span>Neu'),
        ("<p>An <b>idea</b> of names</p>", "Neu", "Neu"),
        ('<p>A <b id="">b</b> c</p>', "Neu", "Neu"),
    ],
)
def test_places_that_a_translation_has_lost_are_at_its_beginning(
    body: str, new: str, written: str
) -> None:
    opening = body[: body.index(">") + 1]
    assert translate(body, new) == f"{opening}{written}</p>"


def test_links_of_a_book_lead_to_places_that_are_there() -> None:
    body = '<p>See <a href="#role">it</a>.</p><p><code>› <span id="role">role</span></code></p>'
    data = make_book({"a.xhtml": page(body), "nav.xhtml": nav('<li><a href="a.xhtml">A</a></li>')})
    new = translate_book(data, {"`› role`": "`› نقش`"}, "fa")
    assert '<p><span id="role"></span><code>› نقش</code></p>' in read_part(new, "OPS/a.xhtml")
