"""The manual page: made from the help, with all commands, without a fault for groff or mandoc."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

import click

from dragoman.cli import group
from helpers.tools import ROOT

PAGE = ROOT / "docs" / "dragoman.1"


def read_shown(need_tool: Callable[[str], str]) -> str:
    """Return the page as a terminal shows it, without bold and underlined letters."""
    command = [need_tool("groff"), "-man", "-Tutf8", "-Kutf8", "-ww", "-P-c", "-P-bou", str(PAGE)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stderr == ""
    return " ".join(done.stdout.split())


def test_it_shows_every_command_with_its_options(need_tool: Callable[[str], str]) -> None:
    shown = read_shown(need_tool)
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        assert f"dragoman {name} " in shown
        for parameter in command.params:
            if isinstance(parameter, click.Option) and not parameter.hidden:
                assert max(parameter.opts, key=len) in shown, f"{name} {parameter.opts}"
    assert "EXIT STATUS" in shown and "dragoman init my-letters --source-language en" in shown


def test_it_names_no_day_and_no_place() -> None:
    first = PAGE.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith('.TH DRAGOMAN 1 "" "dragoman ')
    assert "/home/" not in PAGE.read_text(encoding="utf-8")
