"""Where the pictures are that a document names: which files its addresses mean, and their bytes."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from dragoman import languages
from dragoman.errors import DragomanError, did_you_mean, quote, word_refusal
from dragoman.files import half_saved
from dragoman.files.folders import find_name, is_file, is_folder, list_folder
from dragoman.files.inside import resolve_inside
from dragoman.patterns import compile_later
from dragoman.pictures import LARGEST_FILE, TOO_LARGE, PictureError, UnreadPictureError
from dragoman.project._site_roots import list_site_roots

_SCHEME = compile_later(r"[A-Za-z][A-Za-z0-9+.-]*:")
_ON_THE_WEB = frozenset({"http:", "https:", "mailto:"})
_WRITE_PATH = "write its path from the document, such as images/a.png"
_FROM_ROOT = f"it begins at the root, and no folder where a site may begin has it; {_WRITE_PATH}"
_NO_PATH = "its address is not a path; write one from the document, such as images/a.png"
_LIKE = 0.8
"""How like the name of a file has to be to one that is not there."""
_OUTSIDE = "it lies outside the project; put it beside the document"


def is_on_web(address: str) -> bool:
    """Return whether an address leads to the web, where nothing is looked for."""
    scheme = _SCHEME.match(address)
    return address.startswith("//") or (scheme is not None and scheme[0].lower() in _ON_THE_WEB)


def list_picture_paths(root: Path, folder: Path, address: str) -> list[Path]:
    """Return the files that an address in a document of a folder may mean, there or not.

    The address is percent-encoded or not, and a backslash parts folders, as in browsers. What
    follows ``?`` or ``#`` is for a web server. It means one file; only one that begins at the root
    of a site may mean another for each folder of the project where the site may begin. Raises
    PictureError, with the reason, for an address that is not a path.
    """
    scheme = _SCHEME.match(address)
    if scheme is not None and not scheme[0].lower().startswith("data:"):
        raise PictureError(_NO_PATH)
    name = unquote(re.split(r"[?#]", address, maxsplit=1)[0]).replace("\\", "/")
    if not name or "\0" in name or scheme is not None:
        raise PictureError(_NO_PATH)
    if not name.startswith("/"):
        return [_find_file(folder, name)]
    if name.startswith("//"):
        raise PictureError(_FROM_ROOT)
    sites = (site for site in list_site_roots(folder) if site.is_relative_to(root))
    return list(dict.fromkeys(_find_file(site, name[1:]) for site in sites))


def _find_file(folder: Path, name: str) -> Path:
    path = folder
    for part in PurePosixPath(name).parts:
        path /= find_name(path, part)
    return path


def find_picture_path(root: Path, folder: Path, address: str, language: str) -> Path:
    """Return the file that an address in a document of a folder means, whether it is there or not.

    Of those that one from the root of a site may mean, it is the one that is there, in a language
    or for all. Raises PictureError, with the reason, where there is none or are several, and as
    ``list_picture_paths`` does.
    """
    paths = list_picture_paths(root, folder, address)
    if len(paths) == 1:
        return paths[0]
    found = [path for path in paths if _is_there(root, path, language)]
    if not found:
        raise PictureError(_FROM_ROOT)
    if len(found) > 1:
        names = " and ".join(quote(each.relative_to(root).as_posix()) for each in found[:2])
        raise PictureError(f"it begins at the root, where it may be {names}; {_WRITE_PATH}")
    return found[0]


def _is_there(root: Path, path: Path, language: str) -> bool:
    """Return whether there is a file in the project, in a language or for all."""
    for each in list_variants(path, language):
        try:
            _check_inside(root, each)
            if is_file(each):
                return True
        except DragomanError:  # what may not be read is not said to be there
            continue
    return False


def list_variants(path: Path, language: str) -> list[Path]:
    """Return the files that a picture in a language may be in: ``map.pt_BR.png`` or
    ``map.pt-BR.png`` beside ``map.png``, and then ``map.png`` itself."""
    codes = dict.fromkeys((language, languages.make_tag(language)))
    return [*(path.with_name(f"{path.stem}.{code}{path.suffix}") for code in codes), path]


def read_picture_file(root: Path, path: Path, language: str) -> bytes:
    """Return what the file of a picture holds, in a language where there is one in it.

    Raises PictureError, with the reason, for what is not there, is too large, may not be read, or
    lies outside the project when all links are followed.
    """
    for each in list_variants(path, language):
        _check_inside(root, each)
        try:
            if not is_file(each):
                continue
            if each.stat().st_size > LARGEST_FILE:
                raise PictureError(TOO_LARGE)
            data = half_saved.read_whole(each, bool)
        except OSError as error:
            raise UnreadPictureError(f"it {word_refusal(error, each, 'read')}") from None
        except PictureError:
            raise
        except DragomanError as error:
            raise UnreadPictureError(error.sentence) from None
        if data is not None:
            return data
    if is_folder(path):
        raise PictureError("it is a folder; name a file in it")
    raise PictureError(f"there is no such file{_name_nearest(root, path)}")


def _check_inside(root: Path, path: Path) -> None:
    try:
        resolve_inside(root, path)
    except DragomanError:
        raise PictureError(_OUTSIDE) from None


def _name_nearest(root: Path, path: Path) -> str:
    """Return ``; did you mean 'Map.PNG'?`` for the file of the folder that is nearest."""
    try:
        resolve_inside(root, path.parent)
        entries = [entry for entry in list_folder(path.parent) if entry.is_file()]
    except (DragomanError, OSError):
        return ""
    names = {entry.name.lower(): entry.name for entry in entries}
    same = names.get(path.name.lower())
    if same:
        return f"; did you mean {quote(same)}?"
    return did_you_mean(path.name, names.values(), cutoff=_LIKE)


def list_readable(root: Path, path: Path, language: str) -> Iterator[Path]:
    """Yield the files on which it depends what ``read_picture_file`` returns: those that are there
    and may be read, and those that may come into being."""
    for each in list_variants(path, language):
        try:
            _check_inside(root, each)
            too_large = is_file(each) and each.stat().st_size > LARGEST_FILE
        except (DragomanError, OSError):
            continue
        if not too_large and (os.access(each, os.R_OK) or not os.path.lexists(each)):
            yield each
