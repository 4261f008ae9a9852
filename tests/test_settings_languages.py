"""Tables of the settings whose keys are languages: each key is a language, or is refused."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from dragoman.errors import ProjectError
from dragoman.project import find_project
from dragoman.settings import parse_settings
from dragoman.settings._languages import find_code
from helpers.cases import each_case

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


@each_case(product(TABLES, ["Persain", "farsii", "pt_QQQQ", "qqqq", "xq", "f"]))
def test_a_key_that_is_not_a_language_is_refused_with_its_line(table: str, key: str) -> None:
    with pytest.raises(ProjectError) as caught:
        parse_settings(write(table, key), PATH, {})
    assert str(caught.value).startswith("dragoman.toml:4: ")
    assert f"'{key}'" in str(caught.value)
    assert "did you mean" in str(caught.value) or "such as 'Persian'" in str(caught.value)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    ("key", "code"),
    [("farsi", "fa"), ("Persian", "fa"), ("FA", "fa"), ("pt-BR", "pt_BR"), ("pes", "fa")],
)
def test_a_language_may_be_named_in_another_way(table: str, key: str, code: str) -> None:
    settings = parse_settings(write(table, key), PATH, {})
    tables = {
        "digits": settings.digits,
        "check.quotes": settings.check.quotes,
        "fonts.families": settings.fonts.families,
        "check.require": settings.check.require,
    }
    assert list(tables[table]) == [code]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(("key", "again"), [("fa", "Persian"), ("pes", "fa"), ("pt-BR", "pt_BR")])
def test_a_language_is_in_a_table_once(table: str, key: str, again: str) -> None:
    text = f'{write(table, key)}"{again}" = {TABLES[table]}\n'
    with pytest.raises(ProjectError, match=f"is in {table} twice") as caught:
        parse_settings(text, PATH, {})
    assert str(caught.value).startswith("dragoman.toml:5: ")


@pytest.mark.parametrize(("key", "code"), [("fa-IR", "fa_IR"), ("German", "de"), ("iw", "he")])
def test_the_line_is_that_of_the_name_that_is_written(key: str, code: str) -> None:
    with pytest.raises(ProjectError) as caught:
        parse_settings(write("check.require", key), PATH, {})
    assert str(caught.value).startswith(f"dragoman.toml:4: check.require has '{code}', which is")


@each_case(product(TABLES, ["he", "az_Arab", "zh_Hant", "fa_AF", "en"]))
def test_a_language_that_the_project_does_not_use_yet_has_only_no_requirement(
    table: str, key: str
) -> None:
    if table == "check.require":
        with pytest.raises(ProjectError, match=f"{key}', which is not a language of this project"):
            parse_settings(write(table, key), PATH, {})
    else:
        parse_settings(write(table, key), PATH, {})


@pytest.mark.parametrize("table", TABLES)
def test_without_languages_in_the_settings_the_folders_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "locale" / "haz" / "LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "locale" / "haz" / "LC_MESSAGES" / "a.po").write_bytes(b"")
    (tmp_path / "source").mkdir()
    settings = tmp_path / "dragoman.toml"
    settings.write_text(write(table, "haz", "[]"), encoding="utf-8")
    assert "haz" in find_project(tmp_path).languages
    settings.write_text(write(table, "Persain", "[]"), encoding="utf-8")
    with pytest.raises(ProjectError, match=r"^dragoman\.toml:4: .*'Persain'"):
        find_project(tmp_path)


def test_an_unknown_language_without_a_numbering_system_is_a_sentence_too() -> None:
    with pytest.raises(ProjectError, match=r"dragoman\.toml:3: .*'xq'.* not a language"):
        parse_settings('languages = ["fa"]\n[digits]\nxq = ""', PATH, {})


@pytest.mark.parametrize(
    ("said", "folders", "code"),
    [
        ("zh-TW", [], "zh_TW"),  # as gettext calls it
        ("zh-TW", ["zh_TW"], "zh_TW"),
        ("zh-TW", ["zh_Hant_TW"], "zh_Hant_TW"),  # its catalogues stay where they are
        ("zh_Hant_TW", [], "zh_Hant_TW"),
        ("zh_Hant_TW", ["zh_TW"], "zh_Hant_TW"),
        ("Chinese (Taiwan)", [], "zh_TW"),
        ("pt-br", [], "pt_BR"),
    ],
)
def test_a_country_that_has_its_script_by_itself(said: str, folders: list[str], code: str) -> None:
    assert find_code(said, folders.__contains__) == code
