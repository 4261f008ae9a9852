"""Running ``dragoman`` as a user does, inside the process of the test."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from dragoman.cli import group


def run(*arguments: str) -> Result:
    """Run the command line in the current folder. What it raises, the test raises."""
    return CliRunner().invoke(group, list(arguments), prog_name="dragoman", catch_exceptions=False)


def change_text(path: str, old: str, new: str) -> None:
    """Replace a text in a file, in which it must be."""
    text = Path(path).read_text(encoding="utf-8")
    assert old in text
    Path(path).write_text(text.replace(old, new), encoding="utf-8")
