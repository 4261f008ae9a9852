"""A project: its settings, where every file of it lies, and the one door to its contents.

::

    source/**                                 documents in the source language
    locale/<document>.pot                     their templates
    locale/<language>/LC_MESSAGES/<document>.po
    build/                                    editions

``<document>`` is the path below ``source/`` without its suffix, with ``/`` between folders. Other
modules ask ``Project`` for a path or for what a file holds; they never join paths themselves.
Nothing outside the project is written, and only what ``memory.files`` names is read.
"""

from __future__ import annotations

from pathlib import Path

from dragoman import settings as settings_
from dragoman.errors import ProjectError
from dragoman.files.folders import is_folder
from dragoman.project._beside import find_beside
from dragoman.project._layout import (
    IN_PROJECT_FOLDER,
    check_languages,
    check_paths,
    describe_unlisted,
    find_root,
    find_settings_file,
    read_settings,
    show_path,
)
from dragoman.project._memory_files import find_memory_files
from dragoman.project._names import NOT_ON_WINDOWS, find_unportable
from dragoman.project._project import Project
from dragoman.project._sources import (
    EXCLUDED,
    HIDDEN,
    REFERRED,
    find_documents,
)

__all__ = [
    "EXCLUDED",
    "HIDDEN",
    "IN_PROJECT_FOLDER",
    "NOT_ON_WINDOWS",
    "REFERRED",
    "Project",
    "check_languages",
    "check_paths",
    "describe_unlisted",
    "find_beside",
    "find_memory_files",
    "find_project",
    "find_settings_file",
    "find_unportable",
    "open_project",
    "reopen_project",
    "show_path",
]


def find_project(start: Path | None = None) -> Project:
    """Open the project of a folder, or of the nearest folder above that is one: with settings, or
    with ``source/`` or ``locale/``. Raises ProjectError where there is none."""
    return open_project(*find_root(start))


def reopen_project(project: Project) -> Project:
    """Open a project that a command is at work on, as its folder is now.

    Raises ProjectError where the settings that it had are gone. Without them others would count,
    those of a folder above or none at all, and the work would go on in the wrong files.
    """
    path = find_settings_file(project.root)
    if path is None and project.settings_file:
        raise ProjectError("the settings are gone; put them back", show_path(project.settings_file))
    return open_project(project.root, path)


def open_project(root: Path, path: Path | None) -> Project:
    """Open the project of a folder, with the settings of a file or without."""
    place = read_settings(path)
    settings = settings_.parse_settings(
        *place, lambda given, code: is_folder(root / given.locale / code)
    )
    check_paths(root, settings, place)
    documents = find_documents(root, settings)
    project = Project(root, settings, *documents, settings_file=path)
    if not settings.languages and settings_.names_languages(settings):
        settings_.check_languages_used(settings, project.languages, place)
    return project
