"""Read finished translations, each with the document that it translates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from dragoman import sources
from dragoman.commands._adopt_align import AdoptOptions, AdoptWork
from dragoman.commands._adopt_checks import check_pairs, check_translation, refuse_sent
from dragoman.commands._adopt_texts import number_texts, number_translation
from dragoman.errors import DragomanError, SourceError, raise_errors
from dragoman.folders import is_file
from dragoman.model import Document
from dragoman.project import Project
from dragoman.project.reading import make_read_options


def read_works(
    project: Project, language: str, files: Mapping[str, Path], options: AdoptOptions
) -> Iterator[AdoptWork]:
    """Read each document with its translation; what is wrong with one is raised at the end."""
    errors: list[DragomanError] = []
    for document, file in files.items():
        shown = project.show(file)
        try:
            translation = read_translation(project, file)
            source = number_texts(project.read_document(document))
            target = number_translation(translation, source)
            languages = project.settings.source_language, language
            check_translation(source, target, languages, shown)
            check_pairs(options.pairs, source, target, shown)
        except DragomanError as error:
            errors.append(error)
        else:
            yield AdoptWork(project, document, language, file, source, target, options)
    raise_errors(errors)


def read_translation(project: Project, file: Path) -> Document:
    """Read a translation; it may be in any format that sources may be in, and lie anywhere."""
    shown = project.show(file)
    try:
        is_file(file)  # it refuses what would never end
        data = file.read_bytes()
    except OSError as error:
        raise SourceError(f"the file cannot be read: {error.strerror}", shown) from None
    options = make_read_options(project.settings, file.name)
    found = sources.read(data, file.stem, suffix=file.suffix, options=options, path=shown)
    refuse_sent(found, shown)
    return found
