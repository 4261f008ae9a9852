"""Reading what a project has on disk: documents and catalogues, with errors that name the file."""

from __future__ import annotations

from dragoman import files, sources
from dragoman.errors import SourceError
from dragoman.model import Document
from dragoman.po import Catalog, parse
from dragoman.project import Project


def document(project: Project, name: str) -> Document:
    """Read one document of the project.

    Raises SourceError for a file that is missing, empty, binary or in another encoding.
    """
    path = project.documents[name]
    shown = project.show(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", shown) from None
    options = sources.ReadOptions(project.settings.encoding, project.settings.code)
    return sources.read(data, name, suffix=path.suffix, options=options, path=shown)


def catalog(project: Project, name: str, language: str) -> Catalog | None:
    """Read a document's catalogue in one language; None where there is none yet."""
    path = project.catalog(name, language)
    data = files.read(path)
    return None if data is None else parse(data, project.show(path))
