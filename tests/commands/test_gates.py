"""No gate lets pass what is not up to date, or what the settings do not want to be published."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman import progress
from dragoman.catalogs.states import mark_reviewed
from dragoman.commands._status.document_counts import DocumentCounter
from dragoman.commands.render import RenderRequest, plan_jobs, render
from dragoman.commands.status import as_data, select_statuses, status
from dragoman.errors import CatalogError, DragomanError, is_refusal, list_errors
from dragoman.model import Tally
from dragoman.po import Block
from dragoman.project import Project, find_project
from helpers import projects
from helpers.command_line import change_text, run
from helpers.support import snapshot

LETTER = 'A letter\n\nThe "first" text is here.\n\nThe second text, quite another.\n'
TEXTS = {"letter.txt": LETTER, "notes.md": "# Notes\n\nSomething else entirely.\n"}
SOURCE = "source/letter.txt"
GATES = ("check --strict", "check --require fa=translated", "status --fail-under 100")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Two documents, wholly translated into Persian."""
    projects.allow_source_texts(monkeypatch)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "project"
    folder.mkdir()
    made = projects.make(folder, TEXTS, "fa")
    for name in made.documents:
        projects.translate(made, name)
    monkeypatch.chdir(folder)
    return made


def write_source(text: str, name: str = "letter.txt") -> None:
    Path("source", name).write_text(text, encoding="utf-8")


def extract_edited() -> None:
    change_text(SOURCE, "second", "third")
    assert run("extract", "-q").exit_code == 0


STALE: dict[str, Callable[[], object]] = {
    "edited": lambda: change_text(SOURCE, "second", "third"),
    "typography only": lambda: change_text(SOURCE, '"first"', "“first”"),
    "in another order": lambda: write_source("\n\n".join(LETTER.split("\n\n")[::-1])),
    "a paragraph less": lambda: write_source(LETTER.rpartition("\n\n")[0] + "\n"),
    "a paragraph more": lambda: write_source(f"{LETTER}\nOne more.\n"),
    "a heading less": lambda: change_text("source/notes.md", "# Notes\n\n", ""),
    "a document more": lambda: write_source("New.\n", "new.txt"),
    "a document renamed": lambda: Path(SOURCE).rename("source/other.txt"),
    "extracted, not updated": extract_edited,
    "a catalogue removed": lambda: Path("locale/fa/LC_MESSAGES/notes.po").unlink(),
}  # fmt: skip
IN_STEP: dict[str, Callable[[], object]] = {
    "nothing": lambda: None,
    "a blank line more": lambda: write_source(LETTER.replace("\n\n", "\n\n\n")),
    "a document less": lambda: Path("source/notes.md").unlink(),
}
NOT_OF_THE_TEXT: dict[str, Callable[[], object]] = {
    "a template missing": lambda: Path("locale/letter.pot").unlink(),
    "a comment in a template": lambda: change_text("locale/letter.pot", "#: ", "#. a note\n#: "),
}
"""``update`` would change a file, but every translation is of the present text."""


@pytest.mark.parametrize("what", STALE)
def test_what_is_not_up_to_date_passes_no_gate_until_it_is_updated(
    project: Project, what: str
) -> None:
    STALE[what]()
    for command in GATES:
        result = run(*command.split())
        assert result.exit_code == 1, command
        assert "run `dragoman update`" in result.stderr
    total = json.loads(run("status", "--format", "endpoint", "-q").stdout)
    assert total["message"] != "100%"
    before = snapshot(project.root)
    assert run("update", "--check").exit_code == 1
    assert snapshot(project.root) == before
    assert run("update", "-q").exit_code == 0
    assert run("update", "--check").exit_code == 0


@pytest.mark.parametrize("what", IN_STEP)
def test_what_changes_no_message_passes(project: Project, what: str) -> None:
    IN_STEP[what]()
    assert [run(*gate.split(), "-q").exit_code for gate in GATES] == [0, 0, 0]
    assert run("update", "--check").exit_code == 0
    assert json.loads(run("status", "--format", "endpoint").stdout)["message"] == "100%"


@pytest.mark.parametrize("what", NOT_OF_THE_TEXT)
def test_a_template_alone_is_no_matter_of_a_gate(project: Project, what: str) -> None:
    NOT_OF_THE_TEXT[what]()
    assert [run(*gate.split(), "-q").exit_code for gate in GATES] == [0, 0, 0]
    result = run("update", "--check", "-q")
    assert (result.exit_code, "locale/letter.pot" in result.stderr) == (1, True)


@pytest.mark.usefixtures("project")
def test_an_offer_from_another_document_is_no_matter_of_a_gate() -> None:
    """Who translates in one document would else stop the others of the project."""
    write_source("# Notes\n\nThe same words in both.\n", "notes.md")
    write_source("The same words in both.\n", "other.txt")
    run("update", "-q")
    assert run("update", "--check").exit_code == 0
    path = "locale/fa/LC_MESSAGES/other.po"
    change_text(path, 'both."\nmsgstr ""', 'both."\nmsgstr "در هر دو همان واژه‌هاست."')
    result = run("update", "--check")
    assert (result.exit_code, "notes.po: 1 exact, 1 offered" in result.stderr) == (0, True)
    assert "all is up to date with the sources" in result.stderr
    write_source("# Notes\n\nThe same words in both.\n\nOne more.\n", "notes.md")
    assert run("update", "--check").exit_code == 1


@pytest.mark.parametrize("option", ["--drop-obsolete", "--tidy"])
@pytest.mark.usefixtures("project")
def test_an_offer_hides_no_other_change(option: str) -> None:
    write_source("The same words in both.\n\nGone soon.\n", "notes.md")
    write_source("The same words in both.\n", "other.txt")
    run("update", "-q")
    change_text("locale/fa/LC_MESSAGES/notes.po", 'soon."\nmsgstr ""', 'soon."\nmsgstr "می‌رود."')
    write_source("The same words in both.\n", "notes.md")
    run("update", "-q")
    path = "locale/fa/LC_MESSAGES/other.po"
    change_text(path, 'both."\nmsgstr ""', 'both."\nmsgstr "در هر دو همان واژه‌هاست."')
    if option == "--tidy":  # a blank line more is a matter of the form
        change_text("locale/fa/LC_MESSAGES/notes.po", "\n\n#", "\n\n\n#")
    assert run("update", "--check").exit_code == 0
    assert run("update", "--check", option).exit_code == 1


def test_a_language_that_is_added_to_the_settings_has_nothing(project: Project) -> None:
    change_text("dragoman.toml", '"fa"', '"fa", "de"')
    assert run("check", "--strict").exit_code == 1
    assert run("check", "--require", "fa=translated").exit_code == 0, "de is asked by nobody"
    low = run("status", "-q", "--fail-under", "1")
    assert (low.exit_code, "de: 0.0% of the words" in low.stderr) == (1, True)


@pytest.mark.parametrize(("what", "name"), [
    ("edited", "letter"), ("in another order", "letter"), ("a paragraph less", "letter"),
    ("a document more", "new"), ("a catalogue removed", "notes"),
])  # fmt: skip
def test_no_report_says_that_all_is_done(project: Project, what: str, name: str) -> None:
    STALE[what]()
    statuses = list(status(find_project(project.root), [name], ["fa"]))
    (tally,) = (item.tally for item in statuses)
    assert not tally.in_step and progress.measure_share_done(tally) < 1 and progress.is_open(tally)
    (document,) = as_data(statuses)["documents"]
    assert document["languages"]["fa"]["in_step"] is False
    assert as_data(statuses)["total"]["fa"]["in_step"] is False
    for form in ("text", "html", "markdown", "svg", "endpoint"):
        shown = run("status", name, "--format", form).stdout
        assert shown
        assert not re.search(r"(?<![.0-9])100 ?%(?![;\"])", shown), form
    (row,) = csv.DictReader(io.StringIO(run("status", name, "--format", "csv").stdout))
    assert float(row["percent"]) < 100
    assert [item.document for item in select_statuses(statuses, incomplete=True)] == [name]


def test_a_check_without_a_gate_mentions_it(project: Project) -> None:
    STALE["edited"]()
    result = run("check")
    assert (result.exit_code, result.stderr) == (
        0, "fa: not up to date with the source of letter: run `dragoman update`\n"
    )  # fmt: skip
    assert run("check", "-q").output == ""


def test_a_sentence_for_many_documents_names_five(project: Project) -> None:
    for number in range(8):
        write_source(f"Text {number}.\n", f"new{number}.txt")
    (line,) = run("check", "--strict", "-q").stderr.splitlines()
    assert line.startswith("fa: not up to date with the source of new0, new1, new2, new3, new4 and")
    assert line.endswith(" and 3 more: run `dragoman update`")


# what is published


def require(requirement: str, language: str = "fa") -> None:
    text = Path("dragoman.toml").read_text(encoding="utf-8").partition("[check")[0]
    settings = f'{text}[check.require]\n{language} = "{requirement}"\n'
    Path("dragoman.toml").write_text(settings, encoding="utf-8")


@pytest.mark.parametrize("command", ["render", "build"])
def test_what_was_published_stays_where_the_gate_is_not_passed(
    project: Project, command: str
) -> None:
    assert run(command, "-q").exit_code == 0
    published = snapshot(project.build_folder)
    require("translated:90")
    change_text(SOURCE, "second text, quite another", "third text, with many new words in it")
    result = run(command, "-q")
    assert result.exit_code == 1
    assert "letter.en-fa.html: not published: fa: " in result.stderr
    now = snapshot(project.build_folder)
    assert {**now, "index.html": b""} == {**published, "index.html": b""}


@pytest.mark.parametrize("command", ["render -q", "build -q", "build -q --jobs 2"])
def test_a_gate_of_one_language_stops_no_edition_without_it(project: Project, command: str) -> None:
    change_text("dragoman.toml", '"fa"', '"fa", "ar"')
    run("update", "-q")
    require("reviewed", "ar")
    assert run(*command.split()).exit_code == 1
    assert sorted(path.name for path in Path("build").glob("*.*.html")) == [
        "letter.en-fa.html", "notes.en-fa.html",
    ]  # fmt: skip
    if command.startswith("build"):
        index = Path("build/index.html").read_text(encoding="utf-8")
        assert "letter.en-fa.html" in index and "en-ar" not in index


def test_what_cannot_be_judged_is_not_published(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk did not give a catalogue once, while it was counted: the edition, which was made
    afterwards, had a text that nobody has reviewed. Its sister is made, and so is the index."""
    require("reviewed")
    count_file = DocumentCounter.count_file

    def refuse_letter(counter: DocumentCounter, language: str) -> Tally | None:
        if counter.document == "letter":
            raise CatalogError("the disk reports an error")
        return count_file(counter, language)

    projects.edit(project, lambda block: mark_reviewed(block, "2026-01-01"), "notes")
    with monkeypatch.context() as patch:
        patch.setattr(DocumentCounter, "count_file", refuse_letter)
        result = run("render", "-q", "--jobs", "1")
        assert (result.exit_code, result.stderr) == (2, "dragoman: the disk reports an error\n")
        assert [path.name for path in Path("build").glob("*.*.html")] == ["notes.en-fa.html"]
        assert run("build", "-q", "--jobs", "1").exit_code == 2
    index = Path("build/index.html").read_text(encoding="utf-8")
    assert "notes.en-fa.html" in index and "A letter" not in index
    assert "letter.en-fa.html: not published: fa: " in run("render", "-q").stderr


def test_a_document_that_passes_by_itself_is_published(project: Project) -> None:
    require("reviewed")
    projects.edit(project, lambda block: mark_reviewed(block, "2026-01-01"), "notes")
    result = run("build", "-q")
    assert result.exit_code == 1
    assert sorted(path.name for path in Path("build").glob("*.*.html")) == ["notes.en-fa.html"]
    index = Path("build/index.html").read_text(encoding="utf-8")
    assert "fa: Notes" in index and "A letter" not in index
    refused, together = result.stderr.splitlines()
    assert refused.startswith("dragoman: letter.en-fa.html: not published: fa: ")
    assert together.startswith("dragoman: fa: "), "notes was published, so this is of the project"


def test_a_part_is_required_of_all_documents_together(project: Project) -> None:
    """As ``check`` counts it: what passes there is published, whatever one document has."""
    write_source("New.\n", "new.txt")
    run("update", "-q")
    require("translated:90")
    assert run("check", "-q").exit_code == 0
    assert run("render", "new", "-q").exit_code == 0
    require("translated:99")
    assert run("check", "-q").exit_code == 1
    assert run("render", "new", "-q").exit_code == 1
    assert run("render", "letter", "-q").exit_code == 0


@pytest.mark.parametrize("form", ["html", "source"])
def test_a_gate_holds_for_every_format_and_an_edition_that_is_up_to_date(
    project: Project, form: str
) -> None:
    assert run("render", "-t", form, "-q").exit_code == 0
    require("reviewed")
    assert run("render", "-t", form, "-q").exit_code == 1
    if form != "source":
        assert run("render", "-t", form, "-l", "en", "-q").exit_code == 0, "no translation is in it"


def test_a_stale_catalogue_is_published_by_no_render_with_a_gate(project: Project) -> None:
    require("translated:1")
    STALE["in another order"]()
    result = run("render", "letter", "-q")
    assert (result.exit_code, result.stderr) == (
        1, "dragoman: letter.en-fa.html: not published: fa: not up to date with the source of "
        "letter: run `dragoman update`\n",
    )  # fmt: skip


# ways that refuse


@pytest.mark.parametrize("way", ["missing", "outdated", "unreviewed"])
def test_a_way_that_refuses_keeps_what_was_published(project: Project, way: str) -> None:
    run("render", "-q")
    before = snapshot(project.build_folder)
    projects.edit(project, projects.fuzzy if way == "outdated" else lambda block: block)
    if way == "missing":
        change_text(SOURCE, "second", "third")
    with pytest.raises(DragomanError) as raised:
        jobs = plan_jobs(project, ["letter"], RenderRequest())
        settings = project.settings._replace(**{way: "refuse"})  # type: ignore[arg-type]
        list(render(replace(project, settings=settings), jobs))
    assert is_refusal(raised.value) and len(list_errors(raised.value)) == 1
    assert snapshot(project.build_folder) == before
    assert run("render", "letter", "-q", f"--{way}", "refuse").exit_code == 1


def test_the_documents_own_format_has_only_what_is_reviewed_if_that_is_wanted(
    project: Project,
) -> None:
    def review_one(block: Block) -> Block:
        return mark_reviewed(block, "2026-01-01") if "second" in block.msgid else block

    projects.edit(project, review_one)
    for way, persian in (("show", 3), ("mark", 1), ("source", 1)):
        run("render", "letter", "-l", "fa", "-t", "source", "-q", "--unreviewed", way)
        assert Path("build/letter.fa.txt").read_text(encoding="utf-8").count("fa: ") == persian


@pytest.mark.parametrize("text", ["… …\n", "Quite another one.\n\n… …\n"])
def test_a_paragraph_without_words_is_left_too(project: Project, text: str) -> None:
    for path in Path("source").iterdir():
        path.unlink()
    write_source(text, "dots.txt")
    project = projects.refresh(project)
    require("translated")
    gates = ("check -q", "build -q", "status -q --fail-under 100")

    def translate(block: Block) -> Block:
        return projects.translated(block, "متن") if "one" in block.msgid else block

    projects.edit(project, translate, "dots")
    assert [run(*gate.split()).exit_code for gate in gates] == [1, 1, 1]
    assert "100%" not in run("status").stdout
    projects.translate(project, "dots")
    assert [run(*gate.split()).exit_code for gate in gates] == [0, 0, 0]
