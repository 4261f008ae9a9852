"""The glossary of a project as its editions need it."""

from __future__ import annotations

from dragoman import folders, glossary
from dragoman.project import Project


def read_word_list(project: Project) -> glossary.Glossary | None:
    """Return the terms of the word lists; None where the settings want no list, or there is no
    glossary. Raises ProjectError for a glossary that is wrong."""
    path = project.glossary_file
    if not project.settings.word_list or not folders.is_file(path):
        return None
    return glossary.read(path)
