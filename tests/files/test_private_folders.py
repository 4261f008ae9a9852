"""Folders that only the user can read: they go, also those of runs that were killed."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest

from dragoman.files import systems
from dragoman.files.private_folders import (
    is_private,
    make_private_folder,
    make_temporary_folder,
    remove_abandoned,
)
from helpers import other_system

pytestmark = other_system.only_posix
KILLED = """
import os, signal, sys, tempfile
from dragoman.files.private_folders import make_temporary_folder
tempfile.tempdir = sys.argv[1]
with make_temporary_folder() as folder:
    (folder / "text.json").write_text("a text")
    print(folder, flush=True)
    if sys.argv[2] == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    sys.stdin.read()
"""


@pytest.fixture
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run a test as on one system: modes, owners and signals are those of POSIX."""
    other_system.choose(request.param, monkeypatch)
    return str(request.param)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, system: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the place of the user's folders among the temporary files of this test."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path / f"dragoman-{os.getuid()}"


def start(tmp_path: Path, how: str) -> tuple[subprocess.Popen[str], Path]:
    run = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path), how],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert run.stdout is not None
    return run, Path(run.stdout.readline().strip())


def test_a_folder_is_private_and_goes_with_all_in_it(place: Path) -> None:
    with pytest.raises(KeyError), make_temporary_folder() as folder:
        (folder / "in").mkdir()
        (folder / "in" / "text").write_text("a text")
        assert folder.parent == place
        assert {stat.S_IMODE(each.stat().st_mode) for each in (place, folder)} == {0o700}
        raise KeyError
    assert list(place.iterdir()) == []


def test_the_next_run_removes_what_a_killed_one_left_and_no_more(
    place: Path, tmp_path: Path
) -> None:
    killed, left = start(tmp_path, "die")
    killed.communicate()
    assert killed.returncode == -signal.SIGKILL
    assert (left / "text.json").exists()
    alive, other = start(tmp_path, "live")
    assert not left.exists() and other.exists()
    with make_temporary_folder():
        assert other.exists(), "what a run that is alive needs was removed"
    alive.communicate("")
    assert alive.returncode == 0
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("when", ["before the lock", "while it is locked"])
def test_a_run_that_clears_up_meanwhile_takes_nothing_from_one_that_begins(
    place: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    """Both find the lock of a folder that is just being made."""
    opened, held = systems.open_new, list[int]()

    def open_and_be_seen(path: Path, mode: int) -> int:
        descriptor = opened(path, mode)
        if not held and path.parent == place:
            held.append(systems.open_existing(path))
            if when == "before the lock":
                remove_abandoned(place)
            else:
                assert systems.try_lock(held[0]) is systems.Lock.TAKEN
        return descriptor

    monkeypatch.setattr(systems, "open_new", open_and_be_seen)
    with make_temporary_folder() as folder:
        (folder / "font").write_text("a font")
        for descriptor in held:
            os.close(descriptor)
        monkeypatch.undo()
        remove_abandoned(place)
        assert (folder / "font").exists()


@pytest.mark.parametrize("kind", ["link", "open", "file"])
def test_a_place_that_is_not_the_users_alone_is_left_alone(
    place: Path, tmp_path: Path, kind: str
) -> None:
    """Somebody else may have made it, to read the texts or to have other files removed."""
    precious = tmp_path / "precious"
    precious.mkdir(mode=0o700)
    (precious / "letter.txt").write_text("a letter")
    if kind == "link":
        place.symlink_to(precious)
    elif kind == "open":
        place.mkdir(mode=0o777)
        place.chmod(0o777)
    else:
        place.write_text("a file")
    with make_temporary_folder() as folder:
        assert folder.parent == tmp_path
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert not folder.exists()
    assert (precious / "letter.txt").read_text() == "a letter"
    assert not is_private(place)


@pytest.mark.parametrize("fails", [False, True])
def test_nothing_stays_open_once_a_folder_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, fails: bool
) -> None:
    """A program that makes one for each edition would run out of files."""
    opened: list[int] = []
    open_new = systems.open_new

    def note(path: Path, mode: int) -> int:
        opened.append(open_new(path, mode))
        return opened[-1]

    monkeypatch.setattr(systems, "open_new", note)
    with suppress(KeyError), make_private_folder(tmp_path):
        if fails:
            raise KeyError
    (descriptor,) = opened
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(descriptor)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_is_not_there_has_nothing_to_remove(tmp_path: Path) -> None:
    remove_abandoned(tmp_path / "none")
    with pytest.raises(OSError, match="No such file"), make_private_folder(tmp_path / "none"):
        pass


def test_a_disk_without_locks_is_said_and_leaves_nothing_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[int] = []
    open_new = systems.open_new

    def note(path: Path, mode: int) -> int:
        opened.append(open_new(path, mode))
        return opened[-1]

    def refuse(descriptor: int) -> systems.Lock:
        raise OSError(f"no locks for {descriptor}")

    monkeypatch.setattr(systems, "open_new", note)
    monkeypatch.setattr(systems, "try_lock", refuse)
    with pytest.raises(OSError, match="no locks for"), make_private_folder(tmp_path):
        pass
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(opened[0])


def test_what_is_not_there_is_not_private(tmp_path: Path) -> None:
    assert not is_private(tmp_path / "nothing")


def test_a_lock_that_cannot_be_removed_while_it_is_open_is_removed_after(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where no file is removed that is open."""
    place.mkdir(mode=0o700)
    (place / "left").mkdir()
    (place / "left.lock").touch()
    unlink, refused = Path.unlink, list[Path]()

    def refuse_once(path: Path, *, missing_ok: bool = False) -> None:
        if path not in refused:
            refused.append(path)
            raise PermissionError(path)
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse_once)
    remove_abandoned(place)
    assert list(place.iterdir()) == []


def test_a_system_without_users_has_temporary_folders_like_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "getuid")
    with make_temporary_folder() as folder:
        assert folder.parent == tmp_path
    assert not folder.exists()
