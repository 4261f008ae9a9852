"""Check a project's translations: find faults, and make the safe fixes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman import checks, files, proofread
from dragoman.catalogs.saving import refuse_half_saved
from dragoman.checks import Finding, Policy, Severity
from dragoman.checks.msgfmt import find_msgfmt
from dragoman.commands._check.catalogs import CheckedCatalog, check, check_each
from dragoman.commands._check.known_translations import read_translations
from dragoman.commands._check.located import SourceReader, locate_catalog, locate_with_source
from dragoman.commands._glossaries import read_glossary
from dragoman.errors import CatalogError, DragomanError, raise_errors
from dragoman.files import folders
from dragoman.files.half_saved import read_whole
from dragoman.po.decoding import is_whole
from dragoman.project import Project

if TYPE_CHECKING:
    from dragoman.proofread import CatalogPlace, FixedText

__all__ = [
    "CheckedCatalog",
    "FixedCatalog",
    "check",
    "check_each",
    "describe_check",
    "fix",
    "has_failed",
    "locate_catalog",
    "locate_with_source",
    "name_in_project",
    "project_policy",
    "read_translations",
    "write_diff",
]


@dataclass(frozen=True, slots=True)
class FixedCatalog:
    """What ``--fix`` changed in one catalogue."""

    path: Path
    before: bytes
    after: bytes
    changes: tuple[FixedText, ...]


def project_policy(project: Project, *, strict: bool = False) -> Policy:
    """Return what the settings choose about the rules, with the project's glossary.

    Raises ProjectError for a rule that does not exist, and for a glossary that is wrong.
    """
    settings = project.settings.check
    for key, rules in {"disable": settings.disable, "severity": settings.severity}.items():
        for rule in rules:
            if rule not in checks.list_rule_ids():
                raise project.setting_error(f"check.{key}.{rule}", checks.suggest_rule(rule), rule)
    return checks.make_policy(
        settings.disable,
        settings.severity,
        settings.digits,
        settings.quotes,
        glossary=read_glossary(project),
        strict=strict,
        names=tuple(filter(None, (project.settings.translator, project.settings.team))),
    )


def name_in_project(project: Project, checked: Iterable[CheckedCatalog]) -> list[CheckedCatalog]:
    """Return checked catalogues with paths that begin in the project's folder, where they would be
    paths in full: a report goes to others, who need not know where the project is."""
    here = Path.cwd()

    def name(shown: str) -> str:
        path = here / shown
        if Path(shown) != path and here != here.parent:  # below "/", a path is in full as well
            return shown
        return str(path.relative_to(project.root)) if project.root in path.parents else path.name

    return [
        CheckedCatalog(
            name(catalog.path),
            tuple(replace(finding, path=name(finding.path)) for finding in catalog.findings),
        )
        for catalog in checked
    ]


def describe_check(
    project: Project, documents: Sequence[str], languages: Iterable[str], policy: Policy
) -> Iterator[str]:
    """Yield sentences about what a check reads, and what it skips and why; for ``-v``."""
    for rule in sorted(policy.disable):
        yield f"the rule {rule} is skipped, because the settings switch it off"
    path = project.show(project.glossary_file)
    if policy.glossary is None:
        yield f"{path}: there is no such glossary, so the rule glossary finds nothing"
    else:
        number = len(policy.glossary.terms)
        yield f"{path}: glossary, {number} {'row' if number == 1 else 'rows'}"
    if find_msgfmt() is None:
        yield "msgfmt is not installed, so only dragoman's own rules check the catalogues"
    for language in languages:
        for document in documents:
            yield _describe_catalog(project, document, language)


def _describe_catalog(project: Project, document: str, language: str) -> str:
    path = project.show(project.catalog(document, language))
    try:
        catalog = project.read_catalog(document, language)
    except CatalogError:
        return f"{path}: its translations are skipped, because the file cannot be read"
    if catalog is None:
        return f"{path}: skipped, because there is no such catalogue; `dragoman update` makes it"
    live = [message for message in catalog.blocks if not message.obsolete]
    finished = sum(map(proofread.is_finished, live))
    fuzzy = sum(message.fuzzy for message in live)
    checked = f"{path}: {finished} of {len(live)} messages are checked"
    if finished == len(live):
        return checked
    untranslated = len(live) - finished - fuzzy
    return f"{checked}; skipped because fuzzy: {fuzzy}; because untranslated: {untranslated}"


def has_failed(findings: Iterable[Finding], *, strict: bool) -> bool:
    """Return whether a check with these findings fails: for errors, if strict for warnings too."""
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(finding.severity in failing for finding in findings)


def fix(
    project: Project,
    documents: Sequence[str],
    languages: Iterable[str],
    policy: Policy,
    *,
    dry_run: bool = False,
) -> Iterator[FixedCatalog]:
    """Make the safe fixes, and yield each catalogue that they change.

    Each catalogue is written whole or not at all; with ``dry_run`` none is written. One that
    cannot be read or written stops no other; when all are done, its error is raised. The same holds
    where its source cannot be read: it says what in a text is code, in which nothing is mended.
    """
    errors: list[DragomanError] = []
    sources = SourceReader()
    for language in languages:
        for document in documents:
            path = project.catalog(document, language)
            try:
                if not folders.is_file(path):
                    continue
                place = locate_with_source(project, document, language, sources)
                fixed = _fix_one(project, path, place, policy, dry_run)
            except DragomanError as error:
                errors.append(error)
                continue
            if fixed.after != fixed.before:
                yield fixed
    raise_errors(errors)


def _fix_one(
    project: Project, path: Path, place: CatalogPlace, policy: Policy, dry_run: bool
) -> FixedCatalog:
    before, after = b"", b""
    changes: tuple[FixedText, ...] = ()

    def make_fixes(data: bytes | None) -> bytes:
        nonlocal before, after, changes
        if data is None:
            raise CatalogError("it was removed meanwhile; run again", place.path)
        refuse_half_saved(path, data)
        before = data
        after, changes = proofread.fix_catalog(before, place, policy)
        return after

    if dry_run:
        make_fixes(read_whole(path, is_whole))
    else:
        files.edit(path, make_fixes, root=project.root)
    return FixedCatalog(path, before, after, changes)


def write_diff(fixed: FixedCatalog, path: str) -> str:
    """Return the changes of a catalogue as a unified diff, with the path as it is shown."""
    from difflib import unified_diff

    before, after = (
        data.decode("utf-8", "replace").splitlines(keepends=True)
        for data in (fixed.before, fixed.after)
    )
    return "".join(unified_diff(before, after, f"a/{path}", f"b/{path}", n=1))
