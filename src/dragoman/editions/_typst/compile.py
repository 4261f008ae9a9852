"""Compile the Typst template: fonts are chosen, nothing is fetched, an error is one sentence."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from dragoman import languages
from dragoman.editions._common import EARLIEST
from dragoman.editions._typst.data import make_data
from dragoman.editions._typst.faces import (
    STANDARDS,
    choose_fonts,
    find_undisplayable,
    make_font_book,
)
from dragoman.errors import EditionError, quote
from dragoman.model import Edition, Options, Row
from dragoman.packages import need_packages

_TEMPLATE = Path(__file__).parent / "templates" / "edition.typ"
_PIXELS_PER_INCH = 132.0


def compile_edition(edition: Edition, options: Options, *, as_picture: bool = False) -> bytes:
    """Return the edition as PDF, or its first page as a picture in PNG.

    A PDF without a standard would show a box for a character that no font has, and say nothing;
    under PDF/UA-1 Typst refuses it. Raises EditionError for what Typst refuses, for a language
    without a font, and where Typst is not installed or too old.
    """
    need_packages("PDF and PNG editions need", "typst")
    import typst

    chains = choose_fonts(edition, options)
    with TemporaryDirectory(prefix="dragoman-") as folder:
        font_book, names = make_font_book(chains, Path(folder))
        families = {
            language: [names.get(family, family) for family in chains.list_chain(language)]
            for language in chains.own
        }
        data = make_data(edition, options, families, chains.list_plain())
        source = json.dumps(data, ensure_ascii=False)
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
                pdf_standards=[] if as_picture else list(STANDARDS),
            )
        except typst.TypstError as error:
            raise EditionError(_explain_error(error, edition)) from None
    for warning in warnings:
        if "unknown font family" in warning.message:
            raise EditionError(f"Typst cannot use a font: {warning.message}")
    pages = output if isinstance(output, list) else [output]
    return bytes(pages[0])


def _explain_error(error: object, edition: Edition) -> str:
    """Return a sentence about an error of Typst. For a character that no font has, it names the
    paragraph and the language."""
    text = find_undisplayable(error)
    if not text:
        return f"Typst could not set the edition: {getattr(error, 'message', error)}"
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
