"""One writer at a time: a writer that makes progress is waited for, any other is reported."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner
from filelock import BaseFileLock

from dragoman import files, locking
from dragoman.cli import group
from dragoman.errors import DragomanError, ProjectError
from dragoman.locking import LOCK, PATIENCE, lock, signal_alive
from helpers import projects
from helpers.support import snapshot

HOLD = """
import pathlib, sys
from dragoman.locking import lock
with lock(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
EDIT = """
import pathlib, sys, time
from dragoman.locking import lock
for _ in range(20):
    with lock(pathlib.Path(sys.argv[1])):
        print("held", flush=True)
        time.sleep(0.1)
"""
FINISH = """
import pathlib, sys, time
from dragoman import files
from dragoman.locking import lock
root = pathlib.Path(sys.argv[1])
with lock(root):
    print("held", flush=True)
    for number in range(20):
        files.write(root / f"{number}.po", b"x", root=root)
        time.sleep(0.1)
"""


@contextmanager
def other_process(root: Path, code: str) -> Iterator[None]:
    """Run a program that holds the lock, and wait for its end."""
    with subprocess.Popen(
        [sys.executable, "-c", code, str(root)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as holder:  # fmt: skip
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == "held\n"
        yield
        holder.stdin.close()
        holder.stdout.read()


def test_a_process_may_take_its_own_lock_again(tmp_path: Path) -> None:
    with lock(tmp_path), lock(tmp_path):
        files.edit(tmp_path / "a.po", lambda old: b"x", root=tmp_path)
    assert (tmp_path / LOCK).read_bytes() == b""
    assert (tmp_path / "a.po").read_bytes() == b"x"


def test_a_lock_that_is_released_may_be_taken(tmp_path: Path) -> None:
    with other_process(tmp_path, HOLD):
        pass
    with lock(tmp_path):
        pass


def test_a_held_lock_is_one_sentence(tmp_path: Path) -> None:
    with other_process(tmp_path, HOLD):
        began = time.monotonic()
        with pytest.raises(ProjectError, match="another dragoman"), lock(tmp_path):
            pass
        assert PATIENCE <= time.monotonic() - began < 2


@pytest.mark.parametrize("command", ["update", "extract", "check --fix", "review a -l fa --all"])
def test_a_command_reports_a_held_lock_once_and_changes_nothing(
    tmp_path: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "PATIENCE", 0.2)
    attempts: list[Path] = []
    acquire = locking._acquire

    def count_attempts(file_lock: BaseFileLock, path: Path) -> None:
        attempts.append(path)
        acquire(file_lock, path)

    monkeypatch.setattr(locking, "_acquire", count_attempts)
    project = projects.make(tmp_path, {"a.txt": "One.\n\nTwo.\n"}, "fa")
    arabic_letter = "\u0643."  # which check --fix makes Persian
    projects.edit(project, lambda block: projects.translated(block, arabic_letter), "a")
    (tmp_path / "source" / "a.txt").write_text("One.\n\nTwo.\n\nThree.\n")
    with other_process(tmp_path, HOLD):
        before = snapshot(tmp_path)
        attempts.clear()
        result = CliRunner().invoke(group, [*command.split(), "-C", str(tmp_path)])
        assert snapshot(tmp_path) == before
    assert result.exit_code == 2
    assert attempts == [tmp_path / LOCK]
    assert "another dragoman is writing to this project; try again" in result.output


@pytest.mark.parametrize("code", [EDIT, FINISH], ids=["changes hands", "finishes files"])
def test_a_writer_that_makes_progress_is_waited_for(tmp_path: Path, code: str) -> None:
    with other_process(tmp_path, code):
        began = time.monotonic()
        with lock(tmp_path):
            waited = time.monotonic() - began
    assert code is EDIT or waited > PATIENCE


def test_a_sign_of_progress_makes_no_file(tmp_path: Path) -> None:
    signal_alive(tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_cannot_be_locked(tmp_path: Path) -> None:
    with pytest.raises(DragomanError), lock(tmp_path / "none"):
        pass


def test_a_planted_lock_is_not_followed(tmp_path: Path) -> None:
    root = tmp_path / "book"
    root.mkdir()
    (tmp_path / "secret").write_bytes(b"secret")
    (root / LOCK).symlink_to(tmp_path / "secret")
    with pytest.raises(DragomanError), lock(root):
        pass
    assert (tmp_path / "secret").read_bytes() == b"secret"
