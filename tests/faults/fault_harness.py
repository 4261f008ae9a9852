"""Runs one command with a fault at its first system call, then at its second, and so on.

Usage: python fault_harness.py COMMAND FOLDER; prints what it saw as JSON. Each point is a process
of its own (a fork), so that it can be killed. The faults are injected where Python hands a call
to the system, for the calls that change files.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import re
import shutil
import signal
import sys
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from dragoman import files, locking
from dragoman.errors import DragomanError

sys.path.insert(0, str(Path(__file__).parent))

from fault_commands import CARELESS, CLI, COMMANDS, Command

CALLS = ("open", "write", "fsync", "replace", "rename", "mkdir", "unlink", "close", "fchmod",
         "fchown", "fstat")  # fmt: skip
FULL = ("open", "write", "fsync", "replace", "rename", "mkdir")
"""Calls that a full disk makes fail."""
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
"""Which calls fail, with which error (None: killed, 0: half is written and all is well), and
whether all later ones fail too."""
FINE, SAID, FIRED, UNSAID = 0, 2, 10, 20
_DATE = re.compile(rb"(Creation|Revision)-Date: [^\\]*")


class Injector:
    """Counts the calls to the system and makes one of them fail, or all from one on."""

    def __init__(self, mode: str, number: int) -> None:
        self.calls, self.error, self.for_ever = MODES[mode]
        self.short = mode.startswith("short")
        self.number, self.count, self.fired = number, 0, False

    def install(self) -> None:
        for name in self.calls:
            setattr(os, name, self._wrap(name, getattr(os, name)))
        if "fchmod" in self.calls:
            setattr(fcntl, "flock", self._wrap("flock", fcntl.flock))  # noqa: B010

    def _wrap(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*arguments: Any, **words: Any) -> Any:
            self.count += 1
            if self.count < self.number or (self.count > self.number and not self.for_ever):
                return call(*arguments, **words)
            self.fired = True
            if self.short and self.count == self.number:
                done = call(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
                if self.error is not None:
                    return done
            if self.error is None:
                os.kill(os.getpid(), signal.SIGKILL)
            if name == "close":  # the descriptor is gone whatever close() says
                call(*arguments)
            raise OSError(self.error, os.strerror(self.error or 0), *self._path(arguments))

        return wrapped

    @staticmethod
    def _path(arguments: tuple[Any, ...]) -> tuple[str, ...]:
        return tuple(str(each) for each in arguments[:1] if isinstance(each, (str, Path)))


def snapshot(root: Path) -> dict[str, bytes]:
    """Read all files, without dates and the lock."""
    return {
        str(path.relative_to(root)): _DATE.sub(b"", path.read_bytes())
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != locking.LOCK
    }


def prepare(root: Path, before: Mapping[str, bytes]) -> None:
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    for name, data in before.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def attempt(command: Command, root: Path, mode: str, number: int) -> int:
    """Run the command with one fault in a process of its own; give its exit code or -signal."""
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status)
    leave = os._exit
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    injector = Injector(mode, number)
    injector.install()
    try:
        command.run(root)
    except DragomanError:
        leave(SAID)
    except BaseException:
        (root.parent / "traceback").open("a").write(traceback.format_exc())
        leave(UNSAID)
    leave(FIRED if injector.fired else FINE)
    raise AssertionError


def judge(command: Command, root: Path, code: int, after: dict[str, bytes]) -> str:
    """Say what is wrong after a fault; nothing, as a rule."""
    now = {name: data for name, data in snapshot(root).items() if not name.endswith(files.SUFFIX)}
    old = {name: _DATE.sub(b"", data) for name, data in command.before.items()}
    for name in old.keys() | after.keys() | now.keys():
        if now.get(name) not in (old.get(name), after.get(name)):
            return f"damaged: {name}"
    if code in (FINE, FIRED) and now != after:
        return "exit 0 though not done"
    if code == UNSAID:
        return "a traceback"
    try:
        command.run(root)
    except DragomanError as error:
        return f"the next run fails: {error}"
    return "" if snapshot(root) == after else "the next run leaves something undone or behind"


def main(name: str, folder: str) -> None:
    command = {**COMMANDS, **CLI, **CARELESS}[name]
    root = Path(folder) / "project"
    prepare(root, command.before)
    command.run(root)
    after = snapshot(root)
    points, wrong = 0, []
    for mode in MODES:
        number = 0
        code = FIRED
        while code != FINE:
            number += 1
            prepare(root, command.before)
            code = attempt(command, root, mode, number)
            if problem := judge(command, root, code, after):
                wrong.append(f"{mode}, call {number}: {problem}")
            points += code != FINE
    print(json.dumps({"points": points, "wrong": wrong}))  # noqa: T201 - its result


if __name__ == "__main__":
    main(*sys.argv[1:])
