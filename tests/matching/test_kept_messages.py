"""Messages whose bytes are kept are the same messages, and the same is found in them."""

from __future__ import annotations

import pickle
from collections.abc import Sequence

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.files.kept_bytes import KeptBytes
from dragoman.matching import kept_messages
from dragoman.matching.kept_messages import KeptGroup, KeptMessages, MadeWhenAsked
from dragoman.matching.memory import Memory, MemoryStore
from dragoman.matching.weights import WEIGHTS
from dragoman.po import Block, Catalog, write_block

texts = st.sampled_from(["The ferry waits.", "Snow melts.", "A roof of snow.", ""])
blocks = st.builds(
    Block,
    text=texts,
    body=st.just(0),
    context=st.sampled_from([None, "", "menu"]),
    msgid=texts,
    plural=st.none(),
    msgstr=st.sampled_from([("x",), ("y", "z")]),
    obsolete=st.booleans(),
    fuzzy=st.just(False),
    line=st.integers(0, 9),
    gap=st.sampled_from([None, "\n\n"]),
    new=st.booleans(),
)
groups = st.lists(st.lists(blocks, max_size=4), max_size=6)


@pytest.fixture(params=[0, 3, 1000], autouse=True)
def limit(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """All messages are kept as bytes, or some, or none."""
    monkeypatch.setattr(kept_messages, "IN_MEMORY", request.param)


def make(msgid: str) -> Block:
    return write_block(polib.POEntry(msgid=msgid, msgstr="x"))


def describe(block: Block) -> tuple[object, ...]:
    """Return all of a message, also what does not count when two are compared."""
    return block, block.line, block.gap, block.new


@given(groups)
def test_the_messages_are_the_same_whoever_has_their_bytes(made: list[list[Block]]) -> None:
    every = [describe(block) for group in made for block in group]
    kept = KeptMessages()
    for number, group in enumerate(made):
        given_group = KeptGroup(group, KeptBytes()) if number % 2 else group
        numbers = kept.add(given_group)
        assert [describe(kept[each]) for each in numbers] == list(map(describe, group))
    copy = pickle.loads(pickle.dumps(kept))  # noqa: S301 - our own
    for messages in (kept, copy):
        assert len(messages) == len(every)
        assert list(map(describe, messages)) == every
        assert [describe(messages[number]) for number in range(len(every))] == every
        assert list(map(describe, messages[1:-1])) == every[1:-1]
        with pytest.raises(IndexError):
            messages[len(every)]


@given(st.lists(blocks, max_size=5), st.slices(5))
def test_a_group_is_a_list_of_its_messages(made: list[Block], part: slice) -> None:
    group = KeptGroup(made, KeptBytes())
    assert list(map(describe, group[part])) == list(map(describe, made[part]))
    assert [describe(group[number]) for number in range(len(group))] == list(map(describe, made))


@given(st.lists(st.integers(0, 9)), st.slices(9))
def test_what_is_made_when_it_is_asked_for_is_a_list(numbers: list[int], part: slice) -> None:
    made = MadeWhenAsked(str, numbers)
    expected = list(map(str, numbers))
    assert (len(made), list(made), list(made[part])) == (len(numbers), expected, expected[part])
    assert [made[place] for place in range(len(made))] == expected


@given(groups, st.frozensets(texts))
def test_sources_and_equal_messages_are_found(made: list[list[Block]], asked: set[str]) -> None:
    every = [block for group in made for block in group]
    kept = KeptMessages(made)
    expected = [(n, block.msgid) for n, block in enumerate(every) if block.msgid in asked]
    assert sorted(kept.find_sources(asked)) == expected
    pairs = kept.list_pairs()
    for number, block in enumerate(every):
        for other, second in enumerate(every):
            is_same = (*block.key, block.msgstr[0]) == (*second.key, second.msgstr[0])
            assert (pairs[number] == pairs[other]) is is_same


def test_a_group_that_comes_later_is_found_and_another_text_with_its_hash_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(kept_messages, "hash", lambda text: 7, raising=False)
    kept = KeptMessages([[make("one"), make("two")]])
    assert list(kept.find_sources({"two"})) == [(1, "two")]
    assert list(kept.find_sources({"one"})) == [(0, "one")]
    kept.add([make("two")])
    assert list(kept.find_sources({"two"})) == [(1, "two"), (2, "two")]


@given(groups)
def test_texts_are_those_of_the_messages(made: list[list[Block]]) -> None:
    every = [block for group in made for block in group]
    kept = KeptMessages(made)
    numbers = range(0, len(every), 2)
    listed = kept.list_texts(numbers)
    expected = [(n, every[n].msgid, every[n].context) for n in numbers]
    assert [(each.number, each.source, each.context) for each in listed] == expected
    assert [each.number for each in listed[1:]] == list(numbers[1:])
    features = {word for block in every for word in block.msgid.lower().split()}
    again = kept.list_texts(numbers)
    assert listed.make_postings(features, 0, WEIGHTS) == again.make_postings(features, 0, WEIGHTS)


@given(groups)
def test_places_are_grouped_by_context_where_there_is_one(made: list[list[Block]]) -> None:
    every = [block for group in made for block in group]
    contexts = KeptMessages(made).group_by_context(range(len(every)))
    named = {block.context for block in every}
    assert contexts.are_many is (len(named) > 1)
    for name in named if named != {None} else set():
        expected = {n for n, block in enumerate(every) if block.context == name}
        assert contexts.find(name) == expected


def make_pool(catalogs: Sequence[Catalog]) -> list[tuple[int, str, list[int]]]:
    """Return the texts of a memory, and what is found like each."""
    named = {f"d{number}": catalog for number, catalog in enumerate(catalogs)}
    msgids = [block.msgid for catalog in catalogs for block in catalog.blocks]
    pool = Memory(MemoryStore(lambda: named.items(), lambda: msgids), "d0").make_pool(WEIGHTS)
    assert pool.shared_index is not None
    return [
        (text.number, text.source, pool.shared_index.find_candidates(text.prepared, pool.hidden))
        for text in pool.texts
    ]


@given(groups)
def test_a_search_finds_the_same(made: list[list[Block]]) -> None:
    catalogs = [Catalog("", None, tuple(group)) for group in made]
    found = make_pool(catalogs)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept_messages, "IN_MEMORY", 1 << 20)
        assert make_pool(catalogs) == found
