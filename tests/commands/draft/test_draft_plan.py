"""What a machine is asked for, and what goes with each text: as the page about drafts says it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from dragoman.catalogs.drafts import NewDraft, may_be_drafted
from dragoman.catalogs.machine_words import share_unmodified
from dragoman.catalogs.returned_texts import ReturnedText, ReviewStamp, put_returned
from dragoman.catalogs.states import is_draft, make_block_digest, mark_adopted, mark_draft
from dragoman.commands._draft import run as draft_run
from dragoman.commands._draft.answers import Verdict
from dragoman.commands._draft.plan import DraftForm, DraftPlan, DraftTask, DraftWish
from dragoman.commands._draft.run import DraftAnswer, ask_all
from dragoman.commands._draft.saving import DraftSaver
from dragoman.commands.draft import plan_all
from dragoman.errors import AnswerError, BusyEngineError, EngineError
from dragoman.model.drafting import AgreedTerm, DraftRequest, NearbyText
from dragoman.po import Block, dump
from dragoman.project import Project, find_project
from helpers import projects
from helpers.command_line import run

TEXTS = [f"Text {name} speaks of a ferry." for name in ("one", "two", "three", "four", "five")]
LETTER = "# A letter\n\n" + "\n\n".join(TEXTS) + "\n\n```\nprint()\n```\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "project"
    folder.mkdir()
    made = projects.make(folder, {"letter.md": LETTER}, "fa")
    with (folder / "dragoman.toml").open("a", encoding="utf-8") as file:
        file.write('code = true\n[draft]\nengine = "openai"\nurl = "http://127.0.0.1:9"\n'
                   'model = "m"\n')  # fmt: skip
    monkeypatch.chdir(folder)
    assert run("update", "-q").exit_code == 0
    return find_project(made.root)


def plan(project: Project, wish: DraftWish | None = None) -> DraftPlan:
    (found,) = plan_all(project, ["letter"], ["fa"], wish or DraftWish())
    return found


def ask_for(project: Project, wish: DraftWish | None = None) -> list[str]:
    return [task.forms[0].request.text for task in plan(project, wish).tasks]


def change(project: Project, function: Callable[[Block], Block], text: str = "") -> None:
    """Change the messages that begin so."""
    projects.edit(project, lambda block: function(block) if block.msgid.startswith(text) else block)


def test_code_is_not_asked_for(project: Project) -> None:
    blocks = projects.blocks(project)
    assert [block.msgid for block in blocks][-1] == "print()"
    assert ask_for(project) == ["A letter", *TEXTS]


def give_two_texts(project: Project) -> None:
    path = project.catalog("letter", "fa")
    change(project, lambda block: projects.translated(block, "متن یک"), "Text two")
    catalog = project.read_catalog("letter", "fa")
    assert catalog is not None
    key = next(block.key for block in catalog.blocks if block.msgid.startswith("Text two"))
    merged = put_returned(catalog, [ReturnedText(key, "متن دو")], ReviewStamp("2026-01-01"))
    path.write_bytes(dump(merged.catalog))


@pytest.mark.parametrize("kind", ["a conflict", "adopted", "a draft", "translated"])
def test_what_waits_for_a_decision_is_not_asked_for(project: Project, kind: str) -> None:
    if kind == "a conflict":
        give_two_texts(project)
    else:
        make = {
            "adopted": lambda block: mark_adopted(block, "متن", "2026-01-01", 0.5),
            "a draft": lambda block: mark_draft(block, ["متن"], "2026-01-01", "e"),
            "translated": lambda block: projects.translated(block, "متن"),
        }[kind]
        change(project, make, "Text two")
    (block,) = (one for one in projects.blocks(project) if one.msgid.startswith("Text two"))
    assert block.msgstr[0]
    for only in ("", "untranslated", "outdated"):
        assert TEXTS[1] not in ask_for(project, DraftWish(only))


def test_two_texts_of_an_outdated_message_still_wait_for_a_decision(project: Project) -> None:
    give_two_texts(project)
    path = project.source("letter")
    path.write_text(LETTER.replace("two speaks", "two tells"), encoding="utf-8")
    assert run("update", "-q").exit_code == 0
    project = find_project(project.root)
    (block,) = (one for one in projects.blocks(project) if one.msgid.startswith("Text two"))
    assert block.fuzzy and block.previous and may_be_drafted(block)
    assert block.msgid not in ask_for(project)


def test_two_texts_before_and_one_after_go_with_each(project: Project) -> None:
    every = ["A letter", *TEXTS, "print()"]
    for number, task in enumerate(plan(project).tasks):
        assert [each.text for each in task.forms[0].request.before] == every[
            max(0, number - 2) : number
        ]
        assert [each.text for each in task.forms[0].request.after] == every[number + 1 : number + 2]
        assert task.forms[0].request.title == "A letter"


def test_only_what_a_person_has_finished_goes_as_a_translation(project: Project) -> None:
    change(project, lambda block: projects.translated(block, "متن یک"), "Text one")
    change(project, lambda block: projects.fuzzy(projects.translated(block, "متن دو")), "Text two")
    task = next(task for task in plan(project).tasks if task.forms[0].request.text == TEXTS[2])
    assert task.forms[0].request.before == (NearbyText(TEXTS[0], "متن یک"), NearbyText(TEXTS[1]))


@pytest.mark.parametrize(("length", "shown"), [(600, "x" * 600), (601, "x" * 599 + "…")])
def test_a_long_text_beside_is_cut(project: Project, length: int, shown: str) -> None:
    path = project.source("letter")
    path.write_text(f"{'x' * length}\n\nText.\n", encoding="utf-8")
    assert run("update", "-q").exit_code == 0
    (_, task) = plan(find_project(project.root)).tasks
    assert task.forms[0].request.before == (NearbyText(shown),)


def test_only_the_terms_in_a_text_go_with_it(project: Project) -> None:
    project.glossary_file.write_text(
        "term,language,translation\nferry,fa,کشتی\nferry,fa,قایق\nmill,fa,آسیاب\nferry,ar,عبارة\n",
        encoding="utf-8",
    )
    first, second, *_ = plan(project).tasks
    assert first.forms[0].request.terms == ()
    assert second.forms[0].request.terms == (
        AgreedTerm("ferry", ("کشتی",)),
        AgreedTerm("ferry", ("قایق",)),
    )


def test_a_dry_run_leaves_what_a_killed_run_has_left(project: Project) -> None:
    block = projects.blocks(project)[1]
    saver = DraftSaver(project, "letter", "fa")
    saver.keep(block.key, NewDraft(("متن یک",), make_block_digest(block), "e", "2026-01-01"))
    saver.close()
    before = project.catalog("letter", "fa").read_bytes()
    assert run("draft", "-l", "fa", "--dry-run").exit_code == 0
    assert project.catalog("letter", "fa").read_bytes() == before
    assert "1 draft of a stopped run saved" in run("draft", "-l", "fa").stderr
    (drafted,) = (one for one in projects.blocks(project) if is_draft(one))
    assert share_unmodified(drafted) == 1


# How a machine is asked


class Engine:
    """A machine that answers each text with what it is told, one after the other."""

    name, instructions = "e", ""

    def __init__(self, *answers: str | Exception) -> None:
        self.answers: Iterator[str | Exception] = iter(answers)
        self.asked: list[DraftRequest] = []

    def translate(self, request: DraftRequest) -> str:
        self.asked.append(request)
        answer = next(self.answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def close(self) -> None:
        pass


def judge(_form: DraftForm, answer: str) -> Verdict:
    return Verdict("", "it is bad") if answer == "bad" else Verdict(answer)


def keep(_task: DraftTask, _texts: tuple[str, ...]) -> None:
    pass


def ask(tasks: Sequence[DraftTask], *answers: str | Exception) -> tuple[list[str], Engine, str]:
    """Return the drafts, the machine, and why the work stopped."""
    engine, found = Engine(*answers), list[DraftAnswer]()
    try:
        for answer in ask_all(engine, tasks, judge, keep, 1):
            found.append(answer)
    except EngineError as error:
        return ["".join(each.texts) for each in found], engine, str(error)
    return ["".join(each.texts) for each in found], engine, ""


def test_an_answer_is_asked_for_once_more_with_what_was_wrong(project: Project) -> None:
    tasks = plan(project).tasks[:2]
    texts, engine, why = ask(tasks, "bad", "good", "bad", "bad")
    assert (texts, why) == (["good", ""], "")
    assert [each.complaint for each in engine.asked] == ["", "it is bad", "", "it is bad"]
    expected = [task.forms[0].request for task in tasks for _ in range(2)]
    assert [each._replace(complaint="") for each in engine.asked] == expected


@pytest.mark.parametrize(
    ("kinds", "drafted", "stops"),
    [
        ("fff", 0, True),
        ("ffgff", 1, False),
        ("ffbff", 0, False),  # an answer that is bad is an answer
        ("gfff", 1, True),
        ("bbbbb", 0, False),
    ],
)
def test_three_failures_in_a_row_end_the_work(
    project: Project, kinds: str, drafted: int, stops: bool
) -> None:
    """Each text is asked for twice; it fails where neither is an answer."""
    fault = AnswerError("it fails")
    each: dict[str, tuple[str | Exception, ...]] = {
        "f": (fault, fault), "g": ("good",), "b": ("bad", "bad"),
    }  # fmt: skip
    answers = [answer for kind in kinds for answer in each[kind]]
    texts, _, why = ask(plan(project).tasks[: len(kinds)], *answers, *[fault] * 4)
    assert texts.count("good") == drafted
    assert why == ("the work stopped, because it fails" if stops else "")


def test_a_machine_without_time_is_asked_after_longer_and_longer(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or after what it says itself, where that is longer."""
    waits: list[float] = []
    monkeypatch.setattr(threading.Event, "wait", lambda _, seconds=None: waits.append(seconds))
    busy = BusyEngineError("it has no time", 0.0)
    asker = draft_run._Asker(
        Engine(busy, busy, BusyEngineError("it has no time", 7.0), busy, "good"),
        judge, keep, threading.Event(), [],
    )  # fmt: skip
    task = plan(project).tasks[0]
    assert asker.ask(task).texts == ("good",)
    assert waits == [0.5, 1.0, 7.0, 4.0]
    waits.clear()
    asker = asker._replace(engine=Engine(*[busy] * 9))
    with pytest.raises(EngineError, match="it has no time, also after 6 tries: run again later"):
        asker.ask(task)
    assert waits == [0.5, 1.0, 2.0, 4.0, 8.0, 16.0]
    assert asker.stop.is_set()
