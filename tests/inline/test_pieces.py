"""A text in pieces: joined they are the text, and the marks are those that the parser sees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.inline import PieceRole, cut_marks
from dragoman.model import SpanKind

SIGNS = [
    "*",
    "**",
    "_",
    "`",
    "~~",
    "[",
    "](",
    ")",
    "![",
    "<g1>",
    "</g1>",
    "<x2/>",
    "<sup>",
    "</sup>",
]
SIGNS += [
    "[^1]",
    "\\",
    "\n",
    "  \n",
    "a",
    "word ",
    " ",
    "ب",
    "<http://a.b>",
    "&amp;",
    "{.x}",
    "<b",
    ">",
]
TEXTS = st.lists(st.sampled_from(SIGNS), max_size=14).map("".join)


def show(text: str) -> list[tuple[str, str]]:
    return [(piece.role.value, piece.text) for piece in cut_marks(text)]


@given(TEXTS)
def test_joined_pieces_are_the_text_and_marks_are_nested(text: str) -> None:
    pieces = cut_marks(text)
    assert "".join(piece.text for piece in pieces) == text
    open_kinds: list[SpanKind] = []
    for piece in pieces:
        assert piece.text
        if piece.role is PieceRole.OPEN:
            open_kinds.append(piece.kind)
        elif piece.role is PieceRole.CLOSE:
            assert open_kinds.pop() is piece.kind
    assert not open_kinds


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("a **b** c", [("text", "a "), ("open", "**"), ("text", "b"), ("close", "**"),
                       ("text", " c")]),
        ("***b***", [("open", "*"), ("open", "**"), ("text", "b"), ("close", "**"),
                     ("close", "*")]),
        ("_a_b_", [("open", "_"), ("text", "a_b"), ("close", "_")]),
        ("[a *b*](http://c \"d\")", [("open", "["), ("text", "a "), ("open", "*"), ("text", "b"),
                                     ("close", "*"), ("close", '](http://c "d")')]),
        ("![a](b.png)", [("open", "!["), ("text", "a"), ("close", "](b.png)")]),
        ("![a [b](c) d](e.png) f", [("open", "!["), ("text", "a [b](c) d"), ("close", "](e.png)"),
                                    ("text", " f")]),
        ("``a`b``", [("open", "``"), ("text", "a`b"), ("close", "``")]),
        ("<g1>a<x2/></g1>", [("open", "<g1>"), ("text", "a"), ("alone", "<x2/>"),
                             ("close", "</g1>")]),
        ("**<g1>a**</g1>", [("open", "**"), ("alone", "<g1>"), ("text", "a"), ("close", "**"),
                            ("alone", "</g1>")]),
        ("a\\\nb", [("text", "a"), ("alone", "\\\n"), ("text", "b")]),
        ("a[^1] `b`{.c}", [("text", "a"), ("alone", "[^1]"), ("text", " "), ("open", "`"),
                           ("text", "b"), ("close", "`"), ("alone", "{.c}")]),
        ("2 * 3 * 4 and a_b_c", [("text", "2 * 3 * 4 and a_b_c")]),
        (r"\*a\* &amp; [x]", [("text", r"\*a\* &amp; [x]")]),
        ("<b>a", [("alone", "<b>"), ("text", "a")]),
        ("", []),
    ],
)  # fmt: skip
def test_marks_are_cut_out(text: str, pieces: list[tuple[str, str]]) -> None:
    assert show(text) == pieces


def test_plain_text_has_no_marks() -> None:
    (piece,) = cut_marks("**a** <g1>b</g1>", "plain")
    assert piece.role is PieceRole.TEXT


def test_a_text_that_takes_too_long_to_parse_has_no_marks() -> None:
    text = "[" * 3_000 + "**a**"
    assert show(text) == [("text", text)]


def test_the_kind_of_a_mark_is_said() -> None:
    kinds = [piece.kind for piece in cut_marks("**a** *b* <q>c</q> [d](e) [^1] <br>")]
    assert [kind for kind in kinds if kind is not SpanKind.TEXT] == [
        SpanKind.STRONG, SpanKind.STRONG, SpanKind.EMPHASIS, SpanKind.EMPHASIS,
        SpanKind.QUOTATION, SpanKind.QUOTATION, SpanKind.LINK, SpanKind.LINK,
        SpanKind.NOTE, SpanKind.BREAK,
    ]  # fmt: skip
