"""The dialogue of ``review``: what it shows of a message, and its keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.catalogs.merge_message import merge_message, read_other_texts
from dragoman.catalogs.states import mark_draft
from dragoman.cli import group
from dragoman.model import State
from dragoman.po import Block, write_block
from dragoman.project import Project
from helpers import projects


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    made = projects.make(tmp_path, {"letter.md": "---\ntitle: A letter\n---\n\nOne.\n\nTwo.\n"})
    projects.translate(made)
    monkeypatch.chdir(tmp_path)
    return made


def review(keys: str) -> Result:
    arguments = ["review", "letter", "-l", "fa"]
    return CliRunner().invoke(
        group, arguments, prog_name="dragoman", input=keys, catch_exceptions=False
    )


def annotate(message: Block) -> Block:
    entry = message.entry()
    entry.tcomment = "is this the right word?\ndragoman: ignore numbers\ndragoman: draft 1 2 x"
    entry.comment = "glossary: letter = نامه"
    return write_block(entry, message)


def reviewed(project: Project) -> list[bool]:
    from dragoman.commands._numbered_messages import number_messages

    return [item.state is State.REVIEWED for item in number_messages(project, "letter", "fa")]


def test_comments_of_people_and_of_the_source_are_shown(project: Project) -> None:
    projects.edit(project, annotate)
    shown = review("q\n").stderr
    assert "Note: \u2068is this the right word?\u2069" in shown
    assert "Note: \u2068dragoman: ignore numbers\u2069" in shown
    assert "From the source: \u2068glossary: letter = نامه\u2069" in shown
    assert "draft 1 2 x" not in shown


THEIRS = ['He said "no".\\\nAnd went.', "a longer text, " * 9, "x" * 40]


def leave_conflicts(project: Project, theirs: Sequence[str]) -> None:
    """Let each message be fuzzy, with the texts of others in its comments."""

    def conflict(message: Block) -> Block:
        for text in theirs:
            other = message.entry()
            other.msgstr, other.flags = text, ["fuzzy"]
            theirs_block = write_block(other, message)
            merged = merge_message(None, message, theirs_block, known=frozenset()).block
            assert merged is not None
            message = merged
        return message

    projects.edit(project, conflict)


def test_each_text_of_a_conflict_is_shown_whole(project: Project) -> None:
    leave_conflicts(project, THEIRS)
    shown = review("q\n").stderr
    assert "A conflict of 4 texts, of which somebody must choose one." in shown
    assert 'Another text (1): \u2068He said "no".\\\u2069\n\u2068And went.\u2069\n' in shown
    for number, text in enumerate(THEIRS[1:], 2):
        assert f"Another text ({number}): \u2068{text}\u2069\n" in shown
    assert "dragoman: theirs" not in shown


def read_first(project: Project) -> tuple[str, bool, tuple[str, ...]]:
    """Return the first message: its translation, whether it is fuzzy, and the texts of others."""
    block = projects.blocks(project)[0]
    return block.msgstr[0], block.fuzzy, read_other_texts(block)


def test_the_other_text_of_a_conflict_is_taken_and_the_first_is_kept(project: Project) -> None:
    (mine, _, _), theirs = read_first(project), THEIRS[0]
    leave_conflicts(project, [theirs])
    shown = review("t\nq\n").stderr
    assert shown.count("[c]onfirm  [t]ake the other  [e]dit") == 2
    assert f"Another text: \u2068{mine}\u2069\n" in shown  # after the other has been taken
    assert read_first(project) == (theirs, False, (theirs, mine))


def test_who_takes_the_other_text_twice_has_the_first_again(project: Project) -> None:
    (mine, _, _), theirs = read_first(project), THEIRS[0]
    leave_conflicts(project, [theirs])
    assert "0 of 3 reviewed now" in review("t\nt\nq\n").stderr
    assert read_first(project) == (mine, False, (theirs, mine))
    assert "1 of 3 reviewed now" in review("a\nq\n").stderr


def test_of_several_other_texts_the_reviewer_says_which(project: Project) -> None:
    (mine, _, _) = read_first(project)
    leave_conflicts(project, THEIRS)
    assert "Press the number of the text, 1 to 3" in review("t\n2\nq\n").stderr
    assert read_first(project) == (THEIRS[1], False, (*THEIRS, mine))


@pytest.mark.parametrize("key", ["0", "4", "t", "۲", ""])
def test_another_key_than_a_number_takes_no_other_text(project: Project, key: str) -> None:
    leave_conflicts(project, THEIRS)
    before = read_first(project)
    assert "Left as it is." in review(f"t\n{key}\nq\n").stderr
    assert read_first(project) == before


def test_a_message_without_a_conflict_has_no_other_text(project: Project) -> None:
    before = read_first(project)
    shown = review("t\nq\n").stderr
    assert "Nobody wrote another text for this message." in shown
    assert "[t]ake" not in shown and read_first(project) == before


def test_the_context_is_shown(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    from dragoman.cli import _dialogue

    block = replace(projects.blocks(project)[0], context="menu \x1b[31m")
    said: list[str] = []
    monkeypatch.setattr(_dialogue, "_say", said.append)
    _dialogue._show_notes(block)
    assert said[0] == "Context: \u2068menu [31m\u2069"


def test_a_question_mark_and_any_other_key_show_the_keys(project: Project) -> None:
    for key in ("?", "x", "\x1b[A"):
        shown = review(f"{key}\nq\n").stderr
        assert "b  back: show the message before this one again" in shown
        assert shown.count("1 of 3 to review") == 1


def test_back_shows_the_message_before_with_what_was_done(project: Project) -> None:
    shown = review("s\nb\na\nq\n").stderr
    assert [shown.count(f"{number} of 3 to review") for number in (1, 2)] == [2, 2]
    assert reviewed(project) == [True, False, False]
    again = review("a\nb\na\na\na\n").stderr
    assert "reviewed" in again and reviewed(project) == [True, True, True]


def test_back_from_the_first_message_stays_there(project: Project) -> None:
    shown = review("b\na\nq\n").stderr
    assert "This is the first message." in shown
    assert reviewed(project) == [True, False, False]


def test_going_back_to_what_is_approved_counts_it_once(project: Project) -> None:
    assert "3 of 3 reviewed now" in review("a\nb\na\na\na\n").stderr


def draft(project: Project) -> None:
    projects.edit(
        project, lambda block: mark_draft(block, [f"پیش‌نویس {block.msgid}"], "2026-01-01", "engine")
    )


def fuzzy_flags(project: Project) -> list[bool]:
    return [block.fuzzy for block in projects.blocks(project)]


def test_a_machines_words_are_confirmed_only_when_that_is_said_twice(project: Project) -> None:
    draft(project)
    shown = review("c\nc\nq\n").stderr
    assert "A draft that nobody has confirmed." in shown
    asked = "100 % of its words are still as a machine wrote them. Have you compared it"
    assert asked in shown
    assert fuzzy_flags(project) == [False, True, True]
    said = "100 % of its words are still as a machine wrote them.\n[a]pprove"
    assert said in review("q\n").stderr  # also when it is confirmed


@pytest.mark.parametrize("key", ["s", "q", "x", ""])
def test_another_key_leaves_a_machines_words_unconfirmed(project: Project, key: str) -> None:
    draft(project)
    shown = review(f"c\n{key}\nq\n").stderr
    assert "Left as it is." in shown
    assert fuzzy_flags(project) == [True, True, True]


def test_a_persons_words_are_confirmed_at_once(project: Project) -> None:
    projects.edit(project, projects.fuzzy)
    assert "a machine wrote" not in review("c\nq\n").stderr
    assert fuzzy_flags(project) == [False, True, True]
