"""The leaves of Markdown: the blocks that contain text."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from dragoman.model import Place

_ANYWHERE = Place()


class Form(StrEnum):
    """How the text of a leaf is written in the file."""

    PARAGRAPH = "paragraph"
    ATX = "atx"
    SETEXT = "setext"
    CELL = "cell"
    GRID = "grid"
    """A cell of a grid table."""
    RULED = "ruled"
    """A cell of a simple or a multiline table."""
    HTML = "html"
    FENCE = "fence"
    INDENTED = "indented"
    LABEL = "label"
    """What a marker of a tool shows: the title of a note, the caption of a picture."""
    PICTURE = "picture"
    """The picture of a tag that does not describe it."""
    TERM = "term"  # of a list of definitions
    OPTION = "option"
    """The value of an option in YAML, of a block of code or a directive."""
    MATTER = "matter"
    """A value of front matter."""


class Leaf(NamedTuple):
    """A block that contains text and no other blocks."""

    form: Form
    text: str
    span: tuple[int, int]
    """The characters of the file, from the first to the last visible one."""
    line: int
    """The line where the block begins, from 1."""
    level: int = 0
    """The level of a heading, from 1; 0 for any other leaf."""
    place: Place = _ANYWHERE
    inner: str = ""
    """The innermost container except notes: "quotation", "item" or ""."""
    note: str = ""
    """The label of the note that the leaf is in; "" for none."""
    indent: int = 0
    """By how many columns the first line is indented, without the part of the containers."""
    matter: str = ""
    """Of a value of front matter, the form, as ``frontmatter.Value.form``."""
    key: str = ""
    """Of a value of front matter, the key that translators are told; "" for none."""
    fence: tuple[tuple[int, int], ...] = ()
    """The spans of the fences of a code block; only one if the block is never closed."""
    is_in_code: bool = False
    """Whether it is a part of a block of code."""
    picture: str = ""
    """Of the description of a picture in a tag, the address of the picture."""
    table: tuple[int, int] = (0, 0)
    """Of a cell of a simple or a multiline table, the characters of the file that the table is."""
