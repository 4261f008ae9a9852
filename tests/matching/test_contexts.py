"""A translation belongs to its context: what another msgctxt has is a last resort, never more."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.catalogs.update import UpdateOptions, update_catalog
from dragoman.matching.match import MatchKind, match
from dragoman.matching.normalize import fold_typography
from dragoman.po import Block, Catalog
from dragoman.po.edit import MessageHead, write_message
from helpers.scripted import Message

CONTEXTS = (None, "nav", "menu")
ACCEPTING = UpdateOptions(accept="typography")
PARTS = ("The ferry left the old harbour at dawn.", "Nobody on board had slept that night.")


def make_old(texts: dict[str | None, str], msgid: str = '"Guide"') -> Catalog:
    """Make a catalogue in which a msgid has a translation under several contexts."""
    blocks = [write_message(context, msgid, text) for context, text in texts.items()]
    return Catalog("x.po", write_message(None, "", "Language: fa\n"), tuple(blocks))


def make_template(*keys: tuple[str | None, str]) -> Catalog:
    blocks = tuple(write_message(context, msgid) for context, msgid in keys)
    return Catalog("x.pot", write_message(None, "", ""), blocks)


def update(old: Catalog, template: Catalog) -> dict[tuple[str | None, str], Block]:
    new = update_catalog(old, template, language="fa", options=ACCEPTING).catalog
    return {block.key: block for block in new.blocks if not block.obsolete}


@pytest.mark.parametrize("order", [*permutations(CONTEXTS)])
@pytest.mark.parametrize("new_order", [CONTEXTS, CONTEXTS[::-1]])
def test_each_gets_its_own_whatever_the_order(
    order: tuple[str | None, ...], new_order: tuple[str | None, ...]
) -> None:
    old = make_old({context: f"t {context}" for context in order})
    new = update(old, make_template(*((context, "“Guide”") for context in new_order)))
    assert {key[0]: block.msgstr[0] for key, block in new.items()} == {
        context: f"t {context}" for context in CONTEXTS
    }


@pytest.mark.parametrize("gone", CONTEXTS)
def test_what_another_context_had_is_never_confirmed(gone: str | None) -> None:
    for stranger in CONTEXTS:
        if stranger == gone:
            continue
        for msgid in ('"Guide"', "“Guide”"):
            (block,) = update(make_old({gone: "t"}), make_template((stranger, msgid))).values()
            assert (block.msgstr, block.fuzzy) == (("t",), True)
            again = Catalog("x.po", write_message(None, "", ""), (block,))
            (block,) = update(again, make_template((stranger, msgid))).values()
            assert block.fuzzy


@pytest.mark.parametrize("gone", CONTEXTS[1:])
def test_the_deleted_one_gives_nothing_where_its_own_is_there(gone: str) -> None:
    stays = next(context for context in CONTEXTS if context != gone)
    old = make_old({gone: "other", stays: "own"})
    (block,) = update(old, make_template((stays, "“Guide”"))).values()
    assert (block.msgstr, block.fuzzy) == (("own",), False)


def test_a_suggestion_from_another_context_is_not_confirmed_when_that_comes_back() -> None:
    message = Message("Guides", ("t",), True, "Guide", context="menu", previous_context="nav")
    (found,) = match([message], [Message("Guide", context="nav")])
    assert found is not None
    assert found.kind is not MatchKind.REVERTED


def test_a_less_similar_text_of_its_own_is_better_than_the_same_of_another() -> None:
    old = [Message("Open the file", ("other",), context="menu"),
           Message("Open the files", ("own",), context="nav")]  # fmt: skip
    (found,) = match(old, [Message("Open the file", context="nav")])
    assert found is not None
    assert found.msgstr == ("own",)


def test_a_text_that_only_changed_its_context_is_not_lost_to_one_that_stays() -> None:
    old = [Message("Guide", ("same",), context="nav"), Message("Guided", ("stays",))]
    new = [Message("Guide"), Message("Guided")]
    found = match(old, new)[0]
    assert found is not None
    assert (found.msgstr, found.previous_context) == (("same",), "nav")


def test_its_own_is_found_among_many_with_the_same_words() -> None:
    many = [Message("Guide", (f"t{n}",), context=f"c{n}") for n in range(60)]
    found = match(many, [Message("Guide!", context="c57")])[0]
    assert found is not None
    assert found.msgstr == ("t57",)


def test_the_memory_prefers_the_context_too() -> None:
    memory = [Message("Guide", (f"t {context}",), context=context) for context in CONTEXTS]
    for context in CONTEXTS:
        for msgid in ("Guide", "Guide!"):
            (found,) = match([], [Message(msgid, context=context)], memory)
            assert found is not None
            assert (found.kind, found.msgstr) == (MatchKind.MEMORY, (f"t {context}",))


@pytest.mark.parametrize("order", [("nav", "menu"), ("menu", "nav")])
def test_each_of_two_split_paragraphs_is_split_in_its_own_context(order: tuple[str, str]) -> None:
    whole = " ".join(PARTS)
    shares = {"nav": "الف رفت. ب نخوابید.", "menu": "پ رفت. ت نخوابید."}
    old = [Message(whole, (shares[context],), context=context) for context in order]
    new = [Message(part, context=context) for context in ("nav", "menu") for part in PARTS]
    found = [each.msgstr[0] if each else "" for each in match(old, new)]
    assert found == ["الف رفت.", "ب نخوابید.", "پ رفت.", "ت نخوابید."]


@pytest.mark.parametrize("order", [("nav", "menu"), ("menu", "nav")])
def test_each_of_two_joined_paragraphs_is_joined_in_its_own_context(order: tuple[str, str]) -> None:
    old = [Message(part, (f"{context} {n}.",), context=context)
           for context in order for n, part in enumerate(PARTS)]  # fmt: skip
    new = [Message(" ".join(PARTS), context=context) for context in ("nav", "menu")]
    found = [each.msgstr[0] if each else "" for each in match(old, new)]
    assert found == ["nav 0. nav 1.", "menu 0. menu 1."]


KEYS = st.tuples(
    st.sampled_from(CONTEXTS), st.sampled_from(['"Guide"', "“Guide”", "«Guide»", "Guide to Aleppo"])
)


@given(old=st.lists(KEYS, unique=True), new=st.lists(KEYS, unique=True))
def test_nothing_is_accepted_across_contexts(
    old: list[tuple[str | None, str]], new: list[tuple[str | None, str]]
) -> None:
    """Each translation says its context: so what a message got shows where it comes from."""
    blocks = tuple(write_message(*key, f"{key[0]}: {key[1]}") for key in old)
    catalog = Catalog("x.po", write_message(None, "", "Language: fa\n"), blocks)
    for (context, _), block in update(catalog, make_template(*new)).items():
        text = block.msgstr[0]
        if text and not text.startswith(f"{context}:"):
            assert block.fuzzy
        gone = [key for key in old if key[0] == context and key not in new]
        same = [key for key in gone if fold_typography(key[1]) == fold_typography(block.msgid)]
        if same:
            assert text.startswith(f"{context}:")


def test_a_comment_shows_from_which_context_it_came() -> None:
    old = replace(make_old({}), blocks=(write_message(None, "Guide", "t", MessageHead(["note"])),))
    (block,) = update(old, make_template(("nav", "Guide"))).values()
    assert block.comments == ("note",)
