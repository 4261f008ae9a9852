"""What becomes of the messages whose source has gone: obsolete, at the end of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from dragoman.matching.model import CERTAIN, Match, is_suggestion
from dragoman.model import MessageKey
from dragoman.po.blocks import Block
from dragoman.po.edit import make_obsolete


def obsolete_blocks(
    old: Sequence[Block], matches: Sequence[Match | None], live: Sequence[Block]
) -> list[Block]:
    """Give the messages that are obsolete now: those that were, then those that left.

    What holds nothing of a translator goes, and so does a suggestion that nobody edited while its
    text and comments stand elsewhere. All else stays.
    """
    kept = {got.old[0] for got in matches if got is not None and got.how in CERTAIN}
    gone = [block for number, block in enumerate(old) if number not in kept]
    stay = [block for block in gone if block.obsolete]
    for block in gone:
        if not block.obsolete and (block.msgstr != ("",) * len(block.msgstr) or block.comments):
            stay.append(block)
    doubtful = {block.key: block for block in stay if not block.obsolete and is_suggestion(block)}
    if doubtful:
        others = [*live, *(block for block in stay if block.key not in doubtful)]
        spare = _find_spare(doubtful.values(), others)
        stay = [block for block in stay if block.key not in spare]
    return [make_obsolete(block) for block in stay]


def _find_spare(doubtful: Iterable[Block], others: Sequence[Block]) -> set[MessageKey]:
    """Return the keys of the messages whose text and comments are all in the others."""
    texts = set(chain.from_iterable(block.msgstr for block in others))
    comments = set(chain.from_iterable(block.comments for block in others))
    return {
        block.key
        for block in doubtful
        if texts.issuperset(block.msgstr) and comments.issuperset(block.comments)
    }
