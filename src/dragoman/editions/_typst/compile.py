"""Compiling the template: fonts chosen, nothing fetched, errors told in one sentence."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from dragoman import fonts, languages
from dragoman.editions._common import EARLIEST, list_languages
from dragoman.editions._typst.data import data
from dragoman.errors import EditionError
from dragoman.model import Edition, Options, Row

if TYPE_CHECKING:
    from typst import Fonts, PDFStandard

_TEMPLATE = Path(__file__).parent / "templates" / "edition.typ"
_PIXELS_PER_INCH = 132.0
_GLYPH = re.compile(r'the text `?"(.+?)"`? could not be displayed')


def compile_edition(edition: Edition, options: Options, *, as_picture: bool = False) -> bytes:
    """Set the edition as PDF, or its first page as a picture. Raises EditionError."""
    try:
        import typst
    except ImportError:
        raise EditionError("pdf editions need: pip install 'dragoman[pdf]'") from None
    chosen = _fonts(edition, options)
    families = {language: found.family for language, found in chosen.items()}
    source = json.dumps(data(edition, options, families), ensure_ascii=False)
    moment = EARLIEST if options.modified is None else options.modified
    standards: list[PDFStandard] = [] if as_picture else ["a-3a", "ua-1"]
    with TemporaryDirectory(prefix="dragoman-") as folder:
        book = _book(chosen, Path(folder))
        try:
            made, warnings = typst.compile_with_warnings(
                str(_TEMPLATE),
                root=str(_TEMPLATE.parent),
                font_paths=book,
                ignore_system_fonts=True,
                sys_inputs={"edition": source.encode(errors="replace").decode()},
                timestamp=moment,
                format="png" if as_picture else "pdf",
                ppi=_PIXELS_PER_INCH,
                pdf_standards=standards,
            )
        except typst.TypstError as error:
            raise EditionError(_sentence(error, edition)) from None
    for warning in warnings:
        if "unknown font family" in warning.message:
            raise EditionError(f"Typst cannot use a font: {warning.message}")
    pages = made if isinstance(made, list) else [made]
    return bytes(pages[0])


def _fonts(edition: Edition, options: Options) -> Mapping[str, fonts.FontFiles]:
    chosen = {}
    for language in list_languages(edition):
        found = fonts.find_font(language, options)
        if found is None:
            name = languages.name(language)
            raise EditionError(f"no font for {name} was found: {fonts.advise(language)}")
        chosen[language] = found
    return chosen


def _book(chosen: Mapping[str, fonts.FontFiles], folder: Path) -> Fonts:
    """Give Typst exactly the files that were found: what else lies beside them plays no part."""
    import typst

    paths = dict.fromkeys(path for found in chosen.values() for path in found.files)
    for number, path in enumerate(paths):
        shutil.copyfile(path, folder / f"{number}{path.suffix.lower()}")
    book = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(folder)]
    )
    known = set(book.families())
    for found in chosen.values():
        if found.family not in known:
            raise EditionError(f"Typst cannot read the font {found.family!r} in {found.folder}")
    return book


def _sentence(error: object, edition: Edition) -> str:
    """Tell what went wrong; of a glyph that no font has, the paragraph and the language."""
    message = str(getattr(error, "message", error))
    glyph = _GLYPH.search(message)
    if glyph is None:
        return f"Typst could not set the edition: {message}"
    text = re.sub(r"\\u\{([0-9a-fA-F]+)\}", lambda hit: chr(int(hit[1], 16)), glyph[1])
    code = " ".join(f"U+{ord(char):04X}" for char in text)
    fix = "give a font that has it in the settings"
    for row in edition.all_rows:
        language = _language_of(text, row)
        if language:
            return f"paragraph {row.number} in {language}: no font has {text!r} ({code}); {fix}"
    return f"no font has {text!r} ({code}); {fix}"


def _language_of(text: str, row: Row) -> str:
    for segment in row.segments:
        if text in segment.text or text in segment.remark:
            return languages.name(segment.language)
    return ""
