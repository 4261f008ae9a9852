"""Word files made by hand: the parts that a test does not name are the smallest that Word takes."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

from dragoman.containers.archive import pack_archive
from dragoman.model import Document, Unit
from dragoman.sources import ReadOptions, read
from dragoman.sources.docx import rebuild

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{_OFFICE}/relationships" xmlns:m="{_OFFICE}/math"'
    f' xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main"'
    f' xmlns:pic="{_DRAWING}/picture" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ROOTS = {"header": "hdr", "footer": "ftr"}
CORE = (
    f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">{}</cp:coreProperties>'
)


def make_word(body: str, links: str = "", core: str = "", **parts: str) -> bytes:
    """Return a Word file with a body.

    ``links`` are relations of the document besides those to its parts, ``core`` are properties of
    the file, and ``parts`` are by name what is in them: "styles", "footnotes", "header" and so on.
    """
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{name}+xml"/>'
        for name in parts
    )
    relations = "".join(
        f'<Relationship Id="p{name}" Type="{_OFFICE}/relationships/{name}" Target="{name}.xml"/>'
        for name in parts
    )
    core_relation = (
        f'<Relationship Id="c" Type="{_PACKAGE}/relationships/metadata/core-properties"'
        ' Target="docProps/core.xml"/>'
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType='
        '"application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{types}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="d"'
        f' Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
        f"{core_relation if core else ''}</Relationships>",
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{relations}{links}</Relationships>",
    }
    for name, inside in parts.items():
        root = _ROOTS.get(name, name)
        files[f"word/{name}.xml"] = f"<w:{root} {NAMESPACES}>{inside}</w:{root}>"
    if core:
        files["docProps/core.xml"] = CORE.format(core)
    return pack_archive((name, text.encode()) for name, text in files.items())


def paragraph(text: str, properties: str = "") -> str:
    """Return a paragraph with one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def run(text: str, properties: str = "") -> str:
    """Return a run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def link(identity: str, target: str) -> str:
    """Return a relation to an address outside."""
    kind = f"{_OFFICE}/relationships/hyperlink"
    return f'<Relationship Id="{identity}" Type="{kind}" Target="{target}" TargetMode="External"/>'


def read_word(data: bytes, *, code: bool = False) -> Document:
    return read(data, "doc", suffix=".docx", options=ReadOptions(code=code))


def read_body(body: str, links: str = "", **parts: str) -> list[str]:
    """Return the texts of a Word file with a body."""
    return [unit.text for unit in read_word(make_word(body, links, **parts)).units]


def read_unit(body: str, **parts: str) -> Unit:
    """Return the only unit of a Word file with a body."""
    (unit,) = read_word(make_word(body, **parts)).units
    return unit


def translate(data: bytes, texts: dict[str, str], language: str = "ar") -> bytes:
    """Return a Word file with other texts, by those of the source."""
    document = read_word(data)
    known = {unit.text for unit in document.units}
    assert known.issuperset(texts), known
    return rebuild(document, {(None, old): new for old, new in texts.items()}, language)


def read_part(data: bytes, name: str = "word/document.xml") -> str:
    with ZipFile(BytesIO(data)) as archive:
        return archive.read(name).decode()


def parse_part(data: bytes, name: str = "word/document.xml") -> ElementTree.Element:
    return ElementTree.fromstring(read_part(data, name))  # noqa: S314 (we made it)


def list_words(data: bytes) -> list[str]:
    """Return the texts of all runs of the body."""
    return [node.text or "" for node in parse_part(data).iter(f"{{{W}}}t")]
