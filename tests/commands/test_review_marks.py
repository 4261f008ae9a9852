"""How long the mark of a review holds: through every program, and no longer than its message."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polib
import pytest

from dragoman.catalogs.states import find_valid_review, is_reviewed, list_review_marks
from dragoman.commands import review
from dragoman.commands._numbered_messages import NumberedMessage, number_messages
from dragoman.commands.review import ReviewSession
from dragoman.errors import DragomanError
from dragoman.model import Kind, State, Unit
from dragoman.po import Block, read, write_block
from dragoman.project import Project
from helpers import projects
from helpers.tools import need_module

T, R, F, U = State.TRANSLATED, State.REVIEWED, State.FUZZY, State.UNTRANSLATED


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A letter of four paragraphs, all of them translated but the last."""
    made = projects.make(tmp_path, {"letter.txt": projects.TEXT})
    projects.translate(made, most=3)
    return made


def session(project: Project, who: str = "") -> ReviewSession:
    return review.open_session(project, "letter", "fa", who)


def items(project: Project) -> tuple[NumberedMessage, ...]:
    return number_messages(project, "letter", "fa")


def states(project: Project) -> list[State]:
    return [item.state for item in items(project)]


def marked(project: Project) -> Path:
    """Mark everything that can be, also in the way of a translator's own comments."""
    review.approve(session(project, "A. B."), items(project))
    return project.catalog("letter", "fa")


def by_gettext(*command: str) -> Callable[[Path, Path], None]:
    def save(path: Path, template: Path) -> None:
        arguments = [
            part.replace("POT", str(template)).replace("PO", str(path)) for part in command
        ]
        subprocess.run(arguments, check=True, capture_output=True)

    return save


def by_polib(path: Path, template: Path) -> None:
    polib.pofile(str(path)).save()


def by_polib_unwrapped(path: Path, template: Path) -> None:
    polib.pofile(str(path), wrapwidth=0).save()


def by_translate_toolkit(path: Path, template: Path) -> None:
    po = need_module("translate.storage.pypo").pofile
    store = po.parsefile(str(path))
    store.savefile(str(path))


def by_babel(path: Path, template: Path) -> None:
    from babel.messages.pofile import read_po, write_po

    with path.open("rb") as file:
        catalog = read_po(file)
    with path.open("wb") as file:
        write_po(file, catalog)


RE_SAVING = {
    "msgcat": by_gettext("msgcat", "PO", "-o", "PO"),
    "msgcat wrapped": by_gettext("msgcat", "--width=30", "PO", "-o", "PO"),
    "msgcat sorted": by_gettext("msgcat", "--sort-output", "PO", "-o", "PO"),
    "msgmerge": by_gettext("msgmerge", "--update", "--backup=none", "PO", "POT"),
    "msgmerge new": by_gettext("msgmerge", "PO", "POT", "-o", "PO"),
    "msgattrib": by_gettext("msgattrib", "--no-obsolete", "PO", "-o", "PO"),
    "polib": by_polib,
    "polib unwrapped": by_polib_unwrapped,
    "translate-toolkit": by_translate_toolkit,
    "babel": by_babel,
}


@pytest.mark.parametrize("program", list(RE_SAVING))
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_mark_survives_every_program_that_writes_po(
    project: Project, program: str, need_tool: Callable[[str], str]
) -> None:
    need_tool("msgcat")
    path = marked(project)
    before = states(project)
    assert before == [R, R, R, U]
    RE_SAVING[program](path, project.template("letter"))
    assert states(project) == before
    found = [find_valid_review(item.block) for item in items(project) if item.block]
    assert [mark.who for mark in found if mark] == ["A. B."] * 3
    projects.refresh(project)
    assert states(project) == before


def test_a_mark_survives_a_removal_and_a_return(project: Project) -> None:
    marked(project)
    source = project.root / "source" / "letter.txt"
    source.write_text(projects.TEXT.replace("Three words are here.\n\n", ""), encoding="utf-8")
    projects.refresh(project)
    assert states(project) == [R, R, U]
    source.write_text(projects.TEXT, encoding="utf-8")
    projects.refresh(project)
    assert states(project) == [R, R, R, U]


EDITS: dict[str, Callable[[Block], Block]] = {
    "another translation": lambda m: projects.translated(m, "دیگر"),
    "a space more": lambda m: projects.translated(m, m.msgstr[0] + " "),
    "nothing left of it": lambda m: projects.translated(m, ""),
    "fuzzy": projects.fuzzy,
    "another source": lambda m: change(m, msgid=m.msgid + "!"),
    "a context": lambda m: change(m, msgctxt="mood"),
    "a plural": lambda m: change(m, msgid_plural="many", msgstr_plural={0: m.msgstr[0]}, msgstr=""),
}


def change(message: Block, **fields: object) -> Block:
    entry = message.entry()
    for name, value in fields.items():
        setattr(entry, name, value)
    return write_block(entry, message)


@pytest.mark.parametrize("name", list(EDITS))
def test_a_mark_lapses_with_every_edit(project: Project, name: str) -> None:
    path = marked(project)
    message = read(path).blocks[0]
    assert is_reviewed(message)
    edited = EDITS[name](message)
    assert list_review_marks(edited) and not is_reviewed(edited)
    projects.edit(project, lambda m: EDITS[name](m) if m.msgid == message.msgid else m)
    assert not is_reviewed(read(path).blocks[0])


@pytest.mark.parametrize("name", ["extracted", "reference", "comment"])
def test_a_mark_holds_where_neither_side_changes(project: Project, name: str) -> None:
    message = read(marked(project)).blocks[0]
    fields: dict[str, dict[str, object]] = {
        "extracted": {"comment": "heading 2"},
        "reference": {"occurrences": [("elsewhere.txt", "7")]},
        "comment": {"tcomment": message.entry().tcomment + "\nWell said."},
    }
    assert is_reviewed(change(message, **fields[name]))


def test_a_mark_of_another_message_does_not_hold(project: Project) -> None:
    first, second = read(marked(project)).blocks[:2]
    stolen = change(second, tcomment=first.entry().tcomment)
    assert is_reviewed(first)
    assert list_review_marks(stolen) and not is_reviewed(stolen)


def test_a_catalogue_that_is_broken_is_not_touched(project: Project) -> None:
    path = project.catalog("letter", "fa")
    path.write_bytes(path.read_bytes() + b'msgid "x\n')
    before = path.read_bytes()
    with pytest.raises(DragomanError):
        review.approve(session(project), [replace(NumberedMessage((1,), items_unit(), None))])
    assert path.read_bytes() == before


def items_unit() -> Unit:
    return Unit("A letter", Kind.PARAGRAPH, 1)
