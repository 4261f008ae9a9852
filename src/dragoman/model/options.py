"""How an edition is to look, whatever its format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dragoman.model.printing import BY_LENGTH, PrintOptions


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
