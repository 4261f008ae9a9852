"""SVG: the shapes and texts, without scripts, notes of the drawing program and other files.

The drawing is parsed and written anew: only elements and attributes that SVG knows are in it
(``_svg_names``). Its texts, titles and descriptions stay, because they are part of what a reader
gets; text anywhere else is never shown, and is left out.

Source: SVG 2 (W3C), chapters 5 and 6; CSS Syntax 3, for what an address may look like.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from dragoman.patterns import compile_later
from dragoman.pictures._common import CleanPicture, PictureError, damaged
from dragoman.pictures._gif import clean_gif
from dragoman.pictures._jpeg import clean_jpeg
from dragoman.pictures._png import clean_png
from dragoman.pictures._svg_names import ELEMENTS, SHOWN_TEXTS, TEXTS, is_attribute_known
from dragoman.pictures._webp import clean_webp

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_DEEPEST = 200
_PASSES = 9
"""How often a style is cleaned: what is taken out may join what was apart."""
_HOLDS_PICTURE = {"image", "feImage"}
_LINKS = {"g", "tspan"}
"""As what links are written: these have no address of their own."""
_QUALIFIED = {
    f"{_XLINK} href": "xlink:href",
    f"{_XML} space": "xml:space",
    f"{_XML} lang": "xml:lang",
}
_FETCHES = compile_later(
    r"url\((?!\s{0,20}[\"']?#)|\\|@import|@font-face|@namespace|image-set|image\(|src\(|cross-fade",
    re.IGNORECASE,
)
"""What fetches another file from a style, or hides that it does."""
_NOTE = compile_later(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_INSTRUCTION = compile_later(r"-inkscape-[\w-]{0,60}\s{0,9}:[^;}]*;?")
_DATA = compile_later(
    r"data:image/(png|jpeg|jpg|gif|webp);base64,([A-Za-z0-9+/=\s]*)", re.IGNORECASE
)
_FORMATS = {
    "png": (clean_png, b"\x89PNG\r\n\x1a\n"),
    "jpeg": (clean_jpeg, b"\xff\xd8\xff"),
    "jpg": (clean_jpeg, b"\xff\xd8\xff"),
    "gif": (clean_gif, b"GIF8"),
    "webp": (clean_webp, b"RIFF"),
}
"""By the kind that ``data:`` names, what cleans a picture, and how its file begins."""
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def is_svg(data: bytes) -> bool:
    """Return whether data begins as XML does; ``clean_svg`` sees whether it is a drawing."""
    start = data[:4096]
    for mark in _MARKS:
        start = start.removeprefix(mark)
    return start.replace(b"\x00", b"").lstrip().startswith(b"<")


def clean_svg(data: bytes) -> CleanPicture:
    """Return a drawing with nothing but what is needed to show it.

    Raises PictureError where it refers to another file, declares entities, or is not valid XML.
    """
    from xml.parsers import expat

    writer = _Writer()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    writer.listen(parser)
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise damaged("its XML has a mistake") from None
    remarks = tuple(dict.fromkeys(writer.remarks))
    return CleanPicture("".join(writer.written).encode(), "image/svg+xml", remarks=remarks)


class _Writer:
    """Writes what it hears of a drawing, as far as it is kept."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.remarks: list[str] = []
        self._open: list[str] = []
        """The elements around, by the names under which they are written."""
        self._skipped = 0
        """How many elements around are not kept."""
        self._style: list[str] = []

    def listen(self, parser: XMLParserType) -> None:
        """Let a parser call what is below."""
        parser.StartDoctypeDeclHandler = self._start_doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._add_text

    def _start_doctype(
        self, _name: str, _system: str | None, _public: str | None, inside: bool
    ) -> None:
        if inside:
            raise PictureError("the drawing declares entities; save it as plain SVG")

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self._open and (space != _SVG or local != "svg"):
            raise damaged("it is not an SVG drawing")
        around = self._open[-1] if self._open else ""
        if local == "a":  # no link leads away, but what it holds is seen, as it would be in it
            local = "tspan" if around in SHOWN_TEXTS else "g"
        if self._skipped or around == "style" or space != _SVG or local not in ELEMENTS:
            self._skipped += 1
            return
        if len(self._open) >= _DEEPEST:
            raise damaged("its elements are nested too deeply")
        spaces = "" if self._open else f' xmlns="{_SVG}" xmlns:xlink="{_XLINK}"'
        kept = "".join(self._write_attribute(local, *each) for each in attributes.items())
        self.written.append(f"<{local}{spaces}{kept}>")
        self._open.append(local)

    def _end(self, _name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        local = self._open.pop()
        if local == "style":
            self.written.append(_escape(clean_style("".join(self._style))))
            self._style.clear()
        self.written.append(f"</{local}>")

    def _add_text(self, text: str) -> None:
        if self._skipped or not self._open:
            return
        if self._open[-1] == "style":
            self._style.append(text)
        elif self._open[-1] in TEXTS or text.isspace():
            self.written.append(_escape(text))

    def _write_attribute(self, element: str, name: str, value: str) -> str:
        """Return an attribute as it is written, with a space before it; empty if it is not kept."""
        written = _QUALIFIED.get(name, name)
        if not is_attribute_known(written):
            return ""
        if written in ("href", "xlink:href"):
            value = self._clean_address(element, value.strip())
        elif written not in ("id", "class", "d"):
            value = clean_style(value)
        return f" {written}={_quote(value)}" if value else ""

    def _clean_address(self, element: str, address: str) -> str:
        """Return an address inside the drawing, or a picture in it, cleaned. A link leads away, and
        is not kept."""
        if address.startswith("#") or not address:
            return address
        if element in _LINKS:
            return ""
        found = _DATA.fullmatch(address) if element in _HOLDS_PICTURE else None
        if found is None:
            raise PictureError("the drawing uses another file; put it into the drawing")
        clean, start = _FORMATS[found[1].lower()]
        try:
            data = base64.b64decode(re.sub(r"\s", "", found[2]), validate=True)
        except binascii.Error:
            raise damaged("a picture in it cannot be read") from None
        if not data.startswith(start):
            raise damaged("a picture in it has another format than it says")
        picture = clean(data)
        self.remarks.extend(picture.remarks)
        encoded = base64.b64encode(picture.data).decode()
        return f"data:{picture.media_type};base64,{encoded}"


def clean_style(style: str) -> str:
    """Return a style without notes. Raises PictureError where it uses another file."""
    for _ in range(_PASSES):
        cleaned = _NOTE.sub(" ", _INSTRUCTION.sub("", style))
        if cleaned == style:
            break
        style = cleaned
    else:
        raise damaged("its style is not readable")
    if _FETCHES.search(style):
        raise PictureError("the drawing's style uses another file; put it into the drawing")
    return style


def _escape(text: str) -> str:
    for char, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#13;")):
        text = text.replace(char, written)
    return text


def _quote(text: str) -> str:
    """Return an attribute's value between quotation marks; XML would make spaces of its lines."""
    text = _escape(text)
    for char, written in (('"', "&quot;"), ("\n", "&#10;"), ("\t", "&#9;")):
        text = text.replace(char, written)
    return f'"{text}"'
