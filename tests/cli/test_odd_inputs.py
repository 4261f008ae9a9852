"""Odd settings, files and surroundings: a sentence with file and line, and never a trace."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from dragoman.encodings import find_charset
from dragoman.errors import ProjectError
from dragoman.settings import parse_settings
from helpers import projects
from helpers.command_line import run
from helpers.support import snapshot

COMMANDS = ("update", "status", "check", "diff", "build", "render -t epub,docx,source")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("DRAGOMAN_JOBS", "1")  # copies of a process with threads may hang
    root = tmp_path / "project"
    root.mkdir()
    projects.make(root, {"letter.txt": projects.TEXT, "notes.md": "# Notes\n\nSome text.\n"}, "fa")
    monkeypatch.chdir(root)
    return root


SETTINGS = [
    ('encoding = "idna"', "encoding is 'idna', and must be the name of a text encoding"),
    ('encoding = "punycode"', "encoding is 'punycode'"),
    ('encoding = "unicode_escape"', "encoding is 'unicode_escape'"),
    ('encoding = "undefined"', "encoding is 'undefined'"),
    ('encoding = {"*" = "raw-unicode-escape"}', "encoding.* is 'raw-unicode-escape'"),
    ("formats = []", "formats names no format"),
    (f"x = {'[' * 5000}{']' * 5000}", "too many brackets"),
    (f"x = {'{a=' * 3000}1{'}' * 3000}", "too many brackets"),
    (f"jobs = {'9' * 5000}", "too many digits"),
    (f"jobs = 0x{'9' * 9000}", "jobs"),
    ('calendar = "solar-hijri"\ndate = "0001-01-01"', "from 0622-03-22 to 9999-03-20"),
    ('calendar = "solar-hijri"\ndate = "0622-03-21"', "from 0622-03-22"),
    ('calendar = "solar-hijri"\ndate = "9999-12-31"', "to 9999-03-20"),
]


@pytest.mark.parametrize(("text", "sentence"), SETTINGS, ids=[text[:30] for text, _ in SETTINGS])
def test_a_setting_that_no_command_can_use_is_refused_with_its_line(
    text: str, sentence: str
) -> None:
    with pytest.raises(ProjectError) as error:
        parse_settings(f"\n\n{text}\n", Path("dragoman.toml"), {})
    assert sentence in str(error.value)
    assert str(error.value).startswith(f"dragoman.toml:{3 + text.count(chr(10))}: ")


@pytest.mark.parametrize("date", ["0622-03-22", "9999-03-20"])
def test_the_first_and_the_last_day_can_be_written(date: str) -> None:
    from dragoman.languages.written_dates import write_solar_hijri

    settings = parse_settings(
        f'calendar = "solar-hijri"\ndate = "{date}"\n', Path("dragoman.toml"), {}
    )
    assert write_solar_hijri(settings.date, "arabext")


@pytest.mark.parametrize(
    "name", ["utf-8", "UTF-16", "cp1256", "latin-1", "utf-7", "big5", "koi8-r"]
)
def test_charsets_are_charsets(name: str) -> None:
    assert find_charset(name)


@pytest.mark.parametrize(
    "name", ["", "x", "hex", "rot13", "idna", "a\0b", "\udcff", "mbcs", "zlib"]
)
def test_other_codecs_are_not(name: str) -> None:
    assert find_charset(name) is None


@pytest.mark.parametrize("name", ["ENCODING", "PROJECT", "SOURCE", "LANGUAGES", "DATE", "LAYOUT"])
def test_bytes_in_the_environment_that_are_no_text_are_refused(
    folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"DRAGOMAN_{name}", "a\udcff")
    before = snapshot(folder)
    for command in COMMANDS:
        result = run(*command.split())
        assert result.exit_code == 2
        assert len(result.stderr.splitlines()) == 1
    assert snapshot(folder) == before


CONTENTS = {
    "empty": b"",
    "a zero byte": b"\0",
    "zero bytes": b"\0" * 1000,
    "a mark": b"\xef\xbb\xbf",
    "a mark of UTF-16": b"\xff\xfe",
    "no UTF-8": b"\xff" * 100,
    "a surrogate": b"\xed\xa0\x80",
    "line ends": b"\r\n" * 1000,
    "brackets": b"[" * 20_000,
    "quotations": b"> " * 5000 + b"x\n",
    "references": b"&#99999999999999;" * 500,
    "lists": b"".join(b" " * (2 * deep) + b"- x\n" for deep in range(300)),
    "front matter": b"---\n" + b"a: [" * 2000 + b"\n---\nx\n",
}
FILES = ("source/letter.txt", "source/notes.md", "locale/fa/LC_MESSAGES/letter.po",
         "locale/letter.pot", "locale/fa/dragoman.po", "dragoman.toml", "glossary.csv")  # fmt: skip


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("content", CONTENTS)
def test_whatever_a_file_holds_is_read_or_said(folder: Path, name: str, content: str) -> None:
    (folder / name).write_bytes(CONTENTS[content])
    os.utime(folder / name, (1_700_000_000,) * 2)  # else dragoman waits for whoever may be saving
    for command in COMMANDS:
        result = run(*command.split())  # a trace would be raised here
        assert result.exit_code in (0, 1, 2)
        assert result.exit_code != 2 or result.stderr


PLACES = (*FILES, "source", "locale", "locale/fa", "locale/fa/LC_MESSAGES", "build",
          "build/index.html", ".dragoman.lock", "source/x.txt")  # fmt: skip
KINDS = ("folder", "file", "loop", "dangling", "device")


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("kind", KINDS)
def test_whatever_is_in_the_place_of_a_file_is_said(folder: Path, name: str, kind: str) -> None:
    place = folder / name
    if place.is_dir():
        shutil.rmtree(place)
    place.unlink(missing_ok=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    if kind == "folder":
        place.mkdir()
    elif kind == "file":
        place.write_bytes(b"\xff")
        os.utime(place, (1_700_000_000,) * 2)
    else:
        place.symlink_to(
            {"loop": place.name, "dangling": "/nonexistent/x", "device": "/dev/null"}[kind]
        )
    for command in COMMANDS:
        result = run(*command.split())
        assert result.exit_code in (0, 1, 2)


SURROUNDINGS = [
    ("SOURCE_DATE_EPOCH", ("", "x", "-1", "1e9", "9" * 30, "\u0662", "\udcff", "253402300800")),
    ("COLUMNS", ("", "x", "-1", "0", "9" * 30, "1")),
    ("HOME", ("", "/nonexistent", "/dev/null", "relative")),
    ("XDG_CACHE_HOME", ("", "/nonexistent", "/dev/null", "\udcff", "/proc")),
    ("LANG", ("", "C", "x", "\udcff")),
    ("TZ", ("", "x", "UTC+99")),
    ("PATH", ("", "/nonexistent")),
    ("EDITOR", ("", "/nonexistent", "\udcff")),
]


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in SURROUNDINGS for value in values]
)
def test_odd_surroundings_are_no_mistake_of_dragoman(
    folder: Path, name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    for command in (*COMMANDS, "status --history", "status --format html", "review letter -l fa"):
        result = run(*command.split())
        assert result.exit_code in (0, 1, 2)


def test_without_a_home_everything_works(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_CACHE_HOME", "USER", "LOGNAME", "LANG", "PATH"):
        monkeypatch.delenv(name, raising=False)
    assert os.environ.get("HOME") is None
    assert [run(*command.split()).exit_code for command in COMMANDS[:5]] == [0] * 5
