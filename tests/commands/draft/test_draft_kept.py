"""What is known of a draft goes with its text: through updates, files of translators and merges."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.catalogs.machine_words import share_unmodified
from dragoman.catalogs.states import find_valid_draft, is_draft, mark_draft, mark_reviewed
from dragoman.po import Block
from dragoman.po.edit import confirm_message, write_message
from dragoman.po.marks import MarkKind, find_marks
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
    assert find_valid_draft(changed) is None
    assert share_unmodified(changed) == 1
    run("render", "-l", "en,fa", "-t", "md", "-q")
    page = Path("build/letter.en-fa.md").read_text(encoding="utf-8")
    text = page.partition(PERSIAN["The first"])[2].strip().splitlines()
    assert "پیش‌نویس" in " ".join(text[:3])  # readers are told that no person wrote it
    run("export", "-l", "fa", "-t", "csv", "-q")
    (path,) = Path("export").iterdir()
    assert "100 % of its words are still as a machine wrote them" in path.read_text("utf-8-sig")


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


def put_document(name: str, text: str) -> None:
    Path(f"source/{name}.txt").write_text(text, encoding="utf-8")
    run("update", "-q")


def find(document: str, start: str) -> Block:
    blocks = projects.blocks(find_project(Path()), document)
    return next(block for block in blocks if block.msgid.startswith(start))


@pytest.mark.parametrize(
    "text",
    [
        "The first text speaks of quite many people and of all their names in this town.",
        "The first text speaks of quite many people and of all their new names in this town.",
        "The first text speaks of quite many people and of all their names in this town. "
        "Another sentence that nobody has translated follows it here.",
    ],
)
def test_a_suggestion_to_another_document_says_so(project: Project, text: str) -> None:
    put_document("other", f"{text}\n")
    suggested = find("other", "The first")
    assert suggested.fuzzy and "مردمان بسیار" in suggested.msgstr[0]
    assert share_unmodified(suggested) == 1
    assert share_unmodified(confirm_message(suggested)) == 1


def test_what_is_offered_to_an_empty_message_says_so(project: Project) -> None:
    """The message was there before its translation was in another document."""
    text = "The third text was translated by nobody when it was written down here.\n"
    put_document("other", text)
    put_document("third", text)
    drafted = "متن سوم را هنگامی که اینجا نوشته شد هیچ کس ترجمه نکرده بود."
    projects.edit(
        find_project(Path()),
        lambda block: confirm_message(mark_draft(block, [drafted], "2026-01-01", "engine")),
        "third",
    )
    run("update", "-q")
    assert find("other", "The third").msgstr == (drafted,)
    assert share_unmodified(find("other", "The third")) == 1


def test_what_a_person_translated_says_nothing_in_another_document(project: Project) -> None:
    put_document("third", "The third text was translated by a person, word for word, alone.\n")
    written = "متن سوم را انسانی ترجمه کرد"
    project = find_project(Path())
    projects.edit(project, lambda block: projects.translated(block, written), "third")
    put_document("other", "The third text was translated by a person, word for word, alone.\n")
    assert find("other", "The third").msgstr[0]
    assert share_unmodified(find("other", "The third")) is None


@pytest.mark.parametrize("form", ["tmx", "po"])
def test_a_memory_from_outside_says_so(project: Project, tmp_path: Path, form: str) -> None:
    run("export", "-l", "fa", "-t", form, "-q")
    (memory,) = Path("export").iterdir()
    folder = tmp_path / "another"
    folder.mkdir()
    memory = memory.rename(tmp_path / memory.name)
    projects.make(folder, {"other.txt": LETTER.replace("of quite many", "of very many")}, "fa")
    for path in (folder / "locale").rglob("*.po"):
        path.unlink()
    settings = f'languages = ["fa"]\n[memory]\nfiles = ["../{memory.name}"]\n'
    (folder / "dragoman.toml").write_text(settings, encoding="utf-8")
    projects.refresh(find_project(folder))
    blocks = projects.blocks(find_project(folder), "other")
    first = next(block for block in blocks if block.msgid.startswith("The first"))
    assert first.msgstr == (PERSIAN["The first"],)
    assert share_unmodified(first) == 1


def test_a_catalogue_that_was_drafted_elsewhere_brings_it_back(project: Project) -> None:
    path = Path("drafted.po")
    path.write_bytes(Path(FA).read_bytes())
    projects.edit(project, lambda block: replace(write_message(*block.key), gap=block.gap))
    assert share_unmodified(message("The first")) is None
    assert run("import", str(path), "--document", "letter", "-l", "fa", "-q").exit_code == 0
    assert message("The first").msgstr == (PERSIAN["The first"],)
    assert share_unmodified(message("The first")) == 1
    assert message("The second").fuzzy
    assert share_unmodified(message("The second")) == 1


def test_paragraphs_that_are_joined_keep_the_words_of_both(project: Project) -> None:
    whole = LETTER.split("\n\n")
    put_document("letter", f"{whole[0]}\n\n{whole[1]} {whole[2]}")
    joined = message("The first")
    assert joined.msgstr[0] == f"{PERSIAN['The first']} {PERSIAN['The second']}"
    assert share_unmodified(joined) == 1
    assert [mark.text[0] for mark in find_marks(joined.comments, MarkKind.MACHINE)] == ["1", "2"]
