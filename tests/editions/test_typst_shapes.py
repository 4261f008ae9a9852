"""The Typst templates get the data that ``shapes`` explains, and use all of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, is_typeddict

import pytest

from dragoman.editions._typst import run_shapes, shapes
from dragoman.editions._typst.data import make_data
from dragoman.model import Edition, Options
from helpers import editions, illustrated
from helpers.cases import each_case

TEMPLATES = Path(shapes.__file__).parent / "templates"
SHAPES: dict[str, Any] = {
    name: each for name, each in (vars(shapes) | vars(run_shapes)).items() if is_typeddict(each)
}


@each_case(SHAPES)
def test_the_templates_use_every_key(name: str) -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.typ"))
    for key in SHAPES[name].__annotations__:
        assert re.search(rf"\.{key}\b|\b{key}[,)]", text), key


def find_objects(value: Any) -> list[dict[str, Any]]:
    """Return all objects of JSON-like data, in it and below."""
    if isinstance(value, dict):
        return [value, *(inner for each in value.values() for inner in find_objects(each))]
    if isinstance(value, (list, tuple)):
        return [inner for each in value for inner in find_objects(each)]
    return []


FAMILIES = {"en": "Libertinus Serif", "fa": "Amiri"}


def list_kinds(edition: Edition, layout: str) -> set[str]:
    """Return the kinds of the objects in the data of an edition; each has the keys of a shape."""
    data = make_data(edition, Options(layout=layout), FAMILIES)
    known = {frozenset(shape.__annotations__) for shape in SHAPES.values()}
    named = {frozenset(data["entries"]), frozenset(data["pictures"])}  # rows and pictures by name
    assert {frozenset(each) for each in find_objects(data)} <= known | named
    return {each["kind"] for each in find_objects(data) if "kind" in each}


@pytest.mark.parametrize("layout", ["columns", "facing"])
def test_every_object_has_the_keys_of_a_shape(layout: str) -> None:
    assert "picture" in list_kinds(illustrated.make_edition("en", "fa"), layout)
    kinds = list_kinds(editions.torture("en", "fa"), layout)
    assert {
        "emphasis",
        "strong",
        "deleted",
        "image",
        "code",
        "link",
        "box",
        "break",
        "note",
    } < kinds
