"""The action for GitHub and the image: what they run, and that an input is never a script."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.commands.init import WORKFLOW
from helpers.tools import ROOT

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: dict[str, Any] = {step["name"]: step for step in ACTION["runs"]["steps"]}
HOSTILE = '"; touch hacked; echo "$(touch hacked)'


def test_no_script_holds_an_expression() -> None:
    """An expression in a script is text of the script: whoever chooses it runs what he likes."""
    for step in STEPS.values():
        assert "${{" not in step["run"]
        assert "uses" not in step


def list_examples() -> list[str]:
    """The examples in the manual that make editions on a server."""
    page = (ROOT / "docs" / "integrations.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    return [block for block in blocks if "dragoman build" in block]


@pytest.mark.parametrize("example", [(ROOT / "action.yml").read_text(), WORKFLOW, *list_examples()])
def test_what_is_stale_stops_before_the_check_and_the_build(example: str) -> None:
    """``dragoman build`` updates the catalogues of the server's own copy, which nobody sees."""
    commands = re.findall(r"\bdragoman (update --check|check|build)\b", example)
    assert list(dict.fromkeys(commands)) == ["update --check", "check", "build"]


@pytest.mark.parametrize(
    ("inputs", "arguments"),
    [
        ({"PROJECT": "."}, ["check", "--project", ".", "--format", "github"]),
        (
            {"PROJECT": "a b", "REQUIRE": "fa=reviewed", "STRICT": "true"},
            ["check", "--project", "a b", "--format", "github", "--require", "fa=reviewed",
             "--strict"],
        ),
        (
            {"PROJECT": HOSTILE, "REQUIRE": HOSTILE, "STRICT": HOSTILE},
            ["check", "--project", HOSTILE, "--format", "github", "--require", HOSTILE],
        ),
    ],
)  # fmt: skip
def test_the_inputs_are_arguments_of_check(
    inputs: dict[str, str], arguments: list[str], tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    program = tmp_path / "bin" / "dragoman"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\nprintf "%s\\0" "$@" > arguments\n', encoding="utf-8")
    program.chmod(0o755)
    environment = {
        "PATH": f"{program.parent}:{os.environ['PATH']}",
        **{"PROJECT": "", "REQUIRE": "", "STRICT": ""},
        **inputs,
    }
    script = STEPS["Check the translations"]["run"]
    subprocess.run(
        [need_tool("bash"), "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        check=True, cwd=tmp_path, env=environment,
    )  # fmt: skip
    assert (tmp_path / "arguments").read_text(encoding="utf-8").split("\0")[:-1] == arguments
    assert not (tmp_path / "hacked").exists()


def read_condition(step: dict[str, Any]) -> tuple[str, str]:
    """Return the input that a step depends on, and the value with which it runs."""
    found = re.fullmatch(r"inputs\.(\w+) == '(\w+)'", step["if"])
    assert found
    return found[1], found[2]


def test_only_the_editions_depend_on_an_input_and_are_made_unless_somebody_says_no() -> None:
    conditions = {name: read_condition(step) for name, step in STEPS.items() if "if" in step}
    assert conditions == {"Make the editions": ("build", "true")}
    assert STEPS["Make the editions"]["run"].startswith("dragoman build ")


def test_each_variable_of_a_script_has_the_input_of_its_name() -> None:
    for step in STEPS.values():
        variables = step.get("env", {})
        assert variables == {name: f"${{{{ inputs.{name.lower()} }}}}" for name in variables}
        used = set(re.findall(r"\$\{?(\w+)", step["run"]))
        assert used & {name.upper() for name in ACTION["inputs"]} == set(variables)


def test_the_image_copies_what_there_is_and_runs_nothing_as_root() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    copied = [word for line in lines if line.startswith("COPY ") for word in line.split()[1:-1]]
    ours = [word for word in copied if not word.startswith(("--from", "/"))]
    assert "src" in ours and all((ROOT / name).exists() for name in ours)
    sent = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert {f"!{name}" for name in ours} <= set(sent)
    users = [line.split()[1] for line in lines if line.startswith("USER ")]
    assert users and users[-1] not in {"root", "0"}


def test_every_input_is_documented() -> None:
    page = (ROOT / "docs" / "integrations.md").read_text(encoding="utf-8")
    for name, described in ACTION["inputs"].items():
        default = f"`{described['default']}`" if described["default"] else ""
        row = re.search(rf"^\| `{name}` \| *(.*?) *\|", page, re.MULTILINE)
        assert row and row[1] == default
        assert described["description"]
