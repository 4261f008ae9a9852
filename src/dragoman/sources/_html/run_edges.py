"""Where the text of a run begins and ends: what is at its edges and says nothing is not in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.model import SpanKind
from dragoman.sources._html.runs import CLOSING, DOTS, OPENING, UNSEEN, Node, shows

_SPACE = re.compile(r"[ \t\n\f\r]+")
"""White space as HTML has it."""
_OPENING = re.compile(rf"[{re.escape(OPENING)}]{UNSEEN}*\Z")
_DOT = rf"(?:[{DOTS}](?![.\d])|{UNSEEN}*[{DOTS}](?=\s|\Z))"
"""Behind a space, a dot may begin a text: ``.NET``."""
_CLOSING = re.compile(rf"{UNSEEN}*[{re.escape(CLOSING)}]{_DOT}?")
_AFTER_NUMBER = re.compile(rf"{UNSEEN}*[)）]|{_DOT}")


def trim_run(text: str, nodes: list[Node], *, opens_links: bool = False) -> tuple[list[Node], bool]:
    """Return the nodes from the first to the last visible one, and whether they are kept as is.

    What is without a text at the edges is left out, and so are elements around everything that are
    no marks; with ``opens_links``, links too. So are the brackets and the dot of a link that leads
    back from a note, as in ``[1]. Note`` and ``Note (↩)``.
    """
    is_kept = False
    around = {SpanKind.PLACEHOLDER, SpanKind.LINK} if opens_links else {SpanKind.PLACEHOLDER}
    while True:
        nodes = _part_marks(text, nodes)
        first, last = 0, len(nodes)
        while first < last and not shows(text, nodes[first : first + 1]):
            first += 1
        while last > first and not shows(text, nodes[last - 1 : last]):
            last -= 1
        nodes = nodes[first:last]
        if len(nodes) != 1 or nodes[0].kind not in around or not nodes[0].closing:
            return nodes, is_kept
        is_kept = is_kept or nodes[0].is_kept
        nodes = nodes[0].children


def _part_marks(text: str, nodes: list[Node]) -> list[Node]:
    """Return nodes in which the marks around a link back at an edge are no part of a text."""
    places = [place for place, node in enumerate(nodes) if node.is_way_back]
    if not places:
        return nodes
    return _part_first(text, _part_last(text, nodes, places[-1]), places[0])


def _part_first(text: str, nodes: list[Node], place: int) -> list[Node]:
    """Part the marks of a link back that is at the beginning, as in ``1. Note``."""
    before, after = nodes[:place], nodes[place + 1 :]
    opening = _find_opening(text, before)
    visible = before[:-1] if opening == 0 else before
    match = (_AFTER_NUMBER if opening < 0 else _CLOSING).match(_read_raw(text, after[:1]))
    if match is None or shows(text, visible):
        return nodes
    mark, rest = _split(after[0], match.end())
    if opening == 0:
        before = [*visible, replace(before[-1], kind=None)]
    return [*before, nodes[place], replace(mark, kind=None), rest, *after[1:]]


def _part_last(text: str, nodes: list[Node], place: int) -> list[Node]:
    """Part the brackets around a link back that is at the end, as in ``Note (↩)``."""
    before, after = nodes[:place], nodes[place + 1 :]
    opening = _find_opening(text, before)
    closing = re.sub(UNSEEN, "", _read_raw(text, after[:1]))
    if opening < 0 or closing not in tuple(CLOSING) or shows(text, after[1:]):
        return nodes
    rest, mark = _split(before[-1], opening)
    marks = [replace(mark, kind=None), nodes[place], replace(after[0], kind=None)]
    return [*before[:-1], rest, *marks, *after[1:]]


def _find_opening(text: str, before: Sequence[Node]) -> int:
    """Return where the last of nodes ends with an opening bracket: 0 where nothing is visible
    before it, and less where there is none."""
    raw = _read_raw(text, before[-1:])
    match = _OPENING.search(raw)
    if match is None:
        return -1
    return match.start() if re.sub(UNSEEN, "", raw[: match.start()]) else 0


def _read_raw(text: str, nodes: Sequence[Node]) -> str:
    """Return the text of the first node as it is written; empty for what is no text."""
    token = nodes[0].token if nodes else None
    if token is None or nodes[0].kind is not SpanKind.TEXT or token.name:
        return ""
    return text[token.start : token.end]


def _split(node: Node, place: int) -> tuple[Node, Node]:
    """Return the two parts of a text before and after a character."""
    token = node.token
    if token is None:
        return node, node
    middle = token.start + place
    first, second = token._replace(end=middle), token._replace(start=middle)
    return replace(node, token=first), replace(node, token=second)


def find_run_span(text: str, nodes: Sequence[Node]) -> tuple[int, int]:
    """Return the characters of the file from the first to the last visible one of a run."""
    start, end = nodes[0].span[0], nodes[-1].span[1]
    if nodes[0].kind is SpanKind.TEXT:
        start = end_of_space(text, start)
    if nodes[-1].kind is SpanKind.TEXT:
        end = start + len(text[start:end].rstrip(" \t\n\f\r"))
    return start, end


def end_of_space(text: str, position: int) -> int:
    """Return the position after the white space at a position."""
    match = _SPACE.match(text, position)
    return match.end() if match else position
