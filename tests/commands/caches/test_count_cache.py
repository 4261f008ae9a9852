"""The cache of counts: faster, never trusted, and no loss."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from dragoman import progress
from dragoman.commands._caches import count_cache, user_cache
from dragoman.commands._caches.count_cache import CountCache
from dragoman.commands._caches.digests import make_content_key
from dragoman.commands.status import LanguageStatus, status
from dragoman.model import Tally
from dragoman.project import Project
from helpers import projects


@pytest.fixture(autouse=True)
def caches(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr(user_cache, "cache_folder", lambda: folder)
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A letter that is half translated, with an outdated message."""
    made = projects.make(tmp_path, {"letter.txt": projects.TEXT})
    projects.translate(made, most=2)
    projects.edit(made, lambda m: projects.fuzzy(m) if m.msgid == "A letter" else m)
    return made


def counted(project: Project) -> list[LanguageStatus]:
    return list(status(project, project.documents, project.languages))


def long(project: Project, tmp_path: Path) -> CountCache:
    """A cache that is worth it at once."""
    return CountCache(project.root, spent=count_cache.FREE)


def test_the_cache_gives_what_was_counted_and_may_be_deleted(
    project: Project, caches: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = counted(project)
    for _ in range(2):
        again = list(status(project, ["letter"], project.languages, long(project, caches)))
        assert again == first
    (file,) = caches.iterdir()

    def fail(data: bytes, name: str) -> Tally:
        raise AssertionError("counted again")

    monkeypatch.setattr("dragoman.catalogs.count_catalog", fail)
    assert list(status(project, ["letter"], project.languages, long(project, caches))) == first
    file.unlink()
    with pytest.raises(AssertionError, match="counted again"):
        list(status(project, ["letter"], project.languages, long(project, caches)))


def test_content_counts_and_not_the_time_of_a_file(project: Project, caches: Path) -> None:
    path = project.catalog("letter", "fa")
    first = list(status(project, ["letter"], ["fa"], long(project, caches)))
    stamp = path.stat()
    data = path.read_bytes()
    assert b"#, fuzzy\n" in data
    path.write_bytes(data.replace(b"#, fuzzy\n", b"#, fuzzx\n", 1))
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert list(status(project, ["letter"], ["fa"], long(project, caches))) != first


def identify(file: Path) -> tuple[int, int]:
    """Return what writing a file changes. Reading it changes the time of the last access."""
    return file.stat().st_ino, file.stat().st_mtime_ns


def test_a_cache_that_has_all_is_not_written_again(project: Project, caches: Path) -> None:
    list(status(project, ["letter"], ["fa"], long(project, caches)))
    (file,) = caches.iterdir()
    before = identify(file)
    list(status(project, ["letter"], ["fa"], long(project, caches)))
    assert identify(file) == before
    file.unlink()
    list(status(project, ["letter"], ["fa"]))  # so little is counted faster than looked up
    assert not list(caches.iterdir())


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"version": "1", "counts": 3}', b"\xff"])
def test_a_damaged_cache_is_an_empty_one(project: Project, caches: Path, content: bytes) -> None:
    first = list(status(project, ["letter"], ["fa"], long(project, caches)))
    (file,) = caches.iterdir()
    file.write_bytes(content)
    assert list(status(project, ["letter"], ["fa"], long(project, caches))) == first


def test_numbers_that_are_no_tally_are_counted_again(project: Project, caches: Path) -> None:
    first = list(status(project, ["letter"], ["fa"], long(project, caches)))
    (file,) = caches.iterdir()
    data = json.loads(file.read_bytes())
    for broken in (5, [1], ["x"] * progress.PACKED, [None] * progress.PACKED):
        data["counts"] = dict.fromkeys(data["counts"], broken)
        file.write_text(json.dumps(data))
        assert list(status(project, ["letter"], ["fa"], long(project, caches))) == first


def test_a_cache_that_cannot_be_written_is_no_error(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(user_cache, "cache_folder", lambda: Path("/proc/nowhere"))
    assert list(status(project, ["letter"], ["fa"], long(project, project.root)))


def test_the_cache_names_no_path_and_no_text(project: Project, caches: Path) -> None:
    list(status(project, ["letter"], ["fa"], long(project, caches)))
    (file,) = caches.iterdir()
    text = file.name + file.read_text()
    assert json.loads(file.read_text())["counts"]
    assert "letter" not in text and str(project.root) not in text and "goodbye" not in text


def test_what_others_have_kept_meanwhile_stays(project: Project, caches: Path) -> None:
    key, other = make_content_key(b"one"), make_content_key(b"two")
    first, second = long(project, caches), long(project, caches)
    for cache, own in ((first, key), (second, other)):
        cache.get(own, 1)
        cache.put(own, [1])
    first.save()
    second.save()
    again = long(project, caches)
    assert [again.get(each, 1) for each in (key, other)] == [[1], [1]]


def test_a_source_that_changed_is_counted_once(
    project: Project, caches: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its messages, in each catalogue: until one of both has other bytes."""

    def count() -> list[LanguageStatus]:
        return list(status(project, ["letter"], project.languages, long(project, caches)))

    def fail(*_: object, **__: object) -> None:
        raise AssertionError("read again")

    path = project.source("letter")
    path.write_text(f"{projects.TEXT}\nOne paragraph more.\n", encoding="utf-8")
    first = counted(project)
    assert not any(each.tally.in_step for each in first)
    assert count() == first
    with monkeypatch.context() as patch:
        patch.setattr("dragoman.catalogs.template.make_template", fail)
        assert count() == first
    projects.translate(project, most=1)
    after = count()
    assert after == counted(project) and after[0] != first[0] and after[1] == first[1]
    path.write_text(f"{projects.TEXT}\nAnother one, which is longer.\n", encoding="utf-8")
    longer = count()
    assert longer == counted(project)
    assert all(a.tally != b.tally for a, b in zip(after, longer, strict=True))
