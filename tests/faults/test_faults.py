"""A fault at every system call of every command that changes files: nothing is ever damaged."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman import files
from dragoman.files import journal, locking, systems
from helpers.tools import need_module, not_allowed_here

sys.path.insert(0, str(Path(__file__).parent))

from fault_commands import CARELESS
from fault_exchange_commands import ALL, SAVE
from fault_harness import AS_ON_WINDOWS, CALLS, MODES

HARNESS = Path(__file__).parent / "fault_harness.py"
WRITING = {"open", "flock", "write", "fsync", "replace", "close"}
"""What writes a file whole: a locked temporary file goes to the disk and replaces the old one."""

Examine = Callable[[str, Path], dict[str, Any]]


@pytest.fixture(scope="module", params=["this system", AS_ON_WINDOWS])
def examine(request: pytest.FixtureRequest) -> Iterator[Examine]:
    """One process that tries all faults of a command, for all commands."""
    with subprocess.Popen(
        [sys.executable, str(HARNESS), request.param],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as harness:
        questions, answers = harness.stdin, harness.stdout
        assert questions is not None
        assert answers is not None

        def ask(command: str, folder: Path) -> dict[str, Any]:
            questions.write(json.dumps([command, str(folder)]) + "\n")
            questions.flush()
            answer: dict[str, Any] = json.loads(answers.readline())
            return answer

        yield ask
        questions.close()


@pytest.mark.parametrize("command", ALL)
def test_a_fault_damages_nothing_and_the_next_run_heals(
    tmp_path: Path, examine: Examine, command: str
) -> None:
    if command == SAVE:
        need_module("flask")
    answer = examine(command, tmp_path)
    traces = tmp_path / "traceback"
    assert answer["wrong"] == [], traces.read_text() if traces.exists() else ""
    made = answer["calls"]
    assert set(made) >= WRITING, "the harness does not see how the command writes"
    every_call = {
        mode: sum(made.get(name, 0) for name in calls) for mode, (calls, *_) in MODES.items()
    }
    assert answer["faults"] == every_call


@pytest.mark.parametrize("examine", ["this system"], indirect=True)
@pytest.mark.parametrize("mistake", CARELESS)
def test_the_harness_sees_a_mistake(tmp_path: Path, examine: Examine, mistake: str) -> None:
    if mistake.startswith("another owner") and os.geteuid() != 0:
        not_allowed_here("only root may give files to another owner")
    assert any(mistake in each for each in examine(mistake, tmp_path)["wrong"])


def test_every_call_that_writes_has_its_faults() -> None:
    """A system call that the modules that write come to use must be added to the harness."""
    modules = (files, journal, locking, systems)
    program = "".join(Path(str(each.__file__)).read_text("utf-8") for each in modules)
    called = set(re.findall(r"\bos\.(\w+)\(", program)) | {"replace", "unlink", "mkdir", "flock"}
    harmless = {"urandom", "strerror", "getpid", "utime", "read"}
    assert called - harmless <= set(CALLS)


FULL_DISK = """\
import pathlib, sys
from dragoman import files
from dragoman.files import locking
from dragoman.files import systems
from dragoman.errors import DragomanError
root = pathlib.Path(sys.argv[1])
try:
    files.write(root / "a.po", b"new" * 100_000, root=root)
except DragomanError as error:
    sys.exit(str(error))
"""


def test_a_really_full_disk(tmp_path: Path) -> None:
    """A file system of 256 KB in memory; only root may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        not_allowed_here("only root may mount a small file system, and not everywhere")
    try:
        old = b"old" * 10_000
        (disk / "a.po").write_bytes(old)
        done = subprocess.run(
            [sys.executable, "-c", FULL_DISK, str(disk)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        assert f"on {disk}: the disk is full" in done.stderr
        assert "Traceback" not in done.stderr
        assert (disk / "a.po").read_bytes() == old
        assert [path.name for path in disk.iterdir()] == ["a.po"]
    finally:
        subprocess.run(["umount", str(disk)], check=True)
