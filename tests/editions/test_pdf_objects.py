"""The objects of a PDF can be replaced, and everything else stays as Typst wrote it."""

from __future__ import annotations

import pytest

from dragoman.editions._typst.pdf_objects import (
    count_pages,
    name_bleed,
    nest_bookmarks,
    read_objects,
    write_objects,
)
from helpers import editions
from helpers.pdf_files import make_file
from helpers.pdfs import list_bookmarks, read_pdf, render
from helpers.tools import need_module

need_module("typst")


def test_what_is_read_is_written_again() -> None:
    for layout in ("columns", "facing"):
        data = render(editions.torture("en", "fa"), layout)
        parts = read_objects(data)
        assert write_objects(parts) == data
        assert count_pages(parts) == read_pdf(data).get_num_pages()


def test_words_of_the_format_in_a_stream_are_data() -> None:
    stream = b"<</Length 24>>\nstream\nx\nendobj\n9 0 obj\nxref\nendstream"
    data = make_file(stream, b"<</Type/Pages/Count 7>>", b"<</Type/Catalog/Pages 2 0 R>>")
    parts = read_objects(data)
    assert parts.objects[1] == stream
    assert count_pages(parts) == 7
    assert write_objects(parts) == data


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-6],
        lambda data: data.replace(b"xref\n0", b"xxxx\n0"),
        lambda data: data.replace(b"2 0 obj", b"3 0 obj"),
        lambda data: data.replace(b"trailer", b"trailex"),
        lambda data: data.replace(b"/Root", b"/Boot"),
        lambda data: data.replace(b"/Root 2", b"/Root 7"),
    ],
)
def test_a_file_of_another_kind_is_refused(damage: object) -> None:
    data = make_file(b"1", b"<</Type/Catalog>>")
    with pytest.raises(ValueError, match=r"no table of objects|is not where the table says"):
        read_objects(damage(data))  # type: ignore[operator]


def make_bookmarks(*titles: bytes) -> bytes:
    """Return a file with bookmarks that follow each other without any order of rank."""
    root = len(titles) + 1
    items = []
    for number, title in enumerate(titles, 1):
        after = b"/Next %d 0 R" % (number + 1) if number < len(titles) else b""
        before = b"/Prev %d 0 R" % (number - 1) if number > 1 else b""
        links = b"/Parent %d 0 R%s%s" % (root, after, before)
        items.append(b"<<%s/Title(%s)/Dest 1 0 R>>" % (links, title))
    outline = b"<</Type/Outlines/First 1 0 R/Last %d 0 R/Count %d>>" % (len(titles), len(titles))
    return make_file(*items, outline, b"<</Type/Catalog/Outlines %d 0 R>>" % root)


@pytest.mark.parametrize(
    ("ranks", "nested"),
    [
        ([1, 2, 2], ["a", ["b", "/First 9 0 R"]]),
        ([1, 2, 3], ["a", ["b", ["/First 9 0 R"]]]),
        ([2, 3, 2], ["a", ["b"], "/First 9 0 R"]),
        ([3, 2, 1], ["a", "b", "/First 9 0 R"]),
        ([1, 1, 2], ["a", "b", ["/First 9 0 R"]]),
    ],
)
def test_bookmarks_follow_their_ranks(ranks: list[int], nested: list[object]) -> None:
    """A title may look like a link of the format, and stays a title."""
    data = make_bookmarks(b"a", b"b", b"/First 9 0 R")
    changed = nest_bookmarks(read_objects(data), ranks)

    def show(number: int | None) -> list[object]:
        shown: list[object] = []
        while number:
            links, _, title = changed.objects[number].partition(b"/Title(")
            shown.append(title.partition(b")/Dest")[0].decode())
            below = [key for key in links.split(b"/") if key.startswith(b"First")]
            if below:
                shown.append(show(int(below[0].split()[1])))
            after = [key for key in links.split(b"/") if key.startswith(b"Next")]
            number = int(after[0].split()[1]) if after else None
        return shown

    assert show(changed.find_reference(4, b"First")) == nested


def test_bookmarks_that_are_not_the_headings_stay() -> None:
    parts = read_objects(make_bookmarks(b"a", b"b"))
    assert nest_bookmarks(parts, [1, 2, 3]) is parts
    assert nest_bookmarks(read_objects(make_file(b"<</Type/Catalog>>")), []).objects


def test_only_pages_get_a_bleed() -> None:
    page = b"<</Type/Page/MediaBox[0 0 30 40]/TrimBox[10 10 20 30]/Parent 1 0 R>>"
    parts = name_bleed(read_objects(make_file(b"(/TrimBox[1 1 2 2])", page)), 25.4 / 72)
    assert parts.objects[1] == b"(/TrimBox[1 1 2 2])"
    assert b"/TrimBox[10 10 20 30]/BleedBox[9 9 21 31]/Parent" in parts.objects[2]


def test_titles_survive_in_every_script() -> None:
    reader = read_pdf(render(editions.torture("fa", "en")))
    assert list_bookmarks(reader.outline)[0] == "هر آنچه یک سند می‌تواند در خود داشته باشد"
