"""The merge driver as git calls it: found without any PATH, and never a silent loss of a side."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.commands._git_setup import list_git_settings
from helpers import projects
from helpers.command_line import run
from helpers.support import snapshot
from helpers.tools import ROOT

FA = "locale/fa/LC_MESSAGES/letter.po"
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
MESSAGES = ("A letter", "Three words.", "The last one says goodbye.")


def write_po(folder: Path, *texts: str) -> None:
    path = folder / FA
    path.parent.mkdir(parents=True, exist_ok=True)
    pairs = zip(MESSAGES, texts, strict=True)
    parts = (f'\nmsgid "{msgid}"\nmsgstr "{text}"\n' for msgid, text in pairs)
    path.write_text(HEAD + "".join(parts), encoding="utf-8")


class Repository:
    """A repository whose driver was set up; git is run as a program with no PATH runs it."""

    def __init__(self, folder: Path, program: str) -> None:
        self.folder, self.program = folder, program

    def git(self, *arguments: str, path: str | None = "") -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
            "PYTHONPATH": str(ROOT / "src"),
        }
        if path is not None:
            environment["PATH"] = path
        name = ["-c", "user.name=T", "-c", "user.email=t@mail.example"]
        return subprocess.run(
            [self.program, *name, *arguments],
            cwd=self.folder, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip

    def commit(self, *texts: str) -> None:
        write_po(self.folder, *texts)
        assert self.git("add", "-A").returncode == 0
        assert self.git("commit", "-qm", "A change").returncode == 0

    def merge(self) -> subprocess.CompletedProcess[str]:
        return self.git("merge", "-m", "both", "theirs")

    @property
    def text(self) -> str:
        return (self.folder / FA).read_text(encoding="utf-8")


@pytest.fixture
def interpreter(tmp_path: Path) -> Path:
    """An interpreter in a folder of its own, as in a virtual environment; its name is a trap."""
    folder = tmp_path / "l'été, 100%O $HOME" / "bin"
    folder.mkdir(parents=True)
    link = folder / "python"
    link.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    link.chmod(0o755)
    return link


@pytest.fixture
def repository(
    tmp_path: Path,
    interpreter: Path,
    monkeypatch: pytest.MonkeyPatch,
    need_tool: Callable[[str], str],
) -> Repository:
    """Two branches that come from one commit; the driver is set up with the interpreter."""
    folder = tmp_path / "repository"
    folder.mkdir()
    made = Repository(folder, need_tool("git"))
    made.git("init", "-q", "-b", "main", path=None)
    monkeypatch.setattr(sys, "executable", str(interpreter))
    assert run("init", str(folder), "-l", "fa", "--git").exit_code == 0
    made.commit("a", "b", "c")
    made.git("branch", "theirs")
    return made


def diverge(repository: Repository, ours: tuple[str, ...], theirs: tuple[str, ...]) -> None:
    repository.commit(*ours)
    repository.git("checkout", "-q", "theirs")
    repository.commit(*theirs)
    repository.git("checkout", "-q", "main")


def test_git_without_a_path_merges_message_by_message(repository: Repository) -> None:
    """Neighbouring lines changed on both sides: git alone would call that a conflict."""
    diverge(repository, ("نامه", "b", "c"), ("a", "سه", "c"))
    done = repository.merge()
    assert done.returncode == 0, done.stderr
    assert "نامه" in repository.text and "سه" in repository.text


def test_a_conflict_of_one_message_is_one_for_git_and_keeps_both(repository: Repository) -> None:
    diverge(repository, ("نامه", "b", "c"), ("نامه‌ای", "b", "c"))
    done = repository.merge()
    assert done.returncode == 1
    assert f"{FA}: messages with two translations are fuzzy now" in done.stderr
    assert "choose with `dragoman serve` or `dragoman review`" in done.stderr
    assert "نامه‌ای" in repository.text and "#, fuzzy" in repository.text
    assert "<<<<<<<" not in repository.text
    assert repository.git("status", "--porcelain").stdout.startswith("UU")


def test_both_sides_added_the_file(repository: Repository) -> None:
    repository.git("rm", "-q", FA)
    repository.git("commit", "-qm", "gone")
    repository.git("branch", "-f", "theirs")
    diverge(repository, ("نامه", "", "c"), ("", "سه", "c"))
    assert repository.merge().returncode == 0
    assert "نامه" in repository.text and "سه" in repository.text


def test_where_the_interpreter_is_gone_git_merges_and_leaves_its_markers(
    repository: Repository, interpreter: Path
) -> None:
    shutil.rmtree(interpreter.parent)
    diverge(repository, ("نامه", "b", "c"), ("نامه‌ای", "b", "c"))
    done = repository.merge()
    assert done.returncode == 1
    assert f"dragoman cannot merge {FA}" in done.stderr
    assert "<<<<<<< ours\n" in repository.text and ">>>>>>> theirs\n" in repository.text
    assert "نامه‌ای" in repository.text and 'msgstr "نامه"' in repository.text
    assert repository.git("status", "--porcelain").stdout.startswith("UU")


def test_where_the_interpreter_is_gone_what_git_can_merge_is_merged(
    repository: Repository, interpreter: Path
) -> None:
    interpreter.write_text("#!/bin/sh\necho No module named dragoman >&2\nexit 1\n")
    diverge(repository, ("نامه", "b", "c"), ("a", "b", "پایان"))
    done = repository.merge()
    assert done.returncode == 0, done.stderr
    assert "نامه" in repository.text and "پایان" in repository.text


@pytest.mark.parametrize("fault", ["exit 1", "kill -9 $$", "exit 2", "exit 127"])
def test_a_program_that_fails_at_its_start_counts_as_gone(
    repository: Repository, interpreter: Path, fault: str
) -> None:
    interpreter.write_text(f"#!/bin/sh\n{fault}\n")
    diverge(repository, ("نامه", "b", "c"), ("نامه‌ای", "b", "c"))
    assert repository.merge().returncode == 1
    assert "<<<<<<<" in repository.text and "نامه‌ای" in repository.text


def test_a_side_that_is_no_catalogue_is_merged_line_by_line(repository: Repository) -> None:
    """dragoman refuses to read it; ours alone, without markers, would drop theirs unseen."""
    diverge(repository, ("نامه", "b", "c"), ("نامه‌ای", "b", 'c"\nbroken "'))
    assert repository.merge().returncode == 1
    assert "<<<<<<<" in repository.text and "broken" in repository.text


def test_a_mistake_of_our_own_is_no_conflict_for_git(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python's exit code for it is 1, which would say that ours holds both sides."""

    def fail(*_arguments: object, **_words: object) -> bool:
        raise RuntimeError("a mistake")

    monkeypatch.setattr("dragoman.catalogs.merge.merge_files", fail)
    for name in ("base", "ours", "theirs"):
        (tmp_path / name).write_text(HEAD, encoding="utf-8")
    sides = [str(tmp_path / name) for name in ("base", "ours", "theirs")]
    assert run("merge-driver", *sides).exit_code == 2


def test_no_file_of_the_repository_is_imported(repository: Repository) -> None:
    """A clone may hold anything: a module at its top must not run because somebody merges."""
    (repository.folder / "click.py").write_text("raise SystemExit('imported')\n")
    diverge(repository, ("نامه", "b", "c"), ("a", "سه", "c"))
    done = repository.merge()
    assert (done.returncode, "imported" in done.stderr) == (0, False)


def test_the_path_of_the_interpreter_is_in_no_file_that_is_committed(
    repository: Repository, interpreter: Path
) -> None:
    tracked = repository.git("ls-files").stdout.split()
    texts = "".join((repository.folder / name).read_text("utf-8") for name in tracked)
    assert str(interpreter) not in texts and "merge-driver" not in texts


def test_without_an_interpreter_the_program_is_called_by_its_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", "")
    assert "run() { dragoman " in dict(list_git_settings())["merge.dragoman.driver"]


@pytest.mark.parametrize("with_project", [False, True])
def test_outside_a_repository_init_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, with_project: bool
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    folder = tmp_path / "new"
    if with_project:
        folder.mkdir()
        (folder / "dragoman.toml").write_text("", encoding="utf-8")
    before = snapshot(tmp_path)
    result = run("init", str(folder), "-l", "fa", "--git")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "this must be a git repository" in result.stderr
    assert snapshot(tmp_path) == before and folder.exists() is with_project


@pytest.mark.parametrize("directory", [".", "new letters"])
def test_the_command_that_init_suggests_sets_git_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, directory: str
) -> None:
    projects.git(tmp_path, "init", "-q")
    monkeypatch.chdir(tmp_path)
    lines = run("init", directory, "-l", "fa").stderr.splitlines()
    (line,) = (line.strip() for line in lines if "--git" in line)
    program, *arguments = shlex.split(line)
    assert (program, run(*arguments).exit_code) == ("dragoman", 0)
    for name, value in list_git_settings():
        assert projects.git(tmp_path, "config", "--local", name) == value


@pytest.mark.parametrize("is_project", [True, False])
@pytest.mark.parametrize("target", ["elsewhere", "nowhere"])
def test_a_configuration_that_is_a_link_is_not_written(
    tmp_path: Path, need_tool: Callable[[str], str], is_project: bool, target: str
) -> None:
    need_tool("git")
    folder, outside = tmp_path / "p", tmp_path / "outside"
    folder.mkdir()
    projects.git(folder, "init", "-q")
    if is_project:
        assert run("init", str(folder), "-l", "fa").exit_code == 0
    (folder / ".git" / "config").rename(outside)
    (folder / ".git" / "config").symlink_to(outside if target == "elsewhere" else tmp_path / "none")
    before = outside.read_bytes(), snapshot(folder)
    result = run("init", str(folder), "-l", "fa", "--git")
    assert result.exit_code == 2 and len(result.stderr.splitlines()) == 1
    assert (outside.read_bytes(), snapshot(folder)) == before
    assert not (tmp_path / "none").exists()
