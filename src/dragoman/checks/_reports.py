"""Findings as a person, a build server or a code host reads them; every report is one string."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from dragoman.checks._excerpt import show_hidden
from dragoman.checks._files import FileRule
from dragoman.checks._model import Finding, Rule, Severity
from dragoman.checks._run import all_rules

SCHEMA_VERSION = 1
MANY = 20
"""Hints of one rule in one file above this number are one line."""
_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
_NO_XML = str.maketrans({code: None for code in range(32) if code not in (9, 10, 13)})


def count_findings(findings: Iterable[Finding]) -> dict[str, int]:
    """Count the findings by severity, all three of them."""
    found = Counter(finding.severity for finding in findings)
    return {severity.value: found[severity] for severity in Severity}


def write_text(findings: Sequence[Finding], paths: Sequence[str] = ()) -> str:
    """Give two lines for each finding: what and where, and the words with the place marked.

    The words are isolated from the line (U+2068, U+2069), so that a terminal shows both well.
    """
    lines: list[str] = []
    often = Counter(_group_of(one) for one in findings if one.severity is Severity.HINT)
    said: set[tuple[str, str]] = set()
    for finding in findings:
        group = _group_of(finding)
        if often[group] <= MANY:
            lines += _write_lines(finding)
        elif group not in said:
            said.add(group)
            lines.append(
                f"{finding.path}:{finding.line}: {finding.severity} {finding.id}: "
                f"{often[group]} times, here first. {_fix_label(finding)}".rstrip()
            )
    return "".join(f"{line}\n" for line in (*lines, _write_summary(findings)))


def _group_of(finding: Finding) -> tuple[str, str]:
    return finding.path, finding.id


def _write_lines(finding: Finding) -> Iterator[str]:
    paragraph = f"{finding.document} ¶{finding.number}: " if finding.number else ""
    yield (
        f"{finding.path}:{finding.line}: {paragraph}{finding.severity} {finding.id}: "
        f"{show_hidden(finding.message)} {_fix_label(finding)}"
    ).rstrip()
    if finding.excerpt:
        yield f"    \u2068{finding.excerpt}\u2069"


def _fix_label(finding: Finding) -> str:
    return "[--fix]" if finding.fixable else ""


def _write_summary(findings: Sequence[Finding]) -> str:
    numbers = count_findings(findings)
    parts = [f"{number} {name}{'' if number == 1 else 's'}" for name, number in numbers.items()]
    return ", ".join(parts)


def write_json(findings: Sequence[Finding], paths: Sequence[str] = ()) -> str:
    """Give the findings as JSON; ``schema_version`` counts its incompatible changes."""
    data = {
        "schema_version": SCHEMA_VERSION,
        "findings": [_finding_as_data(finding) for finding in findings],
        "counts": count_findings(findings),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _finding_as_data(finding: Finding) -> dict[str, object]:
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


def write_github(findings: Sequence[Finding], paths: Sequence[str] = ()) -> str:
    """Give the findings as annotations of GitHub's workflows."""
    return "".join(
        f"::{_GITHUB[one.severity]} file={_escape_property(one.path)},line={one.line},"
        f"title={_escape_property(one.id)}::{_escape_value(_message_of(one))}\n"
        for one in findings
    )


def _message_of(finding: Finding) -> str:
    return (
        f"{finding.message} \u2068{finding.excerpt}\u2069" if finding.excerpt else finding.message
    )


def _escape_value(said: str) -> str:
    return said.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(said: str) -> str:
    return _escape_value(said).replace(":", "%3A").replace(",", "%2C")


def write_sarif(findings: Sequence[Finding], paths: Sequence[str] = ()) -> str:
    """Give the findings as SARIF 2.1.0, with every rule that could have found something."""
    known = all_rules()
    index = {one.id: number for number, one in enumerate(known)}
    run = {
        "tool": {
            "driver": {
                "name": "dragoman",
                "rules": [_describe_rule(one) for one in known],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_describe_finding(finding, index) for finding in findings],
    }
    data = {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _describe_rule(one: Rule | FileRule) -> dict[str, object]:
    return {
        "id": one.id,
        "shortDescription": {"text": one.sentence},
        "defaultConfiguration": {"level": _LEVELS[one.severity]},
    }


def _describe_finding(finding: Finding, index: Mapping[str, int]) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": finding.id,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message_of(finding)},
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

    return quote(path.replace("\\", "/"))


def write_junit(findings: Sequence[Finding], paths: Sequence[str] = ()) -> str:
    """Give a test case for each catalogue and rule that found something; hints do not fail.

    A catalogue without findings is one case that passes.
    """
    suites: dict[str, list[Finding]] = {path: [] for path in paths}
    for finding in findings:
        suites.setdefault(finding.path, []).append(finding)
    body = "".join(_write_suite(path, found) for path, found in suites.items())
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="dragoman">\n'
    return f"{head}{body}</testsuites>\n"


def _write_suite(path: str, findings: Sequence[Finding]) -> str:
    failed = sum(one.severity is not Severity.HINT for one in findings)
    cases = (
        "".join(map(_write_case, findings))
        or f'    <testcase classname={_quote_attribute(path)} name="check"/>\n'
    )
    number = max(len(findings), 1)
    return (
        f'  <testsuite name={_quote_attribute(path)} tests="{number}" failures="{failed}">\n'
        f"{cases}  </testsuite>\n"
    )


def _write_case(finding: Finding) -> str:
    name = f"{finding.id} in line {finding.line}"
    said = escape(_message_of(finding).translate(_NO_XML))
    tag = "system-out" if finding.severity is Severity.HINT else "failure"
    more = f" type={_quote_attribute(finding.severity)} message={_quote_attribute(finding.message)}"
    return (
        f"    <testcase classname={_quote_attribute(finding.path)} name={_quote_attribute(name)}>"
        f"<{tag}{more if tag == 'failure' else ''}>{said}</{tag}></testcase>\n"
    )


def _quote_attribute(said: str) -> str:
    return quoteattr(said.translate(_NO_XML))


REPORTS: Mapping[str, Callable[[Sequence[Finding], Sequence[str]], str]] = {
    "text": write_text,
    "json": write_json,
    "github": write_github,
    "sarif": write_sarif,
    "junit": write_junit,
}
"""By the name that ``--format`` takes; each gets the findings and the paths that were checked."""
