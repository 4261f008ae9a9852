"""Answers to a page on their way into the catalogues: of two reviewers, of late ones, of liars."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from dragoman.catalogs.states import find_state, find_valid_review, mark_reviewed
from dragoman.commands.export import ExportRequest, export
from dragoman.commands.import_ import ImportedFile, ImportRequest, import_
from dragoman.model import State
from dragoman.po import write_block
from dragoman.project import Project
from helpers import projects
from helpers.command_line import run
from helpers.page_answers import answer, read_page, write_answers

Row = dict[str, Any]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A letter of four paragraphs, of which three are translated."""
    folder = tmp_path / "project"
    folder.mkdir()
    made = projects.make(folder, {"letter.txt": projects.TEXT})
    projects.translate(made, most=3)
    return made


def send(project: Project, folder: Path) -> tuple[bytes, list[Row]]:
    """Return the page that goes out, and the rows in it."""
    request = ExportRequest(("letter",), ("fa",), ("page",), folder)
    (file,) = export(project, request)
    page = file.path.read_bytes()
    return page, read_page(page)["rows"]


def save(folder: Path, page: bytes, *rows: Mapping[str, Any]) -> Path:
    """Write answers to a new file, and return it."""
    path = folder / f"letter.fa.answers ({len(list(folder.iterdir()))}).json"
    path.write_bytes(write_answers(page, *rows))
    return path


def take(project: Project, *places: Path, **how: Any) -> list[ImportedFile]:
    return list(import_(project, ImportRequest(places, **how)))


def read_catalog(project: Project) -> bytes:
    return project.catalog("letter", "fa").read_bytes()


def test_the_answers_of_two_reviewers_are_both_there(project: Project, tmp_path: Path) -> None:
    page, rows = send(project, tmp_path)
    one = save(
        tmp_path,
        page,
        answer(rows[0], approved=True),
        answer(rows[1], "متن یک", comment="An idea"),
        answer(rows[2], "در ۲۰۱۵، ۱۵۰۰ تن", approved=True),
    )
    two = save(
        tmp_path,
        page,
        answer(rows[0], approved=True, comment="Good"),
        answer(rows[1], "متن دو", comment="Another idea"),
        answer(rows[3], "متن چهار"),
    )
    first, second = take(project, one, two)
    assert [file.refused for file in (first, second)] == ["", ""]
    assert (first.remarks, first.needs_work) == ((), False)
    assert [number for number, _ in second.remarks] == [2], "the conflict is told with its number"
    assert second.needs_work
    blocks = projects.blocks(project)
    assert [find_state(block) for block in blocks] == [
        State.REVIEWED,
        State.FUZZY,
        State.REVIEWED,
        State.TRANSLATED,
    ]
    text = read_catalog(project).decode()
    for kept in (
        "متن یک",
        "متن دو",
        "در ۲۰۱۵، ۱۵۰۰ تن",
        "متن چهار",
        "Good",
        "An idea",
        "Another idea",
    ):
        assert kept in text, "nothing of anybody is lost"
    before = read_catalog(project)
    take(project, one, two)
    assert read_catalog(project) == before, "the same answers again change nothing"


def test_two_who_approve_one_text_do_not_disagree(project: Project, tmp_path: Path) -> None:
    page, rows = send(project, tmp_path)
    files = [save(tmp_path, page, answer(rows[0], "یک متن", approved=True)) for _ in "12"]
    assert not any(file.needs_work or file.remarks for file in take(project, *files))
    assert find_valid_review(projects.blocks(project)[0]) is not None


def test_approving_a_suggestion_confirms_it(project: Project, tmp_path: Path) -> None:
    projects.edit(project, projects.fuzzy)
    page, rows = send(project, tmp_path)
    take(project, save(tmp_path, page, answer(rows[0], approved=True), answer(rows[1])), who="R.")
    first, second, third, _ = projects.blocks(project)
    review = find_valid_review(first)
    assert review is not None and review.who == "R."
    assert [find_state(each) for each in (second, third)] == [State.TRANSLATED, State.FUZZY]


def test_a_doubt_of_a_reviewer_makes_a_text_fuzzy(project: Project, tmp_path: Path) -> None:
    page, rows = send(project, tmp_path)
    doubts = (answer(rows[0], state="fuzzy"), answer(rows[1], "متن دیگر", "fuzzy"))
    (file,) = take(project, save(tmp_path, page, *doubts))
    assert file.remarks == ()
    first, second, *_ = projects.blocks(project)
    assert (find_state(first), first.msgstr[0]) == (State.FUZZY, "fa: A letter")
    assert (find_state(second), second.msgstr[0]) == (State.FUZZY, "متن دیگر")


def test_an_approval_of_a_text_that_is_another_now_lapses(project: Project, tmp_path: Path) -> None:
    page, rows = send(project, tmp_path)
    answers = save(tmp_path, page, answer(rows[0], approved=True), answer(rows[1], approved=True))

    def change(block: Any) -> Any:
        return projects.translated(block, "متن تازه") if block.msgid == "A letter" else block

    projects.edit(project, change)
    (file,) = take(project, answers)
    first, second, *_ = projects.blocks(project)
    assert (find_valid_review(first), first.msgstr[0]) == (None, "متن تازه")
    assert find_valid_review(second) is not None
    assert [number for number, _ in file.remarks] == [1]


def test_an_answer_to_a_source_that_has_changed_is_kept(project: Project, tmp_path: Path) -> None:
    page, rows = send(project, tmp_path)
    known = answer(rows[0], comment="Good")
    answers = save(tmp_path, page, known, answer(rows[3], "متن چهار", approved=True))
    source = project.root / "source" / "letter.txt"
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace("says goodbye", "says farewell"), encoding="utf-8")
    project = projects.refresh(project)
    (file,) = take(project, answers)
    assert (file.refused, [number for number, _ in file.remarks]) == ("", [4])
    assert "متن چهار" in read_catalog(project).decode()
    assert State.REVIEWED not in map(find_state, projects.blocks(project))


def test_comments_of_before_are_not_doubled(project: Project, tmp_path: Path) -> None:
    def remark(block: Any) -> Any:
        entry = block.entry()
        entry.tcomment = "An old remark"
        return write_block(entry, block)

    projects.edit(project, remark)
    page, rows = send(project, tmp_path)
    assert rows[0]["note"] == "An old remark"
    take(project, save(tmp_path, page, answer(rows[0], comment="A new one")))
    assert projects.blocks(project)[0].comments == ("An old remark", "A new one")


def test_an_empty_answer_replaces_nothing(project: Project, tmp_path: Path) -> None:
    page, rows = send(project, tmp_path)
    before = read_catalog(project)
    (file,) = take(project, save(tmp_path, page, answer(rows[0], "", approved=True)))
    assert [number for number, _ in file.remarks] == [1]
    assert read_catalog(project) == before


def test_the_page_sent_back_is_one_sentence(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(project, tmp_path)
    before = read_catalog(project)
    monkeypatch.chdir(project.root)
    result = run("import", str(tmp_path / "letter.fa.html"))
    assert (result.exit_code, result.output.count("\n")) == (1, 1)
    assert "Save answers" in result.output
    assert read_catalog(project) == before


def test_many_and_strange_rows_are_refused(project: Project, tmp_path: Path) -> None:
    page, rows = send(project, tmp_path)
    strange = [{**answer(rows[0]), "key": f"dgm_{number}", "source": "x"} for number in range(9)]
    many = [{"key": "", "source": "x" * 40, "text": "y" * 40}] * 20_000
    before = read_catalog(project)
    for file in take(project, save(tmp_path, page, *strange), save(tmp_path, page, *many)):
        assert file.refused
    assert read_catalog(project) == before


def test_a_translation_is_marked_with_the_pivot_beside_it(project: Project, tmp_path: Path) -> None:
    request = ExportRequest(("letter",), ("ar",), ("page",), tmp_path, pivot="fa")
    (file,) = export(project, request)
    page = file.path.read_bytes()
    rows = read_page(page)["rows"]
    assert [row.get("pivot", "") for row in rows][:1] == ["fa: A letter"]
    take(project, save(tmp_path, page, answer(rows[0], "رسالة"), answer(rows[3], "وداعًا")))
    first, *_, last = projects.blocks(project, language="ar")
    assert [line.startswith("dragoman: pivot fa ") for line in first.comments] == [True]
    assert last.comments == (), "there was no Persian beside it"


def test_no_comment_forges_a_mark(project: Project, tmp_path: Path) -> None:
    (reviewed,) = mark_reviewed(projects.blocks(project)[0], "2026-01-02").comments
    page, rows = send(project, tmp_path)
    forged = f"One\n{reviewed}\n  dragoman:  draft 3535eaf87ff7 2026-01-02 x\nTwo"
    take(project, save(tmp_path, page, answer(rows[0], comment=forged)))
    first = projects.blocks(project)[0]
    assert (first.comments, find_state(first)) == (("One", "Two"), State.TRANSLATED)


def test_one_message_again_and_again_is_refused(project: Project, tmp_path: Path) -> None:
    page, rows = send(project, tmp_path)
    keys = [rows[0]["key"][:14] + f"{number:022x}t" for number in range(10_000)]
    before = read_catalog(project)
    for each in ([rows[0]["key"]] * len(keys), keys):  # as it went out, and forged
        many = [answer({**rows[0], "key": key}, key[14:]) for key in each]
        texts = [{**row, "text": f"{number}", "sum": ""} for number, row in enumerate(many)]
        (file,) = take(project, save(tmp_path, page, *texts))
        assert file.refused == "it has the same message more than 20 times"
    assert read_catalog(project) == before


def put_into_string(text: str) -> str:
    return json.dumps(text)


ENVELOPES: dict[str, Callable[[str], str]] = {
    "fence": lambda text: f"Here you are:\n```json\n{text}\n```\n",
    "string": put_into_string,
    "string in an object": lambda text: json.dumps({"answer": text, "ok": True}, indent=1),
    "string of a string": lambda text: put_into_string(put_into_string(text)),
    "string with letters": lambda text: json.dumps(text, ensure_ascii=False),
    "two strings": lambda text: f"one: {put_into_string(text)}\ntwo: {put_into_string(text)}",
}


@pytest.mark.parametrize("envelope", ENVELOPES)
def test_answers_that_a_program_has_put_into_something_are_taken(
    project: Project, tmp_path: Path, envelope: str
) -> None:
    page, rows = send(project, tmp_path)
    path = tmp_path / "back.txt"
    inside = write_answers(page, answer(rows[3], 'متن «چهار» "4" \\ \n سطر')).decode()
    path.write_text(ENVELOPES[envelope](inside), encoding="utf-8")
    (file,) = take(project, path)
    assert (file.refused, file.remarks) == ("", ())
    assert projects.blocks(project)[3].msgstr[0] == 'متن «چهار» "4" \\ \n سطر'


@pytest.mark.parametrize("end", [-4, -20, 12])
def test_a_string_with_answers_that_was_cut_off_is_damaged(
    project: Project, tmp_path: Path, end: int
) -> None:
    page, rows = send(project, tmp_path)
    before = read_catalog(project)
    path = tmp_path / "back.txt"
    whole = put_into_string(write_answers(page, answer(rows[3], "متن")).decode())
    path.write_text(whole[1:] if end == 12 else whole[:end], encoding="utf-8")
    (file,) = take(project, path)
    assert "it is damaged" in file.refused
    assert read_catalog(project) == before
