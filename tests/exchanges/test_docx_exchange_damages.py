"""Damaged tables: each damage is told or harmless, and no text goes to a message of another row.

A translator has written a new text for each message into the table. Then something happens to it.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest

from dragoman.catalogs.returned_texts import ReturnOutcome
from dragoman.commands.import_ import ImportedFile
from dragoman.containers.ooxml import W
from dragoman.project import Project
from helpers import exchanges, projects
from helpers.word_tables import (
    cells,
    change,
    export_table,
    import_table,
    list_rows,
    put_text,
    put_xml,
    w,
)

COUNT = 12
TRANSLATION = 2
Root = Any


def source(number: int) -> str:
    return f"The paragraph number {number} says something of its own."


def old(number: int) -> str:
    return f"این ترجمهٔ پیشین بند {number} است."


def new(number: int) -> str:
    return f"و این ترجمهٔ تازهٔ بند {number} است."


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project in which every other message is translated."""
    text = "\n\n".join(map(source, range(COUNT)))
    made = projects.make(tmp_path, {"letter.txt": f"{text}\n"}, "fa")
    texts = {source(number): old(number) for number in range(0, COUNT, 2)}

    def put(message: Any) -> Any:
        known = texts.get(message.msgid)
        return projects.translated(message, known) if known else message

    projects.edit(made, put)
    return made


def translate(root: Root) -> None:
    """Write the new texts, as a translator does."""
    for number, row in enumerate(list_rows(root)):
        put_text(cells(row)[TRANSLATION], new(number))


def read_texts(project: Project) -> list[str]:
    return [block.msgstr[0] for block in projects.blocks(project)]


def check(project: Project, before: list[str], file: ImportedFile) -> int:
    """Assert that each message has its old or its new text, or both and is fuzzy.

    Where one has not the new text, there is a remark. Return how many have it.
    """
    taken = 0
    for number, block in enumerate(projects.blocks(project)):
        text = block.msgstr[0]
        if text == new(number) and not block.fuzzy:
            taken += 1
        elif text != before[number]:
            assert block.fuzzy, f"{number}: {text}"
    assert taken == COUNT or file.remarks or file.refused
    exchanges.check_losses(file.remarks)
    return taken


def copy_row(root: Root, rng: Random) -> Any:
    row = rng.choice(list_rows(root))
    row.addnext(copy := deepcopy(row))
    return copy


def delete_row(root: Root, rng: Random) -> None:
    row = rng.choice(list_rows(root))
    row.getparent().remove(row)


def double_row(root: Root, rng: Random) -> None:
    copy_row(root, rng)


def double_row_with_another_text(root: Root, rng: Random) -> None:
    put_text(cells(copy_row(root, rng))[TRANSLATION], "یک ترجمهٔ دیگر از همین بند.")


def move_rows(root: Root, rng: Random) -> None:
    rows = list_rows(root)
    table = rows[0].getparent()
    rng.shuffle(rows)
    for row in rows:
        table.append(row)


def merge_down(root: Root, rng: Random) -> None:
    rows = list_rows(root)
    place = rng.randrange(COUNT - 1)
    for row, value in ((rows[place], "restart"), (rows[place + 1], "continue")):
        properties = cells(row)[TRANSLATION].find(w("tcPr"))
        properties.append(properties.makeelement(w("vMerge"), {w("val"): value}))
    first, second = (cells(row)[TRANSLATION] for row in rows[place : place + 2])
    first.extend(second.findall(w("p")))
    put_text(second, "")


def merge_beside(root: Root, rng: Random) -> None:
    row = rng.choice(list_rows(root))
    first, second = cells(row)[1:3]
    first.extend(second.findall(w("p")))
    properties = first.find(w("tcPr"))
    properties.insert(1, properties.makeelement(w("gridSpan"), {w("val"): "2"}))
    row.remove(second)


def delete_cell(root: Root, rng: Random) -> None:
    row = rng.choice(list_rows(root))
    row.remove(rng.choice(cells(row)))


def divide_cell(root: Root, rng: Random) -> None:
    cell = cells(rng.choice(list_rows(root)))[TRANSLATION]
    cell.addnext(deepcopy(cell))


def edit_source(root: Root, rng: Random) -> None:
    put_text(cells(rng.choice(list_rows(root)))[1], "Another source.")


def empty_translation(root: Root, rng: Random) -> None:
    put_text(cells(rng.choice(list_rows(root)))[TRANSLATION], "")


def exchange_two_cells(root: Root, rng: Random) -> None:
    first, second = cells(rng.choice(list_rows(root)))[1:3]
    second.addnext(first)


def swap_columns(root: Root, rng: Random) -> None:
    order = list(range(5))
    rng.shuffle(order)
    for row in next(root.iter(w("tbl"))).findall(w("tr")):
        found = cells(row)
        for place in order:
            row.append(found[place])


def delete_names(root: Root, rng: Random) -> None:
    table = next(root.iter(w("tbl")))
    table.remove(table.findall(w("tr"))[0])


def rename_columns(root: Root, rng: Random) -> None:
    for cell in cells(next(root.iter(w("tbl"))).findall(w("tr"))[0]):
        put_text(cell, "نام")


def divide_table(root: Root, rng: Random) -> None:
    rows = list_rows(root)
    table = rows[0].getparent()
    other = table.makeelement(w("tbl"))
    other.extend(rows[rng.randrange(1, COUNT) :])
    table.addnext(other)


def paste_table_again(root: Root, rng: Random) -> None:
    table = next(root.iter(w("tbl")))
    table.addnext(deepcopy(table))


def paste_into_another_document(root: Root, rng: Random) -> None:
    body = root[0]
    for paragraph in body.findall(w("p"))[:-1]:
        body.remove(paragraph)
    put_text(wrapper := body.makeelement(w("sdt")), "A document of mine")
    body.insert(0, wrapper)


def remove_keys(root: Root, rng: Random) -> None:
    for row in list_rows(root):
        put_text(cells(row)[0], "")


def remove_first_column(root: Root, rng: Random) -> None:
    for row in next(root.iter(w("tbl"))).findall(w("tr")):
        row.remove(cells(row)[0])


def add_row(root: Root, rng: Random) -> None:
    for cell in cells(copy_row(root, rng)):
        put_text(cell, "یک متن بی‌نشان")


def add_row_without_source(root: Root, rng: Random) -> None:
    for place, cell in enumerate(cells(copy_row(root, rng))):
        put_text(cell, "یک متن بی‌نشان" if place == TRANSLATION else "")


def add_column(root: Root, rng: Random) -> None:
    place = rng.randrange(5)
    for row in next(root.iter(w("tbl"))).findall(w("tr")):
        cell = cells(row)[place]
        cell.addnext(new_cell := deepcopy(cell))
        put_text(new_cell, "")


def nest_table(root: Root, rng: Random) -> None:
    cell = cells(rng.choice(list_rows(root)))[TRANSLATION]
    put_xml(box := cell.makeelement(w("sdt")), "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>")
    cell.append(box)


def copy_key(root: Root, rng: Random) -> None:
    """Copy the first cell of a row over that of another, with the key."""
    first, second = rng.sample(list_rows(root), 2)
    second.replace(cells(second)[0], deepcopy(cells(first)[0]))


DAMAGES: dict[Callable[[Root, Random], None], int] = {
    delete_row: COUNT - 1,
    double_row: COUNT,
    double_row_with_another_text: COUNT - 1,
    move_rows: COUNT,
    merge_down: COUNT - 2,
    merge_beside: COUNT - 1,
    delete_cell: COUNT - 1,
    divide_cell: COUNT - 1,
    edit_source: COUNT,
    empty_translation: COUNT - 1,
    exchange_two_cells: COUNT - 1,
    swap_columns: COUNT,
    delete_names: COUNT,
    rename_columns: COUNT,
    divide_table: COUNT,
    paste_table_again: COUNT,
    paste_into_another_document: COUNT,
    remove_keys: COUNT // 2,
    remove_first_column: COUNT // 2,
    add_row: COUNT,
    add_row_without_source: COUNT,
    add_column: COUNT,
    nest_table: COUNT,
    copy_key: COUNT - 2,
}
"""What happens, and how many messages get their new text at least."""


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damage_is_told_or_harmless(
    project: Project, damage: Callable[[Root, Random], None], seed: int
) -> None:
    before = read_texts(project)

    def harm(root: Root) -> None:
        translate(root)
        damage(root, Random(f"{damage.__name__} {seed}"))

    file = import_table(project, change(export_table(project), harm))
    assert not file.refused
    assert check(project, before, file) >= DAMAGES[damage]


def test_a_file_that_is_cut_off_is_refused_and_changes_nothing(project: Project) -> None:
    before = read_texts(project)
    data = change(export_table(project), translate)
    for length in (len(data) // 4, len(data) // 2, len(data) - 30):
        assert import_table(project, data[:length]).refused
    assert read_texts(project) == before


def test_of_two_versions_both_texts_are_kept(project: Project) -> None:
    sent = export_table(project)
    import_table(project, change(sent, translate))

    def translate_otherwise(root: Root) -> None:
        for number, row in enumerate(list_rows(root)):
            put_text(cells(row)[TRANSLATION], f"نسخهٔ دیگر بند {number} است.")

    file = import_table(project, change(sent, translate_otherwise))
    assert file.outcomes[ReturnOutcome.CONFLICT] == COUNT
    assert all(block.fuzzy for block in projects.blocks(project))


def test_two_halves_give_the_whole(project: Project) -> None:
    sent = export_table(project)

    def keep(half: slice) -> Callable[[Root], None]:
        def cut(root: Root) -> None:
            translate(root)
            kept = list_rows(root)[half]
            for row in list_rows(root):
                if row not in kept:
                    row.getparent().remove(row)

        return cut

    before = read_texts(project)
    halves = [change(sent, keep(half)) for half in (slice(0, 6), slice(6, None))]
    for data in halves:
        file = import_table(project, data)
        assert (0, f"rows are missing: {COUNT // 2} of the {COUNT} that went out") in file.remarks
    assert check(project, before, file) == COUNT


def test_a_table_of_another_project_is_refused(project: Project, tmp_path: Path) -> None:
    (folder := tmp_path / "other").mkdir()
    other = projects.make(folder, {"letter.txt": "Something else.\n\nAnd more.\n"}, "fa")
    file = import_table(project, export_table(other))
    assert "it is for another project" in file.refused


def test_a_comment_of_word_is_taken_once(project: Project) -> None:
    comments = (
        f'<w:comments xmlns:w="{W}"><w:comment w:id="5" w:author="Secret Name"><w:p><w:r>'
        "<w:t>Which one?</w:t></w:r></w:p></w:comment></w:comments>"
    )

    def comment(root: Root) -> None:
        translate(root)
        paragraph = cells(list_rows(root)[4])[1].find(w("p"))
        paragraph.append(paragraph.makeelement(w("commentReference"), {w("id"): "5"}))

    data = change(export_table(project), comment, comments=comments)
    import_table(project, data)
    after = project.catalog("letter", "fa").read_bytes()
    assert after.count(b"Which one?") == 1
    assert b"Secret" not in after
    assert import_table(project, data).written is None
    assert project.catalog("letter", "fa").read_bytes() == after


def test_an_untouched_table_changes_no_byte(project: Project) -> None:
    path = project.catalog("letter", "fa")
    before = path.read_bytes()
    file = import_table(project, export_table(project))
    assert (file.written, file.remarks, dict(file.outcomes)) == (
        None,
        (),
        {ReturnOutcome.UNCHANGED: COUNT},
    )
    assert path.read_bytes() == before
