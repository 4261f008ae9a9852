"""Each form of report is what its readers expect, and the manual is up to date."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace

import pytest

from dragoman import checks
from dragoman.checks import Finding, Severity
from dragoman.checks.reports import list_lines
from helpers.tools import FETCHED, ROOT, missing

SCHEMA = FETCHED / "sarif-2.1.0.json"
FINDING = Finding(
    "numbers",
    Severity.ERROR,
    "letter",
    "fa",
    "18 days",
    None,
    "locale/fa/LC_MESSAGES/letter.po",
    12,
    "The number 19 is not in the source.",
    "در ⟦۱۹⟧ روز",
    number=3,
)
HINT = replace(FINDING, id="half-space", severity=Severity.HINT, message="Write 100% % here, so: x")
ODD = replace(FINDING, message='a <b> & "c"\nd\x01', path="a,b:c.po", excerpt="")
FINDINGS = [FINDING, HINT, ODD]


def test_text_says_where_and_what_and_shows_the_place_isolated() -> None:
    assert checks.REPORTS["text"]([FINDING], []) == (
        "locale/fa/LC_MESSAGES/letter.po:12: letter ¶3: error numbers: "
        "The number 19 is not in the source.\n"
        "    \u2068در ⟦۱۹⟧ روز\u2069\n"
        "1 error, 0 warnings, 0 hints\n"
    )


def test_text_folds_many_hints_of_one_rule_in_one_file() -> None:
    few = checks.REPORTS["text"]([HINT] * 20, [])
    many = checks.REPORTS["text"]([replace(HINT, fixable=True)] * 21, [])
    assert few.count("half-space") == 20
    assert many.splitlines() == [
        "locale/fa/LC_MESSAGES/letter.po:12: hint half-space: found 21 times, here first. [--fix]",
        "0 errors, 0 warnings, 21 hints",
    ]


def test_text_has_the_hints_of_a_catalogue_behind_its_errors_and_warnings() -> None:
    other = replace(ODD, severity=Severity.WARNING, path="b.po", message="x")
    text = checks.REPORTS["text"]([HINT, FINDING, replace(HINT, path="b.po"), other], [])
    heads = [line.split(": ")[0] for line in text.splitlines() if not line.startswith(" ")]
    first = f"{FINDING.path}:{FINDING.line}"
    assert heads == [first, first, "b.po:12", "b.po:12", "1 error, 1 warning, 2 hints"]
    assert text.index("error numbers") < text.index("hint half-space") < text.index("b.po")
    assert text.rindex("hint half-space") > text.index("warning numbers")


def test_a_line_is_there_before_the_next_error_is_looked_for() -> None:
    asked: list[int] = []

    def find() -> Iterator[Finding]:
        for number in range(3):
            asked.append(number)
            yield FINDING

    lines = list_lines(find())
    assert next(lines).endswith("The number 19 is not in the source.")
    assert asked == [0]


def test_text_shows_no_character_that_steers_a_terminal() -> None:
    shown = checks.make_excerpt("ab\u202ecd\x1b[31m\nef", 2, 3)
    assert shown == "ab⟦<U+202E>⟧cd<U+001B>[31m⏎ef"


def test_json_has_the_schema_that_is_promised() -> None:
    data = json.loads(checks.REPORTS["json"](FINDINGS, []))
    assert data["schema_version"] == 1
    assert data["counts"] == {"error": 2, "warning": 0, "hint": 1}
    promised = {"id", "severity", "document", "language", "msgid", "msgctxt", "path", "line"}
    assert promised | {"message", "excerpt", "fixable"} <= set(data["findings"][0])
    assert data["findings"][0]["msgctxt"] is None


def test_github_escapes_what_its_commands_mean() -> None:
    lines = checks.REPORTS["github"](FINDINGS, []).splitlines()
    assert lines[0].startswith("::error file=locale/fa/LC_MESSAGES/letter.po,line=12,title=numbers")
    assert lines[1].startswith("::notice ")
    assert "100%25 %25 here" in lines[1]
    assert "file=a%2Cb%3Ac.po" in lines[2]
    assert "%0Ad" in lines[2]


def test_gitlab_has_the_fields_of_its_manual_and_knows_a_finding_again() -> None:
    entries = json.loads(checks.REPORTS["gitlab"]([*FINDINGS, FINDING], []))
    assert [entry["severity"] for entry in entries] == ["major", "info", "major", "major"]
    first = entries[0]
    assert set(first) == {"description", "check_name", "fingerprint", "severity", "location"}
    assert first["location"] == {"path": FINDING.path, "lines": {"begin": 12}}
    assert first["check_name"] == "numbers" and "در ⟦۱۹⟧ روز" in first["description"]
    assert len({entry["fingerprint"] for entry in entries}) == 4
    (moved,) = json.loads(checks.REPORTS["gitlab"]([replace(FINDING, line=80)], []))
    assert moved["fingerprint"] == first["fingerprint"]


def test_junit_fails_for_errors_alone_as_the_command_does() -> None:
    warning = replace(FINDING, severity=Severity.WARNING)
    (suite,) = ET.fromstring(checks.REPORTS["junit"]([warning, HINT], []))  # noqa: S314
    assert (suite.get("tests"), suite.get("failures")) == ("2", "0")
    said = [output.text for output in suite.iter("system-out")]
    assert [text.partition(":")[0] for text in said if text] == ["warning", "hint"]


def test_junit_has_a_suite_for_each_catalogue_and_hints_do_not_fail() -> None:
    root = ET.fromstring(checks.REPORTS["junit"](FINDINGS, ["fine.po"]))  # noqa: S314
    suites = {suite.get("name"): suite for suite in root}
    assert set(suites) == {"fine.po", FINDING.path, ODD.path}
    assert suites["fine.po"].get("failures") == "0"
    assert len(suites["fine.po"].findall("testcase")) == 1
    assert (suites[FINDING.path].get("tests"), suites[FINDING.path].get("failures")) == ("2", "1")


def test_sarif_names_every_rule_and_points_to_lines() -> None:
    data = json.loads(checks.REPORTS["sarif"](FINDINGS, []))
    (run,) = data["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert data["version"] == "2.1.0"
    assert {rule["id"] for rule in rules} == checks.list_rule_ids()
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        location = result["locations"][0]["physicalLocation"]
        assert location["region"]["startLine"] == 12
    assert [result["level"] for result in run["results"]] == ["error", "note", "error"]


def test_sarif_validates_against_the_schema() -> None:
    if not SCHEMA.is_file():
        missing("the SARIF schema is not fetched: see `make test`")
    from importlib import import_module

    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for findings, failures in (([], []), (FINDINGS, []), (FINDINGS, ["fa: x", "ar: y"])):
        import_module("jsonschema").validate(
            json.loads(checks.REPORTS["sarif"](findings, [], failures)), schema
        )


def test_sarif_has_what_is_in_no_file_as_notifications() -> None:
    (run,) = json.loads(checks.REPORTS["sarif"]([], [], ["fa: x", "ar: y"]))["runs"]
    (invocation,) = run["invocations"]
    notes = invocation["toolExecutionNotifications"]
    assert [(note["level"], note["message"]["text"]) for note in notes] == [
        ("error", "fa: x"),
        ("error", "ar: y"),
    ]
    assert "invocations" not in checks.REPORTS["sarif"](FINDINGS, [])


def test_junit_has_what_is_in_no_file_as_a_suite_that_fails() -> None:
    root = ET.fromstring(checks.REPORTS["junit"]([], ["fa.po"], ["fa: <x>", "ar: y"]))  # noqa: S314
    fine, failed = root
    assert (fine.get("name"), fine.get("failures")) == ("fa.po", "0")
    assert (failed.get("tests"), failed.get("failures")) == ("2", "2")
    said = [failure.get("message") for failure in failed.iter("failure")]
    assert said == ["fa: <x>", "ar: y"] == [case.get("name") for case in failed]
    assert "dragoman check" not in checks.REPORTS["junit"](FINDINGS, [])


@pytest.mark.parametrize("form", sorted(checks.REPORTS))
def test_every_report_can_say_that_nothing_was_found(form: str) -> None:
    assert checks.REPORTS[form]([], []).endswith("\n") or form == "github"


def test_the_manual_is_what_the_rules_say() -> None:
    command = (
        'python -c "from pathlib import Path; from dragoman import checks; '
        "Path('docs/checks.md').write_text(checks.write_manual(), encoding='utf-8')\""
    )
    assert (ROOT / "docs" / "checks.md").read_text(encoding="utf-8") == checks.write_manual(), (
        command
    )


def test_the_listing_has_a_line_for_each_rule() -> None:
    lines = checks.list_rules().splitlines()
    assert [line.split()[0] for line in lines] == [one.id for one in checks.list_all_rules()]


def test_junit_has_every_character_that_xml_can_have() -> None:
    characters = "".join(map(chr, range(128)))
    finding = replace(FINDING, message=characters, path="a\x0b\x00.po", excerpt="")
    (suite,) = ET.fromstring(checks.REPORTS["junit"]([finding], []))  # noqa: S314
    (failure,) = suite.iter("failure")
    expected = "\t\n\r" + characters[32:]
    assert (suite.get("name"), failure.get("message")) == ("a.po", expected)
    assert failure.text == expected
