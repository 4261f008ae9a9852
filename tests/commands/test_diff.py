"""What changed in the source: word by word, graded, in every form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.catalogs.changes import Grade
from dragoman.catalogs.states import mark_draft
from dragoman.cli import group
from dragoman.commands.diff import FuzzyMessage, as_data, diff
from dragoman.project import Project
from helpers import projects
from helpers.markup import parse

TEXT = """The letter

The road to the north is open again, and “all” may use it.

More than 1500 people came to the square in 2015.

Nobody was told about the meeting at the river.

The last paragraph is still the same as before.
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A source of which three paragraphs changed since they were translated."""
    made = projects.make(tmp_path, {"letter.txt": TEXT}, "fa")
    projects.translate(made)
    changed = TEXT.replace("“all”", '"all"').replace("1500", "1600").replace("river", "bridge")
    (tmp_path / "source" / "letter.txt").write_text(changed, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return projects.refresh(made)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(
        group, ["diff", *arguments], prog_name="dragoman", catch_exceptions=False
    )


def found(project: Project) -> list[FuzzyMessage]:
    return list(diff(project, ["letter"], ["fa"]))


def test_each_fuzzy_message_has_its_grade_and_number(project: Project) -> None:
    assert [(doubt.numbers, doubt.grade) for doubt in found(project)] == [
        ((2,), Grade.TYPOGRAPHY), ((3,), Grade.MEANING), ((4,), Grade.WORDING),
    ]  # fmt: skip


def test_the_diff_is_both_texts(project: Project) -> None:
    for doubt in found(project):
        old = "".join(change.text for change in doubt.changes if change.op != "insert")
        new = "".join(change.text for change in doubt.changes if change.op != "delete")
        assert (old, new) == (doubt.block.previous, doubt.block.msgid)


def test_the_terminal_shows_grade_diff_and_translation_each_on_its_line(project: Project) -> None:
    lines = run().stdout.splitlines()
    assert lines[0] == "letter, fa, paragraph 2: typography only"
    assert lines[4] == "letter, fa, paragraph 3: numbers, names or negation changed"
    assert lines[5] == "\u2068More than [-1500-]{+1600+} people came to the square in 2015.\u2069"
    assert lines[6].startswith("\u2068fa: More than 1500") and lines[6].endswith("\u2069")
    assert "\x1b" not in run().stdout


def test_colours_come_where_they_are_wanted(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[31m[-1500-]\x1b[0m\x1b[32m{+1600+}\x1b[0m" in run().stdout


def test_the_json_has_the_words(project: Project) -> None:
    data = json.loads(run("--format", "json").stdout)
    assert data == as_data(found(project)) and data["schema_version"] == 1
    second = data["messages"][1]
    assert (second["grade"], second["paragraphs"]) == ("meaning", [3])
    assert ["delete", "1500"] in second["words"] and ["insert", "1600"] in second["words"]


def test_the_page_marks_what_is_gone_and_new(project: Project) -> None:
    assert run("--format", "html", "-o", "build/diff.html").exit_code == 0
    page = parse((project.root / "build" / "diff.html").read_bytes())
    texts = [[element.text for element in page.one("main").all(name)] for name in ("del", "ins")]
    assert "1500" in texts[0] and "1600" in texts[1]
    quotation = page.all("blockquote")[0]
    assert quotation.attributes == {"lang": "fa", "dir": "rtl"}


def test_a_draft_has_no_earlier_version(project: Project) -> None:
    projects.edit(
        project,
        lambda m: mark_draft(m, ["پیش‌نویس"], "2026-01-01", "engine") if "last" in m.msgid else m,
    )
    draft = found(project)[-1]
    assert draft.grade is None and [change.op for change in draft.changes] == ["equal"]
    assert as_data([draft])["messages"][0]["old"] is None
    assert "letter, fa, paragraph 5: a draft that nobody has confirmed" in run().stdout


def test_without_anything_fuzzy_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    projects.make(tmp_path, {"letter.txt": TEXT}, "fa")
    monkeypatch.chdir(tmp_path)
    result = run()
    assert result.exit_code == 0 and result.stdout == "" and "No message is fuzzy" in result.stderr
    assert run("-q").stderr == ""


def test_a_catalogue_cannot_drive_the_terminal(project: Project) -> None:
    path = project.catalog("letter", "fa")
    data = path.read_bytes().replace(b"fa: More", b"\\033[2J\xe2\x80\xaeMore")
    path.write_bytes(data)
    shown = run().stdout
    assert "[2J" in shown
    assert "\x1b" not in shown and "\u202e" not in shown
