"""What several documents have for each other, and what must not count as confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.commands.update import update
from dragoman.matching.match import match
from dragoman.matching.memory import Memory, MemoryStore
from dragoman.matching.model import OFFERED, WITHOUT_SOURCE, MatchKind
from dragoman.po import Block, parse, read, write_block
from dragoman.po.edit import make_obsolete, write_message
from dragoman.project import Project
from dragoman.settings import UpdateSettings
from helpers.projects import edit, make, refresh, translated
from helpers.scripted import Message
from helpers.support import snapshot

NIGHT = "The river rose in the night and took the bridge with it."
MORNING = NIGHT.replace("night", "morning")
FERRY = "Nobody had seen the ferryman since the first snow."


def change_source(project: Project, document: str, *paragraphs: str) -> Project:
    """Change a source, and bring the catalogues up to date."""
    path = project.root / "source" / f"{document}.txt"
    path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return refresh(project)


def put(project: Project, document: str, msgid: str, text: str, *, doubtful: bool = False) -> None:
    """Translate a message; a doubtful one stays as fuzzy as it was."""

    def translate(message: Block) -> Block:
        if message.msgid != msgid or message.obsolete:
            return message
        if not doubtful:
            return translated(message, text)
        entry = message.entry()
        entry.msgstr = text
        return write_block(entry, message)

    edit(project, translate, document)


def clear(project: Project, document: str, msgid: str) -> None:
    """Empty a message, and take its flag and its previous source away."""

    def empty(message: Block) -> Block:
        entry = message.entry()
        entry.msgstr, entry.flags, entry.previous_msgid = "", [], None
        return write_block(entry, message) if message.msgid == msgid else message

    edit(project, empty, document)


def add_comment(project: Project, document: str, msgid: str, comment: str) -> None:
    def change(message: Block) -> Block:
        entry = message.entry()
        entry.tcomment = comment
        return write_block(entry, message) if message.msgid == msgid else message

    edit(project, change, document)


def find(project: Project, document: str, msgid: str) -> Block:
    (one,) = [b for b in read(project.catalog(document, "fa")).blocks if b.msgid == msgid]
    return one


@pytest.fixture
def two(tmp_path: Path) -> Project:
    return make(tmp_path, {"one.txt": f"{NIGHT}\n", "two.txt": f"{NIGHT}\n"}, "fa")


def test_a_part_of_what_another_document_has_gets_no_comment_of_this_one(tmp_path: Path) -> None:
    documents = {"one.txt": "Winter comes.\n", "two.txt": f"{NIGHT} {FERRY}\n"}
    project = make(tmp_path, documents, "fa")
    put(project, "two", f"{NIGHT} {FERRY}", "شب. قایق.")
    add_comment(project, "one", "Winter comes.", "a note on winter")
    change_source(project, "one", "Winter comes.", NIGHT)
    message = find(project, "one", NIGHT)
    assert (message.msgstr, message.fuzzy) == (("شب.",), True)
    assert "a note on winter" not in message.comments


@pytest.mark.parametrize("comment", [True, False])
def test_an_empty_message_is_offered_once_what_another_document_has(
    two: Project, comment: bool
) -> None:
    if comment:
        add_comment(two, "one", NIGHT, "a note on the night")
    put(two, "two", NIGHT, "شب.")
    change_source(two, "one", NIGHT, MORNING)
    offered, new = find(two, "one", NIGHT), find(two, "one", MORNING)
    assert (offered.msgstr, offered.fuzzy, new.fuzzy) == (("شب.",), True, True)
    assert offered.comments == (("a note on the night",) if comment else ()) + (OFFERED,)
    assert OFFERED not in new.comments
    before = snapshot(two.root)
    refresh(two)
    assert snapshot(two.root) == before
    clear(two, "one", NIGHT)
    before = snapshot(two.root)
    refresh(two)
    assert snapshot(two.root) == before
    assert find(two, "one", NIGHT).msgstr == ("",)


def test_many_documents_share_what_is_translated_in_one_of_them(tmp_path: Path) -> None:
    names = [f"d{number}" for number in range(6)]
    project = make(tmp_path, {f"{name}.txt": f"{NIGHT}\n\n{FERRY}\n" for name in names}, "fa")
    put(project, "d0", NIGHT, "شب.")
    put(project, "d0", FERRY, "قایق.")
    refresh(project)
    for name in names[1:]:
        assert (find(project, name, NIGHT).msgstr, find(project, name, FERRY).msgstr) == (
            ("شب.",),
            ("قایق.",),
        )
        assert find(project, name, NIGHT).fuzzy


def test_what_another_program_emptied_is_offered_again(tmp_path: Path) -> None:
    """OmegaT returns fuzzy messages empty and without their flag; the old text is obsolete."""
    project = make(tmp_path, {"one.txt": f"{NIGHT}\n"}, "fa")
    put(project, "one", NIGHT, "شب.")
    change_source(project, "one", MORNING)
    clear(project, "one", MORNING)
    refresh(project)
    message = find(project, "one", MORNING)
    assert (message.msgstr, message.fuzzy, message.previous) == (("شب.",), True, NIGHT)
    assert [block.msgid for block in read(project.catalog("one", "fa")).blocks] == [MORNING, NIGHT]


def test_a_lower_threshold_offers_what_was_refused(tmp_path: Path) -> None:
    other = "The river fell in the morning and left the bridge where it was, on its side."
    project = make(tmp_path, {"one.txt": f"{NIGHT}\n"}, "fa")
    put(project, "one", NIGHT, "شب.")
    (tmp_path / "source" / "one.txt").write_text(f"{other}\n", encoding="utf-8")
    update_with(project, threshold=95)
    assert find(project, "one", other).msgstr == ("",)
    update_with(project, threshold=30)
    message = find(project, "one", other)
    assert (message.msgstr, message.fuzzy) == (("شب.",), True)


def update_with(project: Project, threshold: float) -> None:
    settings = project.settings._replace(update=UpdateSettings(threshold=threshold))
    list(update(replace(project, settings=settings), ["one"], ["fa"]))


def test_a_message_whose_text_only_was_deleted_stays_empty(tmp_path: Path) -> None:
    """In a text editor the flag fuzzy is left: a person has seen the suggestion."""
    project = make(tmp_path, {"one.txt": f"{NIGHT}\n"}, "fa")
    put(project, "one", NIGHT, "شب.")
    change_source(project, "one", MORNING)
    put(project, "one", MORNING, "", doubtful=True)
    before = snapshot(project.root)
    refresh(project)
    assert snapshot(project.root) == before


def test_a_translation_that_was_taken_back_stays_so(tmp_path: Path) -> None:
    project = make(tmp_path, {"one.txt": f"{NIGHT}\n"}, "fa")
    put(project, "one", NIGHT, "شب.")
    change_source(project, "one", NIGHT, MORNING)
    put(project, "one", NIGHT, "")
    add_comment(project, "one", NIGHT, "to be done anew")
    refresh(project)
    assert find(project, "one", NIGHT).msgstr == ("",)
    assert find(project, "one", MORNING).msgstr == ("شب.",)


def test_what_was_suggested_from_another_document_is_not_confirmed_as_reverted(
    two: Project,
) -> None:
    put(two, "two", NIGHT, "شب.")
    change_source(two, "one", MORNING)
    put(two, "one", MORNING, "صبح، ناتمام", doubtful=True)
    change_source(two, "one", NIGHT)
    assert find(two, "one", NIGHT).fuzzy
    texts = [text for b in read(two.catalog("one", "fa")).blocks for text in b.msgstr]
    assert "صبح، ناتمام" in texts


def test_an_edited_suggestion_is_not_accepted_for_its_typography(tmp_path: Path) -> None:
    old, new = 'He said "no" to them - and left.', "He said “no” to them — and left."
    project = make(tmp_path, {"one.txt": f"{old}\n"}, "fa")
    put(project, "one", old, "نه.")
    change_source(project, "one", new)
    put(project, "one", new, "نه، ناتمام", doubtful=True)
    settings = project.settings._replace(update=UpdateSettings(accept="typography"))
    accepting = replace(project, settings=settings)
    list(update(accepting, ["one"], ["fa"]))
    assert find(project, "one", new).fuzzy
    put(project, "one", new, "نه.", doubtful=True)
    list(update(accepting, ["one"], ["fa"]))
    assert not find(project, "one", new).fuzzy


def test_a_document_that_was_renamed_is_remembered(tmp_path: Path) -> None:
    project = make(tmp_path, {"letter.txt": f"{NIGHT}\n"}, "fa")
    put(project, "letter", NIGHT, "شب.")
    (tmp_path / "source" / "letter.txt").rename(tmp_path / "source" / "brief.txt")
    project = refresh(project)
    message = find(project, "brief", NIGHT)
    assert (message.msgstr, message.fuzzy) == (("شب.",), True)


def test_many_restored_sources_are_looked_for_in_the_real_memory_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    searched: list[int] = []
    real = MemoryStore.find_sources

    def find_sources(self: MemoryStore, msgids: Set[str]) -> Iterable[tuple[int, str]]:
        searched.append(len(msgids))
        return real(self, msgids)

    monkeypatch.setattr(MemoryStore, "find_sources", find_sources)
    texts = [f"{NIGHT} {number}" for number in range(9)]
    old = [Message(f"{each} Or so.", ("f",), fuzzy=True, previous=each) for each in texts]
    known = parse(f'msgid ""\nmsgstr ""\n\nmsgid "{texts[3]}"\nmsgstr "f"\n'.encode(), "other")
    store = MemoryStore(lambda: [("other", known)], lambda: texts)
    found = match(old, [Message(each) for each in texts], Memory(store, "own"))
    kinds = [each and each.kind for each in found]
    assert kinds.count(MatchKind.REVERTED) == 8 and kinds[3] is not MatchKind.REVERTED
    assert searched == [9]


def test_what_was_adopted_without_a_source_is_suggested_to_no_other_document(
    two: Project,
) -> None:
    kept = make_obsolete(write_message(WITHOUT_SOURCE, NIGHT, NIGHT))
    with two.catalog("two", "fa").open("a", encoding="utf-8") as file:
        file.write(f"\n{kept.text}\n")
    assert read(two.catalog("two", "fa")).blocks[-1].context == WITHOUT_SOURCE
    change_source(two, "one", NIGHT, MORNING)
    assert find(two, "one", NIGHT).msgstr == find(two, "one", MORNING).msgstr == ("",)
