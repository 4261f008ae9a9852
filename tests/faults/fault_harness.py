"""Runs a command with a fault at its first system call, then at its second, and so on.

Usage: python fault_harness.py [as-on-windows]. Each line of the input is a JSON array of the name
of a command and a folder to work in; the answer is a line of JSON (``examine``). Each fault is
tried in a process of its own (a fork), so that the process can be killed. The faults are injected
where Python calls the system, for the calls that change files.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import re
import shutil
import signal
import stat
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dragoman.errors import DragomanError
from dragoman.files import locking, temporary_files

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(1, str(Path(__file__).parents[1]))

from fault_commands import CARELESS, Command, po
from fault_exchange_commands import ALL

from helpers import other_system

CALLS = ("open", "write", "fsync", "replace", "rename", "mkdir", "unlink", "close", "fchmod",
         "fchown", "fstat", "flock", "lseek", "ftruncate")  # fmt: skip
FULL = ("open", "write", "fsync", "replace", "rename", "mkdir")
"""The calls that fail where the disk is full."""
MODES = {
    "killed": (CALLS, None, False),
    "full once": (FULL, errno.ENOSPC, False),
    "full for ever": (FULL, errno.ENOSPC, True),
    "broken once": (CALLS, errno.EIO, False),
    "broken for ever": (CALLS, errno.EIO, True),
    "short, then killed": (("write",), None, False),
    "short, then full": (("write",), errno.ENOSPC, True),
    "short": (("write",), 0, False),
}
"""Which calls fail, with which error, and whether all later ones fail too.

The error None means that the process is killed, and 0 that half of the data is written and nothing
is wrong.
"""
FINE, REPORTED, FIRED, TRACEBACK = 0, 2, 10, 20
"""Exit codes of an attempt: without a fault; with one that is reported, harmless, not caught."""
LEAKED, LEFT = 32, 64
"""Added to the exit code where a descriptor is left open, and where a temporary file is left."""
OWNER, MODE = (12_345, 54_321), 0o640
"""Who owns the files before, where we are root and may give them away, and their mode."""
AS_ON_WINDOWS = "as-on-windows"
has_owners = AS_ON_WINDOWS not in sys.argv[1:]
"""Whether files have owners that are to be kept."""
CACHE = "cache"
"""The user's cache folder: beside the project, and empty before a command."""
_DATE = re.compile(rb"(Creation|Revision)-Date: [^\\]*")
_RANDOM = re.compile(rf"[0-9a-f]{{12}}(?={re.escape(temporary_files.SUFFIX)}\Z)")
"""The random part of the name of a temporary file."""

State = tuple[tuple[str, int, bytes], ...]
"""Everything in a folder: its name, mode and content; a folder has no content."""


class Injector:
    """Counts the calls to the system and makes one of them fail, or all from one on."""

    def __init__(self, mode: str, number: int) -> None:
        self.calls, self.error, self.for_ever = MODES[mode]
        self.short = mode.startswith("short")
        self.number, self.count, self.fired = number, 0, False
        """The number 0 lets all calls pass."""
        self.seen: Counter[str] = Counter()
        self.failed: set[str] = set()
        """The names of the calls that failed."""

    @contextmanager
    def installed(self) -> Iterator[None]:
        owners = {name: fcntl if name == "flock" else os for name in self.calls}
        originals = {name: getattr(owner, name) for name, owner in owners.items()}
        for name, owner in owners.items():
            setattr(owner, name, self._wrap(name, originals[name]))
        try:
            yield
        finally:
            for name, owner in owners.items():
                setattr(owner, name, originals[name])

    def _wrap(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*arguments: Any, **words: Any) -> Any:
            self.count += 1
            self.seen[name] += 1
            if self.count < self.number or (self.count > self.number and not self.for_ever):
                return call(*arguments, **words)
            self.fired = True
            self.failed.add(name)
            if self.short and self.count == self.number:
                written = call(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
                if self.error is not None:
                    return written
            if self.error is None:
                os.kill(os.getpid(), signal.SIGKILL)
            if name == "close":  # the descriptor is gone whatever close() says
                call(*arguments)
            raise OSError(self.error, os.strerror(self.error or 0), *self._path(arguments))

        return wrapped

    @staticmethod
    def _path(arguments: tuple[Any, ...]) -> tuple[str, ...]:
        return tuple(str(each) for each in arguments[:1] if isinstance(each, (str, Path)))


def read_state(root: Path) -> State:
    """Read everything in a folder, without dates and the random part of names."""
    entries = (
        (
            _RANDOM.sub("", str(path.relative_to(root))),
            path.stat().st_mode,
            _DATE.sub(b"", path.read_bytes()) if path.is_file() else b"",
        )
        for path in root.rglob("*")
    )
    return tuple(sorted(entries))


def list_files(state: State) -> dict[str, bytes]:
    """Return the contents of all files except the lock, by name."""
    return {name: data for name, mode, data in state if stat.S_ISREG(mode) and name != locking.LOCK}


def prepare(root: Path, before: Mapping[str, bytes]) -> None:
    shutil.rmtree(root, ignore_errors=True)
    shutil.rmtree(root.parent / CACHE, ignore_errors=True)
    root.mkdir(parents=True)
    for name, data in before.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        if os.geteuid() == 0:
            os.chown(path, *OWNER)
        path.chmod(MODE)


def has_kept_owner(path: Path) -> bool:
    """Return whether a file that was there before has its owner and its mode."""
    status = path.stat()
    is_owner = os.geteuid() != 0 or not has_owners or (status.st_uid, status.st_gid) == OWNER
    return is_owner and stat.S_IMODE(status.st_mode) == MODE


def list_descriptors() -> set[str]:
    return set(os.listdir("/dev/fd"))  # noqa: PTH208


def count_calls(command: Command, root: Path) -> Counter[str]:
    """Run the command without a fault and count its calls to the system."""
    injector = Injector("broken for ever", 0)
    injector.for_ever = False
    with injector.installed():
        command.run(root)
    return injector.seen


def attempt(command: Command, root: Path, mode: str, number: int) -> int:
    """Run the command with a fault in a process of its own; return its exit code or -signal."""
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status)
    code = TRACEBACK
    injector, before = Injector(mode, number), list_descriptors()
    try:
        code = run_with_fault(command, root, injector)
        # Where the lock cannot be released, the system does it at the end of the process; where a
        # file cannot be removed, the next run does.
        if "flock" not in injector.failed and list_descriptors() != before:
            code += LEAKED
        if "unlink" not in injector.failed and any(root.rglob(f"*{temporary_files.SUFFIX}")):
            code += LEFT
    finally:
        os._exit(code)
    raise AssertionError


def run_with_fault(command: Command, root: Path, injector: Injector) -> int:
    try:
        with injector.installed():
            command.run(root)
    except DragomanError:
        return REPORTED
    except BaseException:
        (root.parent / "traceback").open("a").write(traceback.format_exc())
        return TRACEBACK
    return FIRED if injector.fired else FINE


class Judge:
    """Finds what is wrong with a folder after a fault.

    What the next run does depends only on the folder and the cache. Many faults leave the same
    ones, so the next run is made once for each.
    """

    def __init__(self, command: Command, root: Path, after: dict[str, bytes]) -> None:
        self.command, self.root, self.after = command, root, after
        self.before = {name: _DATE.sub(b"", data) for name, data in command.before.items()}
        self.healed: dict[tuple[State, State], str] = {}
        """What is wrong after the next run, by the folder and the cache that it begins with."""

    def find_problem(self, code: int) -> str:
        """Return what is wrong; nothing, as a rule."""
        state = read_state(self.root)
        kept = {
            name: data
            for name, data in list_files(state).items()
            if not name.endswith(temporary_files.SUFFIX)
        }
        for name in self.before.keys() | self.after.keys() | kept.keys():
            if kept.get(name) not in (self.before.get(name), self.after.get(name)):
                return f"damaged: {name}"
        for name in self.before.keys() & kept.keys():
            if not has_kept_owner(self.root / name):
                return f"another owner or mode: {name}"
        if code >= LEFT:
            return "a temporary file is left"
        if code >= LEAKED:
            return "a descriptor is left open"
        if code in (FINE, FIRED) and kept != self.after:
            return "exit 0 though not done"
        if code == TRACEBACK:
            return "a traceback"
        start = state, read_state(self.root.parent / CACHE)
        if start not in self.healed:
            self.healed[start] = self._run_again()
        return self.healed[start]

    def _run_again(self) -> str:
        try:
            self.command.run(self.root)
        except DragomanError as error:
            return f"the next run fails: {error}"
        is_done = list_files(read_state(self.root)) == self.after
        return "" if is_done else "the next run leaves something undone or behind"


def examine(name: str, folder: Path) -> dict[str, Any]:
    """Try every fault at every call of a command.

    Return the calls that it makes, how many faults were tried by mode, and what went wrong.
    """
    careless = {name: Command({"a.po": po("old")}, run) for name, run in CARELESS.items()}
    command, root = {**ALL, **careless}[name], folder / "project"
    os.environ["XDG_CACHE_HOME"] = str(folder / CACHE)  # never that of the user
    prepare(root, command.before)
    command.run(root)  # a first time, so that everything is imported
    prepare(root, command.before)
    calls = count_calls(command, root)
    judge = Judge(command, root, list_files(read_state(root)))
    faults, wrong = dict.fromkeys(MODES, 0), []
    for mode in MODES:
        code = FIRED
        while code % LEAKED != FINE:  # whatever is added to it
            number = faults[mode] + 1
            prepare(root, command.before)
            code = attempt(command, root, mode, number)
            if problem := judge.find_problem(code):
                wrong.append(f"{mode}, call {number}: {problem}")
            faults[mode] += code % LEAKED != FINE
    return {"calls": calls, "faults": faults, "wrong": wrong}


def main() -> None:
    answers, errors = os.fdopen(os.dup(1), "w"), os.fdopen(os.dup(2), "w")
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)  # what the commands print
    os.dup2(silence, 2)
    if not has_owners:
        other_system.hide_for_ever()
    os.environ["SOURCE_DATE_EPOCH"] = "1767312000"  # so that midnight changes nothing
    try:
        for line in sys.stdin:
            name, folder = json.loads(line)
            answers.write(json.dumps(examine(name, Path(folder))) + "\n")
            answers.flush()
    except Exception:
        errors.write(traceback.format_exc())
        raise


if __name__ == "__main__":
    main()
