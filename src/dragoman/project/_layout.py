"""What a file of a project is, by its path, and how a path is shown."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection
from pathlib import Path

from dragoman.settings import Settings

Identity = tuple[str, str, str]
"""What a file is: ("source", document, ""), ("template", document, "") or ("catalog", document,
language)."""


def make_identifier(
    settings: Settings, suffixes: Collection[str]
) -> Callable[[str], Identity | None]:
    """Return a function that says what a file is, as the settings of today lay the project out.

    It takes the path below the project's folder, with ``/`` between folders, and returns None for
    a file that is none of the three. ``suffixes`` are those of sources.
    """
    locale = posixpath.normpath(settings.locale) + "/"
    source = posixpath.normpath(settings.source) + "/"

    def identify(path: str) -> Identity | None:
        stem, suffix = posixpath.splitext(path)
        if path.startswith(locale) and suffix == ".pot":
            return "template", stem.removeprefix(locale), ""
        if path.startswith(locale) and suffix == ".po":
            language, _, rest = stem.removeprefix(locale).partition("/")
            folder, _, document = rest.partition("/")
            found = folder == "LC_MESSAGES" and document
            return ("catalog", document, language) if found else None
        if path.startswith(source) and suffix in suffixes:
            return "source", stem.removeprefix(source), ""
        return None

    return identify


def show_path(path: Path) -> str:
    """Write a path from the current folder where it lies below it, else in full."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
