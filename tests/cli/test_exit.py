"""One exit: whatever ends a command is an exit code and at most a sentence, and leaves nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from dragoman.files.temporary_files import SUFFIX
from helpers import projects
from helpers.durations import wait_until
from helpers.tools import not_allowed_here

PROGRAM = (sys.executable, "-m", "dragoman")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = tmp_path / "project"
    root.mkdir()
    texts = {f"{name}.txt": f"Title {name}\n\nText {name} is here.\n" for name in "abcd"}
    projects.make(root, texts)
    monkeypatch.chdir(root)
    return root


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *arguments], capture_output=True, text=True, check=False,
        env={**os.environ, **environment},
    )  # fmt: skip


def run_python(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a program that ends in ``dragoman.cli.main``, with one function of it replaced."""
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False
    )


FAIL = """
import sys
from dragoman.commands import status
from dragoman.cli import main
def fail(*_a, **_k):
    raise {error}
status.select_statuses = fail
main(sys.argv[1:])
"""


@pytest.mark.parametrize(
    "error", ["ValueError('odd')", "RecursionError()", "KeyError('x\\n\\x1b')", "AssertionError()"]
)
def test_what_nobody_foresaw_is_one_sentence(folder: Path, error: str) -> None:
    done = run_python(FAIL.format(error=error), "status")
    assert done.returncode == 2
    last = done.stderr.splitlines()[-1]
    assert last.startswith("dragoman: this is a mistake in dragoman itself (")
    assert error.partition("(")[0] in last and "report it" in last
    assert "Traceback" not in done.stderr and "\x1b" not in done.stderr


def test_debugging_shows_the_trace(folder: Path) -> None:
    program = FAIL.format(error="ValueError('odd')")
    for before, environment in ((("--debug",), "0"), ((), "1"), ((), "true")):
        os.environ["DRAGOMAN_DEBUG"] = environment
        try:
            done = run_python(program, *before, "status")
        finally:
            del os.environ["DRAGOMAN_DEBUG"]
        assert done.returncode == 2
        assert "Traceback (most recent call last)" in done.stderr
        assert "ValueError: odd" in done.stderr


def test_debugging_shows_where_a_mistake_of_the_user_was_found(folder: Path) -> None:
    plain, debugged = run("status", "nothing"), run("--debug", "status", "nothing")
    assert plain.returncode == debugged.returncode == 2
    assert "Traceback" not in plain.stderr and "Traceback" in debugged.stderr
    assert debugged.stderr.endswith(plain.stderr)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        ("MemoryError()", "dragoman: the memory is full"),
        ("OSError(28, 'No space left on device')", "dragoman: output: No space left on device"),
        (
            "OSError(13, 'Permission denied', 'a\\x1b')",
            r"dragoman: a\x1b: the file cannot be used: permission is denied",
        ),
    ],
)
def test_what_the_system_refuses_is_said(folder: Path, error: str, said: str) -> None:
    done = run_python(FAIL.format(error=error), "status")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith(said)


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        (["status"], 2, "dragoman: the current folder is gone; go to another one, then run again"),
        (["-C", "{folder}", "status"], 0, ""),
    ],
)
def test_the_current_folder_may_be_gone(
    folder: Path, tmp_path: Path, command: list[str], code: int, said: str
) -> None:
    """Another program has removed it, or moved it."""
    if os.name != "posix":
        not_allowed_here("Windows keeps a folder that a program is in")
    gone = tmp_path / "gone"
    gone.mkdir()
    remove = f"import os, pathlib; os.chdir({str(gone)!r}); pathlib.Path({str(gone)!r}).rmdir()\n"
    arguments = [each.format(folder=folder) for each in command]
    done = run_python(f"{remove}from dragoman.cli import main\nmain()\n", *arguments)
    assert (done.returncode, done.stderr.strip()) == (code, said)


# Streams


@pytest.mark.parametrize("command", [["status"], ["--help"], ["check", "--list"], ["render", "-h"]])
def test_a_reader_that_is_gone_is_no_error(folder: Path, command: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([*PROGRAM, *command], stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize(
    ("command", "closed"),
    [
        ("status", (0,)), ("status", (1,)), ("status", (2,)), ("status", (0, 1, 2)),
        ("review a -l fa", (0,)), ("review a -l fa", (0, 1, 2)),
        ("build", (1,)), ("build", (0, 1, 2)), ("nothing", (2,)), ("nothing", (0, 1, 2)),
    ],
)  # fmt: skip
def test_closed_streams_are_no_error(folder: Path, closed: tuple[int, ...], command: str) -> None:
    shell = f"exec {sys.executable} -m dragoman {command} " + " ".join(f"{n}>&-" for n in closed)
    done = subprocess.run(["sh", "-c", shell], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert done.returncode == (2 if command == "nothing" else 0), done.stderr


def test_a_full_disk_is_said(folder: Path) -> None:
    if not Path("/dev/full").exists():
        not_allowed_here("this system has no /dev/full")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, "status"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stderr.splitlines() == ["dragoman: output: No space left on device"]


# Signals

SLOW = """
import sys, time
from dragoman.commands import render
from dragoman.cli import main
def wait(project, job):
    open(f"started-{job.path.name}", "w").close()
    time.sleep(60)
render.make_edition = wait
main(sys.argv[1:])
"""


def stop(process: subprocess.Popen[str], number: int, *, when: Callable[[], bool]) -> str:
    """Send a signal to a process and all that it started, as a terminal does; return stderr."""
    wait_until(when)
    os.killpg(process.pid, number)
    _, stderr = process.communicate()
    return stderr


def start(*command: str, environment: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        env={**os.environ, **(environment or {})},
    )  # fmt: skip


@pytest.mark.parametrize("jobs", ["1", "3"])
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_stopped_render_says_nothing_and_leaves_nothing(
    folder: Path, jobs: str, number: int, code: int
) -> None:
    process = start(sys.executable, "-c", SLOW, "render", "--jobs", jobs)
    stderr = stop(process, number, when=lambda: any(folder.glob("started-*")))
    assert "Traceback" not in stderr and "Exception" not in stderr
    if number == signal.SIGINT or jobs == "1":
        assert stderr.strip() == ""
    assert process.returncode == code
    assert not list(folder.rglob(f"*{SUFFIX}"))
    with pytest.raises(ProcessLookupError):  # no process is left
        os.killpg(process.pid, 0)


WHILE_A_CLASS_IS_MADE = """
import functools, os, signal, sys
from dragoman.cli import main
def stop(*_):
    os.kill(os.getpid(), signal.{name})
    for _ in range(10_000): pass
functools.cached_property.__set_name__ = stop
main(sys.argv[1:])
"""


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_a_stop_while_a_class_is_made_is_no_mistake(folder: Path, name: str, code: int) -> None:
    """Python before 3.12 makes an error of it; the classes of a command are made when it begins."""
    done = run_python(WHILE_A_CLASS_IS_MADE.format(name=name), "build", "--jobs", "2")
    assert (done.returncode, done.stderr, done.stdout) == (code, "", "")


def test_control_c_while_another_holds_the_lock(folder: Path) -> None:
    holder = start(
        sys.executable, "-c",
        "import time; from pathlib import Path\n"
        "from dragoman.files.locking import lock, signal_alive\n"
        "with lock(Path()):\n open('held', 'w').close()\n"
        " while True: signal_alive(Path()); time.sleep(0.1)",
    )  # fmt: skip
    wait_until(Path("held").exists)
    Path("source/a.txt").write_text("Other\n", encoding="utf-8")
    began = time.monotonic()
    process = start(*PROGRAM, "update")
    stderr = stop(process, signal.SIGINT, when=lambda: time.monotonic() > began + 2)
    holder.kill()
    holder.communicate()
    assert (process.returncode, stderr.strip()) == (130, "")
    assert not list(folder.rglob(f"*{SUFFIX}"))


@pytest.mark.parametrize("delay", [0.02, 0.1, 0.2, 0.3, 0.5])
def test_control_c_at_any_time_shows_no_trace(folder: Path, delay: float) -> None:
    for path in folder.glob("source/*.txt"):
        path.write_text("Another title\n\nAnother text.\n", encoding="utf-8")
    process = start(*PROGRAM, "build", "--jobs", "2")
    began = time.monotonic()
    stderr = stop(process, signal.SIGINT, when=lambda: time.monotonic() >= began + delay)
    if "Traceback" in stderr:  # Python itself was still starting, and had not come to us
        assert "dragoman/cli" not in stderr
    else:
        assert process.returncode in (0, 130, -signal.SIGINT)
    assert not list(folder.rglob(f"*{SUFFIX}"))
    assert run("update").returncode == 0


def test_a_terminal_without_the_letters_of_a_name_stops_nothing(folder: Path) -> None:
    (folder / "source" / "\u0646\u0627\u0645\u0647.txt").write_text("One.\n", encoding="utf-8")
    result = run("update", PYTHONIOENCODING="latin-1:strict")
    assert (result.returncode, "Traceback" in result.stderr) == (0, False)
    assert "????.po" in result.stderr + result.stdout
