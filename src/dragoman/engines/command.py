"""Any program of this machine: a line of JSON for each text goes in, a line of JSON comes back.

A line that goes in is an object with ``id``, ``text``, ``from``, ``into`` and, where there are
any, ``title``, ``before``, ``after``, ``terms``, ``original``, ``numbers`` and ``complaint``. A
line that comes back has the same ``id``, and ``translation``; or ``error``, a sentence. The program
answers each line before it gets the next one, and ends when its input does.

It is written to and read from in threads of their own: a program that does not read is waited for
no longer than one that does not answer.
"""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from dragoman.engines._names import name_engine
from dragoman.errors import AnswerError, EngineError, quote
from dragoman.executables import find_executable
from dragoman.interrupts import block_interrupts
from dragoman.model.drafting import DraftRequest, EngineOptions

JOBS = 1
RUNS_PROGRAM = True
MOST = 1_000_000
"""In bytes: no translation of a paragraph is longer."""
_LAST_WAIT = 2.0
"""In seconds: how long a program may take to end by itself."""
_LONGEST_REASON = 160


def find_host(options: EngineOptions) -> str:
    """Return "": the program is on this machine. What it does with the texts, nobody knows."""
    if not options.command:
        raise EngineError('draft.command is missing: give the program, as ["my-translator"]')
    return ""


def start(options: EngineOptions, jobs: int) -> CommandEngine:
    """Return the engine; it runs the program as often as there are requests at once."""
    name = options.command[0]
    is_path = "/" in name or "\\" in name
    path = str(options.root.absolute() / name) if is_path else find_executable(name)
    if path is None:
        raise EngineError(f"there is no program {quote(name)} on this machine")
    return CommandEngine((path, *options.command[1:]), options)


class CommandEngine:
    """A program that translates."""

    instructions = ""

    def __init__(self, command: tuple[str, ...], options: EngineOptions) -> None:
        self.command, self.options = command, options
        self.name = name_engine("command", options.model or options.command[0])
        self._idle: list[_Program] = []
        self._all: set[_Program] = set()
        self._guard = threading.Lock()
        self._is_closed = False

    def translate(self, request: DraftRequest) -> str:
        """Return what the program answers; one that answers wrongly is ended."""
        program = self._take()
        try:
            text = program.ask(request, self.options.timeout)
        except BaseException:
            program.kill()
            with self._guard:
                self._all.discard(program)
            if self._is_closed:
                raise EngineError("the work was stopped") from None
            raise
        with self._guard:
            self._idle.append(program)
        return text

    def close(self) -> None:
        """End the programs: those that wait for nothing by the end of their input."""
        with self._guard:
            self._is_closed = True
            idle, busy = list(self._idle), self._all.difference(self._idle)
        for program in busy:
            program.kill()
        for program in idle:
            program.end()

    def _take(self) -> _Program:
        with self._guard:
            if self._is_closed:
                raise EngineError("the work was stopped")
            if self._idle:
                return self._idle.pop()
            program = _Program(self.command, self.options.root)
            self._all.add(program)
            return program


class _Program:
    """The program as it runs, with what it has answered and nobody has read yet."""

    def __init__(self, command: tuple[str, ...], folder: Path) -> None:
        try:
            with block_interrupts():  # we end it ourselves, when what it has done is saved
                self.process = subprocess.Popen(
                    command,
                    cwd=folder,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )
        except OSError as error:
            reason = error.strerror or "it cannot be run"
            name = Path(command[0]).name
            raise EngineError(f"the program {quote(name)} does not start: {reason}") from None
        self.number = 0
        self.requests: queue.Queue[bytes] = queue.Queue()
        """What is to be written; b"" ends the input."""
        self.lines: queue.Queue[bytes] = queue.Queue()
        """What was read; b"" says that the program writes nothing more."""
        for work in (self._write_requests, self._read_lines):
            threading.Thread(target=work, daemon=True).start()

    def ask(self, request: DraftRequest, timeout: float) -> str:
        """Return the answer to one request. Raises AnswerError for anything but one answer."""
        if not self.lines.empty():
            is_over = not self.lines.get()
            raise AnswerError(
                self._explain_end()
                if is_over
                else "the program wrote more than one line for one text"
            )
        self.number += 1
        line = json.dumps({"id": self.number, **_write(request)}, ensure_ascii=False)
        self.requests.put(line.encode("utf-8", "replace") + b"\n")
        try:
            answer = self.lines.get(timeout=timeout)
        except queue.Empty:
            raise AnswerError(
                f"the program gave no answer in {timeout:g} s: does it write each line at once?"
            ) from None
        if not answer:
            raise AnswerError(self._explain_end())
        return self._read_answer(answer)

    def end(self) -> None:
        """Let the program end by itself, and see that it does."""
        self.requests.put(b"")
        try:
            self.process.wait(_LAST_WAIT)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """End the program at once."""
        self.process.kill()
        self.process.wait()
        self.requests.put(b"")

    def _write_requests(self) -> None:
        """Write each request; one that the program does not read keeps nothing else waiting."""
        stdin = self.process.stdin
        assert stdin is not None  # noqa: S101 - it is a pipe
        with suppress(OSError), stdin:
            while line := self.requests.get():
                stdin.write(line)
                stdin.flush()

    def _read_lines(self) -> None:
        """Read each line that the program writes, but not what nobody asked for."""
        stdout = self.process.stdout
        assert stdout is not None  # noqa: S101 - it is a pipe
        with stdout:
            while line := stdout.readline(MOST + 1):
                self.lines.put(line)
                if len(line) > MOST or self.lines.qsize() > 1:
                    return
        self.lines.put(b"")

    def _explain_end(self) -> str:
        try:
            code = self.process.wait(_LAST_WAIT)
        except subprocess.TimeoutExpired:
            return "the program has closed its output and answers nothing more"
        return f"the program ended without an answer (exit code {code})"

    def _read_answer(self, line: bytes) -> str:
        if len(line) > MOST:
            raise AnswerError(f"the program wrote a line of more than {MOST // 1_000_000} MB")
        try:
            answer = json.loads(line)
        except (ValueError, RecursionError):
            raise AnswerError("the program wrote a line that is not JSON") from None
        if not isinstance(answer, dict) or answer.get("id") != self.number:
            raise AnswerError("the program answered another text than it was asked")
        if isinstance(answer.get("error"), str):
            reason = " ".join(answer["error"].split())[:_LONGEST_REASON]
            raise AnswerError(f"the program reports {quote(reason)}")
        if not isinstance(answer.get("translation"), str):
            raise AnswerError("the answer of the program has no translation")
        return str(answer["translation"])


def _write(request: DraftRequest) -> dict[str, Any]:
    """Return a request as the program gets it; what is empty is left out."""
    fields: dict[str, Any] = {
        "text": request.text,
        "from": request.source_language,
        "into": request.language,
        "title": request.title,
        "before": [each._asdict() for each in request.before],
        "after": [each._asdict() for each in request.after],
        "terms": [term._asdict() for term in request.terms],
        "original": request.original,
        "numbers": list(request.numbers),
        "complaint": request.complaint,
    }
    return {name: value for name, value in fields.items() if value or name == "text"}
