"""What is remembered of editions: in the user's cache, never trusted over bytes, never needed."""

from __future__ import annotations

import hashlib
import inspect
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from dragoman import editions
from dragoman.commands import render as render_module
from dragoman.commands._caches import user_cache, versions
from dragoman.commands._editions import makers, up_to_date
from dragoman.commands._editions.up_to_date import OLD_NAME, EditionRecords
from dragoman.commands._parallel import workers
from dragoman.project import Project
from helpers import projects
from helpers.command_line import run
from helpers.support import snapshot

PAGE = Path("build/letter.en-fa.html")
MADE, SKIPPED = "build/letter.en-fa.html\n", "skipped: up to date"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, which is not there yet."""
    folder = tmp_path / "cache"
    monkeypatch.setattr(user_cache, "cache_folder", lambda: folder)
    return folder


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache: Path) -> Project:
    """A letter in two languages."""
    (tmp_path / "secret-name").mkdir()
    made = projects.make(tmp_path / "secret-name", {"letter.txt": projects.TEXT}, "fa")
    monkeypatch.chdir(made.root)
    return made


def render() -> str:
    result = run("render", "-v", "-l", "en,fa")
    assert result.exit_code == 0, result.output
    return result.stdout


def find_record(cache: Path) -> Path:
    (record,) = cache.glob("editions-*.json")
    return record


def test_an_edition_is_made_again_only_when_it_would_change(project: Project, cache: Path) -> None:
    assert render() == MADE
    assert SKIPPED in render()
    find_record(cache).unlink()
    assert "made again, with the same bytes" in render()


@pytest.mark.parametrize(
    ("setting", "is_made"),
    [
        ('[check]\ndisable = ["tatweel"]', False),
        ("[update]\nthreshold = 80", False),
        ('team = "Friends"', False),
        ('[documents.other]\nauthor = "Somebody"', False),
        ('[documents.letter]\nauthor = "Somebody"', True),
        ('[edition]\nlicence = "CC BY 4.0"', True),
        ('missing = "source"', True),
        ('[digits]\nfa = "latn"', True),
    ],
)
def test_a_setting_makes_those_editions_again_that_depend_on_it(
    project: Project, setting: str, is_made: bool
) -> None:
    assert render() == MADE
    path = project.root / "dragoman.toml"
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(f"{before}\n{setting}\n", encoding="utf-8")
    assert (SKIPPED not in render()) == is_made


def test_what_is_made_of_a_file_that_changes_meanwhile_is_not_recorded(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, real = project.catalog("letter", "fa"), workers.run_jobs
    before = path.read_bytes()

    def translate_first(*arguments: Any) -> Iterator[Any]:
        projects.translate(project, most=1)
        yield from real(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(render_module, "run_jobs", translate_first)
        assert render() == MADE
    made = PAGE.read_bytes()
    path.write_bytes(before)
    assert render() == MADE
    assert PAGE.read_bytes() != made


@pytest.mark.parametrize("package", ["babel", "jinja2", "typst"])
def test_another_version_of_what_makes_editions_makes_them_again(
    project: Project, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    uncached = versions.digest_versions.__wrapped__
    monkeypatch.setattr(up_to_date, "digest_versions", uncached)
    assert render() == MADE
    assert SKIPPED in render()
    other = {**versions._find_versions(), package: "0"}
    monkeypatch.setattr(versions, "_find_versions", lambda: other)
    assert SKIPPED not in render()


def test_a_format_of_another_distribution_counts_with_all_its_modules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def digest() -> str:
        module = ModuleType("dragoman_song")
        module.__file__ = str(tmp_path / "__init__.py")
        monkeypatch.setattr(editions, "load_format", lambda _name: module)
        return makers.digest_makers(".txt", "song")

    for name in ("__init__.py", "_melody.py"):
        (tmp_path / name).write_text("1\n", encoding="utf-8")
    first = digest()
    assert digest() == first
    (tmp_path / "_melody.py").write_text("2\n", encoding="utf-8")
    assert digest() != first


def test_two_runs_at_once_keep_what_each_has_made(cache: Path, tmp_path: Path) -> None:
    """The records of another project, and those of an earlier form, are not among them."""
    first, second = EditionRecords(tmp_path), EditionRecords(tmp_path)
    one, two = tmp_path / "one", tmp_path / "two"
    for path in (one, two):
        path.write_bytes(path.name.encode())
    first.record_made(one, "inputs", b"one")
    second.record_made(two, "inputs", b"two")
    first.save()
    second.save()
    again = EditionRecords(tmp_path)
    assert again.is_up_to_date(one, "inputs") and again.is_up_to_date(two, "inputs")
    assert not again.is_up_to_date(one, "other inputs")
    two.write_bytes(b"changed")
    assert not again.is_up_to_date(two, "inputs")
    one.unlink()
    assert not again.is_up_to_date(one, "inputs")
    assert EditionRecords(tmp_path / "other").known == {}
    before = find_record(cache).stat().st_mtime_ns
    again.save()  # it has made nothing
    assert find_record(cache).stat().st_mtime_ns == before


def test_only_so_many_records_are_kept_the_last_ones(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.commands._editions.up_to_date.MOST", 2)
    for name in "abc":
        records = EditionRecords(tmp_path)
        (tmp_path / name).write_bytes(b"x")
        records.record_made(tmp_path / name, "inputs", b"x")
        records.save()
    last = EditionRecords(tmp_path)
    assert [last.is_up_to_date(tmp_path / name, "inputs") for name in "abc"] == [False, True, True]


def test_nothing_that_comes_with_a_project_keeps_a_forged_edition(
    project: Project, cache: Path
) -> None:
    """The file beside the editions, which earlier versions believed, with the true digests."""
    render()
    whole = PAGE.read_bytes()
    ((inputs, *_),) = json.loads(find_record(cache).read_bytes())["editions"].values()
    forged = whole.replace(b"1500", b"15000")
    assert forged != whole
    PAGE.write_bytes(forged)
    record = {PAGE.name: [inputs, hashlib.sha256(forged).hexdigest()]}
    for name in (OLD_NAME, find_record(cache).name, "cache.json"):
        (PAGE.parent / name).write_text(json.dumps(record), encoding="utf-8")
    assert render() == MADE
    assert PAGE.read_bytes() == whole


def test_the_cache_of_another_machine_says_nothing_here(project: Project, cache: Path) -> None:
    """A project that moves has no records; it brings none along."""
    render()
    moved = project.root.with_name("moved")
    project.root.rename(moved)
    os.chdir(moved)
    assert "made again, with the same bytes" in render()
    assert len(list(cache.glob("editions-*.json"))) == 2


def test_nothing_names_a_path_a_document_or_a_person(project: Project, cache: Path) -> None:
    render()
    record = find_record(cache)
    for word in ("letter", "secret", "html", "build", str(project.root), Path.home().name):
        assert word not in record.read_text(encoding="utf-8")
        assert word not in record.name
    assert set(snapshot(project.build_folder)) == {PAGE.name}


def write_record(text: str) -> Callable[[Path], object]:
    return lambda record: record.write_text(text, encoding="utf-8")


def make_folder(record: Path) -> None:
    record.unlink()
    record.mkdir()


def make_pipe(record: Path) -> None:
    record.unlink()
    os.mkfifo(record)


def make_loop(record: Path) -> None:
    record.unlink()
    record.symlink_to(record)


def change_version(record: Path) -> None:
    record.write_text(json.dumps({**json.loads(record.read_bytes()), "version": "0"}))


def change_records(record: Path) -> None:
    data = json.loads(record.read_bytes())
    records = {key: {"a": 1} for key in data["editions"]}
    record.write_text(json.dumps({**data, "editions": records}))


DAMAGES: dict[str, Callable[[Path], object]] = {
    "empty": write_record(""),
    "half": lambda record: record.write_bytes(record.read_bytes()[:40]),
    "not UTF-8": lambda record: record.write_bytes(b"\xff\xfe\x00"),
    "nested deep": write_record("[" * 100_000),
    "a list": write_record("[]"),
    "another form": write_record('{"version": "1", "editions": [1, 2]}'),
    "other records": change_records,
    "another version": change_version,
    "a folder": make_folder,
    "a pipe": make_pipe,
    "a loop of links": make_loop,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cache_stops_no_edition(project: Project, cache: Path, damage: str) -> None:
    render()
    whole = PAGE.read_bytes()
    DAMAGES[damage](find_record(cache))
    assert "made again, with the same bytes" in render()
    (project.root / "source" / "letter.txt").write_text("Another\n", encoding="utf-8")
    run("update")
    assert render() == MADE
    assert PAGE.read_bytes() != whole


def refuse() -> Path:
    raise RuntimeError("could not determine the home directory")


@pytest.mark.parametrize("folder", ["no home", "a file", "read-only", "system's"])
def test_an_edition_is_made_where_no_cache_can_be_written(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    places: dict[str, Callable[[], Path]] = {
        "no home": refuse,
        "a file": lambda: project.root / "dragoman.toml",
        "read-only": lambda: Path("/proc/self"),
        "system's": lambda: Path("/dev/null/x"),
    }
    monkeypatch.setattr(user_cache, "cache_folder", places[folder])
    before = set(snapshot(project.root))
    for _ in range(2):
        assert "letter.en-fa.html" in render()
    assert set(snapshot(project.root)) - before == {"build/letter.en-fa.html"}
    assert run("status").exit_code == run("build").exit_code == 0


def test_a_relative_cache_folder_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(user_cache, "_find_caches", lambda: Path("~/.cache"))
    with pytest.raises(RuntimeError):
        inspect.unwrap(user_cache.cache_folder)()


def test_several_builds_at_once_all_succeed(project: Project, tmp_path: Path) -> None:
    """They write the same editions and the same cache."""
    for number in range(8):
        path = project.root / "source" / f"text{number}.txt"
        path.write_text(f"Title {number}\n\nText.\n", encoding="utf-8")
    projects.refresh(project)
    home = {"XDG_CACHE_HOME": str(tmp_path / "shared"), "HOME": str(tmp_path)}
    command = [sys.executable, "-m", "dragoman", "render"]
    runs = [
        subprocess.Popen(command, env={**os.environ, **home}, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    said = [process.communicate()[1].decode() for process in runs]
    assert [(process.returncode, text) for process, text in zip(runs, said, strict=True)] == (
        [(0, "")] * 3
    )
    assert len(snapshot(project.build_folder)) == 9


def test_what_an_earlier_version_wrote_beside_the_editions_goes(project: Project) -> None:
    digest = hashlib.sha256(b"").hexdigest()
    for folder in (Path("build"), Path("elsewhere")):
        folder.mkdir()
        (folder / OLD_NAME).write_text(json.dumps({"a.html": [digest, digest]}, indent=1) + "\n")
    render()
    assert not Path("build", OLD_NAME).exists() and Path("elsewhere", OLD_NAME).exists()
    run("render", "-o", "elsewhere")
    assert not Path("elsewhere", OLD_NAME).exists()


def test_what_a_link_leads_to_outside_of_the_project_stays(project: Project) -> None:
    digest = hashlib.sha256(b"").hexdigest()
    record = project.root.parent / "record.json"
    record.write_text(json.dumps({"a.html": [digest, digest]}))
    Path("build").mkdir()
    Path("build", OLD_NAME).symlink_to(record)
    assert render() == MADE
    assert record.exists() and Path("build", OLD_NAME).is_symlink()


@pytest.mark.parametrize(
    "text", ["", "[]", '{"a": 1}', '{"a": ["x", "y"]}', '{"a": [1, 2]}', "[" * 100_000]
)
def test_a_file_of_that_name_that_holds_something_else_stays(project: Project, text: str) -> None:
    Path("build").mkdir()
    Path("build", OLD_NAME).write_text(text, encoding="utf-8")
    render()
    assert Path("build", OLD_NAME).read_text(encoding="utf-8") == text


def test_a_link_of_that_name_is_not_followed(project: Project, tmp_path: Path) -> None:
    digest = hashlib.sha256(b"").hexdigest()
    outside = tmp_path / "outside.json"
    outside.write_text(json.dumps({"a.html": [digest, digest]}))
    Path("build").mkdir()
    Path("build", OLD_NAME).symlink_to(outside)
    render()
    assert outside.exists() and Path("build", OLD_NAME).is_symlink()
