"""The files that came back: those that are named, and those in folders, archives and mails."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from dragoman import terms
from dragoman.commands._returned.glossary_sheets import list_sheet_tables
from dragoman.commands._returned.mails import is_mail, unpack_mail
from dragoman.commands._returned.strange_files import (
    explain_old_office,
    explain_parts,
    explain_strange,
    has_key,
)
from dragoman.containers.archive import Archive, read_archive
from dragoman.errors import DragomanError, ExchangeError, word_refusal
from dragoman.exchanges import find_exchange
from dragoman.files.folders import is_file, walk_files
from dragoman.model import Returned

LARGEST_FILE = 64 << 20
"""In bytes: of a book of 300 pages, a table in Word takes 2 MiB."""
MOST_FILES = 1_000
"""Of one command."""
_OF_SYSTEMS = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"})
"""Files that Windows and macOS put into folders, in small letters."""
_KEPT = re.compile(r"(?:~|\.(?:bak|backup|orig|old))\Z", re.IGNORECASE)
"""What editors put behind the name of a file for what it was before."""
_ZIP = b"PK\3\4"
_OF_DOCUMENTS = frozenset(
    {"[Content_Types].xml", "_rels/.rels", "mimetype", "META-INF/manifest.xml"}
)
"""Parts of documents that are archives. Where no format knows such a file, its parts are no files
either."""


class ReturnedFile(NamedTuple):
    """A file that came back, read or refused."""

    name: str
    """As messages show it."""
    returned: Returned | None
    error: DragomanError | None = None
    glossary: bytes | None = None
    """The bytes of a glossary; None for a file with messages."""
    tables: tuple[bytes, ...] = ()
    """The bytes of what may be tables of another program: glossaries, or translations."""
    document: str = ""
    """The document of these rows, where it was found because the file has several."""


def read_returned(places: Iterable[Path]) -> Iterator[ReturnedFile]:
    """Read all files of some places; each is read by what is in it, whatever its name is.

    A file that cannot be taken has an error, and does not stop the others.
    """
    for count, (name, content) in enumerate(_list_contents(places)):
        try:
            if count >= MOST_FILES:
                raise ExchangeError(f"these are more than {MOST_FILES:,} files; give fewer", name)
            if isinstance(content, DragomanError):
                raise content
            yield _take(content, name)
        except DragomanError as error:
            yield ReturnedFile(name, None, error)
            if count >= MOST_FILES:
                return


def _take(content: bytes, name: str) -> ReturnedFile:
    """Return a file as a glossary, or with the messages that are in it."""
    if terms.recognizes(content):
        return ReturnedFile(name, None, glossary=content, tables=(content,))
    try:
        return ReturnedFile(name, _read(content, name))
    except DragomanError as error:
        sheets = [content] if find_exchange(content) is None else []
        with suppress(DragomanError):  # what is wrong with the file is known already
            sheets += list_sheet_tables(content, name)
        for sheet in filter(terms.recognizes, sheets):
            return ReturnedFile(name, None, glossary=sheet, tables=(sheet,))
        others = tuple(sheet for sheet in sheets if not has_key(sheet))
        return ReturnedFile(name, None, error, tables=others)


_Content = tuple[str, "bytes | DragomanError"]


def _list_contents(places: Iterable[Path]) -> Iterator[_Content]:
    """Yield the name and the bytes of each file, of archives and mails those of what is in them."""
    for place in places:
        paths = [place]
        if place.is_dir():
            found = {str(path): path for path in sorted(walk_files(place, ""))}
            paths = [
                path
                for name, path in found.items()
                if not (_is_of_system(path.name) or _is_made_of_another(name, found))
            ]
            if not paths:
                yield str(place), ExchangeError("there is no file in this folder", place)
        for path in paths:
            yield from _open(str(path), _read_bytes(path))


def _is_of_system(name: str) -> bool:
    """Return whether a program has put a file beside others, and nobody has sent it."""
    return name.startswith((".", "~$")) or name.casefold() in _OF_SYSTEMS


def _is_made_of_another(path: str, paths: Collection[str]) -> bool:
    """Return whether an editor has made a file of another one of ``paths``: as it was before, or
    compiled. What it was before would be a second text, as if somebody else had written it."""
    other = f"{path[:-2]}po" if path.endswith(".mo") else _KEPT.sub("", path)
    return other != path and other in paths


def _open(
    name: str, content: bytes | DragomanError, *, in_archive: bool = False, in_mail: bool = False
) -> Iterator[_Content]:
    """Yield what is in a file: itself, or the files in it if it is an archive or a mail.

    An archive may be in a mail, and mails in an archive; what is deeper is not opened.
    """
    if isinstance(content, bytes) and not in_archive and _is_parcel(content):
        for part in _unpack(content, name):
            yield from _open(*part, in_archive=True, in_mail=in_mail)
    elif isinstance(content, bytes) and not in_mail and is_mail(content):
        for part in unpack_mail(content, name):
            yield from _open(*part, in_archive=in_archive, in_mail=True)
    else:
        yield name, content


def _read_bytes(path: Path) -> bytes | DragomanError:
    try:
        is_file(path)  # it refuses what would never end
        if path.stat().st_size > LARGEST_FILE:
            return ExchangeError(f"it is larger than {LARGEST_FILE >> 20} MiB; divide it", path)
        return path.read_bytes()
    except DragomanError as error:
        return error
    except OSError as error:
        return ExchangeError(f"the file {word_refusal(error, path, 'read')}", path)


def _is_parcel(data: bytes) -> bool:
    """Return whether bytes are an archive of files, and not a document that is an archive."""
    return data.startswith(_ZIP) and find_exchange(data) is None


def _unpack(data: bytes, name: str) -> Iterator[_Content]:
    try:
        archive = read_archive(data, name)
    except DragomanError as error:
        yield name, error
        return
    problem = explain_parts(archive.names)
    if problem:
        yield name, ExchangeError(problem, name)
        return
    if not _OF_DOCUMENTS.isdisjoint(archive.names):
        yield name, data
        return
    names = frozenset(archive.names)
    for part in archive.names:
        base = part.rpartition("/")[2]
        if not base or _is_of_system(base) or "__MACOSX/" in part:
            continue
        if not _is_made_of_another(part, names):
            yield f"{name}: {part}", _read_part(archive, part)


def _read_part(archive: Archive, part: str) -> bytes | DragomanError:
    try:
        return archive.read_part(part)
    except DragomanError as error:
        return error


def _read(data: bytes, name: str) -> Returned:
    if not data.strip():
        raise ExchangeError("it is empty", name)
    problem = explain_old_office(data)
    if problem:
        raise ExchangeError(problem, name)
    form = find_exchange(data)
    if form is None:
        raise ExchangeError(explain_strange(data), name)
    returned = form.read(data, name)
    _refuse_half_characters(returned, name)
    return returned


def _refuse_half_characters(returned: Returned, name: str) -> None:
    """Raise ExchangeError for a text that no file can have: JSON, for one, can say a lone surrogate
    (``"\\ud800"``), and a format of another package may return it."""
    for row in returned.rows:
        said = (row.key, row.source, row.text, row.note, row.context, row.pivot)
        try:
            "".join(filter(None, said)).encode()
        except UnicodeEncodeError:
            place = f"{returned.row_name} {row.row}"
            raise ExchangeError(f"{place} has half of a character in it", name) from None
