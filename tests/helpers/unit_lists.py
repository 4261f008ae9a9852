"""The units of a document as lines that one can read and compare."""

from __future__ import annotations

from dragoman.model import Document, Unit


def list_units(document: Document) -> str:
    return "".join(f"{describe(unit)}\n    {unit.text!r}\n" for unit in document.units)


def describe(unit: Unit) -> str:
    place = unit.place
    properties = {
        "level": unit.level,
        "lists": " ".join(place.lists),
        "quotations": place.quotations,
        "cell": place.cell,
        "later": not place.first,
        "note": unit.note,
        "context": unit.context,
        "comment": unit.comment,
        "skipped": not unit.translatable,
    }
    described = "".join(f", {key} {value}" for key, value in properties.items() if value)
    return f"{unit.line}: {unit.kind}{described}"
