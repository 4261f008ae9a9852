"""Take over a finished translation: its paragraphs become the translations of messages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from dragoman import clock
from dragoman.catalogs.adopt import AdoptedFile, AdoptedText, put_adopted
from dragoman.catalogs.saving import change_catalog
from dragoman.commands._adopt.align import AdoptOptions, AdoptWork, align_work
from dragoman.commands._adopt.checks import doubt_errors, doubt_numbers
from dragoman.commands._adopt.known import choose_known, find_known
from dragoman.commands._adopt.plan import (
    AdoptOutcome,
    PlannedText,
    decide_outcomes,
    fold_file,
    has_text,
    is_from,
    make_texts,
)
from dragoman.commands._adopt.reading import read_works
from dragoman.commands._adopt.texts import (
    DECIDED,
    AdoptedPair,
    NumberedText,
    add_repeated,
    fold_text,
)
from dragoman.commands.update import preview_update, update
from dragoman.errors import CatalogError, DragomanError, gather, raise_errors
from dragoman.matching.remaking import is_untouched
from dragoman.model import CatalogName, MessageKey
from dragoman.po import Block, Catalog, index_live
from dragoman.project import Project

SCHEMA_VERSION = 1


class Adoption(NamedTuple):
    """What became of a finished translation."""

    document: str
    language: str
    path: Path
    """The catalogue."""
    file: str
    """The translation, as a message shows it."""
    source: Mapping[int, NumberedText]
    target: Mapping[int, NumberedText]
    pairs: tuple[AdoptedPair, ...]
    """In the order of the document. Each has paragraphs of both sides."""
    texts: tuple[PlannedText, ...]
    """The translations of messages."""
    given_up: tuple[MessageKey, ...]
    """The messages that an earlier run gave a text of this file, and that have none now."""
    notes: tuple[str, ...] = ()
    """What the user should know about how the document and the file were read."""

    @property
    def unused_source(self) -> tuple[int, ...]:
        """The paragraphs of the document for which no translation was found."""
        used = {number for pair in self.pairs for number in pair.source}
        return tuple(number for number in self.source if number not in used)

    @property
    def unused_target(self) -> tuple[int, ...]:
        """The paragraphs of the translation that belong to none of the document."""
        used = {number for pair in self.pairs for number in pair.target}
        return tuple(number for number in self.target if number not in used)

    @property
    def sure(self) -> int:
        """How many new translations are sure."""
        return sum(text.sure for text in self.texts if text.outcome is AdoptOutcome.ADOPTED)

    @property
    def summary(self) -> str:
        """What became of it, in one line."""
        outcomes = Counter(text.outcome for text in self.texts)
        new, sure = outcomes[AdoptOutcome.ADOPTED], self.sure
        parts = [f"{new} adopted, {sure} of them sure" if new else "nothing new"]
        for outcome, words in _WORDS.items():
            parts += [f"{outcomes[outcome]} {words}"] if outcomes[outcome] else []
        missing, left = len(self.unused_source), len(self.unused_target)
        parts += [f"{missing} without a translation"] if missing else []
        parts += [f"{left} of the file without a source"] if left else []
        return ", ".join(parts)


_WORDS = {
    AdoptOutcome.SAME: "there already",
    AdoptOutcome.KEPT: "kept as they were",
    AdoptOutcome.EMPTY: "empty",
    AdoptOutcome.TWICE: "in two translations",
    AdoptOutcome.PLURAL: "with plural forms",
    AdoptOutcome.UNTRANSLATED: "not translated in the file",
}
"""How a summary calls what did not become a new translation."""


def adopt(
    project: Project, document: str, language: str, file: Path, options: AdoptOptions
) -> Adoption:
    """Take over the finished translation of one document, as ``adopt_all`` does."""
    (adoption,) = adopt_all(project, language, {document: file}, options)
    return adoption


def adopt_all(
    project: Project, language: str, files: Mapping[str, Path], options: AdoptOptions
) -> Iterator[Adoption]:
    """Align finished translations with their documents, and put them into catalogues as fuzzy.

    ``files`` are by document. All catalogues are brought up to date first. Nothing that a person
    wrote is replaced: an earlier adoption is, where it came from the same file and nobody
    confirmed it. Paragraphs of the translation without a source are kept as obsolete messages.
    With ``dry_run`` nothing is written. What is wrong with one file is raised when all others are
    done: SourceError and CatalogError for what cannot be read, ProjectError for a pair of
    paragraphs that are not there.
    """
    works, errors = gather(read_works(project, language, files, options))
    updated, wrong = gather(_update_all(project, works, language))
    plans = dict(updated)
    errors += wrong
    for work in works:
        if work.document in plans:
            planned, notes = plans.pop(work.document)
            try:
                yield _adopt_one(work, planned)._replace(notes=(*notes, *work.notes))
            except DragomanError as error:
                errors.append(error)
    raise_errors(errors)


def _update_all(
    project: Project, works: Sequence[AdoptWork], language: str
) -> Iterator[tuple[str, tuple[Catalog | None, tuple[str, ...]]]]:
    """Bring all catalogues up to date at once, so that the project is read once for suggestions.

    Yields the documents, with what to say of their sources; in a dry run also their catalogues, as
    they would be.
    """
    documents = [work.document for work in works]
    if works and works[0].options.dry_run:
        for planned in preview_update(project, documents, (language,)):
            catalog = planned.changed[0].load_new()
            yield planned.extracted.document, (catalog, planned.extracted.notes)
    elif works:
        for updated in update(project, documents, (language,)):
            yield updated.extracted.document, (None, updated.extracted.notes)


def _adopt_one(work: AdoptWork, planned: Catalog | None) -> Adoption:
    """Adopt one file. ``planned`` is the catalogue of a dry run; None: it has been written."""
    if planned is not None:
        return _plan(work, planned)
    catalog = work.project.read_catalog(work.document, work.language)
    if catalog is None:
        raise _say_removed(work)
    return _write(work, catalog, _plan(work, catalog))


def _say_removed(work: AdoptWork) -> CatalogError:
    path = work.project.catalog(work.document, work.language)
    return CatalogError("it was removed meanwhile; run again", work.project.show(path))


def _write(work: AdoptWork, planned: Catalog, adoption: Adoption) -> Adoption:
    """Put the translations into the catalogue as it is now.

    ``adoption`` was decided for the catalogue ``planned``. What somebody has changed meanwhile is
    decided again: it takes long, and the lock is held.
    """
    latest = adoption

    def put(current: Catalog | None) -> Catalog:
        nonlocal latest
        if current is None:
            raise _say_removed(work)
        is_same = _list_written(current) == _list_written(planned)
        latest = adoption if is_same else _plan(work, current)
        return _put(current, latest, accept_sure=work.options.accept_sure)

    # `put_adopted` has already checked that nothing is lost.
    change_catalog(adoption.path, put, root=work.project.root, keep=False)
    return latest


def _list_written(catalog: Catalog) -> dict[MessageKey, str]:
    """Return the live messages as they are written."""
    return {key: block.text for key, block in index_live(catalog).items()}


def _plan(work: AdoptWork, catalog: Catalog) -> Adoption:
    """Decide which paragraphs belong together, and what becomes of each message."""
    messages = index_live(catalog)
    file = fold_file(work.target.values())
    origins = {block.key: block for block in catalog.blocks}
    languages = work.project.settings.source_language, work.language
    chosen = {number for pair in work.options.pairs for number in pair.source}
    anew = {text.unit.key for number, text in work.source.items() if number in chosen}
    moved = {work.target[number].shown for pair in work.options.pairs for number in pair.target}

    def is_ours(block: Block) -> bool:
        return is_from(block, file, decided=block.key in anew or has_text(block, moved))

    def may_replace(block: Block) -> bool:
        return is_ours(block) or is_untouched(block, origins, languages)

    found = find_known(work.source, work.target, messages, may_replace)
    known = choose_known(work.options.pairs, [*found, *work.pairs_of_file])
    pairs = sorted(add_repeated([*known, *align_work(work, known)], work.target))
    place = CatalogName(work.document, work.language)
    made = doubt_numbers(make_texts(pairs, work.source, work.target, languages))
    texts = decide_outcomes(
        doubt_errors(made, work.project, place, catalog),
        messages,
        may_replace,
        accept_sure=work.options.accept_sure,
    )
    filled = {text.key for text in texts if text.outcome.is_written}
    return Adoption(
        work.document,
        work.language,
        work.project.catalog(work.document, work.language),
        work.project.show(work.file),
        work.source,
        work.target,
        tuple(_doubt_pairs(pairs, texts)),
        texts,
        tuple(key for key, block in messages.items() if key not in filled and is_ours(block)),
    )


def _doubt_pairs(
    pairs: Iterable[AdoptedPair], texts: Iterable[PlannedText]
) -> Iterator[AdoptedPair]:
    """Yield the pairs; one whose text is not sure is not sure either, so that a person sees it.

    An error in a text is reported by itself, and no decision about the pair helps there.
    """
    doubtful = {
        text.number for text in texts if text.outcome.is_written and not (text.sure or text.errors)
    }
    for pair in pairs:
        is_doubtful = pair.confidence != DECIDED and not doubtful.isdisjoint(pair.source)
        yield pair._replace(sure=pair.sure and not is_doubtful)


def _put(catalog: Catalog, adoption: Adoption, *, accept_sure: bool) -> Catalog:
    """Return the catalogue with the translations, and with what has no source at its end."""
    texts = {
        text.key: AdoptedText(text.text, text.confidence, not (accept_sure and text.sure))
        for text in adoption.texts
        if text.outcome is AdoptOutcome.ADOPTED
    }
    placed = {
        adoption.target[number].unit.text: text.text
        for text in adoption.texts
        if text.outcome.is_written
        for number in text.target
        if fold_text(adoption.target[number].shown) in fold_text(text.shown)
    }
    unplaced = [adoption.target[number].unit.text for number in adoption.unused_target]
    found = AdoptedFile(texts, adoption.given_up, unplaced, placed)
    return put_adopted(catalog, found, clock.now().date().isoformat())


def as_data(adoption: Adoption) -> dict[str, Any]:
    """Return what was found as it is written in JSON."""
    return {
        "schema_version": SCHEMA_VERSION,
        "document": adoption.document,
        "language": adoption.language,
        "beads": [
            {
                "source": list(pair.source),
                "target": list(pair.target),
                "confidence": round(pair.confidence, 4),
                "sure": pair.sure,
            }
            for pair in adoption.pairs
        ],
        "unused_source": list(adoption.unused_source),
        "unused_target": list(adoption.unused_target),
    }
