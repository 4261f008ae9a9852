"""A program as an engine: lines of JSON in and out, and whatever else a program may do."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from dragoman.engines import DraftEngine, load_engine
from dragoman.errors import AnswerError, EngineError
from dragoman.model.drafting import DraftRequest, EngineOptions

ASKED = DraftRequest("The letter", "en", "fa", "A title")
GOOD = 'print(json.dumps({"id": asked["id"], "translation": "نامه " + asked["text"]}))'
LOOP = """\
import json, os, sys, time
sys.stdin.reconfigure(encoding="utf-8")
sys.stdout.reconfigure(encoding="utf-8")
for line in sys.stdin:
    asked = json.loads(line)
    {body}
    sys.stdout.flush()
"""


@contextmanager
def run(body: str, jobs: int = 1, timeout: float = 20.0) -> Iterator[DraftEngine]:
    command = (sys.executable, "-c", LOOP.replace("{body}", body))
    module = load_engine("command")
    options = EngineOptions(command=command, timeout=timeout)
    assert module.find_host(options) == ""
    engine = module.start(options, jobs)
    try:
        yield engine
    finally:
        engine.close()


def test_a_program_answers_line_by_line_and_lives_on() -> None:
    body = 'print(json.dumps({"id": asked["id"], "translation": f"{os.getpid()} {asked}"}))'
    with run(body) as engine:
        one, two = engine.translate(ASKED), engine.translate(ASKED._replace(text="ب"))
    assert one.split()[0] == two.split()[0]
    assert "'text': 'The letter', 'from': 'en', 'into': 'fa', 'title': 'A title'" in one
    assert "'text': 'ب'" in two


WRONG = {
    "no json": ('print("hello")', "not JSON"),
    "html": ('print("<html>")', "not JSON"),
    "nested": ('print("[" * 200000)', "not JSON"),
    "another text": ('print(json.dumps({"id": 99, "translation": "a"}))', "another text"),
    "no translation": ('print(json.dumps({"id": asked["id"]}))', "no translation"),
    "an error": ('print(json.dumps({"id": asked["id"], "error": "no\\nmodel"}))', "'no model'"),
    "the end": ("sys.exit(3)", "exit code 3"),
    "never": ("time.sleep(60)", "no answer in 0.5 s"),
    "10 MB": ('print("x" * 10_000_000)', "more than 1 MB"),
    "10 MB and no end": ('sys.stdout.write("x" * 10_000_000); time.sleep(60)', "more than 1 MB"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_what_a_program_does_wrong_is_one_sentence(kind: str) -> None:
    body, sentence = WRONG[kind]
    with run(body, timeout=0.5 if kind == "never" else 20.0) as engine:
        for _ in range(2):  # the program is started again for the next text
            with pytest.raises(AnswerError) as caught:
                engine.translate(ASKED)
            assert sentence in str(caught.value)
            assert "\n" not in str(caught.value)


LARGE = ASKED._replace(text="x" * 400_000)
"""More than a pipe holds: to write it, somebody must read it."""


@pytest.mark.parametrize(
    "program",
    [
        "import time; time.sleep(600)",
        "import sys, time; sys.stdin.close(); time.sleep(600)",
        "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; "
        "time.sleep(20)'])",  # the program that holds the pipe is not the one that we know
        "import sys, time; sys.stdin.read(1); time.sleep(600)",
    ],
)
def test_a_program_that_never_reads_is_waited_for_no_longer_than_any(program: str) -> None:
    options = EngineOptions(command=(sys.executable, "-c", program), timeout=0.5)
    engine = load_engine("command").start(options, 1)
    try:
        for request in (LARGE, ASKED):
            with pytest.raises(AnswerError, match=r"gave no answer in 0\.5 s"):
                engine.translate(request)
    finally:
        engine.close()


def test_texts_longer_than_a_pipe_go_in_and_come_out() -> None:
    echo = 'print(json.dumps({"id": asked["id"], "translation": asked["text"]}))'
    with run(echo) as engine:
        assert engine.translate(LARGE) == LARGE.text
    early = 'sys.stdin.reconfigure(); print(json.dumps({"id": 1, "translation": "x" * 400_000}))'
    options = EngineOptions(
        command=(sys.executable, "-c", f"import json, sys; {early}; sys.stdout.flush(); input()"),
        timeout=20.0,
    )  # it answers before it reads
    engine = load_engine("command").start(options, 1)
    assert engine.translate(LARGE) == "x" * 400_000
    engine.close()


def test_a_program_that_answers_once_and_ends_says_so_and_is_started_again() -> None:
    with run(f"{GOOD}; sys.stdout.flush(); sys.exit(0)") as engine:
        assert engine.translate(ASKED) == "نامه The letter"
        answers: list[str] = []
        while len(answers) < 3:
            try:
                answers.append(engine.translate(ASKED))
            except AnswerError as error:
                assert "ended without an answer (exit code 0)" in str(error)
    assert answers == ["نامه The letter"] * 3


def test_what_nobody_asked_for_is_not_read() -> None:
    """A program that writes without end does not fill the memory."""
    with run(f"{GOOD}\n    while True: print('x' * 1000)") as engine:
        assert engine.translate(ASKED) == "نامه The letter"
        with pytest.raises(AnswerError):
            engine.translate(ASKED)


def test_a_second_line_is_not_taken_for_the_next_text() -> None:
    with run(f"{GOOD}; {GOOD}") as engine:
        assert engine.translate(ASKED) == "نامه The letter"
        with pytest.raises(AnswerError):
            engine.translate(ASKED._replace(text="Another"))
        assert engine.translate(ASKED._replace(text="Third")) == "نامه Third"


def test_several_texts_are_several_programs() -> None:
    body = (
        'time.sleep(0.2); print(json.dumps({"id": asked["id"], "translation": str(os.getpid())}))'
    )
    found: list[str] = []
    with run(body, jobs=3) as engine:
        threads = [
            threading.Thread(target=lambda: found.append(engine.translate(ASKED))) for _ in range(3)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(set(found)) == 3


def test_what_is_closed_waits_for_nothing(tmp_path: Path) -> None:
    caught: list[str] = []
    came = tmp_path / "came"
    with run(f"open({str(came)!r}, 'w').close(); time.sleep(600)", timeout=600.0) as engine:

        def translate() -> None:
            try:
                engine.translate(ASKED)
            except EngineError as error:
                caught.append(str(error))

        thread = threading.Thread(target=translate)
        thread.start()
        while not came.exists():
            thread.join(0.02)
        engine.close()
        thread.join(20)
    assert caught == ["the work was stopped"]


@pytest.mark.parametrize(
    ("command", "sentence"),
    [((), "draft.command is missing"), (("no-such-program",), "no program 'no-such-program'"),
     (("/no/such",), "does not start")],
)  # fmt: skip
def test_a_program_that_is_not_there_is_one_sentence(
    command: tuple[str, ...], sentence: str
) -> None:
    module = load_engine("command")
    options = EngineOptions(command=command)

    def use() -> Any:
        module.find_host(options)
        return module.start(options, 1).translate(ASKED)

    with pytest.raises(EngineError, match=sentence):
        use()
