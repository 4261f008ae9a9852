"""Drawings that are cleaned where they are: what is taken out, and that all else stays."""

from __future__ import annotations

import base64
from urllib.parse import quote

import pytest

from dragoman.pictures import (
    clean_drawing_in_place,
    clean_picture,
    find_drawing_edits,
    find_embedded_edits,
)
from helpers.durations import check_growth
from helpers.pictures import SECRET, make_png, soil_png

SPACES = (
    'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" '
    'xmlns:s0="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:epub="http://www.idpf.org/2007/ops"'
)
DIRTY = base64.b64encode(soil_png(make_png())).decode()
CLEAN = base64.b64encode(make_png()).decode()


def clean(inside: str, more: str = "") -> str:
    """Return what is left of the inside of a drawing; its root stays without ``more``."""
    data = f"<svg {SPACES}{more}>{inside}</svg>".encode()
    found = clean_drawing_in_place(data)
    assert clean_drawing_in_place(found) == found
    assert found.startswith(f"<svg {SPACES}>".encode())
    return found.decode()[len(f"<svg {SPACES}>") : -len("</svg>")]


@pytest.mark.parametrize(
    "inside",
    [
        "<title>A river</title>\n<desc>By night &amp; day</desc>",
        "<a xlink:href='b.xhtml'  target=_top><path d='M0 0'/></a><script>a &lt; b</script>",
        "<style><![CDATA[ /* c */ .a > .b { fill: red } <!-- ]]></style>",
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml" class="x">a</p></foreignObject>',
        '<g epub:type="figure" xml:lang="fa" xml:space="preserve"><image href="p.png"/></g>',
        '<set attributeName="x"/><text class="metadata" id="rdf:x">metadata</text>',
        f'<image xlink:href="data:image/png;base64,{CLEAN}"/>',
        '<image href="data:image/png;base64,====" /><image href="data:image/png;base64,aGk="/>',
        '<image href="data:image/tiff;base64,SUkqAA=="/><a href="data:text/plain,inkscape"/>',
        '<?xml-stylesheet href="a.css"?><g xml:base="https://example.org/"/>',
        "<g x='y' z=\"a > b\"/ ><circle r=1 >",
        "<inkscape:grid>never closed",
    ],
)
def test_what_is_seen_or_done_stays_with_every_character(inside: str) -> None:
    assert clean(inside) == inside


@pytest.mark.parametrize(
    ("inside", "left"),
    [
        ("<metadata>a<metadata>n</metadata>b</metadata><g/>", "<g/>"),
        (
            "<metadata/><svg:metadata>x</svg:metadata><METADATA>y</METADATA>",
            "<METADATA>y</METADATA>",
        ),
        ("<!-- by maryam --><g/><!---->", "<g/>"),
        ("<?xpacket begin='x'?><g/>", "<g/>"),
        ('<s0:namedview s0:docname="/home/m/x.svg"><inkscape:grid/></s0:namedview>\n', "\n"),
        (
            "<g inkscape:label='Maryam'  id='a' s0:absref = \"/home\" />",
            "<g  id='a' />".replace("  ", "  "),
        ),
        (
            '<g>\n  <path\n     inkscape:export-filename="/home/m"\n     d="M"/></g>',
            '<g>\n  <path\n     d="M"/></g>',
        ),
        ("<rdf:RDF><dc:creator>m</dc:creator></rdf:RDF><dc:title>x</dc:title>", ""),
        ('<g xml:base="file:///home/m/"/>', "<g/>"),
        (
            '<g xmlns:i="http://ns.adobe.com/AdobeIllustrator/10.0/"><i:pgf>QQ</i:pgf></g>',
            '<g xmlns:i="http://ns.adobe.com/AdobeIllustrator/10.0/"></g>',
        ),
    ],
)
def test_what_programs_note_is_taken_out(inside: str, left: str) -> None:
    assert clean(inside) == left


def test_the_root_loses_what_programs_note() -> None:
    assert clean("<g/>", ' inkscape:version="1" s0:docname="/home/m/x.svg"') == "<g/>"
    more = ' content="&lt;mxfile host=&quot;pc.example.org&quot;/>"'
    assert clean("<g/>", more) == "<g/>"


def test_names_of_spaces_that_a_document_type_declares_are_known() -> None:
    kind = '<!DOCTYPE svg [<!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">]>'
    data = f'{kind}<svg xmlns:z="&ns_ai;"><g z:layer="Maryam"/><z:pgf>x</z:pgf></svg>'
    found = clean_drawing_in_place(data.encode()).decode()
    assert found == f'{kind}<svg xmlns:z="&ns_ai;"><g/></svg>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1251"])
def test_the_encoding_stays(encoding: str) -> None:
    text = '<svg xmlns="http://www.w3.org/2000/svg"><!-- x --><text>±</text></svg>'
    found = clean_drawing_in_place(text.encode(encoding))
    assert found == text.replace("<!-- x -->", "").encode(encoding)


@pytest.mark.parametrize(
    "data", [b"", b"\n", b"\xff\xfe<", b"GIF89a", b"<svg", b"\x00", b"<svg a='", b" <svg \n"]
)
def test_what_is_no_drawing_stays(data: bytes) -> None:
    assert clean_drawing_in_place(data) == data


@pytest.mark.parametrize("wrap", [str, lambda data: f"{data[:40]}\n  {data[40:]}"])
def test_pictures_in_a_drawing_are_cleaned(wrap: object) -> None:
    assert callable(wrap)
    found = clean(f'<image href="data:image/png;base64,{wrap(DIRTY)}" x="1"/>')
    packed = found.removeprefix('<image href="data:image/png;base64,').removesuffix('" x="1"/>')
    data = base64.b64decode(packed, validate=True)
    assert data == clean_picture(soil_png(make_png())).data
    assert SECRET not in data


@pytest.mark.parametrize(
    "named", [";name=maryam.png", ";a.b=;name=m%20a", ";charset=x;name=maryam"]
)
def test_the_name_of_a_picture_in_a_drawing_is_taken_out(named: str) -> None:
    for picture in (CLEAN, DIRTY):
        left = clean(f'<image href="data:image/png;base64,{picture}"/>')
        assert clean(f'<image href="data:image/png{named};base64,{picture}"/>') == left
    stays = f'<image href="data:image/png;charset=x;base64,{CLEAN}"/>'
    assert clean(stays) == stays


def test_drawings_in_a_drawing_are_cleaned() -> None:
    inner = '<svg xmlns="http://www.w3.org/2000/svg"><!-- maryam --><g/></svg>'
    for address in (
        f"data:image/svg+xml;base64,{base64.b64encode(inner.encode()).decode()}",
        f"data:image/svg+xml,{quote(inner)}",
        f"data:image/svg+xml;charset=utf-8,{quote(inner)}",
    ):
        found = clean(f'<image href="{address}"/>')
        packed = found.removeprefix('<image href="data:image/svg+xml;base64,').removesuffix('"/>')
        left = inner.replace("<!-- maryam -->", "")
        assert base64.b64decode(packed).decode() == left


def test_pictures_beside_each_other_are_not_mixed() -> None:
    text = f"a data:image/png;base64,{DIRTY} 1x, data:image/png;base64,{DIRTY} 2x"
    edits = list(find_embedded_edits(text, 0, len(text)))
    assert [text[end : end + 3] for _, end, _ in edits] == [" 1x", " 2x"]


def test_only_the_part_of_a_page_is_looked_at() -> None:
    text = "<!-- a --><svg><!-- b --></svg><!-- c -->"
    edits = list(find_drawing_edits(text, text.index("<svg"), text.index("<!-- c")))
    assert [text[start:end] for start, end, _ in edits] == ["<!-- b -->"]


@pytest.mark.parametrize("note", ["<!-- b ", "<?xpacket begin='b' "])
def test_a_note_that_nothing_ends_stays_with_the_end_of_its_drawing(note: str) -> None:
    text = f"<p>a <svg>{note}</svg> c"
    assert not list(find_drawing_edits(text, text.index("<svg"), text.index(" c")))


@pytest.mark.parametrize(
    "text",
    ["<a ", '<a "', "<!--", "<rdf:x>", "<rdf:x><rdf:x></rdf:x>", "<g  ", "<![CDATA[", "<g x='"],
)
def test_the_time_grows_with_the_length_only(text: str) -> None:
    def make(count: int) -> bytes:
        return b"<svg>" + text.encode() * count + b" " * (5 * count)

    check_growth(make, clean_drawing_in_place, 100_000)
