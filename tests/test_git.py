"""git runs nothing that a repository names, and gets nothing from elsewhere."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman import gitlog
from dragoman.commands import _git_setup
from dragoman.errors import ProjectError
from dragoman.git import GitFailed, run_git
from helpers import projects
from helpers.own_code import parse_modules

ALL = ("*.po", "*.pot", "*.txt")


@pytest.fixture
def folder(tmp_path: Path, need_tool: Callable[[str], str]) -> Path:
    """A repository in which a catalogue was renamed and changed at once."""
    need_tool("git")
    root = tmp_path / "project"
    root.mkdir()
    lines = "".join(f"line {number}\n" for number in range(50))
    (root / "a.po").write_text(lines, encoding="utf-8")
    projects.commit(root, "2026-01-01")
    projects.git(root, "mv", "a.po", "b.po")
    (root / "b.po").write_text(f"{lines}more\n", encoding="utf-8")
    projects.commit(root, "2026-01-02")
    return root


@pytest.fixture
def marker(tmp_path: Path) -> Path:
    """A file that is there once a program of the repository has run."""
    return tmp_path / "marker"


def run_all(root: Path) -> list[ProjectError]:
    """Run every command of git that dragoman runs; return how those failed that did."""
    errors = []
    blobs = [projects.git(root, "rev-parse", "HEAD:b.po")] if (root / ".git").exists() else []
    for function in (
        lambda: list(gitlog.read_commits(root, ALL)),
        lambda: list(gitlog.read_blobs(root, [*blobs, "1" * 40])),
        lambda: gitlog.check_repository(root),
        lambda: _git_setup.check_repository(root),
        lambda: _git_setup.configure_git(root),
    ):
        try:
            function()
        except ProjectError as error:
            errors.append(error)
    return errors


def remove_object(git_folder: Path, name: str) -> None:
    (git_folder / "objects" / name[:2] / name[2:]).unlink()


def make_promisor(marker: Path) -> str:
    """Return a configuration in which what is missing comes from a program."""
    return (
        "[core]\n\trepositoryformatversion = 1\n"
        '[extensions]\n\tpartialClone = origin\n[remote "origin"]\n\turl = .\n\tpromisor = true\n'
        f'\tuploadpack = "touch {marker}; false"\n'
    )


def test_files_that_git_takes_for_a_repository_are_none(folder: Path, marker: Path) -> None:
    """They come with a clone as ordinary files; nothing is read from them and nothing is run."""
    blob = projects.git(folder, "rev-parse", "HEAD:b.po")
    for name in ("HEAD", "objects", "refs", "index"):
        shutil.move(folder / ".git" / name, folder / name)
    shutil.rmtree(folder / ".git")
    remove_object(folder, blob)
    (folder / "config").write_text(make_promisor(marker), encoding="utf-8")
    assert [error.sentence.partition(":")[0] for error in run_all(folder)] == [
        "there is no history",
        "git cannot read the history",
        "there is no history",
        "git could not be set up",
        "git could not be set up",
    ]
    assert not marker.exists()


def test_what_is_missing_is_not_fetched_and_the_rest_is_read(folder: Path, marker: Path) -> None:
    blob = projects.git(folder, "rev-parse", "HEAD:b.po")
    before = list(gitlog.read_commits(folder, ALL))
    remove_object(folder / ".git", blob)
    (folder / ".git" / "config").write_text(make_promisor(marker), encoding="utf-8")
    after = list(gitlog.read_commits(folder, ALL))
    assert [commit.id for commit in after] == [commit.id for commit in before]
    assert [edit.new for edit in after[0].edits] == ["", blob]  # not followed: not comparable
    old = before[1].edits[-1].new
    assert [name for name, _ in gitlog.read_blobs(folder, [blob, old])] == [old]
    assert not marker.exists()


@pytest.mark.parametrize(
    "url",
    ["ext::sh -c 'touch {}'", "ssh://host.example/x", "file://{}/x", "--upload-pack=touch {}"],
)
def test_no_transport_is_used(folder: Path, marker: Path, url: str) -> None:
    remove_object(folder / ".git", projects.git(folder, "rev-parse", "HEAD:b.po"))
    config = make_promisor(marker).replace("url = .", f'url = "{url.format(marker)}"')
    allowed = f'[protocol]\n\tallow = always\n[core]\n\tsshCommand = "touch {marker};"\n'
    (folder / ".git" / "config").write_text(config + allowed, encoding="utf-8")
    run_all(folder)
    assert not marker.exists()


PROGRAMS = (
    "core.fsmonitor", "core.pager", "core.sshCommand", "core.askPass", "core.editor",
    "core.gitProxy", "core.alternateRefsCommand", "pager.log", "pager.config", "diff.external",
    "diff.evil.command", "diff.evil.textconv", "filter.evil.clean", "filter.evil.smudge",
    "filter.evil.process", "merge.evil.driver", "credential.helper", "gpg.program", "alias.log",
    "alias.cat-file", "alias.rev-parse", "alias.config", "log.evil", "sequence.editor",
    "uploadpack.packObjectsHook", "trace2.eventTarget",
)  # fmt: skip
"""Settings of git in which a program may be named, or a file that is written."""


@pytest.mark.parametrize("place", ["config", "included", "config.worktree"])
def test_no_program_of_the_configuration_is_run(folder: Path, marker: Path, place: str) -> None:
    script = folder / "evil"
    script.write_text(f"#!/bin/sh\ntouch {marker}\n", encoding="utf-8")
    script.chmod(0o755)
    (folder / ".gitattributes").write_text("* diff=evil filter=evil merge=evil\n", encoding="utf-8")
    git = folder / ".git"
    shutil.copytree(git / "hooks", git / "old", dirs_exist_ok=True)
    for hook in ("post-index-change", "reference-transaction", "post-checkout", "pre-commit"):
        shutil.copy(script, git / "hooks" / hook)
    lines = ["[log]\n\tshowSignature = true\n"]
    for name in PROGRAMS:
        section, _, key = name.rpartition(".")
        first, dot, rest = section.partition(".")
        head = f'[{first} "{rest}"]' if dot else f"[{first}]"
        value = str(marker) if name.startswith("trace2") else f"!{script}" if "alias" in name else (
            str(script))  # fmt: skip
        lines.append(f'{head}\n\t{key} = "{value}"\n')
    text = "".join(lines)
    if place == "config":
        (git / "config").write_text(f"{(git / 'config').read_text()}{text}", encoding="utf-8")
    elif place == "included":
        (git / "more").write_text(text, encoding="utf-8")
        condition = f'[includeIf "gitdir:{folder}/"]\n\tpath = more\n[include]\n\tpath = more\n'
        (git / "config").write_text(f"{(git / 'config').read_text()}{condition}", encoding="utf-8")
    else:
        projects.git(folder, "config", "extensions.worktreeConfig", "true")
        (git / "config.worktree").write_text(text, encoding="utf-8")
    assert run_all(folder) == []
    assert not marker.exists()


def test_the_environment_names_no_other_repository_and_no_program(
    folder: Path, marker: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a hook of another repository, in which git sets these variables."""
    other = tmp_path / "other"
    other.mkdir()
    projects.git(other, "init", "-q")
    before = (other / ".git" / "config").read_bytes()
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / "index"))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(other / ".git" / "objects"))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", f"touch {marker}")
    monkeypatch.setenv("GIT_TRACE2_EVENT", str(marker))
    monkeypatch.setenv("GIT_PAGER", f"touch {marker}")
    assert run_all(folder) == []
    assert len(list(gitlog.read_commits(folder, ALL))) == 2
    assert (other / ".git" / "config").read_bytes() == before
    assert not marker.exists()


def test_settings_that_the_user_gives_in_the_environment_stay(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A container needs ``safe.directory`` so."""
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "user.given")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "yes")
    assert run_git(folder, "config", "user.given") == b"yes\n"
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "protocol.allow")
    assert run_git(folder, "config", "protocol.allow") == b"never\n"


def test_the_reason_is_what_git_says_last(folder: Path) -> None:
    with pytest.raises(GitFailed, match=r"^ambiguous argument 'nowhere'"):
        run_git(folder, "rev-parse", "nowhere")
    with pytest.raises(GitFailed, match="no reason given"):
        run_git(folder, "rev-parse", "--verify", "--quiet", "nowhere")


def test_no_other_code_runs_git_and_programs_run_in_few_places() -> None:
    runners = ("system", "popen", "exec", "spawn", "posix_spawn")
    words = ("subprocess", *(f"os.{runner}" for runner in runners))
    found = {
        name
        for name, tree in parse_modules(*words)
        for node in ast.walk(tree)
        if (isinstance(node, ast.Import) and any(n.name == "subprocess" for n in node.names))
        or (isinstance(node, ast.ImportFrom) and node.module == "subprocess")
        or (isinstance(node, ast.Attribute) and ast.unparse(node).startswith(words[1:]))
    }
    assert found == {"git.py", "checks/msgfmt.py", "cli/_editor.py", "engines/command.py"}
