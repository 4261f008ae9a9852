"""A paragraph of one line is read at once, and as all rules would read it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.sources.markdown.blocks import read_leaves
from dragoman.sources.markdown.plain_lines import RULE
from dragoman.sources.markdown.tokens import block_parser

WORDS = (
    "Word one",
    "ü",
    "a",
    "i",
    "import x from 'y'",
    "export const a = 1;",
    "1. b",
    ": def",
    "a}",
    "b {.c}",
)
SIGNS = (
    "",
    "",
    "",
    "---",
    "===",
    "| a |",
    "|---|",
    "# h",
    "```",
    "[x]: y",
    "[^1]: n",
    "<b>",
    "~ x",
)
BEFORE = ("", "", "", "> ", "- ", "  ", "    ", "\t", "1. ")
LINES = st.builds(str.__add__, st.sampled_from(BEFORE), st.sampled_from(WORDS + SIGNS))


@contextmanager
def without_the_rule() -> Iterator[None]:
    block_parser().block.ruler.disable(RULE)
    try:
        yield
    finally:
        block_parser().block.ruler.enable(RULE)


@given(st.lists(LINES, max_size=9))
@example(["Term", "", ": Definition"])
@example(["import x from 'y'", ""])
@example(["> Quoted", "lazily", "", "Title", "===", ""])
@example(["- item", "", "  more", "", "    code", ""])
def test_the_leaves_are_those_that_all_rules_find(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = read_leaves(text, "name")
    with without_the_rule():
        assert read_leaves(text, "name") == found


def test_the_rule_is_asked_before_all_others() -> None:
    rules = block_parser().block.ruler.getRules("")
    assert rules[0].__name__ == "read_plain_line"
