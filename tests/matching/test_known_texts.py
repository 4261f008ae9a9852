"""What is known of catalogues takes the place of reading them: the same is found."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.matching.known_texts import (
    KnownBlocks,
    KnownCatalog,
    KnownContent,
    KnownTexts,
    MessageNumbers,
    describe_given,
    digest_context,
    digest_message,
)
from dragoman.matching.match import match
from dragoman.matching.memory import Memory, MemoryStore, list_confirmed
from dragoman.matching.model import MatchOptions
from dragoman.matching.searched_sources import ListedSources
from dragoman.matching.source_table import EMPTY, SourceTable, TableBuilder
from dragoman.matching.weights import WEIGHTS
from dragoman.po import Block, Catalog

WORDS = ("the", "of", "a b", "old", "ferry", "left", "harbour", "snow", "naïve", "年月日", "**")
SMALL = WEIGHTS._replace(
    texts_indexed_whole=4,
    texts_in_sample=3,
    texts_of_common_feature=3,
    places_searched=9,
    rarest_features=2,
    features_searched=8,
)
"""With these, a few texts are searched as many thousands are otherwise."""

sources = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)
blocks = st.builds(
    lambda context, source, text, fuzzy: Block(
        "", 0, context, source, None, (text,), obsolete=False, fuzzy=fuzzy
    ),
    st.sampled_from([None, None, None, "", "menu"]),
    sources,
    st.sampled_from(["", "x", "y", "z"]),
    st.sampled_from([False, False, False, True]),
)
catalogs = st.lists(st.lists(blocks, max_size=6), min_size=1, max_size=6).map(
    lambda many: {f"d{number}": Catalog("", None, tuple(own)) for number, own in enumerate(many)}
)


def make_known(catalogs: dict[str, Catalog], given: Sequence[str]) -> KnownContent:
    """Return what is known of catalogues, some of which are given."""
    builder, known = TableBuilder(), []
    for name, catalog in catalogs.items():
        own = list_confirmed(catalog)
        if name in given:
            known.append(KnownCatalog(name, describe_given(own), own))
            continue
        numbers = [builder.add(block.msgid) for block in own]
        contexts = [digest_context(block.context) for block in own]
        messages = MessageNumbers(numbers, list(map(digest_message, own)), contexts)
        known.append(KnownCatalog(name, messages))
    read = KnownBlocks(known, lambda name: list_confirmed(catalogs[name]))
    return KnownContent(builder.build(), known, read, ())


def make_texts(dice: random.Random, count: int) -> list[Block]:
    """Make messages, some of which are the same, or have the same source."""
    made: list[Block] = []
    for _ in range(count):
        source = " ".join(dice.choices(WORDS, range(len(WORDS), 0, -1), k=dice.randint(1, 30)))
        if made and dice.random() < 0.3:
            source = dice.choice(made).msgid
        context = dice.choice([None, None, "", "menu"])
        text = dice.choice("xyz")
        made += [Block("", 0, context, source, None, (text,), obsolete=False, fuzzy=False)]
        made += made[-1:] * dice.choice([0, 0, 0, 1])
    return made


@pytest.mark.parametrize("seed", range(12))
def test_the_table_has_the_features_of_the_texts(seed: int) -> None:
    """Counts, pairs of words, and where a common feature is cut off, as in texts in memory."""
    dice = random.Random(seed)
    every = make_texts(dice, 60)
    catalogs = {
        f"d{start}": Catalog("", None, tuple(every[start : start + 5]))
        for start in range(0, len(every), 5)
    }
    given = dice.sample(list(catalogs), 4)
    read = MemoryStore(lambda: catalogs.items(), list)
    known = MemoryStore(lambda: (), list, lambda: make_known(catalogs, given))
    texts, expected = known.texts.listed, read.texts.listed
    assert isinstance(texts, KnownTexts)
    assert [(text.number, text.source, text.context) for text in texts] == [
        (text.number, text.source, text.context) for text in expected
    ]
    assert known.texts.seconds == read.texts.seconds
    assert known.texts.places == read.texts.places
    for context in (None, "", "menu", "none"):
        assert known.texts.contexts.find(context) == read.texts.contexts.find(context)
    listed = ListedSources([text.source for text in expected])
    features = {" ".join(pair) for pair in itertools.product(WORDS, WORDS)} | {
        *WORDS,
        "|**|",
        " th",
    }
    for up_to, step in ((0, 1), (40, 7), (99, 3)):
        assert texts.make_postings(features, up_to, SMALL) == listed.make_postings(
            features, up_to, SMALL
        )
        assert texts.count_in_sample(step, features, SMALL) == listed.count_in_sample(
            step, features, SMALL
        )


@given(st.lists(sources, max_size=8), st.lists(sources, max_size=8), st.randoms())
def test_a_table_that_grows_is_that_of_all_its_texts_and_a_part_of_it_that_of_its_own(
    first: list[str], more: list[str], dice: random.Random
) -> None:
    def build(texts: list[str], table: SourceTable = EMPTY) -> SourceTable:
        builder = TableBuilder(table)
        for text in texts:
            builder.add(text)
        return builder.build()

    every = build([*first, *more])
    assert build(more, build(first)) == every
    texts = list(dict.fromkeys([*first, *more]))
    used = sorted(dice.sample(range(len(texts)), dice.randint(0, len(texts))))
    part, renumbered = every.select(used)
    assert part == build([texts[number] for number in used])
    assert renumbered == {old: new for new, old in enumerate(used)}


def test_with_other_features_all_is_read() -> None:
    """The table has those of the weights that were chosen."""
    catalog = Catalog("", None, (make_texts(random.Random(1), 1)[0],))
    known = make_known({"one": catalog}, [])
    store = MemoryStore(lambda: [("one", catalog)], list, lambda: known)
    assert Memory(store, "two").make_pool(SMALL).shared_index
    assert isinstance(store.texts.listed, KnownTexts)
    Memory(store, "two").make_pool(WEIGHTS._replace(characters_of_short=9))
    assert not isinstance(store.texts.listed, KnownTexts)


def test_a_table_forgets_what_is_not_used() -> None:
    builder = TableBuilder()
    sources = ["The old ferry", "Snow melts", "A roof of snow"]
    assert [builder.add(each) for each in (*sources, "Snow melts")] == [0, 1, 2, 1]
    table, numbers = builder.build().select({0, 2})
    assert numbers == {0: 0, 2: 1}
    again = TableBuilder()
    again.add(sources[0])
    again.add(sources[2])
    assert table == again.build()
    assert list(table.find_texts("snow")) == [1]
    assert list(table.find_texts("melts")) == list(table.find_texts("nothing")) == []


def test_messages_and_texts_are_sequences_as_lists_are() -> None:
    every = make_texts(random.Random(3), 12)
    catalogs = {"one": Catalog("", None, tuple(every[:5])), "two": Catalog("", None, tuple(every))}
    store = MemoryStore(lambda: (), list, lambda: make_known(catalogs, ["two"]))
    found = [store.blocks[number] for number in range(len(store.blocks))]
    assert found == [block for catalog in catalogs.values() for block in list_confirmed(catalog)]
    assert store.blocks[2:9:3] == found[2:9:3]
    for number in (-1, len(found)):
        with pytest.raises(IndexError):
            store.blocks[number]
    texts, others = store.texts.listed, Memory(store, "one").make_pool(WEIGHTS).texts
    assert isinstance(texts, KnownTexts)
    for each in (texts, others):
        numbers = [each[place].number for place in range(1, 4)]
        assert [text.number for text in each[1:4]] == numbers


@given(catalogs, st.lists(blocks, min_size=1, max_size=4), st.data(), st.booleans())
@settings(max_examples=100)
def test_the_same_is_found_in_what_is_known_as_in_what_is_read(
    catalogs: dict[str, Catalog], new: list[Block], data: st.DataObject, small: bool
) -> None:
    names = list(catalogs)
    own = data.draw(st.sampled_from(names))
    extra = data.draw(st.lists(st.sampled_from(names), unique=True))
    found = []
    for known in (False, True):
        store = MemoryStore(
            lambda: catalogs.items(),
            lambda: [block.msgid for block in new],
            lambda known=known: make_known(catalogs, [own, *extra]) if known else None,  # type: ignore[misc]
        )
        memory = Memory(store, own)
        options = MatchOptions(weights=SMALL if small else WEIGHTS)
        matches = match(catalogs[own].blocks, new, memory, options)
        origins = [
            [(memory[n].key, memory[n].msgstr, store.find_document(n)) for n in each.old]
            for each in matches
            if each is not None and each.is_remembered
        ]
        remembered = memory.find_sources({block.msgid for block in new})
        found.append((matches, origins, remembered, bool(memory), store.documents))
    assert found[0] == found[1]


class _CountedNumbers(list[int]):
    """Numbers that know how often one of them was looked at."""

    looks = 0

    def __iter__(self) -> Iterator[int]:
        for number in super().__iter__():
            _CountedNumbers.looks += 1
            yield number


@pytest.mark.parametrize("given", [[], ["d1"]])
def test_all_messages_are_gone_through_once_for_many_documents(
    monkeypatch: pytest.MonkeyPatch, given: list[str]
) -> None:
    monkeypatch.setattr(_CountedNumbers, "looks", 0)
    made = make_texts(random.Random(1), 40)
    catalogs = {
        f"d{start}": Catalog("", None, tuple(made[start : start + 9]))
        for start in range(0, len(made), 9)
    }
    known = make_known(catalogs, given)
    numbers = [
        each._replace(
            messages=each.messages._replace(sources=_CountedNumbers(each.messages.sources))
        )
        for each in known.catalogs
    ]
    blocks = KnownBlocks(numbers, lambda name: list_confirmed(catalogs[name]))
    known = known._replace(catalogs=numbers, blocks=blocks)
    every = [block for catalog in catalogs.values() for block in list_confirmed(catalog)]
    for block in every:
        expected = [(n, other.msgid) for n, other in enumerate(every) if other.msgid == block.msgid]
        assert list(known.find_sources({block.msgid})) == expected
    assert list(known.find_sources({"no such text"})) == []
    assert _CountedNumbers.looks == len(every)


def test_a_text_that_is_looked_at_again_is_not_made_again() -> None:
    made = make_texts(random.Random(2), 5)
    known = make_known({"d0": Catalog("", None, tuple(made))}, [])
    texts = known.list_texts(range(len(made)))
    assert [texts[0] is texts[0], texts[0] is texts[1]] == [True, False]
    assert [text.source for text in texts] == [block.msgid for block in made]
