"""What systems do differently: each has its test here, played on the system of the tests."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from dragoman import files
from dragoman.errors import ProjectError, explain_refusal
from dragoman.files import systems
from helpers import other_system


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What was waited for; nothing really waits."""
    waited: list[float] = []
    monkeypatch.setattr("time.sleep", waited.append)
    return waited


def refuse_times(
    number: int, call: Callable[..., Any], error: Callable[[], OSError]
) -> Callable[..., Any]:
    left = [number]

    def wrapped(*arguments: Any, **words: Any) -> Any:
        if left[0]:
            left[0] -= 1
            raise error()
        return call(*arguments, **words)

    return wrapped


def in_use() -> OSError:
    error = PermissionError(errno.EACCES, "The process cannot access the file")
    error.winerror = 32  # type: ignore[attr-defined]
    return error


@pytest.mark.parametrize("times", [1, 3, 6])
def test_a_file_that_another_program_has_open_for_a_moment_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pauses: list[float], times: int
) -> None:
    (tmp_path / "a.po").write_bytes(b"old")
    monkeypatch.setattr(os, "replace", refuse_times(times, os.replace, in_use))
    assert files.write(tmp_path / "a.po", b"new", root=tmp_path)
    assert (tmp_path / "a.po").read_bytes() == b"new"
    assert len(pauses) == times


def test_a_file_that_stays_open_is_one_sentence_and_stays_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pauses: list[float]
) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "replace", refuse_times(10**6, os.replace, in_use))
    with pytest.raises(ProjectError, match="another program has it open") as caught:
        files.write(path, b"new", root=tmp_path)
    assert "\n" not in str(caught.value) and caught.value.path == str(path)
    assert sum(pauses) < 1
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("a.po", b"old")]


def test_a_file_that_is_just_being_replaced_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pauses: list[float]
) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"text")
    monkeypatch.setattr(Path, "read_bytes", refuse_times(2, Path.read_bytes, in_use))
    assert files.read(path) == b"text" and len(pauses) == 2
    monkeypatch.setattr(Path, "read_bytes", refuse_times(10**6, Path.read_bytes, in_use))
    with pytest.raises(ProjectError, match="close it there"):
        files.read(path)


def test_a_file_that_may_not_be_read_is_not_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pauses: list[float]
) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"text")
    denied = refuse_times(9, Path.read_bytes, lambda: PermissionError(errno.EACCES, "denied"))
    monkeypatch.setattr(Path, "read_bytes", denied)
    with pytest.raises(ProjectError, match="permission is denied"):
        files.read(path)
    assert pauses == []


def test_another_run_that_removes_our_temporary_file_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may take the file for one that a crashed run left, when it is closed and not renamed."""
    replace = os.replace
    removed: list[str] = []

    def remove_first(source: Any, target: Any) -> None:
        if len(removed) < 3:
            removed.append(str(source))
            Path(source).unlink()
        replace(source, target)

    monkeypatch.setattr(os, "replace", remove_first)
    assert files.write(tmp_path / "a.po", b"new", root=tmp_path)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("a.po", b"new")]
    assert len(set(removed)) == 3


@pytest.mark.parametrize("lose", ["every temporary file", "the folder"])
def test_what_is_removed_again_and_again_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lose: str
) -> None:
    folder = tmp_path / "locale"
    calls: list[Any] = []

    def remove(source: Any, target: Any) -> None:
        calls.append(source)
        Path(source).unlink()
        if lose == "the folder":
            folder.rmdir()
        raise FileNotFoundError(errno.ENOENT, "No such file or directory", str(source))

    monkeypatch.setattr(os, "replace", remove)
    with pytest.raises(ProjectError):
        files.write(folder / "a.po", b"new", root=tmp_path)
    assert len(calls) == (1 if lose == "the folder" else files.TRIES)


def test_the_later_of_two_wins_where_the_file_may_hold_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edition, or the record beside it, that another build has just written."""
    path, write_all = tmp_path / "a.html", systems.write_all

    def write_between(descriptor: int, pieces: Iterable[bytes]) -> None:
        write_all(descriptor, pieces)
        path.write_bytes(b"of another build")

    monkeypatch.setattr(systems, "write_all", write_between)
    assert files.write(path, b"ours", root=tmp_path)
    assert path.read_bytes() == b"ours"


@pytest.mark.parametrize("name", ["O_BINARY", "O_NOFOLLOW", "O_CLOEXEC"])
def test_flags_are_used_where_the_system_has_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    seen: list[int] = []
    flag = getattr(os, name, 1 << 29)

    class Recorder(other_system.WindowsOs):
        @staticmethod
        def open(path: Any, flags: int, mode: int = 0o777) -> int:
            if Path(path).is_dir():
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
            seen.append(flags & flag)
            return os.open(path, flags & ~(1 << 29), mode)

    recorder = Recorder("os")
    setattr(recorder, name, flag)
    monkeypatch.setattr(systems, "os", recorder)
    files.write(tmp_path / "a.po", b"a\nb\r\n", root=tmp_path)
    assert seen and all(seen)
    assert (tmp_path / "a.po").read_bytes() == b"a\nb\r\n"


@pytest.mark.parametrize("code", [3, 206])
def test_a_path_that_is_too_long_for_windows_says_so(tmp_path: Path, code: int) -> None:
    error = FileNotFoundError(errno.ENOENT, "The system cannot find the path specified")
    error.winerror = code  # type: ignore[attr-defined]
    long = tmp_path / ("n" * 200) / ("m" * 200)
    assert "too long for Windows" in explain_refusal(error, long, "written").sentence
    assert "too long" not in explain_refusal(error, Path("/a.po"), "written").sentence


def test_a_lock_is_given_back_before_the_file_is_closed(tmp_path: Path) -> None:
    first = systems.open_new(tmp_path / "lock", 0o600)
    second = systems.open_existing(tmp_path / "lock")
    try:
        assert systems.try_lock(first) is systems.Lock.TAKEN
        assert systems.try_lock(second) is systems.Lock.HELD
        systems.unlock(first)
        assert systems.try_lock(second) is systems.Lock.TAKEN
    finally:
        os.close(first)
        os.close(second)


def test_a_link_is_not_opened_on_a_system_without_the_flag(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other_system.hide(monkeypatch)
    (tmp_path / "secret").write_bytes(b"secret")
    (tmp_path / "link").symlink_to("secret")
    with pytest.raises(OSError, match="links"):
        systems.open_existing(tmp_path / "link")
    before = (tmp_path / "secret").stat().st_atime_ns
    systems.set_times(tmp_path / "link")
    assert (tmp_path / "secret").stat().st_atime_ns == before


@pytest.mark.parametrize("name", other_system.SYSTEMS[1:])
def test_the_other_system_has_nothing_of_posix(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Else the second run of the tests would show nothing."""
    other_system.choose(name, monkeypatch)
    for name in ("O_NOFOLLOW", "O_DIRECTORY", "fchmod", "getuid", "fork"):
        assert not hasattr(vars(systems)["os"], name)
    with pytest.raises(ImportError):
        import fcntl  # noqa: F401


def test_each_folder_that_is_made_is_durable_in_the_one_above_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder is there after a loss of power once the one above it is on the disk."""
    durable: list[tuple[Path, list[str]]] = []
    monkeypatch.setattr(
        systems,
        "sync_folder",
        lambda folder: durable.append((folder, [each.name for each in folder.iterdir()])),
    )
    systems.make_folder(tmp_path / "a" / "b")
    assert durable == [(tmp_path, ["a"]), (tmp_path / "a", ["b"])]
    systems.make_folder(tmp_path / "a" / "b")
    assert len(durable) == 2
