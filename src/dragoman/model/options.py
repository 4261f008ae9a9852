"""How an edition is to look, whatever its format, and on paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

BY_LENGTH = -1
"""The depth of a list of contents that follows from its length."""


class PrintOptions(NamedTuple):
    """How the pages of an edition are to be, in every format that is printed."""

    size: float = 0.0
    """The size of the text in points, as that of Latin letters; 0 for the format's own."""
    margins: tuple[float, float, float] | None = None
    """At the top, at the sides and at the bottom, in millimetres; None for the format's own."""
    binding: float = 0.0
    """What is added to the margin at the binding, in millimetres: left or right in turn."""
    bleed: float = 0.0
    """What a page is larger than the paper on each side, in millimetres, to be cut off."""
    marks: bool = False
    """Whether marks show where a page is cut."""
    chapters: str = "run-on"
    """One of ``choices.CHAPTERS``."""
    booklet: bool = False
    """Whether the pages are on sheets that are folded in the middle."""
    monochrome: bool = False
    """Whether everything is black, white and grey."""


class Options(NamedTuple):
    """How an edition is to look, for every writer."""

    layout: str = "columns"
    """One of ``choices.LAYOUTS``: "columns" side by side, "stacked" below each other paragraph by
    paragraph, "facing" on the left and right pages of a book, "single" a language alone."""
    paper: str = "a4"
    """A name of ``paper.PAPERS``, or a size such as "148x210mm"."""
    reveal: str = "all"
    """One of ``choices.REVEALS``."""
    embed_fonts: bool = False
    fonts: Mapping[str, tuple[str, ...]] = {}
    """Font families by language, in order of preference, before dragoman's own preferences."""
    font_folders: tuple[str, ...] = ()
    """Folders with the user's own fonts, searched first."""
    system_fonts: bool = False
    """Whether the fonts of the system may be used. The bytes then depend on the machine."""
    modified: int | None = None
    """The date that the file itself carries, in seconds since 1970: from the settings or from
    SOURCE_DATE_EPOCH. None for no date, or 1980-01-01 in formats that must have one."""
    date: str = ""
    """The date that the colophon shows, in ISO form; empty for none."""
    contents: int = BY_LENGTH
    """The depth of the list of contents, up to 6, or BY_LENGTH (``Edition.list_contents``)."""
    printing: PrintOptions = PrintOptions()
