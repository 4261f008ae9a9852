"""What is read of documents of Word and OpenDocument, and what is written with translations.

No law says that each of them is right: they show what a change changes where nobody thought of it.
They are in tests/sources/combinations, and are read as a diff.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dragoman.errors import SourceError
from dragoman.inline import parse_spans
from dragoman.sources import ReadOptions, read, rebuild
from helpers import odt_files, word_files
from helpers.drawing import draw
from helpers.goldens import compare_with_kept, shorten_repeated, show_invisible
from helpers.office_parts import (
    CHANGES,
    ODT_BLOCKS,
    ODT_INLINE,
    ODT_STYLES,
    WORD_BLOCKS,
    WORD_FILES,
    WORD_INLINE,
    combine_body,
)
from helpers.unit_lists import describe

FOLDER = Path(__file__).parent / "combinations"
COUNTS = {"docx": 80, "odt": 80}
LINES = re.compile(
    r"(?=<(?:w:(?:p|r|tr|tc|tbl|hyperlink|ins|sdt)|text:(?:p|h|list|a|span|note))[ >])"
)


def make_word(name: str) -> tuple[bytes, str]:
    body, names = combine_body(name, WORD_BLOCKS, WORD_INLINE)
    return word_files.make_word(body, **WORD_FILES), names


def make_odt(name: str) -> tuple[bytes, str]:
    body, names = combine_body(name, ODT_BLOCKS, ODT_INLINE)
    return odt_files.make_odt(CHANGES + body, odt_files.STYLES + ODT_STYLES), names


MAKERS: dict[str, tuple[Callable[[str], tuple[bytes, str]], Callable[[bytes], str], str]] = {
    "docx": (make_word, word_files.read_part, "w:body"),
    "odt": (make_odt, odt_files.read_part, "office:text"),
}
"""By suffix, what makes a document, what reads its main part, and the element with the text."""


@pytest.mark.parametrize("suffix", MAKERS)
def test_what_is_read_and_written_is_as_it_was(suffix: str) -> None:
    shown = "".join(show_document(f"{suffix} {number}", suffix) for number in range(COUNTS[suffix]))
    compare_with_kept(shorten_repeated(shown), FOLDER / f"{suffix}.txt")


def show_document(name: str, suffix: str) -> str:
    """Return what a document is made of, its units with their spans, and what is written."""
    make, read_part, element = MAKERS[suffix]
    data, names = make(name)
    lines = [names, *_show_inside(data, suffix, read_part, element), "", ""]
    return show_invisible("\n".join(lines))


def _show_inside(
    data: bytes, suffix: str, read_part: Callable[[bytes], str], element: str
) -> Iterator[str]:
    try:
        document = read(data, "a", suffix=f".{suffix}", options=ReadOptions(code=True))
    except SourceError as error:
        yield f"  {error}"
        return
    for unit in document.units:
        yield f"  {describe(unit)}: {unit.text!r}"
        spans = draw(parse_spans(unit.text, markup=document.markup_of(unit)))
        if spans != unit.text:
            yield f"      {spans!r}"
    yield from (f"  {number}: {sentence}" for number, sentence in document.notes)
    yield from (f"  {number} left out: {what}" for number, what in document.left_out)
    texts = {unit.key: f"{unit.text} X." for unit in document.units if unit.translatable}
    written = read_part(rebuild(document, texts, language="fa"))
    inside = written.partition(f"<{element}>")[2].partition(f"</{element}>")[0]
    yield from (f"    {line}" for line in LINES.sub("\n", inside).splitlines() if line.strip())
