"""Merging two versions of one message that came from one base, and finding conflicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import NamedTuple, TypeVar

from dragoman.po.blocks import Block, write_block
from dragoman.po.edit import adopt_block, have_same_lines, make_obsolete
from dragoman.po.grammar import decode_lines
from dragoman.po.marks import MarkKind, find_marks, write_mark
from dragoman.po.quoting import escape

_T = TypeVar("_T")
_CHUNK = 40
"""How many characters of the other text a comment line has: Babel breaks longer lines anew.

A line with fewer is the last one of its text, so that several texts stay apart.
"""


class MergedMessage(NamedTuple):
    """The result of merging one message."""

    block: Block | None
    """None where the message was deleted."""
    conflict: bool = False
    """Whether both sides had translated it differently."""


def merge_message(
    base: Block | None, ours: Block | None, theirs: Block | None, *, known: frozenset[str]
) -> MergedMessage:
    """Merge the versions of a message; what only one side changed is taken from that side.

    ``known`` has all translations of the base: a fuzzy text among them is a suggestion of
    ``update`` and not the work of a person, so a translation replaces it without a conflict.
    """
    if ours is None or theirs is None:
        return MergedMessage(_keep_one_side(base, ours, theirs))
    if have_same_lines(ours, theirs) or (base is not None and have_same_lines(base, theirs)):
        return MergedMessage(ours)
    if base is not None and have_same_lines(base, ours):
        return MergedMessage(adopt_block(theirs))
    return _merge_both(base, ours, theirs, known)


def _keep_one_side(base: Block | None, ours: Block | None, theirs: Block | None) -> Block | None:
    """Merge a message that at most one side has; return None where it is deleted.

    It is deleted where that side left it as it was. Work that was done on it is kept as an
    obsolete message, because its source is gone.
    """
    block = ours if ours is not None else theirs
    if block is None:
        return None
    if base is None:
        return block if ours is not None else adopt_block(block)
    if have_same_lines(base, block) or not (any(block.msgstr) or block.comments):
        return None
    return make_obsolete(adopt_block(block))


def _merge_both(
    base: Block | None, ours: Block, theirs: Block, known: frozenset[str]
) -> MergedMessage:
    chosen, other, conflict = _choose_translation(base, ours, theirs, known)
    entry = ours.entry()
    chosen_entry = chosen.entry()
    entry.msgstr, entry.msgstr_plural = chosen_entry.msgstr, chosen_entry.msgstr_plural
    fuzzy = conflict or _is_fuzzy(base, chosen, other)
    entry.flags = _merge_flags(base, ours, theirs, fuzzy)
    for field in ("previous_msgid", "previous_msgctxt", "previous_msgid_plural"):
        setattr(entry, field, getattr(chosen_entry, field) if fuzzy else None)
    entry.tcomment = "\n".join(_merge_comments(base, ours, theirs, conflict=conflict))
    if theirs.extracted != (base.extracted if base else ()):
        entry.comment = "\n".join(theirs.extracted)
    if theirs.references != (base.references if base else ()):
        entry.occurrences = theirs.entry().occurrences
    obsolete = base.obsolete if base else True  # without a base it is live if one side has it live
    entry.obsolete = _choose_changed(obsolete, ours.obsolete, theirs.obsolete)
    return MergedMessage(write_block(entry, ours), conflict)


class _Choice(NamedTuple):
    """The side whose translation is taken, and the other one."""

    chosen: Block
    other: Block
    conflict: bool = False
    """Whether the translation of the other side would be lost."""


def _choose_translation(
    base: Block | None, ours: Block, theirs: Block, known: frozenset[str]
) -> _Choice:
    """Choose the side whose translation the merged message gets: ours if the plurals differ."""
    old = base.msgstr if base is not None else ("",)
    if ours.plural != theirs.plural:
        return _Choice(ours, theirs, any(theirs.msgstr))
    if ours.msgstr == theirs.msgstr:
        fuzzy = ours.fuzzy and theirs.fuzzy
        if base is not None and base.msgstr == ours.msgstr:
            fuzzy = _choose_changed(base.fuzzy, ours.fuzzy, theirs.fuzzy)
        return _Choice(ours, theirs) if ours.fuzzy == fuzzy else _Choice(theirs, ours)
    pairs = ((theirs, ours), (ours, theirs))
    for side, other in pairs:
        if side.msgstr == old and not _is_confirmed(base, side):
            return _Choice(other, side)
    for side, other in pairs:
        if not any(side.msgstr):
            return _Choice(other, side)
    if theirs.fuzzy and not ours.fuzzy and known.issuperset(theirs.msgstr):
        return _Choice(ours, theirs)
    if ours.fuzzy and not theirs.fuzzy and known.issuperset(ours.msgstr):
        return _Choice(theirs, ours)
    return _Choice(ours, theirs, conflict=True)


def _is_confirmed(base: Block | None, side: Block) -> bool:
    """Return whether a side took the flag fuzzy away: that is work, though no text changed."""
    return base is not None and base.fuzzy and not side.fuzzy


def _is_fuzzy(base: Block | None, chosen: Block, other: Block) -> bool:
    """Return whether the result is fuzzy: also where the other side has only added that flag."""
    if chosen.fuzzy or base is None or chosen.msgstr == other.msgstr:
        return chosen.fuzzy
    return other.fuzzy and not base.fuzzy and other.msgstr == base.msgstr


def _merge_flags(base: Block | None, ours: Block, theirs: Block, fuzzy: bool) -> list[str]:
    flags = merge_lines(base.flags if base else (), ours.flags, theirs.flags)
    return (["fuzzy"] if fuzzy else []) + [flag for flag in flags if flag != "fuzzy"]


def _merge_comments(base: Block | None, ours: Block, theirs: Block, *, conflict: bool) -> list[str]:
    """Merge comments line by line, but the texts in them as wholes: they may begin alike.

    In a conflict the translation of ``theirs`` becomes one of these texts.
    """
    sides = base, ours, theirs
    lines = merge_lines(
        *(
            [line for line in side.comments if not is_other_text(line)] if side else ()
            for side in sides
        )
    )
    quoted = merge_lines(*(_list_quoted(side) if side else () for side in sides))
    if conflict:
        forms = (None,) if theirs.plural is None else range(len(theirs.msgstr))
        new = zip(forms, theirs.msgstr, strict=True)
        quoted += [each for each in new if each[1] and each not in quoted]
    return [*lines, *(line for form, text in quoted for line in _quote(text, form))]


def merge_lines(base: Collection[_T], ours: Collection[_T], theirs: Collection[_T]) -> list[_T]:
    """Return our lines, without those that they took away, and then those that they added."""
    lines = [line for line in ours if line in theirs or line not in base]
    return lines + [line for line in theirs if line not in base and line not in ours]


def _choose_changed(base: bool, ours: bool, theirs: bool) -> bool:
    """Return the value of the side that changed it."""
    return theirs if ours == base else ours


def _quote(text: str, form: int | None) -> Iterator[str]:
    """Yield a text as comments: quoted strings, in short lines, complete."""
    for at in range(0, len(text) + 1, _CHUNK):
        yield write_mark(MarkKind.THEIRS, f'"{escape(text[at : at + _CHUNK])}"', form)


def keep_other_text(message: Block, text: str) -> Block:
    """Return a message that has a text in its comments, as a conflict leaves it there.

    A text that is there already is not put in again, nor an empty one.
    """
    if not text or text in read_other_texts(message):
        return message
    entry = message.entry()
    entry.tcomment = "\n".join([*message.comments, *_quote(text, None)])
    return write_block(entry, message)


def has_other_text(message: Block, theirs: Block) -> bool:
    """Return whether conflicts have left the translation of ``theirs`` in the comments already."""
    texts = set(filter(None, theirs.msgstr))
    return bool(texts) and texts.issubset(read_other_texts(message))


def read_other_texts(message: Block) -> tuple[str, ...]:
    """Return the translations that conflicts left in the comments, all forms of each, the oldest
    first; () without one."""
    return tuple(text for _, text in _list_quoted(message))


def count_other_texts(message: Block) -> int:
    """Return how many translations conflicts left in the comments, all plural forms of one as 1."""
    return max(Counter(form for form, _ in _list_quoted(message)).values(), default=0)


def _list_quoted(message: Block) -> list[tuple[int | None, str]]:
    """Return the texts that conflicts left, each with the number of its plural form or None."""
    texts: list[tuple[int | None, str]] = []
    begun: dict[int | None, str] = {}
    for mark in find_marks(message.comments, MarkKind.THEIRS):
        if mark.text.startswith('"'):
            chunk = decode_lines(mark.text)
            begun[mark.form] = begun.get(mark.form, "") + chunk
            if len(chunk) < _CHUNK:
                texts.append((mark.form, begun.pop(mark.form)))
    return [(form, text) for form, text in (*texts, *begun.items()) if text]


def is_other_text(comment: str) -> bool:
    """Return whether a comment is a line of one of the texts of ``read_other_texts``."""
    return any(mark.text.startswith('"') for mark in find_marks([comment], MarkKind.THEIRS))
