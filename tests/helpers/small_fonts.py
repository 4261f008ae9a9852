"""Fonts of a few squares, for tests of what is done with fonts: a real one takes seconds."""

from __future__ import annotations

from pathlib import Path

from helpers.tools import need_module

CHARACTERS = (
    " .,:()0123456789۰۱۲۳۴۵۶۷۸۹abcdefghijklmnopqrstuvwxyzءآأؤئابةتثجحخدذرزسشصضطظعغفقكلمنهويپچژکگی"
)


def write_font(path: Path, family: str) -> None:
    """Write a font file whose family has this name; all its characters look the same."""
    need_module("fontTools")
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, 500), (500, 500), (500, 0)):
        pen.lineTo(corner)
    pen.closePath()
    square = pen.glyph()
    names = {ord(character): f"uni{ord(character):04X}" for character in CHARACTERS}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    builder.setupGlyf(dict.fromkeys([".notdef", *names.values()], square))
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *names.values()], (600, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    builder.save(path)
