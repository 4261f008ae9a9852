"""Updating a catalogue to its template: nothing is lost, and nothing else is touched."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from dragoman.catalogs.nothing_lost import check_nothing_lost
from dragoman.catalogs.obsolete import obsolete_blocks
from dragoman.catalogs.template import DATE, write_header
from dragoman.catalogs.tidy import tidy_catalog
from dragoman.catalogs.update_message import find_acceptable, make_message
from dragoman.matching.match import match
from dragoman.matching.model import Match, MatchKind, MatchOptions, is_suggestion
from dragoman.po.blocks import Block
from dragoman.po.catalog import Catalog, dump, pause_collector
from dragoman.po.edit import set_source_lines, source_lines, write_message

_DATE_IN_FILE = re.compile(rf"{DATE}:[^\\\"\n]*")
_DATE_IN_FIELDS = re.compile(rf"{DATE}:[^\n]*")


class UpdateOptions(NamedTuple):
    """How a catalogue is updated."""

    matching: MatchOptions = MatchOptions()
    accept: str = ""
    """"typography": a message stays translated when only the typography of its source changed,
    but its review lapses. "" accepts nothing."""
    drop_obsolete: bool = False
    """Whether obsolete messages are removed, except those that a suggestion was made from. Nothing
    else ever removes a message that has a translation."""
    tidy: bool = False
    """Whether the whole catalogue is brought into the form that dragoman itself writes."""
    header: Mapping[str, str] = MappingProxyType({})
    """Fields for the header of a new catalogue, besides those of the template, the date and the
    language: "Plural-Forms" above all."""


class UpdateReport(NamedTuple):
    """What an update did."""

    changed: bool
    """Whether the catalogue differs from the old one at all."""
    counts: Mapping[MatchKind, int]
    """How many messages got their translation or suggestion in which way."""
    untranslated: int
    """How many messages got neither."""
    retired: int
    """How many messages are no longer in the source, and obsolete since this update."""
    dropped: tuple[Block, ...] = ()
    """The obsolete messages that were removed on request."""
    matches: tuple[Match | None, ...] = ()
    """What each message of the template got, in the template's order; None where it got nothing."""


class UpdatedCatalog(NamedTuple):
    """The result of an update."""

    catalog: Catalog
    report: UpdateReport


def update_catalog(
    old: Catalog | None,
    template: Catalog,
    *,
    language: str,
    memory: Sequence[Block] = (),
    options: UpdateOptions | None = None,
) -> UpdatedCatalog:
    """Update a catalogue to a template, or make a new one where ``old`` is None.

    Every translation and every translator's comment of the old catalogue is in the new one, live
    or obsolete, unless the options drop obsolete messages. Raises CatalogError where one is not. A
    second update changes no byte, and a message that did not change keeps its bytes.

    ``language`` is for the header of a new catalogue. ``memory`` has messages of other documents;
    it is read only if suggestions are needed.
    """
    options = options or UpdateOptions()
    with pause_collector():
        header = _make_header(template, language, options.header)
        return _match_and_write(old, template, header, memory, options)


def _match_and_write(
    old: Catalog | None,
    template: Catalog,
    header: Block,
    memory: Sequence[Block],
    options: UpdateOptions,
) -> UpdatedCatalog:
    """Match, write what changed, and report; a catalogue without a header gets ``header``."""
    before = old or Catalog(template.name, None, ())
    matches = match(before.blocks, template.blocks, memory, options.matching)
    accepting = options.accept == "typography"
    acceptable = find_acceptable(before.blocks) if accepting else frozenset()
    blocks = _follow_reference_style(before, template.blocks)
    live = [
        make_message(block, found, before.blocks, acceptable)
        for block, found in zip(blocks, matches, strict=True)
    ]
    obsolete = obsolete_blocks(before.blocks, matches, live)
    whole = replace(before, head=before.head or header, blocks=(*live, *obsolete))
    if options.tidy:
        whole = tidy_catalog(whole)
    check_nothing_lost(before, whole)
    dropped = _list_droppable(obsolete, live) if options.drop_obsolete else ()
    keys = {block.key for block in dropped}
    kept = tuple(b for b in whole.blocks if not (b.obsolete and b.key in keys))
    is_same = _have_same_bytes if options.tidy else _have_same_texts
    new = before
    changed = before.head is None or not is_same(before, replace(whole, blocks=kept))
    if changed and whole.head is not None:
        new = replace(whole, head=_set_creation_date(whole.head, template), blocks=kept)
    return UpdatedCatalog(new, _make_report(before, new, matches, dropped, changed))


def _follow_reference_style(old: Catalog, blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the template's blocks, without references where the catalogue has none.

    That is how gettext's option ``--no-location`` writes a catalogue.
    """
    live = [block for block in old.blocks if not block.obsolete]
    if not live or any("#:" in block.text[: block.body] for block in live):
        return blocks
    return [
        set_source_lines(block, [line for line in source_lines(block) if line.startswith("#.")])
        for block in blocks
    ]


def _list_droppable(obsolete: Sequence[Block], live: Sequence[Block]) -> tuple[Block, ...]:
    """Return the obsolete messages, except those that a suggestion was made from.

    Those are needed: they show whether anybody has edited the suggestion.
    """
    origins = {
        (block.previous_context, block.previous)
        for block in live
        if block.fuzzy and is_suggestion(block)
    }
    return tuple(block for block in obsolete if block.key not in origins)


def _have_same_texts(old: Catalog, new: Catalog) -> bool:
    """Return whether no message changed, wherever in ``old`` the obsolete messages are."""
    texts = [block.text for block in old.blocks if not block.obsolete]
    texts += [block.text for block in old.blocks if block.obsolete]
    return texts == [block.text for block in new.blocks]


def _have_same_bytes(old: Catalog, new: Catalog) -> bool:
    return dump(old) == dump(new)


def _make_header(template: Catalog, language: str, header: Mapping[str, str]) -> Block:
    fields = dict(template.header)
    fields["PO-Revision-Date"] = fields.get(DATE, "")
    fields["Language"] = language
    return write_message(None, "", write_header({**fields, **header}))


def _set_creation_date(head: Block, template: Catalog) -> Block:
    """Return the header with the date of the template, if both have one.

    Only the date changes, so that all else in the header keeps its bytes.
    """
    date = template.header.get(DATE)
    if not date:
        return head
    field = f"{DATE}: {date}"
    text = _DATE_IN_FILE.sub(lambda _: field, head.text, count=1)
    msgstr = _DATE_IN_FIELDS.sub(lambda _: field, head.msgstr[0], count=1)
    return replace(head, text=text, msgstr=(msgstr,))


def _make_report(
    before: Catalog,
    new: Catalog,
    matches: Sequence[Match | None],
    dropped: tuple[Block, ...],
    changed: bool,
) -> UpdateReport:
    counts = Counter(found.kind for found in matches if found is not None)
    obsolete_before = sum(block.obsolete for block in before.blocks)
    obsolete_now = sum(block.obsolete for block in new.blocks) + len(dropped)
    return UpdateReport(
        changed,
        dict(counts),
        sum(found is None for found in matches),
        max(0, obsolete_now - obsolete_before + counts[MatchKind.REVIVED]),
        dropped,
        tuple(matches),
    )
