"""Paper, margins, size and chapters of Word editions, as Word and LibreOffice read them."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from dragoman.editions import docx
from dragoman.errors import EditionError
from dragoman.model import Kind, Options, PrintOptions, Unit
from helpers import editions


def read_part(name: str, *languages: str, **options: object) -> str:
    edition = editions.letter(*(languages or ("en", "fa")))
    data = docx.render(edition, Options(**options))  # type: ignore[arg-type]
    with ZipFile(BytesIO(data)) as archive:
        return archive.read(f"word/{name}.xml").decode()


def read_page(*languages: str, **options: object) -> dict[str, int]:
    """Return the measures of the page in twentieths of a point."""
    section = re.search(r"<w:pgSz.*?</w:sectPr>", read_part("document", *languages, **options))
    assert section
    return {name: int(value) for name, value in re.findall(r'w:(\w+)="(\d+)"', section[0])}


def test_the_page_is_the_paper_with_its_margins() -> None:
    page = read_page(paper="a5", printing=PrintOptions(margins=(18, 14, 20), binding=6))
    assert (page["w"], page["h"]) == (8391, 11906)
    assert [page[side] for side in ("top", "right", "bottom", "left")] == [1020, 794, 1134, 1134]
    usual = read_page()
    assert (usual["left"], usual["right"], usual["header"]) == (1134, 1134, 567)
    assert read_page(paper="a6")["left"] == 567


def test_the_binding_is_inside_on_both_pages() -> None:
    bound = {"printing": PrintOptions(binding=6)}
    assert "<w:mirrorMargins/><w:defaultTabStop" in read_part("settings", **bound)
    assert "mirrorMargins" not in read_part("settings")
    page = read_page("fa", "en", **bound)
    assert (page["left"], page["right"]) == (1134, 1134 + 340)


def test_all_sizes_grow_with_the_text() -> None:
    def read_sizes(style: str, **options: object) -> tuple[int, int]:
        found = re.search(
            rf'w:styleId="{style}".*?w:line="(\d+)".*?w:sz w:val="(\d+)"',
            read_part("styles", **options),
        )
        assert found
        return int(found[1]), int(found[2])

    large = {"printing": PrintOptions(size=21)}
    for style in ("Normal", "Title", "Number", "FootnoteText", "Colophon"):
        line, size = read_sizes(style)
        assert read_sizes(style, **large) == (2 * line, 2 * size)
    assert read_sizes("Normal", printing=PrintOptions(size=14))[1] == 28


def test_monochrome_leaves_only_greys() -> None:
    def list_colours(**options: object) -> set[str]:
        parts = read_part("styles", **options) + read_part("document", **options)
        return set(re.findall(r'w:(?:color w:val|fill)="([0-9A-Fa-f]{6})"', parts))

    def is_grey(colour: str) -> bool:
        return colour[:2] == colour[2:4] == colour[4:]

    assert not all(map(is_grey, list_colours()))
    grey = list_colours(printing=PrintOptions(monochrome=True))
    assert grey
    assert all(map(is_grey, grey))


@pytest.mark.parametrize(("way", "count"), [("run-on", 1), ("new-page", 4)])
def test_chapters_may_begin_on_new_pages_in_word(way: str, count: int) -> None:
    builder = editions.Builder()
    builder.add(Unit("", Kind.HEADING, 1, 1), "Title", "عنوان", "")
    for chapter in "ABC":
        builder.add(Unit("", Kind.HEADING, 2, 2), f"Chapter {chapter}", "فصل", "")
        builder.add(Unit("", Kind.HEADING, 3, 3), f"Section {chapter}", "بخش", "")
    edition = builder.edition("letter", ("en", "fa"))
    data = docx.render(edition, Options(printing=PrintOptions(chapters=way)))
    with ZipFile(BytesIO(data)) as archive:
        text = archive.read("word/document.xml").decode()
    assert text.count("<w:pageBreakBefore/>") == count - 1
    assert text.count("<w:tblHeader/>") == max(1, count - 1)  # the title has a table of its own
    assert text.count('w:name="dg_p7_en"') == 1


def test_a_page_without_room_is_refused_in_word() -> None:
    with pytest.raises(EditionError, match=r"each language 11 by 257 mm, too little for its text"):
        read_page(printing=PrintOptions(margins=(20, 90, 20)))
