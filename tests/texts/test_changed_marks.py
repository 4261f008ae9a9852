"""Tags, notes and placeholders in the characters of a keyboard or a machine."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.texts.changed_marks import restore_marks


@pytest.mark.parametrize(
    ("source", "text", "restored"),
    [
        ("a <g1>b</g1>", "الف <g۱>ب</g۱>", "الف <g1>ب</g1>"),
        ("a <g1>b</g1><x2/>", "甲＜ｇ１＞乙＜／ｇ１＞＜x2／＞", "甲<g1>乙</g1><x2/>"),
        ("a <g1>b</g1> <x2/>", "c < g1 > d </ g 1> <x2 />", "c <g1> d </g1> <x2/>"),
        ("a <g1>b</g1>", "‹G1›c‹/g1›", "<g1>c</g1>"),
        ("a <x1/> b", "پ \u2066<x\u200e۱/>\u2069 ت", "پ \u2066<x1/>\u2069 ت"),
        ("a[^1] b[^e2]", "الف[^۱] ب［＾e２］", "الف[^1] ب[^e2]"),
        ("H<sub>2</sub>O", "H< sub >2</ sub >O", "H<sub>2</sub>O"),
        ("{0} of {{name}}", "｛０｝ / {{ name }}", "{0} / {{name}}"),
        ("<x1/> <x1/>", "< x1/> <x۱/>", "<x1/> <x1/>"),
        ("Write `<b>` or `{a}`", "请写`＜b＞`或`｛a｝`", "请写`<b>`或`{a}`"),
    ],
)
def test_a_mark_in_other_characters_is_that_of_the_source(
    source: str, text: str, restored: str
) -> None:
    assert restore_marks(text, source) == restored
    assert restore_marks(restored, source) == restored


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a <g1>b</g1>", "a <g1>b</g1> < g1 >"),  # it is there already
        ("a <x1/>", "a < x1/> < x1/>"),  # one of both is no mark
        ("a <g1>b</g1>", "a <g12>b"),
        ("a b", "a < b >"),
        ("Dear <name>", "Liebe <Name>"),
        ("the {note}", "die {Note}"),
        ("a <b>c</b>", "a < 5 and > 3"),
        ("note[^1]", "note ^1"),
        ("Write `<b>`", "请写〈b〉"),  # the text of code is no tag outside of it
        ("a <b>c</b>", "甲`＜b＞`"),
        ("Write \\<b>", "请写〈b〉"),
        ("see <https://example.org>", "ببینید ＜https://example.org＞"),
    ],
)
def test_other_signs_stay(source: str, text: str) -> None:
    assert restore_marks(text, source) == text


def test_many_marks_are_read_in_one_pass() -> None:
    source = "".join(f"<g{number}>" for number in range(10_000))
    assert restore_marks("< " * 20_000, source) == "< " * 20_000
    assert restore_marks(source.replace("<", "< "), source) == source


@given(st.text(), st.text())
def test_a_text_changes_only_if_a_mark_of_its_source_was_lost(text: str, source: str) -> None:
    if restore_marks(text, source) != text:
        assert any(sign in source for sign in "<[{")
