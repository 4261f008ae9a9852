"""Whole commands without what only POSIX has, and without the right to read a folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.files import temporary_files
from dragoman.project import find_project
from helpers import projects
from helpers.support import CHECKABLE, snapshot
from helpers.tools import TESTS, missing

WINDOWS = """\
import multiprocessing, sys
multiprocessing.set_start_method("spawn")
from helpers import other_system
other_system.take_away()
from dragoman.cli import main
main(sys.argv[1:])
"""


def run_without_posix(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own, which sees no POSIX."""
    path = os.pathsep.join([str(TESTS), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        [sys.executable, "-c", WINDOWS, *arguments],
        cwd=folder, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip


def test_every_step_of_the_work_is_done_without_posix(tmp_path: Path) -> None:
    done = run_without_posix(tmp_path, "init", "-l", "fa", "-l", "ar")
    assert done.returncode == 0, done.stderr
    for number in (1, 2):
        path = tmp_path / "source" / f"{number}.md"
        path.write_text(f"# Letter {number}\n\nHello there.\n", encoding="utf-8")
    for arguments in (
        ["extract"], ["update"], ["status"], ["build"], ["build"], ["diff"],
        ["render", "-t", "html,epub,docx", "--jobs", "2"],
        ["status", "--format", "json", "-o", "report.json"], ["check", "--fix"],
        ["review", "1", "-l", "fa", "--all"],
    ):  # fmt: skip
        done = run_without_posix(tmp_path, *arguments)
        refused = arguments[0] == "review"  # nothing is translated
        assert done.returncode == (1 if refused else 0), done.stderr
        assert "Traceback" not in done.stderr and "warning" not in done.stderr, done.stderr
    assert (tmp_path / "build" / "2.en-fa-ar.docx").is_file()
    assert not list(tmp_path.rglob(f"*{temporary_files.SUFFIX}"))


def test_the_same_bytes_are_made_without_posix(tmp_path: Path) -> None:
    made = []
    for name in ("with", "without"):
        root = tmp_path / name
        for file, text in CHECKABLE.items():
            (root / file).parent.mkdir(parents=True, exist_ok=True)
            (root / file).write_text(text, encoding="utf-8")
        if name == "with":
            command = [sys.executable, "-m", "dragoman", "render"]
            subprocess.run(command, cwd=root, check=True, capture_output=True)
        else:
            assert run_without_posix(root, "render").returncode == 0
        made.append({k: v for k, v in snapshot(root).items() if k != "build/.dragoman.json"})
    assert made[0] == made[1] and any(name.endswith(".html") for name in made[0])


RIGHTS = "-dac_override,-dac_read_search"
"""What lets root read everything; without it, root is refused as everybody is."""


def run_with_rights_of_all(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the rights that everybody has."""
    command = [sys.executable, *arguments]
    if os.geteuid() == 0:
        command = ["setpriv", f"--bounding-set={RIGHTS}", f"--inh-caps={RIGHTS}", *command]
    try:
        return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        missing("setpriv is not installed")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "source" / "sub").mkdir(parents=True)
    (tmp_path / "dragoman.toml").write_text("", encoding="utf-8")
    (tmp_path / "source" / "a.txt").write_text("Hello there.\n")
    (tmp_path / "source" / "sub" / "b.txt").write_text("Hello you.\n")
    for code in ("fa", "ar"):
        (tmp_path / "locale" / code / "LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "build").mkdir()
    projects.refresh(find_project(tmp_path))
    return tmp_path


ONE_BY_ONE = """\
import sys
from dragoman.cli import main
for command in sys.argv[1:]:
    try:
        main([command])
    except SystemExit as end:
        print("ended", command, end.code, file=sys.stderr, flush=True)
"""


@pytest.mark.parametrize("languages", ["", 'languages = ["fa", "ar"]\n'])
@pytest.mark.parametrize(
    "place", ["source", "source/sub", "locale", "locale/fa", "locale/fa/LC_MESSAGES"]
)
def test_a_folder_that_may_not_be_read_is_an_error(
    project: Path, place: str, languages: str
) -> None:
    (project / "dragoman.toml").write_text(languages, encoding="utf-8")
    before = snapshot(project / "locale")
    (project / place).chmod(0)
    try:
        done = run_with_rights_of_all(project, "-c", ONE_BY_ONE, "status", "update", "build")
    finally:
        (project / place).chmod(0o755)
    said, of_commands = done.stderr, []
    for command in ("status", "update", "build"):
        ours, end, said = said.partition(f"ended {command} 2\n")
        assert end, done.stderr
        of_commands.append(ours)
    for ours in of_commands:
        errors = [line for line in ours.splitlines() if line.startswith("dragoman: ")]
        assert errors and all("permission is denied" in line for line in errors), done.stderr
        assert all(place in line for line in errors)
    assert "Traceback" not in done.stderr
    assert {name: data for name, data in snapshot(project / "locale").items()
            if name.endswith(".po")} == {name: data for name, data in before.items()
                                         if name.endswith(".po")}  # fmt: skip


def test_editions_go_on_where_one_folder_may_not_be_read(project: Path) -> None:
    (project / "build" / "sub").mkdir()
    (project / "build" / "sub").chmod(0)
    try:
        done = run_with_rights_of_all(project, "-m", "dragoman", "build")
    finally:
        (project / "build" / "sub").chmod(0o755)
    assert done.returncode == 2
    assert "build/sub/b.en-ar-fa.html: the file cannot be read: permission is denied" in done.stderr
    assert (project / "build" / "a.en-ar-fa.html").is_file()
