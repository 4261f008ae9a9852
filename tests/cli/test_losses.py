"""A loss stops every command that writes catalogues, before it writes anything.

A function under the command is made to lose a translation or a comment, as a mistake in it might.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner, Result

from dragoman import po
from dragoman.catalogs import merge, returned_texts, update
from dragoman.catalogs.merge_message import MergedMessage
from dragoman.cli import group
from dragoman.commands import review
from dragoman.commands._numbered_messages import number_messages
from dragoman.errors import CatalogError
from dragoman.po import Block, Catalog, write_block
from dragoman.project import find_project
from dragoman.proofread import fix
from helpers import projects
from helpers.support import snapshot

RIVER = "Two rivers are here, and there."
TEXT = f"One road.\n\n{RIVER}\n\nThree hills.\n"
PERSIAN = ("یک راه.", "دو رود اینجا, و آنجا.", "سه تپه.")
"""With a comma that ``check --fix`` replaces."""
NOTE = "a note of the translator"
FA = "locale/fa/LC_MESSAGES/letter.po"


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(group, ["-C", str(folder), *arguments], prog_name="dragoman")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project whose messages are translated, each with a comment, and whose source changed."""
    project = projects.make(tmp_path, {"letter.txt": TEXT}, "fa")
    texts = iter(PERSIAN)
    notes = (f"{NOTE} {number}" for number in range(3))

    def put(message: Block) -> Block:
        entry = projects.translated(message, next(texts)).entry()
        entry.tcomment = next(notes)
        return write_block(entry, message)

    projects.edit(project, put)
    (tmp_path / "back.po").write_text(
        f'# A remark.\nmsgid "{RIVER}"\nmsgstr "{PERSIAN[1]}"\n', encoding="utf-8"
    )
    for name in ("base", "theirs"):
        (tmp_path / name).write_bytes((tmp_path / FA).read_bytes())
    theirs = (tmp_path / FA).read_text(encoding="utf-8").replace(PERSIAN[2], "سه کوه.")
    theirs = theirs.replace(f"# {NOTE} 0\n", f"# {NOTE} 0\n# a note of theirs\n")
    (tmp_path / "theirs").write_text(theirs, encoding="utf-8")
    source = tmp_path / "source" / "letter.txt"
    source.write_text(TEXT.replace("One road.", "Nothing that is like it."), encoding="utf-8")
    return tmp_path


def without_text(message: Block) -> Block:
    entry = message.entry()
    entry.msgstr = ""
    return write_block(entry, message)


def without_comments(message: Block) -> Block:
    entry = message.entry()
    entry.tcomment = ""
    return write_block(entry, message)


def lose(change: Callable[[Block], Block]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return what makes a function lose something of the message that it returns."""

    def wrap(function: Callable[..., Any]) -> Callable[..., Any]:
        def lossy(*arguments: Any, **words: Any) -> Any:
            result = function(*arguments, **words)
            if isinstance(result, MergedMessage):
                return result._replace(block=result.block and change(result.block))
            return change(result)

        return lossy

    return wrap


def lose_all(function: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *arguments, **words: []


def lose_the_last(function: Callable[[Catalog], bytes]) -> Callable[[Catalog], bytes]:
    return lambda catalog: function(replace(catalog, blocks=catalog.blocks[:-1]))


def lose_the_comments_of_the_first(function: Callable[..., Any]) -> Callable[..., Any]:
    def lossy(*arguments: Any) -> Any:
        first, *rest = function(*arguments)
        return (without_comments(first), *rest)

    return lossy


class Loss(NamedTuple):
    """A command and the mistake under it."""

    command: str
    place: object
    function: str
    mistake: Callable[[Callable[..., Any]], Callable[..., Any]]
    sentence: str
    """In what the command says."""
    code: int = 2
    """1 where other files are taken all the same."""


MERGE = f"merge-driver base {FA} theirs {FA}"
IMPORT = "import back.po -l fa --document letter"
ROAD, RIVERS = f"the translation “{PERSIAN[0]}” would be lost", "the translation “دو رود"
COMMENT, UNREADABLE = f"the comment “{NOTE}", "could not be read back"
LOSSES = [
    Loss("update", update, "obsolete_blocks", lose_all, ROAD),
    Loss("update", update, "make_message", lose(without_text), "the translation “"),
    Loss("update", update, "make_message", lose(without_comments), COMMENT),
    Loss("build", update, "obsolete_blocks", lose_all, ROAD),
    Loss(
        "review letter -l fa --paragraph 2-3", review, "mark_reviewed", lose(without_text), RIVERS
    ),
    Loss(
        "review letter -l fa --paragraph 2-3",
        review,
        "mark_reviewed",
        lose(without_comments),
        COMMENT,
    ),
    Loss("check --fix", fix, "_set_texts", lose(without_text), RIVERS),
    Loss("check --fix", fix, "_set_texts", lose(without_comments), COMMENT),
    Loss("check --fix", fix, "dump", lose_the_last, UNREADABLE),
    Loss(MERGE, merge, "merge_message", lose(without_text), "the translation “سه کوه.” would"),
    Loss(MERGE, merge, "merge_message", lose(without_comments), "“a note of theirs” would be lost"),
    Loss("extract", po, "dump", lose_the_last, UNREADABLE),
    Loss(IMPORT, returned_texts, "_merge_returned", lose_the_comments_of_the_first, COMMENT, 1),
    Loss(IMPORT, returned_texts, "_offer_late", lose_all, ROAD, 1),
]


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: f"{loss.command} {loss.function}")
def test_a_loss_stops_the_command_and_every_file_stays_as_it_was(
    folder: Path, loss: Loss, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    with monkeypatch.context() as patch:
        patch.setattr(loss.place, loss.function, loss.mistake(getattr(loss.place, loss.function)))
        before = snapshot(folder)
        result = run(folder, *loss.command.split())
        assert result.exit_code == loss.code, result.output
        assert loss.sentence in result.output
        assert "so nothing was written; this is a bug in dragoman" in result.output
        assert snapshot(folder) == before
    result = run(folder, *loss.command.split())
    assert result.exit_code == 0, result.output
    assert snapshot(folder) != before, "without the mistake it writes"


def test_a_reviewers_edit_gives_up_the_old_wording_and_nothing_else(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = find_project(folder)
    session, before = review.open_session(project, "letter", "fa"), snapshot(folder)
    item = number_messages(project, "letter", "fa")[2]
    for change, sentence in (
        (without_text, "the translation “سه تپه.”"),
        (without_comments, COMMENT),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(review, "_set_text", lose(change)(review._set_text))
            with pytest.raises(CatalogError, match=sentence):
                review.translate(session, item, "سه کوه.")
        assert snapshot(folder) == before
    assert review.translate(session, item, "سه کوه.")
    text = (folder / FA).read_text(encoding="utf-8")
    assert "سه کوه." in text and "سه تپه." not in text
