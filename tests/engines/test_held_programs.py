"""A program as an engine: what it gets, where it runs, and the bounds of what it says."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dragoman.engines import load_engine
from dragoman.engines.command import MOST, CommandEngine
from dragoman.errors import AnswerError, EngineError
from dragoman.model.drafting import AgreedTerm, DraftRequest, EngineOptions, NearbyText

FULL = DraftRequest(
    "The letter", "fa", "ar", "A title", (NearbyText("Before", "پیش"), NearbyText("Earlier")),
    (NearbyText("After"),), (AgreedTerm("letter", ("نامه", "کاغذ")),), "The", "en", (),
    "it is empty",
)  # fmt: skip
PROGRAM = """\
import json, os, sys
for line in sys.stdin.buffer:
    asked = json.loads(line)
    def say(**found):
        data = json.dumps({"id": asked["id"], **found})
        print(data, flush=True)
    BODY
"""


@contextmanager
def run(body: str, root: Path = Path()) -> Iterator[CommandEngine]:
    command = (sys.executable, "-c", PROGRAM.replace("BODY", body))
    engine = load_engine("command").start(EngineOptions(root, command, timeout=30.0), 1)
    assert isinstance(engine, CommandEngine)
    try:
        yield engine
    finally:
        engine.close()


def test_a_program_gets_all_that_helps_under_the_names_of_the_manual() -> None:
    with run("say(translation=line.decode())") as engine:
        asked = json.loads(engine.translate(FULL))
    assert asked == {
        "id": 1, "text": "The letter", "from": "fa", "into": "ar", "title": "A title",
        "before": [{"text": "Before", "translation": "پیش"},
                   {"text": "Earlier", "translation": ""}],
        "after": [{"text": "After", "translation": ""}],
        "terms": [{"term": "letter", "translations": ["نامه", "کاغذ"]}],
        "original": "The", "complaint": "it is empty",
    }  # fmt: skip


def test_what_is_empty_is_left_out_but_the_text() -> None:
    with run("say(translation=line.decode())") as engine:
        assert json.loads(engine.translate(DraftRequest("a", "en", "fa"))) == {
            "id": 1, "text": "a", "from": "en", "into": "fa",
        }  # fmt: skip
        assert json.loads(engine.translate(DraftRequest("", "en", "fa"))) == {
            "id": 2, "text": "", "from": "en", "into": "fa",
        }  # fmt: skip


def test_a_program_runs_in_the_folder_of_the_project_as_often_as_it_is_needed(
    tmp_path: Path,
) -> None:
    with run('say(translation=f"{os.getcwd()} {os.getpid()}")', tmp_path) as engine:
        first, second = (engine.translate(FULL).rsplit(" ", 1) for _ in range(2))
    assert Path(first[0]) == tmp_path.resolve()
    assert first == second


def test_a_path_of_a_program_begins_at_the_project(tmp_path: Path) -> None:
    program = tmp_path / "tools" / "translate"
    program.parent.mkdir()
    program.write_text(f"#!{sys.executable}\n{PROGRAM}".replace("BODY", 'say(translation="a")'))
    program.chmod(0o755)
    module = load_engine("command")
    engine = module.start(EngineOptions(tmp_path, ("tools/translate",)), 1)
    assert engine.name == "command translate"
    assert engine.translate(FULL) == "a"
    engine.close()
    assert module.start(EngineOptions(tmp_path, ("tools/translate",), model="m"), 1).name == (
        "command m"
    )


def test_a_name_alone_is_no_program_of_the_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "translate-it"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(EngineError, match="there is no program 'translate-it' on this machine"):
        load_engine("command").start(EngineOptions(tmp_path, ("translate-it",)), 1)


def test_the_greatest_line_is_taken_and_the_next_is_not() -> None:
    """Its end counts, too."""
    frame = len(json.dumps({"id": 1, "translation": ""})) + 1
    with run(f'say(translation="x" * ({MOST} - {frame} + len(asked["text"])))') as engine:
        assert len(engine.translate(DraftRequest("", "en", "fa"))) == 1_000_000 - frame
        with pytest.raises(AnswerError, match="a line of more than 1 MB"):
            engine.translate(DraftRequest("a", "en", "fa"))


@pytest.mark.parametrize("length", [160, 161])
def test_the_reason_of_a_program_is_quoted_up_to_a_length(length: int) -> None:
    with (
        run(f'say(error="y" * {length}, translation="a")') as engine,
        pytest.raises(AnswerError) as caught,
    ):
        engine.translate(FULL)
    assert str(caught.value) == f"the program reports '{'y' * 160}'"


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("say(translation=7)", "the answer of the program has no translation"),
        ("say(error=7)", "the answer of the program has no translation"),
        ("print([7], flush=True)", "answered another text than it was asked"),
        ("sys.exit(0)", r"ended without an answer \(exit code 0\)"),
        ("print(flush=True)", "a line that is not JSON"),
        ("print('[' * 200000, flush=True)", "a line that is not JSON"),
    ],
)
def test_half_an_answer_ends_the_program(body: str, sentence: str) -> None:
    """The next text is answered by a new one, which counts anew."""
    with run(body) as engine:
        for _ in range(2):
            with pytest.raises(AnswerError, match=sentence):
                engine.translate(FULL)
        assert not engine._all
        assert not engine._idle


def test_a_program_that_answers_too_much_is_not_asked_again() -> None:
    with run('say(translation="a"); say(translation="b")') as engine:
        assert engine.translate(FULL) == "a"
        (program,) = engine._all
        assert program.lines.get(timeout=30.0)
        program.lines.put(b"7\n")
        with pytest.raises(AnswerError, match="more than one line for one text"):
            engine.translate(FULL)
        assert program.process.returncode is not None


def test_a_closed_engine_leaves_no_program_and_starts_none() -> None:
    with run('say(translation="a")') as engine:
        engine.translate(FULL)
        (program,) = engine._all
        engine.close()
        assert program.process.returncode == 0  # by itself, when its input ended
        with pytest.raises(EngineError, match="stopped"):
            engine.translate(FULL)


def test_a_program_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.engines.command._LAST_WAIT", 0.1)
    with run('say(translation="a")\nimport time; time.sleep(600)') as engine:
        engine.translate(FULL)
        (program,) = engine._all
        engine.close()
        assert program.process.returncode not in (None, 0)
