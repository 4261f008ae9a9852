"""Asking a machine for many texts: several at once, again where that helps, until it is enough."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice
from typing import NamedTuple

from dragoman.commands._draft.answers import Verdict
from dragoman.commands._draft.plan import DraftForm, DraftTask
from dragoman.engines import DraftEngine
from dragoman.errors import AnswerError, BusyEngineError, EngineError, SpoiltAnswerError
from dragoman.interrupts import GLANCE, hold_interrupts
from dragoman.model.drafting import DraftRequest

TRIES = 6
"""How often a machine that has no time is asked again before the work stops."""
FIRST_PAUSE = 0.5
"""In seconds; each pause is twice as long as the one before."""
MOST_FAULTS = 3
"""After so many texts in a row without a usable answer of any kind, the work stops."""
_ASKED_TWICE = 2

Judge = Callable[[DraftForm, str], Verdict]
Keep = Callable[[DraftTask, tuple[str, ...]], None]


class DraftAnswer(NamedTuple):
    """What came of one task."""

    task: DraftTask
    texts: tuple[str, ...] = ()
    """The draft, all its forms; () where it was left out."""
    reason: str = ""
    """Why it was left out."""
    is_fault: bool = False
    """Whether that is the machine's fault and not its answer's."""


def ask_all(
    engine: DraftEngine, tasks: Iterable[DraftTask], judge: Judge, keep: Keep, jobs: int
) -> Iterator[DraftAnswer]:
    """Ask for each task, and yield what comes of it, as it comes.

    Nothing is asked long before its answer is wanted. A text whose answer cannot be used is asked
    for once more, with the reason. A draft is kept before it is yielded, when it has all its forms.
    Raises EngineError where the machine cannot be used, or not any more. Whoever stops early closes
    the engine thereby.
    """
    stop = threading.Event()
    asker = _Asker(engine, judge, keep, stop, [])
    waiting = iter(tasks)
    faults = 0
    with ThreadPoolExecutor(jobs, "draft") as pool:
        try:
            running = [pool.submit(asker.ask, task) for task in islice(waiting, 2 * jobs)]
            while running:
                with hold_interrupts():  # an exception in the wait can leave a lock taken
                    ended = wait(running, GLANCE, FIRST_COMPLETED).done  # there may be none yet
                done = [future for future in running if future in ended]  # in their order
                running = [future for future in running if future not in ended]
                for answer in _read_done(done, asker.errors):
                    faults = faults + 1 if answer.is_fault else 0
                    if faults >= MOST_FAULTS:
                        raise EngineError(f"the work stopped, because {answer.reason}")
                    yield answer
                running += [pool.submit(asker.ask, task) for task in islice(waiting, len(done))]
        except BaseException:
            stop.set()
            engine.close()
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _read_done(
    done: Sequence[Future[DraftAnswer]], errors: Sequence[EngineError]
) -> Iterator[DraftAnswer]:
    """Yield the answers that came; then raise what went wrong first, if anything did."""
    failed = [future for future in done if future.exception() is not None]
    yield from (future.result() for future in done if future not in failed)
    if failed and errors:
        raise errors[0]
    for future in failed:
        future.result()


class _FormAnswer(NamedTuple):
    """What came of one form of a message; the fields are those of ``DraftAnswer``."""

    text: str
    reason: str = ""
    is_fault: bool = False


class _Asker(NamedTuple):
    """Asks for one message, in a thread of its own."""

    engine: DraftEngine
    judge: Judge
    keep: Keep
    stop: threading.Event
    errors: list[EngineError]
    """Why the work stops, in the order in which it was found."""

    def ask(self, task: DraftTask) -> DraftAnswer:
        """Return the draft, or why there is none. Raises EngineError, and then asks no more."""
        try:
            return self._ask(task)
        except EngineError as error:
            self.errors.append(error)
            self.stop.set()
            raise

    def _ask(self, task: DraftTask) -> DraftAnswer:
        texts: list[str] = []
        for form in task.forms:
            answer = self._ask_form(form)
            if not answer.text:
                return DraftAnswer(task, (), answer.reason, answer.is_fault)
            texts.append(answer.text)
        self.keep(task, tuple(texts))
        return DraftAnswer(task, tuple(texts))

    def _ask_form(self, form: DraftForm) -> _FormAnswer:
        request, reason, is_fault = form.request, "", False
        for _ in range(_ASKED_TWICE):
            try:
                answer = self._ask_patiently(request)
            except AnswerError as error:
                reason, is_fault = error.sentence, not isinstance(error, SpoiltAnswerError)
                request = request._replace(before=(), after=())  # it may have been too much
            else:
                verdict = self.judge(form, answer)
                if verdict.text:
                    return _FormAnswer(verdict.text)
                reason, is_fault = verdict.reason, False
            # What went wrong with the machine itself is not for the model; it may name a host.
            request = request._replace(complaint="" if is_fault else reason)
        return _FormAnswer("", reason, is_fault)

    def _ask_patiently(self, request: DraftRequest) -> str:
        """Return an answer; a machine that has no time is asked again, after longer and longer."""
        pause = FIRST_PAUSE
        for _ in range(TRIES):
            if self.stop.is_set():
                break
            try:
                return self.engine.translate(request)
            except BusyEngineError as error:
                reason = error.sentence
                self.stop.wait(max(pause, error.after))
                pause *= 2
        else:
            raise EngineError(f"{reason}, also after {TRIES} tries: run again later")
        raise EngineError("the work was stopped")
