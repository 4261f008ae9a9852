"""The page of `adopt`: what it remarks on each pair, and which commands it offers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.project import find_project
from helpers import projects
from helpers.command_line import run
from helpers.markup import Element, parse

SOURCE = "# A letter\n\nThere were 1500 of us in 2015.\n\nWe wrote to 17 friends in May.\n"
FILE = "# نامه\n\nما در ۲۰۱۵ **۱۵۰۰ نفر** بودیم.[^1]\n\nبه ۱۷ دوست نوشتیم.\n\n[^1]: یادداشت\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    projects.make(tmp_path, {"letter.md": SOURCE}, "fa")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def adopt(text: str, *words: str) -> str:
    """Return what the page says when a translation is adopted."""
    Path("fa.md").write_text(text, encoding="utf-8")
    result = run("adopt", "letter", "-l", "fa", "fa.md", "--report", "page.html", *words)
    assert result.exit_code == 0, result.output
    page = parse(Path("page.html").read_bytes())
    rows: list[Element] = page.all("tr")
    return re.sub(r"\s+", " ", " ".join(row.text for row in rows))


def test_what_the_source_does_not_have_is_named_where_it_was(folder: Path) -> None:
    said = adopt(FILE)
    assert "Paragraph 2: left out: strong emphasis, the mark of a note." in said
    assert "Paragraph 1: left out" not in said and "Paragraph 3: left out" not in said
    assert "No source was found; the text is kept at the end of the catalogue." in said


def test_where_nothing_is_left_out_nothing_is_said(folder: Path) -> None:
    said = adopt(FILE.replace("**", "").replace("[^1]: یادداشت\n", "").replace("[^1]", ""))
    assert "left out" not in said and "was found" not in said


def test_a_paragraph_without_a_translation_says_so(folder: Path) -> None:
    said = adopt("# نامه\n\nما در ۲۰۱۵ ۱۵۰۰ نفر بودیم.\n")
    assert "Paragraph 3: no part of the translation seems to belong to it." in said
    assert "Paragraph 1:" not in said and "Paragraph 2:" not in said


def test_what_a_person_has_translated_is_said_to_be_kept(folder: Path) -> None:
    projects.edit(
        projects.refresh(find_project(folder)),
        lambda m: projects.translated(m, "مال من") if "17" in m.msgid else m,
    )
    said = adopt(FILE)
    assert "Paragraph 3: the catalogue has another translation, which is kept." in said
    assert "Paragraph 2: the catalogue" not in said


def test_what_the_check_finds_is_said_of_what_was_taken(folder: Path) -> None:
    said = adopt(FILE.replace("۲۰۱۵", "۲۰۱۶"))
    assert "Paragraph 2: check, numbers: " in said
    assert "Paragraph 3: check" not in said
