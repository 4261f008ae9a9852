"""What becomes of messages that are no longer in the source: obsolete, at the catalogue's end."""

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
    """Return the messages that are obsolete now: first those that were, then those that left.

    Two kinds of messages go: one without a translation and comments, and a suggestion that nobody
    edited, if its text and its comments are in other messages too. All others stay. ``matches``
    are those of the new template's messages, and ``live`` the messages made of them.
    """
    used = {match.old[0] for match in matches if match is not None and match.kind in CERTAIN}
    gone = [block for number, block in enumerate(old) if number not in used]
    stay = [block for block in gone if block.obsolete]
    stay += [
        block for block in gone if not block.obsolete and (any(block.msgstr) or block.comments)
    ]
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
