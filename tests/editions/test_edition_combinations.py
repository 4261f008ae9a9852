"""What each format of editions writes of many small editions that are put together from parts.

No law says that each of them is right: they show what a change changes where nobody thought of it.
They are in tests/editions/combinations, and are read as a diff.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from dragoman import __version__
from dragoman.editions import EditionFormat, docx, epub, fragment, html, load_format, md, tex
from dragoman.editions._common import list_languages
from dragoman.editions._typst.data import make_data
from dragoman.errors import EditionError
from helpers.combined_editions import Combined, combine_edition
from helpers.goldens import compare_with_kept, shorten_repeated, show_invisible

FOLDER = Path(__file__).parent / "combinations"
FAMILIES = {"en": ["Body"], "fa": ["Amiri", "Body"]}
"""The names of fonts that the data of a PDF has; nothing of them is read."""
PARTS_OF_WORD = ("docProps/core.xml", "word/document.xml", "word/footnotes.xml", "word/footer1.xml")
PLACES_OF_LINES = re.compile(r"(?=<w:(?:p|r|t|tr|tc|tbl|[rpt]c?Pr|tblPr|bookmarkStart|sectPr)[ >])")


def write_page(combined: Combined) -> str:
    """Return a page of HTML without its style sheet."""
    page = html.render(combined.edition, combined.options).decode()
    return re.sub(r"<style>.*?</style>\n?", "", page, flags=re.DOTALL)


def write_fragment(combined: Combined) -> str:
    return fragment.render(combined.edition, combined.options).decode()


def write_markdown(combined: Combined) -> str:
    return md.render(combined.edition, combined.options).decode()


def write_latex(combined: Combined) -> str:
    return tex.render(combined.edition, combined.options).decode()


def write_book(combined: Combined) -> str:
    """Return the files of a book that have text, without its cover."""
    with ZipFile(io.BytesIO(epub.render(combined.edition, combined.options))) as archive:
        names = [name for name in archive.namelist() if name.endswith((".opf", ".xhtml"))]
        files = [f"{name}\n{archive.read(name).decode()}" for name in names if "cover" not in name]
    return re.sub(r"urn:uuid:[-0-9a-f]+", "urn:uuid:ID", "\n".join(files))


def write_word(combined: Combined) -> str:
    """Return the parts of a document that have text, an element a line."""
    with ZipFile(io.BytesIO(docx.render(combined.edition, combined.options))) as archive:
        parts = [archive.read(name).decode() for name in PARTS_OF_WORD]
    return PLACES_OF_LINES.sub("\n", "\n".join(parts).replace(' xml:space="preserve"', ""))


def write_data(combined: Combined) -> str:
    """Return the data of a PDF without what is empty or false."""
    languages = list_languages(combined.edition)
    families = {code: FAMILIES.get(code, FAMILIES["en"]) for code in languages}
    return "\n".join(list_values("data", make_data(combined.edition, combined.options, families)))


def list_values(name: str, value: object) -> Iterator[str]:
    """Yield the values in some data with their names: a line for what is short."""
    line = f"{name} {json.dumps(value, ensure_ascii=False)}"
    if isinstance(value, dict):
        inside = [(key, each) for key, each in value.items() if each]
    elif isinstance(value, list):
        inside = [("-", each) for each in value]
    else:
        inside = []
    if len(line) <= 90 or not inside:
        yield line
        return
    yield name
    for key, each in inside:
        yield from (f" {line}" for line in list_values(key, each))


WRITERS: dict[str, tuple[Callable[[Combined], str], EditionFormat, int]] = {
    "html": (write_page, load_format("html"), 10),
    "fragment": (write_fragment, load_format("fragment"), 8),
    "md": (write_markdown, load_format("md"), 11),
    "tex": (write_latex, load_format("tex"), 8),
    "epub": (write_book, load_format("epub"), 6),
    "docx": (write_word, load_format("docx"), 6),
    "typst": (write_data, load_format("pdf"), 8),
}
"""By file, what writes an edition, its format, and how many editions the file has."""


@pytest.mark.parametrize("name", WRITERS)
def test_what_is_written_is_as_it_was(name: str) -> None:
    write, form, count = WRITERS[name]
    has_pictures = hasattr(form, "PICTURES")
    editions = (
        combine_edition(f"{name} {number}", form.LAYOUTS, has_pictures=has_pictures)
        for number in range(count)
    )
    shown = shorten_repeated("".join(show_edition(edition, write) for edition in editions))
    compare_with_kept(shown, FOLDER / f"{name}.txt")


def show_edition(combined: Combined, write: Callable[[Combined], str]) -> str:
    """Return what an edition was put together from, and what is written of it."""
    try:
        written = write(combined)
    except EditionError as error:
        written = str(error)
    lines = show_invisible(written).replace(__version__, "VERSION").split("\n")
    return "\n".join((combined.description, *(f"  {line}" for line in lines if line), "", ""))
