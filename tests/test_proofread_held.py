"""Where proofreading says that something is: the line of a message, or the file as a whole."""

from __future__ import annotations

import pytest

from dragoman import checks
from dragoman.proofread import CatalogPlace, check_catalog, fix_catalog

PLACE = CatalogPlace("letter", "fa", "locale/fa/LC_MESSAGES/letter.po")
HEAD = b'msgid ""\nmsgstr ""\n"Language: fa\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
MESSAGE = '\nmsgid "A letter."\nmsgstr "نامه."\n'.encode()
WRONG = '\nmsgid "A book."\nmsgstr "كتاب."\n'.encode()
BOM = b"\xef\xbb\xbf"


def find(data: bytes, rule_id: str, *disable: str) -> list[tuple[int, bool]]:
    """Return the line of each finding of a rule, and whether ``--fix`` mends it."""
    found = check_catalog(data, PLACE, checks.make_policy(disable=disable))
    return [(each.line, each.fixable) for each in found if each.id == rule_id]


def list_changes(data: bytes, *disable: str) -> list[tuple[int, str, str]]:
    _, changes = fix_catalog(data, PLACE, checks.make_policy(disable=disable))
    return [(change.line, change.before, change.after) for change in changes]


@pytest.mark.parametrize(
    ("data", "rule_id", "line"),
    [
        (BOM + HEAD + MESSAGE, "po-bom", 1),
        ((HEAD + MESSAGE).replace(b"\n", b"\r\n"), "po-crlf", 1),
        (HEAD + MESSAGE.replace(b"\n", b"\r\n"), "po-crlf", 5),
        (b"# Jane Doe <jane@example.org>, 2016.\n" + HEAD + MESSAGE, "po-names", 1),
        (HEAD + b'"Last-Translator: Jane Doe\\n"\n' + MESSAGE, "po-names", 1),
        (HEAD + MESSAGE + WRONG, "arabic-letters", 9),
    ],
)
def test_a_finding_is_in_its_line_and_can_be_fixed(data: bytes, rule_id: str, line: int) -> None:
    assert find(data, rule_id) == [(line, True)]
    assert find(data, rule_id, rule_id) == []
    fixed, _ = fix_catalog(data, PLACE)
    assert find(fixed, rule_id) == []
    kept, _ = fix_catalog(data, PLACE, checks.make_policy(disable=[rule_id]))
    assert find(kept, rule_id) == [(line, True)]


def test_a_change_of_the_file_has_no_line_and_one_of_a_message_has() -> None:
    bom, crlf = "a byte order mark", "lines that end with CR and LF"
    whole = BOM + (HEAD + MESSAGE).replace(b"\n", b"\r\n")
    assert [change[:2] for change in list_changes(whole)] == [(0, bom), (0, crlf)]
    assert fix_catalog(whole, PLACE)[0] == HEAD + MESSAGE
    assert [change[:2] for change in list_changes(whole, "po-bom")] == [(0, crlf)]
    assert [change[:2] for change in list_changes(whole, "po-crlf")] == [(0, bom)]
    assert list_changes(HEAD + MESSAGE + WRONG) == [(9, "كتاب.", "کتاب.")]
    named = b"# Jane Doe <jane@example.org>, 2016.\n" + HEAD + MESSAGE
    assert list_changes(named) == [(0, "Jane Doe <jane@example.org>, 2016.", "")]
    assert fix_catalog(named, PLACE)[0] == HEAD + MESSAGE
    assert list_changes(HEAD + MESSAGE) == []
