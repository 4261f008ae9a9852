"""What commands print about many small projects that are put together from parts, and write.

No law says that each of them is right: they show what a change changes where nobody thought of it.
They are in tests/cli/combinations, and are read as a diff.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman import __version__
from dragoman.cli import group
from dragoman.files import half_saved
from helpers.combined_projects import COMMANDS, make_project
from helpers.combining import Choices
from helpers.goldens import compare_with_kept, shorten_repeated, show_invisible

FOLDER = Path(__file__).parent / "combinations"
PART, PARTS = 18, 3
"""How many projects are in one file, and how many files there are."""
MOST_LINES = 16
"""Of what one command prints, and of what is new in a file; the rest is counted."""


@pytest.mark.parametrize("part", range(PARTS))
def test_what_is_printed_and_written_is_as_it_was(
    part: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1482451200")
    monkeypatch.setenv("COLUMNS", "90")
    monkeypatch.setattr(half_saved, "_PAUSE", 0)  # nobody saves a file slowly here
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    shown = []
    for number in range(part * PART, (part + 1) * PART):
        root = tmp_path / str(number)
        root.mkdir()
        monkeypatch.chdir(root)
        shown += ["\n".join(show_project(root, Choices(f"commands {number}"))), "\n\n"]
    text = show_invisible("".join(shown)).replace(__version__, "VERSION")
    compare_with_kept(shorten_repeated(text), FOLDER / f"commands.{part}.txt")


def show_project(root: Path, choices: Choices) -> Iterator[str]:
    """Yield what a project is made of, and what commands print and write in it."""
    yield "; ".join(make_project(root, choices))
    for command in choices.pick_some(COMMANDS, 2, 4):
        before = read_files(root)
        result = CliRunner().invoke(group, command.split(), prog_name="dragoman")
        assert result.exception is None or isinstance(result.exception, SystemExit), command
        yield f" $ {command} → {result.exit_code}"
        yield from show_output("", result.stdout)
        yield from show_output("! ", result.stderr)
        yield from show_changes(before, read_files(root))


def show_output(mark: str, text: str) -> Iterator[str]:
    lines = [line.rstrip() for line in text.splitlines()]
    lines = [line for line in lines if line]
    yield from (f"   {mark}{line}" for line in lines[:MOST_LINES])
    if len(lines) > MOST_LINES:
        yield f"   {mark}and {len(lines) - MOST_LINES} lines more"


def read_files(root: Path) -> dict[str, bytes]:
    """Return the files of a project that people read, with what is in them."""
    found = (path for path in root.rglob("*") if path.is_file() and ".dragoman" not in str(path))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(found)}


def show_changes(before: dict[str, bytes], after: dict[str, bytes]) -> Iterator[str]:
    """Yield which files are new, gone or changed; of catalogues and tables, their new lines."""
    for name in sorted({*before, *after}):
        old, new = before.get(name), after.get(name)
        if old == new:
            continue
        what = "new" if old is None else "gone" if new is None else "changed"
        yield f"   {what}: {name}"
        if new is not None and re.search(r"\.(po|pot|csv|toml)$", name):
            known = set((old or b"").splitlines())
            added = [line.decode() for line in new.splitlines() if line and line not in known]
            yield from show_output("  ", "\n".join(added))
