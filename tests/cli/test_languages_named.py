"""A language may be named in any way, in every command and in the settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import ProjectError
from dragoman.project import find_project
from dragoman.settings import parse_settings
from helpers import projects
from helpers.command_line import run

TEXT = "A letter\n\nOne two three.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in Persian, Dari and Hazaragi."""
    monkeypatch.chdir(tmp_path)
    run("init", ".", "-l", "farsi,prs", "-l", "haz")
    (tmp_path / "source" / "letter.txt").write_text(TEXT, encoding="utf-8")
    assert run("update").exit_code == 0
    return tmp_path


def test_init_writes_codes(folder: Path) -> None:
    assert 'languages = ["fa", "fa_AF", "haz"]' in (folder / "dragoman.toml").read_text()
    found = sorted(path.parent.name for path in (folder / "locale").glob("*/LC_MESSAGES"))
    assert found == ["fa", "fa_AF", "haz"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["update", "-l", "Persian"],
        ["status", "-l", "pes"],
        ["status", "-v", "-l", "Dari"],
        ["diff", "-l", "prs"],
        ["check", "-l", "Hazaragi"],
        ["check", "--require", "Farsi=translated:0"],
        ["review", "letter", "-l", "فارسی", "--all"],
        ["render", "-l", "English,Persian"],
    ],
)
def test_every_command_takes_a_name(folder: Path, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code < 2, result.output


@pytest.mark.parametrize("command", ["update", "status", "diff", "check", "render"])
def test_a_wrong_name_gets_the_nearest(folder: Path, command: str) -> None:
    result = run(command, "-l", "Persain")
    assert result.exit_code == 2
    assert result.stderr == "dragoman: unknown language 'Persain'; did you mean 'Persian'?\n"


def test_an_edition_in_a_language_without_data_of_its_own(folder: Path) -> None:
    assert run("render", "-l", "Hazaragi,en", "-t", "html").exit_code == 0
    page = (folder / "build" / "letter.haz-en.html").read_text(encoding="utf-8")
    assert 'lang="haz" dir="rtl"' in page and "هزارگی" in page


def test_settings_may_name_languages(tmp_path: Path) -> None:
    text = (
        'source-language = "English"\nlanguages = ["Persian", "prs", "iw", "pt-br"]\n'
        'editions = ["en,farsi"]\n[digits]\nPersian = "latn"\n'
        '[check]\nquotes = { dari = "«»" }\nrequire = { Hebrew = "translated" }\n'
        '[fonts.families]\npes = ["Amiri"]\n'
    )
    settings = parse_settings(text, Path("dragoman.toml"), {})
    assert settings.source_language == "en"
    assert settings.languages == ("fa", "fa_AF", "he", "pt_BR")
    assert settings.editions == ("en,fa",)
    assert (list(settings.digits), list(settings.fonts.families)) == (["fa"], ["fa"])
    assert (list(settings.check.quotes), list(settings.check.require)) == (["fa_AF"], ["he"])


def test_a_wrong_name_in_a_table_has_its_line() -> None:
    with pytest.raises(ProjectError, match=r"^dragoman\.toml:3: unknown language 'Persain'; did"):
        parse_settings('# x\n[digits]\nPersain = "latn"\n', Path("dragoman.toml"), {})


def test_an_old_code_stays_where_it_has_catalogues(folder: Path) -> None:
    (folder / "locale" / "haz").rename(folder / "locale" / "iw")
    (folder / "dragoman.toml").write_text('languages = ["iw"]\n', encoding="utf-8")
    assert find_project(folder).languages == ("iw",)
    for name in ("Hebrew", "he", "iw", "heb"):
        assert find_project(folder).select_languages([name]) == ("iw",)
    (folder / "locale" / "iw").rename(folder / "locale" / "he")
    assert find_project(folder).languages == ("he",)


@pytest.mark.parametrize("command", ["status", "update"])
def test_a_language_that_the_settings_do_not_name_is_mentioned(folder: Path, command: str) -> None:
    (folder / "dragoman.toml").write_text('languages = ["fa"]\n', encoding="utf-8")
    said = run(command).stderr.splitlines()
    assert [line for line in said if "skipped" in line] == [
        f"locale/{code} is skipped: the settings do not name this language; add it to languages, "
        "or move the folder away"
        for code in ("fa_AF", "haz")
    ]
    assert "skipped" not in run(command, "-q").stderr


def test_an_empty_folder_of_a_language_is_not_mentioned(folder: Path) -> None:
    (folder / "locale" / "de" / "LC_MESSAGES").mkdir(parents=True)
    assert "locale/de" not in run("status").stderr


@pytest.mark.parametrize("languages", ["en", "English"])
def test_to_make_the_source_itself_says_why_it_makes_nothing(folder: Path, languages: str) -> None:
    result = run("render", "-l", languages, "-t", "source")
    assert result.exit_code == 2
    assert "the format source is the document in another language" in result.stderr
    assert "name one with -l: fa, fa_AF, haz" in result.stderr


def test_without_languages_the_sentence_says_where_to_add_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    projects.make(tmp_path, {"letter.txt": TEXT}, "fa")
    (tmp_path / "dragoman.toml").write_text("locale = 'po'\n", encoding="utf-8")
    result = run("render", "-t", "source")
    assert result.exit_code == 2
    assert "add one to languages in the settings" in result.stderr
    assert run("render", "-t", "html,source").exit_code == 0
    assert [path.name for path in (tmp_path / "build").glob("letter.*")] == ["letter.en.html"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("fa haz", "; divide several by commas: fa,haz"),
        ("Persian  Dari", "; divide several by commas: Persian,Dari"),
        ("Old Persain", "; did you mean 'Old Persian'?"),
    ],
)
def test_several_names_need_commas(folder: Path, name: str, hint: str) -> None:
    assert run("status", "-l", name).stderr == f"dragoman: unknown language {name!r}{hint}\n"


COPIES = (
    "letter (conflicted copy 2026-01-02).po",
    "letter.sync-conflict-20260102-101010-ABCDEFG.po",
    "letter-1.po",
    "letter (1).po",
)
"""What programs call the second of two files that two people saved at once."""


@pytest.mark.parametrize("command", ["status", "update", "build"])
def test_a_copy_of_a_catalogue_is_mentioned_and_stays(folder: Path, command: str) -> None:
    catalogs = folder / "locale" / "fa" / "LC_MESSAGES"
    for name in COPIES:
        (catalogs / name).write_bytes((catalogs / "letter.po").read_bytes())
    said = run(command).stderr
    for name in COPIES:
        assert (
            f"locale/fa/LC_MESSAGES/{name} is skipped: it is a copy of a catalogue of 'letter'; "
            "take what is in it with `dragoman import`, and remove it\n"
        ) in said
        assert (catalogs / name).exists()
    assert "is a copy" not in run(command, "-q").stderr


def test_what_is_in_a_copy_can_be_taken(folder: Path) -> None:
    catalogs = folder / "locale" / "fa" / "LC_MESSAGES"
    text = (catalogs / "letter.po").read_text(encoding="utf-8")
    written = text.replace('"One two three."\nmsgstr ""', '"One two three."\nmsgstr "یک دو سه."')
    copy = catalogs / COPIES[0]
    copy.write_text(written, encoding="utf-8")
    assert run("import", str(copy)).exit_code == 0
    assert "یک دو سه." in (catalogs / "letter.po").read_text(encoding="utf-8")


def test_the_catalogue_of_a_removed_document_is_no_copy(folder: Path) -> None:
    for name in ("letter-2", "letters", "old"):
        (folder / "source" / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    assert run("update").exit_code == 0
    for name in ("letter-2", "letters", "old"):
        (folder / "source" / f"{name}.txt").unlink()
    assert "is a copy" not in run("status").stderr
