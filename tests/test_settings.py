"""Settings: defaults for all, the environment over the file, and mistakes named with their line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman import plugins
from dragoman.checks import Severity
from dragoman.commands._gates import read_requirement
from dragoman.errors import ProjectError
from dragoman.project import find_project
from dragoman.settings import Settings, _values, parse_settings
from helpers.cases import each_case

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


@each_case(
    [
        ('\nlangages = ["fa"]', 2, "unknown setting 'langages'; did you mean 'languages'?"),
        (
            '[check]\ndisabled = ["numbers"]',
            2,
            "unknown setting 'check.disabled'; did you mean 'disable'?",
        ),
        (
            '[memory]\nignore = ["numbers"]',
            2,
            "unknown setting 'memory.ignore'; known are files",
        ),
        ('languages = "fa"', 1, "languages must be a list of strings, not 'fa'; write [\"fa\"]"),
        ("languages = [1]", 1, "languages must be a list of strings, not [1]"),
        (
            "date = 2016-12-23",
            1,
            "date must be a string, not 2016-12-23; put it in quotation marks",
        ),
        ("jobs = true", 1, "jobs must be a whole number, not true"),
        ("[source]\nx = 1", 1, "source must be a string, not a table"),
        ("\n[[ edition ]] # x\nt = 1", 2, "edition must be a table, not [{'t': 1}]"),
        (
            '[update]\naccept = "all"',
            2,
            "update.accept is 'all', and must be 'typography' or empty",
        ),
        (
            '\n[tool.dragoman]\nlanguages = ["fa"]',
            2,
            "[tool.dragoman] is for pyproject.toml; write the settings without it here",
        ),
        ("code = 1", 1, "code must be true or false, not 1"),
        ('check = "x"', 1, "check must be a table, not 'x'"),
        ("[digits]\nar = 3", 2, "digits.ar must be a string, not 3"),
        (
            'paper = "a99"',
            1,
            "paper is 'a99', and must be one of 'a3', 'a4', 'a5', 'a6', 'b4', 'b5', 'b6', "
            "'letter', 'half-letter', 'legal', 'tabloid', or a size such as '148x210mm', "
            "from 70 to 1200 mm",
        ),
        ("contents = 7", 1, "contents is 7, and must be from -1 to 6"),
        ("[print]\nsize = 3", 2, "print.size is 3, and must be from 6 to 36, or 0"),
        (
            '[print]\nmargins = "20"',
            2,
            "print.margins is '20', and must be a length such as '20mm', or two for top and sides, "
            "as '20mm 15mm', or three for top, sides and bottom, each from 8 to 100 mm",
        ),
        (
            '[print]\nbleed = "3"',
            2,
            "print.bleed is '3', and must be a length such as '3mm', up to 40 mm",
        ),
        (
            '[print]\nchapters = "new"',
            2,
            "print.chapters is 'new', and must be one of 'run-on', 'new-page'",
        ),
        ("jobs = -1", 1, "jobs is -1, and must be from 0 to 1000"),
        ("[update]\nthreshold = 101", 2, "update.threshold is 101, and must be from 0 to 100"),
        ("languages = [", 1, "not TOML: Invalid value (at end of document)"),
        ("\na = +x\n", 2, "not TOML: Invalid value (at line 2, column 5)"),
    ]
)
def test_a_mistake_is_one_sentence_with_its_line(text: str, line: int, sentence: str) -> None:
    with pytest.raises(ProjectError) as caught:
        parse_settings(text, PATH, {})
    assert str(caught.value) == f"dragoman.toml:{line}: {sentence}"


@pytest.mark.parametrize(
    ("key", "value", "advice"),
    [
        ("languages", "fa ar", '; write ["fa", "ar"]'),
        ("languages", "Kurdish (Sorani)", '; write ["Kurdish (Sorani)"]'),
        ("languages", "Dari, Kurdish (Sorani)", '; write ["Dari", "Kurdish (Sorani)"]'),
        ("editions", "en, fa en,ar", '; write ["en,fa", "en,ar"]'),
        ("draft.command", "run it, now", '; write ["run", "it,", "now"]'),
        ("memory.files", "my memory.tmx", '; write ["my memory.tmx"]'),
        ("languages", "[fa, ar]", ""),
        ("languages", ", ", ""),
    ],
)
def test_of_a_list_that_is_one_text_the_advice_is_what_was_meant(
    key: str, value: str, advice: str
) -> None:
    with pytest.raises(ProjectError) as caught:
        parse_settings(f'{key} = "{value}"', PATH, {})
    expected = f"dragoman.toml:1: {key} must be a list of strings, not '{value}'{advice}"
    assert str(caught.value) == expected


@each_case(
    [
        ('formats = ["doc"]', 1, "formats has 'doc', which is not a format; did you mean 'docx'?"),
        (
            'formats = [\n  "html",\n  "odf",\n]',
            3,
            "formats has 'odf', which is not a format; did you mean 'pdf'?",
        ),
        (
            'languages = ["fa"]\neditions = ["en-fa"]',
            2,
            "editions has 'en-fa'; write it as 'en,fa'",
        ),
        (
            'languages = ["fa"]\neditions = ["en;fa"]',
            2,
            "editions has 'en;fa'; write it as 'en,fa'",
        ),
        (
            'languages = ["fa", "ar"]\neditions = [\n "en,fa",\n "en,xx"]',
            4,
            "editions has 'xx', which is not a language of this project; "
            "its languages are: en, fa, ar",
        ),
        (
            'languages = ["fa"]\neditions = ["en,en"]',
            2,
            "editions has 'en,en', which names 'en' twice; remove one",
        ),
        (
            'languages = ["fa"]\neditions = ["en,fa", "en, fa"]',
            2,
            "editions has 'en,fa' twice; remove one",
        ),
        (
            'layout = "beside"',
            1,
            "layout is 'beside', and must be one of 'columns', 'stacked', 'facing', 'single'",
        ),
        ('date = "23.12.2016"', 1, "date is '23.12.2016', and must be a date such as '2016-12-23'"),
        ('date = "2016-13-01"', 1, "date is '2016-13-01', and must be a date such as '2016-12-23'"),
        ('date = "20161223"', 1, "date is '20161223', and must be a date such as '2016-12-23'"),
        (
            'encoding = "utf-9"',
            1,
            "encoding is 'utf-9', and must be the name of a text encoding, such as 'utf-8'",
        ),
        (
            'encoding = "rot13"',
            1,
            "encoding is 'rot13', and must be the name of a text encoding, such as 'utf-8'",
        ),
        (
            'languages = ["fa", "fa"]',
            1,
            "the language 'fa' is named twice; remove one from languages",
        ),
        ("threshold = 60", 1, "the setting 'threshold' belongs in [update]"),
        ("[update]\ndisable = []", 2, "the setting 'update.disable' belongs in [check]"),
        (
            '[check]\nlanguages = ["fa"]',
            2,
            "the setting 'check.languages' belongs at the top of the file, "
            "before the first [table]",
        ),
        (
            "[update]\ndigits = 'native'",
            2,
            "the setting 'update.digits' belongs at the top of the file, before the first [table] "
            "or in [check]",
        ),
        (
            '[check.severity]\n"numbers" = "fatal"',
            2,
            "check.severity.numbers is 'fatal', and must be one of 'error', 'warning', 'hint'",
        ),
        (
            "[check]\nquotes = {fa = '«'}",
            2,
            "check.quotes.fa is '«', and must be two characters: "
            "the opening and the closing mark, as '«»'",
        ),
        (
            'languages = ["fa"]\n[check.require]\nfa = "done"',
            3,
            "check.require.fa is 'done', and must be 'translated' or 'reviewed', alone or with a "
            "percentage, as 'translated:95'",
        ),
        (
            'languages = ["fa"]\n[check.require]\nar = "reviewed"',
            3,
            "check.require has 'ar', which is not a language of this project; "
            "its languages are: fa",
        ),
    ]
)
def test_a_value_that_cannot_be_is_refused_with_what_would_be_right(
    text: str, line: int, sentence: str
) -> None:
    with pytest.raises(ProjectError) as caught:
        parse_settings(text, PATH, {})
    assert str(caught.value) == f"dragoman.toml:{line}: {sentence}"


@pytest.mark.parametrize("share", ["", ":0", ":7", ":95", ":99.5", ":100", ":100.0"])
def test_a_requirement_is_a_state_with_a_percentage_or_without(share: str) -> None:
    text = f'languages = ["fa"]\n[check.require]\nfa = "translated{share}"'
    settings = parse_settings(text, PATH, {})
    assert read_requirement(settings.check.require["fa"])[0] == "translated"


@pytest.mark.parametrize("share", [":", ":-1", ":100.1", ":101", ":nan", ": 95", ":95%"])
def test_a_percentage_is_a_number_from_0_to_100(share: str) -> None:
    with pytest.raises(ProjectError, match="must be 'translated' or 'reviewed'"):
        text = f'languages = ["fa"]\n[check.require]\nfa = "translated{share}"'
        parse_settings(text, PATH, {})


def test_a_numbering_system_that_is_none_names_those_that_are() -> None:
    with pytest.raises(
        ProjectError, match=r"^dragoman\.toml:2: unknown numbering system 'arabs'"
    ) as e:
        parse_settings('[digits]\nar = "arabs"', PATH, {})
    assert "arabext" in e.value.sentence


def test_the_severities_are_those_of_the_checks() -> None:
    assert list(_values._SEVERITIES) == list(Severity)


def test_each_layout_is_one_of_the_settings() -> None:
    """What an edition says of its layouts, where it says it, agrees with what may be set."""
    for name in plugins.names("dragoman.editions"):
        layouts = getattr(plugins.load("dragoman.editions", name), "LAYOUTS", ())
        assert set(layouts) <= set(_values._CHOICES["layout"])


def test_a_line_is_found_in_pyproject_too() -> None:
    text = '[project]\nformats = 1\n[tool.dragoman]\n\nformats = ["doc"]\n'
    with pytest.raises(ProjectError, match=r"^pyproject\.toml:5: formats has 'doc'"):
        parse_settings(text, Path("pyproject.toml"), {})
    text = "[tool.dragoman]\nthreshold = 60"
    with pytest.raises(ProjectError, match=r"^pyproject.toml:2: .* in \[tool.dragoman.update\]$"):
        parse_settings(text, Path("pyproject.toml"), {})


def test_the_line_is_that_of_the_right_table() -> None:
    text = '[check]\ndigits = "native"\n[digits]\nfa = "latn"\n# ar = "x"\nar = "arabs"\n'
    with pytest.raises(ProjectError, match=r"^dragoman\.toml:6: "):
        parse_settings(text, PATH, {})


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("FORMATS", "html,doc", "formats has 'doc', which is not a format"),
        ("EDITIONS", "en,fa en,xx", "editions has 'xx', which is not a language"),
        ("LANGUAGES", "fa,FA", "the language 'fa' is named twice"),
        ("DATE", "23.12.2016", "date is '23.12.2016', and must be a date"),
        ("ENCODING", "utf-9", "encoding is 'utf-9', and must be"),
        ("LAYOUT", "beside", "layout is 'beside', and must be one of"),
        ("SOURCE_LANGUAGE", "enlgish", "unknown language 'enlgish'; did you mean 'English'?"),
    ],
)
def test_a_mistake_in_the_environment_names_its_variable(
    name: str, value: str, sentence: str
) -> None:
    with pytest.raises(ProjectError) as caught:
        parse_settings('languages = ["fa"]', PATH, {f"DRAGOMAN_{name}": value})
    assert str(caught.value).startswith(f"DRAGOMAN_{name}: {sentence}")


def test_a_wrong_value_in_the_environment_is_an_error_too() -> None:
    with pytest.raises(ProjectError, match="jobs must be a whole number, not 'many'"):
        parse_settings("", PATH, {"DRAGOMAN_JOBS": "many"})


@pytest.mark.parametrize(
    ("text", "line", "setting"),
    [
        ('source = "../x"', 1, "source is '../x'"),
        ('\nlocale = "/etc"', 2, "locale is '/etc'"),
        ('build = "a/../../x"', 1, "build is 'a/../../x'"),
        ('[check]\nglossary = "/etc/passwd"', 2, "check.glossary is '/etc/passwd'"),
        ('[fonts]\nfolder = ".."', 2, "fonts.folder is '..'"),
    ],
)
def test_a_path_outside_the_project_is_refused_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, line: int, setting: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dragoman.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ProjectError) as caught:
        find_project(tmp_path)
    expected = f"dragoman.toml:{line}: {setting}: the path leads out of the project"
    assert str(caught.value).startswith(expected)


def test_a_mistake_in_toml_is_shown_in_its_own_letters() -> None:
    text = '["نامه‌ها"]\n["نامه‌ها"]\n'
    with pytest.raises(ProjectError, match=r"not TOML: .*نامه‌ها"):
        parse_settings(text, PATH, {})


def test_an_empty_date_is_no_date() -> None:
    assert parse_settings('date = ""', PATH, {}).date == ""


@pytest.mark.parametrize("key", ["project", "translator", "team"])
def test_a_line_of_the_header_may_have_what_its_language_writes_with(key: str) -> None:
    text = "گروه ترجمهٔ نامه‌ها"
    assert getattr(parse_settings(f'{key} = "{text}"', PATH, {}), key) == text
    with pytest.raises(ProjectError, match="must be one line"):
        parse_settings(f'{key} = "a\\u2028b"', PATH, {})


@pytest.mark.parametrize("number", ["9" * 5000, "0x" + "f" * 9000, "1_2" * 3000])
def test_a_number_of_too_many_digits_is_one_sentence_with_its_line(number: str) -> None:
    text = f"languages = []\n# 123\n\njobs = {number}\npaper = 'a4'\n"
    with pytest.raises(ProjectError) as caught:
        parse_settings(text, PATH, {})
    assert (caught.value.path, caught.value.line) == (str(PATH), 4)


@pytest.mark.parametrize("bracket", ["[", "{a="])
def test_too_many_brackets_are_one_sentence_with_the_line_where_they_are_too_deep(
    bracket: str,
) -> None:
    text = f"languages = []\n\njobs = [1,\n2]\npaper = {bracket * 5000}\n"
    with pytest.raises(ProjectError, match="too many brackets within each other") as caught:
        parse_settings(text, PATH, {})
    assert (caught.value.path, caught.value.line) == (str(PATH), 5)


@pytest.mark.parametrize("key", ["a" + ".a" * 50_000, "[" + "b." * 40 + "b]"])
def test_a_key_with_more_parts_than_settings_have_is_refused_with_its_line(key: str) -> None:
    with pytest.raises(ProjectError, match="a key has more than 20 parts") as caught:
        parse_settings(f"languages = []\n\n{key} = 1\n", PATH, {})
    assert (caught.value.path, caught.value.line) == (str(PATH), 3)
