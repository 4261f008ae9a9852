"""OpenDocument texts made by hand: the parts that a test does not name are the smallest."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

from dragoman.containers.archive import pack_archive
from dragoman.model import Document, Unit
from dragoman.sources import ReadOptions, read
from dragoman.sources.odt import rebuild
from dragoman.sources.odt.names import NAMESPACES

TEXT = NAMESPACES["text"]
STYLE = NAMESPACES["style"]
FO = NAMESPACES["fo"]
DECLARED = " ".join(
    f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items() if prefix != "xml"
)
_KIND = "application/vnd.oasis.opendocument.text"
BOLD = 'fo:font-weight="bold" style:font-weight-complex="bold"'
ITALIC = 'fo:font-style="italic" style:font-style-complex="italic"'
RED = 'fo:color="#ff0000"'
MONO = 'style:font-name="Courier New"'


def make_odt(
    body: str,
    automatic: str = "",
    meta: str = "",
    *,
    kind: str = _KIND,
    more: Mapping[str, str | bytes] | None = None,
    **parts: str,
) -> bytes:
    """Return an OpenDocument text with a body.

    ``automatic`` are the styles that the program made, ``meta`` the properties of the file.
    ``parts`` are by name what is in them: "styles" (what people see), "pages" (master pages, with
    the styles of "layouts") and "settings". ``more`` are other parts by their names.
    """
    files: dict[str, str | bytes] = {
        "mimetype": kind,
        "content.xml": f"<office:document-content {DECLARED}><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>",
        "styles.xml": f"<office:document-styles {DECLARED}><office:styles>{parts.pop('styles', '')}"
        f"</office:styles><office:automatic-styles>{parts.pop('layouts', '')}"
        f"</office:automatic-styles><office:master-styles>{parts.pop('pages', '')}"
        "</office:master-styles></office:document-styles>",
        "meta.xml": f"<office:document-meta {DECLARED}><office:meta>{meta}</office:meta>"
        "</office:document-meta>",
        "settings.xml": f"<office:document-settings {DECLARED}><office:settings>"
        f"{parts.pop('settings', '')}</office:settings></office:document-settings>",
    }
    more = more or {}
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type=""/>'
        for name in ("content.xml", "styles.xml", "meta.xml", "settings.xml", *more)
    )
    root = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
    manifest = f"<manifest:manifest {DECLARED}>{root}{entries}</manifest:manifest>"
    files |= {"META-INF/manifest.xml": manifest, **more}
    return pack_archive(
        (name, data if isinstance(data, bytes) else data.encode()) for name, data in files.items()
    )


def p(*content: str, style: str = "") -> str:
    """Return a paragraph."""
    said = f' text:style-name="{style}"' if style else ""
    return f"<text:p{said}>{''.join(content)}</text:p>"


def span(text: str, style: str) -> str:
    """Return a text in a span."""
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def text_style(name: str, properties: str, parent: str = "") -> str:
    """Return a style of text."""
    return style("text", name, f"<style:text-properties {properties}/>", parent)


def style(family: str, name: str, inside: str = "", parent: str = "", shown: str = "") -> str:
    """Return a style."""
    extra = f' style:parent-style-name="{parent}"' if parent else ""
    extra += f' style:display-name="{shown}"' if shown else ""
    return f'<style:style style:name="{name}" style:family="{family}"{extra}>{inside}</style:style>'


STYLES = (
    text_style("B", BOLD)
    + text_style("I", ITALIC)
    + text_style("BI", f"{BOLD} {ITALIC}")
    + text_style("R", RED)
    + text_style("M", MONO)
    + text_style("S", 'style:text-line-through-style="solid"')
    + text_style("U", 'style:text-underline-style="solid" style:text-underline-width="auto"')
    + text_style("Sub", 'style:text-position="sub 58%"')
    + text_style("Sup", 'style:text-position="33% 58%"')
    + text_style("Plain", 'fo:font-weight="normal" style:text-underline-style="none"')
    + text_style("H", 'text:display="none"')
)
"""Styles of text for every test."""


def read_odt(data: bytes, *, code: bool = False) -> Document:
    return read(data, "doc", suffix=".odt", options=ReadOptions(code=code))


def read_body(body: str, automatic: str = "", meta: str = "", **parts: str) -> list[str]:
    """Return the texts of a document with a body."""
    return [
        unit.text
        for unit in read_odt(make_odt(body, STYLES + automatic, meta, more=None, **parts)).units
    ]


def read_unit(body: str, automatic: str = "", meta: str = "", **parts: str) -> Unit:
    """Return the only unit of a document with a body."""
    (unit,) = read_odt(make_odt(body, STYLES + automatic, meta, more=None, **parts)).units
    return unit


def translate(data: bytes, texts: dict[str, str], language: str = "ar") -> bytes:
    """Return a document with other texts, by those of the source."""
    document = read_odt(data)
    known = {unit.text for unit in document.units}
    assert known.issuperset(texts), known
    return rebuild(document, {(None, old): new for old, new in texts.items()}, language)


def read_part(data: bytes, name: str = "content.xml") -> str:
    with ZipFile(BytesIO(data)) as archive:
        return archive.read(name).decode()


def parse_part(data: bytes, name: str = "content.xml") -> ElementTree.Element:
    return ElementTree.fromstring(read_part(data, name))  # noqa: S314 (we made it)
