"""Settings: defaults for all, the environment over the file, and mistakes named with their line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import ProjectError
from dragoman.settings import Settings, parse_settings

PATH = Path("dragoman.toml")


def test_an_empty_file_is_the_defaults() -> None:
    assert parse_settings("", PATH, {}) == Settings()


def test_every_kind_of_value_is_read() -> None:
    text = """
source-language = "en"
languages = ["fa", "ar"]
code = true
jobs = 2
[digits]
ar = "arab"
[update]
threshold = 60
[fonts.families]
fa = ["Vazirmatn", "Amiri"]
"""
    settings = parse_settings(text, PATH, {})
    assert settings.languages == ("fa", "ar")
    assert settings.code is True
    assert settings.jobs == 2
    assert settings.digits == {"ar": "arab"}
    assert settings.update.threshold == 60.0
    assert settings.fonts.families == {"fa": ("Vazirmatn", "Amiri")}


def test_pyproject_has_a_table_for_it() -> None:
    text = '[project]\nname = "x"\n[tool.dragoman]\nlanguages = ["fa"]\n'
    assert parse_settings(text, Path("pyproject.toml"), {}).languages == ("fa",)


def test_the_environment_wins_over_the_file() -> None:
    environment = {
        "DRAGOMAN_SOURCE_LANGUAGE": "fr",
        "DRAGOMAN_FORMATS": "html,pdf",
        "DRAGOMAN_EDITIONS": "en,fa en,ar",
        "DRAGOMAN_CODE": "yes",
        "DRAGOMAN_JOBS": "3",
    }
    settings = parse_settings('source-language = "en"\nformats = ["epub"]', PATH, environment)
    assert settings.source_language == "fr"
    assert settings.formats == ("html", "pdf")
    assert settings.editions == ("en,fa", "en,ar")
    assert settings.code is True
    assert settings.jobs == 3


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ('\nlangages = ["fa"]', 2, "unknown setting 'langages'; did you mean 'languages'?"),
        (
            '[check]\ndisabled = ["numbers"]',
            2,
            "unknown setting 'check.disabled'; did you mean 'disable'?",
        ),
        ('languages = "fa"', 1, "languages must be a list of strings, not 'fa'"),
        ("languages = [1]", 1, "languages must be a string, not 1"),
        ("code = 1", 1, "code must be true or false, not 1"),
        ('check = "x"', 1, "check must be a table, not 'x'"),
        ("[digits]\nar = 3", 2, "digits.ar must be a string, not 3"),
        (
            'paper = "a5"',
            1,
            "paper is 'a5', and must be one of 'a4', 'letter'",
        ),
        ("jobs = -1", 1, "jobs is -1, and must be from 0 to 1000"),
        ("[update]\nthreshold = 101", 2, "update.threshold is 101.0, and must be from 0 to 100"),
        ("languages = [", 1, "not TOML: Invalid value (at end of document)"),
        ("\na = x\n", 2, "not TOML: Invalid value (at line 2, column 5)"),
    ],
)
def test_a_mistake_is_one_sentence_with_its_line(text: str, line: int, sentence: str) -> None:
    with pytest.raises(ProjectError) as caught:
        parse_settings(text, PATH, {})
    assert str(caught.value) == f"dragoman.toml:{line}: {sentence}"


def test_a_wrong_value_in_the_environment_is_an_error_too() -> None:
    with pytest.raises(ProjectError, match="jobs must be a whole number, not 'many'"):
        parse_settings("", PATH, {"DRAGOMAN_JOBS": "many"})
