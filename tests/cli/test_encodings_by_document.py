"""Each document may be in an encoding of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import ProjectError
from dragoman.settings import choose_encoding, parse_settings
from helpers.command_line import run

TABLE = {"2016/*": "windows-1256", "*.md": "utf-16", "2016/new*": "utf-8"}


@pytest.mark.parametrize(
    ("path", "encoding"),
    [
        ("letter.txt", "utf-8"),
        ("2016/letter.txt", "windows-1256"),
        ("2016/december/letter.txt", "windows-1256"),
        ("notes.md", "utf-16"),
        ("2016/notes.md", "utf-16"),
        ("2016/new.md", "utf-8"),
        ("2017/letter.txt", "utf-8"),
    ],
)
def test_the_last_pattern_that_fits_counts(path: str, encoding: str) -> None:
    assert choose_encoding(TABLE, path) == encoding


def test_a_pattern_may_lack_the_suffix_and_one_encoding_is_for_all() -> None:
    assert choose_encoding({"2016/letter": "latin-1"}, "2016/letter.txt") == "latin-1"
    assert choose_encoding({"v1.2": "latin-1"}, "v1.2") == "latin-1"
    assert choose_encoding("koi8-r", "any.txt") == "koi8-r"


def test_both_forms_are_settings() -> None:
    path = Path("dragoman.toml")
    assert parse_settings('encoding = "latin-1"', path, {}).encoding == "latin-1"
    table = parse_settings('[encoding]\n"2016/*" = "windows-1256"', path, {}).encoding
    assert table == {"2016/*": "windows-1256"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[encoding]\n"2016/*" = "utf-9"', "2: encoding.2016/* is 'utf-9', and must be the name"),
        ('[encoding]\n"a" = "utf-8"\n"*.txt" = "x"', "3: encoding.*.txt is 'x', and must be"),
        ('[encoding]\n"a" = 1', "2: encoding.a must be a string, not 1"),
        ("encoding = 1", "1: encoding must be a string or a table, not 1"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, sentence: str) -> None:
    with pytest.raises(ProjectError) as raised:
        parse_settings(text, Path("dragoman.toml"), {})
    assert str(raised.value).startswith(f"dragoman.toml:{sentence}")


def test_documents_are_read_and_rebuilt_in_their_own_encodings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("init", ".", "--source-language", "fa", "-l", "en", "-q")
    with Path("dragoman.toml").open("a", encoding="utf-8") as file:
        file.write('[encoding]\n"old/*" = "windows-1256"\n')
    for name, encoding in {"old/a.txt": "windows-1256", "b.txt": "utf-8"}.items():
        path = tmp_path / "source" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes("نامه\n\nپيام".encode(encoding))
    assert run("update").exit_code == 0
    for name in ("old/a", "b"):
        assert 'msgid "پيام"' in Path(f"locale/{name}.pot").read_text(encoding="utf-8")
    assert run("render", "-t", "source", "-l", "en").exit_code == 0
    assert Path("build/old/a.en.txt").read_bytes().decode("windows-1256") == "نامه\n\nپيام"


def test_a_change_of_the_encoding_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run("init", ".", "-l", "fa", "-q")
    Path("source/a.txt").write_bytes("caf\xe9".encode("latin-1"))
    settings = Path("dragoman.toml")
    with settings.open("a", encoding="utf-8") as file:
        file.write('[encoding]\n"a" = "latin-1"\n')
    run("update", "-q")
    assert "café" in Path("locale/a.pot").read_text(encoding="utf-8")
    settings.write_text(settings.read_text().replace('"latin-1"', '"cp437"'))
    run("update", "-q")
    assert "cafΘ" in Path("locale/a.pot").read_text(encoding="utf-8")
