"""Take over a finished translation: its paragraphs become the translations of messages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from dragoman import clock, sources
from dragoman.catalogs.adopt import AdoptedFile, AdoptedText, put_adopted
from dragoman.catalogs.saving import change_catalog
from dragoman.commands._adopt_align import AdoptOptions, AdoptWork, align_work
from dragoman.commands._adopt_checks import (
    check_pairs,
    check_translation,
    doubt_errors,
    refuse_sent,
)
from dragoman.commands._adopt_files import FoundFiles, list_files, match_files
from dragoman.commands._adopt_known import choose_known, find_known
from dragoman.commands._adopt_plan import (
    AdoptOutcome,
    PlannedText,
    decide_outcomes,
    fold_file,
    has_text,
    is_from,
    make_texts,
)
from dragoman.commands._adopt_texts import (
    AdoptedPair,
    NumberedText,
    add_repeated,
    fold_text,
    number_texts,
    number_translation,
)
from dragoman.commands.update import preview_update, update
from dragoman.errors import CatalogError, SourceError
from dragoman.matching.model import is_unedited
from dragoman.model import Document, MessageKey
from dragoman.po import Block, Catalog
from dragoman.project import Project
from dragoman.project.reading import make_read_options
from dragoman.wrong_language import describe_language, may_be_in

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
    """Align a finished translation with its document, and put it into the catalogue as fuzzy.

    The catalogue is brought up to date first. Nothing that a person wrote is replaced: an earlier
    adoption is, where it came from the same file and nobody confirmed it. Paragraphs of the
    translation without a source are kept as obsolete messages. With ``dry_run`` nothing is
    written. Raises SourceError and CatalogError for what cannot be read, ProjectError for a pair
    of paragraphs that are not there.
    """
    translation = read_translation(project, file)
    source = number_texts(project.read_document(document))
    target = number_translation(translation, source)
    check_translation(source, target, language, project.show(file))
    check_pairs(options.pairs, source, target, project.show(file))
    work = AdoptWork(project, document, language, file, source, target, options)
    updated = next(iter(preview_update(project, (document,), (language,))))
    planned = updated.changed[0].new
    adoption = _plan(work, planned)
    if options.dry_run:
        return adoption
    for _ in update(project, (document,), (language,)):
        pass
    return _write(work, planned, adoption)


def find_files(project: Project, language: str, folder: Path) -> FoundFiles:
    """Return the translations in a folder, by the document that each belongs to."""

    def read(file: Path) -> Document:
        translation = read_translation(project, file)
        texts = (unit.text for unit in translation.units if unit.translatable)
        if may_be_in(texts, language, ()):
            return translation
        raise SourceError(f"it is not written in {describe_language(language)}")

    return match_files(project, language, list_files(folder), read)


def read_translation(project: Project, file: Path) -> Document:
    """Read a translation; it may be in any format that sources may be in, and lie anywhere."""
    shown = project.show(file)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise SourceError(f"the file cannot be read: {error.strerror}", shown) from None
    options = make_read_options(project.settings, file.name)
    found = sources.read(data, file.stem, suffix=file.suffix, options=options, path=shown)
    refuse_sent(found, shown)
    return found


def _write(work: AdoptWork, planned: Catalog, adoption: Adoption) -> Adoption:
    """Put the translations into the catalogue as it is now.

    ``adoption`` was decided for the catalogue ``planned``. What somebody has changed meanwhile is
    decided again: it takes long, and the lock is held.
    """
    project = work.project
    latest = adoption

    def put(current: Catalog | None) -> Catalog:
        nonlocal latest
        if current is None:
            shown = project.show(adoption.path)
            raise CatalogError("it was removed meanwhile; run again", shown)
        is_same = _list_written(current) == _list_written(planned)
        latest = adoption if is_same else _plan(work, current)
        return _put(current, latest, accept_sure=work.options.accept_sure)

    # `put_adopted` has already checked that nothing is lost.
    change_catalog(adoption.path, put, root=project.root, keep=False)
    return latest


def _list_written(catalog: Catalog) -> dict[MessageKey, str]:
    """Return the live messages as they are written."""
    return {block.key: block.text for block in catalog.blocks if not block.obsolete}


def _plan(work: AdoptWork, catalog: Catalog) -> Adoption:
    """Decide which paragraphs belong together, and what becomes of each message."""
    messages = {block.key: block for block in catalog.blocks if not block.obsolete}
    file = fold_file(work.target.values())
    chosen = {number for pair in work.options.pairs for number in pair.source}
    anew = {text.unit.key for number, text in work.source.items() if number in chosen}
    moved = {work.target[number].shown for pair in work.options.pairs for number in pair.target}

    def is_ours(block: Block) -> bool:
        decided = block.key in anew or has_text(block, moved)
        return is_from(block, file, decided=decided)

    def may_replace(block: Block) -> bool:
        return is_ours(block) or (block.fuzzy and is_unedited(block, messages))

    found = find_known(work.source, work.target, messages, may_replace)
    known = choose_known(work.options.pairs, found)
    pairs = sorted(add_repeated([*known, *align_work(work, known)], work.target))
    languages = work.project.settings.source_language, work.language
    place = work.document, work.language
    texts = decide_outcomes(
        doubt_errors(
            make_texts(pairs, work.source, work.target, languages), work.project, place, catalog
        ),
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
        tuple(pairs),
        texts,
        tuple(key for key, block in messages.items() if key not in filled and is_ours(block)),
    )


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
