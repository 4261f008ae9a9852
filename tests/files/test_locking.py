"""One writer at a time: a writer that makes progress is waited for, any other is reported."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman import files
from dragoman.cli import group
from dragoman.errors import DragomanError, DragomanWarning, ProjectError
from dragoman.files import locking, systems, temporary_files
from dragoman.files.locking import LOCK, PATIENCE, lock, signal_alive
from helpers import other_system, projects
from helpers.command_line import run
from helpers.support import snapshot
from helpers.tools import TESTS


@pytest.fixture(params=other_system.SYSTEMS, autouse=True)
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run every test twice; the other process, too, sees the other system."""
    other_system.choose(request.param, monkeypatch)
    if request.param == other_system.AS_ON_WINDOWS:
        monkeypatch.setenv("PYTHONPATH", str(TESTS), prepend=os.pathsep)
        monkeypatch.setenv("DRAGOMAN_TEST_PRELUDE", "1")
    return str(request.param)


PRELUDE = """
import os
if os.environ.pop("DRAGOMAN_TEST_PRELUDE", ""):
    from helpers import other_system
    other_system.hide_for_ever()
"""
HOLD = """
import pathlib, sys
from dragoman.files.locking import lock
with lock(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
EDIT = """
import pathlib, sys, time
from dragoman.files.locking import lock
for _ in range(20):
    with lock(pathlib.Path(sys.argv[1])):
        print("held", flush=True)
        time.sleep(0.1)
"""
FINISH = """
import pathlib, sys, time
from dragoman import files
from dragoman.files.locking import lock
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
        [sys.executable, "-c", PRELUDE + code, str(root)],
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
        assert time.monotonic() - began >= PATIENCE


@pytest.mark.parametrize("command", ["update", "extract", "check --fix", "review a -l fa --all"])
def test_a_command_reports_a_held_lock_once_and_changes_nothing(
    tmp_path: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "PATIENCE", 0.2)
    attempts: list[Path] = []
    acquire = locking._acquire

    def count_attempts(descriptor: int, path: Path) -> None:
        attempts.append(path)
        acquire(descriptor, path)

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


def test_the_lock_of_a_killed_process_is_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PRELUDE + HOLD, str(tmp_path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as holder:  # fmt: skip
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        holder.kill()
        holder.wait()
    monkeypatch.setattr(time, "sleep", lambda seconds: pytest.fail("it waits"))
    with lock(tmp_path):
        assert (tmp_path / LOCK).is_file()


def test_another_thread_waits_for_the_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "PATIENCE", 0.1)
    found: list[str] = []

    def take() -> None:
        try:
            with lock(tmp_path):
                found.append("taken")
        except ProjectError as error:
            found.append(error.sentence)

    with lock(tmp_path):
        thread = threading.Thread(target=take)
        thread.start()
        thread.join()
    assert len(found) == 1 and "another dragoman" in found[0]


NO_LOCKS = ["ENOSYS", "ENOTSUP", "EOPNOTSUPP", "ENOLCK", "EINVAL", "ENOTTY"]


@other_system.only_posix
@pytest.mark.parametrize("name", NO_LOCKS)
def test_a_disk_without_locks_is_one_warning_and_the_work_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def refuse(descriptor: int, operation: int) -> None:
        raise OSError(getattr(errno, name), "no locks here")

    monkeypatch.setattr("fcntl.flock", refuse)
    (tmp_path / "source").mkdir()
    (tmp_path / "dragoman.toml").write_text('languages = ["fa", "ar"]\n')
    for number in range(3):
        (tmp_path / "source" / f"{number}.txt").write_text(f"Paragraph {number}.\n")
    for _ in range(2):  # the second run finds the lock file of the first
        result = run("update", "-C", str(tmp_path))
        assert result.exit_code == 0
    assert len(list(tmp_path.rglob("*.po"))) == 6
    assert not list(tmp_path.rglob(f"*{temporary_files.SUFFIX}"))
    with pytest.warns(DragomanWarning, match="no file locks"), lock(tmp_path):
        pass
    (tmp_path / "source" / "0.txt").write_text("Another.\n")
    result = run("build", "-C", str(tmp_path))
    assert result.stderr.count("no file locks") == 1, "one warning, not one for each file"


@other_system.only_posix
def test_a_system_without_any_locks_is_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other_system.hide(monkeypatch, locks=False)
    with pytest.warns(DragomanWarning, match="only one"), lock(tmp_path):
        files.write(tmp_path / "a.po", b"x", root=tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [LOCK, "a.po"]


@other_system.only_posix
def test_without_locks_only_an_old_temporary_file_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other_system.hide(monkeypatch, locks=False)
    fresh = tmp_path / f".a.po.0123456789ab{temporary_files.SUFFIX}"
    old = tmp_path / f".a.po.ba9876543210{temporary_files.SUFFIX}"
    for path in (fresh, old):
        path.write_bytes(b"half")
    before = time.time() - temporary_files.ABANDONED - 60
    os.utime(old, (before, before))
    files.write(tmp_path / "a.po", b"new", root=tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [fresh.name, "a.po"]


@other_system.only_posix
def test_a_broken_disk_is_not_a_disk_without_locks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(descriptor: int, operation: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("fcntl.flock", refuse)
    with pytest.raises(ProjectError, match="disk reports an error"), lock(tmp_path):
        pass


@other_system.only_posix
def test_a_fifo_in_the_place_of_the_lock_is_a_sentence_and_no_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / LOCK)
    with pytest.raises(ProjectError, match="not a regular file"), lock(tmp_path):
        pass


@other_system.only_posix
def test_everybody_who_may_write_to_the_folder_may_lock_it(tmp_path: Path) -> None:
    tmp_path.chmod(0o775)
    old = os.umask(0o077)
    try:
        with lock(tmp_path):
            pass
    finally:
        os.umask(old)
    assert (tmp_path / LOCK).stat().st_mode & 0o777 == 0o664


@other_system.only_posix
def test_a_lock_file_that_somebody_removes_is_no_sign_of_life(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "PATIENCE", 0.1)

    def find_held(descriptor: int) -> systems.Lock:
        (tmp_path / LOCK).unlink(missing_ok=True)
        return systems.Lock.HELD

    monkeypatch.setattr(systems, "try_lock", find_held)
    with pytest.raises(ProjectError, match="another dragoman"), lock(tmp_path):
        pass
