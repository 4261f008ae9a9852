"""What ``check`` finds in one catalogue, by message."""

from __future__ import annotations

from dragoman.checks import Finding, Severity
from dragoman.commands.check import locate_catalog, project_policy
from dragoman.model import MessageKey
from dragoman.project import Project
from dragoman.proofread import check_catalog


def findings_by_message(
    project: Project, document: str, language: str
) -> dict[MessageKey, list[Finding]]:
    """Return the findings of each message that has any."""
    data = project.read_catalog_bytes(document, language) or b""
    place = locate_catalog(project, document, language)
    by_message: dict[MessageKey, list[Finding]] = {}
    for finding in check_catalog(data, place, project_policy(project)):
        if finding.msgid:
            by_message.setdefault((finding.msgctxt, finding.msgid), []).append(finding)
    return by_message


def keys_with_errors(by_message: dict[MessageKey, list[Finding]]) -> set[MessageKey]:
    """Return the keys of the messages that have errors."""
    return {
        key
        for key, findings in by_message.items()
        if any(finding.severity is Severity.ERROR for finding in findings)
    }
