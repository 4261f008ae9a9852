"""A source that cannot be read when its translations are checked: some faults are not seen then, so
it is told, and stops nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dragoman.commands._caches.check_cache import FindingsCache
from dragoman.commands._check.findings import group_findings
from dragoman.commands._parallel.workers import ALONE, Workers
from dragoman.commands.build import CheckStep, build
from dragoman.commands.check import check, fix, project_policy
from dragoman.errors import SourceError, gather
from dragoman.project import Project
from helpers import projects
from helpers.command_line import run
from helpers.support import snapshot

pytestmark = pytest.mark.usefixtures("copied_processes")
SENTENCE = "the disk reports an error; check the disk, then run again"
TEXTS = {"diary.txt": "There were 12 boats.\n", "letter.txt": "In 2015 we came to Paris.\n"}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Two documents, each with a fault in its translation that can be mended."""
    made = projects.make(tmp_path, TEXTS)
    for document in made.documents:
        for language in made.languages:
            projects.edit(made, lambda m: projects.translated(m, "يک  دو"), document, language)
    monkeypatch.chdir(tmp_path)
    return made


@pytest.fixture
def lost(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The source of a document cannot be read just when its translations are checked."""
    real = Project.read_document

    def read(project: Project, document: str, *data: Any) -> object:
        if document == "diary":
            raise SourceError(SENTENCE, "source/diary.txt")
        return real(project, document, *data)

    monkeypatch.setattr(Project, "read_document", read)


@pytest.mark.usefixtures("lost")
@pytest.mark.parametrize("workers", [ALONE, Workers(2)])
def test_it_is_told_in_the_end_each_time(project: Project, workers: Workers) -> None:
    asked = tuple(project.documents), project.languages, project_policy(project)
    for _ in range(2):
        checked, errors = gather(check(project, *asked, workers=workers))
        assert [str(error) for error in errors] == [f"source/diary.txt: {SENTENCE}"]
        found = [(Path(each.path).stem, bool(each.findings)) for each in checked]
        assert found == [("diary", True), ("letter", True)] * 2


@pytest.mark.usefixtures("lost")
@pytest.mark.parametrize("options", [[], ["-q"], ["--format", "json"], ["--jobs", "2"]])
def test_the_command_ends_with_2_and_shows_what_it_found(
    project: Project, options: list[str]
) -> None:
    result = run("check", *options)
    assert result.exit_code == 2
    assert result.stderr.count(f"source/diary.txt: {SENTENCE}") == 1
    for document in project.documents:
        assert f"{document}.po" in result.stdout


@pytest.mark.usefixtures("lost")
def test_a_report_is_written_all_the_same(project: Project) -> None:
    assert run("check", "--format", "sarif", "-o", "report.sarif").exit_code == 2
    assert "letter.po" in Path("report.sarif").read_text(encoding="utf-8")


def test_a_source_that_is_always_wrong_is_told_once(project: Project) -> None:
    project.source("diary").write_bytes(b"\0")
    for options in ([], ["-q"], ["--fix"], ["--strict"]):
        result = run("check", *options)
        assert result.exit_code == 2
        assert result.stderr.count("a NUL byte is here") == 1


@pytest.mark.usefixtures("lost")
def test_nothing_is_mended_where_nobody_knows_what_is_code(project: Project) -> None:
    before = snapshot(project.root)
    asked = tuple(project.documents), project.languages, project_policy(project)
    fixed, errors = gather(fix(project, *asked))
    assert {each.path.name for each in fixed} == {"letter.po"}
    assert [each.sentence for each in errors] == [SENTENCE]
    changed = {name for name, data in snapshot(project.root).items() if before[name] != data}
    assert {Path(name).name for name in changed} == {"letter.po"}


@pytest.mark.usefixtures("lost")
def test_nobody_reviews_what_could_not_be_checked(project: Project) -> None:
    with pytest.raises(SourceError, match=SENTENCE):
        group_findings(project, "diary", "fa")
    assert group_findings(project, "letter", "fa")


def test_a_build_tells_it_and_makes_the_other_editions(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose(project: Project, *asked: Any, **how: Any) -> object:
        yield from check(project, *asked, **how)
        raise SourceError(SENTENCE, "source/diary.txt")

    monkeypatch.setattr("dragoman.commands.build.check", lose)
    errors, steps = [], []
    try:
        for step in build(project):
            steps.append(step)
            list(getattr(step, "documents", getattr(step, "editions", ())))
    except SourceError as error:
        errors.append(error)
    assert [each.sentence for each in errors] == [SENTENCE]
    (checked,) = (step for step in steps if isinstance(step, CheckStep))
    assert len(checked.paths) == 4
    assert (project.build_folder / "index.html").exists()


def test_what_depends_on_it_has_another_key_each_time(project: Project) -> None:
    project.source("diary").unlink()
    policy = project_policy(project)
    every = [FindingsCache(project, policy).list_keys(["diary", "letter"], "fa") for _ in range(2)]
    assert every[0]["letter"] == every[1]["letter"]
    assert every[0]["diary"] != every[1]["diary"]


@pytest.mark.parametrize("is_remembering", [True, False])
@pytest.mark.parametrize("workers", [ALONE, Workers(), Workers(2)])
def test_a_catalogue_that_leads_out_of_the_project_stops_no_other(
    project: Project, workers: Workers, is_remembering: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own check tells it, and no check of other documents."""
    if not is_remembering:
        monkeypatch.setattr("dragoman.commands._caches.check_cache.has_added_rules", lambda: True)
    path = project.catalog("diary", "fa")
    outside = project.root.parent / "outside.po"
    path.rename(outside)
    path.symlink_to(outside)
    codes, policy = project.languages, project_policy(project)
    checked, errors = gather(check(project, ("diary", "letter"), codes, policy, workers=workers))
    assert [Path(error.path or "").name for error in errors] == ["diary.po"]
    assert [Path(each.path).stem for each in checked] == ["letter", "diary", "letter"]
    checked, errors = gather(check(project, ("letter",), codes, policy, workers=workers))
    assert len(checked) == 2 and not errors
