"""Updating a catalogue to its template: nothing is lost, and nothing else is touched."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from dragoman.catalogs.nothing_lost import check_nothing_lost, check_typed_kept
from dragoman.catalogs.obsolete import obsolete_blocks
from dragoman.catalogs.short_pictures import shorten_messages
from dragoman.catalogs.template import DATE, NAME_FIELDS, write_header
from dragoman.catalogs.tidy import tidy_catalog
from dragoman.catalogs.typed_over import ReadEarlier, TypedOver, find_typed_over, restore_typed_over
from dragoman.catalogs.update_message import (
    OldTranslations,
    fill_message,
    find_acceptable,
    make_message,
)
from dragoman.collector import pause_collector
from dragoman.matching.match import match, match_empty
from dragoman.matching.model import Match, MatchKind, MatchOptions, is_suggestion
from dragoman.patterns import compile_later
from dragoman.po.blocks import Block, write_block
from dragoman.po.catalog import Catalog, dump
from dragoman.po.compact import is_packed, pack_new
from dragoman.po.edit import set_source_lines, source_lines, write_message

_DATE_IN_FILE = compile_later(rf'(?:(?<=")|(?<=\\n)){DATE}:[^\\"\n]*(?=\\n)')
_DATE_IN_FIELDS = compile_later(rf"^{DATE}:[^\n]*", re.MULTILINE)


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
    offer: bool = True
    """Whether suggestions are searched for messages that the catalogue has, but empty."""
    earlier: ReadEarlier | None = None
    """Returns the file of the template as it was; it is asked seldom. None where that is not known.
    What it has is the source's: no person typed it over a msgid."""


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
    searched: tuple[Block, ...] = ()
    """The messages that the numbers of an offer are about; those of all others are about the
    catalogue before."""
    typed_over: tuple[TypedOver, ...] = ()
    """The texts that a person typed over a msgid, with the messages that they are offered for."""
    only_offers: bool = False
    """Whether it changed only in that empty messages are offered translations: it was up to date
    with the source before."""


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
    languages = options.matching.languages[0], language
    options = options._replace(matching=options.matching._replace(languages=languages))
    before = old or Catalog(template.name, None, ())
    with pause_collector():
        typed = find_typed_over(before, template, language, options.earlier)
        restored = shorten_messages(restore_typed_over(before, typed), template)
        made = _make_messages(restored, template, memory, options)
        head = before.head or _make_header(template, language, options.header)
        new = replace(before, head=head, blocks=(*made.live, *made.obsolete))
        if options.tidy:
            new = tidy_catalog(new)
        check_nothing_lost(restored, new)
        check_typed_kept([each.message for each in typed], new)
        dropped = _list_droppable(made.obsolete, made.live) if options.drop_obsolete else ()
        new = _drop(new, dropped)
        is_same = _have_same_bytes if options.tidy else _have_same_texts
        changed = before.head is None or not is_same(before, new)
        new = _set_creation_date(new, template) if changed else before
        report = _make_report(before, made, dropped, changed=changed)
        is_whole = before.head is not None and not dropped
        only_offers = changed and is_whole and _differ_by_offers(before, made, tidy=options.tidy)
        return UpdatedCatalog(new, report._replace(typed_over=typed, only_offers=only_offers))


class _Messages(NamedTuple):
    """The messages of a catalogue as they will be."""

    live: Sequence[Block]
    obsolete: Sequence[Block]
    matches: Sequence[Match | None]
    """What each live message got."""
    searched: tuple[Block, ...]
    """The messages that offers to empty messages were searched in."""


def _make_messages(
    before: Catalog, template: Catalog, memory: Sequence[Block], options: UpdateOptions
) -> _Messages:
    """Make the messages of the template, with what was found for them, and the obsolete ones."""
    matches = match(before.blocks, template.blocks, memory, options.matching)
    accepting = options.accept == "typography"
    acceptable = find_acceptable(before.blocks, memory) if accepting else frozenset()
    known = OldTranslations(before.blocks, memory, acceptable)
    blocks = _follow_reference_style(before, template.blocks)
    pairs = zip(blocks, matches, strict=True)
    pack = pack_new if is_packed(template) else _keep
    live = [pack(make_message(block, found, known)) for block, found in pairs]
    obsolete = list(map(pack, obsolete_blocks(before.blocks, matches, live)))
    searched = (*live, *obsolete)
    offers = match_empty(searched, memory, options.matching) if options.offer else {}
    known = OldTranslations(searched, memory)
    live = [
        fill_message(block, offers[number], known) if number in offers else block
        for number, block in enumerate(live)
    ]
    matches = tuple(offers.get(number, found) for number, found in enumerate(matches))
    return _Messages(live, obsolete, matches, searched)


def _keep(block: Block) -> Block:
    return block


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
    blocks = sorted(old.blocks, key=lambda block: block.obsolete)
    return len(blocks) == len(new.blocks) and all(
        one is other or one.text == other.text
        for one, other in zip(blocks, new.blocks, strict=True)
    )


def _differ_by_offers(old: Catalog, made: _Messages, *, tidy: bool) -> bool:
    """Return whether the messages are the old ones, except for what empty ones are offered."""
    new = replace(old, blocks=made.searched)
    return _have_same_bytes(old, tidy_catalog(new)) if tidy else _have_same_texts(old, new)


def _have_same_bytes(old: Catalog, new: Catalog) -> bool:
    return dump(old) == dump(new)


def _drop(catalog: Catalog, dropped: Sequence[Block]) -> Catalog:
    """Return a catalogue without some of its obsolete messages."""
    keys = {block.key for block in dropped}
    kept = (block for block in catalog.blocks if not (block.obsolete and block.key in keys))
    return replace(catalog, blocks=tuple(kept)) if keys else catalog


def _make_header(template: Catalog, language: str, header: Mapping[str, str]) -> Block:
    fields = dict(template.header)
    fields["PO-Revision-Date"] = fields.get(DATE, "")
    fields["Language"] = language
    return write_message(None, "", write_header({**fields, **NAME_FIELDS, **header}))


def _set_creation_date(catalog: Catalog, template: Catalog) -> Catalog:
    """Return a catalogue with the date of the template in its header, if both have one.

    Only the date changes, so that all else in the header keeps its bytes. A header in which the
    field is wrapped is written anew.
    """
    date, head = template.header.get(DATE), catalog.head
    if not date or head is None:
        return catalog
    field = f"{DATE}: {date}"
    msgstr = _DATE_IN_FIELDS.sub(lambda _: field, head.msgstr[0], count=1)
    if msgstr == head.msgstr[0]:
        return catalog
    body, found = _DATE_IN_FILE.subn(lambda _: field, head.text[head.body :], count=1)
    if found:
        text = head.text[: head.body] + body
        return replace(catalog, head=replace(head, text=text, msgstr=(msgstr,)))
    entry = head.entry()
    entry.msgstr = msgstr
    return replace(catalog, head=write_block(entry, head))


def _make_report(
    before: Catalog, made: _Messages, dropped: tuple[Block, ...], *, changed: bool
) -> UpdateReport:
    counts = Counter(found.kind for found in made.matches if found is not None)
    obsolete_before = sum(block.obsolete for block in before.blocks)
    return UpdateReport(
        changed,
        dict(counts),
        sum(found is None for found in made.matches),
        max(0, len(made.obsolete) - obsolete_before + counts[MatchKind.REVIVED]),
        dropped,
        tuple(made.matches),
        made.searched,
    )
