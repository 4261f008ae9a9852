"""Drawings (SVG) without what they say about people, where every other character has to stay.

A page or a book with drawings may need their scripts, links and animations. So, unlike in
``clean_svg``, only this is taken out: ``<metadata>``, comments, and the elements and attributes
that drawing programs add for themselves, such as the path of the file. No program shows these.
Pictures in the drawing, written as ``data:``, are cleaned too.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote_to_bytes

from dragoman.patterns import compile_later
from dragoman.pictures._common import CleanPicture, PictureError

Edit = tuple[int, int, str]
"""Where a slice begins and ends, and what replaces it."""

_PIECE = compile_later(
    r"<!--.*?(?:-->|\Z)"  # a comment
    r"|<!\[CDATA\[.*?(?:\]\]>|\Z)"  # a text without markup
    r"|<\?(?P<instruction>\w+).*?(?:\?>|\Z)"
    r"|<(?P<slash>/?)(?P<name>[A-Za-z_][^\s/>]*+)"  # a tag
    r"(?P<attributes>(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>"
    r"|<(?=[A-Za-z_]).*",  # one that nothing ends
    re.S,
)
_ATTRIBUTE = compile_later(
    r"(?<!\s)\s++(?P<name>[^\s=/>\"']+)\s*+=\s*+(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')"
)
_SPACE = compile_later(r"\s|&#1[03];|%0[AD]", re.I)
_ENTITY = compile_later(r"<!ENTITY\s+(\S+)\s+[\"']([^\"']*)[\"']")
_PROGRAMS = compile_later(
    r"inkscape|sodipodi|22-rdf-syntax|purl\.org/dc/|creativecommons\.org|web\.resource\.org"
    r"|ns\.adobe\.com|bohemiancoding|figma\.com|vectornator|serif\.com|krita\.org|boxy-svg"
    r"|microsoft\.com/visio|corel\.com|xara\.com|gravit\.io|vecta\.io|iptc\.org",
    re.I,
)
"""Found in the namespaces in which drawing programs write notes for themselves."""
_KNOWN_PREFIXES = frozenset({"inkscape", "sodipodi", "rdf", "cc", "dc", "serif", "sketch"})
_DIAGRAM = compile_later(r"(?:&lt;|<)mx(?:file|GraphModel)|%3Cmx(?:file|GraphModel)", re.I)
"""What diagrams.net keeps on the root: the drawing once more, with the program and the host."""
_DATA = compile_later(
    r"data:image/(?P<kind>png|jpe?g|gif|webp|svg\+xml)(?P<named>(?:;(?!base64,|utf-?8,)[\w.-]++"
    r"(?:=[^;,\"'<>\s()]*+)?)*+)(?:;base64,(?P<base64>"
    r"[A-Za-z0-9+/]++(?:(?:\s|&#1[03];|%0[AD])++(?!\d+(?:\.\d+)?[xw]\b)[A-Za-z0-9+/]++)*={0,2})"
    r"|(?:;utf-?8)?,(?P<text>%3C[^\"'<>\s()]*))",
    re.I,
)
_NAME = compile_later(r";(?!charset=)[\w.-]+=", re.I)
"""What programs write before the picture, such as the name of its file."""
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DEEPEST = 5
"""How often a drawing may be in a drawing."""

Cleaner = Callable[[bytes], CleanPicture]


def clean_drawing(data: bytes, clean: Cleaner, depth: int = 0) -> bytes:
    """Return a drawing without what it says about people; the same bytes if it says nothing.

    ``clean`` cleans the pictures in it.
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "latin-1")
    try:
        text = data.decode(encoding)
        edits = [*find_drawing_edits(text), *find_embedded(text, clean, depth)]
        return _replace(text, edits).encode(encoding) if edits else data
    except UnicodeError:
        return data


def find_drawing_edits(text: str, start: int = 0, end: int | None = None) -> Iterator[Edit]:
    """Yield the edits that take out of a drawing what it says about people, in their order. What
    the pictures in it say is not among it.

    The drawing is in a text, which may be a page, from ``start`` to ``end``.
    """
    end = len(text) if end is None else end
    prefixes = _find_prefixes(text, start, end)
    dropped, depth, begins = "", 0, 0
    unclosed: set[str] = set()
    for piece in _PIECE.finditer(text, start, end):
        name, is_end = piece["name"] or "", bool(piece["slash"])
        closes_itself = (piece["attributes"] or "").endswith("/")
        if dropped:
            if name == dropped and not closes_itself:
                depth += -1 if is_end else 1
            if not depth:
                yield begins, piece.end(), ""
                dropped = ""
        elif not name:
            is_note = piece[0].startswith("<!--") or piece["instruction"] == "xpacket"
            if is_note and piece[0].endswith(("-->", "?>")):  # else the end tag is in it, too
                yield *piece.span(), ""
        elif not is_end and _is_note(name, prefixes):
            if closes_itself:
                yield *piece.span(), ""
            elif name not in unclosed and text.find(f"</{name}", piece.end(), end) >= 0:
                dropped, depth, begins = name, 1, piece.start()
            else:
                unclosed.add(name)
        elif not is_end:
            yield from _find_attributes(text, piece, prefixes)


def _find_prefixes(text: str, start: int, end: int) -> frozenset[str]:
    """Return the prefixes of the names that drawing programs add for themselves."""
    entities = dict(_ENTITY.findall(text, start, end))
    found = re.compile(r"\sxmlns:([^\s=]+)\s*=\s*[\"']([^\"']*)[\"']").findall(text, start, end)
    spaces = {prefix: entities.get(value[1:-1], value) for prefix, value in found}
    programs = {prefix for prefix, value in spaces.items() if _PROGRAMS.search(value)}
    return frozenset(programs | (_KNOWN_PREFIXES - spaces.keys()))


def _is_note(name: str, prefixes: frozenset[str]) -> bool:
    prefix, _, local = name.rpartition(":")
    return prefix in prefixes or (local == "metadata" and prefix in ("", "svg"))


def _find_attributes(text: str, tag: re.Match[str], prefixes: frozenset[str]) -> Iterator[Edit]:
    is_root = tag["name"].rpartition(":")[2] == "svg"
    for found in _ATTRIBUTE.finditer(text, *tag.span("attributes")):
        prefix, _, local = found["name"].rpartition(":")
        value = found["double"] or found["single"] or ""
        is_diagram = is_root and local == "content" and _DIAGRAM.search(value)
        is_file = (prefix, local) == ("xml", "base") and value.strip().startswith("file:")
        if (prefix and prefix in prefixes) or is_diagram or is_file:
            yield *found.span(), ""


def find_embedded(
    text: str, clean: Cleaner, depth: int = 0, start: int = 0, end: int | None = None
) -> Iterator[Edit]:
    """Yield the edits that clean the pictures which are written in a text as ``data:``.

    One that cannot be cleaned stays as it is.
    """
    for found in _DATA.finditer(text, start, len(text) if end is None else end):
        try:
            data, cleaned = _clean_embedded(found, clean, depth)
        except (PictureError, binascii.Error):
            continue
        if cleaned != data or _NAME.search(found["named"]):
            packed = base64.b64encode(cleaned).decode()
            yield *found.span(), f"data:image/{found['kind']};base64,{packed}"


def _clean_embedded(found: re.Match[str], clean: Cleaner, depth: int) -> tuple[bytes, bytes]:
    """Return a picture that is written in a text, and the same one when it is clean."""
    if found["base64"] is None:
        data = unquote_to_bytes(found["text"])
    else:
        data = base64.b64decode(_SPACE.sub("", found["base64"]), validate=True)
    if found["kind"].lower() != "svg+xml":
        return data, clean(data).data
    return data, clean_drawing(data, clean, depth + 1) if depth < _DEEPEST else data


def _replace(text: str, edits: list[Edit]) -> str:
    """Return a text with slices replaced; one in another is left out."""
    parts: list[str] = []
    position = 0
    for start, end, new in sorted(edits):
        if start >= position:
            parts += (text[position:start], new)
            position = end
    return "".join((*parts, text[position:]))
