"""Two runs at once on one project: both succeed, and every file is whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.files import temporary_files
from dragoman.po import parse
from helpers.support import snapshot

LEDGER = ".dragoman.json"
PAIRS = [["build", "build"], ["build", "build", "build"], ["render", "render"], ["build", "render"]]
SAVE = """\
import pathlib, sys, time
path, data = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[1]).read_bytes()
for _ in range(40):
    with path.open("wb") as file:
        time.sleep(0.02)
        file.write(data[: len(data) // 2])
        file.flush()
        time.sleep(0.02)
        file.write(data[len(data) // 2 :])
    time.sleep(0.01)
"""
"""A program that saves as many do: it empties the file, and writes it in pieces."""


def make_project(root: Path, documents: int = 6) -> None:
    (root / "source").mkdir(parents=True)
    (root / "dragoman.toml").write_text(
        'languages = ["fa", "ar"]\nformats = ["html", "epub"]\n', encoding="utf-8"
    )
    for number in range(documents):
        lines = (f"Paragraph {number} and {line} has words.\n" for line in range(40))
        path = root / "source" / f"{number}.md"
        path.write_text(f"# Title {number}\n\n" + "\n".join(lines), encoding="utf-8")


def start(root: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "dragoman", *arguments],
        cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def finish(process: subprocess.Popen[str]) -> str:
    """Wait for a run, which must succeed; return what it said."""
    out, err = process.communicate()
    assert process.returncode == 0, err
    return out + err


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What one build makes, without the catalogues, which have the time in them."""
    root = tmp_path_factory.mktemp("alone") / "p"
    make_project(root)
    finish(start(root, "build"))
    return editions(root)


def editions(root: Path) -> dict[str, bytes]:
    return {name: data for name, data in snapshot(root / "build").items() if name != LEDGER}


@pytest.mark.parametrize("commands", PAIRS, ids=" ".join)
def test_runs_at_once_all_succeed_and_every_file_is_whole(
    tmp_path: Path, alone: dict[str, bytes], commands: list[str]
) -> None:
    root = tmp_path / "p"
    make_project(root)
    if "render" in commands:
        finish(start(root, "update"))
    for process in [start(root, command) for command in commands]:
        finish(process)
    made = editions(root)
    expected = alone if "build" in commands else {k: v for k, v in alone.items() if k in made}
    assert made == expected and len(made) >= 24
    assert not list(root.rglob(f"*{temporary_files.SUFFIX}"))
    for path in root.rglob("*.po"):
        assert len(parse(path.read_bytes(), path.name).blocks) == 41


def test_a_catalogue_that_another_program_is_saving_stops_no_command(tmp_path: Path) -> None:
    root = tmp_path / "p"
    make_project(root, documents=1)
    finish(start(root, "update"))
    path = root / "locale" / "fa" / "LC_MESSAGES" / "0.po"
    before = path.read_bytes()
    with subprocess.Popen([sys.executable, "-c", SAVE, str(path)]) as saver:
        while saver.poll() is None:
            said = finish(start(root, "status", "-l", "fa"))
            assert "0 of" not in said and "41" in said
            finish(start(root, "check"))
    assert path.read_bytes() == before
