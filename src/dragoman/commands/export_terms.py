"""Write the glossary for translators: one file in each format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from dragoman import files
from dragoman.commands._glossaries import read_glossary
from dragoman.commands.export import ExportedFile
from dragoman.errors import ExchangeError, did_you_mean, quote
from dragoman.files.inside import choose_root
from dragoman.project import Project
from dragoman.terms import WRITERS


def export_terms(
    project: Project, formats: Sequence[str], languages: Sequence[str], folder: Path
) -> Iterator[ExportedFile]:
    """Write the terms of some languages, of all without any, and yield each file.

    Raises ExchangeError where there is no glossary or no such format.
    """
    for name in formats:
        if name not in WRITERS:
            near = did_you_mean(name, WRITERS) or f"; there are {', '.join(WRITERS)}"
            raise ExchangeError(f"a glossary has no format {quote(name)}{near}")
    known = read_glossary(project)
    if known is None:
        path = project.show(project.glossary_file)
        raise ExchangeError(f"there is no glossary: {path} is not there")
    chosen = {id(term) for code in languages for term in known.select_terms(code)}
    terms = [term for term in known.terms if not languages or id(term) in chosen]
    root = choose_root(project.root, folder / "file")
    for name in dict.fromkeys(formats):
        written = folder / ".".join(["glossary", *languages, name])
        if terms:
            files.write(written, WRITERS[name](terms, project.settings.source_language), root=root)
        yield ExportedFile(written, len(terms))
