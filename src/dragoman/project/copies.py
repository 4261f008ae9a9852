"""Catalogues beside the catalogue of a document, in which programs keep what two people wrote."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from dragoman.folders import is_file
from dragoman.project import Project


def find_copies(project: Project) -> Iterator[tuple[Path, str]]:
    """Yield the catalogues that are copies of another one, and the document of that.

    Folders in a cloud have such copies after two people saved the same file. Nobody reads them, so
    who does not look into the folder would lose what is in them. A copy has the name of a document
    and something behind it, and no template, as also a removed document has.
    """
    for code in project.languages:
        for name in project.list_catalogs(code):
            document = "" if name in project.documents else _find_original(name, project.documents)
            if document and not is_file(project.template(name)):
                yield project.catalog(name, code), document


def _find_original(name: str, documents: Collection[str]) -> str:
    """Return the longest name of a document with which a name begins; "" for none."""
    ends = (place for place, sign in enumerate(name) if not sign.isalnum() and sign != "/")
    return max((name[:end] for end in ends if name[:end] in documents), key=len, default="")
