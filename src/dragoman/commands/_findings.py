"""What ``check`` finds in one catalogue, by message."""

from __future__ import annotations

from dragoman import files
from dragoman.checks import Finding, Severity
from dragoman.commands.check import project_policy
from dragoman.model import MessageKey
from dragoman.project import Project
from dragoman.proofread import CatalogPlace, check_catalog


def findings_by_message(
    project: Project, document: str, language: str
) -> dict[MessageKey, list[Finding]]:
    """Give the faults of each message that has any."""
    path = project.catalog(document, language)
    source = project.settings.source_language
    place = CatalogPlace(document, language, project.show(path), source_language=source)
    found: dict[MessageKey, list[Finding]] = {}
    for finding in check_catalog(files.read(path) or b"", place, project_policy(project)):
        if finding.msgid:
            found.setdefault((finding.msgctxt, finding.msgid), []).append(finding)
    return found


def keys_with_errors(found: dict[MessageKey, list[Finding]]) -> set[MessageKey]:
    """Name the messages that have errors."""
    return {
        key for key, faults in found.items() if any(f.severity is Severity.ERROR for f in faults)
    }
