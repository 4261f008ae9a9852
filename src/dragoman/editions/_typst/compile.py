"""Compile the Typst template: fonts are chosen, nothing is fetched, an error is one sentence."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from dragoman import fonts, languages
from dragoman.editions._common import EARLIEST, list_languages
from dragoman.editions._typst.data import make_data
from dragoman.errors import EditionError, quote
from dragoman.fonts import joiners
from dragoman.model import Edition, Options, Row
from dragoman.packages import need_packages

if TYPE_CHECKING:
    from typst import Fonts, PDFStandard

_TEMPLATE = Path(__file__).parent / "templates" / "edition.typ"
_PIXELS_PER_INCH = 132.0
_UNDISPLAYABLE = re.compile(r'the text `?"(.+?)"`? could not be displayed')


def compile_edition(edition: Edition, options: Options, *, as_picture: bool = False) -> bytes:
    """Return the edition as PDF, or its first page as a picture in PNG.

    A PDF without a standard would show a box for a character that no font has, and say nothing;
    under PDF/UA-1 Typst refuses it. Raises EditionError for what Typst refuses, for a language
    without a font, and where Typst is not installed or too old.
    """
    need_packages("PDF and PNG editions need", "typst")
    import typst

    chosen = _choose_fonts(edition, options)
    families = {language: found.family for language, found in chosen.items()}
    source = json.dumps(make_data(edition, options, families), ensure_ascii=False)
    standards: list[PDFStandard] = [] if as_picture else ["a-3a", "ua-1"]
    with TemporaryDirectory(prefix="dragoman-") as folder:
        font_book = _make_font_book(chosen, Path(folder))
        try:
            output, warnings = typst.compile_with_warnings(
                str(_TEMPLATE),
                root=str(_TEMPLATE.parent),
                font_paths=font_book,
                ignore_system_fonts=True,
                sys_inputs={"edition": source.encode(errors="replace").decode()},
                timestamp=EARLIEST if options.modified is None else options.modified,
                format="png" if as_picture else "pdf",
                ppi=_PIXELS_PER_INCH,
                pdf_standards=standards,
            )
        except typst.TypstError as error:
            raise EditionError(_explain_error(error, edition)) from None
    for warning in warnings:
        if "unknown font family" in warning.message:
            raise EditionError(f"Typst cannot use a font: {warning.message}")
    pages = output if isinstance(output, list) else [output]
    return bytes(pages[0])


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
