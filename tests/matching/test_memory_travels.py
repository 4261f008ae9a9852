"""A memory that travels to another process finds there what it finds here."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

from dragoman.errors import DragomanError, MemoryFileError
from dragoman.matching.memory import Memory, MemoryStore
from dragoman.matching.weights import Weights
from dragoman.po import Catalog, parse

HERE = "/home/somebody/memories/old.po"


def make_store() -> MemoryStore:
    def read(name: str, *pairs: tuple[str, str]) -> tuple[str, Catalog]:
        head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
        body = "".join(f'\nmsgid "{source}"\nmsgstr "{text}"\n' for source, text in pairs)
        return name, parse((head + body).encode(), name)

    def read_all() -> Iterator[tuple[str, Catalog | DragomanError]]:
        yield read("letter", ("The boat is late.", "قایق دیر کرده است."))
        yield read("part/notes", ("The bridge is old.", "پل کهنه است."))
        yield read(HERE, ("The bridge is new.", "پل نو است."))
        yield "/home/somebody/cut.po", MemoryFileError("it is cut off", "/home/somebody/cut.po")

    return MemoryStore(read_all, lambda: ["The bridge is very old."])


def test_it_has_the_same_messages_and_finds_the_same() -> None:
    store = make_store()
    copy = pickle.loads(pickle.dumps(store))  # noqa: S301 - our own
    assert [block.key for block in copy.blocks] == [block.key for block in store.blocks]
    for document in ("letter", "part/notes", "new"):
        here, there = Memory(store, document), Memory(copy, document)
        assert [block.msgstr for block in here] == [block.msgstr for block in there]
        mine, other = here.make_pool(Weights()), there.make_pool(Weights())
        assert mine.hidden == other.hidden
        assert [each.source for each in mine.texts] == [each.source for each in other.texts]


def test_no_path_of_this_machine_travels_with_it() -> None:
    assert b"/home" not in pickle.dumps(make_store())


def test_to_travel_is_not_to_be_needed() -> None:
    """``update -v`` names the catalogues that were needed for a suggestion."""
    store = make_store()
    copy = pickle.loads(pickle.dumps(store))  # noqa: S301 - our own
    assert (store.is_read, copy.is_read) == (False, False)
    assert len(Memory(copy, "letter"))
    assert (store.is_read, copy.is_read) == (False, True)
