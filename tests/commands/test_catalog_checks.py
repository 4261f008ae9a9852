"""Parts of a large catalogue, checked by several processes: what is found is the same."""

from __future__ import annotations

import os
import pickle
from pathlib import Path
from typing import Any

import pytest

from dragoman.checks import Finding
from dragoman.commands._check import one_catalog as _catalog_checks
from dragoman.commands._check.located import SourceReader
from dragoman.commands._check.one_catalog import CatalogChecker, Part, find_bounds, list_parts
from dragoman.commands._parallel.workers import AGAIN, ALONE, Workers
from dragoman.commands.check import check, project_policy
from dragoman.errors import SourceError, gather
from dragoman.model import CatalogName
from dragoman.po import Block
from dragoman.project import Project
from dragoman.proofread import KnownTranslations
from helpers import projects

pytestmark = pytest.mark.usefixtures("copied_processes")
WORDS = "boats", "ships", "carts", "trains", "tents"
TEXT = "\n\n".join(f"There were {n} {WORDS[n % 5]} and {n // 7} letters." for n in range(140))
FAULTS = "{}  {}", "{}", "{} {}.", "{} 17 {}", "{0} {0} {1}"


def put_faults(message: Block) -> Block:
    """Translate a message; most translations have a fault, and some are repeated."""
    number = sum(map(ord, message.msgid))
    text = FAULTS[number % len(FAULTS)].format("قایق", f"نامه {number % 9}")
    return projects.translated(message, text)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A document of which each process checks a part, and one that nobody divides."""
    made = projects.make(tmp_path, {"long.txt": TEXT, "short.txt": WORDS[0]})
    for language in made.languages:
        projects.edit(made, put_faults, "long", language)
    sizes = [made.catalog("short", code).stat().st_size for code in made.languages]
    monkeypatch.setattr(_catalog_checks, "LARGE", max(sizes) + 1)
    monkeypatch.setattr("dragoman.commands._caches.check_cache.has_added_rules", lambda: True)
    return made


def look(project: Project, workers: Workers) -> list[tuple[str, tuple[Finding, ...]]]:
    """Check everything; nothing is remembered."""
    asked = tuple(project.documents), project.languages, project_policy(project)
    return [(each.path, each.findings) for each in check(project, *asked, workers=workers)]


@pytest.mark.parametrize("processes", [2, 3])
def test_the_same_is_found_in_the_same_order(project: Project, processes: int) -> None:
    places = [CatalogName(name, "fa") for name in project.documents]
    assert len(list_parts(project, places, Workers(processes))) > 2 + processes
    found = look(project, ALONE)
    assert found == look(project, Workers(processes))
    findings = dict(found)[project.show(project.catalog("long", "fa"))]
    assert len(findings) > 100


@pytest.mark.parametrize("damage", ["broken", "missing", "no folder", "another language"])
def test_a_catalogue_that_cannot_be_checked_is_told_once(project: Project, damage: str) -> None:
    path = project.catalog("long", "fa")
    if damage == "broken":
        path.write_bytes(path.read_bytes() + b'msgid "x\n')
    elif damage == "another language":
        path.write_bytes(path.read_bytes().replace(b"Language: fa", b"Language: ar"))
    else:
        path.unlink()
        if damage == "no folder":
            path.mkdir()
    found = look(project, ALONE)
    assert found == look(project, Workers(2))
    told = dict(found).get(project.show(path), ())
    assert [each.id for each in told].count("po-syntax") == (damage in {"broken", "no folder"})


def test_a_source_that_no_part_can_read_is_told(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Project.read_document

    def read(project: Project, document: str, *data: Any) -> object:
        if document == "long":
            raise SourceError("the disk reports an error")
        return real(project, document, *data)

    monkeypatch.setattr(Project, "read_document", read)
    asked = tuple(project.documents), project.languages, project_policy(project)
    alone, together = (gather(check(project, *asked, workers=who)) for who in (ALONE, Workers(2)))
    assert alone[0] == together[0] and len(alone[0]) == 4
    assert [str(each) for each in alone[1]] == [str(each) for each in together[1]]
    assert len(alone[1]) == 1


@pytest.mark.parametrize("document", ["long", "short"])
@pytest.mark.filterwarnings("ignore::dragoman.errors.DragomanWarning")
def test_where_a_process_is_ended_twice_the_others_are_checked(
    project: Project, document: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, caller = CatalogChecker.check_part, os.getpid()

    def check_part(checker: CatalogChecker, project: Project, part: Part) -> object:
        if part.place == (document, "ar") and os.getpid() != caller:
            os._exit(1)
        return real(checker, project, part)

    found = dict(look(project, ALONE))
    monkeypatch.setattr(CatalogChecker, "check_part", check_part)
    asked = tuple(project.documents), project.languages, project_policy(project)
    checked, errors = gather(check(project, *asked, workers=Workers(2)))
    path = project.show(project.catalog(document, "ar"))
    assert [str(error) for error in errors] == [f"{path}: {AGAIN}"]
    del found[path]
    assert {each.path: each.findings for each in checked} == found


@pytest.fixture
def again(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The catalogues that are checked as a whole, by this process."""
    checked: list[tuple[str, str]] = []
    real = CatalogChecker.find_faults

    def find_faults(checker: CatalogChecker, project: Project, place: CatalogName) -> object:
        checked.append(place)
        return real(checker, project, place)

    monkeypatch.setattr(CatalogChecker, "find_faults", find_faults)
    return checked


def test_one_that_changes_between_its_parts_is_checked_again_as_a_whole(
    project: Project, again: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = look(project, ALONE)
    again.clear()
    monkeypatch.setattr(_catalog_checks, "digest_bytes", lambda _: os.urandom(8))
    assert look(project, Workers(2)) == found
    assert again == [("long", "fa"), ("long", "ar")]


def test_where_nearly_every_word_is_a_finding_none_is_kept(
    project: Project, again: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = look(project, ALONE)
    again.clear()
    monkeypatch.setattr(_catalog_checks, "MOST", 10)
    assert look(project, Workers(2)) == found
    assert again == [("long", "fa"), ("long", "ar")]


@pytest.mark.parametrize("pieces", [2, 4, 7])
def test_each_message_is_in_one_part(pieces: int) -> None:
    for length in (*range(120), 10_001):
        parts = [
            Part(CatalogName("letter", "fa"), number, pieces + 1) for number in range(pieces + 2)
        ]
        bounds = [find_bounds(part, length) for part in parts]
        assert [n for first, last in bounds for n in range(first, last)] == [*range(length)]
        assert bounds[-1] == (length, length)
    assert find_bounds(Part(CatalogName("letter", "fa")), 70) == (0, 70)


def test_only_what_others_would_wait_for_is_divided(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = [CatalogName("long", "fa"), CatalogName("short", "fa")]
    whole = [Part(place) for place in places]
    assert list_parts(project, places, ALONE) == whole
    assert list_parts(project, places, Workers(cluster="tcp://192.0.2.1:8786")) == whole
    many = [CatalogName("long", "fa")] * 9
    first = [Part(many[0], number, 2) for number in range(3)]
    assert list_parts(project, many, Workers(2)) == [*first, *map(Part, many[1:])]
    monkeypatch.setattr(_catalog_checks, "LARGE", 1_000_000)
    assert list_parts(project, places, Workers(2)) == whole


def test_what_checks_travels_without_the_catalogue(project: Project) -> None:
    checker = CatalogChecker(project_policy(project), {"fa": KnownTranslations()}, SourceReader())
    size = len(pickle.dumps(checker))
    first = checker.check_part(project, Part(CatalogName("long", "fa"), 0, 3))
    assert first is not None and first.in_texts
    assert len(pickle.dumps(checker)) == size
    travelled = pickle.loads(pickle.dumps(checker))  # noqa: S301 - it is our own
    assert travelled.check_part(project, Part(CatalogName("long", "fa"), 0, 3)) == first
