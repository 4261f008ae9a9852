"""What judges documents of office programs: pseudo-translation, words that are shown, pages."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from docx import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, RGBColor

from dragoman.model import Span, SpanKind

_LETTERS = "ابتثجحخدذرزسشصضطظعغف"
_ARABIC = str.maketrans(
    {chr(ord(first) + n): _LETTERS[n % 20] for first in "aA" for n in range(26)}
)


def convert_files(
    office: str, folder: Path, files: Iterable[bytes], suffix: str, kind: str
) -> list[bytes]:
    """Convert files from one kind to another, in one run of LibreOffice: it takes long to start."""
    made = []
    for number, data in enumerate(files):
        made.append(folder / f"{number}.{suffix}")
        made[-1].write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", kind, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, made)], capture_output=True, check=True)
    return [path.with_suffix(f".{kind.partition(':')[0]}").read_bytes() for path in made]


def make_report() -> bytes:
    """Return a document of several pages, with what most documents have."""
    word = WordDocument()
    word.add_heading("Water and rights", 0)
    for chapter in ("rivers", "wells", "dams"):
        word.add_heading(f"About {chapter}", 1)
        for number in range(12):
            text = word.add_paragraph(f"The {chapter} belong to everybody, said the court. " * 4)
            text.add_run(f"Nobody may sell part {number}").bold = True
            red = text.add_run(" without a reason")
            red.font.color.rgb, red.font.size = RGBColor(255, 0, 0), Pt(14)
        word.add_paragraph("first step", style="List Number")
        word.add_paragraph("any point", style="List Bullet")
        right = word.add_paragraph("signed")
        right.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for number, cell in enumerate(word.add_table(2, 3, style="Table Grid")._cells):
        cell.text = f"Cell number {number}"
    word.sections[0].header.paragraphs[0].text = "Report\tof the court"
    buffer = BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def list_texts(spans: Iterable[Span]) -> Iterable[str]:
    for span in spans:
        if span.kind in (SpanKind.TEXT, SpanKind.CODE):
            yield span.text
        elif span.kind in (SpanKind.NOTE, SpanKind.BREAK) or span.text[:1] == "x":
            yield " "
        yield from list_texts(span.children)


def write_arabic(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(
        replace(
            span,
            text=span.text.translate(_ARABIC) if span.kind is SpanKind.TEXT else span.text,
            children=write_arabic(span.children),
        )
        for span in spans
    )


def count_pages(data: bytes, need_tool: Callable[[str], str], folder: Path) -> int:
    path = folder / "counted.pdf"
    path.write_bytes(data)
    told = subprocess.run([need_tool("pdfinfo"), str(path)], capture_output=True, check=True)
    found = re.search(rb"Pages:\s+(\d+)", told.stdout)
    assert found
    return int(found[1])
