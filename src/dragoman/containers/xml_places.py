"""XML by position: where each element and text is in the bytes, so that nothing else is changed.

A document is read into a tree of nodes that know where they begin and end. To change it, replace
slices of its bytes: everything else stays as it was, down to the order of attributes.

What could do harm is refused: entities that a document declares itself, elements that are nested
deeper than 250, more than two million of them. Nothing outside the document is ever read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from html.entities import html5
from xml.parsers import expat

from dragoman.errors import SourceError
from dragoman.patterns import compile_later

DEEPEST = 250
"""How deep elements may be nested."""
_SAVE_AGAIN = "save the file again in the program that wrote it"
_MOST_NODES = 2_000_000
_TAG = re.compile(rb"<[^\s/>]+(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_ATTRIBUTE = re.compile(rb"\s([^\s=/>]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_DECLARED = re.compile(rb"\A\s*<\?xml[^>]*?\sencoding\s*=\s*[\"']([\w.:-]+)")
_FORBIDDEN = compile_later("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

ByteEdit = tuple[int, int, bytes]
"""Where a slice begins and ends, and what replaces it."""


class XmlNode:
    """An element, a text or a comment, with its place in ``XmlPlaces.data``."""

    __slots__ = ("attributes", "children", "end", "inner", "inner_end", "name", "start", "text")

    def __init__(self, name: str, start: int, attributes: dict[str, str]) -> None:
        self.name = name
        """The name with the prefix that the reader gave for its namespace: ``w:p``. Empty for a
        text; "!" for a comment, "?" for a processing instruction."""
        self.attributes = attributes
        self.start = start
        self.end = start
        self.inner = start
        """Where the start tag ends."""
        self.inner_end = start
        """Where the end tag begins; with ``inner`` as large, the element is empty."""
        self.children: list[XmlNode] = []
        self.text = ""
        """Of a text, its characters."""

    def iterate(self) -> Iterator[XmlNode]:
        """Yield the node and all nodes in it, in the order of the document."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.children)

    def find(self, name: str) -> XmlNode | None:
        """Return the first child with a name."""
        return next((child for child in self.children if child.name == name), None)

    def find_all(self, name: str) -> Iterator[XmlNode]:
        """Yield the children with a name."""
        return (child for child in self.children if child.name == name)

    def read_text(self) -> str:
        """Return all texts in the node."""
        return "".join(node.text for node in self.iterate() if not node.name)


class XmlPlaces:
    """A document of XML as a tree, with its bytes in UTF-8."""

    def __init__(self, data: bytes, encoding: str, root: XmlNode, bom: bytes) -> None:
        self.data = data
        """In UTF-8, whatever the file is in; the places of nodes are in these bytes."""
        self.root = root
        self._encoding = encoding
        self._bom = bom

    def replace(self, edits: Iterable[ByteEdit]) -> bytes:
        """Return the document with slices replaced, in the encoding that it had."""
        written = replace_bytes(self.data, edits)
        if self._encoding == "utf-8":
            return self._bom + written
        return self._bom + written.decode().encode(self._encoding, "xmlcharrefreplace")


def read_xml(
    data: bytes, name: str, prefixes: Mapping[str, str], *, doctype: bool = False
) -> XmlPlaces:
    """Read a document of XML.

    ``prefixes`` are the prefixes that the names of nodes get, by namespace; names of other
    namespaces get "?:". ``name`` is for errors. With ``doctype``, a document type is accepted, as
    XHTML has one, and the named characters of HTML; what it declares is not. Raises SourceError for
    what is not well-formed or not safe.
    """
    bom, encoding, utf8 = _decode(data, name)
    reader = _TreeReader(utf8, name, prefixes, doctype=doctype)
    return XmlPlaces(utf8, encoding, reader.read(), bom)


def _decode(data: bytes, name: str) -> tuple[bytes, str, bytes]:
    """Return the byte order mark, the encoding, and the document in UTF-8."""
    marks = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
    mark, encoding = next((each for each in marks if data.startswith(each[0])), (b"", ""))
    if not mark and data.startswith((b"<\0", b"\0<")):
        encoding = "utf-16-le" if data[0] else "utf-16-be"
    elif not mark:
        declared = _DECLARED.match(data)
        encoding = declared[1].decode("ascii").lower() if declared else "utf-8"
    body = data[len(mark) :]
    if encoding in ("utf-8", "utf8", "us-ascii", "ascii"):
        return mark, "utf-8", body
    try:
        text = body.decode(encoding)
        if text.encode(encoding) == body:
            return mark, encoding, text.encode()
    except (UnicodeError, LookupError, ValueError):
        pass
    raise SourceError("a part is in an encoding that is not known; save the file as UTF-8", name)


class _TreeReader:
    """Builds the tree from the events of expat."""

    def __init__(
        self, data: bytes, name: str, prefixes: Mapping[str, str], *, doctype: bool
    ) -> None:
        self._data = data
        self._name = name
        self._doctype = doctype
        self._names = _ShortNames(prefixes)
        self._open = [XmlNode("", 0, {})]
        self._cursor = 0
        """Where the last tag ended."""
        self._count = 0
        parser = self._parser = expat.ParserCreate("utf-8", " ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._add_text
        parser.CommentHandler = lambda _: self._add_other("!", b"-->")
        parser.ProcessingInstructionHandler = lambda *_: self._add_other("?", b"?>")
        parser.StartDoctypeDeclHandler = self._meet_doctype
        parser.EntityDeclHandler = self._refuse_entity
        parser.SkippedEntityHandler = self._add_entity

    def read(self) -> XmlNode:
        try:
            self._parser.Parse(self._data, True)
        except expat.ExpatError as error:
            what = expat.errors.messages.get(error.code, "an error")
            raise SourceError(
                f"a part is not well-formed XML ({what}); {_SAVE_AGAIN}", self._name, error.lineno
            ) from None
        return self._open[0].children[-1]

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        start = self._parser.CurrentByteIndex
        parent = self._open[-1]
        if parent.children and not parent.children[-1].name:
            parent.children[-1].end = start
        names = self._names
        if attributes:
            attributes = {names[key]: value for key, value in attributes.items()}
        node = XmlNode(names[name], start, attributes)
        tag = _TAG.match(self._data, start)
        node.inner = self._cursor = tag.end() if tag else start
        parent.children.append(node)
        self._open.append(node)
        self._count += 1
        if len(self._open) > DEEPEST:
            raise SourceError(f"elements are nested deeper than {DEEPEST}", self._name)
        if self._count > _MOST_NODES:
            raise SourceError(
                f"the file has more than {_MOST_NODES:,} elements; divide it into several",
                self._name,
            )

    def _end(self, _: str) -> None:
        node = self._open.pop()
        if self._data.startswith(b"/>", node.inner - 2) and not node.children:
            node.inner_end = node.end = node.inner
        else:
            node.inner_end = self._parser.CurrentByteIndex
            node.end = self._data.index(b">", node.inner_end) + 1
            if node.children and not node.children[-1].name:
                node.children[-1].end = node.inner_end
        self._cursor = node.end

    def _add_text(self, text: str) -> None:
        children = self._open[-1].children
        if not children or children[-1].name:
            children.append(XmlNode("", self._cursor, {}))
        children[-1].text += text

    def _add_other(self, name: str, ending: bytes) -> None:
        start = self._parser.CurrentByteIndex
        children = self._open[-1].children
        if len(self._open) == 1:
            return
        if children and not children[-1].name:
            children[-1].end = start
        node = XmlNode(name, start, {})
        node.inner = node.inner_end = node.end = self._data.index(ending, start) + len(ending)
        children.append(node)
        self._cursor = node.end

    def _add_entity(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            self._add_text(html5.get(f"{name};", ""))

    def _meet_doctype(self, *_: object) -> None:
        if not self._doctype:
            raise SourceError("a part has a document type, which is not safe to read", self._name)

    def _refuse_entity(self, *_: object) -> None:
        sentence = "a part declares entities, which are not safe to read"
        raise SourceError(f"{sentence}; {_SAVE_AGAIN}", self._name)


class _ShortNames(dict[str, str]):
    """The names with prefixes, by those with namespaces as expat gives them."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        self._prefixes = prefixes

    def __missing__(self, name: str) -> str:
        uri, _, local = name.rpartition(" ")
        prefix = self._prefixes.get(uri, "?") if uri else ""
        short = self[name] = f"{prefix}:{local}" if prefix else local
        return short


def replace_bytes(data: bytes, edits: Iterable[ByteEdit]) -> bytes:
    """Return bytes with slices replaced. The edits may be in any order; they do not overlap."""
    parts: list[bytes] = []
    position = 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        parts += (data[position:start], new)
        position = end
    return b"".join((*parts, data[position:]))


def find_attributes(data: bytes, node: XmlNode) -> dict[str, tuple[int, int]]:
    """Return where the values of the attributes of an element are, by name as it is written."""
    return {
        match[1].decode(): match.span(2 if match[2] is not None else 3)
        for match in _ATTRIBUTE.finditer(data, node.start, node.inner)
    }


def escape_text(text: str) -> bytes:
    """Return a text as it is written in XML, also between quotation marks.

    Characters that XML cannot contain are left out.
    """
    return escape(_FORBIDDEN.sub("", text)).encode()
