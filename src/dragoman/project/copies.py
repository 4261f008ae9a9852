"""Catalogues beside the catalogue of a document, in which programs keep what two people wrote."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from dragoman.files.folders import is_file, list_folder
from dragoman.project import Project
from dragoman.project._names import normalize_name

_SUFFIX = ".po"


def find_copies(project: Project) -> Iterator[tuple[Path, str]]:
    """Yield the catalogues that are copies of another one, and the document of that.

    Folders in a cloud have such copies after two people saved the same file. Nobody reads them, so
    who does not look into the folder would lose what is in them. A copy has the name of a document
    and something behind it, and no template, as also a removed document has.
    """
    for code in project.languages:
        folder = project.catalog_folder(code)
        for name in sorted(_list_others(folder, "", project.documents)):
            document = _find_original(name, project.documents)
            if document and not is_file(project.template(name)):
                yield project.catalog(name, code), document


def _list_others(folder: Path, above: str, documents: Collection[str]) -> Iterator[str]:
    """Yield the names of catalogues that are of no document.

    There may be thousands of catalogues, so nothing is made of the names of the others.
    """
    for entry in list_folder(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from _list_others(folder / entry.name, f"{above}{entry.name}/", documents)
        elif entry.name.endswith(_SUFFIX):
            name = f"{above}{entry.name.removesuffix(_SUFFIX)}"
            if name not in documents and (normal := normalize_name(name)) not in documents:
                yield normal


def _find_original(name: str, documents: Collection[str]) -> str:
    """Return the longest name of a document with which a name begins; "" for none."""
    ends = (place for place, sign in enumerate(name) if not sign.isalnum() and sign != "/")
    return max((name[:end] for end in ends if name[:end] in documents), key=len, default="")
