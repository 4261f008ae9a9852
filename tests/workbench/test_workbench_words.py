"""The words of the workbench: every name has its message, in each language of the interface."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable

import pytest

from dragoman.checks import Policy, Severity
from dragoman.own_messages import OWN, read_own_messages
from dragoman.po import parse, read
from dragoman.proofread import CatalogPlace, check_catalog
from dragoman.workbench._words import INTERFACES, MESSAGES, choose_interface, find_words

TRANSLATED = INTERFACES[1:]


def list_messages(name: str) -> list[str]:
    return [block.msgid for block in parse((OWN / name).read_bytes(), name).blocks]


def test_the_template_has_what_no_edition_says_already() -> None:
    editions, workbench = list_messages("dragoman.pot"), list_messages("workbench.pot")
    assert not set(editions) & set(workbench)
    assert set(MESSAGES.values()) <= {*editions, *workbench}
    assert set(workbench) <= set(MESSAGES.values())


def test_no_message_has_the_name_of_a_method_that_a_template_would_write() -> None:
    assert not [name for name in MESSAGES if hasattr(dict, name)]


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated(language: str) -> None:
    catalog = read(OWN / language / "LC_MESSAGES" / "workbench.po")
    assert [block.msgid for block in catalog.blocks] == list_messages("workbench.pot")
    assert not any(block.fuzzy or block.comments for block in catalog.blocks)
    for name, text in find_words(language).words.items():
        assert text != MESSAGES[name], name
        places = re.findall(r"\{\w+\}", MESSAGES[name])
        assert sorted(re.findall(r"\{\w+\}", text)) == sorted(places), name


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_is_right(language: str, need_tool: Callable[[str], str]) -> None:
    path = OWN / language / "LC_MESSAGES" / "workbench.po"
    place = CatalogPlace("workbench", language, str(path))
    findings = check_catalog(path.read_bytes(), place, Policy(strict=True))
    assert [found for found in findings if found.severity is not Severity.HINT] == []
    subprocess.run([need_tool("msgfmt"), "-c", "-o", "/dev/null", str(path)], check=True)


@pytest.mark.parametrize(("language", "wrong"), [("fa", "يىكة"), ("ar", "یکے")])
def test_letters_are_those_of_the_language(language: str, wrong: str) -> None:
    for text in read_own_messages(language, catalogue="workbench").values():
        assert not set(text) & set(wrong), text


def test_the_words_of_editions_are_not_among_those_of_the_workbench() -> None:
    assert "Overview" not in read_own_messages("fa")
    assert "Overview" in read_own_messages("fa", catalogue="workbench")
    assert read_own_messages("de", catalogue="workbench") == {}


@pytest.mark.parametrize(
    ("chosen", "accepted", "expected"),
    [
        (None, None, "en"),
        (None, "", "en"),
        (None, "fa", "fa"),
        (None, "fa-IR,fa;q=0.9,en;q=0.8", "fa"),
        (None, "de-AT, ar-SY;q=0.7, en;q=0.3", "ar"),
        (None, "en;q=0.3, ar;q=0.7", "ar"),
        (None, "de, ja", "en"),
        (None, "FA", "fa"),
        (None, "fa;q=0", "en"),
        (None, "fa;q=wrong, ar", "ar"),
        (None, ";;;,,q=,*", "en"),
        ("ar", "fa", "ar"),
        ("en", "fa", "en"),
        ("xx", "fa", "fa"),
        ("<script>", None, "en"),
    ],
)
def test_the_language_is_the_chosen_one_or_the_best_accepted(
    chosen: str | None, accepted: str | None, expected: str
) -> None:
    assert choose_interface(chosen, accepted) == expected


def test_a_language_has_its_direction_digits_and_name() -> None:
    words = find_words("fa")
    assert (words.language, words.direction, words.digits[3]) == ("fa", "rtl", "۳")
    assert dict(words.choices) == {"en": "English", "fa": "فارسی", "ar": "العربية"}
    assert (find_words("en").direction, find_words("en").digits) == ("ltr", "0123456789")


@pytest.mark.parametrize(
    ("language", "locale", "share"),
    [("en", "en-u-nu-latn", "50%"), ("fa", "fa-u-nu-arabext", "۵۰٪"), ("ar", "ar-u-nu-latn", "50")],
)
def test_scripts_write_numbers_as_the_server_does(language: str, locale: str, share: str) -> None:
    words = find_words(language)
    assert words.locale == locale
    assert share in words.write_percent(0.5)
