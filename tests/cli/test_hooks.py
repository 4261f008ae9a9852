"""The hooks for pre-commit, tried as a user's repository would run them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from dragoman.cli import group
from dragoman.sources import known_suffixes
from helpers import projects
from helpers.support import CHECKABLE
from helpers.tools import ROOT, need_module

HOOKS = ["dragoman-check", "dragoman-update"]
PO = "locale/fa/LC_MESSAGES/letter.po"


def make_repository(folder: Path) -> None:
    for name, text in CHECKABLE.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    subprocess.run(["git", "-C", str(folder), "add", "-A"], check=True)


def add_paragraph(folder: Path) -> None:
    """Change the source, which is to be committed without its catalogue."""
    with (folder / "source" / "letter.txt").open("a", encoding="utf-8") as file:
        file.write("\nAnother.\n")
    subprocess.run(["git", "-C", str(folder), "add", "-A"], check=True)


def try_hook(folder: Path, hook: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), hook, "-a"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def run(folder: Path, *arguments: str) -> int:
    """Run the command line as the tested code has it, not as the hook installs it."""
    return CliRunner().invoke(group, [*arguments, "-C", str(folder)]).exit_code


@pytest.mark.long
def test_the_check_hook_stops_a_commit_with_a_wrong_number(tmp_path: Path) -> None:
    """Needs the network: pre-commit installs dragoman into an environment of its own."""
    make_repository(tmp_path)
    result = try_hook(tmp_path, "dragoman-check")
    assert result.returncode == 1
    assert "error numbers" in result.stdout
    path = tmp_path / PO
    path.write_text(path.read_text(encoding="utf-8").replace("۱۴۰۰", "۱۵۰۰"), encoding="utf-8")
    assert run(tmp_path, "check", "--fix") == 0


@pytest.mark.long
def test_the_update_hook_stops_a_commit_without_its_catalogues(tmp_path: Path) -> None:
    """It brings them up to date, and pre-commit stops where a hook has changed a file."""
    make_repository(tmp_path)
    add_paragraph(tmp_path)
    result = try_hook(tmp_path, "dragoman-update")
    assert result.returncode == 1
    assert "files were modified by this hook" in result.stdout
    assert 'msgid "Another."' in (tmp_path / PO).read_text(encoding="utf-8")
    assert (tmp_path / "locale" / "letter.pot").is_file()


def read_hooks() -> dict[str, dict[str, Any]]:
    data = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    return {hook["id"]: hook for hook in need_module("yaml").safe_load(data)}


@pytest.mark.parametrize(
    ("hook", "runs_for", "not_for"),
    [
        ("dragoman-check", [PO, "locale/letter.pot"], ["source/letter.txt", "a.po.orig", "a.pox"]),
        (
            "dragoman-update",
            ["source/letter.txt", "docs/2016/a.md", "x/source/a.docx", "dragoman.toml"],
            [PO, "locale/letter.pot", "build.py", "a.md.orig", "not-dragoman.toml"],
        ),
    ],
)
def test_a_hook_runs_for_its_files_only(hook: str, runs_for: list[str], not_for: list[str]) -> None:
    """pre-commit searches the pattern in the path of each file that is to be committed."""
    pattern = read_hooks()[hook]["files"]
    assert [name for name in runs_for + not_for if re.search(pattern, name)] == runs_for


def test_a_document_of_each_format_makes_the_update_run() -> None:
    pattern = read_hooks()["dragoman-update"]["files"]
    assert [each for each in known_suffixes() if not re.search(pattern, f"docs/a{each}")] == []


def test_both_hooks_do_what_their_commands_do(tmp_path: Path) -> None:
    """Here without pre-commit and its environment, so that it is tried without a network."""
    hooks = read_hooks()
    assert list(hooks) == HOOKS
    make_repository(tmp_path)
    projects.git(tmp_path, "commit", "-qm", "before")
    commands = {name: hook["entry"].split() for name, hook in hooks.items()}
    assert all(command[0] == "dragoman" for command in commands.values())
    assert not any(hook["pass_filenames"] for hook in hooks.values()), (
        "it takes documents, no files"
    )
    assert run(tmp_path, *commands["dragoman-check"][1:]) == 1
    assert projects.git(tmp_path, "status", "--porcelain", "-uno") == "", "a check changes nothing"
    add_paragraph(tmp_path)
    assert run(tmp_path, *commands["dragoman-update"][1:]) == 0
    assert projects.git(tmp_path, "diff", "--name-only") == PO
    projects.git(tmp_path, "add", "-A")
    assert run(tmp_path, *commands["dragoman-update"][1:]) == 0
    assert projects.git(tmp_path, "diff", "--name-only") == "", "it passes when it is up to date"
