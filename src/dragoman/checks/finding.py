"""A finding: what a report says about one fault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.checks.policy import Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault that a rule found in a catalogue, with everything that a report says about it."""

    id: str
    """The id of the rule."""
    severity: Severity
    document: str
    language: str
    msgid: str
    msgctxt: str | None
    path: str
    """The catalogue, as it is shown to the user."""
    line: int
    """The line of the catalogue where the message begins."""
    message: str
    """What is wrong, or what to write, in one sentence."""
    excerpt: str = ""
    """The place and the words around it; the place is between ⟦ and ⟧."""
    fixable: bool = False
    """Whether ``--fix`` fixes it."""
    start: int = 0
    end: int = 0
    number: int = 0
    """The number of the paragraph; 0 when it has none."""


def count_findings(findings: Iterable[Finding]) -> dict[str, int]:
    """Count the findings of each of the three severities."""
    numbers = Counter(finding.severity for finding in findings)
    return {severity.value: numbers[severity] for severity in Severity}


def describe_finding(finding: Finding) -> str:
    """Return what a finding says, and the words around its place, isolated."""
    shown = f"{finding.message} \u2068{finding.excerpt}\u2069"
    return shown if finding.excerpt else finding.message
