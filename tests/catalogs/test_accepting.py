"""With ``accept = "typography"``, only what somebody confirmed stays translated."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.catalogs.states import mark_draft
from dragoman.catalogs.template import make_template
from dragoman.catalogs.update import UpdateOptions, update_catalog
from dragoman.model import Document, Kind, Unit
from dragoman.po import Block, Catalog, dump, parse
from dragoman.po.edit import MessageHead, write_message

OLD = "“Snow” lay on every roof of the town until the middle of April."
NEW = OLD.replace("“", '"').replace("”", '"')
TEXT = "برف تا میانهٔ آوریل بر همهٔ بام‌های شهر بود."
ACCEPTING = UpdateOptions(accept="typography")


def pot(*texts: str) -> Catalog:
    units = tuple(Unit(text, Kind.PARAGRAPH, 1) for text in texts)
    document = Document("letter", "text", "", units)
    return make_template(document, reference="letter.txt", created="2026-01-01 00:00+0000")


def make_catalog(*blocks: Block) -> Catalog:
    new = update_catalog(None, pot("Any."), language="fa").catalog
    return parse(dump(replace(new, blocks=blocks)), "letter.po")


def write(source: str, *flags: str, previous: str | None = None) -> Block:
    return write_message(None, source, TEXT, MessageHead(flags=flags, previous=(None, previous)))


def update_twice(
    old: Catalog, *texts: str, memory: tuple[Block, ...] = (), options: UpdateOptions = ACCEPTING
) -> Catalog:
    """Update twice, and check that the second time changes no byte."""
    once = update_catalog(old, pot(*texts), language="fa", memory=memory, options=options).catalog
    again = parse(dump(once), "letter.po")
    twice = update_catalog(again, pot(*texts), language="fa", memory=memory, options=options)
    assert dump(twice.catalog) == dump(once)
    return twice.catalog


def is_fuzzy(catalog: Catalog, source: str = NEW) -> bool:
    (block,) = (each for each in catalog.blocks if each.msgid == source)
    assert block.msgstr == (TEXT,)
    return block.fuzzy


def test_what_was_confirmed_stays_translated() -> None:
    assert not is_fuzzy(update_twice(make_catalog(write(OLD)), NEW))


def test_what_a_translator_doubted_is_doubted_still() -> None:
    assert is_fuzzy(update_twice(make_catalog(write(OLD, "fuzzy")), NEW))


def test_nothing_confirms_what_a_machine_drafted() -> None:
    draft = mark_draft(write_message(None, OLD), [TEXT], "2026-01-01", "engine")
    assert draft.fuzzy
    assert is_fuzzy(update_twice(make_catalog(draft), NEW))


def test_what_was_made_of_a_doubtful_text_before_the_setting_is_doubted_still() -> None:
    before = update_catalog(make_catalog(write(OLD, "fuzzy")), pot(NEW), language="fa").catalog
    assert is_fuzzy(update_twice(before, NEW))


@pytest.mark.parametrize("present", [True, False], ids=["empty", "new"])
def test_what_another_document_suggests_is_not_confirmed(present: bool) -> None:
    blocks = [write_message(None, "Any."), *([write_message(None, NEW)] if present else [])]
    assert is_fuzzy(update_twice(make_catalog(*blocks), "Any.", NEW, memory=(write(OLD),)))


@pytest.mark.parametrize("options", [UpdateOptions(), ACCEPTING], ids=["default", "accepting"])
@pytest.mark.parametrize("present", [True, False], ids=["empty", "new"])
@pytest.mark.parametrize("context", [None, "", "menu"])
def test_what_another_document_has_for_the_same_key_is_not_confirmed(
    context: str | None, present: bool, options: UpdateOptions
) -> None:
    wanted = write_message(context, NEW)
    known = write_message(context, NEW, TEXT)
    template = replace(pot("Any."), blocks=(*pot("Any.").blocks, wanted))
    catalog = make_catalog(write_message(None, "Any."), *([wanted] if present else []))
    for _ in range(2):
        updated = update_catalog(
            catalog, template, language="fa", memory=(known,), options=options
        ).catalog
        catalog = parse(dump(updated), "letter.po")
        assert is_fuzzy(catalog)


def test_what_was_offered_to_an_empty_message_is_not_confirmed() -> None:
    old = make_catalog(write(OLD), write_message(None, NEW))
    assert is_fuzzy(update_twice(old, OLD, NEW))


def test_what_msgmerge_suggested_is_confirmed_though_it_keeps_no_origin() -> None:
    assert not is_fuzzy(update_twice(make_catalog(write(NEW, "fuzzy", previous=OLD)), NEW))
