"""The report for servers that build (JUnit): what catalogues have, and what is required."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.checks.finding import Finding, describe_finding
from dragoman.checks.policy import Severity
from dragoman.escaping import escape_xml


def write_junit(
    findings: Sequence[Finding], paths: Sequence[str] = (), failures: Sequence[str] = ()
) -> str:
    """Return a JUnit suite for each catalogue, with a test case for each finding.

    Only errors are failures, as only they fail the command; warnings and hints are in the output of
    their cases. A catalogue without findings has one test case, which passes. What has no
    place in a catalogue is a suite of its own.
    """
    suites: dict[str, list[Finding]] = {path: [] for path in paths}
    for finding in findings:
        suites.setdefault(finding.path, []).append(finding)
    body = "".join(_write_suite(path, suite) for path, suite in suites.items())
    body += _write_failures(failures) if failures else ""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="dragoman">\n'
    return f"{head}{body}</testsuites>\n"


def _write_suite(path: str, findings: Sequence[Finding]) -> str:
    failed = sum(finding.severity is Severity.ERROR for finding in findings)
    cases = (
        "".join(map(_write_case, findings))
        or f'    <testcase classname={_quote_attribute(path)} name="check"/>\n'
    )
    number = max(len(findings), 1)
    return (
        f'  <testsuite name={_quote_attribute(path)} tests="{number}" failures="{failed}">\n'
        f"{cases}  </testsuite>\n"
    )


def _write_failures(failures: Sequence[str]) -> str:
    cases = (
        f'    <testcase classname="dragoman check" name={_quote_attribute(sentence)}>'
        f"<failure message={_quote_attribute(sentence)}/></testcase>\n"
        for sentence in failures
    )
    number = len(failures)
    head = f'  <testsuite name="dragoman check" tests="{number}" failures="{number}">\n'
    return f"{head}{''.join(cases)}  </testsuite>\n"


def _write_case(finding: Finding) -> str:
    name = f"{finding.id} in line {finding.line}"
    text = escape_xml(describe_finding(finding))
    tag = "failure" if finding.severity is Severity.ERROR else "system-out"
    attributes = (
        f" type={_quote_attribute(finding.severity)} message={_quote_attribute(finding.message)}"
    )
    text = text if tag == "failure" else f"{finding.severity}: {text}"
    return (
        f"    <testcase classname={_quote_attribute(finding.path)} name={_quote_attribute(name)}>"
        f"<{tag}{attributes if tag == 'failure' else ''}>{text}</{tag}></testcase>\n"
    )


def _quote_attribute(text: str) -> str:
    return f'"{escape_xml(text)}"'
