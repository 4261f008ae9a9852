"""Nothing is lost: the law that every writer of catalogues is held to at run time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.errors import CatalogError
from dragoman.po.blocks import Block
from dragoman.po.catalog import Catalog

_MARKS = ("dragoman: reviewed ", "dragoman: draft ")
"""Comments that dragoman itself writes and takes away again."""


def check_nothing_lost(old: Catalog, new: Catalog) -> None:
    """Hold that every translation and every translator's comment of ``old`` is in ``new``.

    Live or obsolete, under whatever msgid. Raises CatalogError, which is a report of a bug of
    dragoman, before anything is written.
    """
    unchanged = {id(block) for block in _all_blocks(old)} & {
        id(block) for block in _all_blocks(new)
    }
    made = [block for block in _all_blocks(new) if id(block) not in unchanged]
    gone = [block for block in _all_blocks(old) if id(block) not in unchanged]
    # Nearly always what is gone stands in what was made; only then is it looked for everywhere.
    lost = list(_find_lost(gone, made, old.head))
    for what, text, line in _find_lost(gone, list(_all_blocks(new)), old.head) if lost else ():
        raise _describe_bug(what, text, old.name, line)


def _find_lost(
    gone: Sequence[Block], blocks: Sequence[Block], head: Block | None
) -> Iterator[tuple[str, str, int]]:
    """Name the translations and comments that some blocks do not hold, with their lines."""
    texts = {text for block in blocks for text in block.msgstr}
    remarks = {comment for block in blocks for comment in _people_comments(block)}
    for block in gone:
        for text in () if block is head else block.msgstr:
            if text and text not in texts:
                yield "the translation", text, block.line
        for comment in _people_comments(block):
            if comment not in remarks:
                yield "the comment", comment, block.line


def _all_blocks(catalog: Catalog) -> Iterator[Block]:
    if catalog.head is not None:
        yield catalog.head
    yield from catalog.blocks


def _people_comments(block: Block) -> Iterator[str]:
    if block.body:
        for comment in block.comments:
            if comment.strip() and not comment.strip().startswith(_MARKS):
                yield comment.strip()


def _describe_bug(what: str, text: str, name: str, line: int) -> CatalogError:
    shown = " ".join(text.split())
    shown = shown if len(shown) <= 40 else shown[:39] + "…"
    return CatalogError(
        f"{what} “{shown}” would be lost, so nothing was written; "
        "this is a bug of dragoman: please report it with the catalogue",
        name,
        line,
    )
