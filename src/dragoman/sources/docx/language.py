"""What a Word file says about its language outside of its paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman import languages
from dragoman.containers.xml_places import ByteEdit, XmlPlaces, escape_text, find_attributes
from dragoman.sources.docx.direction import Target
from dragoman.sources.docx.package import DocxPackage

_DIGITS = {"\u0966": b"hindiNumbers", "\u0e50": b"thaiNumbers"}
"""By the zero of a language, the format of its numbers."""


def find_language(package: DocxPackage, target: Target) -> Iterator[tuple[str, list[ByteEdit]]]:
    """Yield the edits of each part that says the language of the file, or has its numbers."""
    if not target.language:
        return
    for part in package.find_parts("", "core-properties"):
        yield part, list(_edit_language(package.read_part(part), target))
    for part in package.find_parts(package.main, "settings"):
        yield part, list(_edit_fonts(package.read_part(part), target))
    for part in package.find_parts(package.main, "numbering"):
        yield part, list(_edit_digits(package.read_part(part), target))


def _edit_language(places: XmlPlaces, target: Target) -> Iterator[ByteEdit]:
    node = places.root.find("dc:language")
    if node is not None and node.inner_end > node.inner:
        yield node.inner, node.inner_end, escape_text(target.tag)


def _edit_fonts(places: XmlPlaces, target: Target) -> Iterator[ByteEdit]:
    """Yield the edit of settings that says the script which the fonts of the theme are for."""
    node = places.root.find("w:themeFontLang")
    if node is None or not target.is_complex:
        return
    tag = escape_text(target.tag)
    found = [
        span
        for name, span in find_attributes(places.data, node).items()
        if name.rpartition(":")[2] == "bidi"
    ]
    if found:
        yield (*found[0], tag)
    elif places.data.startswith(b"<w:", node.start):
        end = node.start + len(b"<w:themeFontLang")
        yield end, end, b' w:bidi="' + tag + b'"'


def _edit_digits(places: XmlPlaces, target: Target) -> Iterator[ByteEdit]:
    """Yield the edits that number lists in the digits of a language that Word has a format for.

    Arabic and Persian have none: their digits come from the language of the paragraph.
    """
    new = _DIGITS.get(languages.find_digit_set(target.language)[0])
    if new is None:
        return
    for node in places.root.iterate():
        if node.name == "w:numFmt" and node.attributes.get("w:val") == "decimal":
            for name, span in find_attributes(places.data, node).items():
                if name.rpartition(":")[2] == "val":
                    yield (*span, new)
