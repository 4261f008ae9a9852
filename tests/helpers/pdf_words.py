"""The words of a PDF and where they are, as pdftotext finds them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from helpers.pdfs import extract_text


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    left: float
    right: float
    baseline: str


def list_words(data: bytes, folder: Path, pdftotext: str) -> tuple[float, list[list[Word]]]:
    """Return the width of a page in points, and the words of each page."""
    pages = extract_text(data, folder, pdftotext, "-bbox").split("<page ")[1:]
    width = re.match(r'width="([\d.]+)"', pages[0])
    assert width
    word = re.compile(
        r'xMin="(-?[\d.]+)" yMin="-?[\d.]+" xMax="(-?[\d.]+)" yMax="(-?[\d.]+)">([^<]*)<'
    )
    return float(width[1]), [
        [
            Word(text, float(left), float(right), low)
            for left, right, low, text in word.findall(page)
        ]
        for page in pages
    ]


def find_overlaps(words: Sequence[Word], apart: float = -0.5) -> list[tuple[Word, Word]]:
    """Return the words of a page that are printed on each other, or less than so far apart."""
    lines: dict[str, list[Word]] = defaultdict(list)
    for word in sorted(words, key=lambda word: word.left):
        if not any(map(str.isalnum, word.text)):  # a sign that isolates has no width of its own
            continue
        lines[word.baseline].append(word)
    beside = [pair for line in lines.values() for pair in pairwise(line)]
    return [(one, next_one) for one, next_one in beside if next_one.left < one.right + apart]
