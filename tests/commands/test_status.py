"""Counting: one count has one meaning, wherever it is shown."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dragoman import progress
from dragoman.align import EditionRequest, align
from dragoman.catalogs import count_catalog
from dragoman.catalogs.states import mark_draft, mark_reviewed
from dragoman.cli._tables import list_rows, write_markdown, write_status_csv
from dragoman.commands._caches import user_cache
from dragoman.commands.dashboard import gather_dashboard
from dragoman.commands.status import (
    LanguageStatus,
    as_data,
    select_statuses,
    status,
    sum_by_folder,
    sum_by_language,
)
from dragoman.errors import CatalogError, DragomanError, gather
from dragoman.model import Mark, State
from dragoman.po import Block
from dragoman.project import Project
from helpers import projects
from helpers.command_line import run


@pytest.fixture(autouse=True)
def caches(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr(user_cache, "cache_folder", lambda: folder)
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A letter in every state: in Persian one message of each, and a draft."""
    made = projects.make(tmp_path, {"letter.txt": projects.TEXT + "\nA draft by a machine.\n"})
    projects.translate(made, most=4)
    source = tmp_path / "source" / "letter.txt"
    source.write_text(source.read_text().replace("goodbye", "farewell"), encoding="utf-8")
    made = projects.refresh(made)

    def mark(message: Block) -> Block:
        if message.msgid == "A letter":
            return mark_reviewed(message, "2026-01-01")
        if message.msgid.startswith("A draft"):
            return mark_draft(message, ["پیش‌نویس"], "2026-01-01", "engine")
        return message

    projects.edit(made, mark)
    return made


def counted(project: Project) -> list[LanguageStatus]:
    return list(status(project, project.documents, project.languages))


def test_every_state_is_counted_once_in_each_measure(project: Project) -> None:
    persian = counted(project)[0].tally
    assert progress.name_counts(persian.messages) == {
        "untranslated": 0, "fuzzy": 2, "translated": 2, "reviewed": 1, "total": 5,
    }  # fmt: skip
    assert persian.words[State.REVIEWED] == 2 and persian.characters[State.REVIEWED] == 8
    assert progress.count_drafts(persian) == (1, 5, len("A draft by a machine."))
    assert progress.count_outdated(persian) == (1, 5, len("The last one says farewell."))
    assert progress.count_unfinished(persian) == (2, 10, 48)
    arabic = counted(project)[1].tally
    assert arabic.messages[State.UNTRANSLATED] == 5
    assert progress.count_all(arabic) == progress.count_all(persian)


def test_the_json_is_the_documented_one(project: Project) -> None:
    data = as_data(counted(project))
    assert list(data) == ["schema_version", "documents", "folders", "total"]
    assert data["schema_version"] == 1
    (document,) = data["documents"]
    assert document["document"] == "letter"
    persian = document["languages"]["fa"]
    keys = ["untranslated", "fuzzy", "translated", "reviewed", "total"]
    assert list(persian["messages"]) == list(persian["words"]) == keys
    assert persian["messages"] == {
        "untranslated": 0, "fuzzy": 2, "translated": 2, "reviewed": 1, "total": 5,
    }  # fmt: skip
    assert persian["draft"] == {"messages": 1, "words": 5, "characters": 21}
    assert data["total"]["fa"] == persian
    assert json.loads(json.dumps(data)) == data


def test_terminal_json_csv_dashboard_and_colophon_agree(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.root)
    statuses = counted(project)
    persian = statuses[0].tally
    rows = [line.split() for line in run("status").stdout.splitlines()]
    assert next(row for row in rows if row[:1] == ["fa"]) == [
        *("fa", "60%", "0/0", "2/10", "1/5", "2/13", "1/2", "5/25", "letter"),
    ]
    data = json.loads(run("status", "--format", "json").stdout)
    assert data["total"]["fa"] == progress.describe_tally(persian)
    row = next(csv.DictReader(io.StringIO(run("status", "--format", "csv").stdout)))
    assert (row["language"], row["messages_fuzzy"], row["words_todo"]) == ("fa", "2", "10")
    assert row["characters_draft"] == "21" and row["percent"] == "60.00"
    shown = gather_dashboard(project, statuses, statuses)
    assert shown.totals[0] == persian
    column = edition(project).columns[1].tally
    assert column is not None
    assert (column.messages, column.words) == (persian.messages, persian.words)


def edition(project: Project) -> Any:
    catalog = project.read_catalog("letter", "fa")
    assert catalog is not None
    request = EditionRequest(columns=("en", "fa"), source_language="en")
    return align(project.read_document("letter"), {"fa": catalog}, request)


def test_what_is_counted_as_outdated_and_draft_is_marked_so_in_editions(project: Project) -> None:
    marks = [row.segments[1].mark for row in edition(project).rows]
    persian = counted(project)[0].tally
    assert marks.count(Mark.OUTDATED) == progress.count_outdated(persian).messages == 1
    assert marks.count(Mark.DRAFT) == progress.count_drafts(persian).messages == 1


def test_a_template_that_the_disk_does_not_give_is_said_when_all_is_counted(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in ``build``, which has just read the sources and knows that none has changed. Its pages
    would show that nothing is up to date, and nobody would know why."""
    expected = list(status(project, project.documents, project.languages, changed=()))

    def refuse(*_: object) -> None:
        raise CatalogError("the disk reports an error")

    monkeypatch.setattr(Project, "read_template_bytes", refuse)
    monkeypatch.setattr(user_cache, "cache_folder", lambda: project.root / "no-cache")
    counted, errors = gather(status(project, project.documents, project.languages, changed=()))
    assert [(each.document, each.language) for each in counted] == [
        (each.document, each.language) for each in expected
    ]
    assert {each.sentence for each in errors} == {"the disk reports an error"}


def test_folders_are_summed_with_the_folders_in_them(tmp_path: Path) -> None:
    texts = {"a.txt": "One two.\n", "x/b.txt": "Three.\n", "x/y/c.md": "Four five six.\n"}
    statuses = counted(projects.make(tmp_path, texts, "fa"))
    sums = {
        name: progress.count_all(found["fa"]).words
        for name, found in sum_by_folder(statuses).items()
    }
    assert sums == {"x/": 4, "x/y/": 3}
    assert progress.count_all(sum_by_language(statuses)["fa"]).words == 6
    assert [row.name for row in list_rows(statuses, statuses)] == [
        "a", "x/b", "x/y/c", "x/", "x/y/", "total",
    ]  # fmt: skip


def test_what_is_done_can_be_left_out_and_the_rest_sorted(tmp_path: Path) -> None:
    """No two orders are alike: by name, by the share that is done, by the words that are left."""
    translated, left = "One two three. ", "Four five six seven. "
    texts = {
        "a.txt": f"{translated * 2}\n\n{left}\n",  # 6 of 10 words
        "b.txt": "Two words.\n",  # 0 of 2
        "c.txt": "One.\n",  # 1 of 1
        "d.txt": f"{translated * 5}\n\n{left}And eight.\n",  # 15 of 21
    }
    project = projects.make(tmp_path, texts, "fa")
    for name in "acd":
        projects.translate(project, name, most=1)
    statuses = counted(project)

    def list_names(**options: Any) -> str:
        return "".join(item.document for item in select_statuses(statuses, **options))

    assert list_names() == list_names(sort="name") == "abcd"
    assert list_names(sort="progress") == "badc"
    assert list_names(sort="todo") == "dabc"
    assert list_names(incomplete=True) == "abd"
    assert list_names(incomplete=True, sort="progress") == "bad"
    assert list_names(incomplete=True, sort="todo") == "dab"
    data = as_data(statuses, select_statuses(statuses, incomplete=True, sort="todo"))
    assert [each["document"] for each in data["documents"]] == ["d", "a", "b"]
    assert data["total"]["fa"]["messages"]["total"] == 6


def test_csv_and_markdown_have_a_row_for_each_line(project: Project) -> None:
    rows = list_rows(counted(project), counted(project))
    table = list(csv.DictReader(io.StringIO(write_status_csv(rows))))
    assert len(table) == len(rows) == 2
    markdown = write_markdown(rows).splitlines()
    assert len(markdown) == 4 and len({line.count("|") for line in markdown}) == 1
    assert markdown[2].startswith("| letter | fa | 60% |")


def test_fail_under_has_a_line_for_each_language(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.root)
    result = run("status", "-q", "--fail-under", "60.1")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "fa: 60.0% of the words, under 60.1%", "ar: 0.0% of the words, under 60.1%",
    ]  # fmt: skip
    assert run("status", "-q", "--fail-under", "60", "-l", "fa").exit_code == 0


def test_a_catalogue_that_leads_out_of_the_project_is_not_read(
    project: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "letter.po"
    path = project.catalog("letter", "ar")
    before, data = counted(project)[1].tally, path.read_bytes()
    elsewhere.write_bytes(data)
    path.unlink()
    path.symlink_to(elsewhere)
    with pytest.raises(DragomanError, match="out of the project"):
        counted(project)
    path.unlink()
    inside = project.root / "kept.po"
    inside.write_bytes(data)
    path.symlink_to(inside)
    assert counted(project)[1].tally == before


@pytest.mark.parametrize("arguments", [["--help"], ["status"], ["status", "--format", "json"]])
def test_heavy_libraries_are_not_loaded(project: Project, arguments: list[str]) -> None:
    heavy = ["babel", "jinja2", "markdown_it", "polib", "rapidfuzz", "platformdirs", "subprocess"]
    script = (
        "import sys; from dragoman.cli import group\n"
        f"try: group({arguments!r}, prog_name='dragoman')\n"
        f"except SystemExit: pass\nsys.stderr.write(repr([m for m in {heavy} if m in sys.modules]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=project.root, capture_output=True, text=True, check=True
    )
    assert done.stderr == "[]"


def test_what_programs_read_is_utf_8_on_any_terminal(tmp_path: Path) -> None:
    projects.make(tmp_path, {"نامه.txt": "One.\n"}, "fa")
    for form in ("json", "csv", "markdown", "html"):
        done = subprocess.run(
            [sys.executable, "-m", "dragoman", "status", "--format", form],
            cwd=tmp_path,
            env={**os.environ, "PYTHONIOENCODING": "ascii"},
            capture_output=True,
            check=True,
        )
        text = done.stdout.decode()
        assert "نامه" in (str(json.loads(text)) if form == "json" else text)


def test_a_plural_and_an_obsolete_message_count_as_the_law_says() -> None:
    text = (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "one book"\nmsgid_plural "%d books"\nmsgstr[0] "a"\nmsgstr[1] ""\n\n'
        '#~ msgid "gone"\n#~ msgstr "x"\n'
    )
    tally = count_catalog(text.encode(), "x.po")
    assert progress.count_all(tally) == (1, 2, 8)
