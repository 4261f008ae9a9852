"""What is kept is there again, whether it is in memory or in a file, and nobody sees the file."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.files import kept_bytes
from dragoman.files.kept_bytes import Given, Kept, KeptBytes
from helpers import other_system

SMALL = 20
"""So many bytes are in memory in these tests."""


@pytest.fixture(params=other_system.SYSTEMS, autouse=True)
def small(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nearly all is in the file; once as where a file has one position, which all share."""
    monkeypatch.setattr(kept_bytes, "IN_MEMORY", SMALL)
    if request.param != other_system.SYSTEMS[0]:
        monkeypatch.delattr(os, "pread")


@given(st.lists(st.lists(st.binary(max_size=30), max_size=4), max_size=8), st.data())
def test_what_is_kept_is_there_again(contents: list[list[bytes]], data: st.DataObject) -> None:
    place = KeptBytes()
    found: list[tuple[bytes, Kept]] = []
    for pieces in contents:
        found.append((b"".join(pieces), place.add(iter(pieces))))
        for expected, kept in found:  # also what was kept before
            assert (kept.read(), kept.size) == (expected, len(expected))
            assert b"".join(kept) == expected
            start, end = sorted(data.draw(st.integers(0, len(expected))) for _ in "ab")
            assert kept.read_part(start, end) == expected[start:end]


def test_few_bytes_need_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_bytes, "open_unnamed", forbid)
    assert KeptBytes().add([b"x" * SMALL]).read() == b"x" * SMALL


def forbid() -> IO[bytes]:
    raise AssertionError("no file is needed")


def test_many_bytes_are_in_a_file_that_has_no_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    place = KeptBytes()
    kept = [place.add([bytes([number]) * 50]) for number in range(100)]
    assert len(place._rest) <= SMALL
    assert [each.read() for each in kept] == [bytes([number]) * 50 for number in range(100)]
    assert list(tmp_path.iterdir()) == [] or os.name == "nt"


class FullDisk:
    """A file that takes three bytes at a time, and seven in all."""

    def __init__(self) -> None:
        self.left = 7

    def seek(self, _place: int) -> None:
        pass

    def write(self, data: memoryview) -> int:
        if not self.left:
            raise OSError(28, "No space left on device")
        taken = min(3, self.left, len(data))
        self.left -= taken
        return taken

    def close(self) -> None:
        pass


def test_where_the_disk_is_full_all_stays_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[FullDisk] = []

    def open_full() -> FullDisk:
        opened.append(FullDisk())
        return opened[-1]

    monkeypatch.setattr(kept_bytes, "open_unnamed", open_full)
    place = KeptBytes()
    kept = [place.add([bytes([number]) * 9]) for number in range(9)]
    assert [each.read() for each in kept] == [bytes([number]) * 9 for number in range(9)]
    assert len(opened) == 1  # it is not tried again and again


def test_where_no_file_can_be_made_all_stays_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> IO[bytes]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(kept_bytes, "open_unnamed", refuse)
    assert KeptBytes().add([b"x" * 99, b"y"]).read() == b"x" * 99 + b"y"


def test_a_file_that_has_become_shorter_is_an_error() -> None:
    place = KeptBytes()
    kept = place.add([b"x" * 99])
    assert place._file is not None
    place._file.truncate(50)
    with pytest.raises(OSError, match="shorter"):
        kept.read()


def test_to_another_process_the_bytes_travel() -> None:
    kept = KeptBytes().add(iter([b"ab" * 30, b"c"]))
    copy = pickle.loads(pickle.dumps(kept))  # noqa: S301 - our own
    assert isinstance(copy, Given)
    assert (copy.read(), copy.size, list(copy)) == (b"ab" * 30 + b"c", 61, [b"ab" * 30 + b"c"])


def test_large_contents_come_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_bytes, "_PIECE", 8)

    def pieces() -> Iterator[bytes]:
        yield from (b"0123456789", b"", b"abcdefghij", b"x")

    assert [len(piece) for piece in KeptBytes().add(pieces())] == [8, 8, 5]
