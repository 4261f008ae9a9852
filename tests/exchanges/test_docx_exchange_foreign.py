"""Tables in Word and OpenDocument that are not ours: of programs of translators, and of people."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.commands._returned.files import read_returned
from dragoman.errors import ExchangeError
from dragoman.exchanges import docx, find_exchange
from dragoman.model import NotTaken, State
from helpers.odt_files import make_odt
from helpers.word_files import make_word, paragraph

ROWS = (
    ("1", "Translated (0%)", "One", "یک"),
    ("2", "Draft (75%)", "Two", "دو"),
    ("3", "Not Translated", "Three", ""),
)
TRADOS = ("Segment ID", "Segment status", "Source segment", "Target segment")


def write_word(*tables: list[tuple[str, ...]]) -> bytes:
    def write(rows: list[tuple[str, ...]]) -> str:
        lines = ("".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in row) for row in rows)
        return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"

    return make_word(paragraph("letter.sdlxliff") + "".join(map(write, tables)))


def write_odt(*tables: list[tuple[str, ...]]) -> bytes:
    def write(rows: list[tuple[str, ...]]) -> str:
        cells = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
        lines = ("".join(map(cells.format, row)) for row in rows)
        inside = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
        return f"<table:table>{inside}</table:table>"

    return make_odt("".join(map(write, tables)))


@pytest.mark.parametrize("write", [write_word, write_odt])
def test_the_table_of_a_translators_program_is_read(write: Callable[..., bytes]) -> None:
    data = write([("file", "letter")], [TRADOS, *ROWS[:1]], [TRADOS, *ROWS[1:]])
    assert find_exchange(data) is docx
    returned = docx.read(data, "x")
    assert [(row.source, row.text, row.state) for row in returned.rows] == [
        ("One", "یک", State.TRANSLATED),
        ("Two", "دو", State.FUZZY),
        ("Three", "", State.UNTRANSLATED),
    ]
    assert (returned.language, returned.remarks) == ("", ())


@pytest.mark.parametrize("write", [write_word, write_odt])
@pytest.mark.parametrize(
    "names",
    [
        ("ID", "Status", "Original text", "Translated text"),
        ("No", "State", "Source (en)", "Translated"),
        ("No", "Segment status", "Original string", "Target string [fa]"),
    ],
)
def test_a_row_with_a_title_may_be_above_the_names(
    write: Callable[..., bytes], names: tuple[str, ...]
) -> None:
    returned = docx.read(write([("a letter from English to Persian",), names, *ROWS]), "x")
    assert [(row.row, row.source, row.text, row.state) for row in returned.rows] == [
        (3, "One", "یک", State.TRANSLATED),
        (4, "Two", "دو", State.FUZZY),
        (5, "Three", "", State.UNTRANSLATED),
    ]
    assert returned.remarks == ()


def test_what_is_doubtful_in_a_translation_is_told_with_its_row() -> None:
    bold = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">دو </w:t></w:r>'
    mixed = f"<w:p>{bold}<w:r><w:t>و سه</w:t></w:r></w:p>"
    table = (
        f"<w:tbl><w:tr><w:tc>{paragraph('Source')}</w:tc><w:tc>{paragraph('Target')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{mixed}</w:tc><w:tc>{mixed}</w:tc></w:tr></w:tbl>"
    )
    returned = docx.read(make_word(table), "x")
    assert [row.text for row in returned.rows] == ["دو و سه"]
    ((number, sentence),) = returned.remarks
    assert number == 2 and "bold" in sentence


def test_a_document_without_such_a_table_is_refused() -> None:
    with pytest.raises(ExchangeError, match="it has no table that `dragoman export` made"):
        docx.read(write_word([("One", "یک"), ("Two", "دو")]), "x")


def test_of_a_table_of_ours_of_which_only_the_lines_are_left_it_is_said_what_to_do() -> None:
    key = f"dgm_{'0123456789abcdef' * 2}u"
    lines = "".join(map(paragraph, ("1", key, "One", "یک", "translated")))
    with pytest.raises(ExchangeError, match=r"table .* is gone, .* the translations alone"):
        docx.read(make_word(lines), "x")


@pytest.mark.parametrize("write", [write_word, write_odt])
def test_a_table_with_a_column_for_each_language_is_a_glossary_or_has_translations(
    write: Callable[..., bytes], tmp_path: Path
) -> None:
    """Which of them it is, who takes it decides by the messages of the project."""
    path = tmp_path / "a.docx"
    path.write_bytes(write([("English", "Persian"), ("gate",), ("gate", "دروازه")]))
    (file,) = read_returned([path])
    assert file.glossary is not None
    assert file.tables[0].decode().splitlines() == ["English,Persian", "", "gate,دروازه"]


def test_a_row_whose_cells_are_not_those_of_the_names_is_told_and_not_taken() -> None:
    cell, merged = "<w:tc>{}</w:tc>", "<w:tc><w:tcPr><w:vMerge{}/></w:tcPr>{}</w:tc>"
    one = cell.format(paragraph("One")) + merged.format(' w:val="restart"', paragraph("یک"))
    two = cell.format(paragraph("Two")) + merged.format("", paragraph(""))
    names = cell.format(paragraph("Source")) + merged.format("", paragraph("Target"))
    rows = (names, one, two, cell.format(paragraph("Three")))
    table = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    returned = docx.read(make_word(table), "x")
    assert [row.source for row in returned.rows] == []
    assert [number for number, _ in returned.remarks] == [2, 3, 4]
    assert all(isinstance(sentence, NotTaken) for _, sentence in returned.remarks)
