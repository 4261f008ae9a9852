"""A search that found nothing is made again only when something has changed that it reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.matching import suggest
from dragoman.po import Block, read, write_block
from dragoman.project import Project
from helpers import projects
from helpers.caches import use_own_cache

NIGHT = "The river rose in the night and took the bridge with it."
FERRY = "Nobody had seen the ferryman since the first snow."
MILL = "The old mill stood empty until the soldiers came."


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, which is worth opening for every file."""
    return use_own_cache(tmp_path_factory.mktemp("cache"), monkeypatch)


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of empty messages that were searched for, one entry a search."""
    counts: list[int] = []
    find = suggest.suggest_for_empty

    def count(*given: object) -> object:
        counts.append(len(given[0]))  # type: ignore[arg-type]
        return find(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(suggest, "suggest_for_empty", count)
    return counts


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Two documents that share a text; nothing is translated."""
    documents = {"one.txt": f"{NIGHT}\n\n{FERRY}\n", "two.txt": f"{FERRY}\n\n{MILL}\n"}
    return projects.make(tmp_path, documents, "fa")


def rerun(project: Project, searched: list[int]) -> list[int]:
    searched.clear()
    projects.refresh(project)
    return list(searched)


def put(project: Project, document: str, msgid: str, text: str) -> None:
    projects.edit(
        project, lambda m: projects.translated(m, text) if m.msgid == msgid else m, document
    )


def find(project: Project, document: str, msgid: str) -> str:
    blocks = read(project.catalog(document, "fa")).blocks
    return next(block.msgstr[0] for block in blocks if block.msgid == msgid)


def test_nothing_is_searched_twice_in_vain(project: Project, searched: list[int]) -> None:
    assert rerun(project, searched) == []


def test_what_another_document_gets_is_searched_for(project: Project, searched: list[int]) -> None:
    put(project, "two", FERRY, "قایق")
    assert rerun(project, searched) == [2, 1]
    assert find(project, "one", FERRY) == "قایق"
    assert rerun(project, searched) == []


def test_what_an_update_confirms_is_searched_for_by_the_next(
    project: Project, searched: list[int]
) -> None:
    """As where gettext's msgmerge made the fuzzy message: no obsolete one has its old source."""
    path = project.root / "source" / "two.txt"
    path.write_text(f"{FERRY.replace('snow', 'frost')}\n\n{MILL}\n", encoding="utf-8")
    rerun(project, searched)
    projects.edit(project, make_fuzzy, "two")
    rerun(project, searched)
    path.write_text(f"{FERRY}\n\n{MILL}\n", encoding="utf-8")
    rerun(project, searched)
    assert (find(project, "two", FERRY), find(project, "one", FERRY)) == ("قایق", "")
    assert rerun(project, searched) == [2, 1]
    assert find(project, "one", FERRY) == "قایق"


def make_fuzzy(message: Block) -> Block:
    if message.msgid == MILL:
        return message
    entry = message.entry()
    entry.msgstr, entry.flags, entry.previous_msgid = "قایق", ["fuzzy"], FERRY
    return write_block(entry, message)


def test_a_changed_source_is_searched_for(project: Project, searched: list[int]) -> None:
    put(project, "one", NIGHT, "شب")
    rerun(project, searched)
    (project.root / "source" / "one.txt").write_text(f"{FERRY}\n", encoding="utf-8")
    assert rerun(project, searched) == [1]
    assert rerun(project, searched) == []


def test_another_threshold_is_searched_with(project: Project, searched: list[int]) -> None:
    assert rerun(project, searched) == []
    settings = project.root / "dragoman.toml"
    settings.write_text(settings.read_text() + "[update]\nthreshold = 30\n")
    assert rerun(project, searched) == [2, 2]


def test_a_damaged_cache_costs_a_search_only(
    project: Project, searched: list[int], cache: Path
) -> None:
    for path in cache.iterdir():
        path.write_bytes(b"\x00")
    assert rerun(project, searched) == [2, 2]


def test_a_whole_catalogue_needs_no_search(project: Project, searched: list[int]) -> None:
    for document, texts in {"one": (NIGHT, FERRY), "two": (FERRY, MILL)}.items():
        for text in texts:
            put(project, document, text, f"fa {text}")
    assert rerun(project, searched) == []
