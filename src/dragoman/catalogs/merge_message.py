"""Two versions of one message and what both came from: one message, and is it a conflict?"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from dragoman.po.blocks import Block, write_block
from dragoman.po.edit import adopt_block, have_same_lines, make_obsolete
from dragoman.po.grammar import decode_lines
from dragoman.po.marks import MarkKind, find_marks, write_mark
from dragoman.po.quoting import escape

_CHUNK = 40
"""Characters of the other text in one comment line: Babel fills longer lines anew."""


class MergedMessage(NamedTuple):
    """A message merged."""

    block: Block | None
    """None where it was deleted."""
    conflict: bool = False


def merge_message(
    base: Block | None, ours: Block | None, theirs: Block | None, known: Collection[str]
) -> MergedMessage:
    """Merge the versions of a message; what only one side changed is taken from that side.

    ``known`` holds the translations of the base: a fuzzy text among them is a suggestion of
    ``update`` and nobody's work, so it gives way without a conflict.
    """
    if ours is None or theirs is None:
        return MergedMessage(_keep_one_side(base, ours, theirs))
    if have_same_lines(ours, theirs) or (base is not None and have_same_lines(base, theirs)):
        return MergedMessage(ours)
    if base is not None and have_same_lines(base, ours):
        return MergedMessage(adopt_block(theirs))
    return _merge_both(base, ours, theirs, known)


def _keep_one_side(base: Block | None, ours: Block | None, theirs: Block | None) -> Block | None:
    """Decide on a message that one side does not have.

    Where the other side left it as it was, it is deleted; work that was done on it meanwhile
    is kept as an obsolete message, because its source is gone.
    """
    here = ours if ours is not None else theirs
    if here is None:
        return None
    if base is None:
        return here if ours is not None else adopt_block(here)
    if have_same_lines(base, here) or not (any(here.msgstr) or here.comments):
        return None
    return make_obsolete(adopt_block(here))


def _merge_both(
    base: Block | None, ours: Block, theirs: Block, known: Collection[str]
) -> MergedMessage:
    chosen, other, conflict = _choose_translation(base, ours, theirs, known)
    entry = ours.entry()
    taken = chosen.entry()
    if ours.plural == theirs.plural:
        entry.msgstr, entry.msgstr_plural = taken.msgstr, taken.msgstr_plural
    fuzzy = conflict or _is_fuzzy(base, chosen, other)
    entry.flags = _merge_flags(base, ours, theirs, fuzzy)
    for field in ("previous_msgid", "previous_msgctxt", "previous_msgid_plural"):
        setattr(entry, field, getattr(taken, field) if fuzzy else None)
    was = (base.comments, base.extracted, base.references) if base else ((), (), ())
    comments = _merge_lines(was[0], ours.comments, theirs.comments)
    entry.tcomment = "\n".join([*comments, *(_quote_other_text(theirs) if conflict else ())])
    if theirs.extracted != was[1]:
        entry.comment = "\n".join(theirs.extracted)
    if theirs.references != was[2]:
        entry.occurrences = theirs.entry().occurrences
    entry.obsolete = _choose_changed(
        base.obsolete if base else True, ours.obsolete, theirs.obsolete
    )
    return MergedMessage(write_block(entry, ours), conflict)


class _Choice(NamedTuple):
    """The side whose translation is taken, and the other one."""

    chosen: Block
    other: Block
    conflict: bool = False
    """Whether the translation of the other side would be lost."""


def _choose_translation(
    base: Block | None, ours: Block, theirs: Block, known: Collection[str]
) -> _Choice:
    """Choose the side whose translation the merged message gets."""
    old = base.msgstr if base is not None else ("",)
    if ours.plural != theirs.plural:
        return _Choice(ours, theirs, any(theirs.msgstr))
    if ours.msgstr == theirs.msgstr:
        fuzzy = ours.fuzzy and theirs.fuzzy
        if base is not None and base.msgstr == ours.msgstr:
            fuzzy = _choose_changed(base.fuzzy, ours.fuzzy, theirs.fuzzy)
        return _Choice(ours, theirs) if ours.fuzzy == fuzzy else _Choice(theirs, ours)
    if theirs.msgstr == old or not any(theirs.msgstr):
        return _Choice(ours, theirs)
    if ours.msgstr == old or not any(ours.msgstr):
        return _Choice(theirs, ours)
    if theirs.fuzzy and not ours.fuzzy and set(theirs.msgstr) <= set(known):
        return _Choice(ours, theirs)
    if ours.fuzzy and not theirs.fuzzy and set(ours.msgstr) <= set(known):
        return _Choice(theirs, ours)
    return _Choice(ours, theirs, conflict=True)


def _is_fuzzy(base: Block | None, chosen: Block, other: Block) -> bool:
    """Tell whether the result is fuzzy: also where the other side has just put that in doubt."""
    if chosen.fuzzy or base is None or chosen.msgstr == other.msgstr:
        return chosen.fuzzy
    return other.fuzzy and not base.fuzzy and other.msgstr == base.msgstr


def _merge_flags(base: Block | None, ours: Block, theirs: Block, fuzzy: bool) -> list[str]:
    flags = _merge_lines(base.flags if base else (), ours.flags, theirs.flags)
    return (["fuzzy"] if fuzzy else []) + [flag for flag in flags if flag != "fuzzy"]


def _merge_lines(base: Iterable[str], ours: Iterable[str], theirs: Iterable[str]) -> list[str]:
    """Merge lines: ours, without those that they took away, with those that they added."""
    base, ours, theirs = list(base), list(ours), list(theirs)
    kept = [line for line in ours if line in theirs or line not in base]
    return kept + [line for line in theirs if line not in base and line not in ours]


def _choose_changed(base: bool, ours: bool, theirs: bool) -> bool:
    return theirs if ours == base else ours


def _quote_other_text(theirs: Block) -> list[str]:
    """Write the other translation as comments: quoted strings, in short lines, without loss."""
    lines = []
    for number, text in enumerate(theirs.msgstr):
        form = None if theirs.plural is None else number
        chunks = [text[at : at + _CHUNK] for at in range(0, len(text), _CHUNK)]
        lines += [write_mark(MarkKind.THEIRS, f'"{escape(chunk)}"', form) for chunk in chunks]
    return lines


def read_other_texts(message: Block) -> tuple[str, ...]:
    """Return the translation that a conflict left in the comments, all forms; () without one."""
    forms: dict[int | None, str] = {}
    for mark in find_marks(message.comments, MarkKind.THEIRS):
        if mark.text.startswith('"'):
            forms[mark.form] = forms.get(mark.form, "") + decode_lines(mark.text)
    return tuple(forms.values())
