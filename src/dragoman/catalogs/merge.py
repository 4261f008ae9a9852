"""Merging two versions of a catalogue message by message, as git's merge driver."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from dragoman import files
from dragoman.catalogs.machine_words import gather_machine_words
from dragoman.catalogs.merge_message import merge_lines, merge_message
from dragoman.catalogs.nothing_lost import check_both_kept
from dragoman.catalogs.plurals import count_forms, fit_forms
from dragoman.errors import CatalogError
from dragoman.matching.match import match
from dragoman.matching.model import CERTAIN, Match, MatchOptions
from dragoman.matching.remaking import remake
from dragoman.model import MessageKey
from dragoman.po.blocks import Block, write_block
from dragoman.po.catalog import Catalog, dump, parse, parse_fields
from dragoman.po.edit import adopt_block, have_same_lines
from dragoman.po.marks import REMARKS, MarkKind, is_mark

_DATES = ("POT-Creation-Date", "PO-Revision-Date")


@dataclass(frozen=True, slots=True)
class MergedCatalog:
    """The result of a merge."""

    catalog: Catalog
    conflicts: int
    """How many messages both sides had translated differently."""


def merge_catalogs(base: Catalog, ours: Catalog, theirs: Catalog) -> MergedCatalog:
    """Merge two versions of a catalogue that both came from ``base``.

    Edits of different messages never conflict. Where both sides translated one message
    differently, our translation stays as a fuzzy text, and theirs is put into its comments, as
    quoted strings. A translation stays with the msgid that it was made for. So where one side
    changed a source and the other translated the old source, the two are never joined: that
    translation is kept as obsolete and suggested for the new source, just as an update does it.
    Where the sides have different numbers of plural forms, messages that do not have those of the
    merged header become fuzzy. Raises CatalogError where something that a side has added is in the
    merged catalogue nowhere.
    """
    old, our_blocks, their_blocks = (
        {block.key: block for block in side.blocks} for side in (base, ours, theirs)
    )
    known = frozenset(text for block in base.blocks for text in block.msgstr)
    merged = [
        merge_message(old.get(key), our_blocks.get(key), their_blocks.get(key), known=known)
        for key in _order_keys(old, our_blocks, their_blocks)
    ]
    blocks = [message.block for message in merged if message.block is not None]
    languages = "", ours.header.get("Language", "")
    late = offer_late_translations(blocks, old, our_blocks, their_blocks, languages)
    late = offer_late_translations(late, old, their_blocks, our_blocks, languages)
    remade = list_remade(blocks, late)
    blocks = late
    blocks.sort(key=lambda block: block.obsolete)
    head = _merge_headers(base.head, ours.head, theirs.head)
    tail = _merge_tails(base, ours, theirs)
    catalog = replace(ours, head=head, blocks=tuple(blocks), tail=tail)
    number = count_forms(catalog.header)
    if number is not None and count_forms(ours.header) != count_forms(theirs.header):
        blocks = [fit_forms(block, number) for block in blocks]
        catalog = replace(catalog, blocks=tuple(blocks))
    check_both_kept(base, (ours, theirs), catalog, remade)
    return MergedCatalog(catalog, sum(message.conflict for message in merged))


def offer_late_translations(
    blocks: Sequence[Block],
    base: Mapping[MessageKey, Block],
    side: Mapping[MessageKey, Block],
    other: Mapping[MessageKey, Block],
    languages: tuple[str, str],
) -> list[Block]:
    """Return the merged blocks, where one side's translations reach the other side's new sources.

    ``side`` translated a source, and ``other`` replaced that source by a new one. A suggestion for
    the new source that nobody edited is made again of the text that its origin has now. A new
    message without a translation gets a suggestion where a source is similar. ``languages`` are
    the codes of source and translation, "" where unknown.
    """
    late = {block.key: block for block in blocks if block.obsolete and _is_late(block, base, side)}
    added = other.keys() - side.keys() - base.keys()
    new = [block for block in blocks if block.key in added and block.plural is None]
    if not late or not new:
        return list(blocks)
    offers: dict[MessageKey, Block] = {}
    for block in new:
        key = (block.previous_context, block.previous or "")
        if key in late:
            made = remake(block, base[key].msgstr[0], late[key].msgstr[0], languages)
            offers[block.key] = _set_suggestion(block, [late[key]], *made) if made else block
    texts = list(late.values())
    empty = [block for block in new if not (block.obsolete or block.msgstr[0])]
    options = MatchOptions(languages=languages)
    for block, found in zip(empty, match(texts, empty, options=options), strict=True):
        if found is not None and found.kind not in CERTAIN:
            origins = [texts[number] for number in found.old]
            made_fuzzy = _make_fuzzy(block, found)
            offers[block.key] = _set_suggestion(made_fuzzy, origins, found.msgstr[0], found.remark)
    return [offers.get(block.key, block) for block in blocks]


def list_remade(before: Iterable[Block], after: Iterable[Block]) -> dict[str, str]:
    """Return the suggestions that late translations replaced, each with what is there now."""
    texts = {block.key: block.msgstr[0] for block in after}
    pairs = ((block.msgstr[0], texts.get(block.key)) for block in before)
    return {old: new for old, new in pairs if old and new and old != new}


def _is_late(
    block: Block, base: Mapping[MessageKey, Block], side: Mapping[MessageKey, Block]
) -> bool:
    """Return whether a merged block has the text that a side has given to its message since."""
    before, after = base.get(block.key), side.get(block.key)
    if before is None or after is None or after.obsolete or after.fuzzy:
        return False
    return before.msgstr != after.msgstr == block.msgstr


def _make_fuzzy(block: Block, found: Match) -> Block:
    """Return an empty message as one that gets a suggestion for another source."""
    entry = block.entry()
    entry.flags = ["fuzzy", *entry.flags]
    entry.previous_msgctxt, entry.previous_msgid = found.previous_context, found.previous
    return write_block(entry, block)


def _set_suggestion(block: Block, origins: Sequence[Block], msgstr: str, remark: str) -> Block:
    """Return a fuzzy message with a suggestion, what the translator must know about it, and which
    words of its origins a machine wrote."""
    entry = block.entry()
    entry.msgstr = msgstr
    kept = [line for line in block.comments if not is_mark(line, REMARKS | {MarkKind.MACHINE})]
    remarks = [remark] if remark else []
    entry.tcomment = "\n".join([*kept, *remarks, *gather_machine_words(origins)])
    return write_block(entry, block)


def merge_files(base: Path, ours: Path, theirs: Path, *, name: str = "") -> bool:
    """Merge three files as git asks a merge driver to do, and write the result to ``ours``.

    Return whether a person must resolve a conflict. ``name`` is what errors call the catalogue,
    because git gives the versions names of its own. Raises CatalogError where a version cannot be
    read, is empty or gone; then ``ours`` stays as it is. Only ``base`` may be empty.
    """
    versions = {"base": base, "ours": ours, "theirs": theirs}
    shown = {key: f"{name} ({key})" if name else str(path) for key, path in versions.items()}
    found = {key: _read_version(path, shown[key]) for key, path in versions.items()}
    catalogs = [
        # Of a file that both sides have added, git gives an empty base. An empty side is a mistake:
        # it would be merged as one in which every message was removed.
        parse(data, shown[key]) if data or key != "base" else Catalog(shown[key], None, ())
        for key, data in found.items()
    ]
    result = merge_catalogs(*catalogs)
    made, old = dump(result.catalog), found["ours"]
    files.write(ours, made, root=ours.parent, since=old, check=lambda new: parse(new, str(ours)))
    return result.conflicts > 0


def _read_version(path: Path, name: str) -> bytes:
    """Return the bytes of a version. Raises CatalogError where its file is gone meanwhile."""
    data = files.read(path)
    if data is None:
        raise CatalogError("the file is gone, so nothing was merged; run again", name)
    return data


def _order_keys(
    base: Mapping[MessageKey, Block],
    ours: Mapping[MessageKey, Block],
    theirs: Mapping[MessageKey, Block],
) -> list[MessageKey]:
    """Return all keys of the two sides, in the order of the side that changed the order.

    Each message that only the other side has follows the message that it follows there.
    """
    take_theirs = list(theirs) != list(base) and (
        _live_keys(ours) == _live_keys(base)
        or (_is_reordered(base, theirs) and not _is_reordered(base, ours))
    )
    first, second = (theirs, ours) if take_theirs else (ours, theirs)
    followers: dict[MessageKey | None, list[MessageKey]] = {}
    previous: MessageKey | None = None
    for key in second:
        if key not in first:
            followers.setdefault(previous, []).append(key)
        else:
            previous = key
    order = list(followers.get(None, ()))
    for key in first:
        order += [key, *followers.get(key, ())]
    return order


def _is_reordered(base: Mapping[MessageKey, Block], side: Mapping[MessageKey, Block]) -> bool:
    old, new = _live_keys(base), _live_keys(side)
    common = set(old) & set(new)
    return [key for key in old if key in common] != [key for key in new if key in common]


def _live_keys(side: Mapping[MessageKey, Block]) -> list[MessageKey]:
    return [key for key, block in side.items() if not block.obsolete]


def _merge_headers(base: Block | None, ours: Block | None, theirs: Block | None) -> Block | None:
    """Merge the headers field by field, as ``_choose_field`` chooses."""
    if ours is None or theirs is None:
        return ours if theirs is None else adopt_block(theirs)
    if have_same_lines(ours, theirs) or (base is not None and have_same_lines(base, theirs)):
        return ours
    if base is not None and have_same_lines(base, ours):
        return replace(adopt_block(theirs), line=ours.line)
    base_fields = parse_fields(base.msgstr[0]) if base is not None else {}
    our_fields, their_fields = parse_fields(ours.msgstr[0]), parse_fields(theirs.msgstr[0])
    fields = {
        key: _choose_field(key, base_fields, our_fields, their_fields)
        for key in dict.fromkeys([*our_fields, *their_fields])
    }
    lines = [f"{key}: {value}" for key, value in fields.items() if value is not None]
    both = f"{ours.msgstr[0]}{theirs.msgstr[0]}".split("\n")
    lines += dict.fromkeys(line for line in both if line and ":" not in line)
    entry = ours.entry()
    entry.msgstr = "".join(f"{line}\n" for line in lines)
    base_comments = base.comments if base is not None else ()
    entry.tcomment = "\n".join(merge_lines(base_comments, ours.comments, theirs.comments))
    return write_block(entry, ours)


def _merge_tails(base: Catalog, ours: Catalog, theirs: Catalog) -> str:
    """Merge what follows the last message: ours, and after it the lines that only theirs has.

    Only CR and LF end a line, as in PO: a comment may contain other separators, such as U+2028.
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
    """Return the value of one field; None where the field goes.

    The value that one side changed is taken; of two changed dates the later one, else ours.
    """
    old, our_value, their_value = base.get(key), ours.get(key), theirs.get(key)
    if our_value == old:
        return their_value
    if their_value == old:
        return our_value
    if our_value is None or their_value is None:
        return our_value or their_value
    if key not in _DATES:
        return our_value
    return max(our_value, their_value, key=_parse_date)


def _parse_date(date: str) -> tuple[float, str]:
    """Return a date of a header, in gettext's form or ISO's, as something that can be compared.

    One without a time zone is in UTC: that of the machine would merge otherwise on another.
    """
    try:
        parsed = datetime.fromisoformat(date)
    except ValueError:
        return float("-inf"), date
    return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).timestamp(), date
