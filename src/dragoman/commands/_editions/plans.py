"""What is to be done for each edition: nothing where it is up to date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from dragoman.commands._caches.digests import make_content_key
from dragoman.commands._editions.input_files import InputFiles
from dragoman.commands._editions.inputs import SharedInputs, list_inputs
from dragoman.commands._editions.makers import digest_makers
from dragoman.commands._editions.neighbours import LinkedDocuments
from dragoman.commands._editions.pictures import PictureLists
from dragoman.commands._editions.sisters import SisterLists
from dragoman.commands._editions.up_to_date import EditionRecords, digest_inputs
from dragoman.commands._gates import PublicationGate
from dragoman.commands._parallel.jobs import Job
from dragoman.errors import (
    DragomanError,
    EditionError,
    RefusedEditionError,
    SeveralErrors,
    explain_refusal,
)
from dragoman.files.inside import choose_root, resolve_inside
from dragoman.project import Project


class RenderResult(NamedTuple):
    """What a job has led to."""

    job: Job
    made: bool
    """False where the edition was up to date, so that nothing had to be made."""
    written: bool
    """Whether the file has new bytes."""
    warnings: tuple[str, ...] = ()


class _Inputs(NamedTuple):
    """Everything that an edition depends on: texts, settings, programs."""

    request: str
    """All but what the files hold."""
    paths: tuple[Path, ...]


class Due(NamedTuple):
    """A job that must be done now, and what its edition depends on."""

    job: Job
    inputs: _Inputs
    digest: str


class EditionPlanner:
    """Finds out what is to be done for each job, with what all jobs of a project share."""

    def __init__(self, project: Project, records: EditionRecords) -> None:
        self.project, self.records = project, records
        self.gate, self.files = PublicationGate(project), InputFiles()
        self.sisters = SisterLists(project, self.gate)
        self.linked = LinkedDocuments(project, self.gate, self.files)
        self.pictures = PictureLists(project, self.files)
        self.root = project.root.resolve()
        self.shared = SharedInputs(project)
        self._roots: dict[Path, Path] = {}
        """By folder that may be written to, the folder that its files may not leave."""

    def plan(self, job: Job) -> Due | RenderResult | DragomanError:
        """Return what is to be done, or what is known already: a result, or why there is none."""
        try:
            self._check_place(job.path)
            refusals = self.gate.explain_refusal(job.document, job.columns)
            if refusals:
                return SeveralErrors([RefusedEditionError(each, job.name) for each in refusals])
            due = self._compare(replace(job, sisters=self.sisters.list_sisters(job)))
        except DragomanError as error:
            return name_edition(error, job)
        except OSError as error:  # of one file that it needs, which may not be read
            return explain_refusal(error, Path(error.filename or job.path), "read")
        return due or RenderResult(job, made=False, written=False)

    def _check_place(self, path: Path) -> None:
        """Raise ProjectError for a file that would lie where nothing may be written."""
        if path.parent not in self._roots or path.is_symlink():
            root = choose_root(self.project.root, path)
            resolve_inside(root, path)
            self._roots[path.parent] = root

    def find_root(self, path: Path) -> Path:
        """Return the folder that the file of an edition which was planned may not leave."""
        return self._roots[path.parent]

    def _compare(self, job: Job) -> Due | None:
        """Return the job with its digest; None where its edition is up to date.

        Most editions have no picture and no link to another document. Where that is known of the
        texts as they are now, nobody looks for any again.
        """
        inputs = self._list_inputs(job, ())
        own = digest_inputs(*inputs, self.files)
        if self._alone and self.records.is_up_to_date(job.path, own, alone=self._alone):
            return None
        job, digest = replace(job, neighbours=self.linked.find(job)), own
        if not self._is_alone(job):
            inputs = self._list_inputs(job, self.pictures.list_files(job))
            digest = digest_inputs(*inputs, self.files)
        if not self.records.is_up_to_date(job.path, digest):
            return Due(job, inputs, digest)
        if self._is_alone(job):
            self.records.record_alone(job.path, self._alone)
        return None

    def _is_alone(self, job: Job) -> bool:
        """Return whether the texts of an edition name no picture and lead to no other document."""
        return not (job.neighbours or self.pictures.may_name(job))

    @cached_property
    def _alone(self) -> str:
        """A digest of all that decides, besides the texts, whether an edition has pictures or
        links; empty where that depends on how far translations are, too."""
        if self.gate.require or self.gate.limits:
            return ""
        project = self.project
        return make_content_key(
            repr((*project.documents, project.settings, project.languages)).encode()
        )

    @cached_property
    def _outside(self) -> dict[Path, bytes]:
        """The digests of files outside the project, which are read once."""
        found = self.files.digests.items()
        return {path: digest for path, digest in found if not path.is_relative_to(self.root)}

    def is_still_right(self, due: Due) -> bool:
        """Return whether the files in the project are those that a job was planned with; else
        nobody knows which content was read. All jobs must have been planned."""
        try:
            return digest_inputs(*due.inputs, InputFiles(self._outside)) == due.digest
        except OSError:
            return False

    def record_made(self, due: Due, data: bytes) -> None:
        """Record that the edition of a job is there, which ``is_still_right``."""
        self.records.record_made(due.job.path, due.digest, data)
        if self._is_alone(due.job):
            self.records.record_alone(due.job.path, self._alone)

    def _list_inputs(self, job: Job, pictures: Sequence[Path]) -> _Inputs:
        project, options = self.project, self.shared.options
        inputs = list_inputs(project, job, shared=self.shared)
        catalogs = [path for _, path in inputs.catalogs]
        others = [path for path in (inputs.cover, inputs.glossary) if path]
        paths = [inputs.document, *catalogs, *inputs.words, *inputs.fonts, *others]
        paths += [project.source(name) for name, _ in job.neighbours]
        names = [str(path.relative_to(self.root)) for path in pictures]
        # The same words may become those of another language.
        names += map(str, inputs.words)
        found = self.shared.list_found_fonts(job)
        settings = self.shared.digest_settings(job)
        links = job.sisters, job.neighbours
        asked = (job.name, job.columns, job.format, links, settings, options.modified, options.date)
        makers = digest_makers(project.documents[job.document].suffix, job.format)
        return _Inputs(repr((*asked, found, names, makers)), (*paths, *pictures))


def name_edition(error: DragomanError, job: Job) -> DragomanError:
    """Return the error of an edition with the name of its file, unless it names one already."""
    if isinstance(error, EditionError) and error.path is None:
        return type(error)(error.sentence, job.name)
    return error
