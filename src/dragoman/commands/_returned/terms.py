"""Take the terms of a glossary that came back into the project's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dragoman import files, glossary, terms
from dragoman.errors import DragomanError, quote
from dragoman.glossary import Term
from dragoman.model import NotTaken
from dragoman.project import Project
from dragoman.terms.merge import MergedTerms, add_terms, merge_terms
from dragoman.terms.model import ReturnedTerms


def take_terms(
    project: Project, data: bytes, name: str, *, dry_run: bool
) -> tuple[MergedTerms, str, bool]:
    """Add the new terms of a file to the glossary; with ``dry_run`` only say what would be.

    Return what became of them, what a place in the file is called, and whether the glossary was
    written. Terms in languages that the project does not have are mentioned.
    """
    returned = terms.read(data, name, project.settings.source_language)
    codes = {term.language: _find_code(project, term.language) for term in returned.terms}
    new = [
        term._replace(language=codes[term.language])
        for term in returned.terms
        if codes[term.language]
    ]
    remarks = [*returned.remarks, *_tell_languages(returned, codes)]
    path = project.glossary_file
    merged = _merge(path, files.read(path), new)
    is_written = False
    if merged.added and not dry_run:
        is_written = files.edit(
            path,
            lambda now: add_terms(now, _merge(path, now, new).added, str(path)),
            root=project.root,
        )
    remarks = sorted([*remarks, *merged.remarks])
    return merged._replace(remarks=tuple(remarks)), returned.row_name, is_written


def _merge(path: Path, current: bytes | None, new: Sequence[Term]) -> MergedTerms:
    return merge_terms(glossary.read(path).terms if current else (), new)


def _find_code(project: Project, language: str) -> str:
    """Return the code that the project has for a language, or for its base; "" for no such one."""
    for name in (language, language.replace("-", "_").partition("_")[0]):
        try:
            code = project.find_code(name)
        except DragomanError:
            continue
        if code in project.languages:
            return code
    return ""


def _tell_languages(returned: ReturnedTerms, codes: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Yield what to say of terms in languages that the project does not have."""
    counts = Counter(term.language for term in returned.terms if not codes[term.language])
    for language, count in counts.items():
        problem = f"{quote(language)} is not a language of this project"
        yield 0, NotTaken(f"{problem}; its terms are not taken ({count})")
