"""One document, language or format that fails stops nothing else, and is reported once."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dragoman.commands import render as rendering
from dragoman.commands._editions.make_edition import MadeEdition, make_edition
from dragoman.commands._editions.up_to_date import EditionRecords, name_record
from dragoman.commands._parallel.workers import Workers
from dragoman.editions import load_format
from dragoman.errors import (
    CatalogError,
    DragomanError,
    DragomanWarning,
    EditionError,
    RefusedEditionError,
    SeveralErrors,
    SourceError,
    gather,
    is_refusal,
    list_errors,
    raise_errors,
)
from dragoman.project import Project, find_project
from helpers import projects
from helpers.command_line import change_text, run
from helpers.support import snapshot
from helpers.tools import need_module

pytestmark = pytest.mark.usefixtures("copied_processes")
NAMES = ("a", "b", "c", "d")
FA, AR = (f"locale/{code}/LC_MESSAGES" for code in ("fa", "ar"))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Four documents in two languages."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    texts = {f"{name}.txt": f"Title {name}\n\nText {name} is here.\n" for name in NAMES}
    return projects.make(tmp_path, texts)


def list_editions() -> set[str]:
    return {path.name for path in Path("build").glob("*.*.*") if path.suffix != ".json"}


EVERY = {f"{name}.en-{codes}.html" for name in NAMES for codes in ("fa-ar", "fa", "ar")}


def spoil_source() -> None:
    Path("source/b.txt").write_bytes("عنوان\n\nمتن نامه.\n".encode("cp1256"))


def spoil_catalog() -> None:
    Path(f"{FA}/b.po").write_text("garbage\n", encoding="utf-8")


def spoil_words() -> None:
    Path("locale/fa/dragoman.po").write_text('msgid "x', encoding="utf-8")


def occupy_place() -> None:
    Path("build/b.en-fa.html").mkdir(parents=True)


FAULTS = {
    "source": (spoil_source, {"b.en-fa-ar.html", "b.en-fa.html", "b.en-ar.html"}),
    "catalogue": (spoil_catalog, {"b.en-fa-ar.html", "b.en-fa.html"}),
    "own words": (spoil_words, {name for name in EVERY if "fa" in name}),
    "place": (occupy_place, {"b.en-fa.html"}),
}


EVERY_FAULT = [(fault, command) for fault in FAULTS for command in
               ("render --jobs 1", "render --jobs 2", "build --jobs 1")]  # fmt: skip


# A build starts processes for each of its steps, which takes seconds; what it does when they fail
# depends on the faults that they report, not on which fault it is.
@pytest.mark.parametrize(("fault", "command"), [*EVERY_FAULT, ("catalogue", "build --jobs 2")])
def test_the_rest_is_made_and_the_fault_is_reported_once(
    project: Project, fault: str, command: str
) -> None:
    spoil, lost = FAULTS[fault]
    spoil()
    result = run(*command.split(), "-q")
    assert result.exit_code == 2
    assert result.output.count("\n") == 1, result.output
    assert list_editions() - {"b.en-fa.html"} == EVERY - lost - {"b.en-fa.html"}
    records = EditionRecords(Path.cwd()).known
    assert {name for name in EVERY if name_record(Path("build", name)) in records} == EVERY - lost


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_second_run_does_only_what_failed(
    project: Project, jobs: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil_catalog()
    assert run("render", "-q", "--jobs", jobs).exit_code == 2
    run("update", "-q")
    Path(f"{FA}/b.po").unlink()
    made = run("render", "-v", "--jobs", jobs).stdout.splitlines()
    assert sorted(line for line in made if "skipped" not in line) == [
        "build/b.en-fa-ar.html", "build/b.en-fa.html",
    ]  # fmt: skip


def test_editions_that_fail_for_one_reason_share_a_sentence(project: Project) -> None:
    result = run("render", "--layout", "facing", "-q")
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert line.startswith("dragoman: a.en-fa-ar.html, a.en-fa.html, a.en-ar.html, b.en-fa-ar.html")
    assert " and 7 more: an HTML page has no facing pages" in line


def test_editions_of_one_name_in_two_folders_are_told_apart(project: Project) -> None:
    for folder in ("north", "south"):
        path = project.root / "source" / folder / "a.txt"
        path.parent.mkdir()
        path.write_text("Title\n\nText.\n", encoding="utf-8")
    result = run("render", "north/a", "south/a", "a", "-l", "en,fa", "--layout", "facing", "-q")
    assert result.stderr.startswith("dragoman: north/a.en-fa.html, south/a.en-fa.html, a.en-fa.ht")


def test_a_format_that_fails_leaves_the_other_one(project: Project) -> None:
    need_module("typst")
    way = ("--layout", "facing", "-l", "en,fa", "--jobs", "1")
    result = run("render", "a", "-q", "-t", "html,pdf", *way)
    assert result.exit_code == 2
    assert list_editions() == {"a.en-fa.pdf"}


def test_a_sign_that_no_font_has_stops_one_document(project: Project) -> None:
    need_module("typst")
    change_text("source/c.txt", "Text c", "Text 🎉")
    result = run("render", "-q", "-t", "pdf", "-l", "en", "--jobs", "1")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "U+1F389" in result.stderr
    assert list_editions() == {f"{name}.en.pdf" for name in "abd"}


@pytest.mark.parametrize("fault", [spoil_catalog, spoil_source])
def test_what_is_fuzzy_elsewhere_is_compared(project: Project, fault: Callable[[], None]) -> None:
    for name in NAMES:
        projects.edit(project, lambda block: projects.translated(block, "متن"), name)
        projects.edit(project, projects.fuzzy, name)
    fault()
    result = run("diff")
    assert result.exit_code == 2
    assert [line.split(",")[0] for line in result.stdout.splitlines() if ", fa, " in line] == [
        "a", "a", "c", "c", "d", "d",
    ]  # fmt: skip
    (line,) = result.stderr.splitlines()
    assert line.startswith("dragoman: ") and "b." in line


def test_a_source_that_cannot_be_read_is_named_as_a_mistake(project: Project) -> None:
    spoil_source()
    result = run("status", "-q")
    assert result.exit_code == 2
    assert result.stderr.startswith("dragoman: source/b.txt:1: byte 0x")


FORMATS = {
    "lacks": 'SUFFIX = ".x"\n',
    "broken": 'import no_such_module_at_all\nSUFFIX = ".x"\n',
    "crashing": 'SUFFIX = ".x"\nLAYOUTS = ("columns",)\nFAMILY = "screen"\nFONTS = "never"\n'
    "USES_PAPER = False\nIN_INDEX = True\n\ndef render(edition, options):\n    return 1 / 0\n",
}
"""Formats of another distribution, each with a mistake."""


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("command", ["build", "render -v"])
def test_a_format_of_others_with_a_mistake_stops_only_itself(
    project: Project, name: str, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = project.root / "site"
    info = site / f"dragoman_{name}-1.dist-info"
    info.mkdir(parents=True)
    (site / f"dragoman_{name}.py").write_text(FORMATS[name], encoding="utf-8")
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: dragoman-{name}\nVersion: 1\n")
    entry = f"[dragoman.editions]\n{name} = dragoman_{name}\n"
    (info / "entry_points.txt").write_text(entry, encoding="utf-8")
    monkeypatch.syspath_prepend(str(site))
    settings = Path("dragoman.toml").read_text(encoding="utf-8")
    Path("dragoman.toml").write_text(f'jobs = 1\nformats = ["{name}", "html"]\n{settings}')
    result = run(*command.split())
    assert result.exit_code == 2
    (line,) = (line for line in result.stderr.splitlines() if line.startswith("dragoman: "))
    assert f"{name!r}" in line
    assert list_editions() == EVERY


def test_a_mistake_of_our_own_formats_is_not_hidden(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(load_format("html"), "render", fail)
    with pytest.raises(ZeroDivisionError):
        run("render", "--jobs", "1")


def test_a_process_that_is_ended_is_an_error_of_its_edition(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs = rendering.plan_jobs(project, ["a", "b"], rendering.RenderRequest())
    monkeypatch.setattr(rendering, "make_edition", _end_of_a)
    with pytest.warns(DragomanWarning, match="done again"):
        made, errors = gather(rendering.render(project, jobs, workers=Workers(2)))
    assert {result.job.document for result in made} == {"b"}
    assert {error.path for error in errors} == {job.name for job in jobs if job.document == "a"}
    assert all("try again with --jobs 1" in error.sentence for error in errors)


def _end_of_a(project: Project, job: rendering.Job) -> MadeEdition:
    if job.document == "a":
        os._exit(9)
    return make_edition(project, job)


# update, extract, status, check


@pytest.mark.parametrize("fault", ["source", "catalogue"])
def test_update_leaves_the_document_and_does_the_others(project: Project, fault: str) -> None:
    for name in NAMES:
        change_text(f"source/{name}.txt", "Text", "Words")
    FAULTS[fault][0]()
    before = snapshot(project.root)
    result = run("update", "-q")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    after = snapshot(project.root)
    assert {name for name in after if after[name] != before.get(name)} == {
        place.format(name)
        for name in "acd"
        for place in ("locale/{}.pot", f"{FA}/{{}}.po", f"{AR}/{{}}.po")
    }
    again = run("update", "-q")
    assert again.exit_code == 2 and snapshot(project.root) == after


def test_what_another_document_has_is_suggested_though_it_cannot_be_updated(
    project: Project,
) -> None:
    projects.translate(project, "b")
    spoil_source()
    Path("source/e.txt").write_text("New.\n\nText b is here.\n", encoding="utf-8")
    assert run("update", "-q").exit_code == 2
    assert "fa: Text b is here." in Path(f"{FA}/e.po").read_text(encoding="utf-8")


def test_extract_writes_the_other_templates(project: Project) -> None:
    for name in NAMES:
        change_text(f"source/{name}.txt", "Text", "Words")
    spoil_source()
    assert run("extract", "-q").exit_code == 2
    changed = [n for n in NAMES if "Words" in Path(f"locale/{n}.pot").read_text(encoding="utf-8")]
    assert changed == ["a", "c", "d"]


@pytest.mark.parametrize("form", ["text", "json", "csv", "markdown", "html"])
def test_status_reports_the_others_and_counts_nothing_as_done(project: Project, form: str) -> None:
    for name in NAMES:
        projects.translate(project, name)
    spoil_catalog()
    result = run("status", "-l", "fa", "--format", form)
    assert result.exit_code == 2
    assert f"{FA}/b.po:1: " in result.stderr
    if form == "json":
        documents = {one["document"]: one for one in json.loads(result.stdout)["documents"]}
        assert documents["b"]["languages"]["fa"]["todo"]["messages"] == 2
        assert documents["a"]["languages"]["fa"]["todo"]["messages"] == 0
    assert "d" in result.stdout
    badge = run("status", "-l", "fa", "--format", "endpoint")
    assert json.loads(badge.stdout)["message"] != "100%"


def test_check_checks_the_others(project: Project) -> None:
    projects.translate(project, "d")
    change_text(f"{FA}/d.po", "fa: Text d is here.", "fa: Text 567 is here.")
    spoil_source()
    result = run("check")
    assert result.exit_code == 2
    assert "The number 567 is not in the source." in result.stdout
    assert result.stderr.count("source/b.txt:1: ") == 1


def test_a_file_that_may_not_be_written_leaves_its_document(project: Project) -> None:
    for name in NAMES:
        change_text(f"source/{name}.txt", "Text", "Words")
    Path(f"{FA}/b.po").chmod(0o444)
    result = run("update", "-q")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "is read-only" in result.stderr
    changed = [n for n in NAMES if "Words" in Path(f"{AR}/{n}.po").read_text(encoding="utf-8")]
    assert changed == ["a", "c", "d"]


def test_fixes_are_made_in_the_other_catalogues(project: Project) -> None:
    for name in "acd":
        projects.translate(project, name)
        change_text(f"{FA}/{name}.po", f"fa: Text {name}", f"fa:  Text {name}")
    spoil_catalog()
    result = run("check", "-l", "fa", "--fix")
    assert result.exit_code == 2
    assert result.stderr.count(f"{FA}/b.po:1: ") == 1
    for name in "acd":
        assert f'"fa: Text {name}' in Path(f"{FA}/{name}.po").read_text(encoding="utf-8")


# how errors are joined


def test_the_same_error_is_raised_once_and_several_as_one() -> None:
    first, second = SourceError("bad", "a.txt", 1), CatalogError("bad", "a.po", 2)
    raise_errors([])
    with pytest.raises(SourceError, match=r"^a\.txt:1: bad$|^bad$"):
        raise_errors([first, SourceError("bad", "a.txt", 1)])
    with pytest.raises(SeveralErrors) as raised:
        raise_errors([first, SeveralErrors([second, first])])
    assert list_errors(raised.value) == (first, second)
    assert not isinstance(raised.value, EditionError)
    with pytest.raises(EditionError, match="one\ntwo"):
        raise_errors([EditionError("one"), RefusedEditionError("two")])


def test_only_refusals_are_a_refusal() -> None:
    refused, wrong = RefusedEditionError("x"), EditionError("y")
    assert is_refusal(refused) and is_refusal(SeveralErrors([refused, refused]))
    assert not is_refusal(wrong) and not is_refusal(SeveralErrors([refused, wrong]))


def test_what_is_yielded_before_an_error_is_kept() -> None:
    def work() -> Iterator[int]:
        yield 1
        yield 2
        raise DragomanError("three")

    found, errors = gather(work())
    assert (found, [error.sentence for error in errors]) == ([1, 2], ["three"])


def test_the_project_opens_though_a_document_is_wrong(project: Project) -> None:
    spoil_source()
    assert list(find_project(project.root).documents) == list(NAMES)
