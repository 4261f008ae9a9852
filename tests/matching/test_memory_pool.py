"""What a document sees of the memory: the translations of the others, each once, never its own."""

from __future__ import annotations

import pytest

from dragoman.errors import CatalogError
from dragoman.matching.match import match
from dragoman.matching.memory import Memory, MemoryStore
from dragoman.matching.weights import WEIGHTS
from dragoman.po import Catalog
from dragoman.po.edit import write_message
from helpers.scripted import Message

NIGHT = "The river rose in the night and took the bridge with it."
SNOW = "Nobody had seen the ferryman since the first snow."
MILL = "The old mill stood empty until the soldiers came."
CATALOGS = {
    "one": [(NIGHT, "n"), (SNOW, "s"), (NIGHT, "n")],
    "two": [(NIGHT, "n"), (MILL, "m")],
    "three": [(NIGHT, "another n"), (MILL, ""), (SNOW, "s")],
    "four": [],
}


@pytest.fixture
def store() -> MemoryStore:
    def catalogs() -> list[tuple[str, Catalog | CatalogError]]:
        found: list[tuple[str, Catalog | CatalogError]] = [
            (name, Catalog(name, None, tuple(write_message(None, *text) for text in texts)))
            for name, texts in CATALOGS.items()
        ]
        return [*found, ("broken", CatalogError("it is broken"))]

    return MemoryStore(catalogs, lambda: [NIGHT, SNOW, MILL])


@pytest.mark.parametrize("document", [*CATALOGS, "elsewhere"])
def test_each_pair_of_the_other_documents_is_there_once(store: MemoryStore, document: str) -> None:
    memory = Memory(store, document)
    pool = memory.make_pool(WEIGHTS)
    seen = [
        (text.source, memory[text.number].msgstr[0], store.find_document(text.number))
        for place, text in enumerate(pool.texts)
        if place not in pool.hidden
    ]
    assert document not in {name for _, _, name in seen}
    others = {
        pair
        for name, texts in CATALOGS.items()
        for pair in texts
        if name != document and pair[1]
    }  # fmt: skip
    assert sorted(pair[:2] for pair in seen) == sorted(others)


@pytest.mark.parametrize(
    ("document", "msgid", "expected"),
    [
        ("one", NIGHT, "n"),  # from the second document that has it
        ("two", MILL, None),  # only its own
        ("one", MILL, "m"),
        ("four", SNOW, "s"),
        ("three", SNOW, "s"),
    ],
)
def test_nothing_is_suggested_from_the_document_itself(
    store: MemoryStore, document: str, msgid: str, expected: str | None
) -> None:
    (found,) = match([], [Message(msgid)], Memory(store, document))
    assert (found and found.msgstr[0]) == expected


def test_a_memory_has_what_the_others_have(store: MemoryStore) -> None:
    assert not store.is_read
    memory = Memory(store, "two")
    own = {block.msgid for number, block in enumerate(store.blocks) if number in (3, 4)}
    assert store.is_read and own == {NIGHT, MILL}
    assert [(b.msgid, b.msgstr[0]) for b in memory] == [
        *CATALOGS["one"], *(pair for pair in CATALOGS["three"] if pair[1])
    ]  # fmt: skip
    assert store.documents == tuple(CATALOGS)
    assert [error.sentence for error in store.skipped] == ["it is broken"]
    with pytest.raises(KeyError):
        store.find_document(99)


@pytest.mark.parametrize(("texts", "document", "is_full"), [
    ({"a": [("x", "y")]}, "a", False),
    ({"a": [("x", "y")]}, "b", True),
    ({"a": [("x", "y")], "b": [("x", "z")]}, "a", True),
    ({"a": []}, "b", False),
])  # fmt: skip
def test_a_memory_of_nothing_but_the_document_is_empty(
    texts: dict[str, list[tuple[str, str]]], document: str, is_full: bool
) -> None:
    made = [
        (name, Catalog(name, None, tuple(write_message(None, *pair) for pair in pairs)))
        for name, pairs in texts.items()
    ]
    assert bool(Memory(MemoryStore(lambda: made, list), document)) is is_full
