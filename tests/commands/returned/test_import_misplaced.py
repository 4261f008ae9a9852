"""Texts that come back in the wrong row, column, table or language: told, and not taken."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.commands._returned.misplaced import find_enclosed
from dragoman.commands.export import ExportRequest, export
from dragoman.commands.import_ import ImportedFile, ImportRequest, import_
from dragoman.po import Block
from dragoman.project import Project
from helpers import exchanges, projects
from helpers.support import snapshot

Rows = list[list[str]]
TEXT, STATE, NOTE, KEY = 3, 4, 5, 6
COUNT = 12
FRESH = (3, 7, 11)
"""The paragraphs that have no translation yet."""
SHORT = (0, 5)
NUMERALS = re.findall(r"\w+", "یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده")
ARABIC = re.findall(r"\w+", "أول ثان ثالث رابع خامس سادس سابع ثامن تاسع عاشر أحد اثنا")
ENGLISH = re.findall(r"\w+", "one two three four five six seven eight nine ten eleven twelve")
ALONE = (
    "قالت الكاتبة إن المدينة القديمة كانت هادئة تلك الليلة، وإن الناس الذين خرجوا من البيوت لم "
    "يعرفوا أن الرسالة الأخيرة وصلت قبل الفجر بساعة {}"
)


def source(number: int) -> str:
    word = ENGLISH[number]
    return f"Word {word}." if number in SHORT else f"The paragraph called {word} has its own words."


def persian(number: int) -> str:
    word = NUMERALS[number]
    return f"واژهٔ {word}" if number in SHORT else f"بند {word} چند واژه از خود دارد."


def arabic(number: int) -> str:
    word = ARABIC[number]
    return f"كلمة {word}" if number in SHORT else f"للفقرة {word} كلمات من عندها."


def new(number: int) -> str:
    return f"این متن تازه برای {NUMERALS[number]} نوشته شد."


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A letter in two languages, of which some paragraphs are not translated."""
    folder = tmp_path / "project"
    folder.mkdir()
    text = "\n\n".join(map(source, range(COUNT)))
    made = projects.make(folder, {"letter.txt": f"{text}\n"})
    for language, write in (("fa", persian), ("ar", arabic)):
        known = {source(number): write(number) for number in range(COUNT) if number not in FRESH}

        def put(block: Block, known: dict[str, str] = known) -> Block:
            text = known.get(block.msgid)
            return projects.translated(block, text) if text else block

        projects.edit(made, put, "letter", language)
    return made


def send(project: Project, language: str = "fa", document: str = "letter") -> tuple[Path, Rows]:
    """Return a table that went out, and its rows."""
    request = ExportRequest((document,), (language,), ("csv",), project.root / "out" / language)
    (file,) = export(project, request)
    text = file.path.read_text(encoding="utf-8-sig")
    return file.path, list(csv.reader(io.StringIO(text, newline="")))


def save(path: Path, rows: Rows) -> Path:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8-sig", newline="")
    return path


def take(project: Project, *paths: Path, dry_run: bool = False) -> list[ImportedFile]:
    files = list(import_(project, ImportRequest(paths, dry_run=dry_run)))
    for file in files:
        exchanges.check_losses(file.remarks)
    return files


def texts(project: Project, language: str = "fa") -> list[str]:
    return [block.msgstr[0] for block in projects.blocks(project, "letter", language)]


def put_column(rows: Rows, column: list[str]) -> None:
    for row, text in zip(rows[1:], column, strict=True):
        row[TEXT] = text


def fill(rows: Rows) -> list[str]:
    """Return the column of the translations, where somebody has translated what was not."""
    return [row[TEXT] or new(number) for number, row in enumerate(rows[1:])]


@pytest.mark.parametrize("start", [0, 2, 4])
@pytest.mark.parametrize("by", [1, 2, -1])
def test_of_a_column_that_was_moved_nothing_is_taken(project: Project, start: int, by: int) -> None:
    path, rows = send(project)
    whole = fill(rows)
    rest = whole[start:]
    put_column(rows, [*whole[:start], *rest[-by:], *rest[:-by]])
    before = texts(project)
    (file,) = take(project, save(path, rows))
    for number, (old, now) in enumerate(zip(before, texts(project), strict=True)):
        assert now in (old, whole[number]), number
    assert any("of another paragraph" in said for _, said in file.remarks)
    assert any("the texts around it" in said for _, said in file.remarks)


def test_what_is_new_below_a_column_that_was_moved_back_is_taken(project: Project) -> None:
    path, rows = send(project)
    whole = fill(rows)
    put_column(rows, [whole[0], whole[4], *whole[1:4], *whole[5:]])
    take(project, save(path, rows))
    assert (texts(project)[7], texts(project)[11]) == (whole[7], whole[11])
    assert texts(project)[3] == ""


@pytest.mark.parametrize("number", [0, 2])
def test_one_text_of_another_paragraph_is_told(project: Project, number: int) -> None:
    path, rows = send(project)
    rows[5][TEXT] = persian(number)
    (file,) = take(project, save(path, rows))
    assert [row for row, said in file.remarks if "of another paragraph, too" in said] == [6]


def test_a_new_text_that_is_there_twice_is_told(project: Project) -> None:
    path, rows = send(project)
    rows[4][TEXT] = rows[8][TEXT] = new(3)
    (file,) = take(project, save(path, rows))
    assert [row for row, said in file.remarks if "another row has the same" in said] == [5, 9]


def exchange(one: int, other: int) -> Callable[[Rows], None]:
    def change(rows: Rows) -> None:
        for row in rows[1:]:
            row[one], row[other] = row[other], row[one]

    return change


@pytest.mark.parametrize("other", [0, STATE, KEY])
def test_a_column_of_ours_in_the_place_of_the_translation_is_not_taken(
    project: Project, other: int
) -> None:
    path, rows = send(project)
    put_column(rows, fill(rows))
    exchange(TEXT, other)(rows)
    before = snapshot(project.root / "locale")
    (file,) = take(project, save(path, rows))
    assert "changed places" in file.refused
    assert snapshot(project.root / "locale") == before
    exchange(TEXT, other)(rows[3:])  # puts these back
    (file,) = take(project, save(path, rows))
    assert [row for row, said in file.remarks if "changed places" in said] == [2, 3, 4]
    assert texts(project)[:3] == [persian(0), persian(1), persian(2)]
    assert texts(project)[7] == new(7)


def test_a_note_in_the_place_of_the_translation_is_not_taken(project: Project) -> None:
    def comment(block: Block) -> Block:
        return projects.translated(block, block.msgstr[0]) if block.comments else block

    path, rows = send(project)
    rows[2][NOTE] = "یک یادداشت"
    take(project, save(path, rows))
    projects.edit(project, comment)
    path, rows = send(project)
    rows[2][TEXT], rows[2][NOTE] = rows[2][NOTE], rows[2][TEXT]
    (file,) = take(project, save(path, rows))
    assert [row for row, said in file.remarks if "the note and the translation" in said] == [3]
    assert texts(project)[1] == persian(1)


def test_a_number_that_is_the_translation_is_taken(tmp_path: Path) -> None:
    project = projects.make(tmp_path, {"letter.txt": "1948\n\nTwelve\n"})
    path, rows = send(project)
    rows[1][TEXT], rows[2][TEXT] = "1948", "12"
    take(project, save(path, rows))
    assert texts(project) == ["1948", "12"]


def test_a_file_that_is_filled_in_another_language_is_refused(project: Project) -> None:
    path, rows = send(project)
    words = ALONE.split()
    put_column(rows, [" ".join(words[2 * number : 2 * number + 3]) for number in range(COUNT)])
    save(path, rows)
    before = snapshot(project.root / "locale")
    (file,) = take(project, path)
    assert file.refused == (
        "its new texts do not seem to be in Persian (fa); if they are, give -l fa"
    )
    assert snapshot(project.root / "locale") == before
    (file,) = import_(project, ImportRequest((path,), language="fa"))
    assert (0, "its new texts do not seem to be in Persian (fa)") in file.remarks


def test_one_text_in_another_language_does_not_stop_the_others(project: Project) -> None:
    path, rows = send(project)
    rows[4][TEXT], rows[8][TEXT] = ALONE.format(1), new(7)
    (file,) = take(project, save(path, rows))
    assert [row for row, said in file.remarks if "seem to be in the language" in said] == [5]
    assert texts(project)[7] == new(7)


def test_the_keys_say_for_which_language_a_table_went_out(project: Project) -> None:
    path, rows = send(project)
    put_column(rows, [new(number) for number in range(COUNT)])
    rows[0][TEXT] = rows[0][TEXT].replace("Persian (fa)", "Arabic (ar)")
    before = texts(project, "ar")
    (file,) = take(project, save(path, rows))
    assert any("it is the translation into 'fa'" in said for _, said in file.remarks)
    assert texts(project, "ar") == before


def test_tables_in_two_languages_are_refused(project: Project) -> None:
    (path, rows), (_, others) = send(project), send(project, "ar")
    before = snapshot(project.root / "locale")
    (file,) = take(project, save(path, rows + others))
    assert "its tables are in several languages" in file.refused
    for row in rows:
        row.insert(TEXT, row[TEXT])
    (file,) = take(project, save(path, rows))
    assert "two columns with a translation" in file.refused
    assert snapshot(project.root / "locale") == before


def test_a_state_that_nobody_knows_is_told(project: Project) -> None:
    path, rows = send(project)
    rows[2][STATE] = "not sure"
    (file,) = take(project, save(path, rows))
    assert [row for row, said in file.remarks if "its state is none of these" in said] == [3]


def test_a_text_without_its_key_that_two_documents_have_is_not_guessed(tmp_path: Path) -> None:
    project = projects.make(tmp_path, {"one.txt": "A text.\n", "two.txt": "A text.\n"})
    path, rows = send(project, document="two")
    rows[1][TEXT], rows[1][KEY] = "یک متن", ""
    (file,) = take(project, save(path, rows))
    assert "several documents have its texts ('one', 'two')" in file.refused
    (file,) = import_(project, ImportRequest((path,), document="two"))
    assert file.place == ("two", "fa")


def test_a_source_that_is_only_in_contexts_is_not_guessed_and_says_so(tmp_path: Path) -> None:
    context = "<!-- i18n:context: {} -->\nOpen.\n\n"
    text = "".join(map(context.format, "ab")) + "Close it now.\n\nGo away.\n"
    folder = tmp_path / "project"
    folder.mkdir()
    project = projects.make(folder, {"letter.md": text})
    file = tmp_path / "returned.csv"
    file.write_text(
        "source,target\nOpen.,باز\nClose it now.,ببند\nGo away.,برو\n", encoding="utf-8"
    )
    (taken,) = import_(project, ImportRequest((file,), language="fa"))
    (remark,) = taken.remarks
    assert remark == (
        2, "its source is there in another context (msgctxt), and it has no key; it is not taken"
    )  # fmt: skip
    assert texts(project) == ["", "", "ببند", "برو"]


def test_a_table_that_is_cut_off_in_its_last_row_is_refused(project: Project) -> None:
    path, rows = send(project)
    put_column(rows, fill(rows))
    data = save(path, rows).read_bytes()
    before = snapshot(project.root / "locale")
    path.write_bytes(data[: data.rindex("نوشته".encode())])
    (file,) = take(project, path)
    assert "cut off in its last row" in file.refused
    assert snapshot(project.root / "locale") == before
    path.write_bytes(data.rstrip())
    assert not take(project, path)[0].refused


def test_a_note_cannot_switch_off_a_rule(project: Project) -> None:
    path, rows = send(project)
    rows[2][NOTE] = "dragoman: ignore numbers"
    save(path, rows)
    before = snapshot(project.root / "locale")
    (file,) = take(project, path)
    assert [row for row, said in file.remarks if "switch off a rule" in said] == [3]
    assert snapshot(project.root / "locale") == before


def test_part_of_another_table_is_not_taken_where_it_is_new_either(project: Project) -> None:
    (path, rows), (_, others) = send(project), send(project, "ar")
    put_column(others, [f"{arabic(number)} وهذا جديد" for number in range(COUNT)])
    rows[6:11] = others[6:11]
    take(project, save(path, rows))
    assert texts(project)[5:10] == [persian(5), persian(6), "", persian(8), persian(9)]


@pytest.mark.parametrize(
    ("refused", "found"),
    [
        ((0, 1, 3), [2]),
        ((1, 3, 5, 9), [2, 4, 8]),
        ((1, 3), []),  # two may have been exchanged
        ((0, 1, 9), []),  # what is between them is more than one
        ((0, 1, 2, 3), []),
    ],
)
def test_a_row_is_enclosed_by_the_changed_ones_before_and_behind_it(
    refused: tuple[int, ...], found: list[int]
) -> None:
    changed = [0, 1, 2, 3, 4, 5, 8, 9]
    assert find_enclosed(changed, dict.fromkeys(refused, "")) == found
    far = [10 * index for index in changed]
    assert find_enclosed(far, {10 * index: "" for index in refused}) == [10 * one for one in found]
