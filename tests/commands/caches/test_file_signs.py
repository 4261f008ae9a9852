"""A catalogue is read again when its file has changed in any way, or may still change."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from dragoman.commands._caches import file_signs, user_cache
from dragoman.commands._caches.digests import digest_bytes
from dragoman.commands._caches.file_signs import UNREADABLE, FileSigns
from dragoman.errors import CatalogError
from dragoman.files import folders
from dragoman.project import Project, find_project
from helpers import projects
from helpers.tools import need_call

LONG_AGO = -(10**18)


@pytest.fixture(autouse=True)
def caches(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, which is used for few files."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr(user_cache, "cache_folder", lambda: folder)
    monkeypatch.setattr(file_signs, "LEAST", 1)
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return projects.make(tmp_path, {"one.txt": "One.\n", "below/two.txt": "Two.\n"}, "fa")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents whose catalogues were read."""
    documents: list[str] = []
    real = Project.read_catalog_bytes

    def read_catalog_bytes(self: Project, document: str, language: str) -> bytes | None:
        documents.append(document)
        return real(self, document, language)

    monkeypatch.setattr(Project, "read_catalog_bytes", read_catalog_bytes)
    return documents


def look(project: Project) -> dict[str, bytes]:
    """Look at the catalogues as another process does later."""
    signs = FileSigns(project)
    digests = dict(signs.digest_all("fa").digests)
    signs.save()
    return digests


def digest(project: Project, document: str) -> bytes:
    return digest_bytes(project.catalog(document, "fa").read_bytes())


def test_what_has_not_changed_is_not_read(
    project: Project, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_signs, "QUIET", LONG_AGO)
    expected = {"below/two": digest(project, "below/two"), "one": digest(project, "one")}
    assert look(project) == expected
    assert read == ["below/two", "one"]
    assert look(project) == expected
    assert read == ["below/two", "one"]


def test_where_nothing_is_new_nothing_is_written(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_signs, "QUIET", LONG_AGO)
    signs = FileSigns(project)
    signs.digest_all("fa")
    signs.save()
    monkeypatch.setattr(file_signs, "write_data", lambda *_: pytest.fail("it is kept already"))
    signs.save()
    look(project)


def test_what_the_caller_has_read_is_not_read_again(project: Project, read: list[str]) -> None:
    contents = FileSigns(project).digest_all("fa", {"one": b"as read"})
    assert contents.digests == {"below/two": digest(project, "below/two"), "one": b"as read"}
    assert read == ["below/two"]


def test_a_file_that_has_just_changed_is_read_again(project: Project, read: list[str]) -> None:
    """It may change once more within the same tick of the clock."""
    look(project)
    look(project)
    assert read == ["below/two", "one"] * 2


def test_a_file_of_the_future_is_read_again(
    project: Project, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_signs, "QUIET", -3_600_000_000_000)
    os.utime(project.catalog("one", "fa"), (2**32, 2**32))
    look(project)
    look(project)
    assert read == ["below/two", "one", "one"]


def test_neither_size_nor_time_can_hide_a_change(
    project: Project, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_signs, "QUIET", LONG_AGO)
    path = project.catalog("one", "fa")
    look(project)
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"One", b"Two"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = path.stat()
    assert (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert look(project)["one"] == digest(project, "one")
    assert read == ["below/two", "one", "one"]


def test_a_disk_that_numbers_its_files_anew_exchanges_no_two(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is equal but for the name: number, size and times."""
    monkeypatch.setattr(file_signs, "QUIET", LONG_AGO)
    expected = look(project)
    assert expected["one"] != expected["below/two"]
    real = file_signs._find_catalogs

    def exchange_two(folder: Path) -> file_signs._FoundCatalogs:
        found = real(folder)
        one, two = found.files["one"], found.files["below/two"]
        return found._replace(files={**found.files, "one": two, "below/two": one})

    monkeypatch.setattr(file_signs, "_find_catalogs", exchange_two)
    assert look(project) == expected


def test_without_the_time_of_the_last_change_all_is_read(
    project: Project, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_signs, "QUIET", LONG_AGO)
    monkeypatch.setattr(file_signs, "_HAS_CHANGE_TIME", False)
    look(project)
    look(project)
    assert read == ["below/two", "one"] * 2


def test_whatever_the_files_are_called_and_whatever_they_are_all_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also links, names with other letters, catalogues of removed documents, and what is none."""
    need_call("symlink")
    monkeypatch.setattr(file_signs, "QUIET", LONG_AGO)
    texts = {
        f"{name}.txt": f"{name}.\n" for name in ("one", "zwölf", "gone", "link", "none", "odd")
    }
    project = projects.make(tmp_path, texts, "fa")
    (tmp_path / "source" / "gone.txt").unlink()
    real = tmp_path / "elsewhere.po"
    project.catalog("link", "fa").rename(real)
    place = tmp_path / "locale" / "fa" / "LC_MESSAGES"
    (place / "link.po").symlink_to(real)
    (place / "none.po").unlink()
    (place / "odd.po").unlink()
    (place / "odd.po").mkdir()
    project = find_project(tmp_path)
    for _ in range(2):
        digests = look(project)
        assert list(digests) == ["link", "none", "odd", "one", "zwölf", "gone"]
        assert digests["none"] == b"" and digests["odd"] == UNREADABLE
        for name in ("link", "one", "zwölf", "gone"):
            assert digests[name] == digest(project, name)


def test_a_file_that_nobody_may_look_at_counts_as_one_that_cannot_be_read(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a folder whose names may be listed, and no more."""
    folder = project.catalog("below/two", "fa").parent

    class Hidden:
        """What is found in that folder."""

        def __init__(self, entry: os.DirEntry[str]) -> None:
            self.name, self.path = entry.name, entry.path
            self.is_symlink, self.is_dir = entry.is_symlink, entry.is_dir

        def stat(self, *, follow_symlinks: bool) -> None:
            raise PermissionError(errno.EACCES, "no", self.path)

    def list_folder(path: Path) -> list[Any]:
        return [Hidden(each) if path == folder else each for each in folders.list_folder(path)]

    def refuse(self: Project, document: str, language: str) -> bytes | None:
        if document == "below/two":
            raise CatalogError("it may not be read", document)
        return b""

    monkeypatch.setattr(file_signs, "list_folder", list_folder)
    monkeypatch.setattr(Project, "read_catalog_bytes", refuse)
    assert look(project) == {"below/two": UNREADABLE, "one": digest_bytes(b"")}


@pytest.mark.parametrize("is_linked", [False, True])
def test_the_signs_show_every_change_without_reading(
    is_linked: bool, project: Project, tmp_path: Path, read: list[str]
) -> None:
    """Also where a catalogue is a link: then the file that it leads to counts."""
    path = project.catalog("one", "fa")
    if is_linked:
        need_call("symlink")
        path.symlink_to(path.rename(tmp_path / "elsewhere.po"))
    signs = FileSigns(project)
    before = signs.list_signs("fa")
    assert [name for name, _ in before] == ["below/two", "one"]
    assert signs.list_signs("fa") == before
    path.write_bytes(path.read_bytes() + b"\n# more\n")
    after = signs.list_signs("fa")
    assert after[0] == before[0] and after[1] != before[1]
    project.catalog("below/two", "fa").unlink()
    assert [name for name, _ in signs.list_signs("fa")] == ["one"]
    if is_linked:
        path.resolve().unlink()  # the link leads nowhere now
        assert signs.list_signs("fa") == []
    assert not read
