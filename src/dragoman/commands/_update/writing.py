"""Writing what an update has planned.

Programs that do not use the lock may change a file at any time. A document of which a file is no
longer what was read is planned again, by itself, before anything of it is written. What is wrong
with it then stops no other document.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dragoman import files
from dragoman.commands._caches.digests import digest_bytes
from dragoman.commands._caches.memory_index import open_index
from dragoman.commands._update.catalog_plans import CatalogPlan, has_changed
from dragoman.commands._update.match_jobs import UpdateWay
from dragoman.commands._update.plans import UpdatePlans, leave_unwritable, make_plans
from dragoman.commands.extract import (
    CHANGED,
    Extracted,
    PlannedFile,
    is_stale,
    remember,
    write_template,
)
from dragoman.errors import DragomanError, ProjectError
from dragoman.project import Project


class WrittenDocument(NamedTuple):
    """A document whose files are as they are to be."""

    extracted: Extracted
    plans: tuple[CatalogPlan, ...]
    """What was planned for its catalogues, and is in the files now."""


def write_plans(
    project: Project, plans: UpdatePlans, way: UpdateWay, errors: list[DragomanError]
) -> Iterator[WrittenDocument]:
    """Write the files of each document, and yield what they are; the caller holds the lock.

    To ``errors`` is added why a document, or a catalogue, was not written. Raises ProjectError
    where the system refuses to write.
    """
    for name, file in plans.templates.items():
        latest = plans
        if _must_plan_again(project, name, file, plans):
            latest = _plan_again(project, name, way)
            errors += latest.errors
        if name in latest.templates:
            yield _write_document(project, name, latest, errors)
    remember(project, plans.templates)


def _must_plan_again(project: Project, name: str, file: PlannedFile, plans: UpdatePlans) -> bool:
    """Return whether anything is to be written of a document that is no longer as it was read."""
    changing = [language[name] for language in plans.languages if language[name].report.changed]
    is_idle = not changing and not file.is_new
    return not is_idle and (is_stale(project, name, file) or any(map(has_changed, changing)))


def _plan_again(project: Project, name: str, way: UpdateWay) -> UpdatePlans:
    """Return the plans of one document as its files are now."""
    try:
        return leave_unwritable(project, make_plans(open_index(project), [name], way))
    except DragomanError as error:
        return UpdatePlans({}, (), (error,))


def _write_document(
    project: Project, name: str, plans: UpdatePlans, errors: list[DragomanError]
) -> WrittenDocument:
    """Write the catalogues of a document, then its template.

    The template is the last: where an update is stopped, the next one finds in the old template
    which texts of a catalogue are of the source, and that nobody has typed them.
    """
    tried = [_write_catalog(language[name], errors) for language in plans.languages]
    written = tuple(plan for plan in tried if plan is not None)
    return WrittenDocument(write_template(project, name, plans.templates[name]), written)


def _write_catalog(plan: CatalogPlan, errors: list[DragomanError]) -> CatalogPlan | None:
    """Write what was planned, and return that. Where the file has changed since it was compared,
    plan again; None where that cannot be."""
    way = plan.work.way._replace(codes=(plan.language,))
    for _ in range(files.TRIES):
        if not plan.report.changed or _write_planned(plan):
            return plan
        latest = _plan_again(plan.project, plan.document, way)
        errors += latest.errors
        if plan.document not in latest.templates:
            return None
        plan = latest.languages[0][plan.document]
    errors.append(files.FileChanged(CHANGED, plan.path))
    return None


def _write_planned(plan: CatalogPlan) -> bool:
    """Write a catalogue as it was planned; return False where it is no longer what was read.

    When it was matched, it was checked that nothing is lost and that it can be read back.
    """
    new, path = plan.result.new, plan.path
    try:
        old = files.read(path)
    except ProjectError:  # who plans again says what is wrong
        return False
    if new is None or (b"" if old is None else digest_bytes(old)) != plan.read.content.digest:
        return False
    try:
        files.write(path, new, root=plan.project.root, since=old)
    except files.FileChanged:
        return False
    return True
