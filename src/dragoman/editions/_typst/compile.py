"""Compile the Typst template: fonts are chosen, nothing is fetched, an error is one sentence."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from dragoman import languages
from dragoman.editions._common import find_file_time, list_shown
from dragoman.editions._typst.booklet import order_pages
from dragoman.editions._typst.data import list_bookmark_ranks, make_data
from dragoman.editions._typst.faces import choose_fonts, find_undisplayable, make_font_book
from dragoman.editions._typst.figures import PICTURES, name_picture_file
from dragoman.editions._typst.parts import is_large, set_in_parts
from dragoman.editions._typst.pdf_objects import (
    PdfObjects,
    count_pages,
    drop_tags,
    name_bleed,
    nest_bookmarks,
    read_objects,
    show_two_pages,
    write_objects,
)
from dragoman.editions._typst.press import Press, forget_documents
from dragoman.editions._typst.shapes import EditionData
from dragoman.errors import EditionError, quote
from dragoman.files.private_folders import make_temporary_folder
from dragoman.model import Edition, Options, Row
from dragoman.packages import need_packages

_TEMPLATE = Path(__file__).parent / "templates" / "edition.typ"
_BOOKLET = _TEMPLATE.with_name("booklet.typ")
_LONG = 1 << 18
"""Bytes of the PDF of a long edition."""


def draw_first_page(edition: Edition, options: Options) -> bytes:
    """Return the first page of an edition as a picture in PNG: its text, not the list of contents,
    and without what is cut off. Raises EditionError like ``compile_edition``."""
    printing = options.printing._replace(bleed=0.0, marks=False)
    shown = options._replace(contents=0, printing=printing)
    with make_temporary_folder() as folder:
        press, shape = _prepare(edition, shown, folder)
        with _explaining(edition, press):
            press.write_data(shape)
            return press.set_file("png")


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
        press, shape = _prepare(edition, options, folder)
        with _explaining(edition, press):
            parts = _set_book(press, shape, list_bookmark_ranks(edition))
        if isinstance(parts, bytes) and printing.booklet:
            raise EditionError("this version of Typst cannot make a booklet")
        if isinstance(parts, bytes):
            return parts
        if printing.booklet:
            return _fold_pages(parts, shape, options, folder)
    if options.layout == "facing":
        parts = show_two_pages(parts)
    if printing.bleed or printing.marks:
        parts = name_bleed(parts, printing.bleed)
    return write_objects(parts)


def _prepare(edition: Edition, options: Options, folder: Path) -> tuple[Press, EditionData]:
    """Return what Typst sets an edition with, and its data; the files go into the folder."""
    need_packages("PDF and PNG editions need", "typst")
    chains = choose_fonts(edition, options)
    template = _lay_out_files(edition, folder / "root")
    font_book, names = make_font_book(chains, folder)
    shape = make_data(edition, options, chains.name_families(names), chains.list_plain())
    return Press(template, font_book, find_file_time(options)), shape


def _set_book(press: Press, shape: EditionData, ranks: Sequence[int]) -> PdfObjects | bytes:
    """Return the PDF of an edition whose bookmarks have these ranks: only its bytes where another
    version of Typst writes files in another way. Raises TypstError."""
    try:
        if is_large(shape):
            return set_in_parts(shape, press, ranks)
    except ValueError:
        forget_documents()
    press.write_data(shape)
    # A book may be large: while Typst works, only the file has it.
    shape["blocks"], shape["notes"], shape["entries"] = [], [], {}
    data = press.set_file("pdf")
    if len(data) > _LONG:
        forget_documents()
    try:
        return nest_bookmarks(read_objects(data), ranks)
    except ValueError:
        return data


@contextmanager
def _explaining(edition: Edition, press: Press) -> Iterator[None]:
    """Turn an error of Typst into a sentence."""
    import typst

    try:
        yield
    except typst.TypstError as error:
        raise EditionError(_explain_error(error, edition, press.template.parent)) from None


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


def _fold_pages(pages: PdfObjects, shape: EditionData, options: Options, folder: Path) -> bytes:
    """Return the sheets of a booklet made of the pages of a PDF. The sheets can have neither tags
    nor bookmarks: these are not in the pictures of pages that Typst takes."""
    import typst

    place = folder / "booklet"
    place.mkdir()
    (place / "pages.pdf").write_bytes(write_objects(pages))
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
        "sheets": list(order_pages(count_pages(pages), right_to_left=is_from_right)),
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
