"""Many writers at once, and one that does not use the lock: every edit is kept."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.po import parse

EDITOR = Path(__file__).parent / "concurrent_editor.py"
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'


def check_all_kept(folder: Path, processes: int, edits: int) -> None:
    path = folder / "a.po"
    ids = [*map(str, range(processes * edits)), "foreign"]
    messages = (f'\nmsgid "{msgid}"\nmsgstr ""\n' for msgid in ids)
    path.write_text(HEADER + "".join(messages), encoding="utf-8")
    editors = [
        subprocess.Popen(
            [sys.executable, str(EDITOR), str(path), str(number * edits), str(edits)]
            + (["foreign"] if number == 0 else [])
        )
        for number in range(processes)
    ]
    assert [editor.wait() for editor in editors] == [0] * processes
    translations = {
        block.msgid: block.msgstr[0] for block in parse(path.read_bytes(), "a.po").blocks
    }
    assert translations == {msgid: f"translated {msgid}" for msgid in ids}
    assert sorted(each.name for each in folder.iterdir()) == [".dragoman.lock", "a.po"]


def test_400_of_400_edits_of_8_processes_are_kept(tmp_path: Path) -> None:
    check_all_kept(tmp_path, 8, 50)


@pytest.mark.long
@pytest.mark.parametrize("run", range(5))
def test_every_edit_is_kept_each_time(tmp_path: Path, run: int) -> None:
    check_all_kept(tmp_path, 8, 50)
