"""Rows that are missing in a table that came back: each is named with its paragraph and words."""

from __future__ import annotations

import csv
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from dragoman.commands.export import ExportRequest, WantedMessages, export
from dragoman.commands.import_ import ImportedFile, ImportRequest, import_
from dragoman.containers.ooxml import W
from dragoman.project import Project, find_project
from helpers import projects
from helpers.word_tables import cells, change, list_rows, w

Root = Any
Rows = list[list[str]]
COUNT = 14
KEY = 6
"""The column of the keys in a table without a pivot."""


def source(number: int) -> str:
    return f"The paragraph number {number} says something that people have to remember."


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A letter of which the first six paragraphs are translated."""
    text = "\n\n".join(map(source, range(1, COUNT + 1)))
    made = projects.make(tmp_path, {"letter.txt": f"{text}\n"}, "fa")
    projects.translate(made, most=6)
    return made


def send(project: Project, form: str, wanted: WantedMessages = WantedMessages.ALL) -> Path:
    folder = project.root / "out"
    (file,) = export(project, ExportRequest(["letter"], ["fa"], [form], folder, wanted))
    return file.path


def take(project: Project, path: Path) -> ImportedFile:
    (file,) = import_(project, ImportRequest([path]))
    return file


def edit_rows(path: Path, damage: Callable[[Rows], object]) -> Path:
    """Change the rows of a CSV; the first has the names of the columns."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    damage(rows)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def edit_table(path: Path, damage: Callable[[list[Root]], object]) -> Path:
    """Change the rows of a table of Word, which has no row with names in this list."""
    path.write_bytes(change(path.read_bytes(), lambda root: damage(list_rows(root))))
    return path


def name(number: int) -> tuple[int, str]:
    said = f"{source(number)[:59]}…"
    return 0, f"no row has paragraph {number}, which stays as it is: '{said}'"


def remove(*rows: Root) -> None:
    for row in rows:
        row.getparent().remove(row)


def merge_rows(rows: list[Root]) -> None:
    """Make the rows of the paragraphs 4 and 5 one, as Word does: each cell with the one below."""
    for above, below in zip(cells(rows[3]), cells(rows[4]), strict=True):
        for cell, value in ((above, "restart"), (below, "continue")):
            properties = cell.find(w("tcPr"))
            properties.append(properties.makeelement(w("vMerge"), {w("val"): value}))
        above.extend(below.findall(w("p")))
        below.append(below.makeelement(w("p")))


def join_cells(rows: list[Root]) -> None:
    """Put all that is in the rows of the paragraphs 4 and 5 into one cell of one row."""
    first, *others = [*cells(rows[3]), *cells(rows[4])]
    for cell in others:
        first.extend(cell.findall(w("p")))
        remove(cell)
    remove(rows[4])


def append_row(rows: list[Root]) -> None:
    """Let the row of paragraph 5 go on in that of 4, as with a table that was drawn anew."""
    for above, below in zip(cells(rows[3]), cells(rows[4]), strict=True):
        above.extend(deepcopy(each) for each in below.findall(w("p")))
    remove(rows[4])


@pytest.mark.parametrize("damage", [merge_rows, join_cells, append_row])
def test_of_two_rows_that_became_one_both_are_told(
    project: Project, damage: Callable[[list[Root]], object]
) -> None:
    before = [block.text for block in projects.blocks(project)]
    file = take(project, edit_table(send(project, "docx"), damage))
    assert [each for each in file.remarks if each[0] == 0] == [
        (0, f"rows are missing: 1 of the {COUNT} that went out"),
        name(5),
    ]
    (refused,) = (sentence for row, sentence in file.remarks if row == 4)
    assert "not taken" in refused and "dgm_" not in refused
    assert file.not_taken == 1 and file.needs_work
    assert [block.text for block in projects.blocks(project)] == before


def test_a_row_whose_cells_are_one_is_told_with_its_own_number(project: Project) -> None:
    def span(rows: list[Root]) -> None:
        first, *others = cells(rows[8])
        remove(*others)
        first.extend(paragraph for cell in others for paragraph in cell.findall(w("p")))

    file = take(project, edit_table(send(project, "docx"), span))
    ((row, sentence),) = file.remarks
    assert row == 9 and sentence.startswith("its cells were merged, divided or deleted: it has 1")


def test_rows_that_were_deleted_in_word_are_named(project: Project) -> None:
    file = take(project, edit_table(send(project, "docx"), lambda rows: remove(rows[2], rows[9])))
    said = (0, f"rows are missing: 2 of the {COUNT} that went out")
    assert file.remarks == (said, name(3), name(10))
    assert not file.needs_work


def test_rows_that_were_deleted_in_a_table_without_a_number_of_texts_are_named(
    project: Project,
) -> None:
    def delete(rows: Rows) -> None:
        del rows[10], rows[3]

    file = take(project, edit_rows(send(project, "csv"), delete))
    assert file.remarks == (name(3), name(10))


def test_of_many_missing_rows_the_first_ten_are_named_and_the_others_counted(
    project: Project,
) -> None:
    def delete(rows: Rows) -> None:
        del rows[2:9], rows[3:]  # what stays are the paragraphs 1 and 9

    file = take(project, edit_rows(send(project, "csv"), delete))
    named = [*range(2, 9), *range(10, 13)]
    others = (0, "no row has these paragraphs either: 13-14")
    assert file.remarks == (*map(name, named), others)


@pytest.mark.parametrize("wanted", list(WantedMessages), ids=str)
def test_a_part_of_the_messages_lacks_nothing_where_the_file_says_how_many_went_out(
    project: Project, wanted: WantedMessages
) -> None:
    let_each_state_be_there(project)
    assert take(project, send(project, "docx", wanted)).remarks == ()


@pytest.mark.parametrize("wanted", ["all", "todo", "unreviewed"])
def test_a_part_of_the_messages_lacks_none_that_is_done(project: Project, wanted: str) -> None:
    let_each_state_be_there(project)
    assert take(project, send(project, "csv", WantedMessages(wanted))).remarks == ()


def let_each_state_be_there(project: Project) -> None:
    """Make three messages fuzzy; then three are translated, and eight have no text."""
    doubted = {block.key for block in projects.blocks(project)[:3]}
    projects.edit(project, lambda block: projects.fuzzy(block) if block.key in doubted else block)


def test_of_a_part_of_the_messages_a_missing_one_is_named(project: Project) -> None:
    path = send(project, "docx", WantedMessages.UNTRANSLATED)
    file = take(project, edit_table(path, lambda rows: remove(rows[1])))
    assert file.remarks == ((0, "rows are missing: 1 of the 8 that went out"), name(8))
    path = send(project, "csv", WantedMessages.UNREVIEWED)
    assert take(project, edit_rows(path, lambda rows: rows.__delitem__(2))).remarks == (name(2),)


def test_a_message_whose_source_has_changed_since_has_the_row_of_the_earlier_one(
    project: Project,
) -> None:
    path = send(project, "csv")
    document = project.source("letter")
    text = document.read_text("utf-8")
    document.write_text(text.replace("number 4 says", "number 4 had said"), "utf-8")
    again = projects.refresh(project)
    assert take(again, path).remarks == ()


def test_a_table_without_keys_of_ours_lacks_nothing(project: Project) -> None:
    def take_keys_away(rows: Rows) -> None:
        del rows[2]
        for row in rows[1:]:
            row[KEY] = ""

    file = take(project, edit_rows(send(project, "csv"), take_keys_away))
    assert not any("no row has" in sentence for _, sentence in file.remarks)


def test_a_table_is_taken_where_its_source_is_gone(project: Project) -> None:
    path = edit_table(send(project, "docx"), lambda rows: remove(rows[2]))
    project.source("letter").write_bytes(b"\xff\xfe\x00")
    file = take(find_project(project.root), path)
    assert [said for _, said in file.remarks] == [
        f"rows are missing: 1 of the {COUNT} that went out",
        f"which of its rows are missing is not known: {project.source('letter')}:1: byte 0x00 is "
        "not utf-16-le; save the file as UTF-8 or set `encoding`",
    ]


def test_a_table_that_was_pasted_twice_lacks_nothing(project: Project) -> None:
    path = send(project, "docx")

    def paste(root: Root) -> None:
        body = next(root.iter(f"{{{W}}}body"))
        for each in [deepcopy(each) for each in body if each.tag != w("sectPr")]:
            body.insert(len(body) - 1, each)

    path.write_bytes(change(path.read_bytes(), paste))
    assert take(project, path).remarks == ()
