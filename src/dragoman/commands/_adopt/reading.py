"""Read finished translations, each with the document that it translates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from dragoman import sources
from dragoman.commands._adopt.align import AdoptOptions, AdoptWork
from dragoman.commands._adopt.both_languages import KeptParagraph, keep_translation
from dragoman.commands._adopt.chat import is_chat, remove_names
from dragoman.commands._adopt.checks import check_pairs, check_translation, refuse_sent
from dragoman.commands._adopt.pairs_of_file import read_pairs_of_file
from dragoman.commands._adopt.plain_texts import (
    has_paragraphs_as_lines,
    tidy_text,
    unwrap_fence,
)
from dragoman.commands._adopt.texts import (
    HIGHEST,
    AdoptedPair,
    NumberedText,
    drop_source,
    fold_text,
    number_texts,
    number_translation,
)
from dragoman.errors import DragomanError, SourceError, raise_errors, word_refusal
from dragoman.files import refuse_large
from dragoman.files.folders import is_file
from dragoman.languages.near_languages import are_near
from dragoman.model import Document
from dragoman.project import Project
from dragoman.project.reading import make_read_options
from dragoman.texts.edge_marks import drop_edge_marks

_TEXT = "text"
_BEGINNING = 20
"""So many paragraphs show whether a file is the copy of a chat."""
_CHAT = "read as the copy of a chat: the times and names before its messages are left out"
_NOTHING: Mapping[int, NumberedText] = MappingProxyType({})


def read_works(
    project: Project, language: str, files: Mapping[str, Path], options: AdoptOptions
) -> Iterator[AdoptWork]:
    """Read each document with its translation; what is wrong with one is raised at the end."""
    errors: list[DragomanError] = []
    for document, file in files.items():
        shown = project.show(file)
        try:
            source = number_texts(project.read_document(document))
            translation = read_translation(project, file, source)
            languages = project.settings.source_language, language
            target = number_translation(translation, source)
            beside: tuple[AdoptedPair, ...] = ()
            if not are_near(*languages):
                target, beside = _separate(project, file, translation, source)
            check_translation(source, target, languages, shown)
            check_pairs(options.pairs, source, target, shown)
        except DragomanError as error:
            errors.append(error)
        else:
            work = AdoptWork(project, document, language, file, source, target, options, beside)
            notes = tuple(f"{shown}:{line}: {sentence}" for line, sentence in translation.notes)
            yield read_pairs_of_file(work._replace(notes=notes))
    raise_errors(errors)


def read_translation(
    project: Project, file: Path, source: Mapping[int, NumberedText] = _NOTHING
) -> Document:
    """Read a translation; it may be in any format that sources may be in, and lie anywhere.

    What was copied from a chat is read without the names in it, as a text, unless the document has
    messages itself.
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
    notes = found.notes
    if found.markup and (inner := unwrap_fence(found.text)) != found.text:
        found = _read_text(project, file, inner, file.suffix)
    shown_source = [each.described for each in source.values()]
    beginning = replace(found, units=found.units[:_BEGINNING])
    is_text = found.format == _TEXT
    is_copied = is_chat(_show_all(beginning), "\n\n".join(shown_source))
    if is_copied and (left := _remove_names(_show_all(found), len(source))):
        found = _read_text(project, file, left)
        notes, is_text = ((1, _CHAT), *notes), True
    if is_text:
        found = _read_tidy(project, file, found, shown_source)
    units = (unit._replace(text=drop_edge_marks(unit.text)) for unit in found.units)
    found = replace(found, units=tuple(units), notes=notes)
    refuse_sent(found, shown)
    return found


def _remove_names(text: str, wanted: int) -> str:
    """Return the copy of a chat without names; empty where the lines with times are its text.

    So it is if nothing else is left, or if the document has just as many paragraphs as all lines.
    """
    left = remove_names(text)
    count, count_left = (sum(map(bool, map(str.strip, each.split("\n")))) for each in (text, left))
    return left if count_left and (count != wanted or count_left == wanted) else ""


def _read_tidy(project: Project, file: Path, text: Document, source: Sequence[str]) -> Document:
    """Read a plain text without what programs put into it."""
    tidy = tidy_text(text.text, source)
    if not tidy.strip():
        return text
    found = text if tidy == text.text else _read_text(project, file, tidy)
    is_lines = has_paragraphs_as_lines(found, len(source))
    return _read_text(project, file, tidy, paragraphs="lines") if is_lines else found


def _separate(
    project: Project, file: Path, translation: Document, source: Mapping[int, NumberedText]
) -> tuple[dict[int, NumberedText], tuple[AdoptedPair, ...]]:
    """Return the paragraphs of a translation without those of the document, where a file has both,
    and what is beside each other there.

    A file that is not plain text keeps its own paragraphs, if those of the document are alone in
    some, and not many more are left than it has: as in a table with a column of states.
    """
    target = number_translation(translation, source)
    left = drop_source(target, source)
    is_text = translation.format == _TEXT
    if is_text or len(left) == len(target) or 2 * len(left) > 3 * len(source):
        text = translation.text if is_text else _join_shown(target.values())
        written = {each.unit.text: each.described for each in source.values()}
        kept = keep_translation(text, [each.described for each in source.values()], written)
        if kept:
            text = "\n\n".join(each.text for each in kept) + "\n"
            left = number_translation(_read_text(project, file, text), source)
            return left, tuple(_pair(kept, source, left))
    return left, ()


def _show_all(document: Document) -> str:
    """Return what a reader of a document sees."""
    is_text = document.format == _TEXT
    return document.text if is_text else _join_shown(number_texts(document).values())


def _join_shown(texts: Iterable[NumberedText]) -> str:
    return "\n\n".join(each.described for each in texts)


def _pair(
    kept: Sequence[KeptParagraph],
    source: Mapping[int, NumberedText],
    target: Mapping[int, NumberedText],
) -> Iterator[AdoptedPair]:
    """Yield what is beside each other, if each paragraph was read as it is."""
    if len(kept) != len(target):
        return
    numbers = {text.described: number for number, text in source.items()}
    for each, (number, text) in zip(kept, target.items(), strict=True):
        if each.source and fold_text(each.text) == fold_text(text.shown):
            is_sure = not each.may_have_remark
            yield AdoptedPair((numbers[each.source],), (number,), HIGHEST, is_sure)


def _read_text(
    project: Project, file: Path, text: str, suffix: str = ".txt", paragraphs: str = ""
) -> Document:
    """Read what a file says, as plain text if nothing else is said."""
    options = make_read_options(project.settings, file.name)._replace(encoding="utf-8")
    options = options._replace(paragraphs=paragraphs or options.paragraphs)
    path = project.show(file)
    return sources.read(text.encode(), file.stem, suffix=suffix, options=options, path=path)
