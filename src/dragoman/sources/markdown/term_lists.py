"""Glossaries of Sphinx: each term is on a line, and its meaning below it, which is indented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.sources.markdown.sites.marker_tokens import finish_marker, read_inside, read_line

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock


def read_terms(state: StateBlock, start: int, end: int, indent: int) -> None:
    """Read the terms and the meanings in some lines, and come to the line after them.

    Where no line is indented, they are a list of definitions of Markdown. Source: the manual of
    Sphinx, *Glossary*.
    """
    if not any(_is_meaning(state, number, indent) for number in range(start, end)):
        return read_inside(state, start, end, indent)
    number = start
    while number < end:
        after = number + 1
        if _is_meaning(state, number, indent):
            while after < end and (state.isEmpty(after) or _is_meaning(state, after, indent)):
                after += 1
            read_inside(state, number, after, state.sCount[number])
        elif not state.isEmpty(number):
            finish_marker(state, number, after, False, [(0, len(read_line(state, number)))])
        number = after
    state.line = end
    return None


def _is_meaning(state: StateBlock, number: int, indent: int) -> bool:
    return not state.isEmpty(number) and state.sCount[number] > indent
