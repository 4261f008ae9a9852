"""Write findings for a person, a build server or a code host; every report is one string."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol

from dragoman.checks.excerpt import show_hidden_in_sentence
from dragoman.checks.finding import Finding, count_findings, describe_finding
from dragoman.checks.gitlab import write_gitlab
from dragoman.checks.junit import write_junit
from dragoman.checks.policy import Severity
from dragoman.escaping import show_steering
from dragoman.escaping import write_json as write_json_text
from dragoman.patterns import compile_later

if TYPE_CHECKING:
    from dragoman.checks.catalog_rule import FileRule
    from dragoman.checks.text_rule import Rule

SCHEMA_VERSION = 1
MOST_HINTS = 20
"""More hints than this from one rule in one file are written as one line."""
_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
_PLACE = compile_later("⟦[^⟧]*⟧")


class Report(Protocol):
    """A form of report."""

    def __call__(
        self,
        findings: Sequence[Finding],
        paths: Sequence[str] = (),
        failures: Sequence[str] = (),
        /,
    ) -> str:
        """Return the report of findings; ``paths`` are all the catalogues that were checked.

        ``failures`` say why a check fails beside its findings. Not every form has a place for them.
        """
        ...


Paint = Callable[[str, str], str]
"""Colours a text: it gets a severity, or "place" for what is marked, and the text."""


def _leave(_what: str, text: str) -> str:
    return text


def write_findings(
    findings: Sequence[Finding],
    paths: Sequence[str] = (),
    failures: Sequence[str] = (),
    *,
    paint: Paint = _leave,
) -> str:
    """Return the lines about the findings of each catalogue, and a last line with their numbers.

    The findings of a catalogue are together.
    """
    catalogs = (own for _, own in groupby(findings, attrgetter("path")))
    lines = [line for own in catalogs for line in list_lines(own, paint)]
    return "".join(f"{line}\n" for line in (*lines, write_summary(count_findings(findings))))


def list_lines(findings: Iterable[Finding], paint: Paint = _leave) -> Iterator[str]:
    """Yield two lines for each finding of a catalogue: where and what, and the words around it.

    First come the errors and the warnings, each as soon as it is found; then the hints. The place
    is marked. The words are isolated from the line (U+2068, U+2069), so that a terminal shows both
    well. ``paint`` colours the severities and the places.
    """
    hints: list[Finding] = []
    counts: Counter[str] = Counter()
    for finding in findings:
        if finding.severity is not Severity.HINT:
            yield from _write_lines(finding, paint)
            continue
        counts[finding.id] += 1
        if counts[finding.id] <= MOST_HINTS:
            hints.append(finding)
    written: set[str] = set()
    for hint in hints:
        if counts[hint.id] <= MOST_HINTS:
            yield from _write_lines(hint, paint)
        elif hint.id not in written:
            written.add(hint.id)
            yield (
                f"{hint.path}:{hint.line}: {_label(hint, paint)}: "
                f"found {counts[hint.id]} times, here first. {_fix_label(hint)}"
            ).rstrip()


def _label(finding: Finding, paint: Paint) -> str:
    return f"{paint(finding.severity, finding.severity)} {finding.id}"


def _write_lines(finding: Finding, paint: Paint) -> Iterator[str]:
    paragraph = f"{finding.document} ¶{finding.number}: " if finding.number else ""
    yield (
        f"{finding.path}:{finding.line}: {paragraph}{_label(finding, paint)}: "
        f"{show_hidden_in_sentence(finding.message)} {_fix_label(finding)}"
    ).rstrip()
    if finding.excerpt:
        shown = _PLACE.sub(lambda place: paint("place", place[0]), finding.excerpt)
        yield f"    \u2068{shown}\u2069"


def _fix_label(finding: Finding) -> str:
    return "[--fix]" if finding.fixable else ""


def write_summary(numbers: Mapping[str, int]) -> str:
    """Return how many findings of each severity there are, as ``count_findings`` counts them."""
    parts = [f"{number} {name}{'' if number == 1 else 's'}" for name, number in numbers.items()]
    return ", ".join(parts)


def write_json(
    findings: Sequence[Finding], paths: Sequence[str] = (), failures: Sequence[str] = ()
) -> str:
    """Return the findings as JSON; ``schema_version`` grows with each incompatible change."""
    data = {
        "schema_version": SCHEMA_VERSION,
        "findings": [_to_json_object(finding) for finding in findings],
        "counts": count_findings(findings),
    }
    return write_json_text(data)


def _to_json_object(finding: Finding) -> dict[str, object]:
    return {
        "id": finding.id,
        "severity": finding.severity.value,
        "document": finding.document,
        "language": finding.language,
        "msgid": finding.msgid,
        "msgctxt": finding.msgctxt,
        "path": finding.path,
        "line": finding.line,
        "message": finding.message,
        "excerpt": finding.excerpt,
        "fixable": finding.fixable,
        "paragraph": finding.number or None,
    }


def write_github(
    findings: Sequence[Finding], paths: Sequence[str] = (), failures: Sequence[str] = ()
) -> str:
    """Return the findings as annotations of GitHub's workflows."""
    return "".join(
        f"::{_GITHUB[finding.severity]} file={_escape_property(finding.path)},line={finding.line},"
        f"title={_escape_property(finding.id)}::{_escape_value(describe_finding(finding))}\n"
        for finding in findings
    )


def annotate_failure(sentence: str) -> str:
    """Return what fails a check and has no place in a file, as an annotation of GitHub."""
    return f"::error title=dragoman check::{_escape_value(sentence)}\n"


def _escape_value(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return show_steering(escaped)


def _escape_property(text: str) -> str:
    return _escape_value(text).replace(":", "%3A").replace(",", "%2C")


def write_sarif(
    findings: Sequence[Finding], paths: Sequence[str] = (), failures: Sequence[str] = ()
) -> str:
    """Return the findings as SARIF 2.1.0, with every rule that could have found something.

    What has no place in a file is a notification of the run.
    """
    from dragoman.checks.registry import list_all_rules  # it loads all rules

    rules = list_all_rules()
    index = {rule.id: number for number, rule in enumerate(rules)}
    run: dict[str, object] = {
        "tool": {
            "driver": {
                "name": "dragoman",
                "rules": [_describe_rule(rule) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_describe_finding(finding, index) for finding in findings],
    }
    if failures:
        notes = [{"level": "error", "message": {"text": sentence}} for sentence in failures]
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": notes}]
    data = {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}
    return write_json_text(data)


def _describe_rule(rule: Rule | FileRule) -> dict[str, object]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.sentence},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _describe_finding(finding: Finding, index: Mapping[str, int]) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": finding.id,
        "level": _LEVELS[finding.severity],
        "message": {"text": describe_finding(finding)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _quote_uri(finding.path)},
                    "region": {"startLine": max(finding.line, 1)},
                },
                "logicalLocations": [{"name": finding.document, "kind": "resource"}],
            }
        ],
        "properties": {"language": finding.language, "fixable": finding.fixable},
    }
    if finding.id in index:
        result["ruleIndex"] = index[finding.id]
    return result


def _quote_uri(path: str) -> str:
    from urllib.parse import quote

    return quote(path.replace("\\", "/"), errors="surrogatepass")


REPORTS: Mapping[str, Report] = {
    "text": write_findings,
    "json": write_json,
    "github": write_github,
    "sarif": write_sarif,
    "junit": write_junit,
    "gitlab": write_gitlab,
}
"""The forms of report, by the names that ``--format`` takes."""
