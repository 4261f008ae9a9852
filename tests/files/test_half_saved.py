"""A file that another program saves at this moment is read again, a little later."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.catalogs.saving import change_catalog
from dragoman.checks import Policy
from dragoman.commands.check import fix
from dragoman.errors import CatalogError, SourceError
from dragoman.files import folders, half_saved
from dragoman.po import Catalog, dump, parse
from dragoman.po.decoding import is_whole
from dragoman.project import Project, find_project
from helpers import projects

USUAL = half_saved._QUIET
QUIET = half_saved._PAUSE * USUAL


@pytest.fixture(autouse=True)
def wait_as_long_as_for_users(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(half_saved, "_QUIET", USUAL)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return projects.make(tmp_path, {"letter.txt": projects.TEXT}, "fa")


def save_later(path: Path, data: bytes, seconds: float = 0.03) -> threading.Timer:
    timer = threading.Timer(seconds, path.write_bytes, (data,))
    timer.start()
    return timer


CUTS: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "half of the header": lambda data: data[:20],
    "in a text": lambda data: data[: data.rindex(b'says goodbye."')],
    "after a msgid": lambda data: data[: data.rindex(b"msgstr")],
    "no end of the line": lambda data: data.rstrip(b"\n"),
}


@pytest.mark.parametrize("cut", CUTS)
@pytest.mark.parametrize("dry_run", [False, True])
def test_a_half_saved_catalogue_is_not_replaced_by_fixes_of_its_half(
    project: Project, cut: str, dry_run: bool
) -> None:
    path = project.catalog("letter", "fa")
    whole = path.read_bytes()
    path.write_bytes(CUTS[cut](whole))
    saving = save_later(path, whole)
    assert list(fix(project, ["letter"], ["fa"], Policy(), dry_run=dry_run)) == []
    saving.join()
    assert path.read_bytes() == whole


def test_no_fix_makes_an_empty_catalogue_of_one_that_is_removed_meanwhile(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project.catalog("letter", "fa")

    def remove_after(found: Path) -> bool:
        found.unlink()
        return True

    monkeypatch.setattr(folders, "is_file", remove_after)
    with pytest.raises(CatalogError, match="removed meanwhile; run again"):
        list(fix(project, ["letter"], ["fa"], Policy()))
    assert not path.exists()


@pytest.mark.parametrize("cut", CUTS)
@pytest.mark.parametrize("door", ["read", "change"])
def test_a_half_saved_catalogue_is_read_again(project: Project, cut: str, door: str) -> None:
    path = project.catalog("letter", "fa")
    whole = path.read_bytes()
    path.write_bytes(CUTS[cut](whole))
    saving = save_later(path, whole)
    if door == "read":
        catalog = project.read_catalog("letter", "fa")
        assert catalog is not None and dump(catalog) == whole
    else:
        seen: list[bytes] = []

        def keep(old: Catalog | None) -> Catalog:
            assert old is not None
            seen.append(dump(old))
            return old

        assert not change_catalog(path, keep, root=project.root)
        assert seen == [whole]
    saving.join()
    assert path.read_bytes() == whole


@pytest.mark.parametrize("door", ["read", "change"])
def test_a_catalogue_that_stays_empty_is_an_error_after_a_few_readings(
    project: Project, door: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project.catalog("letter", "fa")
    path.write_bytes(b"")
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    with pytest.raises(CatalogError, match="empty"):
        if door == "read":
            project.read_catalog("letter", "fa")
        else:
            change_catalog(path, lambda old: parse(b"", "x") if old is None else old,
                           root=project.root)  # fmt: skip
    assert sum(pauses) == pytest.approx(QUIET)


def test_one_that_was_damaged_long_ago_is_not_waited_for(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project.catalog("letter", "fa")
    path.write_bytes(b"")
    os.utime(path, (time.time() - 60,) * 2)
    monkeypatch.setattr(time, "sleep", lambda seconds: pytest.fail("it waits"))
    with pytest.raises(CatalogError, match="empty"):
        project.read_catalog("letter", "fa")


def test_a_whole_catalogue_is_never_waited_for(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "sleep", lambda seconds: pytest.fail("it waits"))
    assert project.read_catalog("letter", "fa") is not None
    assert project.read_catalog("letter", "ar") is None
    assert is_whole(project.catalog("letter", "fa").read_bytes())
    assert is_whole(project.template("letter").read_bytes().replace(b"\n", b"\r\n"))


def test_a_half_saved_source_is_read_again(project: Project) -> None:
    path = project.documents["letter"]
    whole = path.read_bytes()
    path.write_bytes(b"")
    saving = save_later(path, whole)
    assert find_project(project.root).read_source("letter") == whole
    saving.join()
    path.write_bytes(b"")
    with pytest.raises(SourceError):
        project.read_document("letter")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that were made; no time passes."""
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    return pauses


def test_a_save_is_waited_for_as_long_as_it_goes_on(tmp_path: Path, clock: list[float]) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"")

    def save_some(data: bytes) -> bool:
        path.write_bytes(data + b"x" * (len(clock) % 20 == 0))  # a slow disk: a piece at times
        return data == b"x" * 9

    assert half_saved.read_whole(path, save_some) == b"x" * 9
    assert len(clock) > 3 * half_saved._QUIET


def test_one_that_never_comes_to_rest_is_given_up(tmp_path: Path, clock: list[float]) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"")

    def save_other(data: bytes) -> bool:
        path.write_bytes(b"%d" % len(clock))
        return False

    assert half_saved.read_whole(path, save_other) is not None
    assert len(clock) == half_saved._READINGS


def test_a_file_that_vanishes_while_it_is_saved_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"half")
    timer = threading.Timer(0.01, path.unlink)
    timer.start()
    assert half_saved.read_whole(path, lambda data: False) is None
    timer.join()


def test_a_file_that_is_gone_after_it_was_read_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"half")

    def remove(data: bytes) -> bool:
        path.unlink()
        return False

    assert half_saved.read_whole(path, remove) == b"half"
