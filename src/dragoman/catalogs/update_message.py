"""Making one message of a catalogue from a template's message and what was found for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dragoman.catalogs.machine_words import gather_machine_words
from dragoman.matching.match import find_remembered
from dragoman.matching.model import CERTAIN, OFFERED, Match, MatchKind, is_unedited
from dragoman.po.blocks import Block
from dragoman.po.edit import (
    MessageHead,
    adopt_block,
    confirm_message,
    make_live,
    set_source_lines,
    source_lines,
    write_message,
)
from dragoman.po.marks import OF_A_PAIR, OPEN_MARK, MarkKind, is_mark
from dragoman.po.references import parse_reference

_NOT_BROUGHT = OF_A_PAIR | {MarkKind.MACHINE}


def find_acceptable(old: Sequence[Block], memory: Sequence[Block] = ()) -> frozenset[int]:
    """Return the numbers of the messages whose translation was confirmed here, for some source.

    These are not fuzzy, or have the unedited translation of a message that is not. Their
    translations may count as translations of their sources with other typography. A translation of
    another document may not, nor one that was offered to an empty message, nor a machine's draft.
    """
    pairs = {block.key: block for block in old}
    numbers = {number for number, block in enumerate(old) if not block.fuzzy}
    unpaired: dict[int, str] = {}
    for number, block in enumerate(old):
        if not is_unedited(block, pairs) or _is_offer(block):
            continue
        source = block.previous or ""
        origin = pairs.get((block.previous_context, source))
        if origin is None or origin is block:
            unpaired[number] = source
        elif not origin.fuzzy:
            numbers.add(number)
    remembered = find_remembered(memory, set(unpaired.values()))
    return frozenset(
        numbers.union(number for number, source in unpaired.items() if source not in remembered)
    )


def _is_offer(message: Block) -> bool:
    return any(is_mark(comment, {MarkKind.OFFERED}) for comment in message.comments)


class OldTranslations(NamedTuple):
    """What translations and suggestions come from."""

    old: Sequence[Block]
    """The messages of the catalogue."""
    memory: Sequence[Block]
    """Those of other documents."""
    acceptable: frozenset[int] = frozenset()
    """The numbers of the old ones whose translation is not fuzzy where only the typography of the
    source changed."""

    def list_origins(self, found: Match) -> list[Block]:
        """Return the messages that a suggestion was made from."""
        blocks = self.memory if found.is_remembered else self.old
        return [blocks[number] for number in found.old]


def make_message(block: Block, found: Match | None, known: OldTranslations) -> Block:
    """Return a live message: the template's ``block`` with what was found for it."""
    if found is None:
        return adopt_block(block) if block.line else block  # it was read from another file
    if found.kind not in CERTAIN:
        return _write_suggestion(block, found, known)
    number = found.old[0]
    message = known.old[number]
    if message.key != block.key:
        flags = [flag for flag in message.flags if flag != "fuzzy"]
        head = MessageHead(message.comments, source_lines(block), flags)
        return write_message(block.context, block.msgid, found.msgstr[0], head)
    if message.obsolete:
        message = make_live(message, source_lines(block))
    elif not _have_same_source(message, block):
        message = set_source_lines(message, source_lines(block))
    accepted = number in known.acceptable and _has_other_typography(known.old[number])
    if found.kind is MatchKind.REVERTED or accepted:
        message = confirm_message(message)
    return message


def _has_other_typography(message: Block) -> bool:
    """Return whether a message is fuzzy only because the typography of its source changed.

    A translation that was made for another msgctxt is doubtful, whatever its source was.
    """
    if not message.fuzzy or message.previous_context != message.context:
        return False
    from dragoman.catalogs.changes import Grade, grade_change

    return grade_change(message.previous or "", message.msgid) is Grade.TYPOGRAPHY


def _write_suggestion(block: Block, found: Match, known: OldTranslations) -> Block:
    """Write a message with a suggestion: fuzzy, with the source that the suggestion was made for.

    A suggestion from the same catalogue brings the comments and flags of its messages with it. It
    is not fuzzy where only typography changed and that is accepted. Which words a machine wrote
    stays known wherever it comes from.
    """
    origins = known.list_origins(found)
    messages = [] if found.is_remembered else origins
    not_brought = _NOT_BROUGHT
    if OPEN_MARK in found.msgstr[0]:
        not_brought -= {MarkKind.PARTLY}  # nobody has taken out what it tells of
    comments = [
        line for each in messages for line in each.comments if not is_mark(line, not_brought)
    ]
    flags = [flag for each in messages for flag in each.flags]
    fuzzy = found.kind is not MatchKind.TYPOGRAPHIC or not known.acceptable.issuperset(found.old)
    remarks = [found.remark] if found.remark else []
    head = MessageHead(
        comments=_list_once([*comments, *remarks, *gather_machine_words(origins)]),
        source=source_lines(block),
        flags=[*(["fuzzy"] if fuzzy else []), *_keep_flags(flags)],
        previous=_name_origin(block, found) if fuzzy else (None, None),
    )
    return write_message(block.context, block.msgid, found.msgstr[0], head)


def _name_origin(message: Block, found: Match) -> tuple[str | None, str | None]:
    """Return the context and the source that a suggestion was made for, where it is another one.

    A message with its own source as the previous one looks as if its source had come back, and the
    next update would confirm it.
    """
    origin = found.previous_context, found.previous
    return origin if found.previous and origin != message.key else (None, None)


def fill_message(message: Block, offer: Match, known: OldTranslations) -> Block:
    """Return an empty message with what is offered for it: fuzzy, and marked.

    Its comments stay, and the mark shows later that a translator has cleared the offer.
    """
    remarks = [offer.remark] if offer.remark else []
    kept = [line for line in message.comments if not is_mark(line, {MarkKind.MACHINE})]
    words = gather_machine_words([message, *known.list_origins(offer)])
    head = MessageHead(
        comments=_list_once([*kept, *remarks, OFFERED, *words]),
        source=source_lines(message),
        flags=["fuzzy", *message.flags],
        previous=_name_origin(message, offer),
    )
    return write_message(message.context, message.msgid, offer.msgstr[0], head)


def _list_once(comments: Iterable[str]) -> Iterator[str]:
    """Yield comments, each once, but every line of the texts of conflicts: they may begin alike."""
    seen = set()
    for line in comments:
        if line not in seen or is_mark(line, {MarkKind.THEIRS}):
            yield line
        seen.add(line)


def _keep_flags(flags: Sequence[str]) -> list[str]:
    """Return the flags that a suggestion takes on, each once: not those about the old msgid."""
    return [flag for flag in dict.fromkeys(flags) if flag != "fuzzy" and "-format" not in flag]


def _have_same_source(message: Block, block: Block) -> bool:
    """Return whether two messages come from the same place in the source.

    Line numbers in references do not matter, nor where the comments from the source are wrapped.
    """
    if message.text[: message.body] == block.text[: block.body]:
        return True
    if " ".join(message.extracted).split() != " ".join(block.extracted).split():
        return False
    return _reference_paths(message) == _reference_paths(block)


def _reference_paths(message: Block) -> set[str]:
    return {parse_reference(reference)[0] for reference in message.references}
