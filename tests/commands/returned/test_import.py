"""What comes back, whatever its name is: found by what is in it, and told where it is strange."""

from __future__ import annotations

import csv
import io
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polib
import pytest

from dragoman.catalogs import find_state
from dragoman.catalogs.states import find_valid_review
from dragoman.commands._adopt.align import AdoptOptions
from dragoman.commands._returned import files as returned_files
from dragoman.commands.adopt import adopt
from dragoman.commands.export import ExportRequest, export
from dragoman.commands.import_ import ImportedFile, ImportRequest, as_data, import_, summarize
from dragoman.errors import ProjectError
from dragoman.model import State
from dragoman.project import Project
from helpers import exchanges, projects
from helpers.support import snapshot
from helpers.tools import need_call

Rows = list[list[str]]
LETTER = """A letter

Three words are here.

Many of them were there.

The last one says goodbye.
"""
LETTERS = " ابپت"
ENGLISH = (
    "Nobody has translated this paragraph yet, so that whoever opened the table in the evening "
    "simply copied every single word over from the left without reading what was written there."
)
SOURCE, TEXT, STATE, NOTE, KEY = 2, 3, 4, 5, 6
"""The columns of a table without a pivot."""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Two documents, of which the letter went out in two languages."""
    folder = tmp_path / "project"
    folder.mkdir()
    made = projects.make(folder, {"letter.txt": LETTER, "notes.txt": "A note.\n\nMore.\n"})
    projects.translate(made, most=2)
    send(made, tmp_path)
    return made


def send(project: Project, folder: Path, documents: tuple[str, ...] = ("letter", "notes")) -> None:
    list(export(project, ExportRequest(documents, project.languages, ("po", "csv"), folder)))


def back(project: Project, *places: Path, **how: Any) -> list[ImportedFile]:
    files = list(import_(project, ImportRequest(places, **how)))
    for file in files:
        exchanges.check_losses(file.remarks)
    return files


def one(project: Project, place: Path, **how: Any) -> ImportedFile:
    (file,) = back(project, place, **how)
    return file


def edit(path: Path, change: Callable[[Rows], object]) -> Path:
    """Change the rows of a table; the first is that of the names."""
    text = path.read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    change(rows)
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8-sig", newline="")
    return path


def fill(*numbers: int, word: str = "تازه") -> Callable[[Rows], None]:
    def change(rows: Rows) -> None:
        for number in numbers:
            rows[number][TEXT] = f"{word} {LETTERS[number]}" if word else ""

    return change


def texts(project: Project, document: str = "letter", language: str = "fa") -> list[str]:
    return [block.msgstr[0] for block in projects.blocks(project, document, language)]


def sentences(file: ImportedFile) -> list[tuple[int, str]]:
    return list(file.remarks)


def test_a_program_may_break_the_comments_of_a_catalogue(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "letter.fa.po"
    before = snapshot(project.root)
    catalog = polib.pofile(str(path), wrapwidth=30)
    catalog.save()
    assert "# dragoman: sent\n" in path.read_text(encoding="utf-8")
    assert one(project, path).written is None
    assert snapshot(project.root) == before
    catalog[0].msgstr = "تازه"
    catalog.save()
    assert sentences(one(project, path)) == []
    assert texts(project)[0] == "تازه"
    assert all(not block.comments for block in projects.blocks(project, "letter", "fa"))


def test_what_comes_back_untouched_changes_no_byte(project: Project, tmp_path: Path) -> None:
    before = snapshot(project.root)
    files = back(project, *sorted(tmp_path.glob("*.*")))
    assert len(files) == 8
    assert {(file.refused, file.needs_work, file.written, file.remarks) for file in files} == {
        ("", False, None, ())
    }
    after = snapshot(project.root)
    after.pop(".dragoman.lock", None)
    before.pop(".dragoman.lock", None)
    assert after == before


@pytest.mark.parametrize(
    "name", ["letter_fa.po", "letter-final (2).po", "letter.po.txt", "نامه", "x.docx", "a b"]
)
@pytest.mark.parametrize("form", ["csv", "po"])
def test_the_name_of_a_file_does_not_matter(
    project: Project, tmp_path: Path, name: str, form: str
) -> None:
    if form == "csv":
        edit(tmp_path / "letter.fa.csv", fill(3))
    else:
        catalog = polib.pofile(str(tmp_path / "letter.fa.po"))
        catalog[2].msgstr = "تازه پ"
        catalog.save()
    shutil.move(tmp_path / f"letter.fa.{form}", tmp_path / name)
    file = one(project, tmp_path / name)
    assert (file.refused, file.place) == ("", ("letter", "fa"))
    assert texts(project)[2] == "تازه پ"
    assert summarize(file) == "letter in fa: 1 taken, 3 unchanged"


def test_two_halves_by_two_people_are_the_whole(project: Project, tmp_path: Path) -> None:
    first, second = tmp_path / "first.csv", tmp_path / "letter.ar.csv"
    shutil.copy(second, first)
    edit(edit(first, fill(1, 2)), lambda rows: rows.__delitem__(slice(3, None)))
    edit(edit(second, fill(3, 4)), lambda rows: rows.__delitem__(slice(1, 3)))
    files = back(project, first, second)
    assert [file.needs_work for file in files] == [False, False]
    assert texts(project, language="ar") == ["تازه ا", "تازه ب", "تازه پ", "تازه ت"]


def test_folders_and_archives_are_opened(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "back" / "deep"
    folder.mkdir(parents=True)
    shutil.move(edit(tmp_path / "letter.fa.csv", fill(3)), folder / "x")
    (folder / ".hidden").write_text("no", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "back" / "all.zip", "w") as archive:
        archive.write(edit(tmp_path / "letter.ar.csv", fill(1)), "a/letter.csv")
        archive.writestr("__MACOSX/a/._letter.csv", "no")
        archive.writestr("a/readme.txt", "Hello.")
    files = back(project, tmp_path / "back")
    assert {Path(file.file).name: file.refused[:12] for file in files} == {
        "x": "",
        "letter.csv": "",
        "readme.txt": "this is not ",
    }
    assert (texts(project)[2], texts(project, language="ar")[0]) == ("تازه پ", "تازه ا")


def test_of_too_many_files_the_first_are_taken_and_the_others_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("no table", encoding="utf-8")
    monkeypatch.setattr(returned_files, "MOST_FILES", 2)
    places = [tmp_path / name for name in ("a.txt", "b.txt", "c.txt")]
    errors = [str(each.error) for each in returned_files.read_returned(places)]
    assert ["more than 2 files; give fewer" in error for error in errors] == [False, False, True]


@pytest.mark.parametrize(
    ("form", "part"),
    [("docx", "word/document.xml"), ("xlsx", "xl/workbook.xml")],
)
def test_a_document_that_has_lost_a_part_is_one_file(
    project: Project, tmp_path: Path, form: str, part: str
) -> None:
    """It is no archive of files: nothing is said of its parts."""
    list(export(project, ExportRequest(("letter",), ("fa",), (form,), tmp_path)))
    whole, damaged = tmp_path / f"letter.fa.{form}", tmp_path / f"damaged.{form}"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(damaged, "w") as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
    (file,) = import_(project, ImportRequest((damaged,)))
    assert file.file == str(damaged) and file.refused


def test_what_changed_here_since_is_in_conflict(project: Project, tmp_path: Path) -> None:
    edit(tmp_path / "letter.fa.csv", fill(1, 3))
    projects.edit(
        project,
        lambda block: projects.translated(block, "از ما") if block.msgid == "A letter" else block,
    )
    file = one(project, tmp_path / "letter.fa.csv")
    assert file.needs_work
    assert [row for row, sentence in file.remarks if "both texts are kept" in sentence] == [2]
    first, _, third, _ = projects.blocks(project)
    assert (first.msgstr[0], find_state(first), third.msgstr[0]) == ("از ما", State.FUZZY, "تازه پ")
    before = snapshot(project.root)
    again = one(project, tmp_path / "letter.fa.csv")
    assert again.needs_work
    assert snapshot(project.root) == before


def test_an_empty_cell_never_replaces_a_text(project: Project, tmp_path: Path) -> None:
    file = one(project, edit(tmp_path / "letter.fa.csv", fill(1, word="")))
    assert file.outcomes
    edit(tmp_path / "letter.fa.csv", lambda rows: rows[1].__setitem__(TEXT, " "))
    file = one(project, tmp_path / "letter.fa.csv")
    assert sentences(file) == [(2, "it came back empty; the translation is kept")]
    assert texts(project)[0]


@pytest.mark.parametrize(
    ("damage", "row", "sentence"),
    [
        (
            lambda rows: rows[3].__setitem__(SOURCE, "Many of them are there!"),
            4,
            "the source was changed",
        ),
        (
            lambda rows: rows.append(["9", "", "Unknown.", "ناشناس", "", "", ""]),
            6,
            "no such message",
        ),
        (lambda rows: rows.append(["9", "", "", "ناشناس", "", "", ""]), 6, "neither a key nor a"),
        (
            lambda rows: rows[3].__setitem__(
                slice(SOURCE, STATE), [rows[3][TEXT], rows[3][SOURCE]]
            ),
            4,
            "have changed places",
        ),
        (lambda rows: rows[3].__setitem__(TEXT, ENGLISH), 4, "seem to be in"),
        (
            lambda rows: rows[3].__setitem__(TEXT, "这是一封写给阿勒颇人民的信" * 9),
            4,
            "seem to be in",
        ),
    ],
)
def test_a_strange_row_is_told_and_the_others_are_taken(
    project: Project,
    tmp_path: Path,
    damage: Callable[[Rows], object],
    row: int,
    sentence: str,
) -> None:
    edit(tmp_path / "letter.fa.csv", fill(4))
    file = one(project, edit(tmp_path / "letter.fa.csv", damage))
    assert {place for place, _ in file.remarks if place} == {row}
    assert any(sentence in said for _, said in file.remarks)
    assert texts(project)[3] == "تازه ت"


@pytest.mark.parametrize(
    "damage",
    [
        lambda rows: rows.append(rows[3]),
        lambda rows: rows.insert(1, rows.pop(4)),
        lambda rows: rows.insert(3, [""] * 7),
        lambda rows: [row.insert(0, "") for row in rows],
        lambda rows: [row.reverse() for row in rows],
        lambda rows: [row.__setitem__(KEY, "") for row in rows[1:]],
        lambda rows: [row.__setitem__(SOURCE, "") for row in rows[1:]],
        lambda rows: [row.__setitem__(0, "?") for row in rows[1:]],
        lambda rows: rows.insert(0, ["Our letter"]),
    ],
)
def test_what_does_no_harm_is_taken_without_a_word(
    project: Project, tmp_path: Path, damage: Callable[[Rows], object]
) -> None:
    edit(tmp_path / "letter.fa.csv", fill(3))
    file = one(project, edit(tmp_path / "letter.fa.csv", damage))
    assert (file.refused, file.remarks) == ("", ())
    assert texts(project)[2] == "تازه پ"
    assert texts(project)[0] == "fa: A letter"


def test_a_row_that_is_there_twice_with_two_texts_is_in_conflict(
    project: Project, tmp_path: Path
) -> None:
    def double(rows: Rows) -> None:
        rows.append([*rows[3][:TEXT], "دومی", *rows[3][STATE:]])
        rows[3][TEXT] = "یکی"

    file = one(project, edit(tmp_path / "letter.fa.csv", double))
    said = [sentence for row, sentence in file.remarks if row == 6]
    assert len(said) == len(file.remarks) == 2 and any(
        "the row is there twice" in each for each in said
    )
    assert file.needs_work
    assert texts(project)[2] == "یکی"


def test_a_translation_in_the_column_of_the_source_is_not_passed_over(
    project: Project, tmp_path: Path
) -> None:
    """Some people write over what they translate. A correction of the source is no such thing."""

    def write(rows: Rows) -> None:
        rows[3][SOURCE] = "بسیاری آنجا بودند."
        rows[4][SOURCE] = "The last one says good-bye!"

    before = texts(project)
    file = one(project, edit(tmp_path / "letter.fa.csv", write))
    told = dict(sentences(file))
    assert told[4].startswith("another text was written over its source")
    assert told[5] == "the source was changed in the file; only the translation is taken"
    assert (file.not_taken, file.needs_work, texts(project)) == (1, True, before)


def test_rows_of_another_document_are_not_taken(project: Project, tmp_path: Path) -> None:
    text = (tmp_path / "notes.fa.csv").read_text(encoding="utf-8-sig")
    others = list(csv.reader(io.StringIO(text, newline="")))[1:]
    for row in others:
        row[TEXT] = "یادداشت"
    file = one(project, edit(tmp_path / "letter.fa.csv", lambda rows: rows.extend(others)))
    assert [row for row, sentence in file.remarks if "a message of notes" in sentence] == [6, 7]
    assert texts(project, "notes") == ["", ""]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda path: path.write_text("garbage", encoding="utf-8"), ":1: this is not a line of"),
        (lambda path: path.chmod(0o444), ": the file is read-only"),
        (lambda path: (path.unlink(), path.mkdir()), ": this is not a regular file"),
    ],
)
def test_what_is_wrong_with_a_catalogue_is_said_of_the_catalogue(
    project: Project, tmp_path: Path, spoil: Callable[[Path], object], said: str
) -> None:
    """Not of the file that came back, whose line of that number is another."""
    path = edit(tmp_path / "letter.fa.csv", lambda rows: rows[-1].__setitem__(TEXT, "خداحافظ"))
    catalog = project.catalog("letter", "fa")
    spoil(catalog)
    assert one(project, path).refused.startswith(f"{project.show(catalog)}{said}")


def test_a_file_is_not_called_strange_where_a_catalogue_cannot_be_read(
    project: Project, tmp_path: Path
) -> None:
    """Its messages may be those that only the catalogue still has."""
    path = tmp_path / "letter.fa.csv"
    project.template("letter").unlink()
    for language in project.languages:
        project.catalog("letter", language).write_text("garbage", encoding="utf-8")
    assert "this is not a line of a catalogue" in one(project, path).refused


def test_a_file_of_another_project_is_refused(project: Project, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    made = projects.make(other, {"poem.txt": "A poem.\n\nIt is long.\n\nMore.\n"})
    send(made, other, ("poem",))
    before = snapshot(project.root)
    files = back(project, other / "poem.fa.csv", other / "poem.fa.po")
    assert [file.refused.partition(":")[0] for file in files] == [
        "it is for another project or document"
    ] * 2
    polib_file = polib.pofile(str(other / "poem.fa.po"))
    for entry in polib_file:
        entry.tcomment = ""  # without keys, "More." could be a message of notes
    polib_file.save()
    refused = one(project, other / "poem.fa.po").refused
    assert "'notes' has 1 of its 3 messages" in refused
    assert snapshot(project.root) == before


@pytest.mark.parametrize(
    ("ours", "said", "taken"),
    [
        ("fa, ar", "fa_IR", "fa"),  # as programs write that know only languages with a region
        ("fa, ar", "fa-AF", "fa"),
        ("fa, ar", "Persian (Iran)", "fa"),
        ("pt_BR, ar", "pt", "pt_BR"),
        ("pt_BR, ar", "pt-PT", ""),  # another region
        ("pt_BR, pt_PT", "pt", ""),  # two could be meant
        ("fa, fa_AF", "fa-IR", "fa"),
        ("zh_TW, ar", "zh-CN", ""),  # another script
        ("zh_TW, ar", "zh-Hant", "zh_TW"),
        ("zh_CN, zh_TW", "zh_Hans", "zh_CN"),
        ("zh_TW, zh_HK", "zh-Hant", ""),  # two could be meant
    ],
)
def test_a_region_that_a_program_added_is_no_other_language(
    tmp_path: Path, ours: str, said: str, taken: str
) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    made = projects.make(folder, {"letter.txt": LETTER}, ours)
    code = made.languages[0]
    list(export(made, ExportRequest(("letter",), (code,), ("po",), tmp_path)))
    path = tmp_path / f"letter.{code}.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(f"Language: {code}", f"Language: {said}"), encoding="utf-8")
    file = one(made, path)
    assert (file.place[1] if file.place else "") == taken
    assert bool(file.refused) == (not taken)


def test_the_language_is_that_of_the_file_and_else_that_of_its_letters(
    project: Project, tmp_path: Path
) -> None:
    path = tmp_path / "letter.fa.po"
    text = path.read_text(encoding="utf-8")
    assert "is in the language 'fa'" in one(project, path, language="ar").refused
    path.write_text(text.replace("Language: fa", "Language: de"), encoding="utf-8")
    assert "'de' is not of this project" in one(project, path).refused
    for said in ("", "en"):  # some programs leave the language of the source there
        path.write_text(text.replace("Language: fa\\n", f"Language: {said}\\n"), encoding="utf-8")
        assert "give -l LANG" in one(project, path).refused
        assert one(project, path, language="fa").place == ("letter", "fa")
    persian = (
        "پژوهشگران گفتند که چگونگی این کار را پیش از این ندیده بودند و هیچ‌کس گمان نمی‌کرد "
        "زندانیان گرفتار بتوانند پیامی چنین روشن برای مردم شهر دوردست بفرستند"
    )
    path.write_text(
        text.replace("Language: fa\\n", "Language: \\n").replace("fa: A letter", persian),
        encoding="utf-8",
    )
    assert one(project, path).place == ("letter", "fa")


def test_an_obsolete_message_of_a_catalogue_fills_only_what_is_empty_here(
    project: Project, tmp_path: Path
) -> None:
    """A translator's program makes obsolete what an older template does not have."""
    before = texts(project)
    assert before[2:] == ["", ""]
    path = tmp_path / "theirs.po"
    path.write_text(
        'msgid ""\nmsgstr "Language: fa\\n"\n\nmsgid "A letter"\nmsgstr "fa: A letter"\n'
        '\n#~ msgid "Three words are here."\n#~ msgstr "کهنه"\n'
        '\n#~ msgid "Many of them were there."\n#~ msgstr "بسیاری آنجا بودند."\n'
        '\n#~ msgid "In no document."\n#~ msgstr "در هیچ نامه‌ای نیست."\n',
        encoding="utf-8",
    )
    file = one(project, path)
    assert (as_data([file])["files"][0]["applied"], file.not_taken, file.remarks) == (1, 0, ())
    assert texts(project) == [*before[:2], "بسیاری آنجا بودند.", ""]
    assert projects.blocks(project, "letter", "fa")[2].fuzzy


def test_documents_with_the_same_messages_are_told_apart(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    project = projects.make(folder, {"one.txt": "A text.\n", "two.txt": "A text.\n"})
    send(project, tmp_path, ("two",))
    po, table = tmp_path / "two.fa.po", tmp_path / "two.fa.csv"
    assert one(project, po).place == ("two", "fa")
    assert one(project, table, document="two").place == ("two", "fa")


def test_a_dry_run_writes_nothing_and_says_the_same(project: Project, tmp_path: Path) -> None:
    edit(tmp_path / "letter.fa.csv", fill(3, 4))
    before = snapshot(project.root)
    tried = one(project, tmp_path / "letter.fa.csv", dry_run=True)
    assert snapshot(project.root) == before
    done = one(project, tmp_path / "letter.fa.csv")
    assert tried == done._replace(written=None)


def test_a_file_that_cannot_be_taken_does_not_stop_the_others(
    project: Project, tmp_path: Path
) -> None:
    empty, old = tmp_path / "empty.docx", tmp_path / "old.doc"
    empty.write_bytes(b" \n")
    old.write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600)
    edit(tmp_path / "letter.fa.csv", fill(3))
    gone = tmp_path / "gone.po"
    files = back(project, empty, old, gone, tmp_path / "letter.fa.csv")
    assert [bool(file.refused) for file in files] == [True, True, True, False]
    assert "save it as .docx" in files[1].refused
    assert texts(project)[2] == "تازه پ"


def test_a_translation_of_a_source_that_changed_meanwhile_is_not_lost(
    project: Project, tmp_path: Path
) -> None:
    path = project.root / "source" / "letter.txt"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("goodbye.", "farewell."), encoding="utf-8")
    project = projects.refresh(project)
    file = one(project, edit(tmp_path / "letter.fa.csv", fill(4)))
    assert [
        row for row, sentence in file.remarks if "suggested for the new source" in sentence
    ] == [5]
    found = next(block for block in projects.blocks(project) if "farewell" in block.msgid)
    assert (found.msgstr[0], found.fuzzy) == ("تازه ت", True)
    assert projects.refresh(project)
    assert "تازه ت" in texts(project)


def test_a_file_whose_every_source_has_changed_is_taken_where_the_user_says_so(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    project = projects.make(folder, {"letter.txt": LETTER})
    send(project, tmp_path, ("letter",))
    edit(tmp_path / "letter.ar.csv", fill(1, 2, 3, 4))
    new = LETTER.replace(".", "!").replace("A letter", "Our letter")
    (folder / "source" / "letter.txt").write_text(new, encoding="utf-8")
    project = projects.refresh(project)
    refused = one(project, tmp_path / "letter.ar.csv").refused
    assert "if its document has changed since, give --document NAME" in refused
    file = one(project, tmp_path / "letter.ar.csv", document="letter")
    told = [row for row, said in file.remarks if "suggested for the new source" in said]
    assert told == [2, 3, 4, 5]
    assert "تازه پ" in texts(project, language="ar")


LONG = "یک جملهٔ بلند با چند واژه دربارهٔ"


def lengthen(rows: Rows) -> None:
    for number, row in enumerate(rows[1:]):
        row[TEXT] = f"{LONG} {'ابپت'[number]}"


def test_a_column_that_was_moved_by_a_row_is_not_taken(project: Project, tmp_path: Path) -> None:
    one(project, edit(tmp_path / "letter.fa.csv", lengthen))
    send(project, tmp_path)
    before = texts(project)

    def move(rows: Rows) -> None:
        column = [row[TEXT] for row in rows[1:]]
        for row, text in zip(rows[1:], [*column[1:], column[0]], strict=True):
            row[TEXT] = text

    file = one(project, edit(tmp_path / "letter.fa.csv", move))
    assert [row for row, said in file.remarks if "of another paragraph" in said] == [2, 3, 4, 5]
    assert texts(project) == before


def test_who_exchanges_two_translations_corrects_a_mistake(
    project: Project, tmp_path: Path
) -> None:
    one(project, edit(tmp_path / "letter.fa.csv", lengthen))
    send(project, tmp_path)
    first, second, *others = texts(project)

    def exchange(rows: Rows) -> None:
        rows[1][TEXT], rows[2][TEXT] = rows[2][TEXT], rows[1][TEXT]

    assert not one(project, edit(tmp_path / "letter.fa.csv", exchange)).needs_work
    assert texts(project) == [second, first, *others]


def test_the_report_is_that_of_the_contract(project: Project, tmp_path: Path) -> None:
    edit(tmp_path / "letter.fa.csv", fill(3))
    (tmp_path / "no").write_text("no", encoding="utf-8")
    data = as_data(back(project, tmp_path / "letter.fa.csv", tmp_path / "no"))
    assert data["schema_version"] == 1
    taken, refused = data["files"]
    assert taken == {
        "file": str(tmp_path / "letter.fa.csv"),
        "document": "letter",
        "language": "fa",
        "applied": 1,
        "unchanged": 3,
        "conflicts": 0,
        "not_taken": 0,
        "refused": None,
        "told": [],
    }
    assert (refused["document"], refused["applied"]) == (None, 0)
    assert refused["refused"].startswith("this is not a file that")


def test_notes_and_states_of_a_table_are_taken(project: Project, tmp_path: Path) -> None:
    def note(rows: Rows) -> None:
        rows[1][NOTE] = "A doubt."
        rows[1][STATE] = "fuzzy"

    one(project, edit(tmp_path / "letter.fa.csv", note), who="A. B.")
    first = projects.blocks(project)[0]
    assert (first.comments, first.fuzzy) == (("A. B.: A doubt.",), True)
    assert find_valid_review(first) is None


def test_what_check_calls_an_error_is_told_and_taken(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    project = projects.make(folder, {"letter.txt": "We were 1500.\n\nWe were 17.\n"})
    send(project, tmp_path, ("letter",))

    def mistake(rows: Rows) -> None:
        rows[1][TEXT], rows[2][TEXT] = "ما ۱۴۰۰ نفر بودیم.", "ما ۱۷ نفر بودیم."

    file = one(project, edit(tmp_path / "letter.fa.csv", mistake), dry_run=True)
    assert [row for row, said in file.remarks if said.startswith("check, numbers: ")] == [2]
    assert one(project, tmp_path / "letter.fa.csv").remarks == file.remarks
    assert texts(project)[0] == "ما ۱۴۰۰ نفر بودیم."


def test_a_name_that_is_too_long_is_refused(project: Project, tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="too long"):
        back(project, tmp_path / "letter.fa.csv", who="A" * 31)


def test_catalogues_that_are_not_there_are_not_made(project: Project, tmp_path: Path) -> None:
    project.catalog("letter", "fa").unlink()
    assert "run `dragoman update`" in one(project, tmp_path / "letter.fa.csv").refused
    assert not project.catalog("letter", "fa").exists()


@pytest.mark.parametrize("name", ["pipe", "device"])
def test_what_would_never_end_is_not_opened(project: Project, tmp_path: Path, name: str) -> None:
    path = tmp_path / "letter.fa.back.csv"
    need_call("mkfifo")
    if name == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero")
    assert "not a regular file" in one(project, path).refused
    with pytest.raises(ProjectError, match="not a regular file"):
        adopt(project, "letter", "fa", path, AdoptOptions())


def test_a_folder_without_a_file_is_told(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "back"
    folder.mkdir()
    (folder / ".hidden").write_text("no", encoding="utf-8")
    assert one(project, folder).refused == "there is no file in this folder"
