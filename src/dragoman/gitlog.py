"""What a repository's catalogues were after each commit, read from git's own history.

Only the first parents of HEAD are followed: a merge is one step, in which the whole branch
arrives. The commits are read from the newest to the oldest, so that a file that was renamed is
followed to its older names, wherever these lay. No author's name or address is read.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from dragoman.errors import ProjectError
from dragoman.git import GitFailed, GitMissing, run_git
from dragoman.model import Tally

Blob = str
Identity = tuple[str, str, str]
"""What a file is: ("source", document, ""), ("template", document, "") or ("catalog", document,
language)."""
Identify = Callable[[str], Identity | None]
Log = Callable[[Path, Sequence[str]], bytes]
"""Returns what ``print_log`` does."""

_LOG = (
    *("-c", "diff.renames=true", "-c", "log.showRoot=true", "-c", "diff.renameLimit=2000"),
    *("-c", "log.diffMerges=separate", "-c", "i18n.logOutputEncoding=UTF-8"),
    *("log", "--first-parent", "-m", "--raw", "-z", "--no-abbrev", "-M", "--root", "--relative"),
    *("--no-color", "--no-notes", "--no-ext-diff", "-O/dev/null", "--format=%x1e%H %ct"),
)
"""The options override settings of the user's own. No name and no address is asked for."""
_RECORD = re.compile(rb"(?:\A|\x00)\x1e(?=[0-9a-f]{40,64} [0-9]+\x00)")


class FileChange(NamedTuple):
    """A file before and after a commit; the path or blob is empty where there was no file."""

    before: str
    after: str
    old: Blob
    new: Blob


class Commit(NamedTuple):
    """A commit with what it changed against its first parent."""

    id: str
    time: int
    edits: tuple[FileChange, ...]


class Step(NamedTuple):
    """What a commit changed in the project's files."""

    commit: str
    time: int
    """Seconds since 1970; never earlier than that of the step before."""
    files: Mapping[Identity, Blob]
    """The files that it changed; the blob of a file that it removed is empty."""


class TallyChange(NamedTuple):
    """A document in a language before and after a commit; None where it was not there."""

    document: str
    language: str
    before: Tally | None
    after: Tally | None


class HistoryPoint(NamedTuple):
    """How far each language had got after a commit."""

    commit: str
    time: int
    totals: Mapping[str, Tally]
    """By language, over all documents."""
    changes: tuple[TallyChange, ...] = ()

    @property
    def date(self) -> str:
        """The day in UTC, in ISO form."""
        return datetime.fromtimestamp(self.time, UTC).date().isoformat()


def read_git(root: Path, *arguments: str, feed: bytes = b"") -> bytes:
    """Return what git prints of the repository that a project lies in; ``feed`` is its input.

    Raises ProjectError where git is not installed, or fails.
    """
    try:
        return run_git(root, *arguments, feed=feed)
    except GitMissing:
        raise ProjectError("the history is read from git, which is not installed") from None
    except GitFailed as error:
        raise ProjectError(f"git cannot read the history: {error.sentence}") from None


def check_repository(root: Path) -> None:
    """Raise ProjectError where no history can be read, with a sentence that says why.

    That is where git is not installed, where the project is not in a repository, and where the
    repository has no commit.
    """
    try:
        read_git(root, "rev-parse", "--git-dir")
    except ProjectError as error:
        if "not installed" in error.sentence:
            raise
        raise ProjectError(
            "there is no history: this project is not in a git repository that can be read; "
            "`git init` makes one"
        ) from None
    try:
        read_git(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    except ProjectError:
        raise ProjectError("there is no history yet: the git repository has no commit") from None


def find_state(root: Path) -> bytes:
    """Return what decides on all that ``print_log`` prints: the commit and the folder.

    b"" where the same commit may have another history tomorrow: in a part of a repository (a
    shallow clone), and where commits stand for others (``git replace``, or the older grafts).
    """
    asked = ("HEAD", "--is-shallow-repository", "--glob=refs/replace/*")
    try:
        state = read_git(root, "rev-parse", *asked, "--git-path", "info/grafts", "--show-prefix")
    except ProjectError:
        return b""
    _, is_shallow, grafts, _ = state.split(b"\n", 3)
    is_replaced = not grafts.endswith(b"info/grafts")  # what a commit stands for is printed before
    if is_shallow != b"false" or is_replaced or (root / os.fsdecode(grafts)).exists():
        return b""
    return state


def print_log(root: Path, patterns: Sequence[str], *options: str) -> bytes:
    """Return what git's log says of the files of some patterns, for ``read_commits``."""
    return read_git(root, *_LOG, *options, "HEAD", "--", *patterns)


def read_commits(root: Path, patterns: Sequence[str], log: Log = print_log) -> Iterator[Commit]:
    """Yield the commits, the newest first, with what they changed in the files of some patterns."""
    try:
        printed = log(root, patterns)
    except ProjectError:
        check_repository(root)
        # Contents are missing. Then a file that was renamed and changed at once is not followed,
        # because they are what git compares.
        printed = print_log(root, patterns, "-M100%")
    for record in _RECORD.split(printed)[1:]:
        fields = [os.fsdecode(field) for field in record.split(b"\0")]
        name, _, time = fields[0].partition(" ")
        yield Commit(name, int(time), tuple(_parse_edits(fields[1:])))


def _parse_edits(fields: Sequence[str]) -> Iterator[FileChange]:
    """Read ``:mode mode blob blob X`` and its one or two paths."""
    rest = iter([field for field in fields if field])
    for meta in rest:
        _, _, old, new, kind = meta.lstrip("\n:").split(" ")
        before = next(rest)
        after = next(rest) if kind[0] in "RC" else before
        old, new = (blob.strip("0") and blob for blob in (old, new))
        yield FileChange(before if old and kind[0] != "C" else "", after if new else "", old, new)


def read_steps(
    root: Path, patterns: Sequence[str], identify: Identify, log: Log = print_log
) -> list[Step]:
    """Return what each commit changed in the project's files, the oldest first.

    ``patterns`` have the form ``*.po``. ``identify`` says what a file is by its path in the
    present layout; a file that had another path is what it became later.
    """
    known: dict[str, Identity | None] = {}  # files by the older names that they had
    found: list[Step] = []
    for commit in read_commits(root, patterns, log):
        after = {
            edit: known.pop(edit.after) if edit.after in known else identify(edit.after)
            for edit in commit.edits
            if edit.after
        }
        files: dict[Identity, Blob] = {}
        for edit in commit.edits:
            if edit.before:
                what = after.get(edit) or identify(edit.before)
                known[edit.before] = what
                if what is not None:
                    files[what] = ""
        files.update({what: edit.new for edit, what in after.items() if what is not None})
        if files:
            found.append(Step(commit.id, commit.time, files))
    return _order_in_time(found)


def _order_in_time(newest_first: Sequence[Step]) -> list[Step]:
    """Return the steps with the oldest first.

    A commit whose clock was wrong gets the time of the one before it.
    """
    found: list[Step] = []
    last = 0
    for step in reversed(newest_first):
        last = max(last, step.time)
        found.append(step._replace(time=last))
    return found


def read_blobs(root: Path, wanted: Sequence[Blob]) -> Iterator[tuple[Blob, bytes]]:
    """Yield the contents of blobs, without those that the repository lacks (a partial clone)."""
    try:
        printed = _print_blobs(root, wanted)
    except ProjectError:
        # In a partial clone git does not say what is missing: it fails, as it may not fetch it.
        present = _list_objects(root)
        wanted = [blob for blob in wanted if blob in present]
        printed = _print_blobs(root, wanted)
    at = 0
    for blob in wanted:
        end = printed.index(b"\n", at)
        meta = printed[at:end].split()
        if len(meta) < 3:
            at = end + 1
            continue
        size = int(meta[2])
        yield blob, printed[end + 1 : end + 1 + size]
        at = end + 1 + size + 1


def _print_blobs(root: Path, wanted: Sequence[Blob]) -> bytes:
    feed = "".join(f"{blob}\n" for blob in wanted).encode()
    return read_git(root, "cat-file", "--batch", feed=feed)


def _list_objects(root: Path) -> frozenset[Blob]:
    """Return all objects that the repository has."""
    form = "--batch-check=%(objectname)"
    printed = read_git(root, "cat-file", form, "--batch-all-objects", "--unordered")
    return frozenset(printed.decode("ascii").split())


def keep_weekly(points: Sequence[HistoryPoint]) -> list[HistoryPoint]:
    """Return the last state of each week, Monday to Sunday in UTC."""
    last: dict[tuple[int, int], HistoryPoint] = {}
    for point in points:
        last[datetime.fromtimestamp(point.time, UTC).isocalendar()[:2]] = point
    return list(last.values())


def keep_between(
    points: Sequence[HistoryPoint], since: int | None, until: int | None
) -> list[HistoryPoint]:
    """Return the states between two times, with the one that held at the first of them.

    Times are seconds since 1970; None means without a limit.
    """
    found = [point for point in points if until is None or point.time <= until]
    if since is None:
        return found
    before = [point for point in found if point.time < since]
    later = [point for point in found if point.time >= since]
    if before and (not later or later[0].time > since):
        later.insert(0, before[-1]._replace(time=since, changes=()))
    return later
