"""What is said where a project has no documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.cli import _common as common
from dragoman.errors import ProjectError

if TYPE_CHECKING:
    from dragoman.project import Project


def require_documents(project: Project, names: Sequence[str] = ()) -> None:
    """Refuse to work on all documents where there are none."""
    if sentence := _explain_no_documents(project, names):
        raise ProjectError(sentence)


def tell_no_documents(project: Project, names: Sequence[str], *, quiet: bool) -> None:
    """Say that there are no documents, where that is no mistake: all may have been removed."""
    if sentence := _explain_no_documents(project, names):
        common.say(sentence, quiet=quiet)


def _explain_no_documents(project: Project, names: Sequence[str]) -> str:
    from dragoman.files.folders import is_folder  # --help needs none of it

    if project.documents or names:
        return ""
    if is_folder(project.source_folder):
        return f"there is no document yet; put one into {project.settings.source}/"
    return f"there is no folder {project.settings.source}/, in which the documents should be"
