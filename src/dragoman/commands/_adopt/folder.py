"""The translations in a folder: which of them there are, and which are none yet."""

from __future__ import annotations

from pathlib import Path

from dragoman.commands._adopt.checks import NotTranslatedError, check_translation
from dragoman.commands._adopt.files import (
    FoundFiles,
    OtherLanguageError,
    list_files,
    match_files,
)
from dragoman.commands._adopt.reading import read_translation
from dragoman.commands._adopt.texts import number_texts, number_translation
from dragoman.errors import SourceError
from dragoman.languages.wrong_language import describe_language, may_be_in
from dragoman.model import Document
from dragoman.project import Project


def find_files(project: Project, language: str, folder: Path) -> FoundFiles:
    """Return the translations in a folder, by the document that each belongs to."""

    def read(file: Path) -> Document:
        translation = read_translation(project, file)
        texts = (unit.text for unit in translation.units if unit.translatable)
        if may_be_in(texts, language, ()):
            return translation
        raise OtherLanguageError(f"it is not written in {describe_language(language)}")

    found = match_files(project, language, list_files(project, language, folder), read)
    return _leave_out_sources(project, language, found)


def _leave_out_sources(project: Project, language: str, found: FoundFiles) -> FoundFiles:
    """Return the files without those that have only the text of their document, if others are left.

    They wait for their translator, as a file in another language does.
    """
    languages = project.settings.source_language, language
    files, unknown = dict(found.files), dict(found.unknown)
    for document, file in found.files.items():
        try:
            source = number_texts(project.read_document(document))
            target = number_translation(read_translation(project, file), source)
            check_translation(source, target, languages, project.show(file))
        except NotTranslatedError:
            unknown[file] = "it has the text of the document itself, not translated"
            del files[document]
        except SourceError:
            continue  # who adopts the file says what is wrong
    return found._replace(files=files, unknown=unknown) if files else found
