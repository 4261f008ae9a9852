"""What a file of a project is, by its path; the file of its settings; how a path is shown."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.encodings import find_wide_encoding
from dragoman.errors import ProjectError, quote
from dragoman.inside import resolve_inside
from dragoman.language_names import find_language
from dragoman.languages import canonical_code
from dragoman.settings import FILE, PYPROJECT, Settings, SettingsPlace, is_language

if TYPE_CHECKING:
    from dragoman.gitlog import Identity

_DEFAULTS = Settings()


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
        stem, suffix = posixpath.splitext(path)
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
    """Write a path from the current folder where it lies below it, else in full."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def find_language_folders(locale: Path) -> tuple[str, ...]:
    """Return the names of the folders of catalogues that have the form of a language's code."""
    folders = locale.glob("*/LC_MESSAGES")
    return tuple(sorted(f.parent.name for f in folders if is_language(f.parent.name)))


def choose_code(language: str, known: Collection[str]) -> str:
    """Return the code among the known ones that is a language's, or else its usual code.

    Raises ProjectError for what is not a language.
    """
    code = language.replace("-", "_")
    if code in known:
        return code
    usual = canonical_code(language)
    return next((one for one in known if find_language(one) == usual), usual)


def find_unlisted(locale: Path, known: Collection[str]) -> tuple[str, ...]:
    """Return the languages that have catalogues and are not among those that are known."""
    others = [code for code in find_language_folders(locale) if code not in known]
    return tuple(code for code in others if any((locale / code).rglob("*.po")))


def find_settings_file(root: Path) -> Path | None:
    """Return the file of a folder that has settings, or None where it is not a project.

    Raises ProjectError where it is a link that leads out of the folder.
    """
    path = root / FILE
    if path.is_file():
        return _refuse_outside(root, path)
    path = root / PYPROJECT
    if path.is_file() and re.search(rb"^\[tool\.dragoman[].]", path.read_bytes(), re.MULTILINE):
        return _refuse_outside(root, path)
    return None


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
        return SettingsPlace(path.read_text(encoding="utf-8-sig"), shown, os.environ)
    except UnicodeDecodeError:
        kind = find_wide_encoding(path.read_bytes())
        what = f"in {kind}" if kind else "not UTF-8"
        raise ProjectError(f"the settings are {what}; save them as UTF-8", shown) from None
    except OSError as error:
        raise ProjectError(f"the settings cannot be read: {error.strerror}", shown) from None


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
    build = resolve_inside(root, root / settings.build)
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
    if build.is_relative_to(resolve_inside(root, root / settings.source)):
        raise place.error(
            "build",
            "build lies in source, where editions would be taken for documents; "
            "choose another folder",
        )
