"""Properties of runs and paragraphs: changing some, in the order that Word demands.

Source: ECMA-376, part 1, the types CT_RPr, CT_PPr, CT_TblPr and CT_SectPr.
"""

from __future__ import annotations

from dragoman.containers.xml_places import ByteEdit, XmlNode

_RUN = """
    ins del moveFrom moveTo
    rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof
    snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd
    fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath
"""
_PARAGRAPH = """
    pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr
    shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN
    bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc
    textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange
"""
_TABLE = """
    tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc
    tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription
    tblPrChange
"""
_SECTION = """
    headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders
    lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid
    printerSettings sectPrChange
"""
ORDERS = {
    f"w:{kind}": {f"w:{name}": number for number, name in enumerate(names.split())}
    for kind, names in (("rPr", _RUN), ("pPr", _PARAGRAPH), ("tblPr", _TABLE), ("sectPr", _SECTION))
}
"""By the name of an element with properties, the places of its children."""
_LAST = 1_000
_TRACKED = frozenset({"w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange"})
"""What a tracked change says in the properties of a run."""
Properties = dict[str, bytes]
"""Properties by name, each as it is written in XML."""


def read_properties(data: bytes, node: XmlNode | None) -> Properties:
    """Return the properties in an element, as they are written, without who changed them."""
    children = node.children if node is not None else ()
    return {
        each.name: data[each.start : each.end]
        for each in children
        if each.name[:1] > "?" and each.name not in _TRACKED
    }


def write_run_properties(properties: Properties) -> bytes:
    """Return the properties of a run in their order; nothing if there are none."""
    order = ORDERS["w:rPr"]
    names = sorted(properties, key=lambda name: order.get(name, _LAST))
    inside = b"".join(properties[name] for name in names)
    return b"<w:rPr>" + inside + b"</w:rPr>" if inside else b""


def put_property(data: bytes, holder: XmlNode, kind: str, name: str, new: bytes) -> ByteEdit:
    """Return the edit that gives an element a property.

    ``holder`` is the element with properties, of the kind "w:pPr", or what it is missing in, at
    whose beginning it belongs.
    """
    properties = holder if holder.name == kind else holder.find(kind)
    tag = kind.encode()
    if properties is None:
        return holder.inner, holder.inner, b"<" + tag + b">" + new + b"</" + tag + b">"
    if properties.inner_end == properties.inner and properties.end == properties.inner:
        opening = data[properties.start : properties.end].rstrip(b"/>").rstrip()
        written = opening[1:].split()[0]
        return (properties.start, properties.end, opening + b">" + new + b"</" + written + b">")
    there = properties.find(name)
    if there is not None:  # also behind its place, where scripts often put it
        return there.start, there.end, new
    order = ORDERS[kind]
    for child in properties.children:
        if child.name and order.get(child.name, _LAST) > order[name]:
            return child.start, child.start, new
    return properties.inner_end, properties.inner_end, new
