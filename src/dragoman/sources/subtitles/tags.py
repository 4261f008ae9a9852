"""The tags in the text of a cue: a tree of what they are around."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.html_references import unescape
from dragoman.inline import DEEPEST
from dragoman.model import SpanKind

_OVERRIDE = r"\{\\[^{}\r\n]*\}"
"""As in ``{\\an8}``: what players take over from the format of SubStation Alpha."""
_LINE_END = r"\N"
"""The end of a line in that format, which players know in SubRip too."""
_SRT = re.compile(rf"{_OVERRIDE}|\\N|</?[A-Za-z][^<>\r\n]*>")
_VTT = re.compile(rf"{_OVERRIDE}|</?[A-Za-z.][^<>\r\n]*>|</?>|<\d[\d:.]*>")
_NAME = re.compile(r"</?([A-Za-z]*)")
_KNOWN = frozenset(
    {"b", "br", "c", "del", "em", "font", "i", "lang", "rp", "rt", "ruby", "s", "span", "strike"}
    | {"strong", "u", "v"}
)
"""The elements that players know. Another one without an end is text in SubRip."""
MARKS = {
    **dict.fromkeys(("em", "i"), SpanKind.EMPHASIS),
    **dict.fromkeys(("strong", "b"), SpanKind.STRONG),
    **dict.fromkeys(("del", "s", "strike"), SpanKind.DELETED),
    "u": SpanKind.INSERTED,
}
DIRECTION_MARKS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""As a class of characters: what is invisible and says a direction."""
_INVISIBLE = re.compile(rf"[{DIRECTION_MARKS}\u200b\ufeff\s]+")
_EDGES = re.compile(rf"\A[{DIRECTION_MARKS}\s]+|(?<![{DIRECTION_MARKS}\s])[{DIRECTION_MARKS}\s]+\Z")


@dataclass(slots=True)
class CueNode:
    """A piece of a cue: a text, an element, or something without a text."""

    kind: SpanKind | None
    """What it is in our dialect; None for what means nothing, as ``<c>`` without a class."""
    start: int
    end: int
    closing: tuple[int, int] | None = None
    """Of an element, where its end tag is; ``start`` and ``end`` are then those of its tag."""
    tag: str = ""
    children: list[CueNode] = field(default_factory=list)
    name: str = ""
    """The name of a placeholder."""

    @property
    def stop(self) -> int:
        """Where it ends, with its end tag."""
        return self.closing[1] if self.closing else self.end


def find_tags(text: str, start: int, end: int, *, is_vtt: bool) -> Iterator[re.Match[str]]:
    """Yield the tags in a piece of a file."""
    return (_VTT if is_vtt else _SRT).finditer(text, start, end)


def read_shown(text: str, *, is_vtt: bool) -> str:
    """Return what a reader sees of a text with tags, without marks of direction at its edges."""
    shown = (_VTT if is_vtt else _SRT).sub("", text)
    shown = unescape(shown) if is_vtt else shown
    return _EDGES.sub("", shown)


def is_time(tag: str) -> bool:
    """Return whether a tag is a time: when the words after it are shown."""
    return tag[1:2].isdigit()


def is_known_tag(tag: str) -> bool:
    """Return whether SubRip cannot have a tag as a text: players know it, or it ends another."""
    found = _NAME.match(tag.lower())
    return tag.startswith("</") or (found is not None and found[1] in _KNOWN)


def read_tree(text: str, start: int, end: int, *, is_vtt: bool) -> list[CueNode]:
    """Return the pieces of a cue, from ``start`` to ``end`` in the file."""
    tree = _TagReader(text, is_vtt=is_vtt)
    position = start
    for match in find_tags(text, start, end, is_vtt=is_vtt):
        tree.add_text(position, match.start())
        tree.add_tag(match)
        position = match.end()
    tree.add_text(position, end)
    return _join_alike(text, tree.finish())


class _TagReader:
    """Builds the tree of a cue."""

    def __init__(self, text: str, *, is_vtt: bool) -> None:
        self._text = text
        self._is_vtt = is_vtt
        self._open = [CueNode(None, 0, 0)]

    def add_text(self, start: int, end: int) -> None:
        if start < end:
            self._open[-1].children.append(CueNode(SpanKind.TEXT, start, end))

    def add_tag(self, match: re.Match[str]) -> None:
        tag = match[0].lower()
        found = _NAME.match(tag)
        name = found[1] if found else ""
        node = CueNode(SpanKind.PLACEHOLDER, *match.span(), tag=tag, name=name)
        if is_time(tag):
            node.kind = None
        elif name == "br" or match[0] == _LINE_END:
            node.kind = SpanKind.BREAK
        elif tag.startswith("</"):
            self._close(node)
            return
        elif tag[0] == "<" and not tag.endswith("/>") and len(self._open) < DEEPEST:
            self._open.append(node)
            return
        self._open[-1].children.append(node)

    def _close(self, end: CueNode) -> None:
        names = [node.name for node in self._open[1:]]
        name = end.name or (names[-1] if names else "")  # </> closes what is open
        if name not in names:
            self._open[-1].children.append(self._without_partner(end))
            return
        while self._open[-1].name != name:
            self._flatten()
        node = self._open.pop()
        node.closing = end.start, end.end
        node.kind = None if node.tag == "<c>" else MARKS.get(name, SpanKind.PLACEHOLDER)
        if not shows_text(self._text, node.children):
            node.kind, node.children = SpanKind.PLACEHOLDER, []
        self._open[-1].children.append(node)

    def _without_partner(self, node: CueNode) -> CueNode:
        if not self._is_vtt and node.name not in _KNOWN:
            node.kind = SpanKind.TEXT
        return node

    def _flatten(self) -> None:
        """Make a tag without its end something without a text; what is in it goes out."""
        node = self._open.pop()
        inside, node.children = node.children, []
        self._open[-1].children += [self._without_partner(node), *inside]

    def finish(self) -> list[CueNode]:
        """Return the tree."""
        while len(self._open) > 1:
            self._flatten()
        return self._open[0].children


def shows_text(text: str, nodes: Sequence[CueNode]) -> bool:
    """Return whether a reader sees something of nodes."""
    return any(
        shows_text(text, node.children)
        or (node.kind is SpanKind.TEXT and not _is_blank_text(text, node))
        for node in nodes
    )


def _is_blank(text: str) -> bool:
    return not _INVISIBLE.sub("", text)


def _is_blank_text(text: str, node: CueNode) -> bool:
    return node.kind is SpanKind.TEXT and _is_blank(text[node.start : node.end])


def _join_alike(text: str, nodes: list[CueNode]) -> list[CueNode]:
    """Return nodes in which elements with the same tag beside each other are one.

    So it is where each line of a cue is in italics.
    """
    joined: list[CueNode] = []
    for node in nodes:
        node.children = _join_alike(text, node.children)
        between: list[CueNode] = []
        is_element = node.closing is not None and bool(node.children)
        while is_element and joined and _is_blank_text(text, joined[-1]):
            between.insert(0, joined.pop())
        before = joined[-1] if joined else None
        if is_element and before and before.closing and before.tag == node.tag and before.children:
            before.children += [*between, *node.children]
            before.closing = node.closing
            continue
        joined += [*between, node]
    return joined


def trim_tree(text: str, nodes: list[CueNode]) -> list[CueNode]:
    """Return the nodes from the first to the last that shows something.

    Elements around all of them that are not marks are left out.
    """
    while True:
        shown = [at for at, node in enumerate(nodes) if shows_text(text, [node])]
        nodes = nodes[shown[0] : shown[-1] + 1] if shown else []
        if len(nodes) != 1 or nodes[0].kind not in (None, SpanKind.PLACEHOLDER):
            return nodes
        nodes = nodes[0].children
