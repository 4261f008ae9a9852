"""Quotation marks and brackets that are in pairs."""

from __future__ import annotations

import re

import pytest

from dragoman.bidi import isolate
from dragoman.inline import parse_spans
from dragoman.texts.paired_signs import find_end, find_start, part_at_pairs
from helpers.drawing import draw
from helpers.durations import check_growth

_SIGN = re.compile('(?P<sign>[)»”’"])')


@pytest.mark.parametrize("count", range(8))
def test_a_straight_mark_is_unopened_where_their_number_is_odd(count: int) -> None:
    text = '"' + 'a"' * count
    assert find_start(text, 1, len(text)) == (0 if count % 2 else 1)


@pytest.mark.parametrize(
    ("text", "run", "found"),
    [
        ("(a) b", "a) b", "(a) b"),
        ("((a) b) c", "a) b) c", "((a) b) c"),
        ("(a) and (b)", "a) and (b", "(a) and (b)"),
        ("«زن» «مرد»", "زن» «مرد", "«زن» «مرد»"),
        ("‘It’s me’", "It’s me", "It’s me"),
        ("‘It’s’ me", "It’s’ me", "‘It’s’ me"),
        ("a ‘b’s c’", "a ‘b’s c", "a ‘b’s c’"),
        ("(a", "a", "a"),
        (" a) b", "a) b", "a) b"),
    ],
)
def test_a_run_takes_the_signs_that_it_closes_and_opens(text: str, run: str, found: str) -> None:
    start = text.index(run)
    end = start + len(run)
    start = find_start(text, start, end)
    assert text[start : find_end(text, start, end, _SIGN)] == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "گروه HRW (Human Rights Watch، نیویورک) گفت",
            "گروه ⟦HRW⟧ (⟦Human Rights Watch⟧، نیویورک) گفت",
        ),
        ("در pH = 7.4 (n = 120؛ p < 0.05). بس", "در ⟦pH = 7.4⟧ (⟦n = 120⟧؛ ⟦p < 0.05⟧). بس"),
        ("گروه (بخش HRW) UNICEF گفت", "گروه (بخش ⟦HRW⟧) ⟦UNICEF⟧ گفت"),
        ("(تنها IPv6), “album” و", "(تنها ⟦IPv6⟧), ⟦“album”⟧ و"),
        ("کتاب Max «Bob، یک» و Max “Bob، یک”", "کتاب ⟦Max⟧ «⟦Bob⟧، یک» و ⟦Max⟧ “⟦Bob⟧، یک”"),
        ("A [B (C)، د] و", "⟦A⟧ [⟦B (C)⟧، د] و"),
        ("آیا {x، 2} >= {1، x} است", "آیا {⟦x⟧، ⟦2⟧} >= {⟦1⟧، ⟦x⟧} است"),
        # without its partner, a sign stays where it is
        ("Max (Bob و A", "⟦Max (Bob⟧ و ⟦A⟧"),
        ("TLS (RFC 8446) است", "⟦TLS (RFC 8446)⟧ است"),
    ],
)
def test_a_run_is_parted_at_a_sign_whose_partner_is_outside(text: str, expected: str) -> None:
    once = isolate(parse_spans(text, markup="plain"), "rtl")
    assert draw(once) == expected
    assert isolate(once, "rtl") == once


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("نام *A (B* C، د) بس", "نام ⟦{emphasis A (B} C⟧، د) بس"),
        ("نام A *(B* C، د) بس", "نام ⟦A {emphasis (B} C⟧، د) بس"),
        ("نام *A (B*، د) بس", "نام ⟦{emphasis A (B}⟧، د) بس"),
        ("نام **A** (*B* C، د) بس", "نام ⟦{strong A}⟧ (⟦{emphasis B} C⟧، د) بس"),
        ("نام *A (B، د)* بس", "نام {emphasis ⟦A⟧ (⟦B⟧، د)} بس"),
    ],
)
def test_emphasis_is_not_cut_at_such_a_sign(text: str, expected: str) -> None:
    once = isolate(parse_spans(text, markup="markdown"), "rtl")
    assert draw(once) == expected
    assert isolate(once, "rtl") == once


def test_right_to_left_words_are_parted_at_such_a_sign_too() -> None:
    spans = parse_spans("The group سپاه (پاسداران, IRGC) said", markup="plain")
    assert draw(isolate(spans, "ltr")) == "The group ⟦سپاه⟧ (⟦پاسداران⟧, IRGC) said"


@pytest.mark.parametrize("piece", ["(", "(a ", "a) ", "()", "(,"])
def test_the_time_to_part_a_run_grows_with_its_length(piece: str) -> None:
    check_growth(
        lambda count: "(" + piece * count + ")",
        lambda text: list(part_at_pairs(text, 1, len(text) - 1, text)),
        10_000,
    )
