"""What readers see of a form in a text though it is not text: boxes and buttons. And what they do
not see at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.model import AFTER_TEXT, Place, Unit
from dragoman.sources._html.roles import is_page_number
from dragoman.sources._html.runs import Node
from dragoman.sources._html.tokens import HtmlToken, read_tag_attributes, read_value
from dragoman.texts.list_markers import TASKS

_SIGNS = {"checkbox": (TASKS["[ ]"], TASKS["[x]"]), "radio": ("○", "●")}
"""How an input is shown that nobody has chosen, and one that somebody has, by its type."""

BOX = "box"
"""The form of a unit that is only boxes. It is the same in every language, and never written."""


def list_boxes(
    text: str, tokens: Iterable[HtmlToken], nodes: Sequence[Node], place: Place
) -> tuple[tuple[str, str], ...]:
    """Return the boxes of a block, and what leaves no gap, as ``Unit.boxes`` has them.

    ``nodes`` are those of its text, whose placeholders have their names. The box of a task is the
    marker of its item.
    """
    unseen = tuple(_list_unseen(text, nodes))
    tokens = _find_inputs(tokens)
    if not tokens:
        return unseen
    start, end = nodes[0].span[0], nodes[-1].span[1]
    before = (_read_box(text, token) for token in tokens if token.end <= start)
    after = (_read_box(text, token) for token in tokens if token.start >= end)
    is_task = bool(place.lists) and place.lists[-1] in TASKS
    edges = ("" if is_task else "".join(before)), "".join(after)
    found = [*zip(("", AFTER_TEXT), edges, strict=True), *_list_inner_boxes(text, nodes)]
    return (*(each for each in found if each[1]), *unseen)


def _list_unseen(text: str, nodes: Iterable[Node]) -> Iterator[tuple[str, str]]:
    """Yield the placeholders of what a reader does not see, not even a gap, each with "": places
    that links lead to, and the numbers of printed pages, which often are in the middle of a word.
    """
    for node in nodes:
        if node.token is not None and node.label.startswith("x"):
            attributes = read_tag_attributes(text, node.token)
            is_place = node.token.name == "a" and "href" not in attributes
            if is_place or is_page_number(attributes):
                yield node.label, ""
        yield from _list_unseen(text, node.children)


def make_box_unit(text: str, tokens: Iterable[HtmlToken], unit: Unit) -> Unit | None:
    """Return the unit of a block without text that shows boxes; None without them."""
    found = [(each, box) for each in _find_inputs(tokens) if (box := _read_box(text, each))]
    if not found or (unit.place.lists and unit.place.lists[-1] in TASKS):
        return None
    span = found[0][0].start, found[-1][0].end
    return unit._replace(text="".join(box for _, box in found), translatable=False, span=span)


def add_boxes(unit: Unit, other: Unit, side: str) -> Unit:
    """Return a unit with the boxes of another that has only these; ``side`` is a name in
    ``Unit.boxes``."""
    edges = {"": "", AFTER_TEXT: "", **dict(unit.boxes)}
    edges[side] = edges[side] + other.text if side else other.text + edges[side]
    kept = ((name, box) for name, box in edges.items() if box or name not in ("", AFTER_TEXT))
    return unit._replace(boxes=tuple(kept))


def _find_inputs(tokens: Iterable[HtmlToken]) -> list[HtmlToken]:
    return [token for token in tokens if token.kind == "start" and token.name == "input"]


def _list_inner_boxes(text: str, nodes: Iterable[Node]) -> Iterator[tuple[str, str]]:
    for node in nodes:
        if node.token is not None and node.token.name == "input" and node.label:
            yield node.label, _read_box(text, node.token)
        yield from _list_inner_boxes(text, node.children)


def _read_box(text: str, token: HtmlToken) -> str:
    """Return how an input is shown; "" for another input than a box or a button."""
    attributes = read_tag_attributes(text, token)
    kind = read_value(attributes, "type").lower()
    is_seen = kind in _SIGNS and "hidden" not in attributes
    return _SIGNS[kind]["checked" in attributes] if is_seen else ""
