"""What several documents have for each other, and what must not count as confirmed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.commands.update import update
from dragoman.po import Block, read, write_block
from dragoman.project import Project
from dragoman.settings import UpdateSettings
from helpers.projects import edit, make, refresh, translated
from helpers.support import snapshot

NIGHT = "The river rose in the night and took the bridge with it."
MORNING = NIGHT.replace("night", "morning")
FERRY = "Nobody had seen the ferryman since the first snow."


def change_source(project: Project, document: str, *paragraphs: str) -> Project:
    """Change a source, and bring the catalogues up to date."""
    path = project.root / "source" / f"{document}.txt"
    path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return refresh(project)


def put(project: Project, document: str, msgid: str, text: str, *, doubtful: bool = False) -> None:
    """Translate a message; a doubtful one stays as fuzzy as it was."""

    def translate(message: Block) -> Block:
        if message.msgid != msgid or message.obsolete:
            return message
        if not doubtful:
            return translated(message, text)
        entry = message.entry()
        entry.msgstr = text
        return write_block(entry, message)

    edit(project, translate, document)


def add_comment(project: Project, document: str, msgid: str, comment: str) -> None:
    def change(message: Block) -> Block:
        entry = message.entry()
        entry.tcomment = comment
        return write_block(entry, message) if message.msgid == msgid else message

    edit(project, change, document)


def find(project: Project, document: str, msgid: str) -> Block:
    (one,) = [b for b in read(project.catalog(document, "fa")).blocks if b.msgid == msgid]
    return one


@pytest.fixture
def two(tmp_path: Path) -> Project:
    return make(tmp_path, {"one.txt": f"{NIGHT}\n", "two.txt": f"{NIGHT}\n"}, "fa")


def test_a_part_of_what_another_document_has_gets_no_comment_of_this_one(tmp_path: Path) -> None:
    documents = {"one.txt": "Winter comes.\n", "two.txt": f"{NIGHT} {FERRY}\n"}
    project = make(tmp_path, documents, "fa")
    put(project, "two", f"{NIGHT} {FERRY}", "شب. قایق.")
    add_comment(project, "one", "Winter comes.", "a note on winter")
    change_source(project, "one", "Winter comes.", NIGHT)
    message = find(project, "one", NIGHT)
    assert (message.msgstr, message.fuzzy) == (("شب.",), True)
    assert "a note on winter" not in message.comments


@pytest.mark.parametrize("comment", [True, False])
def test_a_message_without_a_translation_gets_none_from_what_resembles_it(
    two: Project, comment: bool
) -> None:
    if comment:
        add_comment(two, "one", NIGHT, "a note on the night")
    put(two, "two", NIGHT, "شب.")
    change_source(two, "one", NIGHT, MORNING)
    assert find(two, "one", MORNING).fuzzy
    before = snapshot(two.root)
    refresh(two)
    assert snapshot(two.root) == before
    assert find(two, "one", NIGHT).msgstr == ("",)


def test_a_translation_that_was_taken_back_stays_so(tmp_path: Path) -> None:
    project = make(tmp_path, {"one.txt": f"{NIGHT}\n"}, "fa")
    put(project, "one", NIGHT, "شب.")
    change_source(project, "one", NIGHT, MORNING)
    put(project, "one", NIGHT, "")
    add_comment(project, "one", NIGHT, "to be done anew")
    refresh(project)
    assert find(project, "one", NIGHT).msgstr == ("",)
    assert find(project, "one", MORNING).msgstr == ("شب.",)


def test_what_was_suggested_from_another_document_is_not_confirmed_as_reverted(
    two: Project,
) -> None:
    put(two, "two", NIGHT, "شب.")
    change_source(two, "one", MORNING)
    put(two, "one", MORNING, "صبح، ناتمام", doubtful=True)
    change_source(two, "one", NIGHT)
    assert find(two, "one", NIGHT).fuzzy
    texts = [text for b in read(two.catalog("one", "fa")).blocks for text in b.msgstr]
    assert "صبح، ناتمام" in texts


def test_an_edited_suggestion_is_not_accepted_for_its_typography(tmp_path: Path) -> None:
    old, new = 'He said "no" to them - and left.', "He said “no” to them — and left."
    project = make(tmp_path, {"one.txt": f"{old}\n"}, "fa")
    put(project, "one", old, "نه.")
    change_source(project, "one", new)
    put(project, "one", new, "نه، ناتمام", doubtful=True)
    settings = project.settings._replace(update=UpdateSettings(accept="typography"))
    accepting = replace(project, settings=settings)
    list(update(accepting, ["one"], ["fa"]))
    assert find(project, "one", new).fuzzy
    put(project, "one", new, "نه.", doubtful=True)
    list(update(accepting, ["one"], ["fa"]))
    assert not find(project, "one", new).fuzzy


def test_a_document_that_was_renamed_is_remembered(tmp_path: Path) -> None:
    project = make(tmp_path, {"letter.txt": f"{NIGHT}\n"}, "fa")
    put(project, "letter", NIGHT, "شب.")
    (tmp_path / "source" / "letter.txt").rename(tmp_path / "source" / "brief.txt")
    project = refresh(project)
    message = find(project, "brief", NIGHT)
    assert (message.msgstr, message.fuzzy) == (("شب.",), True)
