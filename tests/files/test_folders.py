"""A folder that may not be read is an error, and what must not be opened is not opened."""

from __future__ import annotations

import errno
import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import ProjectError
from dragoman.files import folders
from helpers.tools import need_call


@pytest.fixture
def denied(tmp_path: Path) -> Iterator[Path]:
    """A folder that the system does not let us look into; root may look everywhere."""
    secret = tmp_path / "secret"
    secret.mkdir()
    scandir, stat = os.scandir, os.stat

    def refuse(path: Any) -> None:
        if Path(path) == secret or secret in Path(path).parents:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))

    def refused_scandir(path: Any = ".") -> Any:
        refuse(path)
        return scandir(path)

    def refused_stat(path: Any, **words: Any) -> Any:
        if not isinstance(path, int) and Path(path) != secret:
            refuse(path)
        return stat(path, **words)

    with pytest.MonkeyPatch.context() as patch:  # pytest itself removes the folder after the test
        patch.setattr(os, "scandir", refused_scandir)
        patch.setattr(os, "stat", refused_stat)
        yield secret


def test_what_may_not_be_looked_at_is_not_nothing(denied: Path) -> None:
    assert folders.is_folder(denied)
    for look in (folders.is_file, folders.is_folder):
        with pytest.raises(ProjectError, match="permission is denied"):
            look(denied / "fa")
    with pytest.raises(ProjectError, match="the folder cannot be read: permission is denied"):
        folders.list_folder(denied)
    with pytest.raises(ProjectError, match="permission is denied"):
        list(folders.walk_files(denied.parent, ".po"))


def test_what_is_not_there_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for name in ("none", "none/a", "file/a", "a\0b"):
        assert not folders.is_file(tmp_path / name)
        assert not folders.is_folder(tmp_path / name)
    assert folders.list_folder(tmp_path / "none") == folders.list_folder(tmp_path / "file") == []


def test_only_a_regular_file_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "link").symlink_to("file")
    need_call("mkfifo")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "to-pipe").symlink_to("pipe")
    assert folders.is_file(tmp_path / "file") and folders.is_file(tmp_path / "link")
    assert not folders.is_file(tmp_path)
    for path in (tmp_path / "pipe", tmp_path / "to-pipe", Path("/dev/null")):
        with pytest.raises(ProjectError, match="not a regular file"):
            folders.is_file(path)
        assert not folders.is_folder(path)


def test_files_are_found_in_order_and_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    for name in ("b/2.po", "a.po", "b/1.po", "c/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "loop").symlink_to(tmp_path)
    found = [path.relative_to(tmp_path).as_posix() for path in folders.walk_files(tmp_path, ".po")]
    assert found == ["a.po", "b/1.po", "b/2.po"]


@pytest.mark.parametrize("on_disk", ["NFC", "NFD"])
@pytest.mark.parametrize("asked", ["NFC", "NFD"])
def test_a_name_is_found_however_its_letters_are_stored(
    tmp_path: Path, on_disk: Any, asked: Any
) -> None:
    name = "Übersétzung \u0622.po"
    (tmp_path / unicodedata.normalize(on_disk, name)).write_bytes(b"")
    found = folders.find_name(tmp_path, unicodedata.normalize(asked, name))
    assert (tmp_path / found).exists()
    assert folders.find_name(tmp_path, "é") == "é"
    assert folders.find_name(tmp_path / "none", "é") == "é"
