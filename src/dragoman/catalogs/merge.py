"""Merging two versions of a catalogue message by message, as git's merge driver."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from dragoman import files
from dragoman.catalogs.merge_message import MergedMessage, merge_message
from dragoman.matching.match import match
from dragoman.matching.model import CERTAIN, Match, is_suggestion
from dragoman.model import MessageKey
from dragoman.po.blocks import Block, write_block
from dragoman.po.catalog import Catalog, dump, parse, parse_fields
from dragoman.po.edit import adopt_block, have_same_lines

_DATES = ("POT-Creation-Date", "PO-Revision-Date")


@dataclass(frozen=True, slots=True)
class MergedCatalog:
    """A catalogue merged, and how many of its messages both sides had translated differently."""

    catalog: Catalog
    conflicts: int


def merge_catalogs(base: Catalog, ours: Catalog, theirs: Catalog) -> MergedCatalog:
    """Merge two versions of a catalogue that both came from ``base``.

    Edits of different messages never conflict. Where both sides translated one message
    differently, ours stays as a fuzzy text, and theirs stands in its comments as quoted strings.
    A translation stays with the msgid that it was made for, so a source that one side changed is
    never joined to the other's translation of the old one: that one is kept as obsolete, and
    suggested for the new source, as an update would have done had it come before.
    """
    versions = [{each.key: each for each in side.blocks} for side in (base, ours, theirs)]
    known = {text for each in base.blocks for text in each.msgstr}
    outcomes: dict[MessageKey, MergedMessage] = {}
    for key in _order_keys(*versions):
        outcome = merge_message(
            versions[0].get(key), versions[1].get(key), versions[2].get(key), known
        )
        if outcome.block is not None:
            outcomes[key] = outcome
    made = {key: outcome.block for key, outcome in outcomes.items() if outcome.block is not None}
    kept = _offer_late_translations(list(made.values()), *versions)
    kept = _offer_late_translations(kept, versions[0], versions[2], versions[1])
    kept.sort(key=lambda each: each.obsolete)
    head = _merge_headers(base.head, ours.head, theirs.head)
    return MergedCatalog(
        replace(ours, head=head, blocks=tuple(kept), tail=_merge_tails(base, ours, theirs)),
        sum(outcome.conflict for outcome in outcomes.values()),
    )


def _offer_late_translations(
    kept: Sequence[Block],
    base: Mapping[MessageKey, Block],
    side: Mapping[MessageKey, Block],
    other: Mapping[MessageKey, Block],
) -> list[Block]:
    """Let what one side wrote reach the sources that the other side put in the place of its own.

    A suggestion that nobody edited becomes what its origin has become; a message without a
    translation gets a suggestion if it is like one.
    """
    late = {each.key: each for each in kept if each.obsolete and _is_late(each, base, side)}
    added = other.keys() - side.keys() - base.keys()
    new = [each for each in kept if each.key in added and each.plural is None]
    if not late or not new:
        return list(kept)
    offers: dict[MessageKey, Block] = {}
    for each in new:
        origin = (each.previous_context, each.previous or "")
        if is_suggestion(each) and origin in late and each.msgstr == base[origin].msgstr:
            offers[each.key] = _set_suggestion(each, late[origin].msgstr[0])
    blank = [each for each in new if not (each.obsolete or each.msgstr[0])]
    for each, got in zip(blank, match(list(late.values()), blank), strict=True):
        if got is not None and got.how not in CERTAIN:
            offers[each.key] = _set_suggestion(each, got.msgstr[0], got)
    return [offers.get(each.key, each) for each in kept]


def _is_late(
    each: Block, base: Mapping[MessageKey, Block], side: Mapping[MessageKey, Block]
) -> bool:
    """Tell whether a side translated a live message since the base."""
    was, own = base.get(each.key), side.get(each.key)
    if was is None or own is None or own.obsolete or own.fuzzy:
        return False
    return was.msgstr != own.msgstr == each.msgstr


def _set_suggestion(each: Block, msgstr: str, got: Match | None = None) -> Block:
    entry = each.entry()
    entry.msgstr = msgstr
    if got is not None:
        entry.flags = ["fuzzy", *entry.flags]
        entry.previous_msgctxt, entry.previous_msgid = got.previous_context, got.previous
        entry.tcomment = "\n".join(filter(None, (entry.tcomment, got.remark)))
    return write_block(entry, each)


def merge_driver(base: Path, ours: Path, theirs: Path, *, name: str = "") -> int:
    """Merge as git asks: the result goes to ``ours``; 1 where a conflict must be resolved.

    Raises CatalogError where a version cannot be read; then ``ours`` stays as it is. ``name`` is
    what the error calls the catalogue, for git gives the versions names of its own.
    """
    old = files.read(ours) or b""
    versions = {"base": base, "ours": ours, "theirs": theirs}
    catalogs = [
        _read_version(files.read(path) or b"", f"{name} ({which})" if name else str(path))
        for which, path in versions.items()
    ]
    result = merge_catalogs(*catalogs)
    data = dump(result.catalog)
    files.write(ours, data, root=ours.parent, since=old, check=lambda made: parse(made, str(ours)))
    return 1 if result.conflicts else 0


def _read_version(data: bytes, name: str) -> Catalog:
    """Read a version; git gives an empty file where there was none."""
    return parse(data, name) if data else Catalog(name, None, ())


def _order_keys(
    base: Mapping[MessageKey, Block],
    ours: Mapping[MessageKey, Block],
    theirs: Mapping[MessageKey, Block],
) -> list[MessageKey]:
    """Order the keys as the side that changed the order has them; the other's stand in between.

    Each message that only the other side has follows the one that it follows there.
    """
    other = _live_keys(ours) == _live_keys(base) or (
        _is_reordered(base, theirs) and not _is_reordered(base, ours)
    )
    other = other and list(theirs) != list(base)
    first, second = (theirs, ours) if other else (ours, theirs)
    after: dict[MessageKey | None, list[MessageKey]] = {}
    previous: MessageKey | None = None
    for key in second:
        if key not in first:
            after.setdefault(previous, []).append(key)
        else:
            previous = key
    order = list(after.get(None, ()))
    for key in first:
        order += [key, *after.get(key, ())]
    return order


def _is_reordered(base: Mapping[MessageKey, Block], side: Mapping[MessageKey, Block]) -> bool:
    old, new = _live_keys(base), _live_keys(side)
    common = set(old) & set(new)
    return [key for key in old if key in common] != [key for key in new if key in common]


def _live_keys(side: Mapping[MessageKey, Block]) -> list[MessageKey]:
    return [key for key, each in side.items() if not each.obsolete]


def _merge_headers(base: Block | None, ours: Block | None, theirs: Block | None) -> Block | None:
    """Merge headers field by field: what one side changed; of two dates the later; else ours."""
    if ours is None or theirs is None:
        return ours if theirs is None else adopt_block(theirs)
    if have_same_lines(ours, theirs) or (base is not None and have_same_lines(base, theirs)):
        return ours
    if base is not None and have_same_lines(base, ours):
        return replace(adopt_block(theirs), line=ours.line)
    was = parse_fields(base.msgstr[0]) if base is not None else {}
    mine, other = parse_fields(ours.msgstr[0]), parse_fields(theirs.msgstr[0])
    chosen = {key: _choose_field(key, was, mine, other) for key in dict.fromkeys([*mine, *other])}
    entry = ours.entry()
    lines = [f"{key}: {value}" for key, value in chosen.items() if value is not None]
    both = f"{ours.msgstr[0]}{theirs.msgstr[0]}".split("\n")
    lines += dict.fromkeys(line for line in both if line and ":" not in line)
    entry.msgstr = "".join(f"{line}\n" for line in lines)
    old = base.comments if base is not None else ()
    entry.tcomment = "\n".join(
        [
            *(line for line in ours.comments if line in theirs.comments or line not in old),
            *(line for line in theirs.comments if line not in (*old, *ours.comments)),
        ]
    )
    return write_block(entry, ours)


def _merge_tails(base: Catalog, ours: Catalog, theirs: Catalog) -> str:
    """Merge what follows the last message: ours, and behind it the lines of theirs that it lacks.

    Lines end where PO's do: a comment may hold other separators, as U+2028.
    """
    known = {line.rstrip("\r") for side in (base, ours) for line in side.tail.split("\n")}
    lines = (line.rstrip("\r") for line in theirs.tail.split("\n"))
    added = [line for line in lines if line.strip() and line not in known]
    if not added:
        return ours.tail
    return (ours.tail or ours.newline) + "".join(f"{line}{ours.newline}" for line in added)


def _choose_field(
    key: str, base: Mapping[str, str], ours: Mapping[str, str], theirs: Mapping[str, str]
) -> str | None:
    """Choose one field; None where it goes."""
    was, mine, other = base.get(key), ours.get(key), theirs.get(key)
    if mine == was or mine is None:
        return other
    if other in (was, None) or key not in _DATES:
        return mine
    return max((mine, str(other)), key=_parse_date)


def _parse_date(date: str) -> tuple[float, str]:
    """Give a date of a header, of gettext's form or ISO's, as something to compare."""
    try:
        return datetime.fromisoformat(date).timestamp(), date
    except (ValueError, OverflowError):
        return float("-inf"), date
