"""A table with a column for each language: translations if its texts are messages, else terms."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from dragoman.commands.import_ import ImportedFile, ImportRequest, import_
from dragoman.project import Project
from helpers import projects

FIRST = "The door is open."
SECOND = (
    "The river rose by three metres in the night, and the bridge was closed for two weeks, until "
    "the water went down again and somebody had looked at it."
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    folder = tmp_path / "project"
    folder.mkdir()
    return projects.make(folder, {"letter.txt": f"{FIRST}\n\n{SECOND}\n"})


def take(project: Project, table: bytes, language: str | None = None) -> list[ImportedFile]:
    path = project.root / "returned"
    path.write_bytes(table)
    return list(import_(project, ImportRequest([path], language=language)))


def find_texts(project: Project, language: str) -> list[str]:
    catalog = project.read_catalog("letter", language)
    return [block.msgstr[0] for block in catalog.blocks] if catalog else []


def make_table(head: str, mark: str = ",") -> bytes:
    rows = [
        head.split(","),
        [FIRST, "در باز است.", "الباب مفتوح."],
        [SECOND, "آب رفت.", "نزل الماء."],
    ]
    cells = [[f'"{cell}"' for cell in row[: len(rows[0])]] for row in rows]
    return "\n".join(mark.join(row) for row in cells).encode()


@pytest.mark.parametrize("head", ["en,fa,ar", "English,Persian,Arabic", "source,fa,ar", "en,fa"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_of_messages_goes_into_the_catalogues_of_its_languages(
    project: Project, head: str, mark: str
) -> None:
    files = take(project, make_table(head, mark))
    languages = ["fa", "ar"][: head.count(",")]
    assert [file.place and file.place.language for file in files] == languages
    assert not any(file.refused or file.not_taken for file in files)
    assert find_texts(project, "fa") == ["در باز است.", "آب رفت."]
    assert not project.glossary_file.exists()


@pytest.mark.parametrize(
    "head",
    [
        "Key,Reference,fa,ar,Notes",
        "key_id,Base language (English),Persian,Arabic,tags",
        "Identifier,source_phrase,Target: Persian,Target: Arabic,max_length",
        "id,default,Target_fa,Target_ar,context",
        "ID,English (original),Persian (translation),Arabic text,Done?",
        "No,English (United States),فارسی,العربية,Comment",
    ],
)
def test_what_is_in_a_column_shows_that_it_has_the_sources(project: Project, head: str) -> None:
    rows = [f"door,{FIRST},در باز است.,الباب مفتوح.,x", f'river,"{SECOND}",آب رفت.,نزل الماء.,12']
    files = take(project, "\n".join([head, *rows]).encode())
    assert [file.place and file.place.language for file in files] == ["fa", "ar"]
    assert not any(file.refused or file.not_taken for file in files)
    assert find_texts(project, "fa") == ["در باز است.", "آب رفت."]
    assert find_texts(project, "ar") == ["الباب مفتوح.", "نزل الماء."]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("names", [("Term", "Context", "Translation"), ("", "", "Target text")])
def test_the_user_may_say_the_language_of_a_translation(
    project: Project, names: tuple[str, ...], mark: str
) -> None:
    rows = names, (FIRST, "", "در باز است."), (f'"{SECOND}"', "", "آب رفت.")
    table = "\n".join(mark.join(row) for row in rows)
    (file,) = take(project, table.encode("utf-16"), "fa")
    assert file.place == ("letter", "fa") and not file.not_taken
    assert find_texts(project, "fa") == ["در باز است.", "آب رفت."]


def test_a_table_of_markdown_may_have_the_columns_of_another_program(project: Project) -> None:
    table = f"| key | en | fa |\n|:--|---|---|\n| a | {FIRST} | در باز است. |\n"
    (file,) = take(project, table.encode())
    assert file.place == ("letter", "fa") and not file.not_taken
    assert find_texts(project, "fa") == ["در باز است.", ""]


def test_columns_without_the_name_of_a_language_are_told(project: Project) -> None:
    (file,) = take(project, f"A,B\n{FIRST},در باز است.\n".encode())
    assert "write the code of the language above it" in file.refused
    assert find_texts(project, "fa") == ["", ""]


def test_two_columns_in_one_language_are_refused(project: Project) -> None:
    (file,) = take(project, make_table("en,fa,Persian"))
    assert "two columns with a translation" in file.refused
    assert find_texts(project, "fa") == ["", ""]


@pytest.mark.parametrize("column", ["max", "id", "key", "mt"])
def test_a_column_with_the_code_of_a_language_and_no_texts_has_none(
    project: Project, column: str
) -> None:
    table = f'{column},en,fa\n7,{FIRST},در باز است.\nriver_1,"{SECOND}",آب رفت.\n'
    (file,) = take(project, table.encode())
    assert file.place == ("letter", "fa") and not file.refused


def test_the_states_of_a_table_count(project: Project) -> None:
    rows = [("Confirmed", FIRST, "در باز است."), ("Pre-translated", SECOND, "آب رفت.")]
    head = "Status,English,Persian"
    table = "\n".join([head, *(f'{state},"{own}",{text}' for state, own, text in rows)])
    (file,) = take(project, table.encode())
    assert not file.not_taken
    catalog = project.read_catalog("letter", "fa")
    assert catalog and [block.fuzzy for block in catalog.blocks] == [False, True]


def test_states_in_other_words_are_told(project: Project) -> None:
    (file,) = take(project, f"Status,English,Persian\nin Arbeit,{FIRST},در باز است.\n".encode())
    assert file.not_taken == 1
    assert find_texts(project, "fa") == ["در باز است.", ""]


def test_only_the_language_that_the_user_names_is_taken(project: Project) -> None:
    (file,) = take(project, make_table("en,fa,ar"), "ar")
    assert file.place == ("letter", "ar")
    assert find_texts(project, "fa") == ["", ""]
    assert find_texts(project, "ar") == ["الباب مفتوح.", "نزل الماء."]


def test_a_language_that_no_column_has_is_told(project: Project) -> None:
    (file,) = take(project, make_table("en,fa"), "ar")
    assert file.refused == "none of its columns is in the language 'ar'"
    assert find_texts(project, "fa") == find_texts(project, "ar") == ["", ""]


def test_a_column_may_name_its_language_in_any_way(tmp_path: Path) -> None:
    made = projects.make(tmp_path, {"letter.txt": f"{FIRST}\n\n{SECOND}\n"}, "pt_BR, zh_TW")
    files = take(made, make_table("EN,pt-br,zh-Hant-TW"))
    assert [file.place and file.place.language for file in files] == ["pt_BR", "zh_TW"]


def test_a_language_that_the_project_has_not_is_told_and_the_others_are_taken(
    project: Project,
) -> None:
    taken, refused = take(project, make_table("en,fa,de"))
    assert taken.place == ("letter", "fa")
    assert refused.refused
    assert find_texts(project, "fa") == ["در باز است.", "آب رفت."]


def test_a_workbook_may_have_such_a_table(project: Project) -> None:
    book = openpyxl.Workbook()
    for row in (["en", "fa"], [FIRST, "در باز است."], [SECOND, "آب رفت."]):
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    (file,) = take(project, data.getvalue())
    assert file.place == ("letter", "fa")
    assert find_texts(project, "fa") == ["در باز است.", "آب رفت."]


def test_a_row_without_a_message_is_told_and_the_others_are_taken(project: Project) -> None:
    (file,) = take(project, make_table("en,fa") + '\n"A third one.","سومی."'.encode())
    assert file.not_taken == 1
    assert find_texts(project, "fa") == ["در باز است.", "آب رفت."]


@pytest.mark.parametrize(
    "table",
    [
        "en,fa\nbridge,پل\nriver,رود\nThe door is open.,در باز است.\n",  # most are terms
        f"Term [en],Term [fa]\n{FIRST},در باز است.\n",  # they say themselves that they are
    ],
)
def test_a_table_of_terms_is_a_glossary(project: Project, table: str) -> None:
    (file,) = take(project, table.encode())
    assert file.place is None and not file.refused
    assert project.glossary_file.exists()
    assert find_texts(project, "fa") == ["", ""]


def test_a_table_of_other_texts_is_refused(project: Project) -> None:
    lake = SECOND.replace("river", "lake")
    (file,) = take(project, f'en,fa\n"{lake}",آب رفت.\n'.encode())
    assert "not a file that `dragoman export` makes" in file.refused
    assert not project.glossary_file.exists()


HEADINGS = "en,fa,ar\nRiver,رود,نهر\nBridge,پل,جسر\nwater,آب,ماء\n"


@pytest.mark.parametrize("head", ["en,fa,ar", "term,translation_fa,translation_ar"])
def test_terms_that_are_headings_too_are_a_glossary(tmp_path: Path, head: str) -> None:
    text = f"# River\n\n{FIRST}\n\n# Bridge\n\n{SECOND}\n\nIt rained.\n\nNobody came.\n"
    made = projects.make(tmp_path, {"letter.md": text})
    (file,) = take(made, HEADINGS.replace("en,fa,ar", head).encode())
    assert file.place is None and not file.refused
    assert made.glossary_file.read_text(encoding="utf-8").count("\n") == 7
    assert set(find_texts(made, "fa")) == {""}


def test_a_table_with_most_of_a_list_of_words_has_translations(tmp_path: Path) -> None:
    made = projects.make(tmp_path, {"letter.md": "# River\n\n- Bridge\n- Road\n"})
    files = take(made, HEADINGS.encode())
    assert [file.place and file.place.language for file in files] == ["fa", "ar"]
    assert find_texts(made, "fa") == ["رود", "پل", ""]
    assert not made.glossary_file.exists()


@pytest.mark.parametrize(
    "rows",
    [
        [[FIRST, "در باز است."], [SECOND, "آب رفت."]],
        [["در باز است.", FIRST], ["آب رفت.", SECOND]],
        [["ID(1)", FIRST, "در باز است.", "ok"], ["ID(2)", SECOND, "آب رفت.", "ok"]],
        [["1", FIRST, "", "در باز است."], ["2", SECOND, "", "آب رفت."]],
        [[FIRST, "A sign", "در باز است."], [SECOND, "Who said it?", "آب رفت."]],
        [["", ""], [FIRST, "در باز است."], [SECOND, "آب رفت."]],
    ],
)
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_without_names_has_translations_in_its_other_column(
    project: Project, rows: list[list[str]], mark: str
) -> None:
    table = "\n".join(mark.join(f'"{cell}"' for cell in row) for row in rows)
    (file,) = take(project, table.encode(), "fa")
    assert find_texts(project, "fa") == ["در باز است.", "آب رفت."]
    assert any("no row has the names of the columns" in str(each) for each in file.remarks)


def test_the_first_row_of_a_table_without_names_may_have_no_translation(tmp_path: Path) -> None:
    project = projects.make(tmp_path, {"letter.txt": f"{FIRST}\n\n{SECOND}\n\nNobody came.\n"})
    take(project, f'{FIRST}\n"{SECOND}",آب رفت.\nNobody came.,هیچ‌کس نیامد.\n'.encode(), "fa")
    assert find_texts(project, "fa") == ["", "آب رفت.", "هیچ‌کس نیامد."]


@pytest.mark.parametrize(
    "more",
    [
        ["", ""],
        ["x-1", "x-2"],
        ["A sign", "Who said it?"],
        ["در", "آب", "هر دو", "متن"],
        [FIRST, SECOND],
    ],
)
def test_a_table_without_names_is_refused_where_no_column_or_two_may_be_it(
    project: Project, more: list[str]
) -> None:
    rows = [[FIRST, *more[::2]], [SECOND, *more[1::2]]]
    table = "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)
    (file,) = take(project, table.encode(), "fa")
    assert file.refused
    assert not any(find_texts(project, "fa"))


@pytest.mark.parametrize("head", ["🏴 English,🏳️ Persian (fa),★ Arabic:", "* en,• fa,– ar"])
def test_a_sign_beside_a_language_is_no_part_of_its_name(project: Project, head: str) -> None:
    files = take(project, make_table(head))
    assert [file.place and file.place.language for file in files] == ["fa", "ar"]
