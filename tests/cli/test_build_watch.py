"""``build --watch`` as its user sees it."""

from __future__ import annotations

import errno
import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.files import watching
from helpers.command_line import run

SETTINGS = 'languages = ["fa"]\nformats = ["html"]\neditions = ["en,fa"]\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "source").mkdir()
    (tmp_path / "dragoman.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "source" / "letter.txt").write_text("One day.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def watch(monkeypatch: pytest.MonkeyPatch, steps: Iterator[Any], *arguments: str) -> Any:
    """Run the command. A step is done before each look; when all are done, Control-C is pressed."""

    def sleep(_seconds: float) -> None:
        if next(steps, signal) is signal:
            raise KeyboardInterrupt

    monkeypatch.setattr("dragoman.files.watching.sleep", sleep)
    return run("build", "--watch", *arguments)


def change_files() -> Iterator[None]:
    """Let each change rest for some looks: a burst would be one change."""
    source, settings = Path("source/letter.txt"), Path("dragoman.toml")
    yield from [None] * 4
    source.write_text("One night.\n", encoding="utf-8")
    yield from [None] * 5
    settings.write_text("languages = [", encoding="utf-8")
    yield from [None] * 3
    settings.write_text(SETTINGS, encoding="utf-8")
    yield from [None] * 3


def test_each_build_is_one_line_and_control_c_ends_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = watch(monkeypatch, change_files())
    assert result.exit_code == 130
    lines = [re.sub(r"^\d\d:\d\d:\d\d  ", "TIME  ", line) for line in result.stdout.splitlines()]
    assert lines == [
        "2 catalogues updated, 1 edition made",
        "TIME  source/letter.txt: 2 catalogues updated, 1 edition made",
        "TIME  dragoman.toml: nothing was built",
        "TIME  dragoman.toml: everything was up to date",
    ]
    assert result.stderr.splitlines() == [
        "watching for changes; Control-C ends it",
        "dragoman: dragoman.toml:1: not TOML: Invalid value (at end of document)",
    ]
    assert "One night." in (folder / "build" / "letter.en-fa.html").read_text(encoding="utf-8")


def test_quiet_says_only_what_is_wrong(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = watch(monkeypatch, change_files(), "-q")
    assert (result.stdout, result.stderr.count("\n")) == ("", 1)
    assert "not TOML" in result.stderr


def test_what_stays_wrong_is_said_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("source/other.txt").write_bytes(b"\xff\xfe\x00broken")
    result = watch(monkeypatch, iter([None] * 6))
    assert result.stderr.count("source/other.txt") == 1
    assert "1 edition made" in result.stdout


def test_what_a_full_disk_stopped_is_built_when_there_is_space_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def wait() -> Iterator[None]:
        looks = int(watching.REPEAT / watching.INTERVAL) + 1
        yield from [None] * 2 * looks  # it fails a second and a third time
        monkeypatch.setattr("os.fsync", sync)
        yield from [None] * 2 * looks

    sync = os.fsync
    monkeypatch.setattr("os.fsync", refuse)
    result = watch(monkeypatch, wait())
    reported = [line for line in result.stderr.splitlines() if "the disk is full" in line]
    assert reported
    assert len(reported) == len(set(reported))
    assert result.stdout.splitlines() == [
        "nothing was built",
        "2 catalogues updated, 1 edition made",
    ]


def test_a_mistake_in_a_file_waits_for_a_change(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wait() -> Iterator[None]:
        yield from [None] * 4
        edition.unlink()  # no file that is watched: only another build would make it again
        yield from [None] * 3 * int(watching.REPEAT / watching.INTERVAL)

    edition = folder / "build" / "letter.en-fa.html"
    Path("source/other.txt").write_bytes(b"\xff\xfe\x00broken")
    watch(monkeypatch, wait())
    assert not edition.exists()
