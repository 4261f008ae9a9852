"""Which editions to make: each is a job, with its document, languages, format and file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from dragoman import editions, languages
from dragoman.errors import EditionError, ProjectError, did_you_mean, quote
from dragoman.model import Sister
from dragoman.project import Project, check_languages

SOURCE = "source"
"""The name of the format that is the document's own, in one language."""


@dataclass(frozen=True, slots=True)
class Job:
    """One edition to make."""

    document: str
    columns: tuple[str, ...]
    """Its languages, in order."""
    format: str
    """The name of a format of editions, or ``SOURCE``."""
    path: Path
    """The file to write."""
    sisters: tuple[Sister, ...] = field(default=(), compare=False)
    """The editions that it links to, once they are known."""
    neighbours: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    """The other documents that its links lead to, with the addresses of their pages."""

    @property
    def name(self) -> str:
        """What messages call it: the file, with the folder of its document."""
        return str(PurePosixPath(self.document).parent / self.path.name)


class RenderRequest(NamedTuple):
    """What the user asks ``render`` for. The settings fill in what is empty."""

    editions: tuple[tuple[str, ...], ...] = ()
    """The languages of each edition, in order."""
    formats: tuple[str, ...] = ()
    folder: Path | None = None


def plan_jobs(
    project: Project, documents: Iterable[str], request: RenderRequest
) -> tuple[Job, ...]:
    """Return the jobs for the documents: each edition in each format, in the order of both.

    An edition in the layout ``single``, or in the document's own format, has one language: each
    of its columns is then an edition. Raises ProjectError for unknown languages or formats before
    anything is made, for a format that would show none of the languages that are asked for, and for
    two formats that would write one file.
    """
    formats = request.formats or project.settings.formats
    wanted = request.editions or _list_editions(project)
    for columns in wanted:
        _check_columns(project, columns)
    if request.editions or set(formats) == {SOURCE}:
        for name in formats:
            _check_not_nothing(project, wanted, name)
    folder = request.folder or project.build_folder
    jobs: dict[Path, Job] = {}
    for document in documents:
        for name in formats:
            suffix = _find_suffix(project, document, name)
            for columns in _split_editions(project, wanted, name):
                path = folder / f"{document}.{'-'.join(columns)}{suffix}"
                job = jobs.setdefault(path, Job(document, columns, name, path))
                if job.format != name:
                    raise ProjectError(
                        f"the formats {job.format} and {name} would both write {quote(job.name)}; "
                        "make one of them in another folder (-o)"
                    )
    return tuple(jobs.values())


def _split_editions(
    project: Project, wanted: Sequence[tuple[str, ...]], format_name: str
) -> list[tuple[str, ...]]:
    """Return the editions in a format, split into one per language where it shows only one."""
    if format_name != SOURCE and project.settings.layout != "single":
        return list(wanted)
    codes = dict.fromkeys(code for columns in wanted for code in columns)
    if format_name == SOURCE:
        codes.pop(project.settings.source_language, None)
    return [(code,) for code in codes]


def _check_not_nothing(
    project: Project, wanted: Sequence[tuple[str, ...]], format_name: str
) -> None:
    """Raise ProjectError where no edition would be made in a format."""
    if _split_editions(project, wanted, format_name):
        return
    source = project.settings.source_language
    others = ", ".join(project.languages)
    advice = f"name one with -l: {others}" if others else "add one to languages in the settings"
    raise ProjectError(
        f"there is nothing to make: the format {format_name} is the document in another language, "
        f"and {source} is the language of the documents; {advice}"
    )


def _list_editions(project: Project) -> tuple[tuple[str, ...], ...]:
    """Return the settings' editions; without any, the source with all languages and with each."""
    if project.settings.editions:
        return tuple(
            tuple(code.strip() for code in columns.split(","))
            for columns in project.settings.editions
        )
    source = project.settings.source_language
    whole = (source, *project.languages)
    return tuple(dict.fromkeys((whole, *((source, code) for code in project.languages))))


def _check_columns(project: Project, columns: Sequence[str]) -> None:
    """Raise ProjectError for a language that the project does not have or that is named twice."""
    known = (project.settings.source_language, *project.languages)
    for code in columns:
        if code not in known:
            languages.normalize_code(code)  # raises for what is not a language
    check_languages(columns, known)
    if len(set(columns)) < len(columns):
        raise ProjectError(f"a language is named twice in the edition {','.join(columns)}")


def _find_suffix(project: Project, document: str, format_name: str) -> str:
    """Return the suffix of a document's files in a format. Raises ProjectError for no format.

    What is wrong with a format of another distribution is said when its editions are made.
    """
    if format_name == SOURCE:
        return project.documents[document].suffix
    try:
        return editions.load_format(format_name).SUFFIX
    except EditionError:
        return f".{format_name}"
    except KeyError:
        known = (*editions.list_formats(), SOURCE)
        near = did_you_mean(format_name, known)
        raise ProjectError(
            f"there is no edition format {quote(format_name)}{near}; there are: {', '.join(known)}"
        ) from None
