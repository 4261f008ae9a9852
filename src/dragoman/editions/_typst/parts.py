"""Set a large book in parts: Typst keeps all that it has set until a file is finished.

A part ends where a page ends, before the first block that begins the next page. So Typst is asked
where the blocks begin, and sets the part again without those that follow that page; it has not
forgotten the rest, so that this takes little time. The pages are the same as those of a book that
is set at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from dragoman.editions._typst.part_shapes import PartShape
from dragoman.editions._typst.pdf_joining import ADDRESS, Spot, join_parts, list_pages
from dragoman.editions._typst.pdf_objects import PdfObjects, read_objects
from dragoman.editions._typst.press import Press, forget_documents
from dragoman.editions._typst.shapes import EditionData

LARGE, PART = 1_200_000, 500_000
"""In characters, from where on a book is set in parts, and how much a part has."""
_CELL, _NOTE = 130, 2500
"""As how many characters a cell and a footnote count, by the memory that Typst takes for them."""
_ATTEMPTS = 4


class _Book(NamedTuple):
    """A book that is set in parts."""

    shape: EditionData
    press: Press
    sizes: Sequence[int]
    notes: Mapping[str, int]
    """The block that defines a footnote, by its key."""
    places: Mapping[str, int]
    """The block that a link leads to, by the name of its place."""
    headings: Mapping[str, int]
    """The block of a heading, by its key."""
    starts: dict[tuple[int, int], Spot]
    """Where the blocks begin that have been set, by block and column."""


def is_large(shape: EditionData) -> bool:
    """Return whether a book is set in parts."""
    return len(shape["blocks"]) > 1 and sum(_measure_blocks(shape)) > LARGE


def set_in_parts(shape: EditionData, press: Press, ranks: Sequence[int]) -> PdfObjects:
    """Return the PDF of a book. ``ranks`` are those of its bookmarks.

    Raises ValueError where Typst does not write a part as expected.
    """
    book = _Book(shape, press, _measure_blocks(shape), *_find_targets(shape), {})
    parts: list[PdfObjects] = []
    stops, offset = [0], 0
    while stops[-1] < len(book.sizes):
        stop, part = _set_part(book, stops[-1], offset)
        offset += len(list_pages(part)) - 1  # the first page of a part is left out
        parts.append(part)
        stops.append(stop)
    if shape["contents"]:
        # Now it is known on which pages the headings are.
        press.find_starts(*_make_part(book, 0, stops[1], 0))
        parts[0] = read_objects(press.set_part(stops[1], is_first=True))
    forget_documents()
    return join_parts(parts, {**book.starts, **_name_headings(book)}, ranks)


def _set_part(book: _Book, start: int, offset: int) -> tuple[int, PdfObjects]:
    """Return the block after a part, and its PDF. The part is larger if no page in it begins with a
    block."""
    count, large = len(book.sizes), PART
    while True:
        stop = _find_stop(book.sizes, start, large)
        found = book.press.find_starts(*_make_part(book, start, stop, offset))
        first = {block: place for (block, column), place in found.items() if column == 0}
        ends = [(count, 0)] if stop == count else list(_list_ends(first, start))
        for end, pages in ends[:_ATTEMPTS]:
            part = read_objects(book.press.set_part(end - start, is_first=start == 0))
            if end == count or len(list_pages(part)) == pages:
                for key, place in found.items():
                    book.starts[key] = place._replace(page=place.page + offset)
                return end, part
        large *= 2


def _find_stop(sizes: Sequence[int], start: int, large: int) -> int:
    """Return the block before which a part has become large. A small rest belongs to it."""
    used = 0
    for block in range(start, len(sizes)):
        used += sizes[block]
        if used > large and block > start and sum(sizes[block:]) > large / 4:
            return block
    return len(sizes)


def _list_ends(found: Mapping[int, Spot], start: int) -> Iterator[tuple[int, int]]:
    """Yield where a part may end, the last first: blocks that are the first that begin on a left
    page and are as high on it as any, with the number of pages before."""
    top = min((place.y for place in found.values() if place.page > 1), default=0)
    pages: dict[int, int] = {}
    for block in sorted(found, reverse=True):
        pages[found[block].page] = block
    for page, block in pages.items():
        if page % 2 == 0 and block > start and found[block].y < top + 1 and page > 2:
            yield block, page - 1


def _make_part(book: _Book, start: int, stop: int, offset: int) -> tuple[EditionData, PartShape]:
    """Return what Typst gets of a part."""
    shape, blocks = book.shape, book.shape["blocks"]
    above = (each for each in reversed(blocks[:start]) if each["is_heading"])
    heading: Any = next(above, None)
    part: PartShape = {
        "start": start,
        "count": len(blocks),
        "offset": offset,
        "address": ADDRESS,
        "level": heading["cells"][0]["rank"] if heading else 0,
        "contents": {
            key: (block, _list_pages(book, block)) for key, block in book.headings.items()
        },
        "far_notes": _write_targets(
            {key: block for key, block in book.notes.items() if block < start}
        ),
        "far_places": _write_targets(book.places),
    }
    files = [] if start else shape["files"]
    return {**shape, "blocks": blocks[start:stop], "files": files}, part


def _write_targets(blocks: Mapping[str, int]) -> dict[str, str]:
    """Return the ends of the addresses of blocks. The name of what each column has for itself ends
    with a column."""
    return {name: f"{block}+{name.partition('-')[2] or 0}" for name, block in blocks.items()}


def _list_pages(book: _Book, block: int) -> list[int | None]:
    """Return the page of a heading in each column; None where it is none. Before all is set, any
    number does for those that are not known."""
    blocks = book.shape["blocks"] if block >= 0 else book.shape["opening"]
    cells: Any = blocks[block]["cells"]
    return [
        book.starts.get((block, column), Spot(1, 0, 0)).page if cell["kind"] == "heading" else None
        for column, cell in enumerate(cells)
    ]


def _name_headings(book: _Book) -> dict[tuple[int, int], Spot]:
    """Return where the headings in the contents begin, with what a link to them says."""
    return {
        (block, column): book.starts[block, column]._replace(text=_read_text(body))
        for key, block in book.headings.items()
        for column, body in enumerate(book.shape["entries"][key]["bodies"])
        if (block, column) in book.starts
    }


def _read_text(data: Any) -> str:
    """Return the text of runs."""
    if isinstance(data, dict):
        return _read_text(data.get("body") or data.get("text", ""))
    return data if isinstance(data, str) else "".join(map(_read_text, data))


def _measure_blocks(shape: EditionData) -> list[int]:
    """Return how large each block is with its notes, in characters."""
    notes = list(map(_measure, shape["notes"]))
    return [
        _measure(block) + sum(_NOTE + notes[index] for index in block["notes"])
        for block in shape["blocks"]
    ]


def _measure(data: Any) -> int:
    if isinstance(data, str):
        return len(data)
    if isinstance(data, dict):
        own = _CELL if "style" in data else 0
        return own + sum(map(_measure, data.values()))
    return sum(map(_measure, data)) if isinstance(data, list) else 0


def _find_targets(shape: EditionData) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """Return the blocks that define notes, that links lead to, and that are in the contents. What
    comes before the blocks is block -1."""
    notes: dict[str, int] = {}
    places: dict[str, int] = {}
    headings: dict[str, int] = {}
    for number, block in enumerate([*shape["opening"], *shape["blocks"]], -len(shape["opening"])):
        own = [shape["notes"][index] for index in block["notes"]]
        for data in _walk([block, own]):
            if data.get("role") == "define":
                notes[data["key"]] = number
            if data.get("place"):
                places.setdefault(data["place"], number)
            if block["is_heading"] and data.get("entry"):
                headings.setdefault(data["entry"], number)
    return notes, places, {key: headings[key] for key in shape["contents"]}


def _walk(data: Any) -> Iterator[dict[str, Any]]:
    """Yield all that has keys in some data."""
    if isinstance(data, dict):
        yield data
        data = list(data.values())
    if isinstance(data, list):
        for each in data:
            if not isinstance(each, str):
                yield from _walk(each)
