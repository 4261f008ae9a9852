"""Every command line of the README and the manual works as it is printed.

What a page shows with its output is run by ``docs/generate.py``. Here the others are run, block by
block, in a project that has the files which they name.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import polib
import pytest

from dragoman.project import find_project
from helpers import projects, word_files
from helpers.command_line import run
from helpers.documents import fences
from helpers.draft_servers import chat, serve
from helpers.tools import ROOT

PAGES = ("README.md", *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")))

ELSEWHERE = {
    "make": "CI runs it",
    ". .venv/": "of the shell",
    "source .venv/": "of the shell",
    "cd Downloads/": "of the shell",
    "pipx": "installs into the home of a user",
    "pip install": "tests/test_packages.py holds the names",
    "DRAGOMAN_WRITE_GOLDEN=1": "writes the examples of the tests",
    "ollama": "not ours",
    "libretranslate": "not ours",
    "dask": "tests/commands/parallel/test_cluster.py starts them",
    "dragoman build --executor": "tests/commands/parallel/test_cluster.py",
    "docker": "CI has none",
    "find locale/fa": "of the shell: tests/commands/returned/test_import_parts.py",
    "dragoman serve": "does not end: tests/workbench/test_serve.py",
}
"""What is not run here, by its beginning, with the reason."""

FINDS_SOMETHING = {
    "dragoman check --require fa=reviewed,ar=translated:95",
    "dragoman check --format github --require fa=reviewed,ar=translated:95",
}
"""What ends with exit code 1 where a language is not that far."""

ENGLISH = ("A report", "There were 1500 of us in 2015.", "We wrote to 17 friends in May.")
PROGRAM = """\
import json, sys
answers = json.load(open("answers.json", encoding="utf-8"))
for line in sys.stdin:
    asked = json.loads(line)
    print(json.dumps({"id": asked["id"], "translation": answers[asked["into"]]}), flush=True)
"""
"""The engine ``command``."""
PERSIAN = (
    "یک گزارش",
    "ما در سال ۲۰۱۵ هزار و پانصد نفر (۱۵۰۰) بودیم.",
    "در ماه مه به ۱۷ دوست نوشتیم.",
)


def list_blocks() -> Iterator[tuple[str, str]]:
    """Yield the blocks of commands of each page, also those that its jobs for servers have."""
    for page in PAGES:
        jobs = (
            re.findall(r"^ *- (?:run: )?(dragoman .*)", block, re.M)
            for block in fences(page, "yaml")
        )
        for block in (*fences(page, "sh"), *map("\n".join, filter(None, jobs))):
            lines = [line for line in block.splitlines() if line.strip()]
            if not all(line.startswith(tuple(ELSEWHERE)) for line in lines):
                yield page, block


def make_word(texts: Iterable[str]) -> bytes:
    return word_files.make_word("".join(map(word_files.paragraph, texts)))


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home with a copy of the letter in ``letters``, and the files that the pages name."""
    home = tmp_path_factory.mktemp("home")
    letters = home / "letters"
    with pytest.MonkeyPatch.context() as patch, serve(chat(translate)) as server:
        patch.setenv("XDG_CACHE_HOME", str(home / "cache"))
        make_project(letters, server.url)
        patch.chdir(letters)
        make_files(home)
        projects.commit(letters, "2016-12-23")
        yield home


def make_project(root: Path, server: str) -> None:
    """Make the project; one text is not translated yet in each language."""
    own = (ROOT / "source" / "letter.txt", *ROOT.glob("locale/**/letter.po*"))
    for path in (*own, ROOT / "glossary.csv", ROOT / "docs" / "dragoman.1"):
        target = root / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    persian, arabic = clear(root, "fa", -1), clear(root, "ar", 1)
    answers = {"fa": persian, "Persian": persian, "ar": arabic, "Arabic": arabic}
    (root / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
    command = json.dumps([sys.executable, "-c", PROGRAM])
    (root / "dragoman.toml").write_text(
        'languages = ["fa", "ar"]\njobs = 1\n[draft]\nengine = "openai"\nmodel = "m"\n'
        f'url = "{server}"\ncommand = {command}\n',
        encoding="utf-8",
    )
    (root / "source" / "report.docx").write_bytes(make_word(ENGLISH))
    projects.refresh(find_project(root))


def clear(root: Path, language: str, place: int) -> str:
    """Take the translation out of a message of the letter, and return it."""
    path = root / "locale" / language / "LC_MESSAGES" / "letter.po"
    catalog = polib.pofile(str(path), wrapwidth=0)
    entry = [each for each in catalog if not each.obsolete][place]
    text, entry.msgstr = entry.msgstr, ""
    entry.tcomment = ""
    catalog.save()
    return str(text)


def translate(fields: dict[str, Any]) -> str:
    """Answer as the server of a model does; the test is in the folder of the project."""
    return str(json.loads(Path("answers.json").read_text(encoding="utf-8"))[fields["into"]])


def make_files(home: Path) -> None:
    """Make what somebody has sent, and what comes back."""
    for folder in ("Downloads", "answers", "old/fa", "po", "returned", "sent", f"{home}/Downloads"):
        Path(folder).mkdir(parents=True)
    assert run("export", "letter", "-l", "fa", "-t", "docx,xlsx,po,xliff12").exit_code == 0
    out = Path("export")
    for name, copy in (
        ("letter.fa.docx", "letter.fa.docx"),
        ("letter.fa.docx", home / "Downloads" / "letter_fa-final.docx"),
        ("letter.fa.xlsx", "letter (2).xlsx"),
        ("letter.fa.docx", home / "Downloads" / "letter.fa.docx"),
        ("letter.fa.1.2.xlf", home / "Downloads" / "letter.fa.1.2.xlf"),
        ("letter.fa.po", "answers/letter.fa.po"),
        ("letter.fa.po", "sent/letter.fa.po"),
        ("letter.fa.po", "po/fa.po"),
        ("letter.fa.po", "returned/letter.fa.po"),
    ):
        shutil.copy(out / name, copy)
    shutil.make_archive("Downloads/returned", "zip", "answers")
    persian = (block.msgstr[0] for block in projects.blocks(find_project(Path())) if block.msgid)
    Path("finished.docx").write_bytes(make_word(filter(None, persian)))
    for path in (home / "Downloads" / "report-Persian.docx", Path("old/fa/report.docx")):
        path.write_bytes(make_word(PERSIAN))


@pytest.fixture
def home(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the home; the current folder is that of the project."""
    home = tmp_path / "home"
    shutil.copytree(template, home)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    monkeypatch.chdir(home / "letters")
    return home


@pytest.mark.parametrize(("page", "block"), list(list_blocks()))
def test_the_commands_of_a_page_work_as_they_are_printed(
    home: Path, page: str, block: str, need_tool: Callable[[str], str]
) -> None:
    need_tool("git")
    if "dragoman adopt letter" in block:
        shutil.copy("finished.docx", "letter.fa.docx")
    for line in filter(str.strip, block.splitlines()):
        if line.startswith(tuple(ELSEWHERE)):
            continue
        program, *words = [
            str(Path(word).expanduser()) for word in shlex.split(line, comments=True)
        ]
        code, said = follow(home, program, words)
        assert code == (1 if line in FINDS_SOMETHING else 0), f"{line}\n{said}"


def follow(home: Path, program: str, words: list[str]) -> tuple[int, str]:
    """Do what a line says; return its exit code and what it said."""
    if program == "cd":
        os.chdir(words[0])
        return 0, ""
    if program == "dragoman":
        is_new = words[0] == "init" and "--git" not in words
        with contextlib.chdir(home if is_new else Path()):  # a project is made elsewhere
            result = run(*words)
            return result.exit_code, result.output
    assert program in ("cp", "git", "mkdir"), program
    done = subprocess.run([program, *words], check=False, capture_output=True, text=True)
    return done.returncode, done.stderr


@pytest.mark.parametrize("beginning", tuple(ELSEWHERE))
def test_what_is_not_run_here_is_in_a_page(beginning: str) -> None:
    lines = (line for page in PAGES for block in fences(page, "sh") for line in block.splitlines())
    assert any(line.startswith(beginning) for line in lines)
