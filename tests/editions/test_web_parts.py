"""Small decisions of web pages: which addresses are safe, and which runs stay on one line."""

from __future__ import annotations

import pytest

from dragoman.editions._web.markup import UNBROKEN, is_short
from dragoman.editions._web.spans import make_safe_address
from dragoman.model import Span, SpanKind


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("mailto:desk@example.net", "mailto:desk@example.net"),
        ("https://example.net/a b", "https://example.net/a%20b"),
        ("https://a|b/x", ""),
        ("http://exa mple.net/", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_an_address_has_a_host_or_is_one_of_mail(target: str, expected: str) -> None:
    assert make_safe_address(target) == expected


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (SpanKind.CODE, "x" * UNBROKEN, True),
        (SpanKind.CODE, "x" * (UNBROKEN + 1), False),
        (SpanKind.ISOLATE, "+98 21 55", True),
        (SpanKind.ISOLATE, "two words", False),
        (SpanKind.ISOLATE, "word", True),
        (SpanKind.ISOLATE, "w" * 12, True),
        (SpanKind.ISOLATE, "w" * 13, False),  # broken only where it does not fit
        (SpanKind.ISOLATE, "wordword-word2", True),
        (SpanKind.ISOLATE, "2" * UNBROKEN, True),
        (SpanKind.LINK, "word", False),
    ],
)
def test_a_short_run_stays_on_one_line(kind: SpanKind, text: str, expected: bool) -> None:
    assert is_short(Span(kind, text)) == expected
