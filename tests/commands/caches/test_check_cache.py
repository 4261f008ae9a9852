"""What ``check`` remembers: the same findings as without it, and nothing that anybody can read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import combinations
from pathlib import Path

import pytest

from dragoman.checks import Finding
from dragoman.commands._caches import check_cache, user_cache
from dragoman.commands._check import catalogs as _check_catalogs
from dragoman.commands._check.one_catalog import CatalogChecker
from dragoman.commands.check import check, check_each, project_policy
from dragoman.errors import CatalogError, DragomanError, SourceError, keep_errors
from dragoman.model import CatalogName
from dragoman.project import Project, find_project
from helpers import projects

LETTER = "In 2015 we came to Paris.\n\nIt was cold in Paris.\n\nWe live in Paris now.\n"
DIARY = "It was cold in Paris.\n\nThere were 12 boats.\n"
GLOSSARY = "term,language,translation\nboats,fa,قایق\n"

Found = dict[str, tuple[Finding, ...]]


@pytest.fixture(autouse=True)
def caches(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr(user_cache, "cache_folder", lambda: folder)
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Two documents in two languages, with faults in their translations."""
    made = projects.make(tmp_path, {"letter.txt": LETTER, "diary.md": DIARY})
    for document in made.documents:
        for language in made.languages:
            projects.translate(made, document, language)
    return made


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The catalogues that the rules have looked at."""
    made: list[tuple[str, str]] = []
    real = CatalogChecker.find_faults

    def find_faults(checker: CatalogChecker, project: Project, place: CatalogName) -> object:
        made.append(place)
        return real(checker, project, place)

    monkeypatch.setattr(CatalogChecker, "find_faults", find_faults)
    return made


def look(project: Project) -> Found:
    """Check everything, with the settings as they are now; what cannot be read stops nothing."""
    project = find_project(project.root)
    every = check(project, tuple(project.documents), project.languages, project_policy(project))
    return {each.path: each.findings for each in keep_errors(every, [])}


def look_anew(project: Project, monkeypatch: pytest.MonkeyPatch) -> Found:
    """Check everything without the cache."""
    with monkeypatch.context() as patch:
        patch.setattr(check_cache, "has_added_rules", lambda: True)
        return look(project)


def test_the_same_is_found_and_no_rule_is_asked(
    project: Project, asked: list[tuple[str, str]]
) -> None:
    first = look(project)
    assert all(first.values()) and len(asked) == 4
    asked.clear()
    assert look(project) == first
    assert asked == []


def test_the_names_of_files_are_those_of_today(
    project: Project, asked: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = look(project)
    asked.clear()
    monkeypatch.chdir(project.root)
    again = look(project)
    assert asked == [] and not again.keys() & first.keys()
    assert all(each.path == path for path, found in again.items() for each in found)


def write_settings(text: str) -> Callable[[Project], None]:
    def change(project: Project) -> None:
        path = project.root / "dragoman.toml"
        path.write_text(f"{path.read_text(encoding='utf-8')}{text}", encoding="utf-8")

    return change


def edit_catalog(project: Project) -> None:
    projects.edit(project, lambda block: projects.translated(block, "یک"), "letter", "fa")


def edit_other_document(project: Project) -> None:
    projects.edit(project, lambda block: projects.translated(block, "دو"), "diary", "fa")


def remove_other_document(project: Project) -> None:
    project.catalog("diary", "fa").unlink()


def edit_source(project: Project) -> None:
    path = project.source("letter")
    path.write_text(f"A heading\n\n{LETTER}", encoding="utf-8")


def change_markup(project: Project) -> None:
    project.source("letter").rename(project.root / "source" / "letter.md")


def remove_source(project: Project) -> None:
    project.source("letter").write_bytes(b"\0")


def write_glossary(project: Project) -> None:
    (project.root / "glossary.csv").write_text(GLOSSARY, encoding="utf-8")


def damage_catalog(project: Project) -> None:
    path = project.catalog("letter", "fa")
    path.write_bytes(path.read_bytes() + b'msgid "x\n')


CHANGES: dict[str, Callable[[Project], None]] = {
    "the catalogue": edit_catalog,
    "a damaged catalogue": damage_catalog,
    "another document's catalogue": edit_other_document,
    "another document's catalogue, removed": remove_other_document,
    "the source": edit_source,
    "what the source is written in": change_markup,
    "a source that cannot be read": remove_source,
    "the glossary": write_glossary,
    "rules that are off": write_settings('[check]\ndisable = ["numbers"]\n'),
    "severities": write_settings('[check.severity]\nnumbers = "hint"\n'),
    "digits": write_settings('[check]\ndigits = "native"\n'),
    "quotation marks": write_settings('[check.quotes]\nfa = "«»"\n'),
    "the language of the sources": write_settings('source-language = "de"\n'),
    "the names of people": write_settings('translator = "Somebody <a@example.org>"\n'),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_whatever_a_rule_can_read_is_read_again(
    project: Project,
    asked: list[tuple[str, str]],
    change: Callable[[Project], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    look(project)
    change(project)
    asked.clear()
    assert look(project) == look_anew(project, monkeypatch)
    assert ("letter", "fa") in asked


def test_the_text_beside_which_a_message_was_translated_is_read_again(
    project: Project, asked: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project.catalog("letter", "fa")
    mark = "# dragoman: pivot ar 0123456789abcdef\n"
    path.write_text(path.read_text("utf-8").replace("#: ", f"{mark}#: ", 1), encoding="utf-8")
    look(project)
    projects.edit(project, lambda block: projects.translated(block, "ثلاثة"), "letter", "ar")
    asked.clear()
    assert look(project) == look_anew(project, monkeypatch)
    assert ("letter", "fa") in asked


@pytest.mark.parametrize("name", ["digest_versions", "read_program"])
def test_with_other_programs_all_is_made_anew(
    project: Project, asked: list[tuple[str, str]], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    look(project)
    asked.clear()
    another = {"digest_versions": "another", "read_program": b"another"}
    monkeypatch.setattr(check_cache, name, lambda: another[name])
    look(project)
    assert len(asked) == 4


def test_where_others_add_rules_nothing_is_remembered(
    project: Project,
    caches: Path,
    asked: list[tuple[str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(check_cache, "has_added_rules", lambda: True)
    look(project)
    look(project)
    assert len(asked) == 8 and not any(caches.glob("findings-*"))


def test_what_is_found_in_a_file_that_changes_meanwhile_is_not_kept(
    project: Project, asked: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    checking = check(project, ("letter", "diary"), ("fa",), project_policy(project))
    next(checking)
    edit_catalog(project)
    list(checking)
    asked.clear()
    assert look(project) == look_anew(project, monkeypatch)
    assert ("letter", "fa") in asked


def test_what_is_gone_through_too_late_is_not_kept(
    project: Project, asked: list[tuple[str, str]]
) -> None:
    project.catalog("letter", "ar").unlink()
    checking = check_each(project, ("letter", "diary"), ("fa", "ar"), project_policy(project))
    late = [next(checking) for _ in range(3)]
    assert any([list(found) for _, found in late])
    assert not list(checking)
    asked.clear()
    look(project)
    assert ("letter", "fa") in asked


def test_a_catalogue_that_is_missing_makes_nobody_read_the_others(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.catalog("diary", "fa").unlink()
    first = look(project)

    def fail(*_: object) -> object:
        raise AssertionError("the translations were read")

    monkeypatch.setattr(_check_catalogs, "read_translations", fail)
    assert look(project) == first


def test_a_single_document_that_has_changed_is_remembered_again(
    project: Project, asked: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    look(project)
    edit_source(project)
    look(project)
    asked.clear()
    look(project)
    assert not asked


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"version": "1", "findings": 1}', b"\xff"])
def test_a_damaged_cache_is_no_cache(project: Project, caches: Path, damage: bytes) -> None:
    first = look(project)
    (file,) = caches.glob("findings-*")
    file.write_bytes(damage)
    assert look(project) == first


@pytest.mark.parametrize(
    "row", [[], [1], ["numbers", "awful", *[""] * 9], ["numbers", "error", "", None, "x", *[0] * 6]]
)
def test_a_damaged_entry_is_no_entry(
    project: Project,
    asked: list[tuple[str, str]],
    row: list[object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = look(project)
    monkeypatch.setattr(check_cache, "unseal", lambda _key, _entry: [row])
    asked.clear()
    assert look(project) == first
    assert len(asked) == 4


def test_nobody_reads_a_text_in_the_cache(project: Project, caches: Path) -> None:
    found = look(project)
    said = {each.message for findings in found.values() for each in findings}
    (file,) = caches.glob("findings-*")
    text = file.read_text(encoding="ascii")
    assert said and not any(each in text for each in (*said, "Paris", "letter", "diary"))
    assert str(project.root) not in text


def test_what_was_used_longest_ago_goes_first(
    project: Project, caches: Path, asked: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    look(project)
    (file,) = caches.glob("findings-*")
    size = 1.2 * file.stat().st_size
    monkeypatch.setattr(check_cache, "MOST", size)
    for text in ("یک", "دو", "سه"):
        projects.edit(project, partial(projects.translated, text=text), "letter", "fa")
        look(project)
    assert file.stat().st_size < 1.1 * size
    asked.clear()
    look(project)
    assert asked == []


def test_a_cache_that_cannot_be_written_is_no_error(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> Path:
        raise RuntimeError

    monkeypatch.setattr(user_cache, "cache_folder", fail)
    assert look(project) == look(project)


def test_two_checks_at_once_keep_what_both_have_found(
    project: Project, asked: list[tuple[str, str]]
) -> None:
    policy = project_policy(project)
    one = check(project, ("letter",), ("fa",), policy)
    next(one)
    list(check(project, ("diary",), ("fa",), policy))
    assert not list(one)  # only now it writes what it has found
    asked.clear()
    list(check(project, ("letter", "diary"), ("fa",), policy))
    assert asked == []


def fail_at(
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    error: DragomanError,
    at: Sequence[int],
    asked: tuple[str, ...],
) -> None:
    """Let a method of the project fail these times when it is asked for this, as a disk of the
    network does: before and after it, the same can be read."""
    real, calls = getattr(Project, name), 0

    def read(project: Project, *args: object) -> object:
        nonlocal calls
        calls += args[: len(asked)] == asked
        if args[: len(asked)] == asked and calls in at:
            raise error
        return real(project, *args)

    monkeypatch.setattr(Project, name, read)


@pytest.mark.parametrize("at", [*combinations(range(1, 7), 1), *combinations(range(1, 7), 2)])
@pytest.mark.parametrize(
    ("name", "error", "asked"),
    [
        ("read_catalog_bytes", CatalogError("the disk reports an error"), ("letter", "fa")),
        ("read_source", SourceError("the disk reports an error"), ("letter",)),
        ("read_document", SourceError("the disk reports an error"), ("letter",)),
    ],
)
def test_what_could_not_be_read_for_a_moment_is_not_remembered(
    project: Project,
    name: str,
    error: DragomanError,
    asked: tuple[str, ...],
    at: Sequence[int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Neither that a catalogue is wrong, nor what its rules find without it or its source, nor
    what they find in another one without it."""
    edit_other_document(project)
    found = look_anew(project, monkeypatch)
    with monkeypatch.context() as patch:
        fail_at(patch, name, error, at, asked)
        look(project)
    assert look(project) == found
    projects.edit(project, lambda block: projects.translated(block, "سه"), "letter", "fa")
    assert look(project) == look_anew(project, monkeypatch)
    project.catalog("letter", "fa").unlink()
    assert look(project) == look_anew(project, monkeypatch)


def test_the_pivot_that_could_not_be_read_for_a_moment_is_not_forgotten(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project.catalog("letter", "fa")
    mark = "# dragoman: pivot ar 0123456789abcdef\n"
    path.write_text(path.read_text("utf-8").replace("#: ", f"{mark}#: ", 1), encoding="utf-8")
    found = look_anew(project, monkeypatch)
    with monkeypatch.context() as patch:
        error = CatalogError("the disk reports an error")
        fail_at(patch, "read_catalog", error, [1], ("letter", "ar"))
        assert look(project) != found
    assert look(project) == found
