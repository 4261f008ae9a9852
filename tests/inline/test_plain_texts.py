"""A text without marks is read without the parser, and is what the parser would make of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dragoman.inline import (
    MarkPiece,
    PieceRole,
    _dialect,
    cut_marks,
    inline_parser,
    normalise_marks,
    parse_spans,
    read_marks,
)
from dragoman.model import Span

SIGNS = st.text(st.sampled_from(" \t.,-:!?#$%&'\"()*+/0123;<=>@[]^_`{|}~abhptwéپم"), max_size=30)
TEXTS = st.text(st.characters(), max_size=30) | SIGNS
EVERY_SIGN = [chr(code) for code in range(0x80)]


@contextmanager
def parse_all() -> Iterator[None]:
    """Let the parser read all texts."""
    with (
        patch("dragoman.inline.may_have_marks", return_value=True),
        patch("dragoman.inline._reading.may_have_marks", return_value=True),
        patch("dragoman.inline._pieces.may_have_marks", return_value=True),
    ):
        yield


@settings(max_examples=400)
@given(TEXTS, st.booleans())
@example("  \u0662 kg - 50!  ", True)
@example("\x85a\u2028b\u2029", True)
@example(" \u2067a", False)
def test_a_text_without_marks_is_what_the_parser_makes_of_it(text: str, joins: bool) -> None:
    shown, marks, pieces = parse_spans(text), read_marks(text, joins=joins), cut_marks(text)
    with parse_all():
        assert parse_spans(text) == shown
        assert read_marks(text, joins=joins) == marks
        assert cut_marks(text) == pieces


@pytest.mark.parametrize(
    "form", ["{0}", "a {0}b{0} c", "a{0}{0}b{0}{0} c", "{0} a", "a{0}", "!{0}a"]
)
def test_no_sign_of_ascii_is_read_in_another_way(form: str) -> None:
    texts = list(map(form.format, EVERY_SIGN))
    read = [(parse_spans(text), read_marks(text), cut_marks(text)) for text in texts]
    with parse_all():
        assert [(parse_spans(text), read_marks(text), cut_marks(text)) for text in texts] == read


@given(TEXTS)
@example("")
@example("a\tb\r\n\0")
def test_one_run_of_text_is_normalised_as_several_are(text: str) -> None:
    on_line = text.translate({9: " ", 10: " ", 13: " ", 0: "\ufffd"})
    assert normalise_marks([Span(text=text)]) == ((Span(text=on_line),) if text else ())
    assert normalise_marks([Span(text=text)]) == normalise_marks([Span(), Span(text=text)])


def test_prose_is_not_parsed() -> None:
    text = "Nobody asked us - not once! (See page 12; «so it was».) متن ساده؟"
    with patch.object(type(inline_parser()), "parseInline", side_effect=AssertionError):
        assert parse_spans(text) == read_marks(text) == (Span(text=text),)
        assert cut_marks(text) == (MarkPiece(PieceRole.TEXT, text),)
    assert _dialect.may_have_marks(f"*{text}*")
