"""A project: its settings, and where every file of it lies.

::

    source/**                                 documents in the source language
    locale/<document>.pot                     their templates
    locale/<language>/LC_MESSAGES/<document>.po
    build/                                    editions

``<document>`` is the path below ``source/`` without its suffix, with ``/`` between folders.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman import settings as settings_
from dragoman.errors import ProjectError, SourceError, did_you_mean
from dragoman.files import resolve_inside
from dragoman.settings import Settings
from dragoman.sources import known_suffixes

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(_[A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with its settings; every path that it gives lies below ``root``."""

    root: Path
    settings: Settings
    documents: Mapping[str, Path]
    """Name of each document, sorted, to its file."""

    @property
    def source_folder(self) -> Path:
        """The folder of the documents."""
        return resolve_inside(self.root, self.root / self.settings.source)

    @property
    def locale_folder(self) -> Path:
        """The folder of templates and catalogues."""
        return resolve_inside(self.root, self.root / self.settings.locale)

    @property
    def build_folder(self) -> Path:
        """The folder that editions are written to."""
        return resolve_inside(self.root, self.root / self.settings.build)

    @property
    def languages(self) -> tuple[str, ...]:
        """Name the languages of the translations: the settings', then what ``locale/`` holds."""
        if self.settings.languages:
            return self.settings.languages
        folders = self.locale_folder.glob("*/LC_MESSAGES")
        return tuple(sorted(f.parent.name for f in folders if _LANGUAGE.fullmatch(f.parent.name)))

    def template(self, document: str) -> Path:
        """Give the path of a document's template."""
        return resolve_inside(self.root, self.locale_folder / f"{document}.pot")

    def catalog(self, document: str, language: str) -> Path:
        """Give the path of a document's catalogue in a language."""
        path = self.locale_folder / language / "LC_MESSAGES" / f"{document}.po"
        return resolve_inside(self.root, path)

    def show(self, path: Path) -> str:
        """Write a path as a message shows it: from the current folder where that is shorter."""
        return show_path(path)

    def select(self, wanted: Iterable[str]) -> tuple[str, ...]:
        """Name the documents that the user asked for, in order; all of them for none asked.

        A document may be given by its name or by the path of its file. Raises ProjectError for
        one that the project does not have.
        """
        asked = tuple(wanted)
        if not asked:
            return tuple(self.documents)
        return tuple(dict.fromkeys(self._document(name) for name in asked))

    def _document(self, asked: str) -> str:
        if asked in self.documents:
            return asked
        path = Path(asked)
        for folder in (Path.cwd(), self.root, self.source_folder):
            full = Path(os.path.normpath(folder / path))
            for name, file in self.documents.items():
                if full in {file, file.with_suffix("")}:
                    return name
        if ".." in path.parts or path.is_absolute():
            raise ProjectError(
                f"document {asked!r} leaves the project's folder of sources {self.settings.source}/"
            )
        raise ProjectError(f"no document {asked!r}{_suggest_document(asked, self.documents)}")

    def select_languages(self, wanted: Iterable[str]) -> tuple[str, ...]:
        """Name the languages of translation that the user asked for; all for none asked.

        Raises ProjectError for one that the project does not have.
        """
        asked = tuple(dict.fromkeys(code.replace("-", "_") for code in wanted))
        for code in asked:
            if code not in self.languages:
                has = ", ".join(self.languages) or "none"
                raise ProjectError(
                    f"language {code!r} is not of this project, whose languages are: {has}"
                )
        return asked or self.languages


def find_project(start: Path | None = None) -> Project:
    """Open the project that a folder belongs to: its own or that of the nearest folder above.

    A folder that has ``source/`` or ``locale/`` is a project without settings. Raises
    ProjectError where there is none.
    """
    folder = (start or Path.cwd()).resolve()
    if not folder.is_dir():
        raise ProjectError("there is no such folder", start)
    for root in (folder, *folder.parents):
        path = find_settings_file(root)
        if path is not None:
            return open_project(root, path)
    if (folder / "source").is_dir() or (folder / "locale").is_dir():
        return open_project(folder, None)
    raise ProjectError(
        f"no project here: there is no {settings_.FILE} in this folder or above it; "
        "`dragoman init` makes one"
    )


def open_project(root: Path, path: Path | None) -> Project:
    """Open the project of a folder, with the settings of a file or without."""
    text = ""
    if path is not None:
        text = _read_settings(path)
    place = Path(show_path(path)) if path else Path(settings_.FILE)
    settings = settings_.parse_settings(text, place, os.environ)
    _check_languages(settings, place)
    source, build = (
        resolve_inside(root, root / settings.source),
        resolve_inside(root, root / settings.build),
    )
    if build.is_relative_to(source):
        raise ProjectError(
            "build lies in source, where editions would be taken for documents; "
            "choose another folder",
            place,
        )
    return Project(root, settings, _find_documents(root, source))


def _read_settings(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ProjectError(
            "the settings are not UTF-8; save them as UTF-8", show_path(path)
        ) from None
    except OSError as error:
        sentence = f"the settings cannot be read: {error.strerror}"
        raise ProjectError(sentence, show_path(path)) from None


def _check_languages(settings: Settings, place: Path) -> None:
    """Refuse codes that are not gettext's, which would name other folders than they mean."""
    for code in (settings.source_language, *settings.languages):
        usual = _usual_code(code)
        if not _LANGUAGE.fullmatch(usual):
            raise ProjectError(f"unknown language {code!r}: give a code such as 'fa'", place)
        if code != usual:
            raise ProjectError(f"write the language {code!r} as {usual!r}", place)
    seen = {settings.source_language}
    for code in settings.languages:
        if code in seen:
            what = "the source's" if code == settings.source_language else "there twice"
            raise ProjectError(f"the language {code!r} is {what}; remove it from languages", place)
        seen.add(code)


def _usual_code(code: str) -> str:
    """Write a code as gettext and Unicode do: ``pt_BR``, ``az_Arab``."""
    language, *rest = code.replace("-", "_").split("_")
    parts = [part.title() if len(part) == 4 else part.upper() for part in rest]
    return "_".join((language.lower(), *parts))


def show_path(path: Path) -> str:
    """Write a path from the current folder where it lies below it, else in full."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def find_settings_file(root: Path) -> Path | None:
    """Give the file of a folder that has settings, or None where it is no project."""
    path = root / settings_.FILE
    if path.is_file():
        return path
    path = root / "pyproject.toml"
    if path.is_file() and re.search(rb"^\[tool\.dragoman", path.read_bytes(), re.MULTILINE):
        return path
    return None


def _find_documents(root: Path, folder: Path) -> dict[str, Path]:
    """Find the sources, by the suffixes that formats claim; hidden files are none.

    A link that leads out of the project is an error: an edition would publish what it leads to.
    Other distributions are asked for formats only when a file is there that none of ours reads.
    """
    paths = sorted(_walk_files(folder))
    known = known_suffixes()
    if any(path.suffix and path.suffix.lower() not in known for path in paths):
        known = known_suffixes(third_party=True)
    found: dict[str, Path] = {}
    for path in paths:
        if path.suffix.lower() not in known:
            continue
        if path.is_symlink():
            resolve_inside(root, path)
        name = path.relative_to(folder).with_suffix("").as_posix()
        if name in found:
            raise SourceError(
                f"two sources with one name, this and {found[name].name}: rename one of them",
                show_path(path),
            )
        found[name] = path
    return dict(sorted(found.items()))


def _walk_files(folder: Path) -> Iterator[Path]:
    """Name all files of a folder that may be read, and of those below it, but for hidden ones."""

    def refuse(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            shown = show_path(Path(error.filename))
            raise SourceError(f"the folder cannot be read: {error.strerror}", shown)

    for here, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(here, name) for name in names if not name.startswith("."))


def _suggest_document(asked: str, known: Iterable[str]) -> str:
    names = tuple(known)
    has = f"; the project has: {', '.join(names[:5])}" if names else "; the project has none yet"
    return did_you_mean(asked, names, cutoff=0.5) or has
