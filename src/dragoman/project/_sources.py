"""The files of ``source/``: which are documents, and which are skipped and why."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from dragoman.encodings import is_empty
from dragoman.errors import SourceError, word_refusal
from dragoman.files.folders import is_file, walk_files
from dragoman.files.inside import resolve_inside
from dragoman.project._beside import BESIDE, NO_LONGER, WAS_A_DOCUMENT, find_beside
from dragoman.project._layout import show_path
from dragoman.project._names import explain_name, fold_name, normalize_name
from dragoman.project._references import find_referred
from dragoman.project._saved_pages import SAVED_WITH_PAGE, find_saved_parts
from dragoman.settings import Settings, find_excluding
from dragoman.sources import OTHER_FORMATS, known_suffixes

HIDDEN = "it is a hidden file"
UNKNOWN = "no format reads files of this kind"
REFERRED = "a document refers to it"
EMPTY = "it is empty"
_LARGEST_EMPTY = 16
"""Bytes; a larger file has a text."""
LINKED_FOLDER = "it is a link to a folder"
EXCLUDED = "the settings leave it out (exclude)"
NOW_EXCLUDED = f"{EXCLUDED}{WAS_A_DOCUMENT}"
SPECIAL = "it is a named pipe, a socket or a device, which dragoman does not open"


_OTHERS = frozenset({UNKNOWN, *OTHER_FORMATS.values()})


class SkippedFile(NamedTuple):
    """A file or folder of ``source/`` that nobody reads."""

    path: Path
    reason: str
    """``HIDDEN``, ``EXCLUDED``, ``NOW_EXCLUDED``, ``UNKNOWN``, ``REFERRED``, ``EMPTY``,
    ``LINKED_FOLDER``, ``SPECIAL``, ``SAVED_WITH_PAGE``, ``BESIDE``, ``NO_LONGER``, one of
    ``OTHER_FORMATS``, or what is wrong with the name."""


def find_documents(
    root: Path, settings: Settings
) -> tuple[dict[str, Path], tuple[SkippedFile, ...]]:
    """Find the sources by the suffixes that formats claim; return them by name, and what is left.

    A link that leads out of the project is an error: an edition would publish what it leads to.
    Other distributions are asked for formats only when a file is there that none of ours reads.
    An empty file is skipped, unless it has a template in ``locale``: then it had a text, and who
    reads it says what is wrong. What the project itself keeps in ``locale`` is none of the sources.
    """
    locale = root / settings.locale
    folder = resolve_inside(root, root / settings.source)
    own = os.path.relpath(locale, root / settings.source)
    find_pattern = partial(find_excluding, settings.exclude, settings.source)
    files, skipped, folders = _walk_files(folder, folder / own, find_pattern)
    known = _list_suffixes(files)
    readable = [file.path for file in files if file.suffix in known]
    left_out = [file.path for file in skipped if file.reason == EXCLUDED]
    candidates = *left_out, *folders, *readable
    beside = find_beside(candidates, folder, settings.source_language, settings.languages)
    unread = _explain_beside(readable, beside, left_out, (folder, locale))
    unread |= dict.fromkeys(find_saved_parts(readable, folders), SAVED_WITH_PAGE)
    found: dict[str, Path] = {}
    folded: dict[str, Path] = {}
    for path, suffix, below, is_link in files:
        if reason := unread.get(path) or _explain_kind(suffix, known):
            skipped.append(SkippedFile(path, reason))
            continue
        if is_link:
            resolve_inside(root, path)
        name = normalize_name(f"{below}{path.stem}")
        if _is_empty(path) and not _has_template(name, locale):
            skipped.append(SkippedFile(path, EMPTY))
            continue
        if (other := folded.setdefault(fold_name(name), path)) != path:
            raise SourceError(_explain_collision(path, other), show_path(path))
        found[name] = path
    skipped = _mark_referred(skipped, (*found.values(), *beside, *left_out))
    skipped = _mark_excluded(skipped, found, (folder, locale))
    return dict(sorted(found.items())), tuple(sorted(skipped))


def _explain_beside(
    files: Iterable[Path],
    beside: Mapping[Path, Path],
    left_out: Collection[Path],
    places: tuple[Path, Path],
) -> dict[Path, str]:
    """Return the translations among some files, with the reason why each is not a document.

    ``beside`` has the document of each, and the same for folders. A translation of what the
    settings leave out is left out, too: it would be a new document.
    """
    folder, locale = places
    others = frozenset(left_out)
    gone = {path for path, document in beside.items() if document in others}
    reasons = {}
    for path in files:
        if gone and not gone.isdisjoint((path, *path.parents)):
            reasons[path] = EXCLUDED
        elif path in beside:
            name = normalize_name(path.relative_to(folder).with_suffix("").as_posix())
            reasons[path] = NO_LONGER if _has_template(name, locale) else BESIDE
    return reasons


def _mark_referred(skipped: Sequence[SkippedFile], readers: Iterable[Path]) -> list[SkippedFile]:
    """Return what is skipped, with another reason for the files that documents refer to.

    ``readers`` are the documents, and what may refer to files as they do.
    """
    others = (file.path for file in skipped if file.reason in _OTHERS)
    referred = find_referred(readers, others)
    return [SkippedFile(file.path, REFERRED) if file.path in referred else file for file in skipped]


def _mark_excluded(
    skipped: Sequence[SkippedFile], found: Container[str], places: tuple[Path, Path]
) -> list[SkippedFile]:
    """Return what is skipped, with another reason for what was a document before the settings left
    it out, or was a folder of documents.

    ``found`` are the names of the documents; ``places`` the folders of sources and of templates.
    """
    folder, locale = places

    def was_document(path: Path) -> bool:
        below = path.relative_to(folder)
        name = normalize_name(below.with_suffix("").as_posix())
        is_one = name not in found and _has_template(name, locale)
        return is_one or any(walk_files(locale / normalize_name(below.as_posix()), ".pot"))

    return [
        SkippedFile(path, NOW_EXCLUDED if reason == EXCLUDED and was_document(path) else reason)
        for path, reason in skipped
    ]


def _explain_kind(suffix: str, known: Container[str]) -> str:
    return "" if suffix in known else OTHER_FORMATS.get(suffix, UNKNOWN)


def _list_suffixes(files: Iterable[_FoundFile]) -> Mapping[str, str]:
    """Return the suffixes that formats claim, those of other distributions if they are needed."""
    known = known_suffixes()
    is_other = any(file.suffix and file.suffix not in known for file in files)
    return known_suffixes(third_party=True) if is_other else known


def _has_template(name: str, locale: Path) -> bool:
    """Return whether a file has been read as the document of a name."""
    return is_file(locale / f"{name}.pot")


def _is_empty(path: Path) -> bool:
    try:
        return os.stat(path).st_size <= _LARGEST_EMPTY and is_empty(path.read_bytes())  # noqa: PTH116
    except OSError:  # who reads it says what is wrong
        return False


def _explain_collision(path: Path, other: Path) -> str:
    """Return why two sources cannot both be documents."""
    names = path.stem, other.stem
    rest = f"this and {other.name}: rename one of them"
    if names[0] == names[1]:
        return f"two sources with one name, {rest}"
    if normalize_name(names[0]) == normalize_name(names[1]):
        return (
            "two sources with one name, whose letters are only stored in two ways (NFC and NFD), "
            f"{rest}"
        )
    return f"two sources with one name on Windows and macOS, where capitals do not count, {rest}"


class _FoundFile(NamedTuple):
    """A file of ``source/``, seen without opening it; sorted by its path."""

    path: Path
    suffix: str
    """In small letters."""
    below: str
    """The folders below ``source/`` in which it is, each with a slash behind it."""
    is_link: bool


def _walk_files(
    folder: Path, own: Path, find_pattern: Callable[[str], str]
) -> tuple[list[_FoundFile], list[SkippedFile], list[Path]]:
    """Return the files of a folder and of those below it, sorted, what is skipped, and the folders.

    A folder ``own`` in it is passed over. ``find_pattern`` returns the pattern of the settings that
    leaves out a path below the folder, or ""; the path of a folder ends with a slash.

    Raises SourceError for a folder that may not be read, and for what is not a folder.
    """
    files: list[_FoundFile] = []
    skipped: list[SkippedFile] = []
    folders: list[Path] = []
    waiting = [] if _is_missing(folder) else [(folder, "")]
    while waiting:
        place, below = waiting.pop()
        folders.append(place)
        for entry in _list_sources(place):
            path = place / entry.name
            pattern = find_pattern(f"{below}{entry.name}{'/' if _is_folder(entry) else ''}")
            reason = EXCLUDED if pattern else _explain_entry(entry)
            if reason:
                skipped.append(SkippedFile(path, reason))
            elif entry.is_dir():
                waiting += [(path, f"{below}{entry.name}/")] if path != own else []
            else:
                is_link = entry.is_symlink()
                files.append(_FoundFile(path, path.suffix.lower(), below, is_link))
    return sorted(files), skipped, folders


def _is_missing(folder: Path) -> bool:
    """Return whether nothing has this name. Where the system does not say, something may have."""
    try:
        os.lstat(folder)
    except OSError as error:
        return error.errno in (errno.ENOENT, errno.ENOTDIR)
    return False


def _list_sources(folder: Path) -> list[os.DirEntry[str]]:
    """Return what is in a folder that was there a moment ago.

    Raises SourceError where it may not be read, is not a folder, or is gone: its documents would
    be missing, and nobody would know.
    """
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except FileNotFoundError:
        sentence = "the folder was there a moment ago and is gone; run again"
    except OSError as error:
        sentence = f"the folder {word_refusal(error, folder, 'read')}"
    raise SourceError(sentence, show_path(folder)) from None


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # who reads it says what is wrong
        return False


def _explain_entry(entry: os.DirEntry[str]) -> str:
    """Return why nobody reads a file or folder; "" for what is read."""
    if entry.name.startswith((".", "~$")):  # ~$: of Word, while it is open
        return HIDDEN
    if reason := explain_name(entry.name):
        return reason
    try:
        if entry.is_dir():
            return LINKED_FOLDER if entry.is_symlink() else ""
        is_there = entry.is_file() or not os.path.exists(entry.path)  # noqa: PTH110
    except OSError:  # who reads it says what is wrong
        return ""
    return "" if is_there else SPECIAL  # a link that leads to nothing is an error of its document
