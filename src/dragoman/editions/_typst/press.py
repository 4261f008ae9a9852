"""Typst, with the files that an edition is set from: templates, pictures, fonts, and its data."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from dragoman.editions._typst.faces import STANDARDS
from dragoman.editions._typst.part_shapes import PartShape
from dragoman.editions._typst.pdf_joining import Spot
from dragoman.editions._typst.shapes import EditionData
from dragoman.errors import EditionError

if TYPE_CHECKING:
    from typst import Fonts, PDFStandard

_DATA, _STOP = "edition.json", "stop.json"
"""The files that the template reads. The second has the number of blocks to set of a part: what
Typst has set for more of them is set with no other data."""
_STARTS = "query(<start>).map(mark => (mark.value, mark.location().position()))"
_KEPT = 10
"""Typst keeps what it has set for as many documents that follow, in case that it is set again."""
_PIXELS_PER_INCH = 132.0


class Press(NamedTuple):
    """What Typst sets an edition with."""

    template: Path
    fonts: Fonts
    time: int
    """The date in the properties of the file, in seconds."""

    def write_data(self, shape: EditionData, part: PartShape | None = None) -> None:
        """Write the data that the template reads."""
        source = json.dumps({**shape, "part": part}, ensure_ascii=False)
        self.template.with_name(_DATA).write_bytes(source.encode(errors="replace"))

    def set_file(
        self,
        file_format: Literal["pdf", "png"],
        standards: tuple[PDFStandard, ...] = STANDARDS,
    ) -> bytes:
        """Return the PDF, or the picture of the first page. Raises TypstError."""
        import typst

        output, warnings = typst.compile_with_warnings(
            str(self.template),
            **self._list_options(),
            timestamp=self.time,
            format=file_format,
            ppi=_PIXELS_PER_INCH,
            pdf_standards=list(standards) if file_format == "pdf" else [],
        )
        for warning in warnings:
            if "unknown font family" in warning.message:
                raise EditionError(f"Typst cannot use a font: {warning.message}")
        pages = output if isinstance(output, list) else [output]
        return bytes(pages[0])

    def find_starts(self, shape: EditionData, part: PartShape) -> Mapping[tuple[int, int], Spot]:
        """Return where the blocks of a part of a book begin, by block and column. Raises
        TypstError."""
        import typst

        forget_documents()
        self.write_data(shape, part)
        self._write_stop(len(shape["blocks"]))
        compiler = typst.Compiler(str(self.template), **self._list_options())
        found = json.loads(compiler.eval(_STARTS))
        return {
            (block, column): Spot(place["page"], _read_points(place["x"]), _read_points(place["y"]))
            for (block, columns), place in found
            for column in columns
        }

    def set_part(self, stop: int, *, is_first: bool) -> bytes:
        """Return the PDF of so many blocks of the part whose starts were found. Raises TypstError.

        A part that is not the first may begin with a heading of a low rank, which PDF/UA does not
        allow to a whole book.
        """
        self._write_stop(stop)
        return self.set_file("pdf", STANDARDS if is_first else STANDARDS[:1])

    def _write_stop(self, stop: int) -> None:
        self.template.with_name(_STOP).write_text(str(stop), encoding="ascii")

    def _list_options(self) -> dict[str, Any]:
        return {
            "root": str(self.template.parent),
            "font_paths": self.fonts,
            "ignore_system_fonts": True,
        }


def forget_documents() -> None:
    """Let Typst forget all that it has set, so that the next long document finds room.

    It has no function for that. It forgets what none of the last documents had.
    """
    import typst

    nothing = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)
    for _ in range(_KEPT + 1):
        typst.compile(b"", font_paths=nothing, ignore_system_fonts=True)


def _read_points(length: str) -> float:
    """Return the points of a length as Typst writes it ("70.87pt")."""
    return float(re.sub(r"[^\d.-]", "", length))
