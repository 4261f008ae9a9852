"""A file in tests/sources/golden and the list of its units are one case."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dragoman.inline import read_marks
from dragoman.sources import read, rebuild
from helpers.unit_lists import list_units

CASES = Path(__file__).parent / "golden"
SOURCES = sorted(path for path in CASES.iterdir() if path.suffix != ".units")


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_units(source: Path) -> None:
    document = read(source.read_bytes(), source.stem, suffix=source.suffix)
    expected = source.with_suffix(".units")
    if os.environ.get("DRAGOMAN_WRITE_GOLDEN") == "1":
        expected.write_text(list_units(document), "utf-8")
    assert list_units(document) == expected.read_text("utf-8"), (
        "if the new units are right: DRAGOMAN_WRITE_GOLDEN=1 pytest tests/sources"
    )


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_each_text_can_be_replaced(source: Path) -> None:
    document = read(source.read_bytes(), source.stem, suffix=source.suffix)
    texts = {unit.key: f"<b>{unit.text}</b>" for unit in document.units}
    again = read(rebuild(document, texts), source.stem, suffix=source.suffix)
    assert len(again.units) == len(document.units)
    for old, new in zip(document.units, again.units, strict=True):
        if old.translatable and old.kind != "html":
            is_page = document.format in ("html", "subtitles") and not old.markup
            read_text = read_marks if is_page else str
            assert read_text(new.text) == read_text(texts[old.key])
        elif not old.translatable:
            assert new.text == old.text
