"""The glossary of a project, for the commands that need it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.files import folders, refuse_large
from dragoman.project import Project

if TYPE_CHECKING:
    from dragoman.glossary import Glossary


def read_glossary(project: Project) -> Glossary | None:
    """Return the glossary; None where there is none. Raises ProjectError for one that is wrong."""
    path = project.glossary_file
    if not folders.is_file(path):
        return None
    refuse_large(path, path.stat().st_size)
    from dragoman import glossary  # what it needs is slow to import

    return glossary.read(path)


def read_word_list(project: Project) -> Glossary | None:
    """Return the terms of the word lists; None where the settings want no list, or there is no
    glossary. Raises ProjectError as ``read_glossary``."""
    return read_glossary(project) if project.settings.word_list else None
