"""Messages with plural forms are drafted form by form; code is left as it is, and counted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dragoman.catalogs.machine_words import share_unmodified
from dragoman.catalogs.plurals import list_numbers
from dragoman.catalogs.states import find_valid_draft, is_draft
from dragoman.commands._draft.plan import DraftWish, plan_drafts
from dragoman.po import Block, write_block
from dragoman.project import Project, find_project
from helpers import projects
from helpers.command_line import run
from helpers.draft_servers import chat, libretranslate, serve

TEXT = "%d old letter was found in the house.\n\nThe others are lost.\n"
PLURAL = "%d old letters were found in the house."
ARABIC = {
    (0,): "لم يعثر على %d رسالة قديمة في البيت.",
    (1,): "عثر على %d رسالة قديمة في البيت.",
    (2,): "عثر على %d رسالتين قديمتين في البيت.",
    (3, 4, 5, 6): "عثر على %d رسائل قديمة في البيت.",
    (11, 12, 13, 14): "عثر على %d رسالةً قديمةً في البيت.",
    (100, 101, 102, 200): "عثر على %d رسالة قديمة في هذا البيت.",
}
OTHER = "ضاعت الرسائل الأخرى."


def add_plural(block: Block) -> Block:
    """Give a message a plural as gettext's tools do: with two empty forms."""
    if not block.msgid.startswith("%d"):
        return block
    entry = block.entry()
    entry.msgid_plural = PLURAL
    entry.msgstr_plural = {0: "", 1: ""}
    return write_block(entry, replace(block, plural=PLURAL))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "project"
    folder.mkdir()
    made = projects.make(folder, {"letter.txt": TEXT}, "ar, fa")
    for language in ("ar", "fa"):
        projects.edit(made, add_plural, "letter", language)
    monkeypatch.chdir(folder)
    return made


def configure(url: str, engine: str = "openai") -> None:
    Path("dragoman.toml").write_text(
        f'languages = ["ar", "fa"]\n[draft]\nengine = "{engine}"\nurl = "{url}"\nmodel = "m"\n',
        encoding="utf-8",
    )


def find_message(language: str = "ar") -> Block:
    blocks = projects.blocks(find_project(Path()), "letter", language)
    return next(block for block in blocks if block.plural is not None)


def answer(fields: dict[str, Any]) -> str:
    return ARABIC[tuple(fields["numbers"])] if "numbers" in fields else OTHER


def test_each_of_the_six_arabic_forms_is_asked_for(project: Project) -> None:
    with serve(chat(answer)) as server:
        configure(server.url)
        result = run("draft", "-l", "ar")
        asked = [each.fields for each in server.asked if "numbers" in each.fields]
    assert result.exit_code == 0, result.stderr
    assert "2 messages to draft" in result.stderr and "2 drafts" in result.stderr
    assert {tuple(fields["numbers"]): fields["text"] for fields in asked} == {
        numbers: TEXT.splitlines()[0] if 1 in numbers else PLURAL for numbers in ARABIC
    }
    message = find_message()
    assert message.msgstr == tuple(ARABIC.values())
    assert is_draft(message) and find_valid_draft(message)
    assert share_unmodified(message) == 1
    assert run("check", "-q").exit_code == 0


@pytest.mark.parametrize(
    ("msgid", "language", "singular"),
    [
        ("One old letter was found in the house.", "ja", []),
        ("%d old letter was found in the house.", "ja", []),
        ("One old letter was found in the house.", "ru", []),
        ("%d old letter was found in the house.", "ru", [(1, 21, 31, 41)]),
        ("One old letter was found in the house.", "de", [(1,)]),
        ("One old letter was found in the house.", "fa", [(0, 1)]),
    ],
)
def test_the_singular_is_asked_for_where_it_is_right_for_all_numbers_of_the_form(
    tmp_path: Path, msgid: str, language: str, singular: list[tuple[int, ...]]
) -> None:
    made = projects.make(tmp_path, {"letter.txt": f"{msgid}\n"}, language)

    def put_plural(block: Block) -> Block:
        entry = block.entry()
        forms = len(list_numbers({}, language))
        entry.msgid_plural, entry.msgstr_plural = PLURAL, dict.fromkeys(range(forms), "")
        return write_block(entry, replace(block, plural=PLURAL))

    projects.edit(made, put_plural, "letter", language)
    (task,) = plan_drafts(made, "letter", language, DraftWish()).tasks
    asked = {form.request.numbers: form.request.text for form in task.forms}
    assert [numbers for numbers, text in asked.items() if text == msgid] == singular
    assert set(asked.values()) <= {msgid, PLURAL}


def test_where_one_form_fails_none_is_put_in(project: Project) -> None:
    def fail(fields: dict[str, Any]) -> str:
        return "" if fields.get("numbers") == [2] else answer(fields)

    with serve(chat(fail)) as server:
        configure(server.url)
        result = run("draft", "-l", "ar")
    assert result.exit_code == 1
    assert "paragraph 1 left out" in result.stderr
    assert not any(find_message().msgstr)


def test_a_machine_that_knows_no_numbers_is_asked_for_each_form(project: Project) -> None:
    persian = "نامهٔ قدیمی %d در خانه پیدا شد."
    texts = {"The others are lost.": "دیگران گم شدند."}
    with serve(libretranslate(lambda fields: texts.get(fields["text"], persian))) as server:
        configure(server.url, "libretranslate")
        assert run("draft", "-l", "fa").exit_code == 0
    assert find_message("fa").msgstr == (persian, persian)


def test_a_pivot_gives_the_form_for_the_same_numbers(project: Project) -> None:
    singular, plural = "%d نامه در خانه پیدا شد.", "%d نامه‌ها در خانه پیدا شدند."

    def put(block: Block) -> Block:
        if block.plural is None:
            return projects.translated(block, "دیگران گم شدند.")
        entry = block.entry()
        entry.msgstr_plural = {0: singular, 1: plural}
        return write_block(entry, block)

    projects.edit(project, put, "letter", "fa")
    with serve(chat(answer)) as server:
        configure(server.url)
        assert run("draft", "-l", "ar", "--from", "fa").exit_code == 0
        asked = [each.fields for each in server.asked if "numbers" in each.fields]
    texts = {tuple(fields["numbers"]): (fields["text"], fields["original"]) for fields in asked}
    assert texts == {
        numbers: (singular if numbers in {(0,), (1,)} else plural,
                  TEXT.splitlines()[0] if 1 in numbers else PLURAL)
        for numbers in ARABIC
    }  # fmt: skip


def test_code_is_left_as_it_is_and_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "code"
    folder.mkdir()
    settings = 'code = true\n[draft]\nengine = "openai"\nurl = "{}"\nmodel = "m"\n'
    projects.make(folder, {"a.md": "Run this now:\n\n```sh\necho hello\n```\n"}, "fa")
    monkeypatch.chdir(folder)
    with serve(chat(lambda _: "این را اکنون اجرا کنید:")) as server:
        text = 'languages = ["fa"]\n' + settings.format(server.url)
        Path("dragoman.toml").write_text(text, encoding="utf-8")
        run("update", "-q")
        result = run("draft", "-l", "fa")
        assert [each.text for each in server.asked] == ["Run this now:"]
    assert "1 message to draft; 1 message left untranslated, because code is" in result.stderr
