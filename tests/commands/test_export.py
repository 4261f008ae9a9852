"""Files for translators: what is in them, and that they name nobody."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dragoman.commands.export import ExportRequest, WantedMessages, export, make_package
from dragoman.errors import CatalogError, DragomanError, ExchangeError
from dragoman.model import State
from dragoman.po import Block
from dragoman.project import Project, find_project
from helpers import projects
from helpers.support import snapshot

TEXT = """# A letter

One.

## Part

Two.

Three.

## End

Four.
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A letter whose second half is not translated into Persian."""
    made = projects.make(tmp_path, {"letter.md": TEXT, "notes.txt": "A note.\n"})
    projects.translate(made, most=4)
    return made


def ask(project: Project, **changes: Any) -> ExportRequest:
    request = ExportRequest(("letter",), ("fa",), ("po", "csv"), project.root / "export")
    return request._replace(**changes)


def test_there_is_a_file_for_each_document_language_and_format(project: Project) -> None:
    request = ask(project, documents=("letter", "notes"), languages=("fa", "ar"))
    made = list(export(project, request))
    names = sorted(path.name for path in (project.root / "export").iterdir())
    assert names == sorted(file.path.name for file in made)
    assert "letter.ar.csv" in names
    assert len(names) == 8
    before = snapshot(project.root)
    list(export(project, request))
    assert snapshot(project.root) == before


def test_nothing_else_of_the_project_changes(project: Project) -> None:
    before = snapshot(project.root)
    list(export(project, ask(project)))
    after = snapshot(project.root)
    assert {name for name in after if name not in before} <= {
        *("export/letter.fa.po", "export/letter.fa.csv", ".dragoman.lock")
    }
    assert {name: data for name, data in after.items() if name in before} == before


def test_a_document_in_a_folder_goes_into_one(project: Project) -> None:
    (project.root / "source" / "2016").mkdir()
    (project.root / "source" / "2016" / "aleppo.txt").write_text("A text.\n", encoding="utf-8")
    again = projects.refresh(project)
    list(export(again, ask(again, documents=("2016/aleppo",))))
    assert (project.root / "export" / "2016" / "aleppo.fa.po").exists()


@pytest.mark.parametrize(
    ("wanted", "sources", "shown"),
    [
        (WantedMessages.TODO, ["Three.", "End", "Four."], ["A letter", "Part"]),
        (WantedMessages.UNTRANSLATED, ["Three.", "End", "Four."], ["A letter", "Part"]),
        (WantedMessages.FUZZY, [], []),
        (WantedMessages.UNREVIEWED, ["A letter", "One.", "Part", "Two."], []),
        (
            WantedMessages.ALL,
            ["A letter", "One.", "Part", "Two.", "Three.", "End", "Four."],
            [],
        ),
    ],
)
def test_only_what_is_wanted_goes_out_below_its_headings(
    project: Project, wanted: WantedMessages, sources: list[str], shown: list[str]
) -> None:
    package = make_package(project, "letter", "fa", ask(project, wanted=wanted))
    assert [item.source for item in package.items if item.key] == sources
    assert [item.source for item in package.items if not item.key] == shown
    files = list(export(project, ask(project, wanted=wanted)))
    assert [file.messages for file in files] == [len(sources)] * 2
    assert files[0].path.exists() is bool(sources)


def test_a_message_says_how_far_it_is_and_why(project: Project) -> None:
    def doubt(block: Block) -> Block:
        return projects.fuzzy(block) if block.msgid == "One." else block

    projects.edit(project, doubt)
    items = {i.source: i for i in make_package(project, "letter", "fa", ask(project)).items}
    assert items["One."].state is State.FUZZY
    assert items["One."].remark == "a draft that nobody has confirmed"
    assert (items["Part"].state, items["Part"].level) == (State.TRANSLATED, 2)
    assert (items["Three."].state, items["Three."].text) == (State.UNTRANSLATED, "")
    assert items["Part"].numbers == (3,)


def test_the_source_that_a_fuzzy_text_was_made_from_is_shown(project: Project) -> None:
    source = project.root / "source" / "letter.md"
    source.write_text(TEXT.replace("Two.", "Two!"), encoding="utf-8")
    again = projects.refresh(project)
    items = {i.source: i for i in make_package(again, "letter", "fa", ask(again)).items}
    found = items["Two!"]
    assert (found.previous, found.remark) == (
        *("Two.", "the source has changed since it was translated"),
    )


def test_the_pivot_is_beside_the_source_where_it_is_translated(project: Project) -> None:
    package = make_package(project, "letter", "ar", ask(project, pivot="fa"))
    pivots = {item.source: item.pivot for item in package.items}
    assert (pivots["One."], pivots["Four."]) == ("fa: One.", "")
    assert package.pivot == "fa"


def test_no_language_is_the_pivot_of_itself(project: Project) -> None:
    package = make_package(project, "letter", "fa", ask(project, pivot="fa"))
    assert (package.pivot, {item.pivot for item in package.items}) == ("", {""})
    assert {item.key[28:36] for item in package.items} == {"0" * 8}


def test_a_file_names_nobody_whom_the_settings_do_not_name(project: Project) -> None:
    path = project.catalog("letter", "fa")
    text = path.read_text(encoding="utf-8")
    text = text.replace("Last-Translator: ", "Last-Translator: Secret Name <a@b.example>")
    text = text.replace('"Language: fa', '"X-Poedit-Basepath: /home/secret\\n"\n"Language: fa')
    path.write_text(text, encoding="utf-8")
    list(export(project, ask(project)))
    for name, data in snapshot(project.root / "export").items():
        assert b"ecret" not in data, name
    with (project.root / "dragoman.toml").open("a", encoding="utf-8") as file:
        file.write('translator = "A. B."\n')
    list(export(find_project(project.root), ask(project)))
    assert b"Last-Translator: A. B." in (project.root / "export" / "letter.fa.po").read_bytes()


def test_a_catalogue_that_is_not_in_step_does_not_go_out(project: Project) -> None:
    source = project.root / "source" / "letter.md"
    source.write_text(TEXT + "\nFive.\n", encoding="utf-8")
    with pytest.raises(ExchangeError, match="not up to date with its source"):
        list(export(project, ask(project)))
    assert not (project.root / "export").exists()
    project.catalog("letter", "fa").unlink()
    with pytest.raises(CatalogError, match="no such catalogue"):
        list(export(project, ask(project)))


def test_a_format_that_is_not_there_is_named(project: Project) -> None:
    with pytest.raises(ExchangeError, match=r"no format 'cvs'; did you mean 'csv'\?"):
        list(export(project, ask(project, formats=("cvs",))))


def test_one_document_that_cannot_go_out_does_not_stop_the_others(project: Project) -> None:
    (project.root / "source" / "notes.txt").write_text("Another note.\n", encoding="utf-8")
    made = list[Path]()
    with pytest.raises(ExchangeError, match="not up to date with its source"):
        for file in export(project, ask(project, documents=("notes", "letter"))):
            made.append(file.path)
    assert [path.name for path in made] == ["letter.fa.po", "letter.fa.csv"]


def test_what_could_not_come_back_as_a_table_in_word_does_not_go_out(project: Project) -> None:
    source = project.root / "source" / "notes.txt"
    source.write_text("".join(f"Note {n}.\n\n" for n in range(5001)), encoding="utf-8")
    again = projects.refresh(project)
    with pytest.raises(ExchangeError, match=r"^notes\.fa\.docx: it has 5,001 texts, and a table"):
        list(export(again, ask(again, documents=("notes",), formats=("docx",))))
    assert not (again.root / "export").exists()


def test_a_text_that_no_cell_holds_is_named_with_its_file(project: Project) -> None:
    source = project.root / "source" / "notes.txt"
    source.write_text("word " * 8000, encoding="utf-8")
    again = projects.refresh(project)
    with pytest.raises(ExchangeError, match=r"^notes\.fa\.xlsx: paragraph 1 has a text of more"):
        list(export(again, ask(again, documents=("letter", "notes"), formats=("xlsx",))))


def test_a_file_goes_where_a_person_says_but_by_no_link_out_of_the_project(
    project: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (written, _) = export(project, ask(project, folder=elsewhere / "new"))
    assert written.path.read_bytes()
    (project.root / "export").symlink_to(elsewhere)
    before = snapshot(elsewhere)
    with pytest.raises(DragomanError, match="leads out of the project"):
        list(export(project, ask(project)))
    assert snapshot(elsewhere) == before
