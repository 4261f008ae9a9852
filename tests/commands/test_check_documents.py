"""Checks that need more than one message: the same sentence in several documents, plural forms."""

from __future__ import annotations

import pickle
from pathlib import Path
from random import Random
from typing import Any

import pytest

from dragoman import sources
from dragoman.commands._parallel.processes import choose_context
from dragoman.commands._parallel.workers import ALONE, Workers
from dragoman.commands.check import check, project_policy
from dragoman.languages import wrong_language
from dragoman.po import read
from dragoman.project import Project, find_project
from helpers import projects
from helpers.book_files import make_book, page
from helpers.command_line import change_text, run
from helpers.tools import not_allowed_here

SAME = "Please send us a letter.\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    made = projects.make(tmp_path, {"one.txt": SAME, "two.txt": SAME}, "fa")
    monkeypatch.chdir(tmp_path)
    for document, text in (
        ("one", "لطفاً به ما نامه بدهید."),
        ("two", "لطفاً برای ما نامه بنویسید."),
    ):
        projects.edit(made, lambda m, text=text: projects.translated(m, text), document)  # type: ignore[misc]
    return made


def test_a_sentence_with_two_translations_in_two_documents_is_told(project: Project) -> None:
    assert "hint inconsistent" in run("check").output


def test_a_catalogue_that_cannot_be_read_is_told_and_the_others_are_checked(
    project: Project,
) -> None:
    project.catalog("two", "fa").write_text('msgid "a\n', encoding="utf-8")
    result = run("check")
    assert result.exit_code != 0 and "hint inconsistent" not in result.output
    assert "two.po:1: " in result.output


def test_one_document_has_nothing_to_be_compared_with(project: Project) -> None:
    Path("source/two.txt").unlink()
    assert "hint inconsistent" not in run("check").output


FORMS = '"Plural-Forms: nplurals=1; plural=0;\\n"'


def test_an_update_keeps_the_plural_forms_of_a_header(project: Project) -> None:
    path = project.catalog("one", "fa")
    (line,) = (line for line in path.read_text().splitlines() if line.startswith('"Plural-Forms'))
    assert line == '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"'
    change_text(str(path), line, FORMS)
    Path("source/one.txt").write_text(f"{SAME}\nNew.\n", encoding="utf-8")
    assert run("update", "-q").exit_code == 0
    assert FORMS in path.read_text() and "New." in path.read_text()


def test_a_catalogue_without_a_header_gets_one_with_plural_forms(project: Project) -> None:
    path = project.catalog("one", "fa")
    head, _, rest = path.read_text(encoding="utf-8").partition("\n\n")
    assert "Plural-Forms" in head
    path.write_text(rest, encoding="utf-8")
    Path("source/one.txt").write_text(f"{SAME}\nNew.\n", encoding="utf-8")
    assert run("update", "-q").exit_code == 0
    catalog = read(path)
    assert catalog.head is not None and "Plural-Forms: nplurals=2" in catalog.head.text
    assert [message.msgid for message in catalog.blocks] == [SAME.strip(), "New."]


def test_a_source_is_read_once_for_all_languages_and_gates(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project.root / "inner").mkdir()
    made = projects.make(project.root / "inner", {"one.txt": SAME}, "fa, ar, de")
    read: list[str] = []
    real = sources.read

    def note(data: bytes, name: str, **options: Any) -> Any:
        read.append(name)
        return real(data, name, **options)

    monkeypatch.setattr(sources, "read", note)
    run("check", "--require", "de=translated", "-C", str(made.root))
    assert read == ["one"]


def test_a_book_with_large_pictures_is_read_once_and_a_very_long_text_is_not_kept(
    tmp_path: Path,
) -> None:
    picture = Random(1).randbytes(5_000_000)
    parts: dict[str, str | bytes] = {"a.xhtml": page("<p>A paragraph.</p>"), "a.png": picture}
    (tmp_path / "source").mkdir()
    (tmp_path / "source/book.epub").write_bytes(make_book(parts))
    (tmp_path / "source/long.txt").write_text("\n\n".join(["words " * 1_000] * 700))
    project = find_project(tmp_path)
    assert project.read_document("book") is project.read_document("book")
    assert project.read_document("long") is not project.read_document("long")


def test_a_source_that_changes_is_read_again(project: Project) -> None:
    before = project.read_document("one")
    assert project.read_document("one") is before
    project.source("one").write_text("Another letter.\n", encoding="utf-8")
    assert [unit.text for unit in project.read_document("one").units] == ["Another letter."]


def test_a_project_travels_without_its_documents(project: Project) -> None:
    size = len(pickle.dumps(project))
    project.read_document("one")
    travelled = pickle.loads(pickle.dumps(project))  # noqa: S301 - it is our own
    assert len(pickle.dumps(project)) < size + 1_000 and travelled == project
    assert travelled.read_document("one") == project.read_document("one")


@pytest.mark.usefixtures("copied_processes")
@pytest.mark.parametrize("workers", [ALONE, Workers(2)])
def test_the_letters_of_each_catalogue_are_looked_at_once_whoever_checks_it(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: Workers
) -> None:
    if workers != ALONE and choose_context().get_start_method() != "fork":
        not_allowed_here("other processes are no copies of this one here, so they do not note")
    noted, look = tmp_path / "noted", wrong_language._compare_languages

    def note(sample: str, code: str) -> Any:
        with noted.open("a") as file:  # only this do the processes have in common
            file.write(f"{code}\n")
        return look(sample, code)

    monkeypatch.setattr(wrong_language, "_compare_languages", note)
    monkeypatch.setattr(wrong_language, "_REMEMBERED", {})
    checked = list(check(project, ("one", "two"), ["fa"], project_policy(project), workers=workers))
    assert any(finding.id == "inconsistent" for each in checked for finding in each.findings)
    assert noted.read_text() == "fa\nfa\n"


def test_a_catalogue_of_another_language_is_told_with_two_processes(project: Project) -> None:
    change_text(str(project.catalog("two", "fa")), "Language: fa", "Language: fr")
    assert run("check", "--jobs", "1").output == (said := run("check", "--jobs", "2").output)
    assert "two.po" in said and "French" in said
