"""How a run of an office document differs from its paragraph."""

from __future__ import annotations

import pytest

from dragoman.model import SpanKind
from dragoman.sources._office.compare import Look, compare_looks


@pytest.mark.parametrize(
    ("base", "look", "other"),
    [
        ({}, {"color": "FF0000"}, (("color", "FF0000"),)),
        ({"color": "FF0000"}, {"color": "0000FF"}, (("color", "0000FF"),)),
        ({"color": "FF0000"}, {"color": "FF0000"}, ()),
        ({"color": "FF0000"}, {}, (("color", ""),)),
        ({}, {"sz": "20", "color": "FF0000"}, (("color", "FF0000"), ("sz", "20"))),
        ({"b": "1"}, {}, (("b", ""),)),
        ({"vertAlign": "superscript"}, {}, (("vertAlign", ""),)),
        ({"strike": "1", "u": "1"}, {"u": "1"}, (("strike", ""),)),
    ],
)
def test_what_no_mark_says_is_told_with_its_own_value(
    base: Look, look: Look, other: tuple[tuple[str, str], ...]
) -> None:
    """Two runs in two colours are two looks, and what is taken off is a look too."""
    found = compare_looks(base, look, is_code=False)
    assert (found.marks, found.other, found.is_rtl) == (frozenset(), other, False)


@pytest.mark.parametrize(
    ("look", "mark"),
    [
        ({"b": "1"}, SpanKind.STRONG),
        ({"i": "1"}, SpanKind.EMPHASIS),
        ({"strike": "1"}, SpanKind.DELETED),
        ({"u": "1"}, SpanKind.INSERTED),
        ({"vertAlign": "superscript"}, SpanKind.SUPERSCRIPT),
        ({"vertAlign": "subscript"}, SpanKind.SUBSCRIPT),
        ({"ascii font": "DejaVu Sans Mono", "color": "FF0000"}, SpanKind.CODE),
    ],
)
def test_what_a_mark_says_is_the_mark_alone(look: Look, mark: SpanKind) -> None:
    found = compare_looks({}, look, is_code=False)
    assert (found.marks, found.other) == (frozenset({mark}), ())
    assert compare_looks(look, look, is_code=False).marks == frozenset()
