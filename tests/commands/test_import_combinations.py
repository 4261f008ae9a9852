"""What becomes of catalogues when files come back that people changed, put together from parts.

No law says that each of them is right: they show what a change changes where nobody thought of it.
They are in tests/commands/combinations, and are read as a diff.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.catalogs.states import mark_draft, mark_reviewed, put_translation
from dragoman.commands.export import ExportRequest, export
from dragoman.commands.import_ import summarize
from dragoman.exchanges import list_exchanges
from dragoman.model import SENT_KEY
from dragoman.po import Block
from dragoman.project import Project
from helpers import projects
from helpers.combined_exchanges import TEXTS, change_file
from helpers.combining import Choices
from helpers.goldens import compare_with_kept, shorten_repeated, show_invisible
from helpers.returned_files import take

FOLDER = Path(__file__).parent / "combinations"
COUNT = 16
"""How many files of each format come back."""
TRANSLATIONS = dict(TEXTS)
STATES = ("translated", "translated", "reviewed", "fuzzy", "draft", "missing")
MEANWHILE = ("nothing", "nothing", "translated here", "changed source", "gone")
"""What happens to a project while a file is with a translator."""


@pytest.mark.parametrize("form", [name for name in list_exchanges() if name != "tmx"])
def test_what_is_taken_is_as_it_was(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1482451200")
    shown = "".join(show_import(f"{form} {number}", form, tmp_path) for number in range(COUNT))
    compare_with_kept(shorten_repeated(shown), FOLDER / f"import.{form}.txt")


def show_import(name: str, form: str, folder: Path) -> str:
    """Return what somebody did to a file, what is said when it comes back, and the catalogue."""
    choices = Choices(f"import {name}")
    root = folder / name
    root.mkdir()
    texts = dict.fromkeys(source for source, _ in choices.pick_some(TEXTS, 2, 4))
    project = projects.make(root, {"letter.md": "\n\n".join(texts)}, "fa")
    projects.edit(project, lambda block: _put(block, choices.pick(STATES)))
    request = ExportRequest(("letter",), ("fa",), (form,), root / "sent")
    (sent,) = export(project, request)
    data, done = change_file(form, sent.path.read_bytes(), choices)
    sent.path.write_bytes(data)
    happened = choices.pick(MEANWHILE)
    project = _go_on(project, happened)
    (found,) = take(project, sent.path)
    lines = [f"{done!r} ; {happened}", f"  {summarize(found)}"]
    lines += [f"  {row}: {type(said).__name__}: {said}" for row, said in found.remarks]
    catalog = project.catalog("letter", "fa").read_text("utf-8").partition("\n\n")[2]
    lines += [f"    {line}" for line in catalog.splitlines() if line and not line.startswith("#:")]
    text = re.sub(SENT_KEY, "KEY", "\n".join([*lines, "", ""])).replace(str(root), "ROOT")
    return show_invisible(text)


def _put(block: Block, state: str) -> Block:
    if block.obsolete or not block.msgid or state == "missing":
        return block
    text = TRANSLATIONS[block.msgid]
    if state == "draft":
        return mark_draft(block, (text,), "2016-01-02", "machine")
    done = put_translation(block, text, fuzzy=state == "fuzzy")
    return mark_reviewed(done, "2016-01-02") if state == "reviewed" else done


def _go_on(project: Project, happened: str) -> Project:
    """Return the project after something happened to its first text."""
    source = project.root / "source" / "letter.md"
    first, _, rest = source.read_text("utf-8").partition("\n\n")
    match happened:
        case "translated here":
            projects.translate(project, most=1)
        case "changed source":
            source.write_text(f"{first} And more.\n\n{rest}", "utf-8")
            return projects.refresh(project)
        case "gone":
            source.write_text(rest or "Other words.", "utf-8")
            return projects.refresh(project)
    return project
