"""Nothing is lost: a law that is checked each time before a catalogue is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.errors import CatalogError
from dragoman.po.blocks import Block
from dragoman.po.catalog import Catalog, list_blocks, list_changed
from dragoman.po.marks import OWN, is_mark

REPORT_BUG = "this is a bug in dragoman: please report it, with the catalogue"


def check_nothing_lost(old: Catalog, new: Catalog) -> None:
    """Check that every translation and every translator's comment of ``old`` is in ``new``.

    They may be live or obsolete, and under any msgid. Raises CatalogError for the first that is
    not: it reports a bug of dragoman, before anything is written.
    """
    before, after = list_blocks(old), list_blocks(new)
    gone = list_changed(after, before)
    # What is gone is nearly always in the blocks that changed, so they are searched first.
    if not gone or not any(_find_lost(gone, list_changed(before, after))):
        return
    for what, text, line in _find_lost(gone, after):
        raise _describe_bug(what, text, old.name, line)


def _find_lost(gone: Sequence[Block], blocks: Sequence[Block]) -> Iterator[tuple[str, str, int]]:
    """Yield the translations and comments of ``gone`` that are not in ``blocks``.

    Each comes with what it is and with its line. The fields of a header are not a translation.
    """
    texts = {text for block in blocks for text in block.msgstr}
    comments = {comment for block in blocks for comment in _list_comments(block)}
    for block in gone:
        for text in () if block.is_header else block.msgstr:
            if text and text not in texts:
                yield "the translation", text, block.line
        for comment in _list_comments(block):
            if comment not in comments:
                yield "the comment", comment, block.line


def _list_comments(block: Block) -> Iterator[str]:
    """Yield the comments of people: not the marks that dragoman takes away itself."""
    if block.body:
        for comment in block.comments:
            if comment.strip() and not is_mark(comment, OWN):
                yield comment.strip()


def _describe_bug(what: str, text: str, name: str, line: int) -> CatalogError:
    shown = " ".join(text.split())
    shown = shown if len(shown) <= 40 else shown[:39] + "…"
    return CatalogError(
        f"{what} “{shown}” would be lost, so nothing was written; {REPORT_BUG}", name, line
    )
