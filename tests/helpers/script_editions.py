"""Editions in languages of many scripts, and how high the ink of their lines is."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from dragoman import fonts, languages
from dragoman.model import (
    NO_PHRASE,
    Column,
    Edition,
    Kind,
    Options,
    Row,
    Segment,
    State,
    Unit,
)
from helpers.editions import spans
from helpers.tools import missing

TALL: Mapping[str, str] = {
    "ur": "پڑوسی چھوٹی چھوٹی باتیں پوچھتے ہیں اور نستعلیق میں پیچیدہ خط لکھتے ہیں",
    "km": "ស្ត្រី ញ្ញ៉ាំ គ្រឿង ខ្ញុំ ឥន្ទ្រិយ សេចក្ដីថ្លៃថ្នូរ",
    "my": "က္ကုံ သ္တြီး ဣန္ဒြေ ဗုဒ္ဓ မြွှု ကြိုး ကျွန်ုပ်",
    "bo": "སྒྲུབས ཧཱུྃ་ བརྒྱུད རྐྱེན་ བསྒྲུབས",
    "th": "ปู่ ฐ้ำ กุ๊ก ญี่ปุ่น ที่ ผู้ใหญ่ ฎีกา",
    "lo": "ນ້ຳ ຢູ່ ກຸ້ງ ຫຼື ພີ່ນ້ອງ",
    "hi": "राष्ट्र द्वंद्व श्रृंखला हूँ कुर्कुँ बुद्धि",
    "kn": "ಸ್ತ್ರೀ ರಾಷ್ಟ್ರ ಶಾಸ್ತ್ರೀಯ",
}
"""By language, words with letters that reach high above the line and far below it."""
DOTS = 110
"""Of a page that is measured, in an inch."""
DARK = re.compile(rb"[\x00-\x7f]+")


def make_edition(texts: Mapping[str, Sequence[str]], kind: Kind = Kind.PARAGRAPH) -> Edition:
    """Return an edition with the paragraphs, or headings, of each language."""
    rows = []
    for number, shown in enumerate(zip(*texts.values(), strict=True), start=1):
        level = 1 if kind is Kind.HEADING else 0
        unit = Unit(shown[0], kind, number, level)
        segments = tuple(map(make_segment, texts, shown))
        rows.append(Row(number, unit, segments, rank=level, is_title=bool(level)))
    return Edition("sample", tuple(map(make_column, texts)), tuple(rows))


def make_segment(language: str, text: str) -> Segment:
    direction = languages.find_direction(language)
    return Segment(language, direction, State.REVIEWED, text, spans(text))


def make_column(language: str) -> Column:
    return Column(
        language=language,
        autonym="",
        direction=languages.find_direction(language),
        title=NO_PHRASE,
        source=False,
        tally=None,
        words={},
        colophon=(),
        digits=languages.find_digit_set(language),
    )


def need_font(language: str, families: Sequence[str] = ()) -> Options:
    """Return options with which a font for a language is found, or end the test where this machine
    has none."""
    options = Options(system_fonts=True, fonts={language: tuple(families)} if families else {})
    found = fonts.find_font(language, options)
    if found is None or (families and found.family not in families):
        missing(
            f"no font for {language} is installed: {' or '.join(families) or 'fonts-noto-core'}"
        )
    return options


def list_heights(pdf: bytes, folder: Path, pdftoppm: str) -> list[float]:
    """Return the height, in points, of each piece of ink in a PDF: a part of a word, or words of
    several lines if their ink touches."""
    path = folder / "measured.pdf"
    path.write_bytes(pdf)
    command = [pdftoppm, "-gray", "-r", str(DOTS), str(path)]
    pages = subprocess.run(command, capture_output=True, check=True).stdout
    heights: list[float] = []
    while pages:
        _, size, _, rest = pages.split(b"\n", 3)
        width, height = map(int, size.split())
        lines = (rest[line * width : (line + 1) * width] for line in range(height))
        heights += (dots * 72 / DOTS for dots in _measure_pieces(lines))
        pages = rest[width * height :]
    return heights


def _measure_pieces(lines: Iterable[bytes]) -> list[int]:
    """Return the height in dots of each piece of dark dots that touch each other."""
    tops: list[int] = []  # by number of a piece
    bottoms: list[int] = []
    parents: list[int] = []

    def find(piece: int) -> int:
        while parents[piece] != piece:
            parents[piece] = parents[parents[piece]]
            piece = parents[piece]
        return piece

    above: list[tuple[int, int, int]] = []
    for number, line in enumerate(lines):
        runs = []
        for match in DARK.finditer(line):
            start, end = match.span()
            touched = {
                find(piece) for first, last, piece in above if first <= end and start <= last
            }
            own = min(touched, default=len(parents))
            if not touched:
                parents.append(own)
                tops.append(number)
                bottoms.append(number)
            for piece in touched:
                parents[piece] = own
                tops[own] = min(tops[own], tops[piece])
            bottoms[own] = number
            runs.append((start, end, own))
        above = runs
    return [
        bottoms[piece] - tops[piece] + 1 for piece, parent in enumerate(parents) if piece == parent
    ]
