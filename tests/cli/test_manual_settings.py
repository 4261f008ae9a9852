"""What docs/settings.md promises and no other test holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli import group
from dragoman.commands._editions.options import make_options
from dragoman.editions import load_format
from dragoman.project import find_project
from helpers import wiring
from helpers.command_line import run
from helpers.documents import rows, sections
from helpers.support import snapshot
from helpers.wiring import FA

CHRISTMAS = 1482451200  # 2016-12-23


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two documents, Persian nearly done, in a git repository."""
    return wiring.enter(tmp_path, monkeypatch)


def add_settings(text: str, name: str = "dragoman.toml") -> None:
    path = Path(name)
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(f"{old}{text}\n", encoding="utf-8")


# Where settings come from


def test_the_first_place_that_has_a_value_wins(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the last place to the first: each one that is added wins over all before it."""

    def shown() -> str:
        """Return what is shown for a missing translation, as the five places choose it."""
        result = run("render", "letter", "-l", "en,ar", "-o", "out", *flags)
        if result.exit_code:
            return "refuse"
        page = Path("out/letter.en-ar.html").read_text(encoding="utf-8")
        return "source" if wiring.SOURCE_CELL in page else "placeholder"

    flags: list[str] = []
    assert shown() == "placeholder"
    add_settings('missing = "source"')
    assert shown() == "source"
    monkeypatch.setenv("DRAGOMAN_MISSING", "refuse")
    assert shown() == "refuse"
    monkeypatch.setenv("DRAGOMAN_RENDER_MISSING", "source")
    assert shown() == "source"
    flags += ["--missing", "placeholder"]
    assert shown() == "placeholder"


def test_of_two_settings_files_in_one_folder_dragomans_own_is_used(project: Path) -> None:
    add_settings('[tool.dragoman]\nlanguages = ["ckb"]', "pyproject.toml")
    assert find_project(project).languages == ("fa", "ar")
    Path("dragoman.toml").unlink()
    assert find_project(project).languages == ("ckb",)


@pytest.mark.parametrize("folder", ["source", "locale"])
def test_either_folder_makes_a_project_without_settings(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir()
    found = find_project(tmp_path)
    assert (found.root, found.settings.source_language) == (tmp_path, "en")


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("UPDATE", "typography"), ("CHECK", "numbers"), ("FONTS", "Amiri"), ("DIGITS", "latn"),
        ("UPDATE_MEMORY", "false"), ("CHECK_DISABLE", "numbers"), ("FONTS_SYSTEM", "true"),
    ],
)  # fmt: skip
def test_settings_in_a_table_have_no_variable(
    project: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    before = find_project(project).settings
    monkeypatch.setenv(f"DRAGOMAN_{variable}", value)
    assert find_project(project).settings == before


# What settings do


def test_the_layouts_of_the_table_are_those_of_the_formats(project: Path) -> None:
    table = [cells for cells in rows(sections("docs/settings.md")["Editions"]) if len(cells) == 8]
    header, *lines = table
    assert header[2:] == ["html", "pdf, png", "epub", "docx", "md, fragment", "tex"]
    for layout, _, *cells in lines:
        for names, cell in zip(header[2:], cells, strict=True):
            for name in names.split(", "):
                has_layout = layout.strip("`") in load_format(name).LAYOUTS
                assert has_layout is (cell != "no"), f"{layout} in {name}"


def test_the_date_of_the_settings_is_that_of_files(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert make_options(find_project(project)).modified is None
    add_settings('date = "2016-12-23"')
    options = make_options(find_project(project))
    assert (options.modified, options.date) == (CHRISTMAS, "2016-12-23")


def test_the_header_of_a_catalogue_that_exists_keeps_what_it_has(project: Path) -> None:
    before = Path(FA).read_text(encoding="utf-8").split("\n\n")[0]
    add_settings('project = "Letters 1.0"\ntranslator = "A. B."\nteam = "Persian"')
    text = Path("source/letter.txt").read_text(encoding="utf-8")
    Path("source/letter.txt").write_text(f"{text}\nOne more.\n", encoding="utf-8")
    Path("source/poem.txt").write_text("A poem.\n", encoding="utf-8")
    assert run("update", "-q").exit_code == 0
    after = Path(FA).read_text(encoding="utf-8")
    assert 'msgid "One more."' in after
    date = re.compile(r'"POT-Creation-Date: .*"')
    assert date.sub("", after.split("\n\n")[0]) == date.sub("", before)
    new = Path("locale/fa/LC_MESSAGES/poem.po").read_text(encoding="utf-8")
    for field in ("Project-Id-Version: Letters 1.0", "Last-Translator: A. B.",
                  "Language-Team: Persian"):  # fmt: skip
        assert f'"{field}\\n"' in new


def test_without_settings_a_header_has_the_name_of_the_document_and_nobodys(project: Path) -> None:
    head = Path(FA).read_text(encoding="utf-8").split("\n\n")[0]
    assert '"Project-Id-Version: letter\\n"' in head
    assert '"Last-Translator: \\n"\n"Language-Team: \\n"\n' in head


def test_a_glossary_that_is_not_there_is_no_mistake(project: Path) -> None:
    Path("glossary.csv").unlink()
    result = run("check")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "glossary" not in result.stdout


# Other variables of the environment


def test_the_epoch_is_the_time_of_all_that_is_written(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(CHRISTMAS))
    text = Path("source/letter.txt").read_text(encoding="utf-8")
    Path("source/letter.txt").write_text(f"{text}\nOne more.\n", encoding="utf-8")
    assert run("update", "-q").exit_code == 0
    for name in ("locale/letter.pot", FA):
        text = Path(name).read_text(encoding="utf-8")
        assert '"POT-Creation-Date: 2016-12-23 00:00+0000\\n"' in text
    assert run("review", "letter", "-l", "fa", "--paragraph", "1", "-q").exit_code == 0
    assert re.search(r"^# dragoman: reviewed \w{12} 2016-12-23$", Path(FA).read_text("utf-8"), re.M)
    assert run("render", "letter", "-q").exit_code == 0
    page = Path("build/letter.en-fa.html").read_text(encoding="utf-8")
    assert "December 23, 2016" in page and "۲۳ دسامبر ۲۰۱۶" in page
    add_settings('date = "2017-01-02"')
    assert run("render", "letter", "-q").exit_code == 0
    assert "January 2, 2017" in Path("build/letter.en-fa.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("variables", "has_colours"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"NO_COLOR": "", "FORCE_COLOR": "1"}, True),
    ],
)
def test_colours_are_where_the_variables_want_them(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    has_colours: bool,
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    old, new = wiring.FUZZY[FA]
    text = Path(FA).read_text(encoding="utf-8")
    Path(FA).write_text(text.replace(old, new), encoding="utf-8")
    assert ("\x1b[" in run("diff").stdout) is has_colours


def test_visual_is_the_editor_and_editor_without_it(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("first", "second"):
        script = tmp_path / name
        script.write_text(f'#!/bin/sh\nsleep 0.1\nprintf "{name}" > "$1"\n', encoding="utf-8")
        script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(tmp_path / "first"))
    monkeypatch.setenv("EDITOR", str(tmp_path / "second"))
    keys = ("review", "letter", "-l", "fa")
    CliRunner().invoke(group, list(keys), prog_name="dragoman", input="e\nq\n")
    assert 'msgstr "first"' in Path(FA).read_text(encoding="utf-8")
    monkeypatch.delenv("VISUAL")
    CliRunner().invoke(group, list(keys), prog_name="dragoman", input="e\nq\n")
    assert 'msgstr "second"' in Path(FA).read_text(encoding="utf-8")


def test_a_mistake_in_the_settings_stops_every_command_before_it_writes(project: Path) -> None:
    add_settings('langages = ["fa"]')
    Path("source/letter.txt").write_text("New.\n", encoding="utf-8")
    before = snapshot(project)
    for command in ("extract", "update", "status", "diff", "check --fix", "render", "build"):
        result = run(*command.split())
        assert result.exit_code == 2
        assert result.stderr == (
            "dragoman: dragoman.toml:3: unknown setting 'langages'; did you mean 'languages'?\n"
        )
    assert snapshot(project) == before
