"""The one exit: whatever ends a command becomes an exit code, and at most a sentence."""

from __future__ import annotations

import codecs
import errno
import io
import os
import sys
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any, TypeVar

import click

from dragoman.cli._terminal import print_line, print_text, show_line_end
from dragoman.errors import (
    DragomanError,
    describe_mistake,
    describe_refusal,
    explain_refusal,
    is_refusal,
    list_errors,
)
from dragoman.interrupts import find_stop

FAILED, STOPPED, PIPE_CLOSED = 2, 130, 141
"""The exit codes of a mistake, of Control-C (SIGINT is signal 2) and of a reader that is gone
(SIGPIPE is 13), as shells count them: 128 and the number of the signal."""
DEBUG = "DRAGOMAN_DEBUG"
"""The variable that does what ``--debug`` does."""
_SHOWN = "dragoman.shown"
"""The name by which Python knows ``_show_unknown``."""
T = TypeVar("T")


def run_step(step: Callable[[], T], *, is_debugging: Callable[[], bool]) -> T:
    """Run a step of a command and return what it returns.

    What is foreseen is said on stderr, and becomes Click's ``Exit`` with the exit code: a mistake
    of the user, a refusal of the system, Control-C. With debugging, the trace is printed before the
    sentence. What belongs to Click, and what nobody foresaw, goes on.
    """
    try:
        return step()
    except KeyboardInterrupt:
        show_line_end(sys.stderr)
        code = STOPPED
    except (DragomanError, OSError, MemoryError) as error:
        code = say_error(error, is_debugging=is_debugging())
    raise click.exceptions.Exit(code)


def say_error(error: Exception, *, is_debugging: bool) -> int:
    """Say what went wrong, in a line for each mistake; return the exit code.

    Nothing is said where nothing went wrong but that somebody stopped the program.
    """
    if (code := find_stop(error)) is not None:
        return code
    if _is_closed_pipe(error):
        drop_output()
        return PIPE_CLOSED
    print_trace(error, is_debugging=is_debugging)
    if isinstance(error, OSError) and error.filename is not None:
        error = explain_refusal(error, Path(os.fsdecode(error.filename)), "used")
    if isinstance(error, DragomanError):
        for one in list_errors(error):
            print_line(f"dragoman: {_show_error(one)}", err=True)
        return 1 if is_refusal(error) else FAILED
    print_line(f"dragoman: {describe_refusal(error)}", err=True)
    return FAILED


def print_trace(error: BaseException, *, is_debugging: bool) -> None:
    """Print how an error came about, where somebody wants to know."""
    if is_debugging:
        import traceback

        print_text("".join(traceback.format_exception(error)), err=True)


def _is_closed_pipe(error: Exception) -> bool:
    """Return whether nobody reads any more what we print (``dragoman check | head -1``)."""
    return isinstance(error, OSError) and error.errno == errno.EPIPE and error.filename is None


def _show_error(error: DragomanError) -> DragomanError:
    """Return the error with its path as seen from the current folder, where it lies below it."""
    from dragoman.project import show_path

    path = show_path(Path(os.path.normpath(error.path))) if error.path else None
    return DragomanError(error.sentence, path, error.line)


def end_unforeseen(error: Exception, arguments: Sequence[str]) -> int:
    """Say that dragoman itself has a mistake, in one sentence; return the exit code.

    Nothing is said where somebody stopped the program, and that became an error on its way.
    """
    wanted = os.environ.get(DEBUG, "").lower() in {"1", "true", "t", "yes", "y", "on"}
    print_trace(error, is_debugging=wanted or "--debug" in arguments)
    if (code := find_stop(error)) is not None:
        return code
    print_line(f"dragoman: {describe_mistake(error)}", err=True)
    return FAILED


def end_command(run: Callable[[], Any]) -> int:
    """Run a whole command and return its exit code; nothing that Click raises is left."""
    try:
        code = run()
        _flush_output()
    except click.ClickException as error:
        message = io.StringIO()
        error.show(message)
        print_text(message.getvalue(), err=True)
        return FAILED
    except (click.Abort, KeyboardInterrupt):
        return STOPPED
    except OSError as error:
        code = say_error(error, is_debugging=False)
    return code if isinstance(code, int) else 0


def _flush_output() -> None:
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and not stream.closed:
            stream.flush()


def drop_output() -> None:
    """Let stdout lead to nowhere, so that Python does not try to write the rest at its end."""
    try:
        descriptor = sys.stdout.fileno()
        with _open_nowhere("w") as nowhere:
            os.dup2(nowhere.fileno(), descriptor)
    except (AttributeError, OSError, ValueError):
        return


def open_streams() -> None:
    """Prepare the streams of the process: a closed one leads to nowhere.

    A terminal of another encoding shows what it can; it must not stop the work.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, _open_nowhere(mode))
    codecs.register_error(_SHOWN, _show_unknown)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=_SHOWN)


def _show_unknown(error: UnicodeError) -> tuple[str, int]:
    """Return what stands for characters that an encoding lacks: nothing for those nobody sees."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    return "".join("" if unicodedata.category(char) == "Cf" else "?" for char in lost), error.end


def _open_nowhere(mode: str) -> IO[Any]:
    return Path(os.devnull).open(mode, encoding="utf-8")
