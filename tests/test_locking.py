"""One writer at a time; who gets on is waited for, who does not is told of at once."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dragoman import files
from dragoman.errors import DragomanError, ProjectError
from dragoman.locking import LOCK, PATIENCE, lock, signal_alive
from helpers import projects

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
for _ in range(30):
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
    for number in range(30):
        files.write(root / f"{number}.po", b"x", root=root)
        time.sleep(0.1)
"""


@contextmanager
def other(root: Path, code: str) -> Iterator[None]:
    """Let another process hold the lock."""
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


def test_the_lock_may_be_taken_again_by_who_holds_it(tmp_path: Path) -> None:
    with lock(tmp_path), lock(tmp_path):
        files.edit(tmp_path / "a.po", lambda old: b"x", root=tmp_path)
    assert (tmp_path / LOCK).read_bytes() == b""


def test_a_lock_that_is_let_go_may_be_taken(tmp_path: Path) -> None:
    with other(tmp_path, HOLD):
        pass
    with lock(tmp_path):
        pass


def test_a_held_lock_is_one_sentence(tmp_path: Path) -> None:
    with other(tmp_path, HOLD):
        began = time.monotonic()
        with pytest.raises(ProjectError, match="another dragoman"), lock(tmp_path):
            pass
        assert PATIENCE <= time.monotonic() - began < 2


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("command", ["update", "extract", "check --fix", "review a -l fa --all"])
def test_a_held_lock_is_told_by_the_command(tmp_path: Path, command: str) -> None:
    project = projects.make(tmp_path, {"a.txt": "One.\n\nTwo.\n"}, "fa")
    arabic_letter = "\u0643."  # which check --fix makes Persian
    projects.edit(project, lambda block: projects.translated(block, arabic_letter), "a")
    (tmp_path / "source" / "a.txt").write_text("One.\n\nTwo.\n\nThree.\n")
    with other(tmp_path, HOLD):
        before = contents(tmp_path)
        began = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", "dragoman", *command.split()],
            cwd=tmp_path, capture_output=True, text=True,
        )  # fmt: skip
        took = time.monotonic() - began
        assert contents(tmp_path) == before
    assert done.returncode == 2
    assert "another dragoman is writing to this project; try again" in done.stderr
    assert took < PATIENCE + 1.5  # Python itself starts in a part of that


@pytest.mark.parametrize("code", [EDIT, FINISH], ids=["changes hands", "finishes files"])
def test_who_gets_on_is_waited_for(tmp_path: Path, code: str) -> None:
    with other(tmp_path, code):
        began = time.monotonic()
        with lock(tmp_path):
            waited = time.monotonic() - began
    assert code is EDIT or waited > PATIENCE


def test_a_sign_of_life_makes_no_file(tmp_path: Path) -> None:
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
