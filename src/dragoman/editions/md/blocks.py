"""What is in one cell of an edition, as blocks of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape

from dragoman.editions._common import split_paragraphs
from dragoman.editions._web.view import Cell, LanguageTable, PageBlock
from dragoman.editions.md.inline import (
    MarkdownStyle,
    escape_html,
    escape_text,
    lead_direction,
    protect_lines,
    write_inline,
)
from dragoman.languages import make_tag
from dragoman.model import Phrase, Span
from dragoman.patterns import compile_later
from dragoman.texts.list_markers import BOXES, BULLET, TASKS

_DELIMITERS = {"start": ":--", "center": ":-:", "end": "--:", "": "---"}
_NUMBER = compile_later(r"(\d{1,9})([.)]?)")
_TURNED = {"start": "end", "end": "start"}
"""GitHub takes the beginning of a line for its left side, in every direction."""


NO_FOOTNOTES: frozenset[str] = frozenset()


def write_block(block: PageBlock, cell: Cell, footnotes: frozenset[str] = NO_FOOTNOTES) -> str:
    """Return the text of a cell and its remark as Markdown, without its place in a list.

    ``footnotes`` are the ids of the notes that are footnotes of Markdown.
    """
    parts = [_write_text(block, cell, footnotes)]
    if cell.remark:
        parts.append(_write_remark(cell.remark, cell.lang))
    return "\n\n".join(part for part in parts if part)


def _write_text(block: PageBlock, cell: Cell, footnotes: frozenset[str]) -> str:
    inline = MarkdownStyle(cell.direction, footnotes)
    if block.form == "pre":
        code = write_code_block(cell.text)
        return f'<div dir="ltr">\n\n{code}\n\n</div>' if cell.direction == "rtl" else code
    if re.fullmatch("h[1-6]", block.form) and not cell.is_blank:
        text = _write_paragraph(cell.spans, replace(inline, on_one_line=True), is_heading=True)
        return f"{'#' * int(block.form[1])} {text}"
    paragraphs = [_write_paragraph(spans, inline) for spans in split_paragraphs(cell.spans)]
    if block.form == "colophon" or cell.mark == "missing":
        paragraphs = [f"<small>{text}</small>" for text in paragraphs if text]
    return "\n\n".join(text for text in paragraphs if text)


def _write_paragraph(
    spans: tuple[Span, ...], inline: MarkdownStyle, *, is_heading: bool = False
) -> str:
    written = protect_lines(write_inline(spans, inline), is_heading=is_heading)
    return lead_direction(spans, inline.direction) + written if written else ""


def write_code_block(text: str) -> str:
    """Return lines of code between fences that are longer than any in it."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    lines = re.sub("\r\n?|[\u2028\u2029]", "\n", text)
    return f"{fence}\n{lines}\n{fence}"


def _write_remark(remark: Phrase, lang: str) -> str:
    return _write_said(remark._replace(text=f"({remark})"), lang)


def _write_said(said: Phrase, lang: str) -> str:
    """Return what dragoman says in small letters; ``lang`` is the language around."""
    own = make_tag(said.language)
    attributes = "" if own == lang else f' lang="{escape(own)}" dir="{said.direction}"'
    return f"<small{attributes}>{escape_html(said.text)}</small>"


def write_table(table: LanguageTable, footnotes: frozenset[str] = NO_FOOTNOTES) -> str:
    """Return a table as one of GitHub's Markdown; its first line names the columns, or is empty.

    What must be known of it is said below it: alone where nothing is translated.
    """
    said = [_write_said(remark, table.cell.lang) for remark in table.remarks]
    if not table.lines:
        return "".join(said)
    head, *body = table.lines
    if not any(cell and cell.is_header for cell in head):
        body, head = [head, *body], (None,) * len(head)
    lines = [
        _write_table_line(head, table, footnotes),
        f"| {' | '.join(_write_delimiters(table))} |",
        *(_write_table_line(line, table, footnotes) for line in body),
    ]
    return "\n\n".join(("\n".join(lines), *said))


def _write_table_line(
    line: tuple[Cell | None, ...], table: LanguageTable, footnotes: frozenset[str]
) -> str:
    return f"| {' | '.join(_write_table_cell(cell, table.cell, footnotes) for cell in line)} |"


def _write_table_cell(cell: Cell | None, around: Cell, footnotes: frozenset[str]) -> str:
    if cell is None:
        return ""
    inline = MarkdownStyle(cell.direction, footnotes, on_one_line=True)
    text = write_inline(cell.spans, inline).strip()
    if cell.mark == "missing":
        text = f"<small>{text}</small>"
    if cell.lang != around.lang:
        text = f'<span lang="{escape(cell.lang)}" dir="{cell.direction}">{text}</span>'
    remark = f"<br>{_write_remark(cell.remark, around.lang)}" if cell.remark else ""
    return text + remark


def _write_delimiters(table: LanguageTable) -> Iterator[str]:
    is_rtl = table.cell.direction == "rtl"
    for column in zip(*table.lines, strict=True):
        align = next((cell.align for cell in column if cell and cell.align), "")
        yield _DELIMITERS.get(_TURNED.get(align, align) if is_rtl else align, "---")


def split_marker(marker: str) -> tuple[str, str]:
    """Return the marker of a list item as CommonMark has it, "-", "3." or "3)", and what it lacks.

    A letter, and a number in other signs, goes before the text of an item with a bullet.
    """
    if match := _NUMBER.fullmatch(marker):
        return f"{int(match[1])}{match[2] or '.'}", ""
    if marker in BOXES:
        return BULLET, BOXES[marker]
    has_number = any(map(str.isalnum, marker))
    return BULLET, escape_text(marker) if has_number and marker not in TASKS else ""


def indent_item(marker: str, text: str) -> str:
    """Return text behind a marker, its other lines as far in."""
    return indent_lines(text, " " * (len(marker) + 1)).replace(" " * len(marker), marker, 1)


def indent_lines(text: str, by: str) -> str:
    """Return text with something before each line that is not empty."""
    return "\n".join(f"{by}{line}" if line else line for line in text.split("\n"))


def quote_lines(text: str, depth: int) -> str:
    """Return text as a quotation in as many quotations as ``depth`` says."""
    by = "> " * depth
    return "\n".join(f"{by}{line}".rstrip() for line in text.split("\n")) if depth else text
