"""Proofreading what is rare: exempt messages, plurals, line breaks at both ends, no msgfmt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dragoman import checks
from dragoman.catalogs import find_state
from dragoman.model import State
from dragoman.po import parse
from dragoman.proofread import CatalogPlace, check_catalog, fix_catalog

PLACE = CatalogPlace("letter", "fa", "locale/fa/LC_MESSAGES/letter.po")
HEAD = (
    'msgid ""\nmsgstr ""\n"Language: fa\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
)


def list_ids(data: str, *disable: str) -> list[str]:
    policy = checks.make_policy(disable=disable)
    return [finding.id for finding in check_catalog(data.encode(), PLACE, policy)]


def fix(message: str) -> str:
    """Return the message with its fixes; fixing again changes nothing."""
    fixed, _ = fix_catalog((HEAD + message).encode(), PLACE)
    assert fix_catalog(fixed, PLACE) == (fixed, ())
    return fixed.decode().removeprefix(HEAD)


def test_a_message_is_exempt_from_a_rule_of_the_file_too() -> None:
    fuzzy = '#, fuzzy\nmsgid "one"\nmsgstr "یک"\n'
    other = '\n#, fuzzy\nmsgid "two"\nmsgstr "دو"\n'
    assert list_ids(HEAD + fuzzy + other) == ["po-fuzzy", "po-fuzzy"]
    assert list_ids(HEAD + "# dragoman: ignore po-fuzzy\n" + fuzzy + other) == ["po-fuzzy"]
    assert list_ids(HEAD + "# dragoman: ignore numbers\n" + fuzzy) == ["po-fuzzy"]


def test_a_finding_has_a_paragraph_where_its_message_has_one() -> None:
    data = HEAD + "\n".join(
        f'#, fuzzy\nmsgid "{text}"\nmsgstr "{text * 2}"\n' for text in ("one", "gone")
    )
    place = replace(PLACE, numbers={(None, "one"): 4, (None, "other"): 5})
    found = check_catalog(data.encode(), place, checks.make_policy())
    assert {(each.msgid, each.number) for each in found} == {("one", 4), ("gone", 0)}


def test_msgfmt_is_not_asked_where_its_rule_is_off(need_tool: Callable[[str], str]) -> None:
    need_tool("msgfmt")
    data = HEAD + '#, c-format\nmsgid "%d of it"\nmsgstr "%s از آن"\n'
    assert "po-syntax" in list_ids(data)
    assert "po-syntax" not in list_ids(data, "po-syntax")


@pytest.mark.parametrize(
    ("msgid", "msgstr", "expected"),
    [
        (r"\none", "یک", r"\nیک"),
        (r"one", r"\n\nیک", "یک"),
        (r"\n\none\n", "یک", r"\n\nیک\n"),
        (r"one\n", r"\nیک", r"یک\n"),
        (r"\none", r"\n\nیک", r"\n\nیک"),
        (r"one\n", r"\n", r"\n"),
        (r"\n", "یک", "یک"),
    ],
)
def test_line_breaks_at_both_ends_become_those_of_the_source(
    msgid: str, msgstr: str, expected: str
) -> None:
    """A text without anything but line breaks, on either side, stays as it is."""
    fixed = parse((HEAD + fix(f'msgid "{msgid}"\nmsgstr "{msgstr}"\n')).encode(), "a.po")
    assert fixed.blocks[0].msgstr[0] == expected.replace(r"\n", "\n")


def test_each_plural_form_is_fixed_and_only_where_it_must() -> None:
    text = (
        '# kept\nmsgid "a book"\nmsgid_plural "books"\nmsgstr[0] "كتاب"\nmsgstr[1] "کتاب‌ها"\n'
        '\nmsgid  "one"\nmsgstr "یک"\n'
    )
    assert fix(text) == text.replace("كتاب", "کتاب")
    _, changes = fix_catalog((HEAD + text).encode(), PLACE)
    assert [(one.before, one.after) for one in changes] == [("كتاب", "کتاب")]
    fixed = parse((HEAD + fix(text)).encode(), "a.po").blocks
    assert [find_state(block) for block in fixed] == [State.TRANSLATED] * 2
