"""What an update says about each suggestion: where it comes from, why, and what came next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.commands._update.plans import UpdateRequest
from dragoman.commands._update.suggestions import Origin, Suggestion
from dragoman.commands.explain import as_data, explain
from dragoman.commands.update import UpdatedDocument, update
from dragoman.files.locking import lock
from dragoman.matching.model import MatchKind
from dragoman.matching.reasons import Reason
from dragoman.matching.weights import WEIGHTS
from dragoman.po import Block, write_block
from dragoman.project import Project, find_project
from dragoman.settings import UpdateSettings
from helpers.projects import blocks, edit, make, translate, translated

FERRY = "The ferry left the old harbour at dawn with forty passengers on board."
FIFTY = FERRY.replace("forty", "fifty")
SNOW = "Snow lay on every roof of the town until the middle of April."
NIGHT = "The river rose in the night and took the bridge with it."


def write_source(project: Project, name: str, *paragraphs: str) -> None:
    path = project.root / "source" / f"{name}.txt"
    path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")


def run_update(project: Project, *, accept: str = "", memory: bool = True) -> list[Suggestion]:
    project = find_project(project.root)
    options = UpdateSettings(accept=accept, memory=memory)
    project = replace(project, settings=project.settings._replace(update=options))
    request = UpdateRequest(explain=True)
    updated = list(update(project, tuple(project.documents), project.languages, request))
    return [each for document in updated for each in explain(project, document)]


@pytest.fixture
def letter(tmp_path: Path) -> Project:
    """A letter of three paragraphs, all translated into Persian."""
    project = make(tmp_path, {"letter.txt": f"{FERRY}\n\n{SNOW}\n\n{NIGHT}\n"}, "fa")
    translate(project)
    return project


def test_a_suggestion_names_its_message_its_paragraph_and_its_origin(letter: Project) -> None:
    write_source(letter, "letter", "A new beginning.", FIFTY, SNOW, NIGHT)
    (found,) = run_update(letter)
    assert (found.document, found.language, found.numbers) == ("letter", "fa", (2,))
    assert (found.message.msgid, found.message.msgstr) == (FIFTY, (f"fa: {FERRY}",))
    assert found.message.fuzzy
    assert found.match.kind is MatchKind.SIMILAR
    assert found.origins == (Origin("letter", None, FERRY, f"fa: {FERRY}"),)
    assert found.reasons.why == (Reason.ALIKE, Reason.NEIGHBOURS)
    assert found.match.score == found.reasons.likeness + found.reasons.edits
    assert 90 < found.reasons.likeness < 100
    assert found.reasons.bar == WEIGHTS.threshold - WEIGHTS.allowance_between_neighbours


def test_what_an_empty_message_is_offered_names_its_origin(letter: Project) -> None:
    """Also where the messages have other numbers than before: a paragraph is new."""
    write_source(letter, "letter", FIFTY, SNOW, NIGHT)
    run_update(letter)
    edit(letter, lambda message: empty(message) if message.msgid == FIFTY else message)
    write_source(letter, "letter", "A new beginning.", FIFTY, SNOW, NIGHT)
    (found,) = run_update(letter)
    assert found.match.kind is MatchKind.OFFERED
    assert (found.message.msgstr, found.message.fuzzy) == ((f"fa: {FERRY}",), True)
    assert found.origins == (Origin("letter", None, FERRY, f"fa: {FERRY}"),)


def empty(message: Block) -> Block:
    """Empty a message as OmegaT does: its flag and its previous source go, too."""
    entry = message.entry()
    entry.msgstr, entry.flags, entry.previous_msgid = "", [], None
    return write_block(entry, message)


def test_the_next_best_is_named_with_its_document(letter: Project) -> None:
    near = FERRY.replace("dawn", "noon on a Sunday")
    write_source(letter, "letter", FERRY, SNOW, NIGHT, near)
    write_source(letter, "diary", "I slept until noon.")
    run_update(letter)
    translate(letter)
    translate(letter, "diary")
    asked = near.replace("passengers", "soldiers").replace("forty", "ninety")
    write_source(letter, "diary", "I slept until noon.", asked)
    (found,) = run_update(letter)
    assert found.origins == (Origin("letter", None, near, f"fa: {near}"),)
    assert found.next_best == Origin("letter", None, FERRY, f"fa: {FERRY}")
    assert found.reasons.why == (Reason.ALIKE, Reason.MEMORY)
    following = found.reasons.next_best
    assert following is not None
    assert following.source == FERRY
    assert 60 < following.score < found.match.score
    (data,) = as_data([found])["suggestions"]
    assert data["handicap"] == 2.0
    score = round(following.score, 1)
    assert data["next_best"] == {**found.next_best._asdict(), "score": score}


def test_nothing_is_the_next_best_of_an_only_text(tmp_path: Path) -> None:
    project = make(tmp_path, {"letter.txt": f"{FERRY}\n"}, "fa")
    translate(project)
    write_source(project, "letter", FIFTY)
    (found,) = run_update(project)
    assert [origin.source for origin in found.origins] == [FERRY]
    assert found.next_best is None


def test_a_second_update_suggests_nothing_and_leaves_what_is_fuzzy(letter: Project) -> None:
    write_source(letter, "letter", FIFTY, SNOW, NIGHT)
    assert len(run_update(letter)) == 1
    assert run_update(letter) == []


def test_a_merger_names_all_its_origins(letter: Project) -> None:
    write_source(letter, "letter", f"{FERRY} {SNOW}", NIGHT)
    (found,) = run_update(letter)
    assert found.match.kind is MatchKind.MERGED
    assert [origin.source for origin in found.origins] == [FERRY, SNOW]
    assert found.reasons.likeness == 100.0


def test_the_origin_of_a_fuzzy_message_is_the_text_that_it_was_translated_from(
    letter: Project,
) -> None:
    write_source(letter, "letter", FIFTY, SNOW, NIGHT)
    run_update(letter)
    write_source(letter, "letter", FIFTY.replace("dawn", "noon"), SNOW, NIGHT)
    (found,) = run_update(letter)
    assert found.origins == (Origin("letter", None, FERRY, f"fa: {FERRY}"),)


def test_a_document_that_was_renamed_is_named_as_the_origin(letter: Project) -> None:
    (letter.root / "source" / "letter.txt").rename(letter.root / "source" / "brief.txt")
    found = run_update(letter)
    assert [each.origins[0].document for each in found] == ["letter"] * 3
    assert {each.reasons.why for each in found} == {(Reason.SAME_TEXT, Reason.MEMORY)}
    assert {each.match.score for each in found} == {98.0}


def test_what_is_accepted_for_its_typography_is_explained_and_not_fuzzy(tmp_path: Path) -> None:
    project = make(tmp_path, {"letter.txt": 'He said "no" - and left.\n'}, "fa")
    translate(project)
    write_source(project, "letter", "He said “no” — and left.")
    (found,) = run_update(project, accept="typography")
    assert not found.message.fuzzy
    assert found.reasons.why[0] is Reason.TYPOGRAPHY


def test_a_message_without_a_suggestion_is_not_explained(letter: Project) -> None:
    write_source(letter, "letter", FERRY, SNOW, NIGHT, "Something quite unlike all that.")
    assert run_update(letter) == []


def test_without_the_memory_no_other_document_is_searched(letter: Project) -> None:
    write_source(letter, "diary", FERRY)
    assert run_update(letter, memory=False) == []
    write_source(letter, "notes", FERRY)
    assert [found.document for found in run_update(letter)] == ["diary", "notes"]


def test_the_data_have_full_texts_and_rounded_scores(letter: Project) -> None:
    write_source(letter, "letter", FIFTY, SNOW, NIGHT)
    suggestions = run_update(letter)
    likeness = round(suggestions[0].reasons.likeness, 1)
    assert as_data(suggestions) == {
        "schema_version": 1,
        "suggestions": [
            {
                "document": "letter",
                "language": "fa",
                "paragraphs": [1],
                "context": None,
                "source": FIFTY,
                "translation": f"fa: {FERRY}",
                "fuzzy": True,
                "kind": "similar",
                "reasons": ["alike", "neighbours"],
                "likeness": likeness,
                "score": round(suggestions[0].match.score, 1),
                "needed": WEIGHTS.threshold - WEIGHTS.allowance_between_neighbours,
                "handicap": 0.0,
                "steadiness": 0.0,
                "edits": round(suggestions[0].match.score - suggestions[0].reasons.likeness, 1),
                "from": [
                    {
                        "document": "letter",
                        "context": None,
                        "source": FERRY,
                        "translation": f"fa: {FERRY}",
                    }
                ],
                "next_best": None,
            }
        ],
    }


def test_what_somebody_translated_meanwhile_is_what_is_explained(
    letter: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The catalogue is read before the lock is held: whoever was quicker is not ignored."""

    def correct(message: Block) -> Block:
        if message.msgid != FERRY:
            return message
        entry = message.entry()
        entry.msgstr = "کشتی"
        return write_block(entry, message)

    @contextmanager
    def lock_late(folder: Path) -> Iterator[None]:
        edit(letter, correct)
        with lock(folder):
            yield

    monkeypatch.setattr("dragoman.commands.update.lock", lock_late)
    write_source(letter, "letter", FIFTY, SNOW, NIGHT)
    (found,) = run_update(letter)
    assert found.message.msgstr == ("کشتی",)
    assert found.origins == (Origin("letter", None, FERRY, "کشتی"),)


def update_all(project: Project) -> list[UpdatedDocument]:
    project = find_project(project.root)
    return list(update(project, tuple(project.documents), project.languages))


def test_an_update_names_the_catalogues_that_it_read_for_suggestions(letter: Project) -> None:
    (document,) = update_all(letter)
    assert document.catalogs[0].remembered == ()
    write_source(letter, "diary", NIGHT)
    folder = letter.locale_folder / "fa" / "LC_MESSAGES"
    (folder / "former.po").write_bytes((folder / "letter.po").read_bytes())
    (folder / "broken.po").write_text("garbage\n", encoding="utf-8")
    diary, _ = update_all(letter)
    (catalog,) = diary.changed
    assert catalog.is_new
    assert catalog.remembered == ("letter", "former")
    (error,) = catalog.skipped
    assert str(error.path).endswith("broken.po")
    assert error.line == 1


def test_a_translation_that_was_edited_is_its_own_and_needs_no_explanation(
    letter: Project,
) -> None:
    write_source(letter, "letter", FIFTY, SNOW, NIGHT)
    run_update(letter)
    edit(letter, lambda message: translated(message, "کشتی") if message.fuzzy else message)
    assert run_update(letter) == []
    assert (FIFTY, ("کشتی",), False) in [(m.msgid, m.msgstr, m.fuzzy) for m in blocks(letter)]
