"""Translations made with another language in view, and what changes there afterwards."""

from __future__ import annotations

import csv
import io
import json
import random
import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from dragoman.catalogs import find_state
from dragoman.catalogs.pivot import PivotMark, mark_pivot, read_pivot
from dragoman.catalogs.states import make_block_digest, mark_reviewed
from dragoman.commands._numbered_messages import number_messages
from dragoman.commands._pivots import list_outdated
from dragoman.commands.check import check, project_policy
from dragoman.commands.diff import diff
from dragoman.commands.export import ExportRequest, export
from dragoman.commands.import_ import ImportRequest, import_
from dragoman.commands.review import approve, open_session, translate
from dragoman.commands.status import status
from dragoman.commands.update import preview_update, update
from dragoman.model import State
from dragoman.po import Block
from dragoman.project import Project, find_project
from helpers import projects
from helpers.command_line import run

NUMBER = 40
TEXT = "\n\n".join(f"This is paragraph {number}." for number in range(NUMBER)) + "\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A letter that is translated into Persian, and into Arabic with the Persian in view."""
    projects.make(tmp_path, {"letter.txt": TEXT})
    with (tmp_path / "dragoman.toml").open("a", encoding="utf-8") as file:
        file.write('[pivot]\nar = "fa"\n')
    made = find_project(tmp_path)
    projects.translate(made)
    send_and_take(made)
    return made


def send_and_take(project: Project, form: str = "csv", language: str = "ar") -> None:
    folder = project.root / "export"
    list(export(project, ExportRequest(("letter",), (language,), (form,), folder)))
    path = folder / f"letter.{language}.{form}"
    if form == "csv":
        rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
        for row in rows[1:]:
            row[rows[0].index("Translation: Arabic (ar)")] = f"رسالة {int(row[0]) - 1}"
        out = io.StringIO()
        csv.writer(out).writerows(rows)
        path.write_text(out.getvalue(), encoding="utf-8-sig", newline="")
    else:
        catalog = polib.pofile(str(path))
        for number, entry in enumerate(catalog):
            entry.msgstr = f"رسالة {number}"
        catalog.save()
    (file,) = import_(project, ImportRequest([path]))
    assert (file.refused, file.remarks) == ("", ())


def change(project: Project, keys: set[str], function: Callable[[Block], Block]) -> None:
    projects.edit(project, lambda block: function(block) if block.msgid in keys else block)


def told(project: Project) -> set[str]:
    return {msgid for _, msgid in list_outdated(project, "letter", "ar")}


def test_a_translation_made_with_a_pivot_says_so(project: Project) -> None:
    persian = {block.key: block for block in projects.blocks(project)}
    for block in projects.blocks(project, language="ar"):
        assert read_pivot(block) == PivotMark("fa", make_block_digest(persian[block.key]))
        assert find_state(block) is State.TRANSLATED
    assert told(project) == set()


def test_po_says_it_too(tmp_path: Path) -> None:
    projects.make(tmp_path, {"letter.txt": TEXT})
    with (tmp_path / "dragoman.toml").open("a", encoding="utf-8") as file:
        file.write('[pivot]\nar = "fa"\n')
    made = find_project(tmp_path)
    projects.translate(made)
    send_and_take(made, "po")
    assert "#. Persian: fa: This is paragraph 3." in (
        (tmp_path / "export" / "letter.ar.po").read_text(encoding="utf-8")
    )
    assert {mark.language for b in projects.blocks(made, language="ar") if (mark := read_pivot(b))}


@pytest.mark.parametrize("seed", range(5))
def test_each_change_of_the_pivot_is_told_and_no_other(project: Project, seed: int) -> None:
    chosen = random.Random(seed)
    keys = [block.msgid for block in projects.blocks(project)]
    changed = set(chosen.sample(keys, 20))
    others = [key for key in keys if key not in changed]
    reviewed, noted = set(chosen.sample(others, 5)), set(chosen.sample(others, 5))
    change(project, changed, lambda block: projects.translated(block, f"{block.msgstr[0]}!"))
    change(project, reviewed, lambda block: mark_reviewed(block, "2026-01-01"))
    change(project, noted, projects.fuzzy)
    assert told(project) == changed
    (counted,) = status(project, ("letter",), ("ar",))
    assert counted.tally.outdated_by_pivot == 20
    assert {m.block.msgid for m in diff(project, ("letter",), ("ar",))} == changed
    (checked,) = check(project, ("letter",), ("ar",), project_policy(project))
    assert {f.msgid for f in checked.findings if f.id == "outdated-pivot"} == changed


def test_it_is_no_reason_to_be_fuzzy_unless_the_settings_say_so(project: Project) -> None:
    changed = {"This is paragraph 3.", "This is paragraph 5."}
    change(project, changed, lambda block: projects.translated(block, "تازه"))
    before = project.catalog("letter", "ar").read_bytes()
    list(update(project, ("letter",), ("fa", "ar")))
    assert project.catalog("letter", "ar").read_bytes() == before
    with (project.root / "dragoman.toml").open("a", encoding="utf-8") as file:
        file.write('[update]\noutdated-pivot = "fuzzy"\n')
    project = find_project(project.root)
    (planned,) = preview_update(project, ("letter",), ("fa", "ar"))
    assert planned.has_changed
    assert project.catalog("letter", "ar").read_bytes() == before
    list(update(project, ("letter",), ("fa", "ar")))
    fuzzy = {b.msgid for b in projects.blocks(project, language="ar") if b.fuzzy}
    assert fuzzy == changed
    after = project.catalog("letter", "ar").read_bytes()
    list(update(project, ("letter",), ("fa", "ar")))
    assert project.catalog("letter", "ar").read_bytes() == after
    projects.edit(project, lambda b: projects.translated(b, b.msgstr[0]), language="ar")
    list(update(project, ("letter",), ("fa", "ar")))
    assert not [b for b in projects.blocks(project, language="ar") if b.fuzzy]


def test_a_reviewer_sees_the_pivot_and_says_that_the_translation_fits(project: Project) -> None:
    changed = {"This is paragraph 3.", "This is paragraph 5."}
    change(project, changed, lambda block: projects.translated(block, "تازه"))
    session = open_session(project, "letter", "ar")
    items = {item.unit.text: item for item in number_messages(project, "letter", "ar")}
    approve(session, [items["This is paragraph 3."]])
    assert told(project) == {"This is paragraph 5."}
    translate(session, items["This is paragraph 5."], "رسالة أخرى")
    assert told(project) == set()


def test_the_mark_survives_other_programs(
    project: Project, tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    change(project, {"This is paragraph 3."}, lambda block: projects.translated(block, "تازه"))
    path = project.catalog("letter", "ar")
    template = project.template("letter")
    for command in (
        [need_tool("msgcat"), "-o", str(path), str(path)],
        [need_tool("msgmerge"), "-q", "-o", str(path), str(path), str(template)],
    ):
        subprocess.run(command, check=True)
        assert told(project) == {"This is paragraph 3."}
    polib.pofile(str(path)).save()
    assert told(project) == {"This is paragraph 3."}
    list(update(project, ("letter",), ("ar",)))
    assert told(project) == {"This is paragraph 3."}


def test_a_suggestion_for_another_source_is_not_made_with_the_pivot(project: Project) -> None:
    source = project.root / "source" / "letter.txt"
    source.write_text(TEXT.replace("paragraph 3.", "paragraph 3 now."), encoding="utf-8")
    project = projects.refresh(project)
    found = next(b for b in projects.blocks(project, language="ar") if "now" in b.msgid)
    assert (found.fuzzy, read_pivot(found)) == (True, None)


def test_the_commands_say_it(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    change(project, {"This is paragraph 3."}, lambda block: projects.translated(block, "تازه"))
    monkeypatch.chdir(project.root)
    assert "letter, ar: 1 outdated by the pivot: its text has changed" in run("status").stderr
    data = json.loads(run("status", "--format", "json").stdout)
    assert data["documents"][0]["languages"]["ar"]["outdated_by_pivot"] == 1
    assert data["total"]["ar"]["outdated_by_pivot"] == 1
    assert run("diff").stdout.startswith("letter, ar, paragraph 4: outdated by its pivot 'fa'")
    assert json.loads(run("diff", "--format", "json").stdout)["messages"][0]["pivot"] == "fa"
    assert "The Persian, with which it was made, has changed since." in run("check").stdout


def test_who_translates_again_sees_why(project: Project) -> None:
    change(project, {"This is paragraph 3."}, lambda block: projects.translated(block, "تازه"))
    folder = project.root / "export"
    list(export(project, ExportRequest(("letter",), ("ar",), ("csv",), folder)))
    text = (folder / "letter.ar.csv").read_text("utf-8-sig")
    assert text.count("the Persian has changed since it was translated") == 1


def test_a_mark_that_somebody_cut_means_nothing() -> None:
    block = mark_pivot(Block('msgid "a"\nmsgstr "b"\n', 0, None, "a", None, ("b",), False, False),
                       PivotMark("fa", "3535eaf87ff7"))  # fmt: skip
    assert read_pivot(block) == ("fa", "3535eaf87ff7")
    assert read_pivot(mark_pivot(block, PivotMark("fa", "3535"))) is None
    assert mark_pivot(block, PivotMark("ar", "0" * 12)).text.count("pivot") == 1


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ('ar = "ar"', "the pivot of 'ar' is itself; name another language"),
        ('ar = "de"', "the pivot of 'ar' is 'de', which is not a language of this project"),
        ('ar = "qqq"', "unknown language 'qqq'"),
        ('zzzz = "fa"', "unknown language 'zzzz'"),
        ("ar = 1", "pivot.ar must be a string"),
    ],
)
def test_a_wrong_pivot_is_refused_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str, said: str
) -> None:
    projects.make(tmp_path, {"letter.txt": TEXT})
    with (tmp_path / "dragoman.toml").open("a", encoding="utf-8") as file:
        file.write(f"[pivot]\n{table}\n")
    monkeypatch.chdir(tmp_path)
    result = run("status")
    assert result.exit_code == 2
    assert f"dragoman.toml:3: {said}" in result.stderr
