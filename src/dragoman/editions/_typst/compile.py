"""Compile the Typst template: fonts are chosen, nothing is fetched, an error is one sentence."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

from dragoman import fonts, languages
from dragoman.editions._common import EARLIEST, list_languages
from dragoman.editions._typst.booklet import order_pages
from dragoman.editions._typst.data import list_bookmark_ranks, make_data
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
from dragoman.fonts import joiners
from dragoman.model import Edition, Options, Row
from dragoman.packages import need_packages

if TYPE_CHECKING:
    from typst import Fonts, PDFStandard

_TEMPLATE = Path(__file__).parent / "templates" / "edition.typ"
_BOOKLET = _TEMPLATE.with_name("booklet.typ")
_PIXELS_PER_INCH = 132.0
_UNDISPLAYABLE = re.compile(r'the text `?"(.+?)"`? could not be displayed')


def draw_first_page(edition: Edition, options: Options) -> bytes:
    """Return the first page of an edition as a picture in PNG: its text, not the list of contents,
    and without what is cut off. Raises EditionError like ``compile_edition``."""
    printing = options.printing._replace(bleed=0.0, marks=False)
    shown = options._replace(contents=0, printing=printing)
    with TemporaryDirectory(prefix="dragoman-") as folder:
        return _compile(edition, shown, Path(folder), "png")[0]


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
    with TemporaryDirectory(prefix="dragoman-") as folder:
        data, shape = _compile(edition, options, Path(folder), "pdf")
        try:
            parts = read_objects(data)
        except ValueError:  # another version of Typst may write files in another way
            if printing.booklet:
                raise EditionError("this version of Typst cannot make a booklet") from None
            return data
        if printing.booklet:
            return _fold_pages(data, count_pages(parts), shape, options, Path(folder))
    parts = nest_bookmarks(parts, list_bookmark_ranks(edition))
    if options.layout == "facing":
        parts = show_two_pages(parts)
    if printing.bleed or printing.marks:
        parts = name_bleed(parts, printing.bleed)
    return write_objects(parts)


def _compile(
    edition: Edition, options: Options, folder: Path, file_format: Literal["pdf", "png"]
) -> tuple[bytes, EditionData]:
    """Return a file of Typst, and the data that it was made from; fonts go into the folder."""
    need_packages("PDF and PNG editions need", "typst")
    import typst

    chosen = _choose_fonts(edition, options)
    families = {language: found.family for language, found in chosen.items()}
    shape = make_data(edition, options, families)
    source = json.dumps(shape, ensure_ascii=False)
    standards: list[PDFStandard] = ["a-3a", "ua-1"] if file_format == "pdf" else []
    font_book = _make_font_book(chosen, folder)
    try:
        output, warnings = typst.compile_with_warnings(
            str(_TEMPLATE),
            root=str(_TEMPLATE.parent),
            font_paths=font_book,
            ignore_system_fonts=True,
            sys_inputs={"edition": source.encode(errors="replace").decode()},
            timestamp=_find_time(options),
            format=file_format,
            ppi=_PIXELS_PER_INCH,
            pdf_standards=standards,
        )
    except typst.TypstError as error:
        raise EditionError(_explain_error(error, edition)) from None
    for warning in warnings:
        if "unknown font family" in warning.message:
            raise EditionError(f"Typst cannot use a font: {warning.message}")
    pages = output if isinstance(output, list) else [output]
    return bytes(pages[0]), shape


def _find_time(options: Options) -> int:
    return EARLIEST if options.modified is None else options.modified


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
            timestamp=_find_time(options),
        )
    )
    return write_objects(drop_tags(read_objects(sheets)))


def _choose_fonts(edition: Edition, options: Options) -> Mapping[str, fonts.FontFiles]:
    """Return the font of each language. Raises EditionError where one has none."""
    chosen = {}
    for language in list_languages(edition):
        found = fonts.find_font(language, options)
        if found is None:
            name = languages.name(language)
            raise EditionError(f"no font for {name} was found: {fonts.advise(language)}")
        chosen[language] = found
    return chosen


def _make_font_book(chosen: Mapping[str, fonts.FontFiles], folder: Path) -> Fonts:
    """Return the fonts that Typst may use: only the files that were chosen, which are copied into
    the folder, because Typst would use everything else that lies beside them. The copies keep the
    half-spaces of Persian, so that words with one are found in the PDF."""
    import typst

    paths = dict.fromkeys(path for found in chosen.values() for path in found.files)
    for number, path in enumerate(paths):
        copy = folder / f"{number}{path.suffix.lower()}"
        copy.write_bytes(joiners.keep_non_joiner(path.read_bytes()))
    font_book = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(folder)]
    )
    known = set(font_book.families())
    for found in chosen.values():
        if found.family not in known:
            raise EditionError(
                f"Typst cannot read the font {quote(found.family)} in {found.folder}"
            )
    return font_book


def _explain_error(error: object, edition: Edition) -> str:
    """Return a sentence about an error of Typst. For a character that no font has, it names the
    paragraph and the language."""
    message = str(getattr(error, "message", error))
    match = _UNDISPLAYABLE.search(message)
    if match is None:
        return f"Typst could not set the edition: {message}"
    text = re.sub(r"\\u\{([0-9a-fA-F]+)\}", lambda hit: chr(int(hit[1], 16)), match[1])
    code = " ".join(f"U+{ord(char):04X}" for char in text)
    shown = f"{quote(text)} ({code})"
    advice = "give a font that has it in the settings"
    for row in edition.all_rows:
        language = _find_language(text, row)
        if language:
            return f"paragraph {row.number} in {language}: no font has {shown}; {advice}"
    return f"no font has {shown}; {advice}"


def _find_language(text: str, row: Row) -> str:
    """Return the English name of the language in which a row shows a text; empty for none."""
    for segment in row.segments:
        if text in segment.text:
            return languages.name(segment.language)
        if text in segment.remark.text:
            return languages.name(segment.remark.language)
    return ""
