"""``dragoman export`` and ``dragoman import``: what they print, and their exit codes."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from dragoman.project import Project
from helpers import projects
from helpers.command_line import change_text, run


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    made = projects.make(tmp_path, {"letter.txt": projects.TEXT})
    projects.translate(made, most=2)
    monkeypatch.chdir(tmp_path)
    return made


def test_each_file_that_was_written_is_printed(project: Project) -> None:
    result = run("export", "-t", "po,csv", "-l", "fa")
    assert result.stdout == ("export/letter.fa.po: 4 messages\nexport/letter.fa.csv: 4 messages\n")
    assert run("export", "-t", "po", "-q").output == ""


def test_where_nothing_is_wanted_nothing_is_written(project: Project) -> None:
    result = run("export", "-t", "po", "-l", "fa", "--only", "fuzzy")
    assert result.stderr == "export/letter.fa.po: no message for it, so not written\n"
    assert (result.exit_code, Path("export").exists()) == (0, False)


def test_a_memory_is_said_to_have_what_it_has(project: Project) -> None:
    """Two of the four messages are translated; of another project none is."""
    assert run("export", "-t", "tmx", "-l", "fa").stdout == "export/letter.fa.tmx: 2 messages\n"
    assert Path("export/letter.fa.tmx").read_text(encoding="utf-8").count("<tu>") == 2
    result = run("export", "-t", "tmx", "-l", "fa", "--only", "todo", "-o", "other")
    assert result.stderr == "other/letter.fa.tmx: no message for it, so not written\n"
    assert not Path("other").exists()


def test_the_report_says_what_became_of_each_file(project: Project) -> None:
    run("export", "-t", "csv", "-l", "fa")
    change_text("export/letter.fa.csv", "fa: A letter", "یک نامه")
    change_text("locale/fa/LC_MESSAGES/letter.po", "fa: Three", "fa: 3")
    change_text("export/letter.fa.csv", "fa: Three", "سه")
    result = run("import", "export", "--dry-run")
    assert result.exit_code == 1
    first, second = result.stdout.splitlines()
    assert first == (
        "\u2068export/letter.fa.csv\u2069: letter in fa: 1 taken, 2 unchanged, 1 in conflict; "
        "nothing was written"
    )
    assert second.startswith("    row 3: \u2068it was changed here, too")
    assert result.stderr == ""
    assert run("import", "export", "-q").output == ""


def test_where_both_texts_are_kept_it_says_how_to_choose(project: Project) -> None:
    run("export", "-t", "csv", "-l", "fa")
    assert run("import", "export").stderr == ""
    change_text("export/letter.fa.csv", "fa: Three", "سه")
    change_text("locale/fa/LC_MESSAGES/letter.po", "fa: Three", "fa: 3")
    result = run("import", "export")
    assert result.exit_code == 1
    assert result.stderr.startswith("Somebody must choose where both texts are kept: ")


def test_of_a_table_without_keys_nobody_knows_who_changed_a_text_last(project: Project) -> None:
    run("export", "-t", "csv", "-l", "fa")
    path = Path("export/letter.fa.csv")
    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    text = "\n".join(",".join(row[:-1]) for row in rows).replace("fa: Three", "سه")
    path.write_text(text, encoding="utf-8")
    result = run("import", "export")
    assert result.exit_code == 1
    assert (
        "    row 3: \u2068the text here is another one, and the file does not say" in result.stdout
    )
    assert "changed here, too" not in result.stdout


def test_the_report_for_programs(project: Project) -> None:
    run("export", "-t", "po", "-l", "fa")
    Path("no.txt").write_text("no", encoding="utf-8")
    result = run("import", "export/letter.fa.po", "no.txt", "--format", "json")
    data = json.loads(result.stdout)
    assert result.exit_code == 1
    assert [file["unchanged"] for file in data["files"]] == [4, 0]


def test_the_name_of_a_format_may_have_capitals(project: Project) -> None:
    assert run("export", "-t", "CSV,Po", "-l", "fa").exit_code == 0
    assert Path("export/letter.fa.csv").exists() and Path("export/letter.fa.po").exists()
    assert run("render", "-t", "MD", "-l", "fa").exit_code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("export", "-t", "cvs"), "no format 'cvs'; did you mean 'csv'?"),
        (("export", "-t", "word"), "no format 'word'; did you mean 'docx'?"),
        (("export", "-t", "csv,Excel"), "no format 'excel'; did you mean 'xlsx'?"),
        (("export", "-l", "de"), "language 'de' is not of this project"),
        (("export", "leter", "-t", "po"), "'leter'"),
        (("import", "x.po", "-l", "fa,ar"), "give one language"),
        (("import", "x.po", "--document", "leter"), "'leter'"),
        (("import", "x.po", "--by", "A" * 40), "too long for a mark"),
    ],
)
def test_a_mistake_of_the_user_is_one_sentence(
    project: Project, words: tuple[str, ...], said: str
) -> None:
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_file_that_is_not_there_is_refused_with_the_others(project: Project) -> None:
    result = run("import", "gone.po")
    assert result.exit_code == 1
    assert "gone.po\u2069: not taken: the file cannot be read" in result.stdout
