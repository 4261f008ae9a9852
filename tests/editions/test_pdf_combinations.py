"""What is changed in small files of PDF that are put together from parts, and what Typst is given.

No law says that each of them is right: they show what a change changes where nobody thought of it.
They are in tests/editions/combinations, and are read as a diff.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dragoman.editions._common import list_languages
from dragoman.editions._typst import compile as compiling
from dragoman.editions._typst.booklet import order_pages
from dragoman.editions._typst.data import list_bookmark_ranks
from dragoman.editions._typst.faces import FontChains
from dragoman.editions._typst.pdf_objects import (
    count_pages,
    drop_tags,
    name_bleed,
    nest_bookmarks,
    read_objects,
    show_two_pages,
    write_objects,
)
from dragoman.errors import EditionError
from dragoman.fonts import FontFiles
from dragoman.model import PrintOptions
from helpers.combined_editions import Combined, combine_edition
from helpers.combining import Choices
from helpers.goldens import compare_with_kept, shorten_repeated, show_invisible
from helpers.pdf_files import make_file
from helpers.tools import need_module

need_module("typst")

import typst  # noqa: E402

ERROR: Any = typst.TypstError
FOLDER = Path(__file__).parent / "combinations"
BOXES = (
    b"/TrimBox[10 10 200.5 300]", b"/TrimBox[0 0 90 120.25]", b"", b"/Resources<<" + b" " * 400
    + b"/TrimBox[1 1 2 2]>>",
)  # fmt: skip
CATALOGS = (
    b"/MarkInfo<</Marked true>>", b"/StructTreeRoot 9 0 R", b"/PageMode/UseOutlines", b"/Lang(fa)",
    b"",
)  # fmt: skip
PRINTING = (
    *(PrintOptions(),) * 3, PrintOptions(booklet=True), PrintOptions(booklet=True, marks=True),
    PrintOptions(booklet=True, bleed=2), PrintOptions(bleed=3), PrintOptions(marks=True),
    PrintOptions(bleed=2.5, marks=True),
)  # fmt: skip
SAID = (
    'the text `"یک"` could not be displayed', 'the text "\\u{645}\\u{6cc}" could not be displayed',
    'the text `"zz"` could not be displayed', "failed to decode image (x)", "something else", "",
    "", "", "", "",
)  # fmt: skip
"""What Typst says instead of a file; "" where it writes one."""


def combine_file(choices: Choices) -> tuple[bytes, list[int]]:
    """Return a file with bookmarks, pages and a catalog, and ranks for the bookmarks."""
    count, pages = choices.pick(range(6)), choices.pick(range(1, 4))
    root = max(count, 1) + 1
    items = []
    for number in range(1, count + 1):
        after = b"/Next %d 0 R" % (number + 1) if number < count else b""
        before = b"/Prev %d 0 R" % (number - 1) if number > 1 else b""
        title = choices.pick((b"One", b"/First 9 0 R", b"<</Type/Page/TrimBox[1 2 3 4]>>"))
        links = b"/Parent %d 0 R%s%s" % (root, after, before)
        items.append(b"<<%s/Title(%s)/Dest 1 0 R>>" % (links, title))
    outline = b"<</Type/Outlines/First 1 0 R/Last %d 0 R/Count %d>>" % (count or 1, count)
    leaves = [b"<</Type/Page/Parent 1 0 R%s>>" % choices.pick(BOXES) for _ in range(pages)]
    tree = b"<</Type/Pages/Count %d>>" % pages
    more = b"".join(choices.pick_some(CATALOGS, 0, 3))
    outlines = b"/Outlines %d 0 R" % root if count or choices.pick((True, False)) else b""
    catalog = b"<</Type/Catalog/Pages %d 0 R%s%s>>" % (root + 1 + pages, outlines, more)
    ranks = choices.pick((count, count, count, count + 1)) * [0]
    ranks = [choices.pick((1, 1, 2, 2, 3)) for _ in ranks]
    first = items if count else [b"<<>>"]
    return make_file(*first, outline, *leaves, tree, catalog), ranks


def show_objects(data: bytes) -> Iterator[str]:
    parts = read_objects(data)
    assert write_objects(parts) == data
    for number, content in parts.objects.items():
        yield f"  {number} {content.decode()}"
    yield f"  {parts.trailer.decode()} {count_pages(parts)} pages, {data[-16:]!r}"


def test_what_is_changed_in_a_file_is_as_it_was() -> None:
    shown: list[str] = []
    for number in range(30):
        choices = Choices(f"pdf {number}")
        data, ranks = combine_file(choices)
        parts, before = read_objects(data), set(show_objects(data))
        shown += (f"bookmarks {ranks}", *show_objects(data))
        for name, changed in {
            "nested": nest_bookmarks(parts, ranks),
            "side by side": show_two_pages(parts),
            "without tags": drop_tags(parts),
            "bleed": name_bleed(parts, choices.pick((3, 5.25, 0))),
        }.items():
            new = [line for line in show_objects(write_objects(changed)) if line not in before]
            shown += (f" {name}", *new) if new else ()
        shown.append("")
    text = "\n".join(shown).replace(" " * 400, " … ")
    compare_with_kept(shorten_repeated(text), FOLDER / "pdf_objects.txt")


def test_a_booklet_has_each_page_once_at_the_place_of_its_reading() -> None:
    shown = [
        f"{count} {name}: {' '.join(f'{left}|{right}' for left, right in sides)}"
        for count in range(1, 14)
        for name, is_rtl in (("ltr", False), ("rtl", True))
        for sides in (list(order_pages(count, right_to_left=is_rtl)),)
    ]
    compare_with_kept("\n".join((*shown, "")), FOLDER / "booklets.txt")


class Typst:
    """In the place of Typst: it writes down what it is given, and gives what was chosen."""

    def __init__(self, data: bytes, said: str) -> None:
        self.data, self.said = data, said
        self.given: list[str] = []

    def compile_with_warnings(self, template: str, **given: Any) -> tuple[object, list[object]]:
        root = Path(given.pop("root"))
        files = (path.relative_to(root) for path in root.rglob("*") if path.suffix != ".typ")
        data = json.loads((root / "edition.json").read_bytes())
        sheet = {name: round(value, 2) for name, value in data["sheet"].items()}
        self.given.append(f"{Path(template).relative_to(root)} {given}")
        self.given.append(f"files: {' '.join(sorted(path.as_posix() for path in files))}")
        self.given.append(f"{len(data['blocks'])} blocks, sheet {sheet}")
        if self.said:
            raise ERROR(self.said)
        return ([self.data, b"no"] if given["format"] == "png" else self.data), []

    def compile(self, source: str | bytes, **given: Any) -> bytes:
        if isinstance(source, bytes):
            self.given.append("nothing")
            return b""
        if source.endswith("probe.typ"):
            self.given.append(Path(source).read_text("utf-8"))
            raise ERROR("failed to decode image")
        booklet = json.loads(given.pop("sys_inputs")["booklet"])
        given.pop("root")
        self.given.append(f"{Path(source).name} {given} {booklet}")
        return self.data


@pytest.mark.parametrize("drawn", [False, True], ids=["pages", "picture"])
def test_what_typst_is_given_is_as_it_was(drawn: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling, "choose_fonts", lambda edition, options: choose_fonts(edition))
    monkeypatch.setattr(compiling, "make_font_book", lambda chains, folder: ([], {"A": "A B"}))
    shown = []
    for number in range(8 if drawn else 26):
        choices = Choices(f"compile {drawn} {number}")
        combined = combine_edition(f"compile {number}", ("columns", "facing"), has_pictures=True)
        shown += [*show_compiled(combined, choices, monkeypatch, drawn=drawn), ""]
    name = "drawn" if drawn else "compiled"
    compare_with_kept(shorten_repeated(show_invisible("\n".join(shown))), FOLDER / f"{name}.txt")


def choose_fonts(edition: Any) -> FontChains:
    font = FontFiles("A", None, None, None, None, "inside Typst")
    return FontChains(dict.fromkeys(list_languages(edition), font), ())


def show_compiled(
    combined: Combined, choices: Choices, monkeypatch: pytest.MonkeyPatch, *, drawn: bool
) -> Iterator[str]:
    """Yield what an edition is made of, what Typst is given, and what becomes of its file."""
    data, _ = combine_file(choices)
    data += b" " * choices.pick((0, 0, 0, 1 << 18))
    data = choices.pick((data, data, data, b"another kind"))
    fake = Typst(data, choices.pick(SAID))
    monkeypatch.setattr(typst, "compile_with_warnings", fake.compile_with_warnings)
    monkeypatch.setattr(typst, "compile", fake.compile)
    options = combined.options._replace(printing=choices.pick(PRINTING))
    usual = PrintOptions()._asdict()
    chosen = options.printing._asdict().items()
    shown = " ".join(f"{name}={value}" for name, value in chosen if value != usual[name])
    languages = "+".join(list_languages(combined.edition))
    yield f"{languages} {options.layout} {options.paper} {shown} {fake.said!r}"
    edition = replace(combined.edition)
    try:
        if drawn:
            made = compiling.draw_first_page(edition, options)
        else:
            made = compiling.compile_edition(edition, options)
    except EditionError as error:
        yield from (f" {line}" for line in fake.given)
        yield f" → {error}"
        return
    yield from (f" {line}" for line in fake.given)
    if made in (data, b"another kind") or drawn:
        yield f" → {made.strip()[:12]!r}"
        return
    yield f" bookmarks {list_bookmark_ranks(edition)}"
    yield from (f" {line}" for line in show_objects(made))
