"""A page with other texts: only the places of the units that change are written."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterator, Sequence

from dragoman.inline import clean, read_marks
from dragoman.model import Document, Span, SpanKind, is_allowed_link
from dragoman.sources._common import Edit, Texts, fold_to_one_line, replace_slices
from dragoman.sources._html.names import DEFAULTS
from dragoman.sources._html.parts import HtmlPart, HtmlPlaces, find_new, list_kept, read_places
from dragoman.sources._html.people import find_people_edits
from dragoman.sources._html.places import keep_places
from dragoman.sources._html.readings import is_reading, remove_brackets
from dragoman.sources._html.remarks import cut_remarks
from dragoman.sources._html.root import find_root_edits
from dragoman.sources._html.run_marks import normalise_target
from dragoman.sources._html.runs import Node, read_blank
from dragoman.sources._html.tokens import DECLARED, read_tag_attributes
from dragoman.sources._html.values import escape_text, indent_lines, keep_references, quote_value


def rebuild_html(document: Document, texts: Texts, language: str) -> bytes:
    """Return the page with each translation in the place of its unit."""
    places, edits = read_places(document), []
    if any(find_new(part, texts) for part in places.parts):
        kept = list_kept(document, texts)
        said = find_root_edits(document.text, language, kept, is_xml=places.is_xml)
        edits = find_unit_edits(document, texts, said)
    elif language:
        edits = find_people_edits(document.text, is_xml=places.is_xml)
    return write_edits(document, edits)


def write_edits(document: Document, edits: Sequence[Edit]) -> bytes:
    """Return the page with other characters in some places."""
    marked = "\ufeff" * document.bom + replace_slices(document.text, sorted(edits))
    return marked.encode(document.encoding, "xmlcharrefreplace")


def find_unit_edits(
    document: Document, texts: Texts, said: Sequence[Edit], *, cleans: bool = False
) -> list[Edit]:
    """Return the edits that put each translation in the place of its unit, and those of the
    language that the page and its elements say, some of which are in a unit.

    If there are any, or with ``cleans``, others take out comments and what the page says of people.
    """
    places = read_places(document)
    new = {part.unit.key: text for part in places.parts if (text := find_new(part, texts))}
    edits = [*said, *_edit_attributes(document.text, places, new)]
    if new or cleans:
        edits += find_people_edits(document.text, is_xml=places.is_xml)
        edits = cut_remarks(edits, places.remarks)
    edits.sort()
    for part in sorted(places.parts, key=lambda part: not part.is_inside):  # the inner ones first
        text = new.get(part.unit.key, "") if part.unit.translatable else ""
        if text and part.form != "attribute":
            _replace_unit(document.text, places, part, text, edits)
    return edits


def _edit_attributes(text: str, places: HtmlPlaces, new: Texts) -> Iterator[Edit]:
    """Yield the edits of attributes, also of those that repeat the text of a unit."""
    found = [
        (part.unit.text, part.unit.span, part.quote)
        for part in places.parts
        if part.form == "attribute"
    ]
    found += [(each.text, each.span, each.quote) for each in places.repeated]
    for old, span, quote in found:
        if (None, old) in new:
            written = quote_value(new[None, old], quote)
            yield (*span, keep_references(text, places.declared, span, written))


def _replace_unit(
    text: str, places: HtmlPlaces, part: HtmlPart, new: str, edits: list[Edit]
) -> None:
    """Put the edit of a unit among the others, which are in order; those in it are in its text."""
    start, end = part.unit.span
    first = last = bisect_left(edits, (start,))
    while last < len(edits) and edits[last][1] <= end:
        last += 1
    if first and edits[first - 1][1] >= end:
        return  # in a part of a drawing that is taken out
    inside = edits[first:last]
    if part.form == "title":
        written = escape_text(fold_to_one_line(new))
    elif part.form in ("code", "textarea"):
        written = escape_text("\n".join(clean(new).strip("\n").split("\n")))
    else:
        writer = MarkWriter(text, places, part, inside)
        written = writer.write_all(read_marks(clean(new).strip(" \n")))
        if written and part.form != "drawing":
            written = keep_places(writer.cut(start, end), written, is_xml=places.is_xml)
    if part.form == "pre":
        written = indent_lines(written, text[start:end])
    declared = places.declared if part.form not in ("run", "pre") else frozenset()
    written = keep_references(text, declared, part.unit.span, written)
    if written.strip():
        edits[first:last] = [(start, end, written)]


def _is_object(node: Node) -> bool:
    """Return whether a piece of a run is a thing, and not a look of the text in it."""
    if node.kind is SpanKind.PLACEHOLDER:
        return node.is_kept or not node.children
    return node.kind in (SpanKind.IMAGE, SpanKind.NOTE)


def _is_declared(node: Node) -> bool:
    return node.token is not None and node.token.name == DECLARED


class MarkWriter:
    """Writes marks with the tags of the source: the n-th of a kind gets those of its n-th."""

    def __init__(
        self, text: str, places: HtmlPlaces, part: HtmlPart, edits: Sequence[Edit]
    ) -> None:
        self._text = text
        self._edits = list(edits)
        self._places = places
        self._is_drawing = part.form == "drawing"
        self._line_break = "<br/>" if places.is_xml else "<br>"
        if part.form in ("pre", "drawing"):
            self._line_break = "\n"
        self._left: dict[str, list[Node]] = {}
        self._comments: list[Node] = []
        self._collect(part.nodes)

    def _collect(self, nodes: Sequence[Node]) -> None:
        for node in nodes:
            if node.kind is None:
                self._comments.append(node)
            elif node.kind is not SpanKind.TEXT and not node.is_unseen:
                has_label = node.kind in (SpanKind.PLACEHOLDER, SpanKind.NOTE)
                key = f"{node.kind} {node.label}" if has_label else node.kind
                self._left.setdefault(key, []).append(node)
            if not node.is_kept and node.kind is not SpanKind.CODE:
                self._collect(node.children)

    def write_all(self, spans: Sequence[Span]) -> str:
        """Return the HTML of a whole unit; empty where the spans show nothing.

        The comments of the source are at its end, and so is what a translation leaves out of the
        objects, pictures and notes of the source, so that nothing is lost.
        """
        written = self._write(spans)
        if not written.strip():
            return ""
        left = [node for nodes in self._left.values() for node in nodes if _is_object(node)]
        for node in sorted(left, key=lambda node: node.span):
            is_seen = node.kind is SpanKind.IMAGE or node.children or _is_declared(node)
            written += " " * bool(is_seen) + self.cut(*node.span)
        return written + "".join(self.cut(*node.span) for node in self._comments)

    def _write(self, spans: Sequence[Span]) -> str:
        return "".join(map(self._write_span, spans))

    def cut(self, start: int, end: int) -> str:
        """Return a piece of the source with the edits of attributes in it."""
        near = self._edits[
            bisect_left(self._edits, (start,)) : bisect_left(self._edits, (end + 1,))
        ]
        shifted = [(first - start, last - start, new) for first, last, new in near if last <= end]
        return replace_slices(self._text[start:end], shifted)

    def _take(self, key: str, fits: Callable[[Node], bool] = lambda _: True) -> Node | None:
        """Take the first node of a kind that is left and fits."""
        left = self._left.get(key, [])
        found = next((number for number, node in enumerate(left) if fits(node)), None)
        return None if found is None else left.pop(found)

    def _write_span(self, span: Span) -> str:
        match span.kind:
            case SpanKind.TEXT:
                return escape_text(span.text)
            case SpanKind.BREAK:
                return self._write_break()
            case SpanKind.PARAGRAPH:
                return self._write_break() * 2
            case SpanKind.CODE:
                return self._write_code(span)
            case SpanKind.NOTE:
                node = self._take(f"{span.kind} {span.text}")
                return self.cut(*node.span) if node else ""
            case SpanKind.PLACEHOLDER:
                return self._write_placeholder(span)
            case SpanKind.IMAGE:
                return self._write_picture(span)
            case SpanKind.LINK:
                return self._write_link(span)
            case SpanKind.ISOLATE:
                return self._write_isolate(span)
            case _:
                return self._write_element(span, self._write(span.children))

    def _write_break(self) -> str:
        node = self._take(SpanKind.BREAK)
        return self.cut(*node.span) if node else self._line_break

    def _write_element(self, span: Span, inside: str) -> str:
        node = self._take(span.kind)
        if node:
            return self._wrap(node, inside)
        if self._is_drawing:  # where elements of HTML are not shown
            return inside
        name = DEFAULTS[span.kind]
        return f"<{name}>{inside}</{name}>"

    def _write_code(self, span: Span) -> str:
        """Write code; where it is as in the source, with the elements that are in it there."""
        same = self._take(SpanKind.CODE, lambda node: node.code == span.text)
        if same is not None:
            return self.cut(*same.span)
        return self._write_element(span, escape_text(span.text))

    def _write_isolate(self, span: Span) -> str:
        inside, node = self._write(span.children), self._take(span.kind)
        direction = "" if span.direction in ("", "auto") else f' dir="{span.direction}"'
        if node or self._is_drawing:
            return self._wrap(node, inside) if node else inside
        return f"<bdi{direction}>{inside}</bdi>"

    def _wrap(self, node: Node, inside: str) -> str:
        """Return a text between the tags of an element of the source."""
        opening = self.cut(node.token.start, node.token.end) if node.token else ""
        closing = self.cut(node.closing.start, node.closing.end) if node.closing else ""
        return opening + inside + closing

    def _write_placeholder(self, span: Span) -> str:
        """Write a placeholder once. One that is unknown or repeated shows only what is in it."""
        node = self._take(f"{span.kind} {span.text}")
        if node is None:
            return self._write(span.children)
        if read_blank(self._text, node):
            return self._wrap(node, "")
        if node.is_kept or not node.closing or not node.children:
            return self.cut(*node.span)
        inside = self._write(span.children)
        return self._wrap(node, remove_brackets(inside) if is_reading(self._text, node) else inside)

    def _take_by_address(self, span: Span, name: str) -> Node | None:
        """Take the link or picture with that address, or else the first that is left."""

        def has_address(node: Node) -> bool:
            if node.kind is SpanKind.LINK:
                return normalise_target(node.address) == span.target
            found = read_tag_attributes(self._text, node.token).get(name) if node.token else None
            return found is not None and normalise_target(found.value) == span.target

        return self._take(span.kind, has_address) or self._take(span.kind)

    def _write_link(self, span: Span) -> str:
        node, inside = self._take_by_address(span, "href"), self._write(span.children)
        if node is not None:
            return self._wrap_changed(node, inside, {"href": span.target, "title": span.title})
        address = self._find_address(span.target)
        if self._is_drawing or not address:
            return inside
        return f"<a href={quote_value(address, '')}>{inside}</a>"

    def _find_address(self, target: str) -> str:
        """Return the address of a new target of a link; empty where it is not allowed."""
        return self._places.links.lengthen(target) or (target if is_allowed_link(target) else "")

    def _write_picture(self, span: Span) -> str:
        node = self._take_by_address(span, "src")
        if node is None:
            return escape_text(span.text)
        return self._wrap_changed(node, "", {"alt": span.text, "title": span.title})

    def _wrap_changed(self, node: Node, inside: str, values: dict[str, str]) -> str:
        """Return an element of the source whose tag has other values for some attributes."""
        if node.token is None:
            return inside
        attributes = read_tag_attributes(self._text, node.token)
        for name, value in values.items():
            found = attributes.get(name)
            if found is None or not value or not (found.quote or found.value):
                continue  # also where the source names the attribute without a value
            old = " ".join(found.value.split())
            if name == "href":
                old = normalise_target(node.address)
                value = value if value == old else self._find_address(value)
            if value and value != old:
                written = quote_value(value, found.quote)
                written = keep_references(self._text, self._places.declared, found.span, written)
                insort(self._edits, (*found.span, written))
        return self._wrap(node, inside)
