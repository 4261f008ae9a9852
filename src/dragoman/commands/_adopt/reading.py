"""Read finished translations, each with the document that it translates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from dragoman import sources
from dragoman.commands._adopt.align import AdoptOptions, AdoptWork
from dragoman.commands._adopt.chat import is_chat, remove_names
from dragoman.commands._adopt.checks import check_pairs, check_translation, refuse_sent
from dragoman.commands._adopt.texts import drop_source, number_texts, number_translation
from dragoman.errors import DragomanError, SourceError, raise_errors, word_refusal
from dragoman.files import refuse_large
from dragoman.files.folders import is_file
from dragoman.languages.near_languages import are_near
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
            whole = project.read_document(document)
            translation = read_translation(project, file, may_be_chat=not is_chat(whole.text))
            source = number_texts(whole)
            target = number_translation(translation, source)
            languages = project.settings.source_language, language
            if not are_near(*languages):
                target = drop_source(target, source)
            check_translation(source, target, languages, shown)
            check_pairs(options.pairs, source, target, shown)
        except DragomanError as error:
            errors.append(error)
        else:
            yield AdoptWork(project, document, language, file, source, target, options)
    raise_errors(errors)


def read_translation(project: Project, file: Path, *, may_be_chat: bool = True) -> Document:
    """Read a translation; it may be in any format that sources may be in, and lie anywhere.

    A text that was copied from a chat is read without the names in it, if it ``may_be_chat``: not
    where the document itself is one.
    """
    shown = project.show(file)
    try:
        is_file(file)  # it refuses what would never end
        refuse_large(Path(shown), file.stat().st_size)
        data = file.read_bytes()
    except OSError as error:
        raise SourceError(f"the file {word_refusal(error, file, 'read')}", shown) from None
    options = make_read_options(project.settings, file.name)
    found = sources.read(data, file.stem, suffix=file.suffix, options=options, path=shown)
    if may_be_chat and found.markup == "plain" and is_chat(found.text):
        words = remove_names(found.text).encode()
        options = options._replace(encoding="utf-8")
        found = sources.read(words, file.stem, suffix=file.suffix, options=options, path=shown)
    refuse_sent(found, shown)
    return found
