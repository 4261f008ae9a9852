"""The objects of a PDF as Typst writes it, and a few changes to them that Typst cannot make.

Typst writes each object by itself, uncompressed, and a table of their places at the end (ISO
32000-1, 7.5.4). So an object can be replaced, and the table written again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_TABLE = re.compile(rb"xref\s+0 (\d+)\s+")
_TRAILER = re.compile(rb"trailer\s*(<<.*>>)\s*startxref", re.S)
_ROOT = re.compile(rb"/Root (\d+) 0 R")
_ENTRY = 20
"""Bytes of an entry of the table."""
_POINTS = 72 / 25.4


@dataclass(frozen=True, slots=True)
class PdfObjects:
    """A file in parts."""

    head: bytes
    """What is before the first object."""
    objects: Mapping[int, bytes]
    """By number, what is between ``obj`` and ``endobj``, in the order of the file."""
    trailer: bytes
    catalog: int
    """The number of the object that leads to all others."""

    def find_reference(self, number: int, key: bytes) -> int | None:
        """Return the number of the object that a key of an object names."""
        match = re.search(rb"/%s (\d+) 0 R" % key, self.objects[number])
        return int(match[1]) if match else None

    def change(self, objects: Mapping[int, bytes]) -> PdfObjects:
        """Return the file with other contents of some objects."""
        return replace(self, objects={**self.objects, **objects})


def read_objects(data: bytes) -> PdfObjects:
    """Return the parts of a file. Raises ValueError where it is not written as expected."""
    end = _END.search(data, len(data) - 64 if len(data) > 64 else 0)
    table = _TABLE.match(data, int(end[1])) if end else None
    trailer = _TRAILER.search(data, int(end[1])) if end else None
    root = _ROOT.search(trailer[1]) if trailer else None
    if end is None or table is None or trailer is None or root is None:
        raise ValueError("no table of objects")
    places: dict[int, int] = {}
    for number in range(1, int(table[1])):
        entry = data[table.end() + number * _ENTRY :][:_ENTRY]
        if entry[17:18] == b"n":
            places[int(entry[:10])] = number
    starts = sorted(places)
    objects = {
        places[start]: _read_object(data[start:stop], places[start])
        for start, stop in zip(starts, [*starts[1:], int(end[1])], strict=True)
    }
    if int(root[1]) not in objects:
        raise ValueError(f"object {int(root[1])} is not where the table says")
    return PdfObjects(data[: starts[0]], objects, trailer[1], int(root[1]))


def _read_object(part: bytes, number: int) -> bytes:
    head, end = b"%d 0 obj\n" % number, b"\nendobj\n"
    if not part.startswith(head) or end not in part:
        raise ValueError(f"object {number} is not where the table says")
    return part[len(head) : part.rindex(end)]


def write_objects(parts: PdfObjects) -> bytes:
    """Return the file."""
    written, places, position = [parts.head], {}, len(parts.head)
    for number, content in parts.objects.items():
        places[number] = position
        written.append(b"%d 0 obj\n%s\nendobj\n" % (number, content))
        position += len(written[-1])
    size = max(places) + 1
    free = b"0000000000 00000 f\r\n"
    written.append(b"xref\n0 %d\n0000000000 65535 f\r\n" % size)
    written += [
        b"%010d 00000 n\r\n" % places[number] if number in places else free
        for number in range(1, size)
    ]
    written.append(b"trailer\n%s\nstartxref\n%d\n%%%%EOF" % (parts.trailer, position))
    return b"".join(written)


def count_pages(parts: PdfObjects) -> int:
    """Return the number of pages."""
    pages = parts.find_reference(parts.catalog, b"Pages")
    match = re.search(rb"/Count (\d+)", parts.objects[pages]) if pages else None
    return int(match[1]) if match else 0


def show_two_pages(parts: PdfObjects) -> PdfObjects:
    """Return the file so that programs show two pages side by side, the first one alone.

    Typst has no setting for it (https://github.com/typst/typst/issues/6237).
    """
    catalog = parts.objects[parts.catalog]
    begin = b"<</Type/Catalog"
    return parts.change(
        {parts.catalog: catalog.replace(begin, begin + b"/PageLayout/TwoPageRight", 1)}
    )


def drop_tags(parts: PdfObjects) -> PdfObjects:
    """Return the file so that it does not say that it is tagged: pictures of pages have no tags."""
    catalog = re.sub(
        rb"/StructTreeRoot \d+ 0 R|/MarkInfo<<[^>]*>>", b"", parts.objects[parts.catalog]
    )
    return parts.change({parts.catalog: catalog})


def name_bleed(parts: PdfObjects, bleed: float) -> PdfObjects:
    """Return the file with the box on each page that is printed before the page is cut: what is
    ``bleed`` millimetres around the box that is left. Typst writes only the latter."""
    changed = {}
    for number, content in parts.objects.items():
        trim = re.search(rb"/TrimBox\[([^\]]*)\]", content[:400])
        if content.startswith(b"<</Type/Page/") and trim:
            left, low, right, high = map(float, trim[1].split())
            extra = bleed * _POINTS
            box = (left - extra, low - extra, right + extra, high + extra)
            shown = " ".join(f"{max(side, 0):.4f}".rstrip("0").rstrip(".") for side in box)
            entry = b"/BleedBox[%s]" % shown.encode()
            changed[number] = content[: trim.end()] + entry + content[trim.end() :]
    return parts.change(changed)


def nest_bookmarks(
    parts: PdfObjects, ranks: Sequence[int], items: Sequence[int] = ()
) -> PdfObjects:
    """Return the file with its bookmarks nested by their ranks, in the order of the document.

    Typst nests none across a heading that has no bookmark, such as that of another language beside
    it. ``items`` are the bookmarks if their list is not in the file. Where there are not as many
    as ranks, all stay as they are, or are not nested.
    """
    root = parts.find_reference(parts.catalog, b"Outlines")
    if items and len(items) != len(ranks):
        ranks = [1] * len(items)
    items = items or list_bookmarks(parts)
    if root is None or not items or len(items) != len(ranks):
        return parts
    children = _build_tree(root, items, ranks)
    tops = children[root]
    # A title that has all else below it is open; whatever else has something below it is closed.
    title = tops[0] if len(tops) == 1 else 0
    changed = {}
    for parent, beside in children.items():
        for item, before, after in zip(beside, [0, *beside], [*beside[1:], 0], strict=False):
            links = {b"Parent": parent, b"Next": after, b"Prev": before}
            changed[item] = _write_bookmark(
                parts.objects[item], links, children[item], is_open=item == title
            )
    shown = len(tops) + len(children.get(title, ()))
    ends = (tops[0], tops[-1], shown)
    changed[root] = b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % ends
    return parts.change(changed)


def _build_tree(root: int, items: Sequence[int], ranks: Sequence[int]) -> dict[int, list[int]]:
    """Return what is directly below each item, and below the root."""
    children: dict[int, list[int]] = {root: []}
    above: list[tuple[int, int]] = [(0, root)]
    for item, rank in zip(items, ranks, strict=True):
        while above[-1][0] >= rank:
            above.pop()
        children[above[-1][1]].append(item)
        children[item] = []
        above.append((rank, item))
    return children


def list_bookmarks(parts: PdfObjects) -> list[int]:
    """Return the numbers of all bookmarks in the order of the document."""
    root = parts.find_reference(parts.catalog, b"Outlines")
    if root is None:
        return []
    found: list[int] = []
    waiting = [parts.find_reference(root, b"First")]
    while waiting:
        item = waiting.pop()
        if item is not None:
            found.append(item)
            links = parts.objects[item].partition(b"/Title")[0]
            for key in (b"Next", b"First"):
                match = re.search(rb"/%s (\d+) 0 R" % key, links)
                waiting.append(int(match[1]) if match else None)
    return found


def _write_bookmark(
    content: bytes, links: Mapping[bytes, int], below: Sequence[int], *, is_open: bool
) -> bytes:
    """Return a bookmark with other links, and its own title and target. 0 is no link."""
    ends = {b"First": below[0], b"Last": below[-1]} if below else {}
    written = b"".join(b"/%s %d 0 R" % link for link in {**links, **ends}.items() if link[1])
    count = b"/Count %d" % (len(below) if is_open else -len(below)) if below else b""
    _, title, rest = content.partition(b"/Title")
    return b"<<" + written + count + title + rest
