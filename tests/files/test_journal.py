"""A journal: what was added is there after a crash, and one process at a time has it."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.errors import ProjectError
from dragoman.files import systems
from dragoman.files.journal import Journal


def test_what_is_added_is_read_again(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j")
    assert journal.read() == []
    lines = [b"one", b"", "دو".encode()]
    for line in lines:
        journal.add(line)
    assert journal.read() == lines
    journal.close()
    again = Journal(tmp_path / "j")
    assert again.read() == lines
    again.clear()
    assert again.read() == []
    again.add(b"three")
    assert again.read() == [b"three"]
    again.close()


def test_a_journal_that_cannot_be_locked_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    def break_lock(descriptor: int) -> systems.Lock:
        made.append(descriptor)
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(systems, "try_lock", break_lock)
    with pytest.raises(ProjectError, match="the disk reports an error"):
        Journal(tmp_path / "j")
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(made[0])


def test_a_line_that_is_not_whole_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "j").write_bytes(b"one\ntw")
    journal = Journal(tmp_path / "j")
    assert journal.read() == [b"one"]
    journal.add(b"three")
    assert journal.read() == [b"one", b"three"]
    journal.close()


def test_a_line_is_added_behind_those_that_nobody_has_read(tmp_path: Path) -> None:
    (tmp_path / "j").write_bytes(b"one\ntwo\n")
    journal = Journal(tmp_path / "j")
    journal.add(b"three")
    journal.close()
    assert (tmp_path / "j").read_bytes() == b"one\ntwo\nthree\n"


def test_a_journal_of_any_length_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.files.journal._PIECE", 3)
    lines = [b"%d" % number for number in range(20)]
    (tmp_path / "j").write_bytes(b"\n".join(lines) + b"\n")
    journal = Journal(tmp_path / "j")
    assert journal.read() == journal.read() == lines
    journal.close()


@pytest.mark.parametrize("name", ["read", "add", "clear"])
def test_what_the_system_refuses_is_one_sentence_with_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    journal = Journal(tmp_path / "j")
    journal.add(b"one")
    with monkeypatch.context() as context:
        for call in ("read", "lseek", "ftruncate"):
            context.setattr(os, call, refuse)
        with pytest.raises(ProjectError) as caught:
            journal.add(b"two") if name == "add" else getattr(journal, name)()
    assert caught.value.path == str(tmp_path / "j")
    assert journal.read() == [b"one"]
    journal.close()


def test_a_line_that_could_not_be_written_whole_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write

    def write_a_part(descriptor: int, data: bytes) -> int:
        if len(data) < 4:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(descriptor, data[:3])

    journal = Journal(tmp_path / "j")
    with monkeypatch.context() as context, pytest.raises(ProjectError, match="space"):
        context.setattr(os, "write", write_a_part)
        journal.add(b"first")
    journal.add(b"second")
    assert journal.read() == [b"second"]
    journal.close()


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    Journal(tmp_path / "j").close()
    assert stat.S_IMODE((tmp_path / "j").stat().st_mode) == 0o600


def test_a_second_one_is_refused_until_the_first_is_closed(tmp_path: Path) -> None:
    first = Journal(tmp_path / "j")
    with pytest.raises(ProjectError, match="another dragoman"):
        Journal(tmp_path / "j")
    first.close()
    Journal(tmp_path / "j").close()


def test_one_that_is_refused_leaves_nothing_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[int] = []
    close = os.close

    def note(descriptor: int) -> None:
        closed.append(descriptor)
        close(descriptor)

    first = Journal(tmp_path / "j")
    with monkeypatch.context() as context, pytest.raises(ProjectError):
        context.setattr(os, "close", note)
        Journal(tmp_path / "j")
    assert len(closed) == 1
    first.close()


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"")
    (tmp_path / "j").symlink_to(tmp_path / "other")
    with pytest.raises(ProjectError):
        Journal(tmp_path / "j")


def test_a_killed_process_loses_nothing_and_holds_nothing(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from dragoman.files.journal import Journal\n"
        "journal = Journal(Path(sys.argv[1]))\n"
        "for number in range(100): journal.add(b'%d' % number)\n"
        "print('added', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "j")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"added\n"
        os.kill(process.pid, signal.SIGKILL)
    journal = Journal(tmp_path / "j")
    assert journal.read() == [b"%d" % number for number in range(100)]
    journal.close()
