"""What docs/commands.md promises of all commands: -q, where reports go, help, completion."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from dragoman import __version__
from dragoman.cli import group
from helpers import wiring
from helpers.command_line import change_text, run
from helpers.documents import sections
from helpers.wiring import CHANGED, FA

FUZZY = wiring.FUZZY[FA]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two documents, Persian nearly done, in a git repository."""
    return wiring.enter(tmp_path, monkeypatch)


# What all commands share

QUIET = (
    "init new -l fa",
    "extract",
    "update",
    "status",
    "status -o report.txt",
    "status --format html -o report.html",
    "diff",
    "diff -o report.txt",
    "check",
    "review letter -l fa --paragraph 1",
    "review letter -l fa --paragraph 1 --revoke",
    "render letter",
    "build",
)


@pytest.mark.parametrize("command", QUIET)
def test_quiet_prints_nothing_where_nothing_went_wrong(project: Path, command: str) -> None:
    change_text("source/letter.txt", "The last one", "This one")
    quiet = run(*command.split(), "-q")
    assert quiet.exit_code == 0
    assert quiet.stderr == ""
    assert quiet.stdout == ""


@pytest.mark.parametrize("command", QUIET)
def test_without_quiet_the_same_commands_print(project: Path, command: str) -> None:
    change_text("source/letter.txt", "The last one", "This one")
    assert run(*command.split()).output != ""


@pytest.mark.parametrize("arguments", ["review letter -l ar --all", "check --require ar=reviewed"])
def test_quiet_still_prints_what_went_wrong(project: Path, arguments: str) -> None:
    result = run(*arguments.split(), "-q")
    assert result.exit_code == 1
    assert result.stderr != ""


REPORTS = ("status", "diff", "check", "update --explain", "status --history")


@pytest.mark.parametrize("command", REPORTS)
def test_a_report_goes_to_stdout_alone_and_all_else_to_stderr(project: Path, command: str) -> None:
    for path, (old, new) in CHANGED.items():
        change_text(path, old, new)
    change_text(FA, *FUZZY)
    words = [*command.split(), "--format", "json", "-v"]
    shown = run(*words)
    assert json.loads(shown.stdout)["schema_version"] == 1
    assert shown.stderr != ""
    written = run(*words, "-o", "report.json")
    assert (written.exit_code, written.stdout) == (0, "")
    assert json.loads(Path("report.json").read_text(encoding="utf-8"))["schema_version"] == 1


def test_what_commands_say_goes_to_stderr(project: Path) -> None:
    change_text("source/letter.txt", "The last one", "This one")
    for command in ("extract", "update", "init new -l fa", "review letter -l fa --paragraph 1"):
        result = run(*command.split())
        assert (result.exit_code, result.stdout) == (0, ""), command
        assert result.stderr, command


def test_h_is_help_and_version_is_the_version(project: Path) -> None:
    assert run("-h").stdout == run("--help").stdout
    for name in group.list_commands(group.make_context("dragoman", [], resilient_parsing=True)):
        assert run(name, "-h").stdout == run(name, "--help").stdout
    assert run("--version").stdout == f"dragoman {__version__}\n"


def test_help_says_in_which_form_a_report_is_without_format(project: Path) -> None:
    for name in ("status", "check", "diff", "update"):
        words = " ".join(run(name, "--help").stdout.split())
        assert "[default: text]" in words, name


COMPLETIONS = {
    "dragoman upd": "update",
    "dragoman render --lay": "--layout",
    "dragoman render --layout st": "stacked",
    "dragoman update not": "notes",
    "dragoman review not": "notes",
    "dragoman status -l f": "fa",
    "dragoman check -l en,f": "en,fa",
}


@pytest.mark.parametrize("line", COMPLETIONS)
def test_tab_completes_commands_options_documents_and_languages(
    project: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    monkeypatch.setenv("_DRAGOMAN_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(line.count(" ")))
    offered = [line.partition(",")[2] for line in run().stdout.splitlines()]
    assert offered == [COMPLETIONS[line]]


def test_the_lines_for_completion_are_those_that_the_shells_need(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = sections("docs/commands.md")["What all commands share"]
    shells = re.findall(r"(_DRAGOMAN_COMPLETE)=(\w+_source)|: (\w+_source)", text)
    assert {shell or other for _, shell, other in shells} == {
        *("bash_source", "zsh_source", "fish_source"),
    }
    for shell in ("bash_source", "zsh_source", "fish_source"):
        monkeypatch.setenv("_DRAGOMAN_COMPLETE", shell)
        result = run()
        assert result.exit_code == 0
        assert "_DRAGOMAN_COMPLETE" in result.stdout
