"""A translation among the documents is told from them, once, and nothing is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.command_line import run

ENGLISH = (
    "For three years no rain has fallen in the valley. The villages have dug forty wells.\n\n"
    "Nobody has answered the letters that the teachers wrote to the ministry.\n"
)
PERSIAN = (
    "سه سال است که در دره باران نباریده است. روستاها چهل چاه کنده‌اند.\n\n"
    "کسی به نامه‌هایی که آموزگاران به وزارتخانه نوشتند پاسخ نداده است.\n"
)
QUOTING = f"{ENGLISH}\nOn the wall is written: روستاها چهل چاه کنده‌اند.\n"
SENTENCE = (
    "source/report.txt:1: this does not seem to be written in {language}, as documents are: if it "
    "is a translation, move it to another folder, and take it with `dragoman adopt`"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def make_project(text: str, language: str = "en") -> None:
    Path("source").mkdir(exist_ok=True)
    settings = f'source-language = "{language}"\nlanguages = ["ar"]\n'
    Path("dragoman.toml").write_text(settings, encoding="utf-8")
    Path("source/report.txt").write_text(text, encoding="utf-8")


def list_said(*words: str) -> list[str]:
    result = run(*words)
    assert result.exit_code == 0
    return [line for line in result.stderr.splitlines() if "seem to be written" in line]


@pytest.mark.parametrize("command", ["extract", "update", "build"])
@pytest.mark.parametrize(
    ("text", "language", "name"),
    [(PERSIAN, "en", "English (en)"), (ENGLISH, "fa", "Persian (fa)")],
)
def test_a_new_document_in_another_script_is_named_once(
    command: str, text: str, language: str, name: str
) -> None:
    make_project(text, language)
    assert list_said(command) == [SENTENCE.format(language=name)]
    assert Path("locale/report.pot").exists()
    assert list_said(command) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (PERSIAN, "fa"),
        (QUOTING, "en"),
        ("چاه\n", "en"),  # too short to say anything
    ],
)
def test_a_document_in_its_language_is_not(text: str, language: str) -> None:
    make_project(text, language)
    assert list_said("update") == []


def test_a_document_that_has_a_template_is_not_named_when_it_changes() -> None:
    make_project(ENGLISH)
    assert list_said("update") == []
    make_project(PERSIAN)
    assert list_said("update") == []
