"""What is known of a draft goes with its text: through updates, files of translators and merges."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.catalogs.machine_words import share_unmodified
from dragoman.catalogs.states import is_draft, mark_draft, mark_reviewed, valid_draft
from dragoman.po import Block
from dragoman.po.edit import confirm_message
from dragoman.project import Project, find_project
from helpers import projects
from helpers.command_line import change_text, run
from helpers.draft_servers import chat, serve

LETTER = """A letter

The first text speaks of quite many people and of all their names in this town.

The second text says goodbye to everybody who has read it up to here.
"""
PERSIAN = {
    "A": "یک نامه",
    "The first": "متن نخست از مردمان بسیار و از نام همهٔ آنان در این شهر سخن می‌گوید.",
    "The second": "متن دوم با همهٔ کسانی که آن را تا اینجا خوانده‌اند بدرود می‌گوید.",
}
FA = "locale/fa/LC_MESSAGES/letter.po"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """All is drafted, and the first text was confirmed."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "project"
    folder.mkdir()
    made = projects.make(folder, {"letter.txt": LETTER}, "fa")

    def put(block: Block) -> Block:
        text = next(text for start, text in PERSIAN.items() if block.msgid.startswith(start))
        drafted = mark_draft(block, [text], "2026-01-01", "engine")
        return confirm_message(drafted) if "first" in block.msgid else drafted

    projects.edit(made, put)
    monkeypatch.chdir(folder)
    return made


def message(start: str) -> Block:
    return next(b for b in projects.blocks(find_project(Path())) if b.msgid.startswith(start))


def test_a_suggestion_that_comes_from_a_machine_says_so(project: Project) -> None:
    change_text("source/letter.txt", "quite many people", "quite many old people")
    run("update", "-q")
    changed = message("The first")
    assert changed.fuzzy and changed.msgstr[0] == PERSIAN["The first"]
    assert valid_draft(changed) is None
    assert share_unmodified(changed) == 1


def test_a_paragraph_that_comes_back_brings_it_back(project: Project) -> None:
    whole = Path("source/letter.txt").read_text(encoding="utf-8")
    Path("source/letter.txt").write_text("A letter\n", encoding="utf-8")
    run("update", "-q")
    Path("source/letter.txt").write_text(whole, encoding="utf-8")
    run("update", "-q")
    assert share_unmodified(message("The first")) == 1
    assert not message("The first").fuzzy
    assert is_draft(message("The second"))


@pytest.mark.parametrize(
    ("form", "edits"),
    [(form, False) for form in ("po", "csv", "xliff", "docx", "xlsx")]
    + [("po", True), ("csv", True)],
)
def test_a_file_for_a_translator_brings_it_back(project: Project, form: str, edits: bool) -> None:
    """Formats in which a text can be changed with plain tools are changed here, too."""
    run("export", "-l", "fa", "-t", form, "-q")
    (path,) = (each for each in Path("export").iterdir())
    if edits:
        change_text(str(path), "از مردمان بسیار", "دربارهٔ کسان زیاد")
    before = message("The second").text
    assert run("import", str(path), "-q").exit_code in (0, 1)
    share = share_unmodified(message("The first"))
    assert share is not None
    assert share == 1 if not edits else 0.5 < share < 1
    assert message("The second").text == before


def test_a_review_keeps_it(project: Project) -> None:
    run("review", "letter", "-l", "fa", "--paragraph", "2", "-q")
    assert share_unmodified(message("The first")) == 1
    assert share_unmodified(mark_reviewed(message("The first"), "2026-01-01", "N. N.")) == 1


def test_corrections_by_dragoman_keep_it(project: Project) -> None:
    change_text(FA, "نخست از", "نخست  از")
    run("check", "--fix", "-q")
    assert "نخست از" in message("The first").msgstr[0]
    assert share_unmodified(message("The first")) == 1


def test_a_replaced_draft_is_never_taken_for_a_translation(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The source changes, the new text is drafted, and the old text comes back."""
    with serve(chat(lambda _: "یک پیش‌نویس دیگر از متن دوم که بدرود می‌گوید.")) as server:
        with Path("dragoman.toml").open("a", encoding="utf-8") as file:
            file.write(f'[draft]\nengine = "openai"\nurl = "{server.url}"\nmodel = "m"\n')
        change_text("source/letter.txt", "says goodbye to", "now says farewell to")
        run("update", "-q")
        assert message("The second").fuzzy
        assert run("draft", "-l", "fa").exit_code == 0
        assert len(server.asked) == 1
    assert PERSIAN["The second"] in Path(FA).read_text(encoding="utf-8")
    change_text("source/letter.txt", "now says farewell to", "says goodbye to")
    run("update", "-q")
    back = message("The second")
    assert back.fuzzy
    assert back.msgstr[0] == PERSIAN["The second"]
    assert share_unmodified(back) == 1


def test_a_bulk_review_says_what_is_word_for_word_a_machines(project: Project) -> None:
    result = run("review", "letter", "-l", "fa", "--paragraph", "2")
    assert "1 reviewed, 1 of them word for word as a machine wrote them" in result.stderr
