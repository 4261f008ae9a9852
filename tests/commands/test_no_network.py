"""No command opens a socket unless the user names an engine that needs one."""

from __future__ import annotations

import socket
import urllib.request
from pathlib import Path

import pytest

from dragoman.cli import ORDER
from helpers import projects
from helpers.command_line import run

LETTER = """# A letter

The *first* text, with a [link](http://x.example/) and a picture ![p](http://x.example/p.png).

The last text.
"""
COMMANDS = (
    "init other -q", "extract", "update", "update --explain", "status", "status --format html",
    "diff", "check --strict", "check --fix", "review letter -l fa --all",
    "render letter -t html,epub,docx,md,tex,fragment", "build", "export -l fa -t csv,docx,xliff",
    "import letter.fa.csv -l fa", "adopt letter old.txt -l fa --dry-run", "draft -l fa",
    "draft -l fa --dry-run",
)  # fmt: skip


@pytest.fixture
def no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "project"
    folder.mkdir()
    made = projects.make(folder, {"letter.md": LETTER}, "fa")
    (folder / "old.txt").write_text("یک نامه\n\nمتن نخست با پیوند\n\nمتن پایانی\n", "utf-8")
    (folder / "letter.fa.csv").write_text("a,b\n", "utf-8")
    with (folder / "dragoman.toml").open("a", encoding="utf-8") as file:
        file.write("jobs = 1\n")
    projects.translate(made, most=2)
    monkeypatch.chdir(folder)

    class NoSocket:
        def __init__(self, *_arguments: object, **_more: object) -> None:
            pytest.fail("a socket was opened")

    monkeypatch.setattr(socket, "socket", NoSocket)
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, NoSocket)


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize("command", COMMANDS)
def test_no_default_command_opens_a_socket(command: str) -> None:
    assert run(*command.split()).exit_code in (0, 1, 2)


@pytest.mark.usefixtures("no_network")
def test_the_fixture_would_notice() -> None:
    with pytest.raises(BaseException, match="a socket was opened"):
        urllib.request.urlopen("http://127.0.0.1:9/")


def test_every_command_is_tried() -> None:
    tried = {command.split()[0] for command in COMMANDS}
    assert tried >= set(ORDER) - {"serve"}  # it listens: tests/workbench/test_serve.py says where
