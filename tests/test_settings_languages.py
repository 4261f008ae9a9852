"""Tables of the settings whose keys are languages: each key is a language, or is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import ProjectError
from dragoman.project import find_project
from dragoman.settings import parse_settings

PATH = Path("dragoman.toml")
TABLES = {
    "digits": '"latn"',
    "check.quotes": '"«»"',
    "fonts.families": '["Vazirmatn"]',
    "check.require": '"reviewed"',
}
"""Each table, with a value that it may have."""


def write(table: str, key: str, languages: str = '["fa", "pt_BR"]') -> str:
    return f'languages = {languages}\n\n[{table}]\n"{key}" = {TABLES[table]}\n'


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    ("key", "explanation"),
    [
        ("farsi", "which is not a language; did you mean 'fa'?"),
        ("Arabic", "which is not a language; did you mean 'ar'?"),
        ("persian", "which is not a language; did you mean 'fa'?"),
        ("pt_BRR", "which is not a language; did you mean 'pt_BR'?"),
        ("qqqq", "which is not a language; give a code such as 'fa' or 'ar'"),
        ("FA", "which is written 'fa'"),
        ("pt-BR", "which is written 'pt_BR'"),
        ("zh-hant", "which is written 'zh_Hant'"),
    ],
)
def test_a_key_that_is_not_a_language_is_refused_with_its_line(
    table: str, key: str, explanation: str
) -> None:
    with pytest.raises(ProjectError) as caught:
        parse_settings(write(table, key), PATH, {})
    assert str(caught.value) == f"dragoman.toml:4: {table} has {key!r}, {explanation}"


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("key", ["he", "az_Arab", "zh_Hant", "fa_AF", "en"])
def test_a_language_that_the_project_does_not_use_yet_has_only_no_requirement(
    table: str, key: str
) -> None:
    if table == "check.require":
        with pytest.raises(ProjectError, match=f"{key}', which is not a language of this project"):
            parse_settings(write(table, key), PATH, {})
    else:
        parse_settings(write(table, key), PATH, {})


@pytest.mark.parametrize("table", TABLES)
def test_what_the_project_uses_is_a_language_even_where_nobody_knows_it(table: str) -> None:
    parse_settings(write(table, "xqq", '["xqq"]'), PATH, {})


@pytest.mark.parametrize("table", TABLES)
def test_without_languages_in_the_settings_the_folders_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "locale" / "xqq" / "LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "locale" / "xqq" / "LC_MESSAGES" / "a.po").write_bytes(b"")
    (tmp_path / "source").mkdir()
    settings = tmp_path / "dragoman.toml"
    settings.write_text(write(table, "xqq", "[]"), encoding="utf-8")
    assert "xqq" in find_project(tmp_path).languages
    settings.write_text(write(table, "farsi", "[]"), encoding="utf-8")
    with pytest.raises(ProjectError, match=rf"^dragoman\.toml:4: {table} has 'farsi', which is"):
        find_project(tmp_path)


def test_an_unknown_language_without_a_numbering_system_is_a_sentence_too() -> None:
    with pytest.raises(ProjectError, match="digits has 'farsi', which is not a language"):
        parse_settings('languages = ["fa"]\n[digits]\nfarsi = ""', PATH, {})
