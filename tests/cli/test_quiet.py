"""``-q``: it wins over ``-v``, and no command says anything beside its report."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from dragoman.cli import group
from helpers.command_line import run

ARGUMENTS = {
    "adopt": ["adopt", "letter", "-l", "fa", "old.txt"],
    "draft": ["draft", "-l", "fa", "--engine", "command"],
    "export": ["export", "-t", "po"],
    "import": ["import", "locale/fa/LC_MESSAGES/letter.po"],
    "init": ["init", "new", "-l", "fa"],
    "review": ["review", "letter", "-l", "fa", "--paragraph", "1"],
    "render": ["render", "-t", "html,docx,source"],
}
"""What a command needs besides its name."""


def list_commands() -> list[str]:
    context = click.Context(group)
    names = group.list_commands(context)
    commands = {name: group.get_command(context, name) for name in names}
    return [
        name
        for name, command in commands.items()
        if command
        and {"quiet", "verbose"} <= {option.name for option in command.params}
        and name != "serve"  # it does not end, and what it prints is what it is for
    ]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a document that is translated into Persian."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dragoman.toml").write_text(
        'languages = ["fa"]\n[draft]\ncommand = ["no-such-program"]\n', encoding="utf-8"
    )
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "letter.txt").write_text("A title\n\nText.\n", encoding="utf-8")
    assert run("update", "-q").exit_code == 0
    (tmp_path / "old.txt").write_text("عنوان\n\nمتن.\n", encoding="utf-8")
    path = tmp_path / "locale" / "fa" / "LC_MESSAGES" / "letter.po"
    text = path.read_text(encoding="utf-8")
    text = text.replace('"A title"\nmsgstr ""', '"A title"\nmsgstr "عنوان"')
    path.write_text(text.replace('"Text."\nmsgstr ""', '"Text."\nmsgstr "متن."'), encoding="utf-8")
    return tmp_path


def test_commands_are_found() -> None:
    assert {"init", "update", "status", "render", "build"} <= set(list_commands())


@pytest.mark.parametrize("name", list_commands())
@pytest.mark.parametrize("flags", [["-q"], ["-q", "-v"], ["-v", "-q"]], ids=" ".join)
def test_quiet_wins_over_verbose(project: Path, name: str, flags: list[str]) -> None:
    arguments = ARGUMENTS.get(name, [name])
    result = run(*arguments, *flags)
    assert (result.exit_code, result.output) == (0, "")


def test_a_source_that_cannot_be_read_is_said_with_quiet_too(project: Path) -> None:
    (project / "source" / "letter.txt").write_bytes(b"\xe9\n")
    result = run("status", "-q")
    assert result.stderr.startswith("dragoman: source/letter.txt:1: byte 0xe9 is not UTF-8")
    assert result.stdout == ""


def test_quiet_prints_a_report_only_where_another_option_asks_for_it(project: Path) -> None:
    path = project / "locale" / "fa" / "LC_MESSAGES" / "letter.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('msgid "Text."', '#, fuzzy\nmsgid "Text."'), encoding="utf-8")
    assert "متن." in run("diff").stdout
    for command in ("diff", "status", "check"):
        assert run(command, "-q").output == ""
        assert run(command, "-q", "--format", "json").stdout.startswith("{")
        assert run(command, "-q", "-o", "report.txt").output == ""
        assert (project / "report.txt").stat().st_size > 0
    (project / "source" / "letter.txt").write_text("A title\n\nText!\n", encoding="utf-8")
    assert "locale/letter.pot: " in run("update", "-q", "--check").stderr
