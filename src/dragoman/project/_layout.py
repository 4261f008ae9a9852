"""What a file of a project is, by its path; the file of its settings; how a path is shown."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman import files
from dragoman.encodings import find_wide_encoding
from dragoman.errors import ProjectError, escape, quote, word_refusal
from dragoman.files.folders import is_file, is_folder, list_folder, walk_files
from dragoman.files.inside import resolve_inside
from dragoman.languages import normalize_code
from dragoman.languages.naming import find_language, shorten_code
from dragoman.project._names import normalize_name
from dragoman.settings import (
    FILE,
    PYPROJECT,
    Settings,
    SettingsPlace,
    has_settings,
    is_language,
)

if TYPE_CHECKING:
    from dragoman.gitlog import Identity

_DEFAULTS = Settings()
IN_PROJECT_FOLDER = (
    "the documents cannot be in the folder of the project itself, where catalogues and editions "
    "are, too: move them into a folder in it, and "
)
"""The beginning of an error, which then says how that folder is named."""


def make_identifier(
    settings: Settings, suffixes: Collection[str]
) -> Callable[[str], Identity | None]:
    """Return a function that says what a file is, as the settings of today lay the project out.

    It takes the path below the project's folder, with ``/`` between folders, and returns None for
    a file that is none of the three. ``suffixes`` are those of sources.
    """
    locale = posixpath.normpath(settings.locale) + "/"
    source = posixpath.normpath(settings.source) + "/"

    def identify(path: str) -> Identity | None:
        stem, suffix = posixpath.splitext(normalize_name(path))
        if path.startswith(locale) and suffix == ".pot":
            return "template", stem.removeprefix(locale), ""
        if path.startswith(locale) and suffix == ".po":
            language, _, rest = stem.removeprefix(locale).partition("/")
            folder, _, document = rest.partition("/")
            found = folder == "LC_MESSAGES" and document
            return ("catalog", document, language) if found else None
        if path.startswith(source) and suffix in suffixes:
            return "source", stem.removeprefix(source), ""
        return None

    return identify


def show_path(path: Path) -> str:
    """Write a path from the current folder where it lies below it, else in full.

    It is one line, with ``/`` between folders on every system, because reports have it for other
    programs: what cannot be shown is there by its number.
    """
    try:
        return escape(path.relative_to(Path.cwd()).as_posix())
    except (ValueError, FileNotFoundError):  # not below it, or it is gone
        return escape(path.as_posix())


def find_language_folders(locale: Path) -> tuple[str, ...]:
    """Return the names of the folders of catalogues that have the form of a language's code.

    Where the settings name no language, these are the languages of a project. Raises ProjectError
    for a folder that may not be read, and for one that has catalogues and names a language in
    another form: it would be passed over in silence.
    """
    for name, code in _find_misnamed(locale):
        raise ProjectError(
            f"{show_path(locale / name)} has the catalogues of {code}; rename this folder to "
            f"{code}, or name the languages of this project in the settings (languages)"
        )
    return tuple(filter(is_language, _list_catalog_folders(locale)))


def _find_misnamed(locale: Path) -> Iterator[tuple[str, str]]:
    """Yield the folders that have catalogues and name a language in another form than gettext's,
    as ``sr@latin``, ``pt-BR`` and ``de_DE.UTF-8`` do, each with the shortest code of it."""
    for name in _list_catalog_folders(locale):
        code = None if is_language(name) else find_language(name)
        if code and _has_catalogs(locale / name):
            yield name, shorten_code(code)


def _list_catalog_folders(locale: Path) -> list[str]:
    """The templates lie beside these folders, and may be thousands: they are not looked into."""
    entries = [each for each in list_folder(locale) if not each.is_file(follow_symlinks=False)]
    return [each.name for each in entries if is_folder(locale / each.name / "LC_MESSAGES")]


def _has_catalogs(folder: Path) -> bool:
    return any(walk_files(folder, ".po"))


def choose_code(language: str, known: Collection[str]) -> str:
    """Return the code among the known ones that is a language's, or else its usual code.

    Raises ProjectError for what is not a language.
    """
    code = language.replace("-", "_")
    if code in known:
        return code
    usual = normalize_code(language)
    meant = find_language(language)
    return next((one for one in known if find_language(one) == meant), usual)


def check_languages(codes: Iterable[str], known: Collection[str]) -> None:
    """Raise ProjectError for a language that a project does not have."""
    for code in codes:
        if code not in known:
            listed = ", ".join(known) or "none"
            raise ProjectError(
                f"language {quote(code)} is not of this project, whose languages are: {listed}; "
                "to add one, write it into `languages` in the settings"
            )


def list_catalog_places(locale: Path, document: str, languages: Iterable[str]) -> Iterator[Path]:
    """Yield where the template and the catalogues of a document lie in their folder."""
    yield locale / f"{document}.pot"
    yield from (locale / code / "LC_MESSAGES" / f"{document}.po" for code in languages)


def describe_unlisted(
    locale: Path, languages: Collection[str], source: str
) -> Iterator[tuple[str, str]]:
    """Yield the folders with catalogues that a project does not read, each with the reason.

    They are those of languages that are not among the project's, nor that of the sources, and those
    that name one of the project's in another form. A program may have its catalogues there, too.
    """
    others = "the settings do not name this language; add it to languages, or move the folder away"
    for name in _list_catalog_folders(locale):
        if is_language(name) and name not in (source, *languages) and _has_catalogs(locale / name):
            yield name, others
    for name, _ in _find_misnamed(locale):
        code = choose_code(name, (source, *languages))
        if code not in (source, *languages):
            yield name, others
        elif code != source:
            where = f"the catalogues of this language are in {code}"
            yield name, f"{where}; move there what belongs to this project"


def find_settings_file(root: Path) -> Path | None:
    """Return the file of a folder that has settings, or None where it is not a project.

    Raises ProjectError for a file that may not be read, or that is a link out of the folder.
    """
    path = root / FILE
    if is_file(path):
        return _refuse_outside(root, path)
    path = root / PYPROJECT
    text = files.read(path) if is_file(path) else None
    if text and has_settings(text.decode("utf-8-sig", "replace"), path):
        return _refuse_outside(root, path)
    return None


def find_root(start: Path | None) -> tuple[Path, Path | None]:
    """Return the folder of the project that a folder belongs to, and the file of its settings.

    Raises ProjectError where there is none.
    """
    folder = (start or Path.cwd()).resolve()
    if not is_folder(folder):
        raise ProjectError("there is no such folder", start)
    for root in (folder, *folder.parents):
        path = find_settings_file(root)
        if path is not None:
            return root, path
    if is_folder(folder / "source") or is_folder(folder / "locale"):
        return folder, None
    raise ProjectError(
        f"no project here: there is no {FILE} in this folder or above it; `dragoman init` makes one"
    )


def _refuse_outside(root: Path, path: Path) -> Path:
    if path.is_symlink():
        resolve_inside(root, path)
    return path


def read_settings(path: Path | None) -> SettingsPlace:
    """Read the text of the settings, and the environment; without a file the text is empty."""
    if path is None:
        return SettingsPlace("", Path(FILE), os.environ)
    shown = Path(show_path(path))
    try:
        files.refuse_large(shown, path.stat().st_size)
        return SettingsPlace(path.read_text(encoding="utf-8-sig"), shown, os.environ)
    except UnicodeDecodeError:
        kind = find_wide_encoding(path.read_bytes())
        what = f"in {kind}" if kind else "not UTF-8"
        raise ProjectError(f"the settings are {what}; save them as UTF-8", shown) from None
    except OSError as error:
        raise ProjectError(f"the settings {word_refusal(error, path, 'read')}", shown) from None


def check_paths(root: Path, settings: Settings, place: SettingsPlace) -> None:
    """Refuse what lies outside the project, and editions among sources or catalogues.

    Raises ProjectError with the line of the setting.
    """
    for key, name, usual in (
        ("source", settings.source, _DEFAULTS.source),
        ("locale", settings.locale, _DEFAULTS.locale),
        ("build", settings.build, _DEFAULTS.build),
        ("check.glossary", settings.check.glossary, _DEFAULTS.check.glossary),
        ("fonts.folder", settings.fonts.folder, _DEFAULTS.fonts.folder),
    ):
        try:
            if name != usual:
                resolve_inside(root, root / name)
        except ProjectError as error:
            raise place.error(key, f"{key} is {quote(name)}: {error.sentence}") from None
    _check_build_folder(root, settings, place)


def _check_build_folder(root: Path, settings: Settings, place: SettingsPlace) -> None:
    """Refuse a folder of editions where sources are, and one that has other work in it."""
    source = resolve_inside(root, root / settings.source)
    build = resolve_inside(root, root / settings.build)
    if source == root.resolve():
        raise place.error("source", f"{IN_PROJECT_FOLDER}name that here")
    kept = {
        "source": settings.source,
        "locale": settings.locale,
        "check.glossary": settings.check.glossary,
    }
    for key, name in kept.items():
        if resolve_inside(root, root / name).is_relative_to(build):
            sentence = (
                f"build is {quote(settings.build)}, a folder that anybody may delete, but {key} "
                "lies in it; choose another folder"
            )
            raise place.error("build", sentence)
    if build.is_relative_to(source):
        raise place.error(
            "build",
            "build lies in source, where editions would be taken for documents; "
            "choose another folder",
        )
