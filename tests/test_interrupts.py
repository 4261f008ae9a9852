"""Signals that end a program: they let short steps be finished, and reach no helping process."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator

import pytest

from dragoman import interrupts

ENDING = [signal.SIGTERM, signal.SIGHUP]


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    numbers = (signal.SIGINT, *ENDING)
    before = {number: signal.getsignal(number) for number in numbers}
    signal.signal(signal.SIGINT, signal.default_int_handler)  # whatever another test has left
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_ends_the_program_with_its_number(number: int) -> None:
    signal.signal(number, signal.SIG_DFL)
    interrupts.end_at_signals()
    with pytest.raises(SystemExit) as ended:
        os.kill(os.getpid(), number)
    assert ended.value.code == 128 + number


def test_a_signal_that_is_ignored_stays_so() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    interrupts.end_at_signals()
    os.kill(os.getpid(), signal.SIGHUP)
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN


def test_control_c_raises_again_when_there_is_something_to_tidy_up() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    interrupts.end_at_signals()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.parametrize(
    ("stop", "code"),
    [
        (KeyboardInterrupt(), 130), (SystemExit(143), 143), (SystemExit(129), 129),
        (SystemExit(2), None), (SystemExit("text"), None), (SystemExit(), None),
        (ValueError("130"), None), (None, None),
    ],
)  # fmt: skip
def test_a_stop_is_found_in_the_error_that_was_made_of_it(
    stop: BaseException | None, code: int | None
) -> None:
    """Only what an error says to be its cause counts: one that comes while the program tidies up
    after a signal is an error of its own."""
    wrapped, twice, later = RuntimeError("wrapped"), RuntimeError("twice"), OSError("disk is full")
    wrapped.__cause__, twice.__cause__, later.__context__ = stop, wrapped, stop
    assert [interrupts.find_stop(each) for each in (wrapped, twice)] == [code, code]
    assert interrupts.find_stop(later) is None


def test_an_error_that_is_its_own_cause_is_no_stop() -> None:
    error = RuntimeError("round")
    error.__cause__ = error
    assert interrupts.find_stop(error) is None


def test_a_short_step_is_finished_first() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    done = []

    def work() -> None:
        with interrupts.hold_interrupts():
            os.kill(os.getpid(), signal.SIGINT)
            done.append("finished")

    with pytest.raises(KeyboardInterrupt):
        work()
    assert done == ["finished"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_without_a_signal_nothing_happens() -> None:
    with interrupts.hold_interrupts():
        pass
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_other_threads_handle_no_signals() -> None:
    done = []

    def work() -> None:
        interrupts.end_at_signals()
        with interrupts.hold_interrupts():
            done.append(1)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [1]


def test_control_c_does_not_reach_a_process_that_helps() -> None:
    with interrupts.block_interrupts():
        child = os.fork()
        if not child:
            os.kill(os.getpid(), signal.SIGINT)
            os._exit(7)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 7
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
