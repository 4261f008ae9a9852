"""Translations that were adopted, in a catalogue: nothing is lost, and nothing is there twice."""

from __future__ import annotations

from dataclasses import replace

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.catalogs import find_state
from dragoman.catalogs.adopt import AdoptedFile, AdoptedText, put_adopted
from dragoman.catalogs.merge_message import merge_message
from dragoman.catalogs.nothing_lost import check_nothing_lost
from dragoman.catalogs.states import (
    describe_unconfirmed,
    find_valid_adoption,
    is_adopted,
    is_draft,
    is_unconfirmed,
    mark_adopted,
    mark_draft,
    put_translation,
)
from dragoman.errors import CatalogError
from dragoman.matching.model import WITHOUT_SOURCE
from dragoman.model import MessageKey, State
from dragoman.po import Catalog, dump, parse
from helpers import catalog_samples

DATE = "2026-11-27"
EMPTY = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

# A note of a translator.
#: source/letter.txt
msgid "One."
msgstr ""

msgid "Two."
msgstr "دو."
"""


def put(
    catalog: Catalog,
    texts: dict[MessageKey, AdoptedText],
    given_up: tuple[MessageKey, ...] = (),
    unplaced: tuple[str, ...] = (),
    placed: dict[str, str] | None = None,
) -> Catalog:
    found = AdoptedFile(texts, given_up, unplaced, placed or {})
    changed = put_adopted(catalog, found, DATE)
    return parse(dump(changed), "letter.po")


ONE, TWO = (None, "One."), (None, "Two.")


def test_an_adopted_text_is_fuzzy_and_says_how_certain_it_is() -> None:
    one, two = put(parse(EMPTY.encode(), "letter.po"), {ONE: AdoptedText("یک.", 0.873)}).blocks
    assert one.msgstr == ("یک.",)
    assert find_state(one) is State.FUZZY
    assert is_adopted(one)
    assert not is_draft(one)
    mark = find_valid_adoption(one)
    assert mark is not None
    assert (mark.date, mark.who) == (DATE, "0.87")
    assert one.comments[0] == "A note of a translator."
    assert two.text == 'msgid "Two."\nmsgstr "دو."\n'


def test_what_is_sure_may_be_translated_at_once_and_keeps_its_mark() -> None:
    one, _ = put(parse(EMPTY.encode(), "x"), {ONE: AdoptedText("یک.", 0.99, fuzzy=False)}).blocks
    assert find_state(one) is State.TRANSLATED
    assert not is_adopted(one)
    assert find_valid_adoption(one) is not None


def test_what_is_not_confirmed_is_described() -> None:
    one, _ = parse(EMPTY.encode(), "x").blocks
    adopted = mark_adopted(one, "یک.", DATE, 0.873)
    assert is_unconfirmed(adopted)
    assert describe_unconfirmed(adopted) == "adopted (87 % certain), and not confirmed"
    by_hand = replace(adopted, text=adopted.text.replace(" 0.87\n", " rather\n"))
    assert describe_unconfirmed(by_hand) == "adopted, and not confirmed"
    draft = mark_draft(one, ["یک."], DATE, "engine")
    assert is_unconfirmed(draft)
    assert describe_unconfirmed(draft) == "a draft that nobody has confirmed"
    machine = mark_draft(one, ["یک دو سه چهار."], DATE, "engine")
    edited = put_translation(machine, "یک دو سه پنج.", fuzzy=True)
    said = describe_unconfirmed(edited)
    assert said.startswith("a draft that nobody has confirmed; ") and "75" in said


PLURAL = """msgid "{0} day"
msgid_plural "{0} days"
msgstr[0] "%s"
msgstr[1] "%s"
"""


def test_a_conflict_says_how_many_texts_there_are_and_counts_plural_forms_as_one() -> None:
    base, ours, theirs = (
        parse(EMPTY.split("\n\n")[0].encode() + b"\n\n" + (PLURAL % forms).encode(), "x").blocks[0]
        for forms in (("", ""), ("یک روز", "چند روز"), ("روزی", "روزها"))
    )
    merged = merge_message(base, ours, theirs, known=frozenset())
    assert merged.conflict and merged.block is not None
    said = describe_unconfirmed(merged.block)
    assert said == "a conflict of 2 texts, of which somebody must choose one"


def test_the_mark_lapses_when_somebody_changes_the_text() -> None:
    one, _ = put(parse(EMPTY.encode(), "x"), {ONE: AdoptedText("یک.", 0.9)}).blocks
    changed = replace(one, msgstr=("یکم.",))
    assert find_valid_adoption(changed) is None


def test_an_adopted_text_does_not_say_that_it_was_made_from_another_source() -> None:
    text = EMPTY.replace(
        'msgid "One."\nmsgstr ""', '#, fuzzy\n#| msgid "On."\nmsgid "One."\nmsgstr "x"'
    )
    one, _ = put(parse(text.encode(), "x"), {ONE: AdoptedText("یک.", 0.9)}).blocks
    assert one.previous is None
    assert is_adopted(one)


def test_what_has_no_source_is_kept_at_the_end_until_it_has_one() -> None:
    catalog = put(parse(EMPTY.encode(), "x"), {}, unplaced=("سه.", "سه.", "چهار."))
    kept = [block for block in catalog.blocks if block.obsolete]
    assert [(block.context, block.msgstr) for block in kept] == [
        (WITHOUT_SOURCE, ("سه.",)),
        (WITHOUT_SOURCE, ("چهار.",)),
    ]
    again = put(catalog, {}, unplaced=("سه.", "چهار."))
    assert dump(again) == dump(catalog)
    found = put(catalog, {ONE: AdoptedText("سه. پنج.", 0.9)}, placed={"سه.": "سه. پنج."})
    assert [block.msgid for block in found.blocks if block.obsolete] == ["چهار."]


def test_a_text_that_moved_leaves_its_message_empty() -> None:
    catalog = put(parse(EMPTY.encode(), "x"), {ONE: AdoptedText("یک.", 0.5)})
    one, _, kept = put(catalog, {}, given_up=(ONE,), unplaced=("یک.",)).blocks
    assert find_state(one) is State.UNTRANSLATED
    assert not one.fuzzy
    assert one.comments == ("A note of a translator.",)
    assert kept.msgstr == ("یک.",)


@given(catalog_samples.CATALOGS, st.data())
def test_nothing_of_any_catalogue_is_lost(found: list[polib.POEntry], data: st.DataObject) -> None:
    catalog = catalog_samples.make_catalog(found)
    empty = [block for block in catalog.blocks if not block.obsolete and not any(block.msgstr)]
    chosen = data.draw(st.lists(st.sampled_from(empty), max_size=3)) if empty else []
    texts = {block.key: AdoptedText("متن", 0.5) for block in chosen if block.plural is None}
    changed = put_adopted(catalog, AdoptedFile(texts, (), ("سه.",), {}), DATE)
    check_nothing_lost(catalog, parse(dump(changed), "x"))
    for block in changed.blocks:
        assert (block.key in texts) == is_adopted(block)


def test_a_loss_is_found_before_anything_is_written() -> None:
    catalog = put(parse(EMPTY.encode(), "x"), {}, unplaced=("سه.",))
    with pytest.raises(CatalogError, match="would be lost"):
        put(catalog, {}, placed={"سه.": "a text that is nowhere"})
