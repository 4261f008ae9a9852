"""The pictures of editions: found, cleaned of what they say about people, and measured."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from dragoman import inline, sources
from dragoman.commands._editions.input_files import InputFiles
from dragoman.commands._parallel.jobs import SOURCE, Job
from dragoman.errors import DragomanError, quote
from dragoman.escaping import shorten
from dragoman.model import PICTURE_KINDS, Document, Picture, SpanKind, Unit
from dragoman.patterns import compile_later
from dragoman.pictures import (
    LARGEST_FILE,
    TOO_LARGE,
    PictureError,
    UnreadPictureError,
    clean_picture,
    measure_picture,
)
from dragoman.project import Project
from dragoman.project.pictures import (
    find_picture_path,
    is_on_web,
    list_picture_paths,
    list_readable,
    read_picture_file,
)
from dragoman.texts.embedded import SHORTENED, list_pictures

MOST_BYTES = 200_000_000
"""All pictures of an edition together."""
_DATA = compile_later(r"data:image/[\w.+-]+;base64,([A-Za-z0-9+/=%\s]*)\Z", re.I)
_PLAYED = (
    *(".aac", ".avi", ".flac", ".htm", ".html", ".m4a", ".m4v", ".mkv", ".mov", ".mp3", ".mp4"),
    *(".oga", ".ogg", ".ogv", ".wav", ".webm"),
)
"""The suffixes of films, sounds and pages, which an edition shows by their addresses."""
_ELEMENT = compile_later(f"<(?:{'|'.join(inline.FILE_ELEMENTS)})", re.I)
_WIDE = rb"\x00{0,3}"


def _match_any(names: Iterable[str]) -> bytes:
    """Return a pattern for any of the names, with one, two or four bytes a character."""
    return rb"%b(?:%b)" % (_WIDE, b"|".join(_WIDE.join(map(str.encode, name)) for name in names))


_MAY_NAME_PICTURE = (
    re.compile(rb'!%b(?:"\s*")?\[' % _WIDE),
    re.compile(b"<" + _match_any(inline.FILE_ELEMENTS), re.I),
)
"""What is in a source or a catalogue that names a picture: ``![``, which a catalogue may have on
two lines, or an element as ``<img``, with one, two or four bytes a character. A pattern that begins
with one sign is searched for as fast as the sign."""
_FILE_OF_PICTURE = re.compile(rb"\." + _match_any(inline.PICTURE_SUFFIXES), re.I)
"""What is in a source with a tag that names a picture, such as a shortcode."""
_LONGEST_NAME = 80


@dataclass(slots=True)
class EditionPictures:
    """Finds the pictures of one edition; it is a ``PictureFinder``."""

    project: Project
    document: Document
    kinds: Collection[str]
    """The kinds of pictures that the format can show."""
    format: str
    """Its name."""
    remarks: list[tuple[int, str]] = field(default_factory=list)
    """What a reader may see of the cleaning: a line of the source, and a sentence."""
    unread: list[UnreadPictureError] = field(default_factory=list)
    """Those that the system did not give, and may give the next time."""
    _found: dict[tuple[str, str, str], Picture | str | None] = field(default_factory=dict)
    _written: dict[str, str] | None = None
    """By their short addresses, those of the pictures that are written into the document."""
    _held: dict[Picture, Picture] = field(default_factory=dict)
    """The pictures of the edition, each once."""

    def find(self, unit: Unit, address: str, language: str) -> Picture | str | None:
        """Return the picture that a column in a language shows for an address; a sentence says why
        there is none; None means that nobody looks for it."""
        key = sources.find_place(self.document, unit), address, language
        if key not in self._found:
            self._found[key] = self._try(unit, address, language)
        return self._found[key]

    def _try(self, unit: Unit, address: str, language: str) -> Picture | str | None:
        if not _is_looked_for(address):
            return None
        name = quote(_decode(shorten(address, _LONGEST_NAME)))
        try:
            cleaned = clean_picture(self._read(unit, address, language))
            size = measure_picture(cleaned)
        except DragomanError as error:
            self.unread += [error] if isinstance(error, UnreadPictureError) else []
            return f"the picture {name} is not shown: {error.sentence}"
        if len(cleaned.data) > LARGEST_FILE:
            return f"the picture {name} is not shown: {TOO_LARGE}"
        kind = _name_kind(cleaned.media_type, is_cmyk=size.is_cmyk)
        if kind not in self.kinds:
            what = PICTURE_KINDS[kind][2]
            return (
                f"the picture {name} is not shown: it is {what}, which the format {self.format} "
                "cannot hold; save it as PNG or RGB JPEG"
            )
        picture = Picture(
            cleaned.data, kind, size.width, size.height, cleaned.orientation, size.is_animated
        )
        held = sum(len(each.data) for each in self._held)
        if picture not in self._held and held + len(picture.data) > MOST_BYTES:
            return (
                f"the picture {name} is not shown: the pictures of the edition have more than "
                f"{MOST_BYTES // 1_000_000} MB together; make them smaller"
            )
        self.remarks += [(unit.line, f"the picture {name}: {each}") for each in cleaned.remarks]
        return self._held.setdefault(picture, picture)

    def _read(self, unit: Unit, address: str, language: str) -> bytes:
        """Return the bytes that an address means. Raises PictureError."""
        if SHORTENED in address:
            if self._written is None:
                self._written = list_pictures(self.document.text)
            address = self._written.get(address, address)
        inside = _DATA.match(address)
        if inside:
            try:
                return base64.b64decode(re.sub(r"\s|%20|%0A", "", inside[1]), validate=True)
            except binascii.Error:
                raise PictureError("what is written as data: cannot be read") from None
        if sources.has_own_pictures(self.document):
            return sources.read_picture(self.document, unit, address)
        folder = self.project.documents[self.document.name].parent
        path = find_picture_path(self.project.root, folder, address, language)
        return read_picture_file(self.project.root, path, language)


def _is_looked_for(address: str) -> bool:
    """Return whether an address may lead to a picture of the project."""
    path = PurePosixPath(re.split(r"[?#]", address, maxsplit=1)[0])
    return bool(address) and not is_on_web(address) and path.suffix.lower() not in _PLAYED


def _decode(address: str) -> str:
    from urllib.parse import unquote

    return unquote(address)


def _name_kind(media_type: str, *, is_cmyk: bool) -> str:
    kind = next(kind for kind, named in PICTURE_KINDS.items() if named[0] == media_type)
    return f"{kind}-cmyk" if is_cmyk else kind


@dataclass(slots=True)
class PictureLists:
    """Lists the files of pictures on which editions depend, once for each document."""

    project: Project
    files: InputFiles = field(default_factory=InputFiles)
    _known: dict[tuple[str, tuple[str, ...]], tuple[Path, ...]] = field(default_factory=dict)
    _named: dict[tuple[str, tuple[str, ...]], bool] = field(default_factory=dict)

    def list_files(self, job: Job) -> tuple[Path, ...]:
        """Return the files of the pictures that an edition shows, and those that it would show if
        they came into being. A document that cannot be read has none."""
        if job.format == SOURCE:
            return ()
        key = job.document, job.columns
        if key not in self._known:
            found: Iterable[Path] = ()
            with suppress(DragomanError):  # who makes the edition says what is wrong
                found = dict.fromkeys(_list_files(self.project, job)) if self.may_name(job) else ()
            self._known[key] = tuple(found)
        return self._known[key]

    def may_name(self, job: Job) -> bool:
        """Return whether the texts of an edition may name the files of pictures, there or not."""
        key = job.document, job.columns
        if key not in self._named:
            try:
                self._named[key] = _may_name_pictures(self.project, job, self.files)
            except (DragomanError, OSError):
                self._named[key] = True
        return self._named[key]


def _may_name_pictures(project: Project, job: Job, files: InputFiles) -> bool:
    source_format = sources.find_source(project.documents[job.document].suffix)
    if isinstance(source_format, sources.HoldsPictures):
        return False  # they are in the file itself
    catalogs = (project.catalog(job.document, code) for code in _list_others(project, job))
    source = files.read(project.source(job.document))
    if source and _FILE_OF_PICTURE.search(source):
        return True
    found = (source, *map(files.read, catalogs))
    return any(pattern.search(each) for each in found if each for pattern in _MAY_NAME_PICTURE)


def _list_others(project: Project, job: Job) -> list[str]:
    return [code for code in job.columns if code != project.settings.source_language]


def _list_files(project: Project, job: Job) -> Iterator[Path]:
    path, others = project.documents[job.document], _list_others(project, job)
    document = project.read_document(job.document)
    for address in dict.fromkeys(_list_addresses(project, document, others)):
        try:
            pictures = list_picture_paths(project.root, path.parent, address)
        except DragomanError:
            continue
        for picture in pictures:
            for code in job.columns:
                yield from list_readable(project.root, picture, code)


def _list_addresses(
    project: Project, document: Document, languages: Iterable[str]
) -> Iterator[str]:
    """Yield the addresses of the pictures in a document and in its translations."""
    markups = {unit.key: document.shown_markup_of(unit) for unit in document.units}
    texts = [(unit.text, markups[unit.key]) for unit in document.units]
    for code in languages:
        catalog = project.read_catalog(document.name, code)
        texts += [
            (block.msgstr[0], markups[block.key])
            for block in (catalog.blocks if catalog else ())
            if not block.obsolete and block.msgstr and block.key in markups
        ]
    for unit in document.units:
        if unit.picture and _is_looked_for(unit.picture):
            yield unit.picture
    for text, markup in texts:
        if "![" in text or _ELEMENT.search(text):
            for span in inline.parse_spans(text, document.links, markup):
                for each in span.walk():
                    if each.kind is SpanKind.IMAGE and _is_looked_for(each.target):
                        yield each.target
