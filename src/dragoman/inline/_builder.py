"""Building the tree of spans from the tokens of markdown-it and the tags of HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

from dragoman.bidi import clean
from dragoman.inline._dialect import OPENING, inline_parser
from dragoman.inline._edges import Conventions, EdgeReader
from dragoman.inline._shown_text import plain_text
from dragoman.inline._stack import OpenSpan, SpanStack
from dragoman.inline._tags import (
    DRAWINGS,
    EDGES,
    EFFECTS,
    HIDDEN,
    IMPLIED_END,
    ISOLATING,
    KNOWN,
    NESTED,
    PICTURE,
    PLAYED,
    TAG,
    find_picture_address,
    read_attributes,
)
from dragoman.model import (
    PLACEHOLDER_NAME,
    Span,
    SpanKind,
    clean_address,
    is_allowed_link,
    is_inner_link,
)

if TYPE_CHECKING:
    from markdown_it.token import Token

_ENDING = {"hardbreak": SpanKind.BREAK, "paragraph_end": SpanKind.PARAGRAPH}
_JOINING = frozenset("'’\"/@#&\\-\u2010\u2011")
"""Signs that join what is before and after them, or of which nobody knows which they belong to."""
_ENDS = frozenset({"Po", "Pe", "Pf", "Pd", "Pc"})
_BEGINS = frozenset({"Ps", "Pi", "Pd", "Pc"})
"""Categories of Unicode: of the signs that may be the last or the first of a text."""


def _keeps_apart(before: str, after: str) -> bool:
    """Return whether a space is shown for a placeholder between two characters, as for the tab
    behind "Name:" or behind a bullet. None is beside a bracket that opens or before a full stop."""
    if not before or before in _JOINING or after in _JOINING:
        return False
    last, first = category(before), category(after)
    return (last[0] in "LMNS" or last in _ENDS) and (first[0] in "LNS" or first in _BEGINS)


class SpanBuilder:
    """Builds the tree of spans. No tag becomes text: it has its effect, or it is left out."""

    def __init__(self, conventions: Conventions) -> None:
        self.unshown: dict[str, None] = {}
        """The names of the elements that could not be shown, in order."""
        self.pictures: dict[str, None] = {}
        """The names of the elements that are shown by a description or an address."""
        self._conventions = conventions
        self._stack = SpanStack(conventions.quotes)
        self._edges = EdgeReader(self._stack, conventions.digits)
        self._last = ""
        """The last character that was shown."""
        self._has_gap = False
        """Whether a placeholder without a text of its own follows that character."""

    @property
    def is_preformatted(self) -> bool:
        """Whether line ends and spaces are shown: a ``pre`` is open."""
        return self._edges.is_preformatted

    def finish(self) -> tuple[Span, ...]:
        """Close all open spans and return the tree; the ends of paragraphs are at its top."""
        return self._stack.finish()

    def add(self, token: Token) -> None:
        """Add a token and, for an image, its children."""
        kind = token.type
        if kind in OPENING:
            self._open(token)
        elif token.nesting < 0:
            self._stack.close_mark()
        elif kind == "softbreak":
            self.add_text("\n" if self.is_preformatted else " ")
        elif kind == "html_inline":
            self.add_html(token.content)
        elif kind == "code_inline":
            self._fill_gap(token.content)
            self._stack.show(Span(SpanKind.CODE, token.content))
        elif kind in _ENDING:
            self._stack.end_line(_ENDING[kind])
        elif kind == "footnote_ref":
            self._stack.show(Span(SpanKind.NOTE, token.meta["label"]))
        elif kind == "image":
            self._add_image(token)
        else:
            self.add_text(token.content)

    def end_paragraph(self) -> None:
        """End a paragraph."""
        self._stack.end_line(SpanKind.PARAGRAPH)

    def _open(self, token: Token) -> None:
        kind = OPENING[token.type]
        if kind is not SpanKind.LINK:
            self._stack.push(OpenSpan(kind))
            return
        target, title = (str(token.attrs.get(name, "")) for name in ("href", "title"))
        self._stack.push(self._make_link(target, title))

    def _make_link(self, target: str, title: str, tag: str = "") -> OpenSpan:
        """Return a link; only its content where it is not allowed or is in another link."""
        target = clean_address(target)
        may_lead = is_allowed_link(target) or is_inner_link(target)
        if not may_lead or self._stack.is_in_link:
            return OpenSpan(None, tag)
        return OpenSpan(SpanKind.LINK, tag, target, clean(title))

    def _add_image(self, token: Token) -> None:
        inner = SpanBuilder(self._conventions)
        for child in token.children or ():
            inner.add(child)
        self.unshown.update(inner.unshown)
        target, title = (str(token.attrs.get(name, "")) for name in ("src", "title"))
        alt = " ".join(plain_text(inner.finish()).split("\n"))
        self._show_address(PICTURE, Span(SpanKind.IMAGE, alt, target=target, title=clean(title)))

    def add_text(self, text: str) -> None:
        """Append a text, cleaned. In ``pre``, its lines and spaces stay as they are."""
        text = clean(text)
        self._fill_gap(text)
        if not self.is_preformatted:
            self._stack.show_text(text)
            return
        for number, line in enumerate(text.split("\n")):
            if number:
                self._stack.end_line()
            self._stack.show_preformatted(line.replace(" ", "\u00a0"))

    def _fill_gap(self, text: str) -> None:
        """Show a space for a placeholder that keeps apart what is before and after it."""
        if self._has_gap and text and _keeps_apart(self._last, text[0]):
            self._stack.show_text(" ")
        if text:
            self._last, self._has_gap = text[-1], False

    def add_html(self, raw: str) -> None:
        """Add the effect of a tag. A comment has none."""
        match = TAG.match(raw)
        if match is None:
            return
        name, closes = match[2].lower(), bool(match[1])
        if not closes:
            self._stack.end_implied(IMPLIED_END.get(name, frozenset()))
        if name == "br":
            self._stack.end_line()
        elif name in EDGES:
            self._edges.add(name, match[3], closes=closes)
        elif closes:
            self._stack.close_element(name)
        elif name == "wbr":
            self._stack.show(Span(text="\u200b"))
        elif name == PICTURE or name in PLAYED:
            self._show_file(name, read_attributes(match[3]))
        elif PLACEHOLDER_NAME.match(name):
            self._has_gap |= name[0] == "x"
        elif name not in KNOWN:
            self._leave_out(name)
        elif not match[4]:
            self._open_element(name, match[3])

    def _open_element(self, name: str, attributes: str) -> None:
        """Open the span of an element that is part of a line."""
        if name in EFFECTS:
            self._stack.push(OpenSpan(EFFECTS[name], name))
        elif name == "a":
            found = read_attributes(attributes)
            address = _normalize_address(found.get("href", ""))
            self._stack.push(self._make_link(address, found.get("title", ""), name))
        elif name in ISOLATING and (name == "bdi" or "dir" in attributes.lower()):
            direction = read_attributes(attributes).get("dir", "auto").lower()
            self._stack.push(OpenSpan(SpanKind.ISOLATE, name, direction=direction))
        elif name in NESTED:
            self._stack.push(OpenSpan(None, name, is_hidden=name in HIDDEN))

    def _show_file(self, name: str, attributes: dict[str, str]) -> None:
        """Show a picture, or a film and the like, as a description with an address."""
        is_picture = name == PICTURE
        found = find_picture_address(attributes) if is_picture else attributes.get(PLAYED[name], "")
        address = _normalize_address(found)
        title = attributes.get("title", "")
        self.pictures[name] = None
        if is_picture:
            alt = " ".join(attributes.get("alt", "").split("\n"))
            self._show_address(name, Span(SpanKind.IMAGE, alt, target=address, title=title))
        elif address:
            self._show_address(name, Span(SpanKind.IMAGE, target=address, title=title))
        else:
            self._leave_out(name)

    def _show_address(self, name: str, picture: Span) -> None:
        """Show a picture or film. One without a description needs an address that may be shown."""
        if not picture.text.strip() and not is_allowed_link(picture.target):
            self._leave_out(name)
        self._stack.show(picture)

    def _leave_out(self, name: str) -> None:
        """Remember an element that cannot be shown. The parts of a drawing are not named."""
        if not self.unshown.keys() & DRAWINGS:
            self.unshown[name] = None


def _normalize_address(address: str) -> str:
    """Return the address of an attribute, encoded as that of a link in Markdown."""
    return inline_parser().normalizeLink(address) if address else ""
