"""What ``check`` finds in one catalogue, by message."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dragoman.checks import Finding, Severity
from dragoman.commands.check import locate_with_source, project_policy
from dragoman.errors import DragomanError
from dragoman.model import CatalogName, MessageKey
from dragoman.po import Block, Catalog, dump
from dragoman.project import Project
from dragoman.proofread import check_catalog


def group_findings(
    project: Project, document: str, language: str
) -> dict[MessageKey, list[Finding]]:
    """Return the findings of each message that has any.

    Raises SourceError where the source cannot be read: without it, some faults are not seen.
    """
    data = project.read_catalog_bytes(document, language) or b""
    place = locate_with_source(project, document, language)
    by_message: dict[MessageKey, list[Finding]] = {}
    for finding in check_catalog(data, place, project_policy(project)):
        if finding.msgid:
            by_message.setdefault((finding.msgctxt, finding.msgid), []).append(finding)
    return by_message


def list_faulty(by_message: dict[MessageKey, list[Finding]]) -> set[MessageKey]:
    """Return the keys of the messages that have errors."""
    return {
        key
        for key, findings in by_message.items()
        if any(finding.severity is Severity.ERROR for finding in findings)
    }


def find_errors(
    project: Project, place: CatalogName, catalog: Catalog, blocks: Iterable[Block]
) -> dict[MessageKey, list[str]]:
    """Return what ``check`` calls an error in messages as they would be in a catalogue.

    Raises SourceError where the source cannot be read: without it, some faults are not seen.
    """
    data = dump(replace(catalog, blocks=tuple(blocks)))
    located = locate_with_source(project, *place)
    found: dict[MessageKey, list[str]] = {}
    for finding in check_catalog(data, located, project_policy(project)):
        if finding.severity is Severity.ERROR and finding.msgid:
            sentence = f"check, {finding.id}: {finding.message}"
            found.setdefault((finding.msgctxt, finding.msgid), []).append(sentence)
    return found


def list_errors_by_row(
    project: Project, place: CatalogName, catalog: Catalog, taken: Mapping[MessageKey, int]
) -> list[tuple[int, str]]:
    """Return what `check` calls an error in the texts that were taken, each with its row.

    They are in the catalogue already. So where a file that `check` needs cannot be read, as the
    source or the glossary, that is one sentence more, and not an error.
    """
    if not taken:
        return []
    blocks = (block for block in catalog.blocks if block.key in taken)
    try:
        found = find_errors(project, place, catalog, blocks)
    except DragomanError as error:
        return [(0, f"`check` has not looked at them: {project.show_error(error)}")]
    return [
        (taken[key], sentence)
        for key, sentences in found.items()
        if key in taken
        for sentence in sentences
    ]
