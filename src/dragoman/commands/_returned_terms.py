"""Take the terms of a glossary that came back into the project's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from dragoman import files, glossary, terms
from dragoman.errors import DragomanError, quote
from dragoman.glossary import Term
from dragoman.project import Project
from dragoman.terms.merge import MergedTerms, add_terms, merge_terms
from dragoman.terms.model import ReturnedTerms


def take_terms(
    project: Project, data: bytes, name: str, *, dry_run: bool
) -> tuple[MergedTerms, str, bool]:
    """Add the new terms of a file to the glossary; with ``dry_run`` only say what would be.

    Return what became of them, what a place in the file is called, and whether the glossary was
    written. Terms in languages that the project does not have are told.
    """
    returned = terms.read(data, name, project.settings.source_language)
    told: list[tuple[int, str]] = [*returned.told]
    new = list(_choose(project, returned, told))
    path = project.glossary_file
    merged = _merge(path, files.read(path), new)
    is_written = False
    if merged.added and not dry_run:
        is_written = files.edit(
            path,
            lambda now: add_terms(now, _merge(path, now, new).added, str(path)),
            root=project.root,
        )
    told += merged.told
    return merged._replace(told=tuple(sorted(told))), returned.row_name, is_written


def _merge(path: Path, current: bytes | None, new: Sequence[Term]) -> MergedTerms:
    return merge_terms(glossary.read(path).terms if current else (), new)


def _choose(
    project: Project, returned: ReturnedTerms, told: list[tuple[int, str]]
) -> Iterator[Term]:
    """Yield the terms in languages of the project; tell of the others."""
    for term in returned.terms:
        try:
            code = project.find_code(term.language)
        except DragomanError:
            code = ""
        code = code if code in project.languages else term.language.partition("-")[0]
        if code in project.languages:
            yield replace(term, language=code)
        else:
            language = quote(term.language)
            told.append((term.line, f"{language} is not a language of this project; not taken"))
