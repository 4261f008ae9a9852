"""Colours are named in one place, can be read, and can all be grey."""

from __future__ import annotations

import re

import pytest

from dragoman.editions._colours import BOOK, DARK, PRINT, SCREEN, Colours, choose_colours
from helpers.tools import ROOT

EDITIONS = ROOT / "src" / "dragoman" / "editions"
HEX = re.compile(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")


def measure_light(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def measure_contrast(one: str, other: str) -> float:
    dark, light = sorted((measure_light(one), measure_light(other)))
    return (light + 0.05) / (dark + 0.05)


def is_grey(colour: str) -> bool:
    return not colour.startswith("#") or colour[1:3] == colour[3:5] == colour[5:7]


@pytest.mark.parametrize("colours", [PRINT, SCREEN, DARK])
@pytest.mark.parametrize("monochrome", [False, True])
def test_all_text_can_be_read(colours: Colours, monochrome: bool) -> None:
    chosen = choose_colours(colours, monochrome=monochrome)
    for text in (chosen.ink, chosen.soft, chosen.accent):
        for ground in (chosen.paper, chosen.tint):
            assert measure_contrast(text, ground) >= 4.5, (text, ground)


@pytest.mark.parametrize("colours", [PRINT, SCREEN, DARK, BOOK])
def test_monochrome_colours_are_greys(colours: Colours) -> None:
    assert not is_grey(colours.accent)
    assert all(map(is_grey, choose_colours(colours, monochrome=True)))
    assert choose_colours(colours, monochrome=False) is colours


def test_every_format_takes_its_colours_from_there() -> None:
    """No module and no template of the editions has a colour of its own; greys it may have."""
    suffixes = (".py", ".typ", ".css", ".html", ".xhtml")
    paths = [path for path in sorted(EDITIONS.rglob("*")) if path.suffix in suffixes]
    assert len(paths) > 30
    for path in paths:
        if path.stem != "_colours":
            text = path.read_text(encoding="utf-8")
            assert not HEX.findall(text), path.name
            assert all(map(is_grey, (f"#{c}" for c in re.findall('"([0-9A-F]{6})"', text))))
