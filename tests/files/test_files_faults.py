"""What a file system may do to a writer: each is a sentence or no harm, and never a hang."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from dragoman import files
from dragoman.errors import ProjectError
from dragoman.files import systems, temporary_files
from helpers import other_system
from helpers.tools import not_allowed_here


@pytest.fixture(params=other_system.SYSTEMS, autouse=True)
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run every test twice."""
    other_system.choose(request.param, monkeypatch)
    return str(request.param)


def test_a_file_that_changes_each_time_is_given_up_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"0")
    seen: list[bytes | None] = []

    def function(old: bytes | None) -> bytes:
        seen.append(old)
        path.write_bytes(b"%d" % len(seen))  # another program, faster than we are
        return b"ours"

    with pytest.raises(files.FileChanged, match="run again"):
        files.edit(path, function, root=tmp_path)
    assert seen == [b"%d" % number for number in range(files.TRIES)]
    assert path.read_bytes() == b"%d" % files.TRIES


def count_descriptors() -> int:
    return len(list(Path("/dev/fd").iterdir()))


@other_system.only_posix
def test_a_temporary_file_that_is_removed_before_it_is_locked_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another run takes it for one that a crashed run left."""
    try_lock = systems.try_lock
    removed: list[str] = []

    def lock_late(descriptor: int) -> systems.Lock:
        if not removed:
            (path,) = tmp_path.glob(f"*{temporary_files.SUFFIX}")
            path.unlink()
            removed.append(path.name)
        return try_lock(descriptor)

    monkeypatch.setattr(systems, "try_lock", lock_late)
    before = count_descriptors()
    assert files.write(tmp_path / "a.po", b"new", root=tmp_path)
    assert count_descriptors() == before
    assert removed
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.po", b"new")]


def test_a_device_that_takes_nothing_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "write", lambda descriptor, data: 0)
    with pytest.raises(ProjectError, match="the disk is full"):
        files.write(path, b"new", root=tmp_path)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("a.po", b"old")]


@other_system.only_posix
@pytest.mark.parametrize("permitted", [True, False])
def test_the_owner_of_the_old_file_is_kept_where_that_is_permitted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, permitted: bool
) -> None:
    """Only root can give a file away, so the system is asked as if the new one were another's."""
    path = tmp_path / "a.po"
    path.write_bytes(b"old")
    owner = path.stat().st_uid, path.stat().st_gid
    fstat, fchown = os.fstat, os.fchown
    given: list[tuple[int, int]] = []

    def see_another_owner(descriptor: int) -> os.stat_result:
        status = list(fstat(descriptor))
        status[stat.ST_GID] += 1
        return os.stat_result(status)

    def give(descriptor: int, user: int, group: int) -> None:
        given.append((user, group))
        if not permitted:
            raise PermissionError(errno.EPERM, "Operation not permitted")
        fchown(descriptor, user, group)

    monkeypatch.setattr(os, "fstat", see_another_owner)
    monkeypatch.setattr(os, "fchown", give)
    assert files.write(path, b"new", root=tmp_path)
    assert given == [owner]
    assert (path.stat().st_uid, path.stat().st_gid, path.read_bytes()) == (*owner, b"new")


@other_system.only_posix
def test_the_owner_and_the_mode_of_a_file_of_another_user_are_kept(tmp_path: Path) -> None:
    if os.geteuid() != 0:
        not_allowed_here("only root can give a file away")
    path = tmp_path / "a.po"
    path.write_bytes(b"old")
    path.chmod(0o640)
    os.chown(path, 12345, 54321)
    assert files.write(path, b"new", root=tmp_path)
    status = path.stat()
    assert (status.st_uid, status.st_gid, path.read_bytes()) == (12345, 54321, b"new")
    assert stat.S_IMODE(status.st_mode) == 0o640


@other_system.only_posix
@pytest.mark.parametrize(
    ("code", "is_fault"),
    [(errno.EINVAL, False), (errno.ENOTSUP, False), (errno.EBADF, False), (errno.EIO, True)],
)
def test_a_folder_that_cannot_be_synchronised_is_a_fault_only_of_the_device(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, is_fault: bool
) -> None:
    """Some file systems have no way to make a rename durable. The file itself must be durable."""
    fsync = os.fsync
    synchronised: list[bool] = []

    def refuse_folders(descriptor: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        synchronised.append(is_folder)
        if is_folder:
            raise OSError(code, os.strerror(code))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", refuse_folders)
    path = tmp_path / "a.po"
    if is_fault:
        with pytest.raises(ProjectError):
            files.write(path, b"new", root=tmp_path)
    else:
        assert files.write(path, b"new", root=tmp_path)
    assert synchronised == [False, True]
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("a.po", b"new")]


def test_a_temporary_file_that_cannot_be_looked_at_does_not_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    def refuse(descriptor: int) -> None:
        made.append(descriptor)
        raise KeyboardInterrupt  # whatever comes between its making and its use

    monkeypatch.setattr(systems, "try_lock", refuse)
    with pytest.raises(KeyboardInterrupt):
        files.write(tmp_path / "a.po", b"new", root=tmp_path)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(OSError, match=r"[Bb]ad file descriptor"):
        os.fstat(made[0])


def test_a_folder_that_is_gone_when_the_file_is_written_is_said_and_not_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edit would find its own work there, and report that there was nothing to do."""
    path = tmp_path / "a.po"
    path.write_bytes(b"old")
    asked: list[bytes | None] = []

    def edit(old: bytes | None) -> bytes:
        asked.append(old)
        return b"new"

    def miss(folder: Path) -> None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))

    monkeypatch.setattr(systems, "sync_folder", miss)
    with pytest.raises(ProjectError, match="the file cannot be written"):
        files.edit(path, edit, root=tmp_path)
    assert asked == [b"old"]
