"""Who is named in headers and comments, and who is not."""

from __future__ import annotations

import pytest

from dragoman.checks import Policy
from dragoman.checks.text.people import find_naming_comments, find_naming_fields, has_address
from dragoman.po import parse
from dragoman.proofread import CatalogPlace, check_catalog, fix_catalog

PLACE = CatalogPlace("letter", "fa", "letter.po")
FIELDS = {
    "Last-Translator": ["Jane Doe <jane@example.org>", "Jane Doe", "مریم", "jane@example.org"],
    "Language-Team": [
        "Persian <https://hosted.weblate.org/projects/x/fa/>",
        "Persian <fa@li.org>",
        "fa <>x@example.org",
    ],
    "Report-Msgid-Bugs-To": ["jane@example.org", "https://example.org/bugs"],
    "X-Poedit-Basepath": ["/home/jane/letter", "C:\\Users\\jane"],
    "X-Author": ["<Jane>", "Jane Doe"],
    "X-Translator": ["مریم"],
}
NOBODY = {
    "Last-Translator": ["", "FULL NAME <EMAIL@ADDRESS>", "Automatically generated", "none"],
    "Language-Team": ["", "Persian", "LANGUAGE <LL@li.org>", "none", "Volunteers"],
    "Plural-Forms": ["nplurals=3; plural=(n%10<1 ? 0 : n>5 ? 1 : 2);"],
    "X-Generator": ["Poedit 3.2.2", "Weblate 5.14-dev"],
    "X-Poedit-Basepath": ["../.."],
    "Project-Id-Version": ["letter 1.0", "jane@home"],
    "Content-Type": ["text/plain; charset=UTF-8"],
}
COMMENTS = [
    "Jane Doe <jane@example.org>, 2016, 2017.",
    "Jane Doe, 2016.",
    "Jane, 2016.",
    "Jane van der Doe, 2016-2018",
    "Jane Maria de la Vega, 2016",  # five words, which no more names have
    "مریم احمدی, 2016",
    "SPDX-FileCopyrightText: 2023 Jane Doe",
    "Copyright (C) 2016 Jane Doe",
    "Translators: jane@example.org",
    "Translators: Jane, John",
    "SPDX-FileContributor: Jane Doe",
    "Author: Jane",
    "Translated by Jane D.",
    "مترجم: مریم احمدی",
    "مریم احمدی، ۲۰۱۶، ۲۰۱۷",
    "© Jane Doe",
]
SAID = [
    "Translation of the letter, 2016.",
    "FIRST AUTHOR <EMAIL@ADDRESS>, YEAR.",
    "This file is distributed under the same license as the letter package.",
    "In Aleppo, in December 2016.",
    "The Letter Of A Prisoner Again, 2016",
    "SPDX-License-Identifier: MIT",
    "Translators:",
    "Translator comments are below.",
    "ترجمهٔ نامه، ۲۳ دسامبر ۲۰۱۶",
    "",
]


@pytest.mark.parametrize(
    ("name", "value"), [(n, v) for n, values in FIELDS.items() for v in values]
)
def test_a_field_names_somebody(name: str, value: str) -> None:
    assert list(find_naming_fields({name: value})) == [(name, value)]
    assert list(find_naming_fields({name: value}, [value])) == []


@pytest.mark.parametrize(
    ("name", "value"), [(n, v) for n, values in NOBODY.items() for v in values]
)
def test_a_field_names_nobody(name: str, value: str) -> None:
    assert list(find_naming_fields({name: value})) == []


@pytest.mark.parametrize("comment", COMMENTS)
def test_a_comment_names_somebody(comment: str) -> None:
    assert list(find_naming_comments([comment])) == [comment]
    assert list(find_naming_comments([comment], ["Jane", "مریم", "jane"])) == []


@pytest.mark.parametrize("comment", SAID)
def test_a_comment_names_nobody(comment: str) -> None:
    assert list(find_naming_comments([comment])) == []
    assert not has_address(comment)


DATA = """# Letter in Persian.
# Jane Doe <jane@example.org>, 2016.
msgid ""
msgstr ""
"Project-Id-Version: letter\\n"
"Last-Translator: Jane Doe <jane@example.org>\\n"
"Language-Team: Persian <https://example.org/fa/>\\n"
"Language: fa\\n"
"PO-Revision-Date: 2016-12-20 12:00+0000\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"X-Generator: Weblate 5.14\\n"

# ask jane@example.org
msgid "one"
msgstr "یک"
""".encode()


def test_fix_takes_the_names_out_of_the_header_and_nothing_else() -> None:
    fixed, changes = fix_catalog(DATA, PLACE)
    assert [change.before for change in changes] == [
        "Last-Translator: Jane Doe <jane@example.org>",
        "Language-Team: Persian <https://example.org/fa/>",
        "Jane Doe <jane@example.org>, 2016.",
    ]
    catalog = parse(fixed, "x")
    assert catalog.head is not None
    assert catalog.head.comments == ("Letter in Persian.",)
    assert catalog.header["Last-Translator"] == catalog.header["Language-Team"] == ""
    assert catalog.header["X-Generator"] == "Weblate 5.14"
    assert [block.text for block in catalog.blocks] == [b.text for b in parse(DATA, "x").blocks]
    found = [finding.id for finding in check_catalog(fixed, PLACE)]
    assert found == ["po-names"]  # the address in a message's comment is left to a person
    assert fix_catalog(fixed, PLACE) == (fixed, ())


def test_a_finding_repeats_neither_name_nor_address() -> None:
    found = [each for each in check_catalog(DATA, PLACE) if each.id == "po-names"]
    assert [each.line for each in found] == [1, 1, 2, 13]
    assert not any(word in repr(found) for word in ("Jane", "Doe", "@", "https"))


def test_what_the_settings_give_stays() -> None:
    names = ("Jane Doe <jane@example.org>", "Persian <https://example.org/fa/>")
    fixed, changes = fix_catalog(DATA, PLACE, Policy(names=names))
    assert (fixed, changes) == (DATA, ())


def test_a_rule_that_is_off_fixes_nothing() -> None:
    assert fix_catalog(DATA, PLACE, Policy(disable=frozenset({"po-names"}))) == (DATA, ())
