"""Compile the Typst template: fonts are chosen, nothing is fetched, an error is one sentence."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Literal

from dragoman import languages
from dragoman.editions._common import find_file_time, list_shown
from dragoman.editions._typst.booklet import order_pages
from dragoman.editions._typst.data import list_bookmark_ranks, make_data
from dragoman.editions._typst.faces import (
    STANDARDS,
    choose_fonts,
    find_undisplayable,
    make_font_book,
)
from dragoman.editions._typst.figures import PICTURES, name_picture_file
from dragoman.editions._typst.pdf_objects import (
    count_pages,
    drop_tags,
    name_bleed,
    nest_bookmarks,
    read_objects,
    show_two_pages,
    write_objects,
)
from dragoman.editions._typst.shapes import EditionData
from dragoman.errors import EditionError, quote
from dragoman.files.private_folders import make_temporary_folder
from dragoman.model import Edition, Options, Row
from dragoman.packages import need_packages

_TEMPLATE = Path(__file__).parent / "templates" / "edition.typ"
_BOOKLET = _TEMPLATE.with_name("booklet.typ")
_DATA = "edition.json"
"""The file that the template reads."""
_LONG = 1 << 18
"""Bytes of the PDF of a long edition."""
_KEPT = 10
"""Typst keeps what it has set for as many documents that follow, in case that it is set again."""
_PIXELS_PER_INCH = 132.0


def draw_first_page(edition: Edition, options: Options) -> bytes:
    """Return the first page of an edition as a picture in PNG: its text, not the list of contents,
    and without what is cut off. Raises EditionError like ``compile_edition``."""
    printing = options.printing._replace(bleed=0.0, marks=False)
    shown = options._replace(contents=0, printing=printing)
    with make_temporary_folder() as folder:
        return _compile(edition, shown, folder, "png")[0]


def compile_edition(edition: Edition, options: Options) -> bytes:
    """Return the edition as PDF.

    A PDF without a standard would show a box for a character that no font has, and say nothing;
    under PDF/UA-1 Typst refuses it. Raises EditionError for what Typst refuses, for a language
    without a font, and where Typst is not installed or too old.
    """
    printing = options.printing
    if printing.booklet and (printing.bleed or printing.marks):
        raise EditionError(
            "a booklet has neither bleed nor marks, which are for single pages; take them out of "
            "the settings, or make no booklet"
        )
    with make_temporary_folder() as folder:
        data, shape = _compile(edition, options, folder, "pdf")
        if len(data) > _LONG:
            _forget_documents()
        try:
            parts = read_objects(data)
        except ValueError:  # another version of Typst may write files in another way
            if printing.booklet:
                raise EditionError("this version of Typst cannot make a booklet") from None
            return data
        if printing.booklet:
            return _fold_pages(data, count_pages(parts), shape, options, folder)
    parts = nest_bookmarks(parts, list_bookmark_ranks(edition))
    if options.layout == "facing":
        parts = show_two_pages(parts)
    if printing.bleed or printing.marks:
        parts = name_bleed(parts, printing.bleed)
    return write_objects(parts)


def _compile(
    edition: Edition, options: Options, folder: Path, file_format: Literal["pdf", "png"]
) -> tuple[bytes, EditionData]:
    """Return a file of Typst, and the data that it was made from without the text; fonts go into
    the folder."""
    need_packages("PDF and PNG editions need", "typst")
    import typst

    chains = choose_fonts(edition, options)
    template = _lay_out_files(edition, folder / "root")
    font_book, names = make_font_book(chains, folder)
    shape = make_data(edition, options, chains.name_families(names), chains.list_plain())
    source = json.dumps(shape, ensure_ascii=False)
    (template.parent / _DATA).write_bytes(source.encode(errors="replace"))
    # A book may be large: while Typst works, only the file has it.
    shape, source = {**shape, "blocks": [], "notes": [], "entries": {}}, ""
    try:
        output, warnings = typst.compile_with_warnings(
            str(template),
            root=str(template.parent),
            font_paths=font_book,
            ignore_system_fonts=True,
            timestamp=find_file_time(options),
            format=file_format,
            ppi=_PIXELS_PER_INCH,
            pdf_standards=list(STANDARDS) if file_format == "pdf" else [],
        )
    except typst.TypstError as error:
        raise EditionError(_explain_error(error, edition, template.parent)) from None
    for warning in warnings:
        if "unknown font family" in warning.message:
            raise EditionError(f"Typst cannot use a font: {warning.message}")
    pages = output if isinstance(output, list) else [output]
    return bytes(pages[0]), shape


def _forget_documents() -> None:
    """Let Typst forget all that it has set, so that the next long document finds room.

    It has no function for that. It forgets what none of the last documents had.
    """
    import typst

    nothing = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)
    for _ in range(_KEPT + 1):
        typst.compile(b"", font_paths=nothing, ignore_system_fonts=True)


def _lay_out_files(edition: Edition, root: Path) -> Path:
    """Put the templates into a folder, and the pictures into one in it. Return the first template.

    Typst reads nothing outside of its root.
    """
    root.mkdir()
    for path in _TEMPLATE.parent.iterdir():  # without the mode of a folder that nobody may change
        shutil.copyfile(path, root / path.name)
    (root / PICTURES).mkdir()
    for name, picture in edition.pictures.items():
        (root / PICTURES / name_picture_file(name, picture)).write_bytes(picture.data)
    return root / _TEMPLATE.name


def _fold_pages(
    pages: bytes, count: int, shape: EditionData, options: Options, folder: Path
) -> bytes:
    """Return the sheets of a booklet made of the pages of a PDF. The sheets can have neither tags
    nor bookmarks: these are not in the pictures of pages that Typst takes."""
    import typst

    place = folder / "booklet"
    place.mkdir()
    (place / "pages.pdf").write_bytes(pages)
    shutil.copyfile(_BOOKLET, place / _BOOKLET.name)
    is_from_right = shape["styles"][0]["dir"] == "rtl"
    booklet = {
        "title": shape["title"],
        "lang": shape["styles"][0]["lang"],
        "region": shape["styles"][0]["region"],
        "authors": shape["authors"],
        "keywords": [column["tag"] for column in shape["columns"]],
        "date": shape["date"],
        "files": shape["files"],
        "width": shape["sheet"]["width"],
        "height": shape["sheet"]["height"],
        "sheets": list(order_pages(count, right_to_left=is_from_right)),
    }
    source = json.dumps(booklet, ensure_ascii=False).encode(errors="replace").decode()
    sheets = bytes(
        typst.compile(
            str(place / _BOOKLET.name),
            root=str(place),
            font_paths=[],
            ignore_system_fonts=True,
            sys_inputs={"booklet": source},
            timestamp=find_file_time(options),
        )
    )
    return write_objects(drop_tags(read_objects(sheets)))


def _explain_error(error: object, edition: Edition, root: Path) -> str:
    """Return a sentence about an error of Typst. For a character that no font has, it names the
    paragraph and the language; for a picture, its paragraph."""
    message = str(getattr(error, "message", error))
    if "failed to decode image" in message:
        return _explain_picture(edition, root) or f"Typst cannot show a picture: {message}"
    text = find_undisplayable(error)
    if not text:
        return f"Typst could not set the edition: {message}"
    code = " ".join(f"U+{ord(char):04X}" for char in text)
    shown = f"{quote(text)} ({code})"
    advice = "give a font that has it in the settings"
    for row in edition.all_rows:
        language = _find_language(text, row)
        if language:
            return f"paragraph {row.number} in {language}: no font has {shown}; {advice}"
    return f"no font has {shown}; {advice}"


def _explain_picture(edition: Edition, root: Path) -> str:
    """Return a sentence about the first picture that Typst cannot read; empty for none."""
    known: set[str] = set()
    for row in edition.all_rows:
        for index in range(len(row.segments)):
            spans = (each for span in list_shown(row, index) for each in span.walk())
            for span in (span for span in spans if span.picture not in {"", *known}):
                known.add(span.picture)
                file = name_picture_file(span.picture, edition.pictures[span.picture])
                if not _can_show(root, f"{PICTURES}/{file}"):
                    return (
                        f"paragraph {row.number}: the picture {quote(span.target)} is damaged; "
                        "export it again"
                    )
    return ""


def _can_show(root: Path, file: str) -> bool:
    """Return whether Typst can read a picture. It looks for no fonts: there may be thousands."""
    import typst

    probe = root / "probe.typ"
    probe.write_text(f'#image("{file}")', encoding="utf-8")
    try:
        typst.compile(
            str(probe), root=str(root), format="png", font_paths=[], ignore_system_fonts=True
        )
    except typst.TypstError:
        return False
    return True


def _find_language(text: str, row: Row) -> str:
    """Return the English name of the language in which a row shows a text; empty for none."""
    for segment in row.segments:
        if text in segment.text:
            return languages.find_language_name(segment.language)
        if text in segment.remark.text:
            return languages.find_language_name(segment.remark.language)
    return ""
