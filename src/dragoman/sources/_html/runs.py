"""A run of text between two edges of blocks, as a tree of its inline elements."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.html_references import unescape
from dragoman.inline import DEEPEST
from dragoman.model import SpanKind
from dragoman.sources._html.names import VOID
from dragoman.sources._html.pages import OWN_LINKS, PageLinks
from dragoman.sources._html.readings import close_readings
from dragoman.sources._html.roles import is_no_text
from dragoman.sources._html.styles import find_mark, says_nothing
from dragoman.sources._html.tokens import Attributes, HtmlToken, read_tag_attributes

_NOT_ONE_SPACE = re.compile(r"[\t\n\f\r][ \t\n\f\r]*| [ \t\n\f\r]+")
"""White space that HTML shows as one space, where it is not one already, as between most words."""
_LOOKS = r"(?:b|em|font|i|small|span|strong|u)"
_BLANK_LOOKS = re.compile(rf"(?:<{_LOOKS}\b[^<>]*>)+(?P<blank>[^\S\xa0]+)(?:</{_LOOKS}\s*>)+", re.I)
"""White space in elements that say only how a text looks."""
OPENING, CLOSING, DOTS = "[(（［【〔", "])）］】〕", ".:．：。、۔"
"""What may be around the number of a note: brackets, and what is between a number and its text in
Latin, Chinese and Arabic letters."""
UNSEEN = r"[\s\u200b-\u200f\u2060\u2066-\u2069]"
"""White space, and marks of direction."""
_MARK = re.compile(rf"[{re.escape(OPENING)}]?[{re.escape(CLOSING)}]?[{DOTS}]?")
_LONGEST_ADDRESS = 2_000
_IGNORED = frozenset({"wbr"})


def join_space(text: str) -> str:
    """Return a text as HTML shows it: all white space between two words is one space."""
    return _NOT_ONE_SPACE.sub(" ", text)


@dataclass(slots=True)
class Node:
    """A piece of a run: a text, an element with what is in it, or something without a text."""

    token: HtmlToken | None = None
    closing: HtmlToken | None = None
    children: list[Node] = field(default_factory=list)
    kind: SpanKind | None = None
    """What it is in our dialect; None for what is around the run."""
    label: str = ""
    """What the msgid calls a placeholder or a note."""
    address: str = ""
    """Of a link, its address in the msgid."""
    code: str = ""
    """Of code, its text."""
    is_kept: bool = False
    """Whether its content is never translated."""
    is_way_back: bool = False
    """Whether it only leads back from a note."""
    is_unseen: bool = False
    """Whether it says nothing of the text in it that a translator has to know."""

    @property
    def span(self) -> tuple[int, int]:
        """Where it is in the file."""
        first = self.token.start if self.token else 0
        last = self.closing or self.token
        end = last.end if last else 0
        return first, max([end, *(child.span[1] for child in self.children[-1:])])


@dataclass(frozen=True, slots=True)
class RunReader:
    """What is needed to read the runs of a file."""

    text: str
    is_left_alone: Callable[[Attributes], bool]
    """Whether the attributes of an element say that it is not translated."""
    find_note: Callable[[Attributes, str], str]
    """The label of the note that a link leads to, by what is in the link; empty for other links."""
    is_backlink: Callable[[Attributes], bool]
    opens_links: bool = False
    """Whether a link around a whole text is not in it."""
    links: PageLinks = OWN_LINKS
    styles: Mapping[str, str] = field(default_factory=dict)
    """What the style sheets of the page say of classes."""
    is_of_office: bool = False
    """Whether an office program wrote the page."""

    def read_nodes(self, tokens: Sequence[HtmlToken]) -> list[Node]:
        """Return the tree of a run, in which each node says what it is in our dialect."""
        nodes = self._make_tree(tokens)
        self._describe(nodes)
        return nodes

    def _make_tree(self, tokens: Sequence[HtmlToken]) -> list[Node]:
        """Return the tree of a run. A tag without its partner is something without a text."""
        root = Node()
        stack = [root]
        for token in close_readings(tokens):
            if token.kind == "end":
                self._close(stack, token)
                continue
            node = Node(token, kind=SpanKind.TEXT if token.kind == "text" else None)
            stack[-1].children.append(node)
            is_open = token.kind == "start" and token.name not in VOID
            if is_open and not token.closes_itself(self.text) and len(stack) < DEEPEST:
                stack.append(node)
        while len(stack) > 1:
            self._flatten(stack)
        return root.children

    def _close(self, stack: list[Node], token: HtmlToken) -> None:
        names = [node.token.name for node in stack if node.token]
        if token.name not in names:
            stack[-1].children.append(Node(token))
            return
        while stack[-1].token and stack[-1].token.name != token.name:
            self._flatten(stack)
        stack[-1].closing = token
        stack.pop()

    def _flatten(self, stack: list[Node]) -> None:
        """Make a start tag without an end something without a text; what is in it goes out."""
        node = stack.pop()
        stack[-1].children += node.children
        node.children = []

    def _describe(self, nodes: Sequence[Node], *, is_in_link: bool = False) -> None:
        """Say of each node what it is in our dialect. A link in a link is not one."""
        for node in nodes:
            if node.kind is not SpanKind.TEXT and node.token:
                is_link = node.token.name == "a"
                self._describe(node.children, is_in_link=is_in_link or is_link)
                self._describe_node(node)
                if is_in_link and node.kind is SpanKind.LINK:
                    node.kind = SpanKind.PLACEHOLDER

    def _describe_node(self, node: Node) -> None:
        token = node.token
        if token is None or token.kind == "comment" or token.name in _IGNORED:
            return
        attributes = read_tag_attributes(self.text, token) if token.kind == "start" else {}
        node.kind = SpanKind.PLACEHOLDER
        if attributes and self.is_backlink(attributes):
            node.children, node.is_kept, node.is_way_back = [], True, True
        elif attributes and is_no_text(attributes):
            node.children, node.is_kept = [], True
        elif label := self._find_label(node, attributes):
            node.kind, node.label, node.children = SpanKind.NOTE, label, []
        elif token.kind == "start" and token.name == "br":
            node.kind = SpanKind.BREAK
        elif token.kind == "start" and token.name == "img":
            if _is_picture(attributes) and not self.is_left_alone(attributes):
                node.kind = SpanKind.IMAGE
        elif node.closing is not None:
            self._describe_element(node, attributes)

    def _find_label(self, node: Node, attributes: Attributes) -> str:
        if not (node.token and node.closing and attributes):
            return ""
        return self.find_note(attributes, self.text[node.token.end : node.closing.start])

    def _describe_element(self, node: Node, attributes: Attributes) -> None:
        name = node.token.name if node.token else ""
        inside = [child for child in node.children if child.kind]
        if not shows(self.text, inside):
            node.is_way_back = any(child.is_way_back for child in inside)
            node.children, node.is_kept = [], True
        elif name == "code" and _is_plain(inside):
            node.kind = SpanKind.CODE
        elif attributes and self.is_left_alone(attributes):
            node.is_kept = True
        elif name == "a" and "href" in attributes:
            node.kind = SpanKind.LINK
            node.address = join_space(self.links.shorten(attributes["href"].value)).strip()
        elif mark := find_mark(name, attributes, self._find_styles(inside)):
            node.kind = mark
            notes = [child for child in inside if child.kind is SpanKind.NOTE]
            others = [child for child in inside if child.kind is not SpanKind.NOTE]
            is_plain = all(child.kind is SpanKind.TEXT for child in others)
            if name == "sup" and len(notes) == 1 and is_plain and _is_mark(self.text, others):
                node.kind, node.label, node.children = SpanKind.NOTE, notes[0].label, []
        elif self.is_of_office:
            node.is_unseen = says_nothing(name, attributes)

    def _find_styles(self, inside: Sequence[Node]) -> Mapping[str, str]:
        """Return the styles of classes that count for what is in an element: none say how a link
        looks, which readers see as a link anyway."""
        is_link = len(inside) == 1 and inside[0].kind is SpanKind.LINK
        return {} if is_link else self.styles


def _is_plain(nodes: Iterable[Node]) -> bool:
    """Return whether nodes are texts, in elements that are no marks or in none."""
    plain = (SpanKind.TEXT, SpanKind.PLACEHOLDER)
    return all(node.kind in plain and _is_plain(node.children) for node in nodes)


def _is_picture(attributes: Attributes) -> bool:
    """Return whether a picture says something or is one that Markdown would show."""
    source = attributes.get("src")
    address = source.value.strip() if source else ""
    if not address or address[:5].lower() == "data:" or len(address) > _LONGEST_ADDRESS:
        return False
    alt = attributes.get("alt")
    return alt is None or bool(alt.value.strip())


def shows(text: str, nodes: Sequence[Node]) -> bool:
    """Return whether nodes have a text, a picture or a note in them.

    The brackets and the dot of a link that leads back from a note, as in ``[1].``, are no text.
    """
    if any(node.is_way_back for node in nodes) and _is_mark(text, nodes):
        return False
    for node in nodes:
        if node.kind is SpanKind.TEXT and node.token:
            if node.token.read_text(text).strip():
                return True
        elif node.kind in (SpanKind.IMAGE, SpanKind.NOTE) or shows(text, node.children):
            return True
    return False


def _is_mark(text: str, nodes: Iterable[Node]) -> bool:
    """Return whether nodes are links back, and texts with nothing but a bracket and a dot."""
    written = re.sub(UNSEEN, "", "".join(_list_texts(text, nodes)))
    return _MARK.fullmatch(written) is not None


def _list_texts(text: str, nodes: Iterable[Node]) -> Iterator[str]:
    """Yield the texts in nodes, without those of links back; a sign for a picture or a note."""
    for node in nodes:
        if node.kind is SpanKind.TEXT and node.token:
            yield node.token.read_text(text)
        elif node.kind in (SpanKind.IMAGE, SpanKind.NOTE):
            yield "\ufffc"
        elif node.kind and not node.is_way_back:
            yield from _list_texts(text, node.children)


def read_blank(text: str, node: Node) -> str:
    """Return the white space in an element that has only that, also in looks of a text, as
    ``<b><span> </span></b>``; empty for others.

    In the text of a unit it is beside the placeholder: it may be what parts two words.
    """
    if not (node.is_kept and node.token and node.closing):
        return ""
    inside = text[node.token.end : node.closing.start]
    if looks := _BLANK_LOOKS.fullmatch(inside):
        inside = looks["blank"]
    inside = unescape(inside)
    return "" if inside.strip() else inside
