"""Which file is the translation of which document: by their names, else by what is in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from dragoman.bitext import LikelySource, TextBlock, align_texts, make_blocks, rank_sources
from dragoman.errors import SourceError
from dragoman.files.folders import walk_files
from dragoman.languages.naming import find_language
from dragoman.model import Document
from dragoman.patterns import compile_later
from dragoman.project import Project, find_beside
from dragoman.sources import known_suffixes

_SEPARATORS = compile_later(r"[\s._()\[\]-]+")
_COMPARED = 60
"""So many paragraphs at the beginning of a file are compared with those of a document."""
_ALIKE = 0.5
"""The share of them that must seem to belong together."""

_FEWEST = 4
"""A shorter file fits too many documents by chance."""

_TRIED = 6
"""With so many documents a file is aligned: those that have most in common with it."""
_ENOUGH = 20
"""So many paragraphs fit no other text by chance. Fewer may: the articles of an encyclopedia have
the same headings, and paragraphs of the same lengths."""
_CLEARLY = 0.05
"""So much more a shorter file must have in common with its document than with any other."""
_NO_DOCUMENT = "it does not show which document it translates; name the document and the file"
Reader = Callable[[Path], Document]
"""Reads a file as a document; raises SourceError for one that cannot be read, and the error below
for one that is not a translation."""


class OtherLanguageError(SourceError):
    """A file is not in the language of the translations."""


class FoundFiles(NamedTuple):
    """The translations in a folder."""

    files: Mapping[str, Path]
    """By document, in order."""
    unknown: Mapping[Path, str]
    """The files that do not translate a document, each with the reason."""
    by_text: frozenset[str] = frozenset()
    """The documents whose file has another name: what is in it shows that it belongs to them."""


def list_files(project: Project, language: str, place: Path) -> tuple[Path, ...]:
    """Return the files of a folder and those below it that may be translations, sorted.

    These are not the documents of the project, nor what is skipped among them, as translations
    into another language are. A file is the only one of itself.
    """
    if not place.is_dir():
        return (place,)
    suffixes = set(known_suffixes(third_party=True))
    files = [path for path in walk_files(place, "") if path.suffix.lower() in suffixes]
    others = {*project.documents.values(), *(skipped.path for skipped in project.skipped)}
    wanted = set(_find_beside(project, language, files).values())
    above = len(_locate(place).parents) + 1

    def is_other(path: Path) -> bool:
        full = _locate(path)
        return full in others or any(folder in others for folder in full.parents[:-above])

    files = [path for path in files if path in wanted or not is_other(path)]
    return tuple(sorted(path for path in files if not path.name.startswith((".", "~$"))))


def match_files(project: Project, language: str, files: Iterable[Path], read: Reader) -> FoundFiles:
    """Return the document of each file: that of its name, or else the one that it fits best.

    A file belongs to one document at most, and no document has two.
    """
    left = dict.fromkeys(files)
    texts, errors = _read_all(left, read)
    beside = _find_beside(project, language, left)
    others = left.keys() - beside.values()
    named = {**_match_names(project, sorted(others), language), **beside}
    found = {document: file for document, file in named.items() if file in texts}
    used = set(found.values())
    unused = {file: text for file, text in texts.items() if file not in used}
    by_text: dict[str, Path] = {}
    for _, document, file in sorted(_compare_all(project, language, found, unused), reverse=True):
        if document not in by_text and file not in by_text.values():
            by_text[document] = file
    found |= by_text
    damaged = {d: file for d, file in named.items() if file in errors and d not in found}
    if found:  # in a folder of translations, a file in another language waits for its translator
        damaged = {
            d: f for d, f in damaged.items() if not isinstance(errors[f], OtherLanguageError)
        }
    found |= damaged  # who adopts a file that cannot be read says what is wrong with it
    in_order = {document: found[document] for document in project.documents if document in found}
    known = set(in_order.values())
    unknown = [file for file in left if file not in known]
    reasons = {file: error.sentence for file, error in errors.items()}
    return FoundFiles(
        in_order, {f: reasons.get(f, _NO_DOCUMENT) for f in unknown}, frozenset(by_text)
    )


def _find_beside(project: Project, language: str, files: Iterable[Path]) -> dict[str, Path]:
    """Return the files that are among the documents, with the language in their names."""
    documents = {path: name for name, path in project.documents.items()}
    full = {_locate(file): file for file in files}
    written = project.settings.source_language
    beside = find_beside((*documents, *full), project.source_folder, written, (language,))
    return {documents[d]: full[f] for f, d in beside.items() if d in documents and f in full}


def _locate(file: Path) -> Path:
    """Return the path of a file as that of a document is, whichever way the user named it."""
    return file.parent.resolve() / file.name


def _match_names(project: Project, files: Sequence[Path], language: str) -> dict[str, Path]:
    """Return the file that is called as a document is, where no other is, nor another document.

    The language is no part of a name: ``letter.en`` and ``letter.fa`` are both ``letter``.

    Of several, that in a folder of the same name counts: it is the translation of the document in
    that folder, whether or not the others have theirs.
    """
    by_name: dict[tuple[str, ...], list[Path]] = {}
    for file in files:
        by_name.setdefault(_fold_name(file.stem, language), []).append(file)
    both = language, project.settings.source_language
    alike = {}
    for document in project.documents:
        name = document.rpartition("/")[2]
        likely = by_name.get(_fold_name(name, *both)) or by_name.get(_fold_name(name, language))
        alike[document] = likely or []
    found = _choose_only(_find_in_folders(alike))
    taken = set(found.values())
    left = {d: named for d, named in alike.items() if d not in found and not taken & set(named)}
    return {**found, **_choose_only(left)}


def _find_in_folders(alike: Mapping[str, Sequence[Path]]) -> dict[str, list[Path]]:
    """Return for each document the files that lie in a folder like its own.

    A file in ``2/a`` is of the document in ``2/a``, and not of that in ``a``.
    """
    near: dict[Path, list[tuple[int, str]]] = {}
    for document, files in alike.items():
        folder = PurePosixPath(document).parent.parts
        for file in files:
            if folder and file.parent.parts[-len(folder) :] == folder:
                near.setdefault(file, []).append((len(folder), document))
    found: dict[str, list[Path]] = {}
    for file, documents in near.items():
        longest = max(length for length, _ in documents)
        for length, document in documents:
            if length == longest:
                found.setdefault(document, []).append(file)
    return found


def _choose_only(candidates: Mapping[str, Sequence[Path]]) -> dict[str, Path]:
    """Return the file of each document that has one candidate, if no other document has it."""
    counts = Counter(file for files in candidates.values() for file in files)
    return {
        document: files[0]
        for document, files in candidates.items()
        if len(files) == 1 and counts[files[0]] == 1
    }


def _read_all(
    files: Iterable[Path], read: Reader
) -> tuple[dict[Path, tuple[TextBlock, ...]], dict[Path, SourceError]]:
    """Return the beginnings of files, and what is wrong with those that are no translations."""
    texts: dict[Path, tuple[TextBlock, ...]] = {}
    errors: dict[Path, SourceError] = {}
    for file in files:
        try:
            texts[file] = _read_beginning(read(file))
        except SourceError as error:
            errors[file] = error
    return texts, errors


def _fold_name(name: str, *languages: str) -> tuple[str, ...]:
    """Return the words of a name without those languages: ``Letter_(Persian)`` is ``letter``."""
    parts = tuple(part for part in _SEPARATORS.split(name.casefold()) if part)
    kept = tuple(part for part in parts if find_language(part) not in languages)
    return kept or parts


def _read_beginning(document: Document) -> tuple[TextBlock, ...]:
    return make_blocks(replace(document, units=document.units[:_COMPARED]))


def _compare_all(
    project: Project,
    language: str,
    named: Collection[str],
    files: Mapping[Path, tuple[TextBlock, ...]],
) -> Iterator[tuple[float, str, Path]]:
    """Yield how well files and documents fit each other, from 0 to 1, where they do.

    A file of one of the ``named`` documents, which have another file, is of no other document.
    """
    documents = list(project.documents)
    if not files or len(named) == len(documents):
        return
    languages = project.settings.source_language, language
    sources = [_read_beginning(project.read_document(document)) for document in documents]
    ranks = rank_sources(sources, list(files.values()), languages)
    for (file, target), likely in zip(files.items(), ranks, strict=True):
        tried = [n for n in _list_likely(likely, len(target)) if documents[n] not in named]
        for number in tried[:_TRIED]:
            source = sources[number]
            shorter, longer = sorted((len(source), len(target)))
            if shorter < _FEWEST or shorter < _ALIKE * longer:  # too few can belong together
                continue
            beads = align_texts(source, target, languages)
            fitting = sum(bead.confidence for bead in beads if bead.source and bead.target)
            share = fitting / longer
            if share >= _ALIKE:
                yield share, documents[number], file


def _list_likely(likely: Sequence[LikelySource], length: int) -> list[int]:
    """Return the numbers of the documents that a file of so many paragraphs may be of.

    A short one is of the likeliest only, and of none where others are nearly as likely.
    """
    if length >= _ENOUGH:
        return [each.number for each in likely]
    first, *others = likely
    is_clear = not others or first.likeness - others[0].likeness >= _CLEARLY
    return [first.number] if is_clear else []
