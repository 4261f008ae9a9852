"""Files that come back to a project, and taking them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polib

from dragoman.commands.import_ import ImportedFile, ImportRequest, import_
from dragoman.project import Project


def write_po(path: Path, texts: dict[str, str], fuzzy: str = "", named: str = "") -> Path:
    catalog = polib.POFile()
    catalog.metadata = {"Language": "fa", "Content-Type": "text/plain; charset=UTF-8"}
    catalog.metadata |= {"Project-Id-Version": named} if named else {}
    for source, text in texts.items():
        flags = ["fuzzy"] if source == fuzzy else []
        catalog.append(polib.POEntry(msgid=source, msgstr=text, flags=flags))
    catalog.save(str(path))
    return path


def take(project: Project, path: Path, **how: Any) -> list[ImportedFile]:
    return list(import_(project, ImportRequest([path], **how)))
