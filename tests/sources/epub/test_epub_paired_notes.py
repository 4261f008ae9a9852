"""Notes of a book that only two links show: a number in a text and a paragraph that lead to each
other, in one page or in two."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.model import Document
from dragoman.sources import rebuild
from helpers.book_files import make_book, old_page, page, read_book, read_part, translate


def list_units(document: Document) -> list[tuple[str, str]]:
    return [(unit.text, unit.note) for unit in document.units]


def refer(target: str, place: str, mark: str = "1") -> str:
    return f'<a href="{target}" id="{place}"><sup>{mark}</sup></a>'


def note(place: str, back: str, text: str, mark: str = "1") -> str:
    return f'<p id="{place}"><a href="{back}">{mark}</a>. {text}</p>'


@pytest.mark.parametrize("write", [page, old_page])
def test_they_are_notes_also_in_another_page(write: Callable[[str, str], str]) -> None:
    book = make_book(
        {
            "text/a.xhtml": write(f"<p>Here{refer('../end.xhtml#n1', 'r1')} it is.</p>", "T"),
            "text/b.xhtml": write(f"<p>There{refer('../end.xhtml#n2', 'r1')} it is.</p>", "T"),
            "end.xhtml": write(
                note("n1", "text/a.xhtml#r1", "First.") + note("n2", "text/b.xhtml#r1", "Second."),
                "T",
            ),
        }
    )
    document = read_book(book)
    assert [
        pair for pair in list_units(document) if pair[0] not in ("A book", "T", "Contents")
    ] == [
        ("Here[^1] it is.", ""),
        ("There[^2] it is.", ""),
        ("First.", "1"),
        ("Second.", "2"),
    ], "each label is there once in the book"
    assert rebuild(document, {}) == book
    written = translate(book, {"There[^2] it is.": "آنجا[^2] است.", "Second.": "دوم."}, "fa")
    assert f"<p>آنجا{refer('../end.xhtml#n2', 'r1')} است.</p>" in read_part(written, "text/b.xhtml")
    assert '<p id="n2"><a href="text/b.xhtml#r1">1</a>. دوم.</p>' in read_part(written, "end.xhtml")


def test_several_references_lead_to_one_note_and_both_ways_back_are_none_of_its_text() -> None:
    body = (
        f"<p>One{refer('#n', 'a', '*')} two{refer('#n', 'b', '*')}.</p>"
        '<p id="n"><a href="#a">*</a> <a href="#b">*</a> Twice.</p>'
    )
    document = read_book(make_book({"a.xhtml": page(body)}))
    assert list_units(document)[-2:] == [("One[^*] two[^*].", ""), ("Twice.", "*")]


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ('href="b.xhtml#c" id="r">2', '<h1 id="c"><a href="a.xhtml#r">2</a> C</h1>'),
        ('href="b.xhtml#c" id="r">this page', '<p id="c"><a href="a.xhtml#r">up</a> C</p>'),
        ('href="b.xhtml#c" id="r">2', '<p id="c"><a href="a.xhtml#s">2</a> C</p>'),
        ('href="b.xhtml#c" id="r">2', '<p id="c"><a href="a.xhtml">2</a> C</p>'),
        ('href="b.xhtml" id="r">2', '<p id="c"><a href="a.xhtml#r">2</a> C</p>'),
        ('href="http://e.org/b#c" id="r">2', '<p id="c"><a href="a.xhtml#r">2</a> C</p>'),
        ('href="none.xhtml#c" id="r">2', '<p id="c"><a href="a.xhtml#r">2</a> C</p>'),
    ],
)
def test_other_links_between_pages_are_links(link: str, target: str) -> None:
    pages = {"a.xhtml": page(f"<p>See <a {link}</a>.</p>"), "b.xhtml": page(target)}
    document = read_book(make_book(pages))
    assert not any(unit.note or "[^" in unit.text for unit in document.units)


def test_notes_by_their_roles_come_before_them() -> None:
    role = '<a epub:type="noteref" href="#f">1</a>'
    body = (
        f"<p>One{role}.</p><p>Two{refer('#n', 'r')}.</p>"
        f'<aside epub:type="footnote" id="f"><p>Role.</p></aside>{note("n", "#r", "Pair.")}'
    )
    document = read_book(make_book({"a.xhtml": page(body)}))
    assert list_units(document)[-4:] == [
        ("One[^1].", ""),
        ("Two[^2].", ""),
        ("Role.", "1"),
        ("Pair.", "2"),
    ]
