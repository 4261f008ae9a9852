"""Join the parts of a large book, each of which Typst has set (``parts``), into one PDF.

The first part has what a file has once: its properties, the attached files, the list of contents.
Of the others come their pages, their tags and their bookmarks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from dragoman.editions._typst.pdf_objects import PdfObjects, list_bookmarks, nest_bookmarks

ADDRESS = "block://"
"""What begins the address of a link to a block of another part. Its number follows, a plus, and the
number of a column: on facing pages, each is on a page of its own."""
_REFERENCE = re.compile(rb"\\.|([()])|\b(\d+) 0 R\b", re.S)
_LINK = re.compile(rb"/A<<[^<>]*/URI\(%s(-?\d+)\+(\d+)\)[^<>]*>>" % ADDRESS.encode())
_DESCRIPTION = re.compile(rb"/Contents\(%s[^)]*\)" % ADDRESS.encode())
_PLACE_OF_TAGS = re.compile(rb"/(StructParents?) (\d+)")
_NAMES_OF_TAGS = re.compile(rb"/ID\([^)]*\)|/Headers\[[^\]]*\]")
_NAME = re.compile(rb"\(([^)]*)\)(\d+ 0 R)")
_PAGE_COUNT = re.compile(rb"<xmpTPg:NPages>\d+<")
_ABOVE = 10
"""How far above its target a link leads, in points, as Typst has it."""
_STREAM = b"stream\n"


class Spot(NamedTuple):
    """Where a block begins."""

    page: int
    """From 1, in the whole book."""
    x: float
    """In points, from the left."""
    y: float
    """In points, from the top."""
    text: str = ""
    """What a link to it says; empty for the number of its page."""


class _Tags(NamedTuple):
    """The tags of a part."""

    root: int
    document: int
    """The element that all others are in."""
    owners: bytes
    """The elements of each page and link, by a number that it names (ISO 32000-1, 14.7.4.4)."""
    names: bytes
    """The elements that others name."""
    next_owner: int


def join_parts(
    parts: Sequence[PdfObjects], places: Mapping[tuple[int, int], Spot], ranks: Sequence[int]
) -> PdfObjects:
    """Return one file of all parts. Of each but the first, the first page is left out.

    ``places`` are those that links lead to, by block and column, and ``ranks`` those of the
    bookmarks.
    Raises ValueError where a part is not written as expected.
    """
    first, tags, inside = parts[0], [_read_tags(parts[0])], []
    objects, pages = dict(first.objects), list_pages(first)
    bookmarks = list_bookmarks(first)
    for number, part in enumerate(parts[1:], start=2):
        moved = _move(part, first, max(objects), tags[-1].next_owner, number)
        own = _read_tags(moved)
        inside.append(own.document)
        language = re.search(rb"/Lang\([^)]*\)", moved.objects[moved.catalog])
        objects.update(_take_needed(moved, own.root))
        objects[own.document] = moved.objects[own.document].replace(
            b"/S/Document", b"/S/Part" + (language[0] if language else b""), 1
        )
        tags.append(own)
        pages += list_pages(moved)[1:]
        bookmarks += list_bookmarks(moved)
    objects.update(_write_pages(first, pages))
    objects.update(_write_tags(first, tags, inside))
    objects.update(_gather_entries(objects))
    objects = _lead_links(objects, places, pages)
    trailer = re.sub(rb"/Size \d+", b"/Size %d" % (max(objects) + 1), first.trailer)
    joined = replace(first, objects=objects, trailer=trailer)
    return nest_bookmarks(_count_pages(joined, len(pages)), ranks, bookmarks)


def list_pages(part: PdfObjects) -> list[int]:
    """Return the numbers of the pages, in order. Raises ValueError where they are not in one list,
    as Typst writes them."""
    pages = _find(part, part.catalog, b"Pages")
    kids = re.search(rb"/Kids\[([^\]]*)\]", part.objects[pages])
    found = [int(number) for number in re.findall(rb"(\d+) 0 R", kids[1])] if kids else []
    if not all(part.objects[number].startswith(b"<</Type/Page/") for number in found):
        raise ValueError("the pages are not in one list")
    return found


def _find(part: PdfObjects, number: int, key: bytes) -> int:
    found = part.find_reference(number, key)
    if found is None:
        raise ValueError(f"no {key.decode()} in object {number}")
    return found


def _read_tags(part: PdfObjects) -> _Tags:
    root = _find(part, part.catalog, b"StructTreeRoot")
    content = part.objects[root]
    document = re.search(rb"/K\[(\d+) 0 R\]", content)
    owners = re.search(rb"/ParentTree<</Nums\[([^\]]*)\]", content)
    names = re.search(rb"/IDTree<</Names\[([^\]]*)\]", content)
    following = re.search(rb"/ParentTreeNextKey (\d+)", content)
    if document is None or owners is None or following is None:
        raise ValueError("the tags are not in one tree")
    number = int(document[1])
    return _Tags(root, number, owners[1], names[1] if names else b"", int(following[1]))


def _move(part: PdfObjects, first: PdfObjects, by: int, owners: int, number: int) -> PdfObjects:
    """Return a part whose numbers and names the parts before it do not have. What led to its list
    of pages, and to its tags as a whole, leads to those of the first part."""
    tags = _read_tags(part)
    same = {
        _find(part, part.catalog, b"Pages"): _find(first, first.catalog, b"Pages"),
        tags.root: _read_tags(first).document,
    }

    def move(content: bytes) -> bytes:
        head, sign, data = content.partition(_STREAM)
        head = _change_references(head, lambda old: same.get(old, old + by))
        if head.startswith((b"<</Type/Page/", b"<</Type/Annot")):
            head = _PLACE_OF_TAGS.sub(lambda m: b"/%s %d" % (m[1], int(m[2]) + owners), head, 1)
        elif head.startswith(b"<</Type/Struct"):
            head = _NAMES_OF_TAGS.sub(lambda m: m[0].replace(b"(", b"(%d " % number), head)
        return head + sign + data

    catalog = part.catalog + by
    objects = {old + by: move(content) for old, content in part.objects.items()}
    root = part.objects[part.catalog]
    objects[catalog] = re.sub(rb"(\d+) 0 R", lambda m: b"%d 0 R" % (int(m[1]) + by), root)
    objects[tags.root + by] = _move_tags(objects[tags.root + by], owners, number)
    return replace(part, objects=objects, catalog=catalog)


def _change_references(head: bytes, change: Callable[[int], int]) -> bytes:
    """Return an object with other references. What is in a string is none: there, brackets are in
    pairs or have a backslash."""
    depth = 0

    def refer(match: re.Match[bytes]) -> bytes:
        nonlocal depth
        bracket, number = match.groups()
        depth += {b"(": 1, b")": -1}.get(bracket, 0)
        return b"%d 0 R" % change(int(number)) if number and depth == 0 else match[0]

    return _REFERENCE.sub(refer, head)


def _move_tags(root: bytes, owners: int, number: int) -> bytes:
    """Return the root of the tags with other numbers of what owns them, and other names."""
    start, sign, rest = root.partition(b"/ParentTree<</Nums[")
    numbers, end, rest = rest.partition(b"]")
    numbers = re.sub(rb"(\d+) (\d+ 0 R)", lambda m: b"%d %s" % (int(m[1]) + owners, m[2]), numbers)
    rest = _NAME.sub(lambda m: b"(%d %s)%s" % (number, m[1], m[2]), rest)
    rest = re.sub(
        rb"(/ParentTreeNextKey) (\d+)", lambda m: b"%s %d" % (m[1], int(m[2]) + owners), rest
    )
    return start + sign + numbers + end + rest


def _take_needed(part: PdfObjects, tags: int) -> dict[int, bytes]:
    """Return what a file does not have once for all parts."""
    page = list_pages(part)[0]
    keys = (b"Pages", b"Metadata", b"PageLabels", b"OutputIntents", b"Outlines")
    once = {part.find_reference(part.catalog, key) for key in keys}
    once |= {part.catalog, tags, page, part.find_reference(page, b"Contents")}
    return {number: content for number, content in part.objects.items() if number not in once}


def _write_pages(first: PdfObjects, pages: Sequence[int]) -> dict[int, bytes]:
    content = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), _list(pages))
    return {_find(first, first.catalog, b"Pages"): content}


def _write_tags(
    first: PdfObjects, tags: Sequence[_Tags], inside: Sequence[int]
) -> dict[int, bytes]:
    """Return the root of all tags, and the element that all others are in."""
    root, document = tags[0].root, tags[0].document
    names = sorted(_NAME.findall(b"".join(each.names for each in tags)))
    written = b"".join(b"(%s)%s" % each for each in names)
    kinds = re.search(rb"/RoleMap<<[^>]*>>", first.objects[root])
    content = b"<</Type/StructTreeRoot%s/K[%d 0 R]/ParentTree<</Nums[%s]>>%s/ParentTreeNextKey %d>>"
    element, _, rest = first.objects[document].rpartition(b"/K[")
    children, _, rest = rest.partition(b"]")
    added = b" " + _list(inside)
    return {
        root: content
        % (
            kinds[0] if kinds else b"",
            document,
            b" ".join(each.owners for each in tags if each.owners),
            b"/IDTree<</Names[%s]>>" % written if written else b"",
            tags[-1].next_owner,
        ),
        document: element + b"/K[" + (children + added).strip() + b"]" + rest,
    }


def _gather_entries(objects: Mapping[int, bytes]) -> dict[int, bytes]:
    """Return the entries of each list of contents in an element of their own: Typst makes it only
    where the headings are in the same file. Two lists may be in the same element, one after the
    other, with the title of the second between them."""
    lists: dict[int, set[int]] = {}
    for number, content in objects.items():
        if entry := re.match(rb"<</Type/StructElem/S/TOCI/P (\d+) 0 R", content):
            lists.setdefault(int(entry[1]), set()).add(number)
    changed: dict[int, bytes] = {}
    own = max(objects)
    for above, entries in lists.items():
        content = objects[above]
        beside = map(int, re.findall(rb"\b(\d+) 0 R", content.rpartition(b"/K[")[2]))
        runs = groupby(beside, entries.__contains__)
        for numbers in (list(run) for are_entries, run in runs if are_entries):
            own += 1
            written = _list(numbers)
            changed[own] = b"<</Type/StructElem/S/TOC/P %d 0 R/K[%s]>>" % (above, written)
            content = re.sub(rb"\b" + written, b"%d 0 R" % own, content, count=1)
            for number in numbers:
                old = objects[number]
                changed[number] = old.replace(b"/P %d 0" % above, b"/P %d 0" % own, 1)
        changed[above] = content
    return changed


def _list(numbers: Iterable[int]) -> bytes:
    """Write references to objects."""
    return b" ".join(b"%d 0 R" % number for number in numbers)


def _lead_links(
    objects: Mapping[int, bytes], places: Mapping[tuple[int, int], Spot], pages: Sequence[int]
) -> dict[int, bytes]:
    """Return the objects with links to blocks instead of their addresses. A block without a place
    is at the beginning."""
    top = re.search(rb"/MediaBox\[\S+ \S+ \S+ ([\d.]+)\]", objects[pages[0]])
    height = float(top[1]) if top else 0

    def lead(content: bytes, block: int, column: int) -> bytes:
        place = places.get((block, column), Spot(1, 0, 0))
        where = (pages[place.page - 1], place.x, height - place.y + _ABOVE)
        content = _LINK.sub(lambda _: b"/Dest[%d 0 R/XYZ %.2f %.2f 0]" % where, content)
        text = (place.text or f"page {place.page}").encode("utf-16-be", "replace").hex().upper()
        return _DESCRIPTION.sub(b"/Contents<FEFF%s>" % text.encode(), content)

    return {
        number: lead(content, int(link[1]), int(link[2]))
        if content.startswith(b"<</Type/Annot") and (link := _LINK.search(content))
        else content
        for number, content in objects.items()
    }


def _count_pages(parts: PdfObjects, count: int) -> PdfObjects:
    """Return the file whose properties say how many pages it has."""
    number = _find(parts, parts.catalog, b"Metadata")
    head, sign, text = parts.objects[number].partition(_STREAM)
    end = text.rindex(b"\nendstream")
    properties = _PAGE_COUNT.sub(b"<xmpTPg:NPages>%d<" % count, text[:end])
    head = re.sub(rb"/Length \d+", b"/Length %d" % len(properties), head)
    return parts.change({number: head + sign + properties + text[end:]})
