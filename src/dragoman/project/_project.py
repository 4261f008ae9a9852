"""The project: where every file of it lies, and what the files hold."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman import po, sources
from dragoman.errors import CatalogError, DragomanError, ProjectError, SourceError
from dragoman.files import half_saved
from dragoman.files.folders import find_name, walk_files
from dragoman.files.inside import resolve_inside
from dragoman.languages.wrong_language import check_language
from dragoman.project._layout import (
    check_languages,
    choose_code,
    find_language_folders,
    find_settings_file,
    list_catalog_places,
    make_identifier,
    read_settings,
    show_path,
)
from dragoman.project._named_documents import find_named
from dragoman.project._names import normalize_name
from dragoman.project._sources import SkippedFile
from dragoman.project.reading import OnceReader, make_read_options
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.gitlog import Identity
    from dragoman.model import Document
    from dragoman.po import Catalog


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with its settings; every path that it returns lies below ``root``."""

    root: Path
    settings: Settings
    documents: Mapping[str, Path]
    """Name of each document, sorted, to its file."""
    skipped: tuple[SkippedFile, ...] = ()
    """What lies in ``source/`` and is not a document, sorted by path."""
    is_part: bool = False
    """Whether this is a copy of a part, on another machine: its folder tells nobody anything."""
    settings_file: Path | None = None
    """The file that has the settings; None for a project without one."""
    _folders: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Each folder that was needed, with its links resolved: once, because that is slow."""
    _reader: OnceReader = field(default_factory=OnceReader, init=False, repr=False, compare=False)

    @property
    def source_folder(self) -> Path:
        """The folder of the documents."""
        return Path(self._resolve_folder(self.settings.source))

    @property
    def locale_folder(self) -> Path:
        """The folder of templates and catalogues."""
        return Path(self._resolve_folder(self.settings.locale))

    @property
    def build_folder(self) -> Path:
        """The folder that editions are written to."""
        return Path(self._resolve_folder(self.settings.build))

    @property
    def glossary_file(self) -> Path:
        """The file of the glossary, whether it is there or not."""
        return resolve_inside(self.root, self.root / self.settings.check.glossary)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the translations: the settings', or else what ``locale/`` holds."""
        if self.settings.languages:
            return self.settings.languages
        return find_language_folders(self.locale_folder)

    def source(self, document: str) -> Path:
        """Return the path of a document's file."""
        path = self.documents[document]
        return resolve_inside(self.root, path) if path.is_symlink() else path

    def template(self, document: str) -> Path:
        """Return the path of a document's template."""
        return self._resolve(f"{self.settings.locale}/{document}.pot")

    def catalog(self, document: str, language: str) -> Path:
        """Return the path of a document's catalogue in a language."""
        return self._resolve(f"{self.settings.locale}/{language}/LC_MESSAGES/{document}.po")

    def list_files(self, document: str, languages: Iterable[str]) -> tuple[Path, ...]:
        """Return where a document, its template and its catalogues lie, links not followed."""
        others = list_catalog_places(self.locale_folder, document, languages)
        return self.documents[document], *others

    def reference(self, document: str) -> str:
        """Return the path of a document's file as ``#:`` shows it in catalogues."""
        root = self._resolve_folder("")
        return normalize_name(self.documents[document].relative_to(root).as_posix())

    def list_catalogs(self, language: str) -> Iterator[str]:
        """Yield the documents that have a catalogue in a language, sorted, also removed ones."""
        folder = self.catalog_folder(language)
        found = sorted(walk_files(folder, ".po"))
        return (normalize_name(path.relative_to(folder).as_posix()[:-3]) for path in found)

    def make_identifier(self) -> Callable[[str], Identity | None]:
        """Return a function that says what a file is by its path below ``root``."""
        return make_identifier(self.settings, self.source_suffixes())

    def source_suffixes(self) -> frozenset[str]:
        """Return the suffixes of sources: those that dragoman reads, and the documents' own."""
        own = {path.suffix for path in self.documents.values()}
        return frozenset(sources.known_suffixes()) | own

    def catalog_folder(self, language: str) -> Path:
        """Return the folder of the catalogues in a language."""
        return Path(self._resolve_folder(f"{self.settings.locale}/{language}/LC_MESSAGES"))

    def _resolve(self, name: str) -> Path:
        """Return the path of a file below the root, its links resolved.

        Raises ProjectError where it leads out of the project. Only what is a link is resolved by
        the system, because that is slow.
        """
        folder, _, name = name.rpartition("/")
        place = self._resolve_folder(folder)
        path = Path(f"{place}/{name if name.isascii() else find_name(Path(place), name)}")
        is_link = os.path.islink(path)  # noqa: PTH114 - where that may not be known, it says no
        return resolve_inside(self.root, path) if is_link else path

    def _resolve_folder(self, name: str) -> str:
        found = self._folders.get(name)
        if found is None:
            parent, _, last = name.rpartition("/")
            simple = parent and last not in {"", ".", ".."}
            path = self._resolve(name) if simple else resolve_inside(self.root, self.root / name)
            found = self._folders[name] = str(path)
        return found

    def read_source(self, document: str) -> bytes:
        """Return the bytes of a document's file. Raises SourceError where it cannot be read."""
        path = self.source(document)
        try:
            data = half_saved.read_whole(path, bool)
        except ProjectError as error:
            raise SourceError(error.sentence, self.show(path)) from None
        if data is None:
            path = self.documents[document]
            broken = "the link leads to no file; remove it, or put the file back"
            sentence = broken if path.is_symlink() else "the file is gone"
            raise SourceError(sentence, self.show(path))
        return data

    def read_document(self, document: str, data: bytes | None = None) -> Document:
        """Read a document; ``data`` is what its file holds, where the caller has read it already.

        Raises SourceError for a file that is missing, empty, binary or in another encoding.
        """
        path = self.documents[document]
        below = normalize_name(path.relative_to(self.source_folder).as_posix())
        options = make_read_options(self.settings, below)
        data = self.read_source(document) if data is None else data
        return self._reader.read(data, document, path.suffix, options, self.show(path))

    def read_template(self, document: str) -> Catalog | None:
        """Read a document's template; None where there is none yet.

        Raises CatalogError where the file cannot be read or is not a catalogue.
        """
        data = self.read_template_bytes(document)
        return None if data is None else self._parse(data, self.template(document))

    def read_catalog(
        self, document: str, language: str, data: bytes | None = None
    ) -> Catalog | None:
        """Read a document's catalogue, or take ``data`` for it; None where there is none yet.

        Raises CatalogError where the file cannot be read or is not a catalogue in this language.
        """
        data = self.read_catalog_bytes(document, language) if data is None else data
        if data is None:
            return None
        check_language(data, language, self.show(self.catalog(document, language)))
        return self._parse(data, self.catalog(document, language))

    def read_template_bytes(self, document: str) -> bytes | None:
        """Return the bytes of a document's template; None where there is none yet.

        Raises CatalogError where they cannot be read.
        """
        return self._read(self.template(document))

    def read_catalog_bytes(self, document: str, language: str) -> bytes | None:
        """Return the bytes of a catalogue; None where there is none yet.

        Raises CatalogError where the file cannot be read.
        """
        return self._read(self.catalog(document, language))

    def _read(self, path: Path) -> bytes | None:
        from dragoman.po.decoding import is_whole

        try:
            return half_saved.read_whole(path, is_whole)
        except ProjectError as error:
            raise CatalogError(error.sentence, self.show(path)) from None

    def _parse(self, data: bytes, path: Path) -> Catalog:
        return po.parse(data, self.show(path))

    def show(self, path: Path) -> str:
        """Write a path as a message shows it: from the current folder where that is shorter."""
        if self.is_part and path.is_relative_to(self.root):
            return path.relative_to(self.root).as_posix()
        return show_path(path)

    def show_error(self, error: DragomanError) -> str:
        """Write an error with its place as a message shows it."""
        path = self.show(Path(error.path).absolute()) if error.path else None
        return str(DragomanError(error.sentence, path, error.line))

    def select(self, wanted: Iterable[str]) -> tuple[str, ...]:
        """Return the names of the documents that the user asks for, in order; all for none.

        A document may be given by its name or by the path of its file. Raises ProjectError for
        one that the project does not have.
        """
        places = self.root, self.source_folder
        found = find_named(wanted, self.documents, self.skipped, places)
        return tuple(dict.fromkeys(found)) or tuple(self.documents)

    def select_languages(self, wanted: Iterable[str]) -> tuple[str, ...]:
        """Return the languages of translation that the user asks for; all for none.

        Raises ProjectError for one that the project does not have.
        """
        codes = tuple(dict.fromkeys(map(self.find_code, wanted)))
        check_languages(codes, self.languages)
        return codes or self.languages

    def find_code(self, language: str) -> str:
        """Return the code that the project has for a language, named by any code or name of it.

        Raises ProjectError for what is not a language; it names the nearest that is.
        """
        return choose_code(language, (self.settings.source_language, *self.languages))

    def setting_error(self, key: str, sentence: str, item: str) -> ProjectError:
        """Return an error that names the line of a setting, as ``SettingsPlace.error`` does."""
        return read_settings(find_settings_file(self.root)).error(key, sentence, item)
