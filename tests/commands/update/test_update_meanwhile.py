"""What other programs do to files while an update reads, plans and writes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from pkgutil import resolve_name

import pytest

from dragoman import clock, files
from dragoman.commands._caches import count_cache
from dragoman.commands._update import catalog_plans, plans
from dragoman.commands._update.plans import UpdateRequest
from dragoman.commands.explain import explain
from dragoman.commands.update import preview_update, update
from dragoman.errors import DragomanError
from dragoman.files import half_saved, kept_bytes
from dragoman.matching import kept_messages
from dragoman.po import Block
from dragoman.project import Project, find_project
from helpers import projects
from helpers.support import snapshot

TEXTS = {
    "letter.txt": "The ferry waits at the pier.\n\nSnow lay on every roof of the village.\n",
    "diary.txt": "Snow lay on every roof of the town.\n\nI slept until noon every day.\n",
    "notes.txt": "The road goes down to the sea.\n\nNobody knew the way to the harbour.\n",
}
CHANGED = {
    "letter.txt": "The ferry waits at the old pier.\n\nThe road goes down to the old sea.\n",
    "diary.txt": "I slept until noon every day.\n\nThe ferry waits at the pier.\n",
}
OTHER = "جمله دیگر"


@pytest.fixture(params=["held", "streamed"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages stay in memory, or only bytes, which are in a file."""
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now)
    monkeypatch.setattr(half_saved, "_PAUSE", 0)  # nobody saves a file slowly here
    if request.param == "streamed":
        monkeypatch.setattr(catalog_plans, "_LOADED", 0)
        monkeypatch.setattr(kept_messages, "IN_MEMORY", 0)
        monkeypatch.setattr(kept_bytes, "IN_MEMORY", 0)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A translated project, of which two sources have changed then, and a document has gone."""
    root = tmp_path / "project"
    root.mkdir()
    made = projects.make(root, {**TEXTS, "gone.txt": "We walked along the shore.\n"})
    for document in made.documents:
        for language in ("fa", "ar"):
            projects.edit(made, translate, document, language)
    made.source("gone").unlink()
    for name, text in CHANGED.items():
        (root / "source" / name).write_text(text, encoding="utf-8")
    return find_project(root)


def translate(block: Block) -> Block:
    return projects.translated(block, f"جمله {len(block.msgid)} درباره راه دریاست.")


def run(root: Path) -> tuple[list[object], list[str]]:
    """Update all with what is explained of it; return what is said, and the mistakes."""
    project, said, errors = find_project(root), list[object](), list[str]()
    try:
        request = UpdateRequest(explain=True)
        for document in update(project, tuple(project.documents), project.languages, request):
            said.append((document.extracted.document, document.extracted.written))
            said += [(c.language, c.report, c.is_new, c.remembered) for c in document.catalogs]
            said += explain(project, document)
    except DragomanError as error:
        errors = str(error).splitlines()
    return said, errors


def edit_translation(path: Path) -> None:
    data = path.read_text(encoding="utf-8").replace("جمله", OTHER)
    path.write_text(data, encoding="utf-8")


def empty_translation(path: Path) -> None:
    data = path.read_text(encoding="utf-8")
    start = data.index('msgstr "جمله')
    path.write_text(f'{data[:start]}msgstr ""{data[data.index(chr(10), start) :]}', "utf-8")


def break_catalog(path: Path) -> None:
    path.write_bytes(b"garbage\n")


def put_folder(path: Path) -> None:
    """Nobody can read a folder as a file, not even root."""
    path.unlink()
    path.mkdir()


def add_catalog(path: Path) -> None:
    """A document that is gone comes back, or another is gone."""
    shutil.copy(path, path.with_name("late.po"))


CHANGES = [edit_translation, empty_translation, break_catalog, Path.unlink, put_folder, add_catalog]
MOMENTS = [
    "_update.plans._read_all",
    "_update.plans.match_language",
    "_update.match_plans._match_plans",
    "update._try_to_plan",
]


def do_after(
    monkeypatch: pytest.MonkeyPatch, place: str, action: Callable[[], object], *, most: int = 1
) -> list[int]:
    """Do something each time that a function of the commands has ended, but so often at most;
    return how often it has."""
    name, done = f"dragoman.commands.{place}", list[int]()
    real = resolve_name(name)

    def call(*given: object, **words: object) -> object:
        result = real(*given, **words)
        done.append(1)
        if len(done) <= most:
            action()
        return result

    monkeypatch.setattr(name, call)
    return done


@pytest.mark.parametrize("document", ["letter", "gone"])
@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("moment_of_change", MOMENTS)
def test_what_changes_before_the_first_file_is_written_counts_as_if_it_had_been_so(
    project: Project,
    document: str,
    change: Callable[[Path], object],
    moment_of_change: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """All that was planned is matched again: what the other documents are offered, too."""
    root, kept = project.root, project.root.with_name("kept")
    path = project.catalog(document, "fa")
    shutil.copytree(root, kept)
    change(path)
    expected = run(root), snapshot(root)
    shutil.rmtree(root)
    kept.rename(root)
    do_after(monkeypatch, moment_of_change, lambda: change(path))
    assert (run(root), snapshot(root)) == expected


def test_a_template_that_changes_meanwhile_is_read_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(project.root)
    project.catalog("notes", "fa").unlink()  # so that it is matched with others
    path = project.template("notes")
    runs = do_after(monkeypatch, "_update.plans._read_all", lambda: grow(path))
    said, errors = run(project.root)
    assert len(runs) > 1 and said and not errors
    assert "The road goes" in project.catalog("notes", "fa").read_text(encoding="utf-8")


def grow(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n# x\n")


def test_where_a_file_changes_all_the_time_nothing_is_written(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is named, and the program that runs here does not go on for ever."""
    path = project.catalog("letter", "fa")
    monkeypatch.setattr(catalog_plans, "_LOADED", 0)
    do_after(monkeypatch, "_update.plans._read_all", lambda: grow(path), most=1000)
    others = [project.catalog(name, "fa") for name in ("diary", "notes")]
    before = [other.read_bytes() for other in others]
    said, (error,) = run(project.root)
    assert error.endswith("letter.po: another program changed the file meanwhile; run again")
    assert not said and [other.read_bytes() for other in others] == before
    with pytest.raises(files.FileChanged, match=r"letter\.po"):
        tuple(preview_update(project, tuple(project.documents), project.languages))


def test_while_the_project_is_locked_its_own_programs_do_not_change_it(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where all fails that is tried without the lock, it is tried with it."""
    path = project.catalog("letter", "fa")
    monkeypatch.setattr(catalog_plans, "_LOADED", 0)
    tries = plans._TRIES
    runs = do_after(monkeypatch, "_update.plans._read_all", lambda: grow(path), most=tries)
    said, errors = run(project.root)
    assert len(runs) == tries + 1 and said and not errors


@pytest.mark.parametrize("name", ["write_template", "_write_planned"])
def test_what_changes_while_others_are_written_is_planned_again(
    project: Project, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first documents are written already; what is offered comes from what is there now."""
    path = project.catalog("letter", "fa")
    runs = do_after(monkeypatch, f"_update.writing.{name}", lambda: edit_translation(path))
    said, errors = run(project.root)
    assert runs and said and not errors
    assert path.read_text(encoding="utf-8").count(OTHER) >= 2
    assert "old pier" in path.read_text(encoding="utf-8")
    assert run(project.root)[1] == []


@pytest.mark.parametrize("change", [break_catalog, put_folder])
def test_what_breaks_while_others_are_written_leaves_its_document_as_it_was(
    project: Project, change: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of it is written, not its template either, and the others are."""
    path = project.catalog("letter", "fa")
    template, other = project.template("letter"), project.catalog("letter", "ar")
    before = template.read_bytes(), other.read_bytes()
    do_after(monkeypatch, "_update.writing.write_template", lambda: change(path))
    said, (error,) = run(project.root)
    assert "letter.po" in error
    assert (template.read_bytes(), other.read_bytes()) == before
    assert path.is_dir() or path.read_bytes() == b"garbage\n"
    assert ("diary", True) in said and ("notes", False) in said
    assert not any(each in said for each in [("letter", True), ("letter", False)])


def change_before_comparing(
    monkeypatch: pytest.MonkeyPatch, path: Path, action: Callable[[], object], *, most: int
) -> None:
    """Change a file at the last moment: it was compared, and is about to be written."""
    real, done = files.write, list[int]()

    def write(given: Path, *rest: object, **words: object) -> bool:
        if given == path and len(done) < most:
            done.append(1)
            action()
        return real(given, *rest, **words)  # type: ignore[arg-type]

    monkeypatch.setattr(files, "write", write)


def test_what_changes_at_the_last_moment_is_planned_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project.catalog("letter", "fa")
    change_before_comparing(monkeypatch, path, lambda: edit_translation(path), most=1)
    assert run(project.root)[1] == []
    text = path.read_text(encoding="utf-8")
    assert OTHER in text and "old pier" in text


@pytest.mark.parametrize(("change", "most"), [(break_catalog, 1), (grow, 1000)])
def test_what_cannot_be_planned_at_the_last_moment_stops_no_other_catalogue(
    project: Project, change: Callable[[Path], object], most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project.catalog("letter", "fa")
    change_before_comparing(monkeypatch, path, lambda: change(path), most=most)
    check_that_others_are_written(project)
    assert "old pier" not in path.read_text(encoding="utf-8")


def test_what_cannot_be_read_at_the_last_moment_stops_no_other_catalogue(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, path = project.catalog("letter", "fa"), project.catalog("letter", "ar")
    change_before_comparing(monkeypatch, first, lambda: put_folder(path), most=1)
    check_that_others_are_written(project, "fa")
    assert path.is_dir()


def check_that_others_are_written(project: Project, language: str = "ar") -> None:
    said, (error,) = run(project.root)
    assert "letter.po" in error and said
    assert "old pier" in project.catalog("letter", language).read_text(encoding="utf-8")
    assert ("notes", False) in said  # it comes after that


@pytest.mark.parametrize("document", ["letter", "gone"])
def test_nothing_is_remembered_of_what_others_changed_meanwhile(
    project: Project, document: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A later update offers what has come, whatever an earlier one has found."""
    monkeypatch.setattr(count_cache, "FREE", 0)  # even so little is looked up
    text = "A bell rings.\n\nWe walked along the shore.\n"
    project.source("notes").write_text(text, encoding="utf-8")
    for language in ("fa", "ar"):
        projects.edit(project, lambda block: projects.translated(block, ""), document, language)
    path = project.catalog(document, "fa")
    data = path.read_text(encoding="utf-8")
    new = '\nmsgid "A bell rings at night."\nmsgstr "زنگی به صدا در می آید"\n'
    do_after(
        monkeypatch,
        "_update.match_plans._match_plans",
        lambda: path.write_text(data + new, "utf-8"),
    )
    run(project.root)
    run(project.root)
    assert "زنگی" in project.catalog("notes", "fa").read_text(encoding="utf-8")
