"""The trees that ``mutants.py`` works on: copies of a project, in which it runs Python."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

TOOLS = Path(__file__).parent
LEFT_OUT = (".git", ".venv", ".mutants", "build", "dist", "node_modules", ".fetched",
            "__pycache__", ".*_cache", ".hypothesis")  # fmt: skip
LINKED = ("tests/tools/node_modules", "tests/.fetched")
NO_CONTENT = {"__pycache__", "node_modules", ".fetched", "tools"}
_running: set[subprocess.Popen[bytes]] = set()


class Tree:
    """A project whose package is the one folder of ``src``."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        (self.package,) = (path.parent.name for path in self.root.glob("src/*/__init__.py"))

    def compute_digests(self) -> tuple[str, dict[str, str]]:
        """Return what changes when the code or what tests share does, and of each file of tests."""
        shared = hashlib.sha256((TOOLS / "visits.py").read_bytes())
        tests: dict[str, str] = {}
        inner = (path for name in ("src", "tests") for path in (self.root / name).rglob("*.*"))
        for path in (self.root / "pyproject.toml", *sorted(inner)):
            name = path.relative_to(self.root).as_posix()
            if set(path.relative_to(self.root).parts) & NO_CONTENT or not path.is_file():
                continue
            if name.startswith("tests/") and path.match("test_*.py"):
                tests[name] = hashlib.sha256(path.read_bytes()).hexdigest()
            else:
                shared.update(f"{name}\0{path.stat().st_size}\0".encode() + path.read_bytes())
        return shared.hexdigest()[:16], tests

    def copy(self, place: Path) -> Path:
        """Copy the tree. What Python compiles in the copy depends on the text, not on its time."""
        shutil.copytree(self.root, place, ignore=shutil.ignore_patterns(*LEFT_OUT))
        for name in LINKED:
            if (self.root / name).exists():
                (place / name).symlink_to(self.root / name)
        compile_all = ["-m", "compileall", "-q", "--invalidation-mode", "checked-hash", "src"]
        subprocess.run([sys.executable, *compile_all], cwd=place, check=True)
        return place


def run(arguments: Sequence[str], place: Path, limit: float | None, **more: str) -> tuple[int, str]:
    """Run Python in a copy of the tree; return its code and output, or ``-9`` past the limit."""
    scratch = place.parent / f"{place.name}-tmp"
    scratch.mkdir(exist_ok=True)
    outer = {name: value for name, value in os.environ.items()
             if not name.startswith(("PYTEST_", "COVERAGE_"))}  # fmt: skip
    environment = {**outer, "CI": "1", "TMPDIR": str(scratch), **more}
    environment["PYTHONPATH"] = os.pathsep.join((str(place / "src"), str(TOOLS)))
    with tempfile.TemporaryFile(dir=place.parent) as output:  # no pipe: a lost process may hold it
        process = subprocess.Popen(
            [sys.executable, *arguments], cwd=place, env=environment, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
        )  # fmt: skip
        _running.add(process)
        try:
            code = process.wait(limit)
        except subprocess.TimeoutExpired:
            code = -9
        finally:
            stop(process)
            process.wait()
            shutil.rmtree(scratch, ignore_errors=True)
        output.seek(0)
        return code, output.read().decode(errors="replace")


def stop_all() -> None:
    """End every process that runs."""
    for process in list(_running):
        stop(process)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process with all that it started."""
    _running.discard(process)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
