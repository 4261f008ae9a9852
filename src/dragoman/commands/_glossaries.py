"""The glossary of a project, for the commands that need it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.errors import ProjectError, quote
from dragoman.files import folders, refuse_large
from dragoman.project import Project

if TYPE_CHECKING:
    from dragoman.glossary import Glossary


def read_glossary(project: Project) -> Glossary | None:
    """Return the glossary; None where there is none. Raises ProjectError for one that is wrong."""
    path = project.glossary_file
    if not folders.is_file(path):
        if folders.is_folder(path):
            raise ProjectError("the glossary is a folder, and must be a file", path)
        return None
    refuse_large(path, path.stat().st_size)
    from dragoman import glossary  # what it needs is slow to import

    found = glossary.read(path)
    _check_languages(project, found)
    return found


def _check_languages(project: Project, glossary: Glossary) -> None:
    """Raise ProjectError for a term in no language. Those of the project need not be asked for."""
    from dragoman.languages.naming import find_language, suggest_language

    lines = {term.language: term.line for term in reversed(glossary.terms)}
    for code in lines.keys() - set(project.languages):
        if find_language(code) is None:
            sentence = f"unknown language {quote(code)}{suggest_language(code)}"
            raise ProjectError(sentence, project.glossary_file, lines[code])


def read_word_list(project: Project) -> Glossary | None:
    """Return the terms of the word lists; None where the settings want no list, or there is no
    glossary. Raises ProjectError as ``read_glossary``."""
    return read_glossary(project) if project.settings.word_list else None
