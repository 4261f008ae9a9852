"""No change of a file is missed, and a burst of changes is one."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dragoman.files import watching
from dragoman.files.watching import walk_folder, watch


@pytest.fixture
def sleeps(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], object]]:
    """What happens while the watcher sleeps, a step each time; when all are done, it is stopped."""
    steps: list[Callable[[], object]] = []

    def sleep(_seconds: float) -> None:
        if not steps:
            raise InterruptedError
        steps.pop(0)()

    monkeypatch.setattr("dragoman.files.watching.sleep", sleep)
    return steps


def collect(changes: Iterator[frozenset[Path]]) -> list[set[str]]:
    """Return the names of what is yielded until the watcher is stopped."""
    found = []
    try:
        for paths in changes:
            found.append({path.name for path in paths})
    except InterruptedError:
        return found
    raise AssertionError("it ended by itself")


def rest() -> None:
    """Nothing happens."""


def replace_with_the_same_size_and_time(path: Path) -> None:
    stat, other = path.stat(), path.with_name("other")
    other.write_bytes(path.read_bytes()[::-1])
    os.utime(other, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    other.replace(path)


def write_in_place_and_set_the_time_back(path: Path) -> None:
    stat = path.stat()
    path.write_bytes(path.read_bytes()[::-1])
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


@pytest.mark.parametrize(
    "change",
    [
        lambda path: path.write_text("longer text", encoding="utf-8"),
        lambda path: path.unlink(),
        lambda path: path.rename(path.with_name("b.txt")),
        replace_with_the_same_size_and_time,
        write_in_place_and_set_the_time_back,
    ],
)
def test_any_change_is_seen(
    tmp_path: Path, sleeps: list[Callable[[], object]], change: Callable[[Path], object]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("text", encoding="utf-8")
    sleeps += [rest, lambda: change(path), rest]
    first, seen = collect(watch(lambda: walk_folder(tmp_path)))
    assert (first, "a.txt" in seen) == (set(), True)


def test_files_and_folders_that_are_new_are_seen(
    tmp_path: Path, sleeps: list[Callable[[], object]]
) -> None:
    later = tmp_path / "later.csv"

    def make_folder() -> None:
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / "a.txt").write_text("a", encoding="utf-8")

    sleeps += [make_folder, rest, lambda: later.write_text("a", encoding="utf-8"), rest]
    found = collect(watch(lambda: [later, *walk_folder(tmp_path / "in")]))
    assert found == [set(), {"a.txt"}, {"later.csv"}]


def test_what_changes_while_the_caller_works_is_yielded_next(
    tmp_path: Path, sleeps: list[Callable[[], object]]
) -> None:
    path = tmp_path / "a.txt"
    changes = watch(lambda: [path])
    assert next(changes) == frozenset()
    path.write_text("written during the first work", encoding="utf-8")
    sleeps += [rest, rest]
    assert next(changes) == {path}
    path.unlink()
    sleeps += [rest, rest]
    assert next(changes) == {path}


def test_files_that_a_change_brings_onto_the_list_have_not_changed(
    tmp_path: Path, sleeps: list[Callable[[], object]]
) -> None:
    """And what happens to them from then on is yielded, as what happens to the others."""
    text, old, new = (tmp_path / name for name in ("a.txt", "old.png", "new.png"))
    for path in (old, new):
        path.write_bytes(b"picture")
    listed = [text, old]
    changes = watch(lambda: listed, choose_files=lambda: listed.__setitem__(1, new))
    assert next(changes) == frozenset()
    text.write_text("it shows the new picture", encoding="utf-8")
    sleeps += [rest, rest]
    assert next(changes) == {text}
    new.write_bytes(b"another picture")
    text.write_text("written during the work", encoding="utf-8")
    sleeps += [rest, rest]
    assert next(changes) == {text, new}


def test_what_changes_while_the_files_are_chosen_is_yielded_next(
    tmp_path: Path, sleeps: list[Callable[[], object]]
) -> None:
    path = tmp_path / "settings.toml"
    texts = ["first", "second"]

    def choose_files() -> None:
        path.write_text(texts.pop(), encoding="utf-8")

    changes = watch(lambda: [path], choose_files=choose_files)
    assert next(changes) == frozenset()
    path.write_text("before", encoding="utf-8")
    sleeps += [rest] * 4
    assert [next(changes), next(changes)] == [{path}] * 2


def test_a_burst_is_yielded_once_and_what_comes_back_not_at_all(
    tmp_path: Path, sleeps: list[Callable[[], object]]
) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    sleeps += [
        lambda: first.write_text("a", encoding="utf-8"),
        lambda: first.write_text("aa", encoding="utf-8"),
        lambda: second.write_text("b", encoding="utf-8"),
        rest,
        lambda: (tmp_path / "c.txt").write_text("c", encoding="utf-8"),
        lambda: (tmp_path / "c.txt").unlink(),
        rest,
        rest,
    ]
    assert collect(watch(lambda: walk_folder(tmp_path))) == [set(), {"a.txt", "b.txt"}]


def test_what_never_rests_is_yielded_in_the_end(
    tmp_path: Path, sleeps: list[Callable[[], object]]
) -> None:
    log = tmp_path / "log.txt"

    def grow() -> None:
        with log.open("a", encoding="utf-8") as file:
            file.write("line\n")

    sleeps += [grow] * 21  # the change, and twenty looks whether it has ended
    assert collect(watch(lambda: [log])) == [set(), {"log.txt"}]
    del sleeps[:]
    sleeps += [grow] * 20
    assert collect(watch(lambda: [log])) == [set()]


def test_what_must_be_repeated_is_yielded_after_a_pause(
    tmp_path: Path, sleeps: list[Callable[[], object]]
) -> None:
    asked: list[bool] = []

    def must_repeat() -> bool:
        asked.append(len(asked) < 2)
        return asked[-1]

    sleeps += [rest] * 3 * (int(watching.REPEAT / watching.INTERVAL) + 1)
    assert collect(watch(lambda: [tmp_path], must_repeat=must_repeat)) == [set()] * 3
    assert asked[:3] == [True, True, False]


def test_many_files_are_looked_at_less_often(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_text("a", encoding="utf-8")
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        raise InterruptedError

    monkeypatch.setattr("dragoman.files.watching.sleep", sleep)
    collect(watch(lambda: [tmp_path / "a"], interval=0.5))
    monkeypatch.setattr(watching, "_FILES_PER_SECOND", 0.25)
    collect(watch(lambda: [tmp_path / "a"], interval=0.5))
    assert waits == [0.5, 4.0]


def test_files_are_looked_at_three_times_a_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And a file that cannot be asked about is one that is not there."""
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        raise InterruptedError

    monkeypatch.setattr("dragoman.files.watching.sleep", sleep)
    assert collect(watch(lambda: [tmp_path / "a", tmp_path / "b\0"])) == [set()]
    assert waits == [0.3]


def test_hidden_files_linked_folders_and_closed_ones_are_left_out(tmp_path: Path) -> None:
    for name in ("a.txt", ".hidden", ".git/config", "in/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("a", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "in")
    assert {path.name for path in walk_folder(tmp_path)} == {"a.txt", "b.txt", "link"}
    assert {path.name for path in walk_folder(tmp_path, {tmp_path / "in"})} == {"a.txt", "link"}
    assert list(walk_folder(tmp_path / "missing")) == []


def test_it_ends_when_it_is_told_to(tmp_path: Path) -> None:
    end = threading.Event()
    changes = watch(lambda: [tmp_path / "a"], interval=60, end=end)
    assert next(changes) == frozenset()
    threading.Timer(0.05, end.set).start()
    assert list(changes) == []
