"""Nothing is lost: a law that is checked each time before a catalogue is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from dragoman.catalogs.merge_message import read_other_texts
from dragoman.catalogs.reading_back import REPORT_BUG
from dragoman.errors import CatalogError
from dragoman.escaping import shorten_line
from dragoman.po.blocks import Block
from dragoman.po.catalog import Catalog, list_blocks, list_changed
from dragoman.po.marks import OWN, REMARKS, is_mark

_LONGEST_SHOWN = 40
_OURS = OWN | REMARKS
_NONE: Mapping[str, str] = MappingProxyType({})


def check_nothing_lost(old: Catalog, new: Catalog, replaced: Mapping[str, str] = _NONE) -> None:
    """Check that every translation and every translator's comment of ``old`` is in ``new``.

    They may be live or obsolete, and under any msgid. ``replaced`` has the translations that are
    replaced on purpose, with what must be there instead. Raises CatalogError for the first that is
    not there: it reports a bug of dragoman, before anything is written.
    """
    before, after = list_blocks(old), list_blocks(new)
    gone = list_changed(after, before)
    # What is gone is nearly always in the blocks that changed, so they are searched first.
    if not gone or not any(_find_lost(gone, list_changed(before, after), replaced)):
        return
    for what, text, line in _find_lost(gone, after, replaced):
        raise _describe_bug(what, text, old.name, line)


def check_typed_kept(messages: Iterable[Block], new: Catalog) -> None:
    """Check that the texts that a person typed over the msgids of messages are in ``new``.

    They may be a msgid still, or a msgstr. Raises CatalogError as ``check_nothing_lost`` does.
    """
    messages = list(messages)
    blocks = new.blocks if messages else ()
    texts = {text for block in blocks for text in (block.msgid, *block.msgstr)}
    for message in messages:
        if message.msgid not in texts:
            raise _describe_bug("the text", message.msgid, new.name, message.line)


def check_both_kept(
    base: Catalog,
    sides: Iterable[Catalog],
    merged: Catalog,
    replaced: Mapping[str, str] = _NONE,
) -> None:
    """Check that all that two sides have added to ``base`` is in the merged catalogue.

    That are translations and translators' comments, as in ``check_nothing_lost``, and so is
    ``replaced``; of a conflict, one translation is in the comments. What only ``base`` has, a side
    has taken away. Raises CatalogError for the first that is not there.
    """
    known, kept = list_blocks(base), list_blocks(merged)
    quoted = {text for block in kept for text in read_other_texts(block)}
    for side in sides:
        blocks = list_blocks(side)
        gone = list_changed(kept, blocks)
        if not gone:
            continue
        added = set(_find_lost(gone, known))
        for what, text, line in _find_lost(gone, kept, replaced):
            if (what, text, line) in added and text not in quoted:
                raise _describe_bug(what, text, side.name, line)


def _find_lost(
    gone: Sequence[Block], blocks: Sequence[Block], replaced: Mapping[str, str] = _NONE
) -> Iterator[tuple[str, str, int]]:
    """Yield the translations and comments of ``gone`` that are not in ``blocks``.

    Each comes with what it is and with its line. The fields of a header are not a translation.
    """
    texts = {text for block in blocks for text in block.msgstr}
    comments = {comment for block in blocks for comment in _list_comments(block)}
    for block in gone:
        for text in () if block.is_header else block.msgstr:
            if text and replaced.get(text, text) not in texts:
                yield "the translation", text, block.line
        for comment in _list_comments(block):
            if comment not in comments:
                yield "the comment", comment, block.line


def _list_comments(block: Block) -> Iterator[str]:
    """Yield the comments of people: not the marks that dragoman takes away itself.

    What a lone carriage return divides are two comments: a message that is written anew has them
    on two lines.
    """
    if block.body:
        for comment in "\n".join(block.comments).replace("\r", "\n").split("\n"):
            if comment.strip() and not is_mark(comment, _OURS):
                yield comment.strip()


def _describe_bug(what: str, text: str, name: str, line: int) -> CatalogError:
    shown = shorten_line(text, _LONGEST_SHOWN)
    return CatalogError(
        f"{what} “{shown}” would be lost, so nothing was written; {REPORT_BUG}", name, line
    )
