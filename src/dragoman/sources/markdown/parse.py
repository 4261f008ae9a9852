"""Markdown to units. ``markdown/__init__.py`` says what the units are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.credits import NO_CREDITS
from dragoman.model import Document, Kind, Unit
from dragoman.patterns import compile_later
from dragoman.sources._common import LINE_END, ReadOptions, decode
from dragoman.sources._rules import only_separates
from dragoman.sources.markdown import frontmatter
from dragoman.sources.markdown.blocks import read_leaves
from dragoman.sources.markdown.directives import Directives, apply_directives
from dragoman.sources.markdown.frontmatter.credits_table import read_credits
from dragoman.sources.markdown.html import find_left_out, shows_text
from dragoman.sources.markdown.leaves import Form, Leaf
from dragoman.sources.markdown.places import name_places
from dragoman.sources.markdown.sites.mdx import find_mdx
from dragoman.sources.markdown.sites.tag_pictures import cut_pictured_tags
from dragoman.texts.embedded import shorten_pictures

_MARKUP = {Form.MATTER: "plain", Form.HTML: "html", Form.FENCE: "code", Form.INDENTED: "code"}
"""The markup of units whose text is not Markdown."""
_FRAME = compile_later(r"<([A-Z][\w.]*)>")
_CLOSING = compile_later(r"</([A-Z][\w.]*)>")
"""The tags around the Markdown in a component."""
_KINDS = {
    Form.HTML: Kind.HTML,
    Form.FENCE: Kind.CODE,
    Form.INDENTED: Kind.CODE,
    Form.CELL: Kind.TABLE_CELL,
    Form.GRID: Kind.TABLE_CELL,
    Form.RULED: Kind.TABLE_CELL,
}
"""By the form of a leaf."""
_INNER_KINDS = {"quotation": Kind.QUOTATION, "item": Kind.LIST_ITEM}
"""By the innermost container of a leaf."""


def parse_markdown(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read Markdown. Everything that a reader sees is in exactly one unit."""
    text, encoding, bom = decode(data, name, options.encoding)
    matter = frontmatter.find_matter(text)
    values = frontmatter.find_values(matter, options.front_matter) if matter else []
    mdx = find_mdx(text, len(matter), options.suffix)
    leaves, links = read_leaves(text, name, _count_lines(matter), mdx)
    leaves = (*_make_leaves(matter, values), *leaves)
    pairs = tuple(_make_units(leaves, code=options.code))
    return Document(
        name=name,
        format="markdown",
        markup="markdown",
        text=text,
        units=name_places(text, [unit for unit, _ in pairs], links),
        encoding=encoding,
        bom=bom,
        links=links,
        left_out=tuple(_list_left_out(leaves)),
        credits=read_credits(matter, name) if matter else NO_CREDITS,
        state={"leaves": tuple(leaf for _, leaf in pairs), "options": options},
    )


def _count_lines(matter: str) -> int:
    """Return how many lines front matter has. The last has no end where the file ends with it."""
    return len(LINE_END.findall(matter)) + (matter[-1:] not in "\r\n")


def _make_leaves(matter: str, values: Iterable[frontmatter.Value]) -> Iterator[Leaf]:
    """Yield a leaf for each value of front matter that readers see."""
    line, done = 1, 0
    for value in values:
        line += len(LINE_END.findall(matter, done, value.span[0]))
        done = value.span[0]
        level = 1 if value.key == frontmatter.TITLE else 0
        key = "" if value.key in frontmatter.USUAL else value.key
        yield Leaf(Form.MATTER, value.text, value.span, line, level, matter=value.form, key=key)


def _list_left_out(leaves: Sequence[Leaf]) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of each tag that shows something in HTML without a text.

    A component without attributes shows what is between its tags, which is Markdown.
    """
    bare = [leaf for leaf in leaves if leaf.form is Form.HTML and not shows_text(leaf.text)]
    closed = {name for leaf in bare for name in _CLOSING.findall(leaf.text)}
    for leaf in bare:
        frame = _FRAME.fullmatch(leaf.text.strip())
        if frame is None or frame[1] not in closed:
            for name in find_left_out(cut_pictured_tags(leaf.text)):
                yield leaf.line, name


def _make_units(leaves: Iterable[Leaf], *, code: bool) -> Iterator[tuple[Unit, Leaf]]:
    """Yield each unit with its leaf. HTML that shows nothing has no unit.

    Such HTML may hold directives. The cells of a table are one block: directives before it apply to
    all of them.
    """
    upcoming = current = Directives()
    table = None
    for leaf in leaves:
        if code and leaf.is_in_code:  # its block is a unit, and has it
            continue
        if leaf.form is Form.HTML:
            upcoming = apply_directives(upcoming, leaf.text)
            if not shows_text(leaf.text):
                continue
        cell = leaf.place.cell
        if cell is None or cell[0] != table:
            current, upcoming = upcoming, upcoming.after_block()
        table = cell[0] if cell else None
        yield _make_unit(leaf, current, code=code), leaf


def _make_unit(leaf: Leaf, directives: Directives, *, code: bool) -> Unit:
    kind = _kind_of(leaf)
    text = leaf.text if leaf.form in _MARKUP else leaf.text.replace("\t", " ")
    return Unit(
        text=shorten_pictures(text),
        kind=kind,
        line=leaf.line,
        level=leaf.level if kind is Kind.HEADING else 0,
        context=directives.context,
        comment=f"front matter: {leaf.key}" if leaf.key else directives.comment,
        translatable=directives.translatable
        and leaf.form is not Form.PICTURE
        and (code or kind is not Kind.CODE)
        and not (kind is Kind.PARAGRAPH and only_separates(text)),
        place=leaf.place,
        note=leaf.note,
        span=leaf.span,
        markup=_MARKUP.get(leaf.form, ""),
        picture=leaf.picture,
    )


def _kind_of(leaf: Leaf) -> Kind:
    """Return the kind of a leaf by its form, else by the note or the container that it is in.

    Everything in a note is a note; otherwise the innermost container decides.
    """
    if leaf.form is Form.MATTER:
        return Kind.TITLE if leaf.level else Kind.PARAGRAPH
    if leaf.form in _KINDS:
        return _KINDS[leaf.form]
    if leaf.note:
        return Kind.NOTE
    if leaf.level:
        return Kind.HEADING
    return _INNER_KINDS.get(leaf.inner, Kind.PARAGRAPH)
