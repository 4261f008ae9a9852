"""What all documents of Word that we write have in common: names, and parts without looks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from html import escape
from types import MappingProxyType

from dragoman.patterns import compile_later

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'

NOTHING: Mapping[str, str] = MappingProxyType({})
_FORBIDDEN = compile_later("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

PACKAGE_RELATIONS = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties"'
    ' Target="docProps/core.xml"/></Relationships>'
)
SETTINGS = (
    f'{HEAD}<w:settings {NAMESPACES}><w:defaultTabStop w:val="360"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)


def escape_xml(text: str) -> str:
    """Return text escaped for XML, without the characters that XML cannot contain."""
    if text.isalnum():  # a number: a table has many of them
        return text
    return escape(text if text.isprintable() else _FORBIDDEN.sub("", text))


def write_core_properties(
    title: str,
    languages: Sequence[str],
    modified: int | None,
    more: Mapping[str, str] = NOTHING,
) -> str:
    """Return the properties of the file: title and languages, and a date only if there is one.

    ``languages`` are BCP 47 tags, ``modified`` is in seconds since 1970. ``more`` has other
    elements of Dublin Core, by name: an author is named only there.
    """
    others = "".join(f"<dc:{name}>{escape_xml(text)}</dc:{name}>" for name, text in more.items())
    dates = ""
    if modified is not None:
        moment = datetime.fromtimestamp(modified, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        dates = "".join(
            f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
            for name in ("created", "modified")
        )
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape_xml(title)}</dc:title>"
        f"<dc:language>{escape_xml(', '.join(languages))}</dc:language>{others}{dates}"
        "</cp:coreProperties>"
    )
