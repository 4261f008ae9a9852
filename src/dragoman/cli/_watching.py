"""``dragoman build --watch``: a line for each time that something was built."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli import _common as common
from dragoman.cli._exit import say_error
from dragoman.cli._terminal import print_line
from dragoman.errors import DragomanError, RefusedFileError, list_errors

if TYPE_CHECKING:
    from dragoman.commands.watch import BuildSummary, WatchedChange

_MOST_NAMES = 3


def build_and_watch(ctx: click.Context, root: Path, limits: Sequence[str], *, quiet: bool) -> None:
    """Build a project, and again whenever a file of it changes. Only Control-C ends it.

    ``limits`` are those of ``--max-unmodified``.
    What is wrong is said, once for one state of the files, and does not end it either. Where the
    system refused a file, as on a full disk, the build is tried again until that has ended: no
    change of a file of the project would tell of it.
    """
    from dragoman.commands.watch import BuildSummary, watch_project

    written, said, is_refused = set[Path](), "", False
    changes = watch_project(root, must_repeat=lambda: is_refused)
    for number, change in enumerate(changes):
        summary = BuildSummary()
        error = _build(change, limits, summary)
        is_own = number > 0 and change.paths <= written  # what the build before wrote, or nothing
        if error and not (is_own and str(error) == said):
            say_error(error, is_debugging=ctx.find_root().params["debug"])
        for warning in summary.warnings:
            common.say(f"warning: {warning}")
        if not quiet and (summary.has_changes or not is_own):
            print_line(_describe(change, summary, has_failed=error is not None))
        if number == 0:
            common.say("watching for changes; Control-C ends it", quiet=quiet)
        written, said = summary.updated, str(error)
        is_refused = error is not None and _is_of_system(error)


def _build(
    change: WatchedChange, limits: Sequence[str], summary: BuildSummary
) -> DragomanError | OSError | None:
    """Build the project as it is now; return what is wrong."""
    from dragoman.commands._limits import apply_limits
    from dragoman.commands.build import build
    from dragoman.commands.watch import follow_build

    if change.project is None:
        return change.error
    try:
        project = apply_limits(change.project, limits)
        follow_build(project, build(project, workers=common.find_workers(project)), summary)
    except (DragomanError, OSError) as error:
        return error
    return None


def _is_of_system(error: DragomanError | OSError) -> bool:
    """Return whether the system refused a file: what is wrong is perhaps not in the project."""
    single = (error,) if isinstance(error, OSError) else list_errors(error)
    return any(isinstance(one, OSError | RefusedFileError) for one in single)


def _describe(change: WatchedChange, summary: BuildSummary, *, has_failed: bool) -> str:
    """Return the line of a build: when, what has changed, and what was done."""
    parts = []
    if summary.updated:
        parts.append(f"{common.count_of(len(summary.updated), 'catalogue')} updated")
    if summary.made:
        parts.append(f"{common.count_of(summary.made, 'edition')} made")
    if summary.errors:
        parts.append(f"{common.count_of(summary.errors, 'error')} that `dragoman check` shows")
    if not (summary.has_changes or has_failed):
        parts.insert(0, "everything was up to date")
    done = ", ".join(parts) or "nothing was built"
    names = _name_files(change)
    return f"{time.strftime('%H:%M:%S')}  {names}: {done}" if names else done


def _name_files(change: WatchedChange) -> str:
    """Return the names of the files that have changed, or of the first of them."""
    from dragoman.project import show_path

    names = sorted(map(show_path, change.paths))
    others = len(names) - _MOST_NAMES
    more = f" and {common.count_of(others, 'other file')}" if others > 0 else ""
    return ", ".join(names[:_MOST_NAMES]) + more
