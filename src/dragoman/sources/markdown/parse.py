"""Markdown to units; what they are is told in ``markdown``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.model import Document, Kind, Unit
from dragoman.sources._common import LINE_END, ReadOptions, decode, file_digest
from dragoman.sources.markdown import frontmatter
from dragoman.sources.markdown.blocks import Form, Leaf, read_leaves
from dragoman.sources.markdown.directives import Directives, apply_directives
from dragoman.sources.markdown.html import shows_text

_MARKUP = {Kind.TITLE: "plain", Kind.HTML: "html", Kind.CODE: "code"}
"""Of the units whose text is no Markdown."""


def parse_markdown(data: bytes, name: str, options: ReadOptions | None = None) -> Document:
    """Read Markdown: what a reader sees is in exactly one unit, or is markup."""
    options = options or ReadOptions()
    text, encoding, bom = decode(data, name, options.encoding)
    found, links = _read_leaves(text, name)
    pairs = tuple(_make_units(found, code=options.code))
    return Document(
        name=name,
        format="markdown",
        markup="markdown",
        text=text,
        units=tuple(unit for unit, _ in pairs),
        encoding=encoding,
        bom=bom,
        links=links,
        digest=file_digest(data),
        state={"leaves": tuple(leaf for _, leaf in pairs), "code": options.code},
    )


def _read_leaves(text: str, name: str) -> tuple[tuple[Leaf, ...], dict[str, tuple[str, str]]]:
    front = frontmatter.find_matter(text)
    found, links = read_leaves(text, name, skipped=len(LINE_END.findall(front)))
    title = frontmatter.find_title(front)
    if title is None:
        return found, links
    msgid, span = title
    line = len(LINE_END.findall(text[: span[0]])) + 1
    return (Leaf(Form.TITLE, msgid, span, line), *found), links


def _make_units(found: Iterable[Leaf], *, code: bool) -> Iterator[tuple[Unit, Leaf]]:
    """Give each unit with its leaf; leaves without text only say what holds for the next."""
    holds = used = Directives()
    table = None
    for leaf in found:
        if leaf.form is Form.HTML:
            holds = apply_directives(holds, leaf.text)
            if not shows_text(leaf.text):
                continue
        cell = leaf.place.cell
        if cell is None or cell[0] != table:
            used, holds = holds, holds.spent()
        table = cell[0] if cell else None
        yield _make_unit(leaf, used, code=code), leaf


def _make_unit(leaf: Leaf, used: Directives, *, code: bool) -> Unit:
    kind = _kind_of(leaf)
    return Unit(
        text=leaf.text,
        kind=kind,
        line=leaf.line,
        level=leaf.level if kind is Kind.HEADING else 0,
        context=used.context,
        comment=used.comment,
        translatable=used.translatable and (code or kind is not Kind.CODE),
        place=leaf.place,
        note=leaf.note,
        span=leaf.span,
        markup=_MARKUP.get(kind, ""),
    )


def _kind_of(leaf: Leaf) -> Kind:
    """A note is a note whatever stands in it; else the innermost container decides."""
    by_form = {
        Form.TITLE: Kind.TITLE,
        Form.HTML: Kind.HTML,
        Form.FENCE: Kind.CODE,
        Form.INDENTED: Kind.CODE,
        Form.CELL: Kind.TABLE_CELL,
    }
    if leaf.form in by_form:
        return by_form[leaf.form]
    if leaf.note:
        return Kind.NOTE
    if leaf.level:
        return Kind.HEADING
    return {"quotation": Kind.QUOTATION, "item": Kind.LIST_ITEM}.get(leaf.inner, Kind.PARAGRAPH)
