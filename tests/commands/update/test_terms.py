"""The terms of the glossary as notes in the catalogues: in which messages, and where in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import projects
from helpers.command_line import change_text, run

GLOSSARY = "term,language,translation\nletter,fa,نامه\nprison,fa,زندان\n"
CATALOG = "locale/fa/LC_MESSAGES/letter.po"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    projects.make(tmp_path, {"letter.md": "# A letter\n\nFrom prison, a letter.\n\nThree.\n"}, "fa")
    (tmp_path / "glossary.csv").write_text(GLOSSARY, encoding="utf-8")
    with (tmp_path / "dragoman.toml").open("a", encoding="utf-8") as file:
        file.write("[check]\ncomments = true\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read_comments(path: str = CATALOG) -> dict[str, list[str]]:
    """Return the lines above each message by its text."""
    found: dict[str, list[str]] = {}
    for block in Path(path).read_text(encoding="utf-8").split("\n\n")[1:]:
        lines = block.strip().split("\n")
        text = next(line for line in lines if line.startswith("msgid "))
        found[text[7:-1]] = [line for line in lines[: lines.index(text)] if line[:2] != "#:"]
    return found


def test_each_message_has_the_terms_that_are_in_it_below_what_the_source_says(folder: Path) -> None:
    assert run("update", "-q").exit_code == 0
    assert read_comments() == {
        "A letter": ["#. heading 1", "#. glossary: letter = نامه"],
        "From prison, a letter.": ["#. glossary: letter = نامه", "#. glossary: prison = زندان"],
        "Three.": [],
    }
    assert not any("glossary" in line for line in Path("locale/letter.pot").read_text().split("\n"))


def test_they_follow_the_glossary_and_change_nothing_else(folder: Path) -> None:
    run("update", "-q")
    before = Path(CATALOG).read_bytes()
    assert run("update", "-q").exit_code == 0 and Path(CATALOG).read_bytes() == before
    change_text(CATALOG, "#. heading 1\n", "# mine\n#. heading 1\n")
    change_text("glossary.csv", "prison,fa,زندان\n", "")
    run("update", "-q")
    assert read_comments() == {
        "A letter": ["# mine", "#. heading 1", "#. glossary: letter = نامه"],
        "From prison, a letter.": ["#. glossary: letter = نامه"],
        "Three.": [],
    }
    Path("glossary.csv").unlink()
    run("update", "-q")
    assert read_comments()["A letter"] == ["# mine", "#. heading 1"]


def test_without_the_setting_there_are_none(folder: Path) -> None:
    change_text("dragoman.toml", "comments = true", "comments = false")
    assert run("update", "-q").exit_code == 0
    assert read_comments()["A letter"] == ["#. heading 1"]
