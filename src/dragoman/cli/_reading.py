"""What a command reads and from where, and what it skips and why, a line for each."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from dragoman.errors import quote
from dragoman.files.folders import is_file
from dragoman.project import (
    EXCLUDED,
    HIDDEN,
    NOT_ON_WINDOWS,
    REFERRED,
    Project,
    describe_unlisted,
    find_settings_file,
    find_unportable,
)
from dragoman.project.copies import find_copies
from dragoman.project.left_out import find_other_translations, find_unused_patterns
from dragoman.settings import list_variables

_MOST_NAMES = 5


def describe_documents(project: Project) -> Iterator[str]:
    """Yield what somebody should know of which files are documents, and which are not."""
    yield from describe_skipped(project)
    yield from describe_left_out(project)
    yield from describe_names(project)


def describe_skipped(project: Project) -> Iterator[str]:
    """Yield which files of ``source/`` are not documents, a line for each reason.

    Hidden files are not mentioned, because nobody expects that they are read, nor are the pictures
    and other files that a document refers to, nor what the settings leave out.
    """
    by_reason: dict[str, list[str]] = {}
    for file in project.skipped:
        if file.reason not in (HIDDEN, REFERRED, EXCLUDED):
            by_reason.setdefault(file.reason, []).append(project.show(file.path))
    for reason, paths in by_reason.items():
        yield f"skipped: {_list_paths(paths)}: {reason}"


def describe_left_out(project: Project) -> Iterator[str]:
    """Yield a line about ``exclude`` for each pattern that fits nothing, and for what may be meant.

    Those are translations into languages that are not the project's.
    """
    for pattern in find_unused_patterns(project):
        yield f"exclude: nothing in {project.settings.source} fits {quote(pattern)}"
    found = find_other_translations(project)
    if found.paths:
        patterns = ", ".join(f'"{pattern}"' for pattern in found.patterns)
        yield (
            f"{_list_paths([project.show(path) for path in found.paths])}: by their names, these "
            "are translations of other documents; if so, add their languages to `languages` in the "
            f"settings, or leave them out: exclude = [{patterns}]"
        )


def describe_names(project: Project) -> Iterator[str]:
    """Yield a line about the documents whose names Windows cannot have, if there are any."""
    paths = [project.show(project.documents[name]) for name in find_unportable(project.documents)]
    if paths:
        yield f"{_list_paths(paths)}: {NOT_ON_WINDOWS}"


def describe_unlisted_catalogs(project: Project) -> Iterator[str]:
    """Yield a line for each language that has catalogues and is not in the settings, and for each
    catalogue that is a copy of another."""
    settings, folder = project.settings, project.locale_folder
    for name, reason in describe_unlisted(folder, project.languages, settings.source_language):
        yield f"{settings.locale}/{name} is skipped: {reason}"
    for path, document in find_copies(project):
        yield (
            f"{project.show(path)} is skipped: it is a copy of a catalogue of {quote(document)}; "
            "take what is in it with `dragoman import`, and remove it"
        )


def _list_paths(paths: Sequence[str]) -> str:
    rest = f" and {len(paths) - _MOST_NAMES} more" if paths[_MOST_NAMES:] else ""
    return f"{', '.join(paths[:_MOST_NAMES])}{rest}"


def describe_reading(
    project: Project, documents: Iterable[str], codes: Sequence[str] | None
) -> Iterator[str]:
    """Yield where the settings are from, which files are documents and catalogues, what is skipped.

    ``documents`` and ``codes`` are what the user asks for, all for none; without ``codes`` (None)
    no catalogue is read.
    """
    path = find_settings_file(project.root)
    yield f"settings: {project.show(path)}" if path else "settings: no file, so the defaults hold"
    variables = list_variables(os.environ)
    if variables:
        yield f"settings from the environment: {', '.join(variables)}"
    for file in project.skipped:
        yield f"skipped: {project.show(file.path)}: {file.reason}"
    yield from describe_left_out(project)
    yield from describe_names(project)
    known = project.languages
    languages = [code for code in map(project.find_code, codes or known) if code in known]
    for name in project.select(documents):
        source = project.show(project.documents[name])
        if codes is None:
            yield f"document {name}: {source}"
        else:
            yield f"document {name}: {source}; {_describe_catalogs(project, name, languages)}"
    if codes is not None:
        yield from _describe_orphans(project, languages)


def _describe_catalogs(project: Project, name: str, languages: Sequence[str]) -> str:
    """Return in which languages a document has a catalogue, as a part of a sentence."""
    there = [code for code in languages if is_file(project.catalog(name, code))]
    lacking = [code for code in languages if code not in there]
    parts = [f"catalogues: {', '.join(there)}"] if there else []
    parts += [f"no catalogue yet: {', '.join(lacking)}"] if lacking else []
    return "; ".join(parts) or "no languages to translate into yet"


def _describe_orphans(project: Project, languages: Sequence[str]) -> Iterator[str]:
    for code in languages:
        for name in project.list_catalogs(code):
            if name not in project.documents:
                shown = project.show(project.catalog(name, code))
                yield f"only for suggestions: {shown}: there is no document {name} any more"
