"""Drawings: what is kept of them, and what makes a drawing unfit."""

from __future__ import annotations

import base64

import pytest

from dragoman.pictures import PictureError, clean_picture
from helpers import pictures
from helpers.pictures import make_gamma, make_profile

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'

WHOLE = base64.b64encode(pictures.make_gif()).decode()
SPLIT = f"{WHOLE[:6]}={WHOLE[6:]}"
"""Not Base64: what fills the end is in the middle."""


def clean(inside: str) -> str:
    """Return what is left of the inside of a drawing."""
    found = clean_picture(f"{HEAD}{inside}</svg>".encode()).data.decode()
    assert found.startswith(HEAD) and found.endswith("</svg>")
    assert clean_picture(found.encode()).data.decode() == found
    return found[len(HEAD) : -len("</svg>")]


@pytest.mark.parametrize(
    "inside",
    [
        "<title>A river</title><desc>By night &amp; day</desc>",
        '<defs><path id="a" d="M0 0L9 9"></path></defs><use xlink:href="#a"></use>',
        '<use href="#a" x="1"></use>',
        '<g style="fill:url(#b)" class="c" transform="scale(2)"></g>',
        '<rect fill="url(\'#b\') red" filter="url(#f)"></rect>',
        "<style>.a{fill:red}\n.b &gt; .c{mask:url(#m)}</style>",
        '<text xml:space="preserve" xml:lang="fa">سلام  <tspan>«دنیا»</tspan></text>',
        '<g aria-label="a &lt; b &quot;c&quot;&#10;d"></g>',
        '<filter><feImage href="#a"></feImage></filter>',
    ],
)
def test_what_shows_the_drawing_stays(inside: str) -> None:
    assert clean(inside) == inside


@pytest.mark.parametrize(
    ("inside", "left"),
    [
        ("<script>alert(1)</script><g></g>", "<g></g>"),
        ('<g onclick="alert(1)" ONLOAD="a" data-name="a"></g>', "<g></g>"),
        ('<a xlink:href="https://example.org" target="_blank"><g></g></a>', "<g><g></g></g>"),
        ('<a href="javascript:alert(1)"><g/></a>', "<g><g></g></g>"),
        (
            '<text>a <a href="b">c <tspan><a xlink:href="d">e</a></tspan></a></text>',
            "<text>a <tspan>c <tspan><tspan>e</tspan></tspan></tspan></text>",
        ),
        (
            "a<g>b<defs>c</defs> <rect>d</rect>\n</g><![CDATA[e]]>",
            "<g><defs></defs> <rect></rect>\n</g>",
        ),
        (
            '<g author="a" file="/b" content="c" label="d" version="e" aria-label="f"/>',
            '<g aria-label="f"></g>',
        ),
        ("<set attributeName='href' to='javascript:x'/><animate/>", ""),
        ("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>a</p></foreignObject>", ""),
        ("<metadata>a<g>b</g></metadata><!-- c --><?d e?>", ""),
        ('<g xmlns:s="urn:s" s:docname="/home/a.svg"><s:b>c</s:b></g>', "<g></g>"),
        ('<g xml:base="https://example.org/"></g>', "<g></g>"),
        ("<style>/* a */.b{}/* c</style>", "<style> .b{} </style>"),
        ("<style>/-inkscape-a:b;* c */.d{}</style>", "<style> .d{}</style>"),
        ("<g style=\"-inkscape-font-specification:'A';fill:red\"></g>", '<g style="fill:red"></g>'),
        ("<style>.a{}<g>@import 'b';</g></style>", "<style>.a{}</style>"),
        ('<use href=""></use>', "<use></use>"),
        ("<style>.a{}</style><style>.b{}</style>", "<style>.a{}</style><style>.b{}</style>"),
        ("<style>.a{}</style>b<style/>", "<style>.a{}</style><style></style>"),
        ("<metadata><a>x</a></metadata><text>y</text>", "<text>y</text>"),
        (
            "<g id='/* a */' class='/* b */' d='\\' fill='/* c */red'/>",
            '<g id="/* a */" class="/* b */" d="\\" fill=" red"></g>',
        ),
    ],
)
def test_what_does_not_show_it_is_left_out(inside: str, left: str) -> None:
    assert clean(inside) == left


def test_what_a_drawing_says_of_its_host_and_its_program_is_left_out() -> None:
    """diagrams.net puts the drawing once more, with both, on the root of the picture."""
    root = HEAD[:-1] + ' width="9" version="1.1" content="&lt;mxfile host=&quot;a.example&quot;">'
    found = clean_picture(f"{root}<g/></svg>".encode()).data.decode()
    assert found == f'{HEAD[:-1]} width="9"><g></g></svg>'


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="https://example.org/a.png"></image>',
        '<image xlink:href="a.png"></image>',
        '<image href="file:///etc/passwd"></image>',
        '<image href="data:image/svg+xml;base64,PHN2Zy8+"></image>',
        '<image href="data:text/html,a"></image>',
        '<use href="b.svg#a"></use>',
        '<use href="data:image/png;base64,AAAA"></use>',
        '<g fill="url(https://example.org/a)"></g>',
        '<g fill="url( &quot;b.svg#c&quot;)"></g>',
        '<g fill="u\\72l(https://example.org)"></g>',
        '<g cursor="URL(//example.org/a)"></g>',
        "<style>@import 'https://example.org/a.css';</style>",
        "<style>@im<!-- -->port 'a.css';</style>",
        "<style>@font-face{src:local(a)}</style>",
        "<style>a{background:image-set('b.png' 1x)}</style>",
        "<style><![CDATA[a{fill:url(b)}]]></style>",
    ],
)
def test_a_drawing_that_uses_another_file_is_refused(inside: str) -> None:
    with pytest.raises(PictureError, match="uses another file"):
        clean(inside)


@pytest.mark.parametrize(
    "drawing",
    [
        "<svg xmlns='http://www.w3.org/2000/svg'>",
        "<svg/>",
        "<html/>",
        "<svg xmlns='http://www.w3.org/2000/svg'>&unknown;</svg>",
        f"{HEAD}{'<g>' * 300}{'</g>' * 300}</svg>",
        f'{HEAD}<image href="data:image/png;base64,A"></image></svg>',
        f'{HEAD}<image href="data:image/png;base64,R0lGODlh"></image></svg>',
        f'{HEAD}<image href="data:image/gif;base64,{SPLIT}"></image></svg>',
        "<svg xmlns='http://www.w3.org/1999/xhtml'/>",
        "<g xmlns='http://www.w3.org/2000/svg'/>",
        "<?xml version='1.0' encoding='none'?><svg xmlns='http://www.w3.org/2000/svg'/>",
    ],
)
def test_what_is_no_drawing_is_refused(drawing: str) -> None:
    with pytest.raises(PictureError, match="damaged"):
        clean_picture(drawing.encode())


def test_entities_are_refused_and_a_document_type_is_not() -> None:
    public = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "https://www.w3.org/svg11.dtd">'
    assert clean_picture(f"{public}{HEAD}</svg>".encode()).data.decode() == f"{HEAD}</svg>"
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(PictureError, match="entities"):
        clean_picture(f"{bomb}{HEAD}&b;</svg>".encode())


def test_a_drawing_may_be_two_hundred_elements_deep() -> None:
    deepest = f"{'<g>' * 199}{'</g>' * 199}"
    assert clean(deepest) == deepest
    with pytest.raises(PictureError, match="nested too deeply"):
        clean(f"<g>{deepest}</g>")


def hide(layers: int) -> str:
    """Return an instruction in pieces of which each is hidden in another."""
    style = "-inkscape-a:b;"
    for _ in range(layers):
        style = f"-ink{style}scape-a:b;"
    return style


def test_what_is_hidden_in_itself_is_found_eight_times_and_then_refused() -> None:
    assert clean(f"<style>{hide(7)}</style>") == "<style></style>"
    with pytest.raises(PictureError, match="its style is not readable"):
        clean(f"<style>{hide(8)}</style>")


@pytest.mark.parametrize("kind", ["png", "jpeg", "gif", "webp"])
@pytest.mark.parametrize("element", ["image", "feImage"])
def test_a_picture_of_each_format_may_be_in_a_drawing(kind: str, element: str) -> None:
    make, soil = pictures.MAKERS[kind]
    profile = make_profile((0.4,) * 9, make_gamma(2.2))
    data, expected = soil(make(), 6, profile), clean_picture(soil(make(), 6, profile))
    names = {kind, kind.upper()} | ({"jpg"} if kind == "jpeg" else set())
    for name in names:
        found = clean_picture(f"{HEAD}{write_picture(element, name, data) * 2}</svg>".encode())
        shown = write_picture(element, kind, expected.data).replace("/>", f"></{element}>")
        assert found.data.decode() == f"{HEAD}{shown * 2}</svg>"
        assert found.remarks == expected.remarks
        assert len(found.remarks) == (kind != "gif")


def write_picture(element: str, kind: str, data: bytes) -> str:
    return f'<{element} href="data:image/{kind};base64,{base64.b64encode(data).decode()}"/>'


def test_the_lines_of_a_picture_in_a_drawing_are_joined() -> None:
    encoded = base64.encodebytes(pictures.make_png()).decode()
    one = encoded.replace("\n", "")
    assert clean(f'<image href="data:image/png;base64,{encoded}"/>') == (
        f'<image href="data:image/png;base64,{one}"></image>'
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_other_encodings_are_read(encoding: str) -> None:
    drawing = f"{HEAD}<title>سلام</title></svg>"
    head = "<?xml version='1.0' encoding='utf-16'?>" if encoding == "utf-16" else ""
    assert clean_picture((head + drawing).encode(encoding)).data.decode() == drawing
