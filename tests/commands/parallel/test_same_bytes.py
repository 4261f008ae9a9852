"""Whoever does the work, the files and what is printed are the same."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest

from helpers import illustrated, projects
from helpers.clusters import start_cluster
from helpers.command_line import run
from helpers.support import snapshot
from helpers.tools import need_module

pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # of sockets of Dask
    pytest.mark.xdist_group("cluster"),
]
COMMANDS = (
    "extract",
    "update -v",
    "update --check",
    "update --explain",
    "check --format json",
    "check --strict",
    "status --format json",
    "export --to docx,csv,po",
    "export --only todo",
    "render --to html,epub,source,docx",
    "build",
)
"""They may end with any exit code; it is compared."""
JOBS = (2, 3)
"""Of two neighbours, which share out the same work, one has fewer processes. There are six
documents, and each process imports all again."""
MARKDOWN = """---
title: Notes
---

# Notes

Some text with a [link](letter.txt) and Damascus.

![Hills](hills.png)

![A map](map.svg)

![None](nothing.png)
"""


@pytest.fixture(scope="module")
def executor() -> Iterator[str]:
    need_module("distributed")
    with start_cluster() as address:
        yield address


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a project in which there is something to say of most of its files."""
    folder = tmp_path_factory.mktemp("made")
    names = {f"part/{name}.txt": f"{projects.TEXT}\nOf {name} only.\n" for name in "abc"}
    project = projects.make(folder, {"letter.txt": projects.TEXT, "notes.md": MARKDOWN, **names})
    for name, data in illustrated.list_files().items():
        (folder / "source" / name).write_bytes(data)
    for name in ("letter", "part/a", "notes"):
        projects.translate(project, name, "fa", 4)
        projects.translate(project, name, "ar", 2)
    with (folder / "dragoman.toml").open("a", encoding="utf-8") as file:
        file.write('word-list = true\npivot.ar = "fa"\n')
    (folder / "glossary.csv").write_text(
        "term,language,translation\nletter,fa,نامه\n", encoding="utf-8"
    )
    for name in ("letter.txt", "part/b.txt"):  # old words, new words and the same in two documents
        path = folder / "source" / name
        text = path.read_text(encoding="utf-8").replace("Three words", "Four more words")
        path.write_text(f"{text}\nA paragraph that is new here.\n", encoding="utf-8")
    (folder / "source/part/d.txt").write_bytes(b"\xff\xfe\xff")
    path = folder / "locale/fa/LC_MESSAGES/part/c.po"
    path.write_bytes(path.read_bytes() + b'\nmsgid "cut')
    return folder


def do(
    command: str, made: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[int, str, str, dict[str, bytes]]:
    """Return all that a command leaves in a copy of the project, and what it says."""
    shutil.copytree(made, place / "project")
    monkeypatch.setenv("XDG_CACHE_HOME", str(place / "cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1482451200")
    monkeypatch.chdir(place / "project")
    result = run(*command.split())
    return result.exit_code, result.stdout, result.stderr, snapshot(Path())


@pytest.mark.parametrize(("command", "jobs"), list(zip(COMMANDS, cycle(JOBS), strict=False)))
def test_the_same_with_any_number_of_processes_and_on_a_cluster(
    command: str,
    jobs: int,
    made: Path,
    executor: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    alone = do(f"{command} --jobs 1", made, tmp_path / "alone", monkeypatch)
    assert alone[1] or alone[2]
    for who in (f"--jobs {jobs}", f"--executor {executor}"):
        place = tmp_path / who.replace("/", "")
        assert do(f"{command} {who}", made, place, monkeypatch) == alone, who
