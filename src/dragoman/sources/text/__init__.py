"""Plain text: blocks separated by blank lines, without markup.

A line of white space is blank. How the lines of a block look shows what they are (with
``paragraphs = "auto"``):

- **Lists**: where lines begin with a bullet or a number, each item is a unit, with the lines that
  continue it. The bullet stays in the msgid.
- **Lines that mean something** (verse, names, an address, a table in columns) are one unit, whose
  msgid has a newline between two lines.
- **Long lines**, which no program has wrapped, are a paragraph each.
- **Quoted mail** is a quotation; the marks ``>`` are not text.
- **Chats**: each message is a unit, where two lines begin with a day and a time.
- **Everything else** is prose: the lines are joined, with one space between them, or with none
  where the script has none. A word that is divided at the end of a line is one word.

A line that only separates (``* * *``, ``-----``) is a unit that is not translated. No edition shows
one that underlines a heading.

With "blank-lines" each block is a unit and its lines are joined; with "lines" each line is a unit.
No msgid has white space around its lines.

A unit is a **heading** where all of this is true, otherwise a paragraph:

- it is a single line of at most 80 characters, and one of them is a letter;
- it does not end in a mark that ends or pauses a sentence (``. ! ? : ; , …`` and those of other
  scripts); quotation marks and brackets after the mark are ignored;
- it does not begin like an item of a list ("- ", "3. ", "a) "); a number may be before it where a
  rule of its length is below it;
- it is not a row of a table, has no room to fill in, and is not a speech in Japanese brackets;
- it is a block, or it is right above a paragraph, and another unit follows;
- it is not the date of a letter above its title, nor the name below its closing.

The first heading is the title, at level 1. Where the next unit repeats the title, it is at level 1
too. Other headings are at level 2. A paragraph above the title does not change that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.sources._common import ReadOptions, Texts, decode

if TYPE_CHECKING:
    from dragoman.model import Document

SUFFIXES: tuple[str, ...] = (".txt", ".text")
IS_FAST = True
"""A text is read faster than a cache is opened."""


def read(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read a plain text. Every visible character is in exactly one unit."""
    from dragoman.model import Document
    from dragoman.sources.text.units import make_units  # nothing is read where a cache knows all

    text, encoding, bom = decode(data, name, options.encoding)
    units, notes = make_units(text, options.paragraphs)
    return Document(
        name=name,
        format="text",
        text=text,
        units=units,
        encoding=encoding,
        bom=bom,
        notes=notes,
    )


def rebuild(document: Document, texts: Texts, language: str = "") -> bytes:
    """Return the text with each translation in the place of its unit.

    A translation has one line, or, where the msgid has several, the lines that the translator
    made, each with the indentation of the source. The number of blocks stays the same, whatever a
    translation contains. An empty translation is ignored. Without translations the result is the
    file, byte for byte.
    """
    from dragoman.sources.text import write

    return write.rebuild_text(document, texts)
