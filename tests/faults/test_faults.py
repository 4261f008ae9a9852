"""A fault at every system call of every command that changes files: nothing is ever damaged."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from fault_commands import CLI, COMMANDS

HARNESS = Path(__file__).parent / "fault_harness.py"
ALL = {**COMMANDS, **CLI}


def harness(command: str, folder: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(HARNESS), command, str(folder)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.mark.parametrize("command", ALL)
def test_a_fault_damages_nothing_and_the_next_run_heals(tmp_path: Path, command: str) -> None:
    found = harness(command, tmp_path)
    traces = tmp_path / "traceback"
    assert found["wrong"] == [], traces.read_text() if traces.exists() else ""
    assert found["points"] >= ALL[command].points


def test_the_harness_sees_damage(tmp_path: Path) -> None:
    wrong = harness("careless", tmp_path)["wrong"]
    assert any("damaged" in each for each in wrong)
    assert any("a traceback" in each for each in wrong)


def test_there_are_500_points() -> None:
    assert sum(command.points for command in ALL.values()) >= 500


FULL_DISK = """\
import pathlib, sys
from dragoman import files
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
        pytest.skip("only root may mount a small file system, and not everywhere")
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
