"""What ``check`` finds in one catalogue, by message."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.checks import Finding, Severity
from dragoman.commands.check import locate_catalog, locate_with_source, project_policy
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
    """Return what ``check`` calls an error in messages as they would be in a catalogue."""
    data = dump(replace(catalog, blocks=tuple(blocks)))
    found: dict[MessageKey, list[str]] = {}
    for finding in check_catalog(data, locate_catalog(project, *place), project_policy(project)):
        if finding.severity is Severity.ERROR and finding.msgid:
            sentence = f"check, {finding.id}: {finding.message}"
            found.setdefault((finding.msgctxt, finding.msgid), []).append(sentence)
    return found
