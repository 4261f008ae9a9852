"""The blocks of an edition as HTML or XHTML: rows of cells, notes, lists of rows.

Jinja fills in the page around them. A row is written by these functions, because calling a macro
for each cell of a long edition takes most of the time. Texts are escaped as ``markup`` does it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.editions._common import split_paragraphs
from dragoman.editions._web.context import BlockContext
from dragoman.editions._web.lists import group_lists
from dragoman.editions._web.markup import (
    escape,
    has_long_word,
    is_short,
    write_language,
    write_mark,
    write_number_in,
    write_spans,
)
from dragoman.editions._web.spans import to_plain_text
from dragoman.editions._web.table_blocks import write_table
from dragoman.editions._web.view import Cell, PageBlock, PageList
from dragoman.model import Span, SpanKind
from dragoman.texts.list_markers import DEFINITION
from dragoman.texts.unbroken import cut_text

_STIFF = 14
"""Characters without a hyphen that a stretched line has no room for."""
_DEEPEST = 6
_AT_A_TIME = 20
"""How many blocks are written at a time. A page that is one piece is copied from step to step."""
_TYPES = {"lower-alpha": "a", "upper-alpha": "A", "lower-roman": "i", "upper-roman": "I"}
"""The styles of numbers that HTML has letters for."""
_NO_NUMBER = '<span class="num"></span>\n'


def write_blocks(blocks: Iterable[PageBlock], context: BlockContext) -> Iterator[str]:
    """Yield blocks in order, some at a time, with lists around the rows that are their items."""
    items, size = group_lists(blocks), context.group or _AT_A_TIME
    for at in range(0, len(items), size):
        written = "".join(_write_items(items[at : at + size], context))
        yield f'<div class="group">\n{written}</div>\n' if context.group else written


def _write_items(items: Iterable[PageBlock | PageList], context: BlockContext) -> Iterable[str]:
    for item in items:
        if isinstance(item, PageList):
            yield from _write_list(item, context)
        else:
            yield write_block(item, context)


def _write_list(found: PageList, context: BlockContext) -> Iterable[str]:
    if found.style == DEFINITION:
        yield from _write_definitions(found, context)
        return
    element = "ul" if found.start is None else "ol"
    yield f"<{element}{_write_numbering(found, xml=context.xml)}>\n"
    for blocks in found.items:
        yield "<li>\n"
        yield from _write_items(blocks, context)
        yield "</li>\n"
    yield f"</{element}>\n"


def _write_definitions(found: PageList, context: BlockContext) -> Iterable[str]:
    """Yield the definitions of a term. It is in another row, so that no ``dl`` can hold them."""
    for blocks in found.items:
        yield '<div role="definition">\n'
        yield from _write_items(blocks, context)
        yield "</div>\n"


def _write_numbering(found: PageList, *, xml: bool) -> str:
    """Return the attributes that say how a list is numbered, for who sees no style sheet."""
    kind = _TYPES.get(found.style, "")
    return "".join(
        (
            f' type="{kind}"' if kind else "",
            "" if found.start in (None, 1) else f' start="{found.start}"',
            (' reversed="reversed"' if xml else " reversed") if found.is_reversed else "",
        )
    )


def write_block(block: PageBlock, context: BlockContext) -> str:
    """Return one row, table or note, with the pictures above and below it."""
    if block.form == "table":
        return write_table(block, write_number(block, context), context)
    if block.form == "note":
        return _write_note(block, context)
    if not block.above and not block.below:  # as nearly always
        return _write_cells_row(block, context)
    rows = [] if block.is_bare else [_write_cells_row(block, context)]
    return "".join(
        (
            *(
                _write_figure(cells, None if at else block, context)
                for at, cells in enumerate(block.above)
            ),
            *rows,
            *(
                _write_figure(
                    cells, None if at or block.above or not block.is_bare else block, context
                )
                for at, cells in enumerate(block.below)
            ),
        )
    )


def write_number(block: PageBlock, context: BlockContext) -> str:
    """Return the number of a block, on a page as a link to it."""
    number = escape(block.number)
    if not block.number or context.xml:
        return f'<span class="num">{number}</span>\n'
    label, first = block.label, context.first
    attributes = f'title="{escape(label.text)}"{write_mark(label, first.language, xml=False)}'
    text = write_number_in(label, block.number, first, xml=False)
    return f'<a class="num" href="#{escape(block.anchor)}" {attributes}>{text}</a>\n'


def _write_cells_row(block: PageBlock, context: BlockContext) -> str:
    classes = (
        " shared" if block.is_shared else "",
        " part" if block.is_part else "",
        " head" if block.form.startswith("h") else " lead" if block.introduces else "",
        " caption" if block.above else "",
    )
    place = f' id="{escape(block.anchor)}"' if block.anchor and not block.above else ""
    is_touched = block.anchor and not block.is_shared
    has_link = bool(block.number and not block.above)
    touched = context.write_touched(has_link=has_link) if is_touched else ""
    number = _NO_NUMBER if block.above else write_number(block, context)
    cells = "".join(
        _write_cell(block, cell, index, context) for index, cell in enumerate(block.cells)
    )
    return f'<div class="row{"".join(classes)}"{place}{touched}>\n{number}{cells}</div>\n'


def _write_cell(block: PageBlock, cell: Cell, index: int, context: BlockContext) -> str:
    """Return a cell: its text inside a list item inside quotations."""
    slot = "all" if block.is_shared else escape(cell.slot)
    mark = f" {escape(cell.mark)}" if cell.mark else ""
    mark += f" {escape(cell.align)}" if cell.align else ""
    language = write_language(cell.lang, cell.direction, xml=context.xml)
    text = _write_text(block, cell, index, context)
    if block.lists:
        marker = f'<span class="marker">{escape(cell.marker)}</span>'
        text = f'<div class="item {_name_depth(block)}">{marker}<div>{text}</div></div>'
    if block.quotations:
        opened, closed = "<blockquote>" * block.quotations, "</blockquote>" * block.quotations
        text = f"{opened}{text}{closed}"
    return f'<div class="cell {slot}{mark}" {language}>{text}</div>\n'


def _write_text(block: PageBlock, cell: Cell, index: int, context: BlockContext) -> str:
    form, xml = block.form, context.xml
    if form == "pre":
        text = f'<pre dir="ltr"><code>{escape(cell.text)}</code></pre>'
    elif form == "p":
        ragged = ' class="ragged"' if _needs_ragged_lines(cell) else ""
        text = "".join(
            f"<p{ragged}>{write_spans(spans, xml=xml)}</p>"
            for spans in split_paragraphs(cell.spans)
        )
    elif cell.is_blank:  # no heading, because it shows no text
        text = f"<p>{write_spans(cell.spans, xml=xml)}</p>"
    elif form == "h1" and index:
        text = f'<p class="h1">{write_spans(cell.spans, xml=xml)}</p>'
    else:
        text = f"<{form}>{write_spans(cell.spans, xml=xml)}</{form}>"
    return f"{text}\n<p>{context.write_remark(cell.remark)}</p>" if cell.remark else text


def _name_depth(block: PageBlock) -> str:
    """Return the class of an item: how deep it is in lists."""
    return f"d{min(block.depth, _DEEPEST)}"


def _write_figure(cells: Sequence[Cell], block: PageBlock | None, context: BlockContext) -> str:
    """Return a picture that all languages share.

    Its description in the first language is its alternative text; those in the others are for
    screen readers, each in the direction and the voice of its language. ``block`` is the row whose
    number is here. An item of a list that is nothing but a picture has its marker here.
    """
    place = f' id="{escape(block.anchor)}"' if block else ""
    number = write_number(block, context) if block else _NO_NUMBER
    languages = [write_language(cell.lang, cell.direction, xml=context.xml) for cell in cells]
    shown = f"<p {languages[0]}>{write_spans(cells[0].spans, xml=context.xml)}</p>\n"
    if block and block.is_bare and block.lists:
        marker = escape(block.cells[0].marker)
        marker = f'<span class="marker" {languages[0]}>{marker}</span>'
        shown = f'<div class="item {_name_depth(block)}">{marker}<div>\n{shown}</div></div>\n'
    others = "".join(
        f'<p class="alt {escape(cell.slot)}" {language}>{escape(description)}</p>\n'
        for cell, language in zip(cells[1:], languages[1:], strict=True)
        if (description := _describe(cell))
    )
    start = f'<div class="row shared figure"{place}>\n{number}<div class="cell all">\n'
    return f"{start}{shown}{others}</div>\n</div>\n"


def _write_note(block: PageBlock, context: BlockContext) -> str:
    has_link = any(cell.back_links for cell in block.cells)
    cells = "".join(_write_note_cell(cell, context) for cell in block.cells)
    start = f'<div class="row note" id="{escape(block.anchor)}"'
    return f"{start}{context.write_touched(has_link=has_link)}>\n{_NO_NUMBER}{cells}</div>\n"


def _write_note_cell(cell: Cell, context: BlockContext) -> str:
    mark = f" {escape(cell.mark)}" if cell.mark else ""
    language = write_language(cell.lang, cell.direction, xml=context.xml)
    kind = ' epub:type="footnote" role="doc-footnote"' if context.xml else ""
    *paragraphs, last = (
        write_spans(spans, xml=context.xml) for spans in split_paragraphs(cell.spans)
    )
    paragraphs.append(last + _write_back_links(cell, context))
    if cell.remark:
        paragraphs.append(context.write_remark(cell.remark))
    text = "".join(f"<p>{each}</p>" for each in paragraphs)
    marker = f'<span class="marker">{escape(cell.marker)}</span>'
    start = f'<div class="cell {escape(cell.slot)}{mark}" id="{escape(cell.anchor)}" {language}'
    return f'{start}{kind}>\n<div class="item">{marker}<div>{text}</div></div>\n</div>\n'


def _write_back_links(cell: Cell, context: BlockContext) -> str:
    label, column, xml = cell.column.word("Back to text"), cell.column, context.xml
    title = f'title="{escape(label.text)}"{write_mark(label, column.language, xml=xml)}'
    return "".join(
        f' <a class="back" href="{escape(href)}" role="doc-backlink" {title}>'
        f"{write_number_in(label, f'↑{number}', column, xml=xml)}</a>"
        for href, number in cell.back_links
    )


def _describe(cell: Cell) -> str:
    """Return the descriptions of the pictures in a cell."""
    inside = (each for span in cell.spans for each in span.walk())
    return " ".join(each.text for each in inside if each.picture and each.text.strip())


def _needs_ragged_lines(cell: Cell) -> bool:
    """Return whether a cell has a part in which no line may end, or a word, so long that the line
    before it should not be stretched."""
    if len(cell.spans) > 1 and any(map(_is_stiff, cell.spans)):
        return True
    pieces = cut_text(to_plain_text(cell.spans))
    if len(pieces) == 1 and not pieces[0].parts:  # as nearly always
        return has_long_word(pieces[0].text)
    return any(
        max(map(len, piece.parts)) > _STIFF if piece.parts else has_long_word(piece.text)
        for piece in pieces
    )


def _is_stiff(span: Span) -> bool:
    """Return whether a span is, or has in it, long code or a telephone number on one line."""
    if span.kind in (SpanKind.CODE, SpanKind.ISOLATE):
        if len(span.text + to_plain_text(span.children)) <= _STIFF:  # as nearly always
            return False
        if is_short(span):
            return True
    return any(map(_is_stiff, span.children))
