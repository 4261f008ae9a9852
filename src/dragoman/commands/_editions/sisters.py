"""Which other editions of a document a page links to, so that readers and search engines find them.

They are those that the settings plan and that may be published, whichever were made in this run: so
the bytes of a page do not depend on what else was made with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from typing import NamedTuple
from urllib.parse import quote

from dragoman import editions, languages
from dragoman.commands._gates import PublicationGate
from dragoman.commands._parallel.jobs import SOURCE, Job, RenderRequest, plan_jobs
from dragoman.errors import EditionError
from dragoman.model import Sister
from dragoman.project import Project

_LINKING = "html"
"""The format whose files say what other files there are."""
_MEDIA_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".epub": "application/epub+zip",
    ".html": "text/html",
    ".md": "text/markdown",
    ".pdf": "application/pdf",
    ".tex": "application/x-tex",
    ".txt": "text/plain",
}


def find_media_type(job: Job) -> str:
    """Return what kind of file an edition is; empty where that is not known."""
    return _MEDIA_TYPES.get(job.path.suffix, "")


def find_address(project: Project, name: str) -> str:
    """Return the public address of a file of the build folder; empty where the settings have none.

    ``name`` is its path in that folder, with ``/`` between folders.
    """
    address = project.settings.address
    return f"{address.rstrip('/')}/{quote(name)}" if address else ""


def is_listed(format_name: str) -> bool:
    """Return whether people are led to editions of a format."""
    if format_name == SOURCE:
        return False
    try:
        return editions.load_format(format_name).IN_INDEX
    except EditionError:
        return False  # of another distribution, and wrong; that is said where it is used


def share_languages(jobs: Sequence[Job]) -> dict[tuple[Job, str], None]:
    """Return for which language which edition is the one to read: a pair for each.

    It is the one with the fewest other languages, and of those the first.
    """
    best: dict[tuple[str, str, str], Job] = {}
    for job in sorted(jobs, key=lambda job: len(job.columns)):
        for code in job.columns:
            best.setdefault((job.document, job.format, code), job)
    return {(job, code): None for (_, _, code), job in best.items()}


def may_link(project: Project, job: Job) -> bool:
    """Return whether an edition is a page that knows where other pages are."""
    is_among_them = job.path.is_relative_to(project.build_folder)
    return job.format == _LINKING and (is_among_them or bool(project.settings.address))


class SisterLists:
    """Lists the editions that editions link to; those of one document are planned once."""

    def __init__(self, project: Project, gate: PublicationGate) -> None:
        self._project = project
        self._plan = lru_cache(maxsize=1)(partial(_plan_published, project, gate))

    def list_sisters(self, job: Job) -> tuple[Sister, ...]:
        """Return the editions that an edition links to: those of the same document as pages, and
        those with the same languages in other formats. With a public address, it is itself among
        them.

        Outside of the build folder nobody knows what lies beside it. So without such an address it
        links to none.
        """
        if not may_link(self._project, job):
            return ()
        return tuple(_choose_sisters(self._project, job, self._plan(job.document)))


class _Published(NamedTuple):
    """An edition that may be published, and what others say of it: the same in each of them."""

    file_name: str
    columns: tuple[str, ...]
    is_page: bool
    sister: Sister


def _plan_published(
    project: Project, gate: PublicationGate, document: str
) -> tuple[_Published, ...]:
    """Return the editions of a document that may be published, as the settings plan them."""
    planned = [
        each
        for each in plan_jobs(project, [document], RenderRequest())
        if is_listed(each.format) and gate.may_link(each.document, each.columns)
    ]
    shares = share_languages(planned)
    return tuple(
        _describe(project, each, tuple(code for code in each.columns if (each, code) in shares))
        for each in planned
    )


def _describe(project: Project, job: Job, codes: tuple[str, ...]) -> _Published:
    """Return an edition; ``codes`` are the languages for which it is the one to read."""
    file_name, is_page = job.path.name, job.format == _LINKING
    sister = Sister(
        languages=codes,
        title=" | ".join(map(languages.find_autonym, job.columns)),
        media_type="" if is_page else find_media_type(job),
        href=find_address(project, job.name) or quote(file_name),
    )
    return _Published(file_name, job.columns, is_page, sister)


def _choose_sisters(project: Project, job: Job, planned: Iterable[_Published]) -> Iterator[Sister]:
    own_name, has_address = job.path.name, bool(project.settings.address)
    for each in planned:
        is_shown = each.is_page or each.columns == job.columns
        if each.file_name == own_name:
            is_shown = is_shown and has_address and bool(each.sister.languages)
        if is_shown:
            yield each.sister
