"""Compile the Typst template: fonts are chosen, nothing is fetched, an error is one sentence."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from dragoman import fonts, languages
from dragoman.editions._common import EARLIEST, list_languages, list_shown
from dragoman.editions._typst.data import make_data
from dragoman.editions._typst.figures import PICTURES, name_picture_file
from dragoman.errors import EditionError, quote
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
        root = Path(folder)
        font_book = _make_font_book(chosen, root / "fonts")
        template = _lay_out_files(edition, root)
        try:
            output, warnings = typst.compile_with_warnings(
                str(template),
                root=str(root),
                font_paths=font_book,
                ignore_system_fonts=True,
                sys_inputs={"edition": source.encode(errors="replace").decode()},
                timestamp=EARLIEST if options.modified is None else options.modified,
                format="png" if as_picture else "pdf",
                ppi=_PIXELS_PER_INCH,
                pdf_standards=standards,
            )
        except typst.TypstError as error:
            raise EditionError(_explain_error(error, edition, root)) from None
    for warning in warnings:
        if "unknown font family" in warning.message:
            raise EditionError(f"Typst cannot use a font: {warning.message}")
    pages = output if isinstance(output, list) else [output]
    return bytes(pages[0])


def _lay_out_files(edition: Edition, root: Path) -> Path:
    """Put the templates into a folder, and the pictures into one in it. Return the first template.

    Typst reads nothing outside of its root.
    """
    for path in _TEMPLATE.parent.iterdir():  # without the mode of a folder that nobody may change
        shutil.copyfile(path, root / path.name)
    (root / PICTURES).mkdir()
    for name, picture in edition.pictures.items():
        (root / PICTURES / name_picture_file(name, picture)).write_bytes(picture.data)
    return root / _TEMPLATE.name


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
    the folder, because Typst would use everything else that lies beside them."""
    import typst

    folder.mkdir()
    paths = dict.fromkeys(path for found in chosen.values() for path in found.files)
    for number, path in enumerate(paths):
        shutil.copyfile(path, folder / f"{number}{path.suffix.lower()}")
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


def _explain_error(error: object, edition: Edition, root: Path) -> str:
    """Return a sentence about an error of Typst. For a character that no font has, it names the
    paragraph and the language; for a picture, its paragraph."""
    message = str(getattr(error, "message", error))
    if "failed to decode image" in message:
        return _explain_picture(edition, root) or f"Typst cannot show a picture: {message}"
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


def _explain_picture(edition: Edition, root: Path) -> str:
    """Return a sentence about the first picture that Typst cannot read; empty for none."""
    import typst

    for row in edition.all_rows:
        for index in range(len(row.segments)):
            spans = (each for span in list_shown(row, index) for each in span.walk())
            for span in (span for span in spans if span.picture):
                file = name_picture_file(span.picture, edition.pictures[span.picture])
                probe = root / "probe.typ"
                probe.write_text(f'#image("{PICTURES}/{file}")', encoding="utf-8")
                try:
                    typst.compile(str(probe), root=str(root), format="png")
                except typst.TypstError:
                    return (
                        f"paragraph {row.number}: the picture {quote(span.target)} is damaged; "
                        "export it again"
                    )
    return ""


def _find_language(text: str, row: Row) -> str:
    """Return the English name of the language in which a row shows a text; empty for none."""
    for segment in row.segments:
        if text in segment.text:
            return languages.name(segment.language)
        if text in segment.remark.text:
            return languages.name(segment.remark.language)
    return ""
