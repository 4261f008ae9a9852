"""Who and what is behind the editions of a document, and the picture of their cover."""

from __future__ import annotations

from pathlib import Path

from dragoman.credits import Credits, combine_credits
from dragoman.errors import ProjectError, explain_refusal, quote
from dragoman.files import refuse_large
from dragoman.files.inside import resolve_inside
from dragoman.model import Cover, Document
from dragoman.pictures import clean_picture
from dragoman.project import Project
from dragoman.settings import list_fitting


def find_credits(project: Project, name: str, document: Document | None = None) -> Credits:
    """Return what the settings say of a document, and over it its own front matter."""
    below = project.documents[name].relative_to(project.source_folder).as_posix()
    settings = project.settings
    own = document.credits if document else Credits()
    return combine_credits((settings.edition, *list_fitting(settings.documents, below), own))


def find_cover(project: Project, credits: Credits) -> Path | None:
    """Return the file of the cover's picture; None where none is named.

    Raises ProjectError for one that is not there or that leads out of the project.
    """
    if not credits.cover:
        return None
    path = resolve_inside(project.root, project.root / credits.cover)
    if not path.is_file():
        raise ProjectError(
            f"there is no picture {quote(credits.cover)}; put it there, or change cover"
        )
    return path


def read_cover(project: Project, credits: Credits) -> Cover | None:
    """Return the picture of the cover, without what it says about people.

    Raises ProjectError as ``find_cover``, or where the file cannot be read, and PictureError for
    what cannot be cleaned.
    """
    path = find_cover(project, credits)
    if path is None:
        return None
    try:
        refuse_large(path, path.stat().st_size)
        data = path.read_bytes()
    except OSError as error:
        raise explain_refusal(error, path, "read") from None
    picture = clean_picture(data, project.show(path))
    return Cover(picture.media_type, picture.data)
