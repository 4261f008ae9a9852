"""Translations that were made with another language in view, and what changed there since."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from dragoman.catalogs.states import make_block_digest
from dragoman.model import MessageKey
from dragoman.po.blocks import Block, write_block
from dragoman.po.catalog import Catalog
from dragoman.po.edit import doubt_message
from dragoman.po.marks import MarkKind, find_marks, is_mark, write_mark

SHORTEST = 8
"""How many hexadecimal digits of a digest a mark has at least."""
PivotMessages = Callable[[str], Mapping[MessageKey, Block]]
"""Returns the messages of the document in a language, by their keys."""


class PivotMark(NamedTuple):
    """What a mark says of the pivot."""

    language: str
    digest: str
    """Of the message in that language as it was, or the beginning of it."""


def read_pivot(message: Block) -> PivotMark | None:
    """Return with which language in view a translation was made; None where nothing says it."""
    if not message.may_have_marks:
        return None
    for mark in find_marks(message.comments, MarkKind.PIVOT):
        language, _, digest = mark.text.partition(" ")
        if len(digest.strip()) >= SHORTEST:
            return PivotMark(language, digest.strip())
    return None


def mark_pivot(message: Block, pivot: PivotMark) -> Block:
    """Return a message with the mark of a pivot, instead of an earlier one."""
    entry = message.entry()
    others = [line for line in message.comments if not is_mark(line, {MarkKind.PIVOT})]
    entry.tcomment = "\n".join([*others, write_mark(MarkKind.PIVOT, " ".join(pivot))])
    return write_block(entry, message)


def renew_pivot(message: Block, find: PivotMessages) -> Block:
    """Return a message whose translation fits its pivot as that is now; others as they are."""
    mark = read_pivot(message)
    beside = find(mark.language).get(message.key) if mark else None
    if mark is None or beside is None or make_block_digest(beside).startswith(mark.digest):
        return message
    return mark_pivot(message, mark._replace(digest=make_block_digest(beside)))


def find_outdated(messages: Iterable[Block], find: PivotMessages) -> Iterator[tuple[Block, str]]:
    """Yield the translations that are outdated by their pivot, each with its language.

    That is another text there now than when the translation was made. What is fuzzy, obsolete or
    not translated needs somebody's work anyway, and is left out.
    """
    for message in messages:
        if message.obsolete or message.fuzzy or not message.msgstr[0]:
            continue
        mark = read_pivot(message)
        beside = find(mark.language).get(message.key) if mark else None
        if mark and beside and not make_block_digest(beside).startswith(mark.digest):
            yield message, mark.language


def doubt_outdated(catalog: Catalog, find: PivotMessages) -> Catalog:
    """Return a catalogue in which the translations that are outdated by their pivot are fuzzy.

    Such a message is marked with its pivot as that is now: so it becomes fuzzy once for a change.
    """
    outdated = {message.key for message, _ in find_outdated(catalog.blocks, find)}
    blocks = tuple(
        renew_pivot(doubt_message(block), find) if block.key in outdated else block
        for block in catalog.blocks
    )
    return replace(catalog, blocks=blocks) if outdated else catalog
