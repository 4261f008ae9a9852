"""Temporary files: what a crashed run left is removed, and looking for it costs little."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dragoman import files
from dragoman.files import temporary_files


def test_only_what_a_crashed_run_left_is_removed(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"old")
    (tmp_path / f".a.po.0123456789ab{temporary_files.SUFFIX}").write_bytes(b"half")
    (tmp_path / f".b.po.0123456789ab{temporary_files.SUFFIX}").write_bytes(b"half of another")
    files.write(path, b"new", root=tmp_path)
    left = sorted(each.name for each in tmp_path.iterdir())
    assert left == [f".b.po.0123456789ab{temporary_files.SUFFIX}", "a.po"]


def test_the_file_of_a_living_writer_is_not_removed(tmp_path: Path) -> None:
    path, descriptor = temporary_files.make_temporary(tmp_path / "a.po", 0o666)
    try:
        files.write(tmp_path / "a.po", b"new", root=tmp_path)
        assert path.exists()
    finally:
        os.close(descriptor)
    files.write(tmp_path / "a.po", b"new", root=tmp_path)
    assert not path.exists()


def test_what_another_run_leaves_meanwhile_is_removed_later(tmp_path: Path) -> None:
    for number in range(100):
        (tmp_path / f"{number}.po").write_bytes(b"old")
    path = tmp_path / "0.po"
    files.write(path, b"new", root=tmp_path)
    left = tmp_path / f".0.po.0123456789ab{temporary_files.SUFFIX}"
    left.write_bytes(b"half")
    for number in range(100):
        files.write(path, str(number).encode(), root=tmp_path)
    assert not left.exists()


def test_a_large_folder_is_not_listed_for_each_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = []
    scan = os.scandir

    def count(folder: Path) -> object:
        listed.append(folder)
        return scan(folder)

    monkeypatch.setattr(os, "scandir", count)
    for number in range(1000):
        files.write(tmp_path / f"{number}.po", b"new", root=tmp_path)
    assert len(list(tmp_path.iterdir())) >= 1000
    assert len(listed) < 100
