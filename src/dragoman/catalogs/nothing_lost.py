"""Nothing is lost: the law that every writer of catalogues is held to at run time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.errors import CatalogError
from dragoman.po.blocks import Block
from dragoman.po.catalog import Catalog, list_blocks, list_changed
from dragoman.po.marks import OWN, is_mark


def check_nothing_lost(old: Catalog, new: Catalog) -> None:
    """Hold that every translation and every translator's comment of ``old`` is in ``new``.

    Live or obsolete, under whatever msgid. Raises CatalogError, which is a report of a bug of
    dragoman, before anything is written.
    """
    before, after = list_blocks(old), list_blocks(new)
    gone = list_changed(after, before)
    # Nearly always what is gone is in the blocks that changed; only else is it sought in all.
    if not gone or not any(_find_lost(gone, list_changed(before, after))):
        return
    for what, text, line in _find_lost(gone, after):
        raise _describe_bug(what, text, old.name, line)


def _find_lost(gone: Sequence[Block], blocks: Sequence[Block]) -> Iterator[tuple[str, str, int]]:
    """Yield the translations and comments of ``gone`` that ``blocks`` do not hold.

    Each with what it is and its line. The fields of a header are not a translation.
    """
    texts = {text for block in blocks for text in block.msgstr}
    remarks = {comment for block in blocks for comment in _people_comments(block)}
    for block in gone:
        for text in () if block.is_header else block.msgstr:
            if text and text not in texts:
                yield "the translation", text, block.line
        for comment in _people_comments(block):
            if comment not in remarks:
                yield "the comment", comment, block.line


def _people_comments(block: Block) -> Iterator[str]:
    if block.body:
        for comment in block.comments:
            if comment.strip() and not is_mark(comment, OWN):
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
