"""Catalogues whose plain text was read in another way before: nothing is lost."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.matching.normalize import fold_typography
from dragoman.po import Block
from dragoman.project import Project, find_project
from helpers import projects
from helpers.command_line import run

VERSE = "Tyger Tyger, burning bright,\n  In the forests of the night;\nWhat immortal hand or eye?\n"
JOINED = " ".join(VERSE.split())
LIST = "- the release of all the prisoners\n- an end to all executions in the country\n"
LONG = "The first paragraph is long. It has many words and goes on. " * 4


def messages(project: Project, document: str = "letter") -> list[Block]:
    catalog = project.read_catalog(document, "fa")
    assert catalog is not None
    return [block for block in catalog.blocks if block.msgid]


def make_joined(folder: Path, text: str) -> Project:
    """Make a project whose catalogue was made when all lines of a block were joined."""
    project = projects.make(folder, {"letter.txt": text}, "fa")
    settings = folder / "dragoman.toml"
    kept = settings.read_text(encoding="utf-8")
    settings.write_text(f'{kept}[text]\nparagraphs = "blank-lines"\n', encoding="utf-8")
    project = projects.refresh(project)
    projects.translate(project)
    settings.write_text(kept, encoding="utf-8")
    return projects.refresh(project)


def test_a_joined_verse_keeps_its_translation_as_a_change_of_typography(tmp_path: Path) -> None:
    verse, old = messages(make_joined(tmp_path, VERSE))
    assert (verse.msgid, verse.fuzzy) == (VERSE.replace("\n  ", "\n").strip(), True)
    assert verse.msgstr[0] == old.msgstr[0] == f"fa: {JOINED}"
    assert old.obsolete


def test_with_accept_typography_it_stays_confirmed(tmp_path: Path) -> None:
    project = projects.make(tmp_path, {"letter.txt": VERSE}, "fa")
    settings = tmp_path / "dragoman.toml"
    kept = settings.read_text(encoding="utf-8")
    settings.write_text(f'{kept}[text]\nparagraphs = "blank-lines"\n', encoding="utf-8")
    projects.translate(projects.refresh(project))
    settings.write_text(f'{kept}[update]\naccept = "typography"\n', encoding="utf-8")
    verse = messages(projects.refresh(project))[0]
    assert (verse.msgstr[0], verse.fuzzy) == (f"fa: {JOINED}", False)


def test_a_joined_list_is_suggested_in_its_parts(tmp_path: Path) -> None:
    first, second, *_ = messages(make_joined(tmp_path, LIST))
    assert first.fuzzy
    assert second.fuzzy
    assert "release of all the prisoners" in first.msgstr[0]
    assert "an end to all executions" in second.msgstr[0]


def test_a_paragraph_that_is_wrapped_again_stays_confirmed(tmp_path: Path) -> None:
    prose = "The court sentenced twelve people to long terms in prison after a trial that\nlasted less than an hour.\n"  # noqa: E501
    project = projects.make(tmp_path, {"letter.txt": prose}, "fa")
    projects.translate(project)
    (tmp_path / "source" / "letter.txt").write_text(
        prose.replace("\n", " ").replace(" prison ", "\nprison "), encoding="utf-8"
    )
    (message,) = messages(projects.refresh(project))
    assert (message.fuzzy, message.obsolete) == (False, False)


@pytest.mark.parametrize(
    ("old", "new"),
    [("漢字 漢字。 漢字", "漢字漢字。漢字"), ("สวัสดี ชาวโลก", "สวัสดีชาวโลก"), ("a b", "a\nb")],
)
def test_where_lines_are_joined_is_typography(old: str, new: str) -> None:
    assert fold_typography(old) == fold_typography(new)


def test_the_space_between_words_is_not(tmp_path: Path) -> None:
    assert fold_typography("سلام دنیا 漢字 a") == "سلام دنیا 漢字 a"


def test_msgfmt_accepts_lines(tmp_path: Path, need_tool: Callable[[str], str]) -> None:
    project = projects.make(tmp_path, {"letter.txt": VERSE}, "fa")
    projects.edit(project, lambda block: projects.translated(block, "ببر\nشب\nدست؟"))
    path = project.catalog("letter", "fa")
    command = [need_tool("msgfmt"), "-c", "-o", "/dev/null", str(path)]
    subprocess.run(command, check=True, capture_output=True)


def test_long_lines_are_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    projects.make(tmp_path, {}, "fa")
    (tmp_path / "source").mkdir(exist_ok=True)
    (tmp_path / "source" / "letter.txt").write_text(f"Title\n{LONG}\n{LONG}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    sentence = "source/letter.txt:2: each line is a paragraph here"
    assert run("update").stderr.count(sentence) == 1
    assert sentence not in run("update").stderr
    (tmp_path / "locale" / "letter.pot").unlink()
    assert run("extract").stderr.count(sentence) == 1
    assert len(messages(find_project(tmp_path))) == 2


@pytest.mark.parametrize(("count", "is_told"), [(39, False), (40, True), (300, True)])
def test_very_many_short_lines_in_one_message_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int, is_told: bool
) -> None:
    lines = [f"They closed road {number}." for number in range(count)]
    text = "\n".join(["A title", "", *lines, ""])
    projects.make(tmp_path, {"letter.txt": text}, "fa")
    (tmp_path / "locale" / "letter.pot").unlink()
    monkeypatch.chdir(tmp_path)
    sentence = f"source/letter.txt:3: these {count} lines are one message"
    assert (sentence in run("extract").stderr) is is_told
    (tmp_path / "dragoman.toml").write_text('[text]\nparagraphs = "lines"\n', encoding="utf-8")
    assert sentence not in run("update").stderr
    assert len(messages(find_project(tmp_path))) == count + 1


@pytest.mark.parametrize(
    ("number", "places"), [(2, "another place"), (3, "2 other places"), (60, "59 other places")]
)
def test_many_such_messages_are_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, places: str
) -> None:
    block = "\n".join(f"They closed road {road}." for road in range(40))
    projects.make(tmp_path, {"letter.txt": "\n\n".join([block] * number) + "\n"}, "fa")
    (tmp_path / "locale" / "letter.pot").unlink()
    monkeypatch.chdir(tmp_path)
    told = [line for line in run("extract").stderr.splitlines() if "are one message" in line]
    assert len(told) == 1 and told[0].startswith("source/letter.txt:1: these 40 lines are")
    assert f"is between them, and so are those in {places}; `paragraphs" in told[0]
