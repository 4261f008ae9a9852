"""Pictures of pages that are in no text: loaded late, in several sizes, or in the page itself."""

from __future__ import annotations

import pytest

from dragoman.sources import read, rebuild

WAITING = "data:image/gif;base64,R0lGODlhAQABAAAAACw="


def list_pictures(body: str) -> list[tuple[str, str]]:
    data = f"<html lang=en><body><h1>T</h1>{body}</body></html>".encode()
    document = read(data, "a", suffix=".html")
    assert rebuild(document, {}) == data
    return [(unit.text, unit.picture) for unit in document.units if unit.text != "T"]


@pytest.mark.parametrize(
    ("body", "pictures"),
    [
        (f'<img data-src="a.jpg" src="{WAITING}" alt="A map">', [("A map", "a.jpg")]),
        ('<img data-original="a.jpg" alt="A map">', [("A map", "a.jpg")]),
        (f'<img src="{WAITING}" data-srcset="a.jpg 1x, b.jpg 2x" alt="A map">',
         [("A map", "a.jpg")]),
        ('<img srcset="a.jpg 320w, b.jpg 640w" alt="A map">', [("A map", "a.jpg")]),
        ('<picture><!-- x --><source srcset="a.webp, b.webp 2x"> <source srcset="c.png">\n'
         '<img alt="A map"></picture>', [("A map", "c.png")]),
        ('<p>Text <img data-src="a.jpg" alt="A map"> more</p>',
         [("Text <x1/> more", ""), ("A map", "a.jpg")]),
        # in the page itself
        (f'<img src="{WAITING}" alt="A map">', [("A map", WAITING)]),
        # the same picture follows
        ('<img data-src="a.jpg" alt="A map"><noscript><img src="a.jpg" alt="A map"></noscript>',
         [("A map", ""), ("![A map](a.jpg)", "")]),
        # it is in its text already, as before
        ('<img src="a.jpg" data-src="b.jpg" alt="A map">', [("![A map](a.jpg)", "")]),
        # no picture
        ('<img alt="A map">', [("A map", "")]),
        ('<p><source srcset="a.png">Text<img alt="A map"></p>',
         [("Text", ""), ("A map", "")]),
        ('<p title="A map">Text</p>', [("Text", ""), ("A map", "")]),
    ],
)  # fmt: skip
def test_the_description_of_a_picture_knows_where_it_is(
    body: str, pictures: list[tuple[str, str]]
) -> None:
    assert sorted(list_pictures(body)) == sorted(pictures)
