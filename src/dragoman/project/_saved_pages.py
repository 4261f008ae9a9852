"""The folder that a browser or Word saves beside a web page: its pictures, scripts and frames.

The frames are pages, too, with advertisements or buttons, and nobody wants to translate them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from dragoman.errors import ProjectError
from dragoman.files import read

SAVED_WITH_PAGE = (
    "a browser saved it as a part of the page beside its folder; if it is a document, move it to "
    "another folder"
)
_PAGES = (".html", ".htm", ".xhtml")
_ENDS = (
    "_files", ".files", "-Dateien", "_archivos", "_arquivos", "_bestanden", "_bylos", "_datoteke",
    "_dosyalar", "_elemei", "_failid", "_fails", "_fajlovi", "_ficheiros", "_fichiers", "_file",
    "-filer", "_fitxategiak", "_fitxers", "_pliki", "_soubory", "_tiedostot",
)  # fmt: skip
"""What such a folder has behind the name of its page, in the languages of Windows. Source: the
documentation of the Windows Shell, *Connected Files*."""


_LINK = rb"<a\s[^<>]*\bhref\s*=\s*[\"']?(?:\./)?%s[^\"'<>]*\.x?html?\b"
"""A link to a page in the folder, which readers follow; a frame has no such."""


def find_saved_parts(paths: Iterable[Path], places: Iterable[Path]) -> frozenset[Path]:
    """Return the files, of those in some folders, that were saved with a page.

    The page is beside the folder of the file, or of a folder around it, and refers to that.
    """
    named = [place for place in places if place.name.endswith(_ENDS)]
    if not named:
        return frozenset()
    files = frozenset(paths)
    saved = {place for place in named if _is_saved(place, files)}
    return frozenset(path for path in files if saved.intersection(path.parents))


def _is_saved(folder: Path, files: frozenset[Path]) -> bool:
    """Return whether a page of the folder's name is beside it, and refers to something in it. Where
    it links to a page in it, the folder has documents."""
    stem = next(folder.name.removesuffix(end) for end in _ENDS if folder.name.endswith(end))
    pages = (folder.with_name(stem + suffix) for suffix in _PAGES)
    return any(page in files and _refers(page, folder.name) for page in pages)


def _refers(page: Path, name: str) -> bool:
    from html import escape  # slow to import; few projects have such folders

    try:
        data = read(page) or b""
    except ProjectError:  # who reads the page says what is wrong
        return False
    ways = (name, quote(name), quote(name, "/,()!'"), quote(name, "/,()!'&"))
    written = {form for way in ways for form in (way, escape(way), escape(way, quote=False))}
    used = [form for way in written if (form := f"{way}/".encode()) in data]
    return bool(used) and not any(re.search(_LINK % re.escape(way), data, re.I) for way in used)
