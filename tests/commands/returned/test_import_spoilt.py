"""Tables that programs or people have spoilt on their way: nothing of it is taken in silence."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dragoman.commands.export import ExportRequest, export
from dragoman.commands.import_ import ImportedFile, ImportRequest, import_
from dragoman.exchanges import load_exchange
from dragoman.model import Returned
from dragoman.project import Project
from helpers import exchanges, projects
from helpers.support import snapshot

Rows = list[list[str]]
SOURCE, TEXT, KEY = 2, 3, 6
THEIRS = "متنی که کسی نوشته است"
PERSIAN = "نامه‌ای برای مردم شهر"
COMPUTED = "its text is a formula, or the error of one, and not what the formula says"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A letter and notes of which nothing is translated."""
    documents = {"letter.txt": projects.TEXT, "notes.txt": "A note.\n\nMore.\n"}
    return projects.make(tmp_path, documents, "fa")


def send(project: Project, document: str = "letter") -> tuple[Path, Rows]:
    """Return a table that went out, and its rows."""
    (file,) = export(project, ExportRequest((document,), ("fa",), ("csv",), project.root / "out"))
    text = file.path.read_text(encoding="utf-8-sig")
    return file.path, list(csv.reader(io.StringIO(text, newline="")))


def take(project: Project, path: Path, rows: Rows, document: str | None = None) -> ImportedFile:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8-sig", newline="")
    (file,) = import_(project, ImportRequest((path,), document=document))
    exchanges.check_losses(file.remarks)
    return file


@pytest.mark.parametrize(
    "text",
    [
        PERSIAN.encode("ascii", "replace").decode(),
        PERSIAN.encode("cp1256", "replace").decode("utf-8", "replace"),
        PERSIAN.encode().decode("cp1256"),
        PERSIAN.encode().decode("latin-1"),
        PERSIAN.encode().decode("mac_roman"),
    ],
)
def test_a_text_whose_letters_are_spoilt_is_not_taken(project: Project, text: str) -> None:
    path, rows = send(project)
    rows[1][TEXT], rows[2][TEXT] = text, PERSIAN
    file = take(project, path, rows)
    assert [row for row, said in file.remarks if "its letters are spoilt" in said] == [2]
    assert [block.msgstr[0] for block in projects.blocks(project)][:2] == ["", PERSIAN]


def show_as_office(text: str) -> str:
    """Return how LibreOffice shows UTF-8 that it takes for the usual encoding of Windows."""
    return "".join(
        bytes([byte]).decode("cp1252")
        if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
        else chr(0xF100 + byte)
        for byte in text.encode()
    )


@pytest.mark.parametrize("text", ["یہ کس طرح مدد کرتا ہے؟", "ہاں", PERSIAN])
def test_bytes_that_an_old_encoding_lacks_hide_nothing(project: Project, text: str) -> None:
    """LibreOffice has characters of its own for them, browsers those with the same number."""
    path, rows = send(project)
    rows[1][TEXT] = show_as_office(text)
    rows[2][TEXT] = show_as_office(PERSIAN)
    file = take(project, path, rows)
    assert [row for row, said in file.remarks if "its letters are spoilt" in said] == [2, 3]
    assert [block.msgstr[0] for block in projects.blocks(project)][:2] == ["", ""]


@pytest.mark.parametrize("text", ["\x1eنامه\x1c", "نا\x02مه", "\x84Brief\x93", "Brief\x7f"])
def test_characters_that_no_keyboard_writes_show_that_a_text_is_spoilt(
    project: Project, text: str
) -> None:
    """Half of each quotation mark, as a program leaves it that reads two bytes as one; and the
    bytes of Windows, as characters."""
    path, rows = send(project)
    rows[1][TEXT], rows[2][TEXT] = text, PERSIAN
    file = take(project, path, rows)
    first = next(char for char in text if not char.isprintable())
    why = f"U+{ord(first):04X}, which nobody writes, is among them"
    assert file.remarks == ((2, f"its letters are spoilt: {why}; it is not taken"),)
    assert [block.msgstr[0] for block in projects.blocks(project)][:2] == ["", PERSIAN]


def test_a_control_character_that_is_here_already_hides_no_correction(project: Project) -> None:
    """A reader of PDF put it there, in the place of a hyphen."""
    projects.edit(project, lambda block: projects.translated(block, "نا\x02مه"))
    path, rows = send(project)
    rows[1][TEXT] = "نا\x02مه‌ای"
    assert take(project, path, rows).remarks == ()
    assert projects.blocks(project)[0].msgstr == ("نا\x02مه‌ای",)


@pytest.mark.parametrize(
    "char", "\u200c\u200d\u200e\u061c\ufeff\u00ad\u2060\u202f\u2067\u180e\u034f"
)
def test_what_nobody_sees_but_somebody_writes_is_taken(project: Project, char: str) -> None:
    path, rows = send(project)
    rows[1][TEXT] = f"نا{char}مه"
    assert take(project, path, rows).remarks == ()
    assert projects.blocks(project)[0].msgstr == (f"نا{char}مه",)


def test_numbers_whose_column_has_lost_its_name_are_no_text_of_somebody(project: Project) -> None:
    path, rows = send(project)
    rows[0][0], rows[1][TEXT] = "mber", PERSIAN
    assert take(project, path, rows).remarks == ()
    rows[0].append("my own")
    rows[1].append("a text")
    assert [said for _, said in take(project, path, rows).remarks] == [
        "a text in a column that was added is not taken: a text"
    ]


@pytest.mark.parametrize(
    "text",
    [
        '=GOOGLETRANSLATE(C2,"en","fa")',
        "= _xlfn.TRANSLATE(C2)\n",
        "=ЕСЛИ(A1;B1)",
        "#NAME?",
        "#WERT!",
        "#¡VALOR!",
        "#¿NOMBRE?",
        "#Н/Д",
        "#DIV/0!",
        "#N/A",
        "Err:508",
    ],
)
def test_what_a_spreadsheet_computes_is_no_translation(project: Project, text: str) -> None:
    """In CSV a formula is a text, and so is what is shown where one cannot be computed."""
    path, rows = send(project)
    rows[1][TEXT], rows[2][TEXT] = text, PERSIAN
    file = take(project, path, rows)
    ((number, said),) = file.remarks
    assert (number, said) == (2, f"{COMPUTED}; it is not taken")
    assert [block.msgstr[0] for block in projects.blocks(project)][:2] == ["", PERSIAN]


@pytest.mark.parametrize(
    "text",
    [
        *("=نامه", "+۹۸", "-نامه", "@نامه", "#نامه_ها", "#letter!", "Err: 508", "= f (x)"),
        *("#ایران!", "#加油!", "#1!"),
    ],
)
def test_a_text_that_only_begins_like_a_formula_is_taken(project: Project, text: str) -> None:
    path, rows = send(project)
    rows[1][TEXT] = text
    take(project, path, rows)
    assert projects.blocks(project)[0].msgstr[0] == text


def test_a_formula_that_the_source_has_may_be_translated(tmp_path: Path) -> None:
    made = projects.make(tmp_path, {"letter.txt": "=SUM(A1)\n\n#Help!\n\n#Together!\n"}, "fa")
    path, rows = send(made)
    new = ["=SUMME(A1)", "#HILFE!", "#با_هم!"]
    for row, text in zip(rows[1:], new, strict=True):
        row[TEXT] = text
    file = take(made, path, rows)
    assert not any("formula" in said for _, said in file.remarks)
    assert [block.msgstr[0] for block in projects.blocks(made)] == new


NOT_SPOILT = ("چه؟", "شک", "رگ", "آیا?? چرا؟", "واقعاً؟؟؟", "«é à ü ö ä ß ç ñ»", "Ω≈ç√∫˜µ≤≥÷")


@pytest.mark.parametrize("text", NOT_SPOILT)
def test_a_text_that_only_looks_strange_is_taken(project: Project, text: str) -> None:
    path, rows = send(project)
    rows[1][TEXT] = text
    file = take(project, path, rows)
    assert not any("spoilt" in said for _, said in file.remarks)
    assert projects.blocks(project)[0].msgstr[0] == text


@pytest.mark.parametrize("place", [1, 3, 4])
def test_rows_above_the_names_of_the_columns_are_not_lost_in_silence(
    project: Project, place: int
) -> None:
    path, rows = send(project)
    for row in rows[1:]:
        row[TEXT] = PERSIAN
    rows.insert(place, rows.pop(0))
    before = snapshot(project.root / "locale")
    assert "put it back to the top" in take(project, path, rows).refused
    assert snapshot(project.root / "locale") == before


@pytest.mark.parametrize("place", [0, SOURCE, TEXT, 4, 7])
@pytest.mark.parametrize("name", ["", "My version"])
def test_a_text_in_a_column_of_somebody_is_told(project: Project, place: int, name: str) -> None:
    path, rows = send(project)
    for row in rows:
        row.insert(place, "")
    rows[0][place], rows[2][place] = name, PERSIAN
    file = take(project, path, rows)
    said = f"a text in a column that was added is not taken: {PERSIAN}"
    assert file.remarks == ((3, said),)


def test_a_file_of_another_document_is_called_by_its_name(project: Project) -> None:
    path, rows = send(project, "notes")
    refused = take(project, path, rows, "letter").refused
    assert refused == "it is for the document 'notes', and not for 'letter'"
    for row in rows[1:]:
        row[SOURCE], row[KEY] = "Unknown.", ""
    assert take(project, path, rows, "letter").refused == "none of its messages are in 'letter'"


@pytest.mark.parametrize(
    "change",
    [
        lambda row: [row[0], row[2], THEIRS, PERSIAN, *row[4:]],  # About is gone
        lambda row: [*row[:2], THEIRS, PERSIAN, *row[4:]],  # Source is gone
    ],
)
def test_a_column_in_the_place_of_one_that_is_gone_is_not_taken(
    project: Project, change: Callable[[list[str]], list[str]]
) -> None:
    before = snapshot(project.root / "locale")
    path, rows = send(project)
    file = take(project, path, [change(row) for row in rows[1:]])
    assert "they are not in the order in which they went out" in file.refused
    assert snapshot(project.root / "locale") == before


def test_without_names_the_order_that_went_out_is_right(project: Project) -> None:
    path, rows = send(project)
    rows[1][TEXT] = PERSIAN
    assert take(project, path, rows[1:]).refused == ""
    assert projects.blocks(project)[0].msgstr[0] == PERSIAN


def test_a_text_that_is_here_already_is_not_refused(project: Project) -> None:
    """Whoever has such a letter in a catalogue is told by ``check``, and not at each import."""
    path, rows = send(project)
    rows[1][TEXT] = PERSIAN
    take(project, path, rows)
    catalog = next(project.locale_folder.rglob("letter.po"))
    catalog.write_text(catalog.read_text("utf-8").replace(PERSIAN, f"{PERSIAN}\ufffd"), "utf-8")
    path, rows = send(project)
    assert rows[1][TEXT] == f"{PERSIAN}\ufffd"
    rows[2][TEXT] = "متنی دیگر"
    assert not any("spoilt" in said for _, said in take(project, path, rows).remarks)


@pytest.mark.parametrize("field", ["key", "source", "text", "note", "context", "pivot"])
def test_half_of_a_character_that_a_format_returns_is_refused_with_its_row(
    project: Project, field: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As JSON may say it: "\\ud800". No catalogue can have it."""
    path, _ = send(project)
    form = load_exchange("csv")
    read = form.read

    def read_half(data: bytes, name: str) -> Returned:
        returned = read(data, name)
        half: dict[str, Any] = {field: "\ud800"}
        spoilt = returned.rows[1]._replace(**half)
        return replace(returned, rows=(returned.rows[0], spoilt), row_name="line")

    monkeypatch.setattr(form, "read", read_half)
    before = snapshot(project.root)
    (file,) = import_(project, ImportRequest((path,)))
    assert file.refused == "line 3 has half of a character in it"
    assert snapshot(project.root) == before
