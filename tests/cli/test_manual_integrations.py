"""What docs/integrations.md promises: git, pre-commit, GitHub, as a project uses them."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from dragoman.cli import group
from helpers import projects, wiring
from helpers.documents import fences
from helpers.tools import ROOT

PAGE = "docs/integrations.md"


def read_hooks() -> dict[str, dict[str, Any]]:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return {hook["id"]: hook for hook in hooks}


def list_runs(text: str) -> list[str]:
    """Return the commands of a workflow for GitHub."""
    (job,) = yaml.safe_load(text)["jobs"].values()
    return [step["run"] for step in job["steps"] if "run" in step]


def test_the_hooks_of_the_manual_are_those_of_the_repository() -> None:
    (shown,) = (text for text in fences(PAGE, "yaml") if "hooks:" in text)
    (repository,) = yaml.safe_load(shown)["repos"]
    assert {hook["id"] for hook in repository["hooks"]} == set(read_hooks())


@pytest.mark.parametrize(
    ("hook", "path", "runs"),
    [
        ("dragoman-check", "locale/fa/LC_MESSAGES/letter.po", True),
        ("dragoman-check", "locale/letter.pot", True),
        ("dragoman-check", "source/letter.txt", False),
        ("dragoman-check", "notes.poem", False),
        ("dragoman-update", "source/letter.txt", True),
        ("dragoman-update", "source/2016/aleppo.md", True),
        ("dragoman-update", "locale/fa/LC_MESSAGES/letter.po", False),
    ],
)
def test_a_hook_runs_for_its_files(hook: str, path: str, runs: bool) -> None:
    """pre-commit searches the pattern in the path, as ``re.search`` does."""
    assert bool(re.search(read_hooks()[hook]["files"], path)) is runs


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    wiring.make(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(line: str) -> int:
    """Run a command line of ours, as a shell does; return its exit code."""
    name, *words = shlex.split(line)
    assert name == "dragoman"
    return CliRunner().invoke(group, words, prog_name="dragoman").exit_code


def test_what_the_hooks_run_checks_and_updates(project: Path) -> None:
    hooks = read_hooks()
    assert all(hook["pass_filenames"] is False for hook in hooks.values())
    assert run(hooks["dragoman-check"]["entry"]) == 0
    catalog = Path(wiring.FA)
    catalog.write_text(catalog.read_text("utf-8").replace("۱۵۰۰", "۱۴۰۰"), encoding="utf-8")
    assert run(hooks["dragoman-check"]["entry"]) == 1
    Path("source/letter.txt").write_text("New text.\n", encoding="utf-8")
    assert run(hooks["dragoman-update"]["entry"]) == 0
    assert 'msgid "New text."' in catalog.read_text(encoding="utf-8")


def test_the_workflow_of_the_manual_checks_requires_and_builds(project: Path) -> None:
    (shown,) = (text for text in fences(PAGE, "yaml") if "jobs:" in text)
    _, *commands = list_runs(shown)
    assert commands[0] == "dragoman update --check"
    assert [run(command) for command in commands] == [0, 1, 0]  # nothing is reviewed
    assert Path("build/letter.en-fa.html").exists()


@pytest.mark.parametrize("name", ["", "site", "two words/the docs", "x #2", "نامه"])
def test_the_workflow_that_init_writes_checks_and_builds(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the top of a repository, and in a folder of one, which each command names."""
    monkeypatch.chdir(tmp_path)
    projects.git(tmp_path, "init", "-q")
    folder = tmp_path / name
    assert run(f"dragoman init '{folder}' -l fa") == 0
    (folder / "source" / "letter.txt").write_text("A letter.\n", encoding="utf-8")
    assert run(f"dragoman update -C '{folder}'") == 0
    workflow = folder / ".github/workflows/dragoman.yml.example"
    text = workflow.read_text(encoding="utf-8")
    assert ("at the top of a repository" in text) is bool(name)
    _, *commands = list_runs(text)
    assert commands[0].startswith("dragoman update --check")
    assert [run(command) for command in commands] == [0, 0, 0]
    kept = yaml.safe_load(text)["jobs"]["editions"]["steps"][-1]["with"]["path"]
    assert (kept, list(Path(kept).glob("*.html")) != []) == (f"{name}/build".lstrip("/"), True)


def test_init_sets_git_up_as_the_manual_shows(tmp_path: Path) -> None:
    """The attributes and the driver of the page are those of ``init --git``."""
    (shown,) = (text for text in fences(PAGE, "ini") if "merge-driver" in text)
    projects.git(tmp_path, "init", "-q")
    assert CliRunner().invoke(group, ["init", str(tmp_path), "--git"]).exit_code == 0
    attributes = (tmp_path / ".gitattributes").read_text(encoding="utf-8")
    assert attributes in (ROOT / PAGE).read_text(encoding="utf-8")
    (tmp_path / "shown").write_text(shown, encoding="utf-8")
    for name in ("merge.dragoman.name", "merge.dragoman.driver"):
        value = projects.git(tmp_path, "config", "--file", "shown", name)
        value = value.replace("/home/me/venv/bin/python", sys.executable)
        assert projects.git(tmp_path, "config", "--local", name) == value
