"""Projects for the tests of progress: sources on disk, translated and committed at will."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.catalogs.saving import change_catalog
from dragoman.commands.update import update
from dragoman.po import Block, Catalog, read, write_block
from dragoman.project import Project, find_project

TEXT = """A letter

Three words are here.

There were 1500 of them in the year 2015.

The last one says goodbye.
"""


def make(folder: Path, documents: Mapping[str, str], languages: str = "fa, ar") -> Project:
    """Make a project with catalogues in which nothing is translated."""
    codes = ", ".join(f'"{code.strip()}"' for code in languages.split(","))
    (folder / "dragoman.toml").write_text(f"languages = [{codes}]\n", encoding="utf-8")
    for name, text in documents.items():
        path = folder / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return refresh(find_project(folder))


def refresh(project: Project) -> Project:
    """Bring the catalogues in step with the sources."""
    project = find_project(project.root)
    list(update(project, tuple(project.documents), project.languages))
    return project


def translated(message: Block, text: str) -> Block:
    """Put a translation in, as a translator's program does: no longer fuzzy."""
    entry = message.entry()
    entry.msgstr = text
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    entry.previous_msgid = entry.previous_msgctxt = None
    return write_block(entry, message)


def fuzzy(message: Block) -> Block:
    """Put a message in doubt."""
    entry = message.entry()
    entry.flags.append("fuzzy")
    return write_block(entry, message)


def translate(
    project: Project, document: str = "letter", language: str = "fa", most: int = 1000
) -> None:
    """Translate so many of the messages that are not yet: the text twice, so that all differ."""
    left = most

    def put(message: Block) -> Block:
        nonlocal left
        if message.obsolete or (message.msgstr[0] and not message.fuzzy) or not left:
            return message
        left -= 1
        return translated(message, f"{language}: {message.msgid}")

    edit(project, put, document, language)


def allow_source_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no rule report what ``translate`` puts in: it is the source itself, with a mark."""
    monkeypatch.setattr("dragoman.checks.rules.untranslated.FEWEST_WORDS", 1000)


def edit(
    project: Project,
    function: Callable[[Block], Block],
    document: str = "letter",
    language: str = "fa",
) -> None:
    """Change each message of a catalogue."""

    def made(old: Catalog | None) -> Catalog:
        assert old is not None
        return replace(old, blocks=tuple(map(function, old.blocks)))

    change_catalog(project.catalog(document, language), made, root=project.root, keep=False)


def blocks(project: Project, document: str = "letter", language: str = "fa") -> list[Block]:
    """Return the live messages."""
    found = read(project.catalog(document, language)).blocks
    return [message for message in found if not message.obsolete]


def git(folder: Path, *arguments: str, date: str = "2026-01-01") -> str:
    """Run git as nobody in particular, on a day."""
    stamp = f"{date}T12:00:00Z"
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "Secret Name",
        "GIT_AUTHOR_EMAIL": "secret@mail.example",
        "GIT_COMMITTER_NAME": "Secret Name",
        "GIT_COMMITTER_EMAIL": "secret@mail.example",
        "GIT_AUTHOR_DATE": stamp,
        "GIT_COMMITTER_DATE": stamp,
    }
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
    )
    return done.stdout.strip()


def commit(folder: Path, date: str) -> str:
    """Commit everything on a day; give the commit."""
    if not (folder / ".git").exists():
        git(folder, "init", "-q", "-b", "main")
        (folder / ".gitignore").write_text(".dragoman.lock\nbuild/\n", encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "A commit", date=date)
    return git(folder, "rev-parse", "HEAD")
