"""What a rule about catalogues as files gets, and what becomes of the faults that it returns.

The rule is in a package of its own, as docs/formats.md says, and `dragoman check` runs it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from helpers.installed import Place

RULES = '''
"""Rules about catalogues, of another package."""

from dragoman.checks import Fault, Severity, file_rule


@file_rule("look", "hint", silent=[], fires=[])
def look(file):
    """What the rule gets.

    This is not the first line.
    """
    language = file.header.get("Language")
    got = (file.language, language, len(file.messages), file.strict, file.problem)
    yield Fault(1, f"{got} {len(file.data)}.")


@file_rule("any-x", "warning", fix="safe", silent=[], fires=[])
def any_x(file):
    """A translation has an x."""
    for message in file.messages:
        for count, text in enumerate(message.msgstr):
            if "x" in text:
                severity = Severity.ERROR if "xx" in text else None
                yield Fault(message.line + 2, "No x.", message, severity, "x." in text)


@file_rule("po-bom", "error", silent=[], fires=[])
def bom(file):
    """This rule has the name of one of dragoman's own."""
    yield Fault(1, "The rule of another package was used.")
'''
POINTS = '[project.entry-points."dragoman.checks"]\naaa = "dragoman_verses.rules"\n'
HEADER = 'msgid ""\nmsgstr ""\n"Language: fa\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
CATALOG = Path("locale/fa/LC_MESSAGES/letter.po")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A project of one letter of two paragraphs, with the rules above installed."""
    found = Place(tmp_path)
    found.install({"rules": RULES}, POINTS)
    (found.root / "source/letter.txt").write_text("A letter.\n\nThe end.\n", encoding="utf-8")
    (found.root / CATALOG).parent.mkdir(parents=True)
    return found


def write(place: Place, *messages: str, head: str = HEADER) -> int:
    """Write the catalogue; return its size."""
    data = "\n".join((head, *messages)).encode()
    (place.root / CATALOG).write_bytes(data)
    return len(data)


def message(text: str, *above: str, msgid: str = "The end.") -> str:
    return "".join(f"{line}\n" for line in (*above, f'msgid "{msgid}"', f'msgstr "{text}"'))


def check(place: Place, rule: str, *options: str, code: int) -> list[dict[str, Any]]:
    """Return what the rule has found."""
    data = json.loads(place.run("check", "--format", "json", *options, code=code))
    return [finding for finding in data["findings"] if finding["id"] == rule]


def test_a_rule_gets_the_catalogue_as_it_is(place: Place) -> None:
    size = write(place, message("آ"), message("ب", msgid="A letter."))
    (found,) = check(place, "look", code=0)
    assert found["message"] == f"('fa', 'fa', 2, False, None) {size}."
    (found,) = check(place, "look", "--strict", code=0)
    assert found["message"] == f"('fa', 'fa', 2, True, None) {size}."
    assert (found["line"], found["paragraph"], found["msgid"]) == (1, None, "")
    assert (found["severity"], found["excerpt"], found["fixable"]) == ("hint", "", False)


def test_the_language_is_that_of_the_folder_whatever_the_header_says(place: Place) -> None:
    size = write(place, message("آ"), head=HEADER.replace("Language: fa", "Language: ar"))
    (found,) = check(place, "look", code=1)
    assert found["message"] == f"('fa', 'ar', 1, False, None) {size}."


def test_a_catalogue_that_cannot_be_read_has_a_problem_and_no_messages(place: Place) -> None:
    size = write(place, message("آ"), 'msgid "The end.\n')
    (found,) = check(place, "look", "--strict", code=1)
    language, header, messages, strict, problem = found["message"].split(", ", 4)
    assert (language, header, messages, strict) == ("('fa'", "None", "0", "True")
    assert problem.endswith(f", 9)) {size}.")


TEXTS = [
    message("x one"),
    message("a xx one", msgid="A letter."),
    message("x.", 'msgctxt "menu"', msgid="Go."),
]


def test_a_fault_says_where_it_is_and_may_have_a_severity_of_its_own(place: Place) -> None:
    write(place, *TEXTS)
    found = check(place, "any-x", code=1)
    names = ("line", "msgctxt", "msgid", "paragraph", "severity", "excerpt", "fixable")
    assert [tuple(each[name] for name in names) for each in found] == [
        (8, None, "The end.", 2, "warning", "x one", False),
        (11, None, "A letter.", 1, "error", "a xx one", False),
        (14, "menu", "Go.", None, "warning", "x.", True),
    ]
    assert {each["message"] for each in found} == {"No x."}
    assert f"{CATALOG}:14: warning any-x: No x. [--fix]" in place.run("check", code=1)


@pytest.mark.parametrize(
    ("settings", "severities", "code"),
    [
        ("", ["warning", "error", "warning"], 1),
        ('severity = { any-x = "hint" }', ["hint", "hint", "hint"], 0),
        ('severity = { any-x = "error" }', ["error", "error", "error"], 1),
        ('disable = ["any-x"]', [], 0),
    ],
)
def test_the_settings_are_stronger_than_the_rule(
    place: Place, settings: str, severities: list[str], code: int
) -> None:
    write(place, *TEXTS)
    place.write_settings(f"[check]\n{settings}\n")
    assert [each["severity"] for each in check(place, "any-x", code=code)] == severities


@pytest.mark.parametrize(
    "mark", ["# dragoman: ignore any-x", "#, ignore-any-x", "# dragoman: ignore numbers,any-x"]
)
def test_a_message_opts_out_of_a_rule_of_files_alone(place: Place, mark: str) -> None:
    write(place, message("x one", mark), message("x two", msgid="A letter."))
    assert [each["msgid"] for each in check(place, "any-x", code=0)] == ["A letter."]


def test_findings_are_in_the_order_of_the_lines(place: Place) -> None:
    write(place, message("۱ x.", msgid="1 of 275."), message("x one"))
    found = json.loads(place.run("check", "--format", "json", code=1))["findings"]
    lines = [finding["line"] for finding in found]
    assert lines == sorted(lines)
    assert {finding["id"] for finding in found} > {"look", "any-x"}
    assert len(set(lines)) > 2


def test_the_first_line_of_the_docstring_is_what_the_list_says(place: Place) -> None:
    listed = {line.split()[0]: line for line in place.run("check", "--list").splitlines()}
    assert listed["look"].split()[1] == "hint"
    assert listed["look"].endswith("What the rule gets.")
    assert "A translation has an x." in listed["any-x"]
    assert "of another package" not in listed["po-bom"]


def test_a_rule_with_the_name_of_ours_is_not_used(place: Place) -> None:
    write(place, message("آ"))
    assert check(place, "po-bom", code=0) == []
