"""An update keeps bytes instead of messages; what it writes and says is the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman import clock
from dragoman.commands._parallel.workers import Workers
from dragoman.commands._update import catalog_plans, match_plans
from dragoman.commands._update.catalog_plans import CatalogPlan
from dragoman.commands._update.jobs import make_read_task
from dragoman.commands._update.match_jobs import Texts
from dragoman.commands._update.plans import UpdateRequest, make_way
from dragoman.commands._update.suggestions import Suggestion
from dragoman.commands.explain import explain
from dragoman.commands.update import update
from dragoman.errors import DragomanError
from dragoman.files import kept_bytes
from dragoman.matching import kept_messages
from dragoman.po import Block, Catalog, compact
from dragoman.project import Project, find_project
from helpers import projects
from helpers.support import snapshot

TEXTS = {
    "letter.txt": "The ferry waits at the pier.\n\nSnow lay on every roof of the village.\n",
    "diary.txt": "Snow lay on every roof of the town.\n\nI slept until noon every day.\n",
    "notes.txt": "Nothing of this changes at all.\n",
}
CHANGED = {
    "letter.txt": "The ferry waits at the old pier.\n\nI slept until noon on every day.\n",
    "diary.txt": "I slept until noon every day.\n\nThe ferry waits at the pier.\n",
}


@pytest.fixture(autouse=True)
def moment(monkeypatch: pytest.MonkeyPatch) -> None:
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def keep_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep no messages, and all bytes in a file."""
    monkeypatch.setattr(catalog_plans, "_LOADED", 0)
    monkeypatch.setattr(kept_messages, "IN_MEMORY", 0)
    monkeypatch.setattr(kept_bytes, "IN_MEMORY", 0)


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return a set to which the documents come whose catalogues are parsed a second time.

    Nothing is remembered of other tests: what is known of a catalogue is not parsed again.
    """
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    documents: set[str] = set()
    parse_again = catalog_plans._parse_again

    def note(plan: CatalogPlan, like: Catalog | None = None) -> Catalog | None:
        documents.add(plan.document)
        return parse_again(plan, like)

    monkeypatch.setattr(catalog_plans, "_parse_again", note)
    return documents


def make(folder: Path) -> Project:
    """Make a translated project of which two sources have changed then."""
    folder.mkdir(exist_ok=True)
    project = projects.make(folder, TEXTS)
    for document in ("letter", "diary", "notes"):
        for language in ("fa", "ar"):
            projects.edit(project, translate, document, language)
    for name, text in CHANGED.items():
        (folder / "source" / name).write_text(text, encoding="utf-8")
    return find_project(folder)


def translate(block: Block) -> Block:
    return projects.translated(block, f"جمله {len(block.msgid)} درباره راه دریاست.")


def run(project: Project) -> tuple[list[tuple[object, ...]], list[Suggestion]]:
    """Update all; return what is said of it."""
    names = tuple(project.documents)
    updated = list(update(project, names, project.languages, UpdateRequest(explain=True)))
    said: list[tuple[object, ...]] = [
        (document.extracted.document, one.language, one.report, one.is_new, one.remembered)
        for document in updated
        for one in document.catalogs
    ]
    return said, [each for document in updated for each in explain(project, document)]


@pytest.mark.parametrize("kind", ["plain", "large", "terms"])
def test_the_files_and_the_reports_are_the_same(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where messages are slices of bytes, and where templates differ by their terms."""
    here, there = make(tmp_path / "here"), make(tmp_path / "there")
    if kind == "large":
        monkeypatch.setattr(compact, "LARGE", 1)
    if kind == "terms":
        here, there = map(add_glossary, (here, there))
    expected = run(here)
    request.getfixturevalue("keep_bytes")
    assert run(there) == expected
    assert snapshot(tmp_path / "there") == snapshot(tmp_path / "here")
    assert expected[1]  # there are suggestions
    if kind == "terms":
        written = [
            here.catalog("letter", code).read_text(encoding="utf-8") for code in ("fa", "ar")
        ]
        assert ["کشتی" in each for each in written] == [True, False]
        assert ["عبارة" in each for each in written] == [False, True]


def add_glossary(project: Project) -> Project:
    """Let catalogues have the terms of a glossary as comments."""
    terms = "term,language,translation\nferry,fa,کشتی\nferry,ar,عبارة\n"
    (project.root / "glossary.csv").write_text(terms, encoding="utf-8")
    with (project.root / "dragoman.toml").open("a", encoding="utf-8") as file:
        file.write("\n[check]\ncomments = true\n")
    return find_project(project.root)


def test_a_template_is_parsed_once_for_all_languages(
    tmp_path: Path, keep_bytes: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make(tmp_path)
    parsed: list[str] = []

    def parse_compact(data: bytes, name: str) -> Catalog:
        parsed.append(name)
        return compact.parse_compact(data, name)

    monkeypatch.setattr("dragoman.commands._update.match_jobs.parse_compact", parse_compact)
    run(project)
    assert not parsed


def test_a_mistake_leaves_the_files_of_its_document_as_they_were(
    tmp_path: Path, keep_bytes: None
) -> None:
    project = make(tmp_path)
    project.catalog("letter", "ar").write_text("garbage\n", encoding="utf-8")
    before = snapshot(tmp_path)
    with pytest.raises(DragomanError, match="letter"):
        run(project)
    changed = {name for name, data in snapshot(tmp_path).items() if before[name] != data}
    assert {Path(name).stem for name in changed} == {"diary"}


def test_a_new_project_is_not_held_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there are no catalogues, the texts of the templates count."""
    for number in range(5):
        path = tmp_path / "source" / f"d{number}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXTS["letter.txt"], encoding="utf-8")
    (tmp_path / "dragoman.toml").write_text('languages = ["fa", "ar"]\n', encoding="utf-8")
    held: list[bool] = []
    real = catalog_plans.load_texts

    def load_texts(plan: CatalogPlan) -> Texts:
        held.append(plan.work.find(plan) is not None)
        return real(plan)

    monkeypatch.setattr(match_plans, "load_texts", load_texts)
    monkeypatch.setattr(catalog_plans, "_LOADED", 2 * len(TEXTS["letter.txt"]))
    run(find_project(tmp_path))
    assert len(held) == 10 and 1 <= sum(held) <= 2


def test_what_helpers_have_read_is_not_parsed_again(tmp_path: Path, parsed: set[str]) -> None:
    """They send the messages that may be suggested elsewhere. Of a document that needs no others
    they send none: mostly, nobody asks for them."""
    alone, helped = make(tmp_path / "alone"), make(tmp_path / "helped")
    list(update(alone, tuple(alone.documents), alone.languages))
    parsed.clear()
    list(update(helped, tuple(helped.documents), helped.languages, workers=Workers(2)))
    assert parsed == {"notes"}
    assert snapshot(helped.root) == snapshot(alone.root)


@pytest.mark.parametrize("are_slices", [False, True])
def test_messages_that_are_slices_of_a_catalogue_are_not_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, are_slices: bool
) -> None:
    """They would need much memory where they came to: who wants them parses the catalogue again.

    What a helper does is called here: a process that begins anew knows nothing of this limit.
    """
    monkeypatch.setattr(compact, "LARGE", 0 if are_slices else 1 << 20)
    project = make(tmp_path)
    task = make_read_task(project, make_way(project, project.languages, UpdateRequest()))
    confirmed = task.function(project, "letter").confirmed
    assert [each is None for each in confirmed] == [are_slices, are_slices]
