"""All documents in all languages: how far they are, and what is made of them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

from dragoman import files, fonts
from dragoman.commands._changed_sources import list_changed_sources
from dragoman.commands.build import build as build_project
from dragoman.commands.export import ExportRequest, make_package
from dragoman.commands.import_ import ImportRequest, import_, summarize
from dragoman.commands.render import RenderRequest, find_up_to_date, plan_jobs
from dragoman.commands.status import LanguageStatus, status
from dragoman.commands.update import preview_update, update
from dragoman.commands.watch import BuildSummary, follow_build
from dragoman.errors import DragomanError, gather, list_errors
from dragoman.exchanges import list_exchanges, load_exchange
from dragoman.matching.model import CERTAIN
from dragoman.model import Kind
from dragoman.project import Project
from dragoman.workbench._desk import Desk
from dragoman.workbench._opened import describe_language
from dragoman.workbench._rows import describe_counts, describe_progress, find_next
from dragoman.workbench._words import InterfaceWords

_MOST_OPENED = 60
"""So many catalogues are opened to find the first paragraph to do."""
_MOST_EDITIONS = 200


def describe_project(desk: Desk, words: InterfaceWords) -> dict[str, Any]:
    """Return what the overview shows."""
    project = desk.project
    statuses, errors = gather(status(project, project.documents, project.languages))
    sources = list(list_changed_sources(project, project.documents))
    errors += [source.problem for source in sources if source.problem]
    changed = {source.document for source in sources}
    by_document: dict[str, list[LanguageStatus]] = {}
    for each in statuses:
        by_document.setdefault(each.document, []).append(each)
    is_small = len(statuses) <= _MOST_OPENED
    return {
        "documents": [
            {
                "name": name,
                "title": _find_title(project, name) if is_small else "",
                "languages": [
                    {
                        **_describe_status(desk, each, is_small),
                        **describe_progress(each.tally, words),
                        "changed": name in changed,
                    }
                    for each in found
                ],
            }
            for name, found in by_document.items()
        ],
        "source_language": describe_language(project.settings.source_language),
        "editions": list(_describe_editions(project)),
        "exports": list_exchanges(),
        "changed": sorted(changed),
        "problems": list(dict.fromkeys(explain_error(project.root, each) for each in errors)),
    }


def _describe_status(desk: Desk, one: LanguageStatus, is_small: bool) -> dict[str, Any]:
    first = None
    if is_small:
        with suppress(DragomanError):
            first = find_next(desk.open(one.document, one.language))
    return {**describe_language(one.language), **describe_counts(one.tally), "first": first}


def _find_title(project: Project, name: str) -> str:
    with suppress(DragomanError):
        for unit in project.read_document(name).units:
            if unit.kind in (Kind.TITLE, Kind.HEADING):
                return unit.text
    return ""


def _describe_editions(project: Project) -> Iterable[dict[str, Any]]:
    jobs = plan_jobs(project, tuple(project.documents), RenderRequest())[:_MOST_EDITIONS]
    for job, is_fresh in zip(jobs, find_up_to_date(project, jobs), strict=True):
        below = job.path.relative_to(project.build_folder).as_posix()
        yield {
            "name": f"{job.document} · {' + '.join(job.columns)}",
            "document": job.document,
            "languages": list(job.columns),
            "format": job.format,
            "href": f"made/{quote(below)}",
            "made": job.path.is_file(),
            "fresh": is_fresh,
        }


def list_changes(project: Project, document: str) -> dict[str, Any]:
    """Return what an update of a document would do: for each language whose catalogue it would
    change, how many paragraphs are to translate and how many are no longer in the source. And why
    it cannot be updated, where its source cannot be read."""
    updates, errors = gather(preview_update(project, [document], project.languages))
    changed = [one for updated in updates for one in updated.catalogs if one.report.changed]
    return {
        "catalogs": [
            {
                **describe_language(one.language),
                "untranslated": one.report.untranslated,
                "retired": one.report.retired,
                "matched": sum(
                    count for kind, count in one.report.counts.items() if kind not in CERTAIN
                ),
            }
            for one in changed
        ],
        "problems": [explain_error(project.root, error) for error in errors],
    }


def build_editions(project: Project) -> dict[str, Any]:
    """Build the project as ``dragoman build`` does; return what a person must know about it."""
    fonts.forget_files()  # others may have been put into the project since the last time
    summary, lines = BuildSummary(), list[str]()
    try:
        follow_build(project, build_project(project), summary)
    except DragomanError as error:
        lines = explain_error(project.root, error).splitlines()
    lines += summary.warnings
    if summary.errors:
        lines.append(f"`dragoman check` finds errors in the translations: {summary.errors}")
    return {"lines": lines, "ok": not lines, "made": summary.made}


def update_document(project: Project, document: str) -> str:
    """Bring the catalogues of a document up to date; return what was done in a sentence."""
    changed = [
        one
        for updated in update(project, [document], project.languages)
        for one in updated.catalogs
        if one.report.changed
    ]
    return f"{document}: {len(changed)} of {len(project.languages)} catalogues updated"


def write_export(project: Project, place: tuple[str, str], form: str) -> tuple[str, bytes]:
    """Return the name and the bytes of a file for a translator.

    ``place`` is a document and a language. Raises KeyError for a format that is not there, and
    ExchangeError where the catalogue is not in step with its source.
    """
    document, language = place
    exchange = load_exchange(form)
    request = ExportRequest([document], [language], [form], project.root)
    package = make_package(project, document, language, request)
    return f"{PurePosixPath(document).name}.{language}{exchange.SUFFIX}", exchange.write(package)


def take_returned(project: Project, name: str, data: bytes) -> list[str]:
    """Take a file that came back, as ``dragoman import`` does; return what became of it.

    What a file is called is of no account: it is known by its content.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "returned"
        files.write(path, data, root=Path(folder))
        sentences = []
        for imported in import_(project, ImportRequest([path])):
            sentences.append(summarize(imported))
            sentences += [
                f"{imported.row_name} {row}: {said}" if row else said
                for row, said in imported.remarks
            ]
    shown = PurePosixPath(name.replace("\\", "/")).name or "file"
    return [f"{shown}: {sentence}" for sentence in sentences]


def explain_error(root: Path, error: DragomanError) -> str:
    """Return what is wrong, with paths as seen from the project's folder."""
    lines = []
    for each in list_errors(error):
        path = Path(each.path) if each.path else None
        is_inside = path is not None and path.absolute().is_relative_to(root)
        shown = path.absolute().relative_to(root).as_posix() if path and is_inside else ""
        line = f":{each.line}" if each.line is not None else ""
        lines.append(f"{shown}{line}: {each.sentence}" if shown else each.sentence)
    return "\n".join(lines)
