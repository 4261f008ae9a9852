"""Findings as GitLab's Code Quality report, which merge requests show beside the lines.

Source: the manual of GitLab, "Code Quality", with the fields that it needs.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from dragoman.checks.finding import Finding, describe_finding
from dragoman.checks.policy import Severity
from dragoman.escaping import write_json

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.HINT: "info"}


def write_gitlab(
    findings: Sequence[Finding], paths: Sequence[str] = (), failures: Sequence[str] = ()
) -> str:
    """Return the findings as a list in JSON; a list without findings is a report, too.

    A fingerprint is of the message and of what is wrong with it, and not of its line: GitLab then
    knows a finding again when the lines above it change.
    """
    seen: Counter[str] = Counter()
    entries = []
    for finding in findings:
        parts = (finding.path, finding.id, finding.msgctxt, finding.msgid, finding.message)
        text = json.dumps([*parts, finding.excerpt])
        seen[text] += 1
        entries.append(_describe_finding(finding, f"{text} {seen[text]}"))
    return write_json(entries)


def _describe_finding(finding: Finding, identity: str) -> dict[str, object]:
    return {
        "description": describe_finding(finding),
        "check_name": finding.id,
        "fingerprint": sha256(identity.encode()).hexdigest(),
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": finding.path.replace("\\", "/"),
            "lines": {"begin": max(finding.line, 1)},
        },
    }
