"""Bringing a catalogue in step with its template: nothing is lost, nothing else is touched."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from dragoman.catalogs.nothing_lost import check_nothing_lost
from dragoman.catalogs.obsolete import obsolete_blocks
from dragoman.catalogs.template import write_header
from dragoman.matching.match import match
from dragoman.matching.model import (
    CERTAIN,
    REMARKS,
    Match,
    MatchKind,
    MatchOptions,
    is_suggestion,
    is_unedited,
)
from dragoman.po.blocks import Block
from dragoman.po.catalog import Catalog, pause_collector
from dragoman.po.edit import confirm, make_live, set_source_lines, source_lines, write_message

_MARKS = (*REMARKS, "dragoman: reviewed", "dragoman: draft")
"""Comments that speak of the pair that they stand in: a suggestion made from it has none."""
_DATE = re.compile(r"POT-Creation-Date:[^\\\"\n]*")


class UpdateOptions(NamedTuple):
    """How a catalogue is brought in step."""

    matching: MatchOptions = MatchOptions()
    accept: str = ""
    """"typography": a message stays translated when only the typography of its source changed;
    its review lapses."""
    drop_obsolete: bool = False
    """Are obsolete messages removed, but those that a suggestion still stands on? The only way
    that anything is."""
    header: Mapping[str, str] = MappingProxyType({})
    """Fields of the header of a new catalogue, besides those that it must have."""


class UpdateReport(NamedTuple):
    """What an update did."""

    changed: bool
    """Does the catalogue differ from the old one at all?"""
    hows: Mapping[MatchKind, int]
    """How many messages came by their translation or suggestion in which way."""
    untranslated: int
    """How many new messages found nothing."""
    retired: int
    """How many messages have left the source and are obsolete now."""
    dropped: tuple[Block, ...] = ()
    """The obsolete messages that were removed on request."""
    matches: tuple[Match | None, ...] = ()
    """What each message of the template got, in the template's order; None where it got nothing."""


class UpdatedCatalog(NamedTuple):
    """A catalogue in step with its template."""

    catalog: Catalog
    report: UpdateReport


def update_catalog(
    old: Catalog | None,
    template: Catalog,
    *,
    language: str,
    plural_forms: str = "",
    memory: Sequence[Block] = (),
    options: UpdateOptions | None = None,
) -> UpdatedCatalog:
    """Bring a catalogue in step with a template, or begin one.

    Every translation and every translator's comment of the old catalogue is in the new one, live
    or obsolete (else CatalogError), unless the options drop obsolete messages. A second update
    changes no byte, and an entry that did not change keeps its bytes.
    """
    asked = options or UpdateOptions()
    with pause_collector():
        begun = _make_header(template, language, plural_forms, asked.header)
        return _match_and_write(old, template, begun, memory, asked)


def _match_and_write(
    old: Catalog | None,
    template: Catalog,
    begun: Block,
    memory: Sequence[Block],
    asked: UpdateOptions,
) -> UpdatedCatalog:
    """Match, write what changed, and report; ``begun`` is the header where there is none."""
    before = old or Catalog(template.name, None, ())
    matches = match(before.blocks, template.blocks, memory, asked.matching)
    given = _Material(before.blocks, memory, _find_acceptable(before.blocks, asked))
    live = [
        _make_message(block, got, given)
        for block, got in zip(
            _follow_reference_style(before, template.blocks), matches, strict=True
        )
    ]
    gone = obsolete_blocks(before.blocks, matches, live)
    head = before.head or begun
    new = replace(before, head=head, blocks=(*live, *gone))
    check_nothing_lost(before, new)
    dropped = tuple(_find_droppable(gone, live)) if asked.drop_obsolete else ()
    dropping = set(map(id, dropped))
    stays = [block for block in gone if id(block) not in dropping]
    if _is_unchanged(before.blocks, live, stays) and old is not None:
        new = before if before.head is not None else new
    else:
        new = replace(new, head=_set_creation_date(head, template), blocks=(*live, *stays))
    return UpdatedCatalog(new, _make_report(before, new, matches, dropped, old is None))


class _Material(NamedTuple):
    """What a new message may be made of."""

    old: Sequence[Block]
    memory: Sequence[Block]
    acceptable: Collection[int] | None
    """The old messages, by id, that may count as translated where only typography changed; None
    where nothing is to be accepted."""


def _find_acceptable(old: Sequence[Block], options: UpdateOptions) -> Collection[int] | None:
    """Name the messages that are translated, or bear a translation that nobody edited."""
    if options.accept != "typography":
        return None
    pairs = {block.key: block for block in old}
    return {id(block) for block in old if not block.fuzzy or is_unedited(block, pairs)}


def _make_message(block: Block, got: Match | None, given: _Material) -> Block:
    """Make one live message of its template and what was found for it."""
    if got is None:
        return block
    if got.how not in CERTAIN:
        return _write_suggestion(block, got, given)
    message = before = given.old[got.old[0]]
    if message.key != block.key:
        flags = [flag for flag in message.flags if flag != "fuzzy"]
        return write_message(
            block.context,
            block.msgid,
            got.msgstr[0],
            comments=message.comments,
            source=source_lines(block),
            flags=flags,
        )
    if message.obsolete:
        message = make_live(message, source_lines(block))
    elif not _same_source(message, block):
        message = set_source_lines(message, source_lines(block))
    if got.how is MatchKind.REVERTED or _is_accepted(before, given):
        message = confirm(message)
    return message


def _is_accepted(message: Block, given: _Material) -> bool:
    """Tell whether a fuzzy message is accepted, because only typography changed."""
    if given.acceptable is None or not message.fuzzy or id(message) not in given.acceptable:
        return False
    from dragoman.catalogs.changes import Grade, grade_change

    return grade_change(message.previous or "", message.msgid) is Grade.TYPOGRAPHY


def _write_suggestion(block: Block, got: Match, given: _Material) -> Block:
    """Write a message with a suggestion: fuzzy, with the text that it was made from."""
    own = got.how is not MatchKind.MEMORY
    messages = [(given.old if own else given.memory)[number] for number in got.old]
    comments = [c for m in messages if own for c in m.comments if not c.startswith(_MARKS)]
    flags = [f for m in messages if own for f in m.flags if f != "fuzzy" and "-format" not in f]
    fuzzy = (
        got.how is not MatchKind.TYPOGRAPHIC
        or given.acceptable is None
        or not all(id(message) in given.acceptable for message in messages)
    )
    return write_message(
        block.context,
        block.msgid,
        got.msgstr[0],
        comments=dict.fromkeys([*comments, *([got.remark] if got.remark else [])]),
        source=source_lines(block),
        flags=[*(["fuzzy"] if fuzzy else []), *dict.fromkeys(flags)],
        previous=(got.previous_context, got.previous) if fuzzy and got.previous else (None, None),
    )


def _follow_reference_style(old: Catalog, blocks: Sequence[Block]) -> Sequence[Block]:
    """Leave the references out where the catalogue has none, as ``--no-location`` makes them."""
    live = [block for block in old.blocks if not block.obsolete]
    if not live or any("#:" in block.text[: block.body] for block in live):
        return blocks
    lines = [[line for line in source_lines(block) if line[1] == "."] for block in blocks]
    return [set_source_lines(block, kept) for block, kept in zip(blocks, lines, strict=True)]


def _same_source(message: Block, block: Block) -> bool:
    """Tell whether two messages come from the same place of the source.

    A reference with a line number counts as one without, and extracted comments may be wrapped.
    """
    if message.text[: message.body] == block.text[: block.body]:
        return True
    if " ".join(message.extracted).split() != " ".join(block.extracted).split():
        return False
    return _reference_paths(message) == _reference_paths(block)


def _reference_paths(message: Block) -> set[str]:
    places = (place.strip("\u2068\u2069") for place in message.references)
    return {re.sub(r"\u2069?(:\d+)?$", "", place) for place in places}


def _find_droppable(gone: Sequence[Block], live: Sequence[Block]) -> Iterator[Block]:
    """Give the obsolete messages but those that a suggestion was made from.

    They are what tells an edited suggestion from one that nobody has touched.
    """
    origins = {(b.previous_context, b.previous) for b in live if b.fuzzy and is_suggestion(b)}
    return (block for block in gone if block.key not in origins)


def _is_unchanged(old: Sequence[Block], live: Sequence[Block], gone: Sequence[Block]) -> bool:
    """Tell whether nothing changed, wherever the obsolete messages stood among the others."""
    if len(old) != len(live) + len(gone):
        return False
    before = chain(
        (block for block in old if not block.obsolete), (block for block in old if block.obsolete)
    )
    return all(one is other for one, other in zip(before, chain(live, gone), strict=True))


def _make_header(
    template: Catalog, language: str, plural_forms: str, header: Mapping[str, str]
) -> Block:
    fields = dict(template.header)
    fields["PO-Revision-Date"] = fields.get("POT-Creation-Date", "")
    fields["Language"] = language
    if plural_forms:
        fields["Plural-Forms"] = plural_forms
    return write_message(None, "", write_header({**fields, **header}))


def _set_creation_date(head: Block, template: Catalog) -> Block:
    """Let the header bear the template's date, if it bears one."""
    date = template.header.get("POT-Creation-Date")
    field_ = f"POT-Creation-Date: {date}"
    text = _DATE.sub(lambda _: field_, head.text, count=1) if date else head.text
    if text == head.text:
        return head
    msgstr = re.sub(r"POT-Creation-Date:[^\n]*", lambda _: field_, head.msgstr[0], count=1)
    return replace(head, text=text, msgstr=(msgstr,))


def _make_report(
    before: Catalog,
    new: Catalog,
    matches: Sequence[Match | None],
    dropped: tuple[Block, ...],
    begun: bool,
) -> UpdateReport:
    was = sum(block.obsolete for block in before.blocks)
    now = sum(block.obsolete for block in new.blocks) + len(dropped)
    revived_ = sum(got is not None and got.how is MatchKind.REVIVED for got in matches)
    return UpdateReport(
        begun or new is not before,
        dict(Counter(got.how for got in matches if got is not None)),
        sum(got is None for got in matches),
        max(0, now - was + revived_),
        dropped,
        tuple(matches),
    )
