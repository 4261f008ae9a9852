"""Which tags a finding names, and where it points: not only that there is one."""

from __future__ import annotations

import pytest

from dragoman import checks
from dragoman.checks import Pair

RTL = '<span dir="rtl">'


def hits(rule_id: str, source: str, target: str) -> list[tuple[str, str]]:
    """Return the text that each finding of a rule points at, and what it says."""
    found = [hit for hit in checks.check_pair(Pair(source, target, "fa")) if hit.rule_id == rule_id]
    return [(target[hit.start : hit.end], hit.message) for hit in found]


def missing(tag: str) -> tuple[str, str]:
    return "", f"The tag {tag} of the source is missing."


def added(tag: str) -> tuple[str, str]:
    return tag, f"The tag {tag} is not in the source."


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("one <b>two</b>", "یک <b>دو</b>", []),
        ("one <b>two</b>", "یک <b>دو", [missing("</b>")]),
        ("one <b>two</b>", "یک دو", [missing("<b>")]),
        ("one two", "یک <i>دو</i>", [added("<i>")]),
        ("one <b>two</b>", "یک <B>دو</B>", []),
        ("one <b>two</b>", "یک <i>دو</b>", [added("<i>"), missing("<b>")]),
        ("one `<b>` two", "یک دو", []),  # code is not markup
        ("a <file>", "یک", []),  # a placeholder in words, which nothing closes
        ("a <file>x</file>", "یک", [missing("<file>")]),
        ('a <file id="1">', "یک", [missing("<file>")]),
        ("a <file/>", "یک", [missing("<file>")]),
    ],
)
def test_each_tag_that_differs_is_named_and_pointed_at(
    source: str, target: str, expected: list[tuple[str, str]]
) -> None:
    assert hits("tags", source, target) == expected


def test_a_foreign_phrase_may_be_slanted_where_no_reader_sees_the_tags() -> None:
    shown = "per i dispositivi <em>mobile</em>"
    assert hits("tags", "<b>Now</b> for telephones", f"<b>Ora</b> {shown}") == []
    assert hits("tags", "Now for telephones", shown)
    assert hits("tags", "<b>Now</b> for telephones", "<b>Ora</b> per i <em>mobile")
    long = "<em>per i dispositivi mobile di tutti</em>"
    assert hits("tags", "<b>Now</b> for telephones", f"<b>Ora</b> {long}")


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("<bdi>یک</bdi> <bdo>دو</bdo>", []),
        (f"{RTL}یک</span> دو", []),
        (f"{RTL}یک</span> و {RTL}دو</span>", []),
        (f"{RTL}یک {RTL}دو</span></span>", []),
        (f"{RTL}یک</span> دو</span>", [added("</span>")]),
        ("<span>یک</span> دو", [added("<span>")]),
    ],
)
def test_tags_for_the_direction_are_the_translators_own(
    target: str, expected: list[tuple[str, str]]
) -> None:
    assert hits("tags", "one two", target) == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("They wrote us a letter.", "نوشتند؟", [("؟", "Only the translation is a question.")]),
        ("Do they write to us?", "می‌نویسند.  ", [(".", "Only the source is a question.")]),
        ("Do they write to us?", ".", [(".", "Only the source is a question.")]),
        ("Do they write to us?", "می‌نویسند؟", []),
    ],
)
def test_a_mark_that_is_wrong_is_pointed_at(
    source: str, target: str, expected: list[tuple[str, str]]
) -> None:
    assert hits("end-punctuation", source, target) == expected


@pytest.mark.parametrize(
    ("source", "target", "replacements"),
    [
        ("Run `make all`", "`make همه` را اجرا کنید", ["`make all`"]),
        ("Run `make all` or `make`", "`make` یا `make همه` را اجرا کنید", ["`make all`"]),
        ("Run `make all` or `test`", "`make همه` را اجرا کنید", [None]),  # which one of the two?
        ("Edit `.profile` or `.bashrc`", "`profile.` یا `bashrc.`", ["`.profile`", "`.bashrc`"]),
    ],
)
def test_the_code_of_the_source_is_suggested_where_it_is_known_which(
    source: str, target: str, replacements: list[str | None]
) -> None:
    hits = [
        hit
        for hit in checks.check_pair(Pair(source, target, "fa"))
        if hit.rule_id == "code-changed"
    ]
    assert [hit.replacement for hit in hits] == replacements


@pytest.mark.parametrize(
    ("target", "wrong"),
    [
        ("{JJ}/{MM}/{AAAA}", []),
        ("{MM}/{TT}/{JJJJ}", []),
        ("{ДД}.{ММ}.{ГГГГ}", []),
        ("{JJ}/{MM}/{AA}", ["{AA}", "{DD}", "{JJ}", "{YYYY}"]),  # the year has another length
        ("{MM}/{MM}/{YYYY}", ["{DD}"]),  # a part is there twice
        ("{MM}/{AAAA}", ["{AAAA}", "{DD}", "{YYYY}"]),
        ("{jour}/{MM}/{YYYY}", ["{DD}", "{jour}"]),  # not a part of a pattern
    ],
)
def test_the_parts_of_a_date_pattern_have_other_letters(target: str, wrong: list[str]) -> None:
    found = checks.check_pair(Pair("Born on {DD}/{MM}/{YYYY}", f"Né le {target}", "fr"))
    said = [hit.message.split()[2] for hit in found if hit.rule_id == "placeholders"]
    assert sorted(said) == wrong


def test_one_such_placeholder_is_no_date() -> None:
    (first, second) = checks.check_pair(Pair("Press {DD} now", "Appuyez sur {JJ}", "fr"))
    assert (first.rule_id, second.rule_id) == ("placeholders", "placeholders")
