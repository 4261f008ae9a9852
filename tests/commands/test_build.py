"""The main job: its steps in order, and what it ends with."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.commands import build as building
from dragoman.commands._status.document_counts import DocumentCounter
from dragoman.commands.build import (
    CheckStep,
    CountStep,
    IndexStep,
    RenderStep,
    UpdateStep,
    build,
)
from dragoman.errors import CatalogError, EditionError, is_refusal
from dragoman.model import Tally
from dragoman.project import Project, find_project
from helpers import projects
from helpers.command_line import run
from helpers.support import CHECKABLE, snapshot

TEXTS = {"letter.txt": projects.TEXT, "notes/page.md": "# A page\n\nWith a line.\n"}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Two documents that nobody has extracted yet."""
    (tmp_path / "dragoman.toml").write_text('languages = ["fa"]\n', encoding="utf-8")
    for name, text in TEXTS.items():
        path = tmp_path / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return find_project(tmp_path)


def carry_out(project: Project) -> list[building.BuildStep]:
    """Do all steps; return them, their iterators used up."""
    steps = []
    for step in build(project):
        steps.append(step)
        if isinstance(step, UpdateStep):
            assert len(list(step.documents)) == step.length
        elif isinstance(step, CountStep):
            assert len(list(step.statuses)) == step.length
        elif isinstance(step, RenderStep):
            assert [edition.job for edition in step.editions] == list(step.jobs)
    return steps


def test_the_steps_are_done_in_the_order_of_the_work(project: Project) -> None:
    steps = carry_out(project)
    kinds = [UpdateStep, CheckStep, CountStep, RenderStep, IndexStep]
    assert [type(step) for step in steps] == kinds
    assert project.catalog("letter", "fa").is_file()
    assert (project.build_folder / "notes" / "page.en-fa.html").is_file()
    assert (project.build_folder / "index.html").is_file()


def test_one_document_has_an_index_too(project: Project) -> None:
    project.documents["notes/page"].unlink()
    steps = carry_out(find_project(project.root))
    assert [step.path.name for step in steps if isinstance(step, IndexStep)] == ["index.html"]
    index = (project.build_folder / "index.html").read_text(encoding="utf-8")
    assert index.count('href="letter.en-fa.html"') == 1


def test_an_index_has_no_counts_that_may_be_wrong(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk did not give a template once, while its document was counted. The counts of the
    index were kept, because all files are as before."""
    carry_out(project)
    projects.translate(project)
    carry_out(project)
    page = project.build_folder / "index.html"
    whole = page.read_bytes()
    page.unlink()
    count_file = DocumentCounter.count_file
    refused: list[str] = []

    def refuse_once(counter: DocumentCounter, language: str) -> Tally | None:
        if not language and not refused:
            refused.append(counter.document)
            raise CatalogError("the disk reports an error")
        return count_file(counter, language)

    monkeypatch.setattr(DocumentCounter, "count_file", refuse_once)
    with pytest.raises(CatalogError, match="the disk reports an error"):
        carry_out(project)
    assert page.read_bytes() == whole


def test_an_index_is_made_again_when_its_counts_are_others(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A template was gone while its document was counted, and is there again as it was."""
    carry_out(project)
    projects.translate(project)
    carry_out(project)
    page = project.build_folder / "index.html"
    whole = page.read_bytes()
    page.unlink()
    count_file = DocumentCounter.count_file

    def miss(counter: DocumentCounter, language: str) -> Tally | None:
        return count_file(counter, language) if language else None

    with monkeypatch.context() as patch:
        patch.setattr(DocumentCounter, "count_file", miss)
        carry_out(project)
        assert page.read_bytes() != whole
    carry_out(project)
    assert page.read_bytes() == whole


def find_check(steps: list[building.BuildStep]) -> CheckStep:
    (found,) = (step for step in steps if isinstance(step, CheckStep))
    return found


def test_what_the_settings_require_fails_the_build_and_publishes_nothing(
    project: Project,
) -> None:
    settings = project.root / "dragoman.toml"
    settings.write_text('languages = ["fa"]\n[check.require]\nfa = "translated:50"\n')
    steps: list[building.BuildStep] = []
    with pytest.raises(EditionError, match=r"not published: fa: 0\.0% of the words") as raised:
        for step in build(find_project(project.root)):
            steps.append(step)
            if isinstance(step, UpdateStep):
                list(step.documents)
            elif isinstance(step, RenderStep):
                assert list(step.editions) == []
    assert is_refusal(raised.value)
    found = find_check(steps)
    assert (found.has_errors, found.has_failed) == (False, True)
    assert len(found.unmet) == 1 and found.unmet[0].startswith("fa: 0.0% of the words")
    assert not list(project.build_folder.glob("**/*.en-fa.html"))


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in which a check finds an error."""
    for name, text in CHECKABLE.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("option", [(), ("-q",)])
def test_an_error_is_printed_and_the_exit_code_is_1(faulty: Path, option: tuple[str, ...]) -> None:
    result = run("build", *option)
    assert result.exit_code == 1
    assert "error numbers:" in result.stdout
    assert (faulty / "build" / "letter.en-fa.html").is_file()


def test_quiet_prints_nothing_but_faults(project: Project) -> None:
    result = run("build", "-q", "-C", str(project.root))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_it_prints_what_its_parts_print(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project.root)
    result = run("build")
    assert result.exit_code == 0
    assert "locale/letter.pot: 4 messages" in result.stderr
    lines = result.stdout.splitlines()
    assert lines[0].split()[:2] == ["lang", "done"]
    assert lines[-1] == "build/index.html"
    assert run("status").stdout + "\n" in result.stdout
    verbose = run("build", "-v")
    assert "build/letter.en-fa.html  (" in verbose.stdout  # the reason why it was not made again
    assert "font for fa " in verbose.stderr
    assert "letter.po: 0 of 4 messages are checked; skipped because fuzzy: 0" in verbose.stderr
    assert "of 4 messages are checked" not in run("build", "-q", "-v").output


@pytest.mark.parametrize("listing", ["index", "feed"])
def test_what_cannot_be_read_for_the_index_or_the_feed_alone_is_said(
    project: Project, listing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk did not give a file once. All editions are whole, but the page with the links to
    them was made without a title, and nobody was told."""
    settings = project.root / "dragoman.toml"
    settings.write_text('languages = ["fa"]\naddress = "https://example.org/"\n')
    project = find_project(project.root)
    carry_out(project)
    whole = snapshot(project.build_folder)
    (project.build_folder / f"{listing}.{'html' if listing == 'index' else 'xml'}").unlink()

    def refuse(*_: object) -> None:
        raise CatalogError("the disk reports an error")

    with (
        monkeypatch.context() as patch,
        pytest.raises(CatalogError, match=r"^the disk reports an error$"),
    ):
        for step in build(project):
            if isinstance(step, RenderStep):
                assert len(list(step.editions)) == len(step.jobs)
                patch.setattr(Project, "read_document", refuse)
    carry_out(project)
    assert snapshot(project.build_folder) == whole
