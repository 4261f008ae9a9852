"""Putting drafts into a catalogue: only where a message is as it was, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.catalogs import drafts
from dragoman.catalogs.drafts import REPLACED, NewDraft, may_be_drafted, put_drafts
from dragoman.catalogs.pivot import PivotMark, read_pivot
from dragoman.catalogs.states import is_draft, make_block_digest, mark_adopted, mark_draft
from dragoman.errors import CatalogError
from dragoman.po import Block, Catalog, parse, write_block
from dragoman.po.edit import MessageHead, make_obsolete, write_message

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
EMPTY = write_message(None, "The text is here.")
OUTDATED = write_message(
    None, "The text is here.", "متن آنجاست.", MessageHead(flags=("fuzzy",), previous=(None, "Old."))
)


def make(*blocks: Block) -> Catalog:
    return replace(parse(HEAD.encode(), "fa.po"), blocks=blocks)


def draft_of(block: Block, pivot: PivotMark | None = None) -> NewDraft:
    return NewDraft(("متن اینجاست.",), make_block_digest(block), "engine", "2026-01-01", pivot)


def put(*blocks: Block) -> Catalog:
    """Draft the first of the messages."""
    changed, written = put_drafts(make(*blocks), {blocks[0].key: draft_of(blocks[0])})
    assert written == {blocks[0].key}
    assert is_draft(changed.blocks[0])
    return changed


def test_an_empty_message_gets_a_draft_and_its_pivot() -> None:
    mark = PivotMark("fa", "0123456789ab")
    changed, written = put_drafts(make(EMPTY), {EMPTY.key: draft_of(EMPTY, mark)})
    assert written == {EMPTY.key}
    assert is_draft(changed.blocks[0])
    assert read_pivot(changed.blocks[0]) == mark


def test_what_has_changed_meanwhile_stays() -> None:
    catalog = make(OUTDATED)
    changed, written = put_drafts(catalog, {OUTDATED.key: draft_of(EMPTY)})
    assert (changed, written) == (catalog, frozenset())


def test_an_outdated_translation_is_kept_for_its_own_source() -> None:
    (_, kept) = put(OUTDATED).blocks
    assert (kept.key, kept.msgstr) == ((None, "Old."), OUTDATED.msgstr)
    assert kept.obsolete and kept.fuzzy


@pytest.mark.parametrize("function", ["mark_draft", "_keep"])
def test_a_draft_under_which_something_is_lost_is_not_put_in(
    function: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a mistake in one of these functions might do it."""
    block = replace_comment(OUTDATED, "# A note.")
    made = {"mark_draft": EMPTY, "_keep": []}[function]
    with monkeypatch.context() as patch:
        patch.setattr(drafts, function, lambda *_: made)
        with pytest.raises(CatalogError, match="would be lost"):
            put_drafts(make(block), {block.key: draft_of(block)})
    put(block)


def replace_comment(block: Block, comment: str) -> Block:
    entry = block.entry()
    entry.tcomment = comment.removeprefix("# ")
    return write_block(entry, block)


def test_it_is_kept_once() -> None:
    there = make_obsolete(write_message(None, "Old.", OUTDATED.msgstr[0]))
    assert put(OUTDATED, there).blocks[1:] == (there,)


def test_it_is_kept_where_its_own_place_is_taken() -> None:
    taken = write_message(None, "Old.", "دیگری")
    twice = make_obsolete(write_message(REPLACED, "Old.", "سومی"))
    kept = put(OUTDATED, taken, twice).blocks[-1]
    assert (kept.key, kept.msgstr) == ((f"{REPLACED} 2", "Old."), OUTDATED.msgstr)


@pytest.mark.parametrize(
    ("block", "may"),
    [
        (EMPTY, True),
        (OUTDATED, True),
        (write_message(None, "a", "ب"), False),
        (write_message(None, "a", "ب", MessageHead(flags=("fuzzy",))), False),
        (mark_draft(EMPTY, ["ب"], "2026-01-01", "engine"), False),
        (mark_draft(OUTDATED, ["ب"], "2026-01-01", "engine"), False),
        (mark_adopted(EMPTY, "ب", "2026-01-01", 0.9), False),
        (make_obsolete(write_message(None, "a", "ب")), False),
        (replace(EMPTY, plural="Texts.", msgstr=("", "")), True),
        (replace(EMPTY, plural="Texts.", msgstr=("", "ب")), False),
    ],
)
def test_what_waits_for_a_decision_is_not_drafted(block: Block, may: bool) -> None:
    assert may_be_drafted(block) is may


def test_in_how_many_parts_the_drafts_come_makes_no_difference() -> None:
    """The last two have the same translation, which is kept once, for the first that is drafted."""
    rows = [("One.", "یک"), ("Two.", "دو"), ("Three.", "دو")]
    blocks = [
        write_message(
            None, f"New {source}", text, MessageHead(flags=("fuzzy",), previous=(None, source))
        )
        for source, text in rows
    ]
    wanted = {block.key: draft_of(block) for block in reversed(blocks)}
    at_once, _ = put_drafts(make(*blocks), wanted)
    in_parts = make(*blocks)
    for key, draft in wanted.items():
        in_parts, _ = put_drafts(in_parts, {key: draft})
    assert in_parts == at_once
    assert [block.msgid for block in at_once.blocks[3:]] == ["Three.", "One."]
