"""What travels to another machine: the files that a job reads, and nothing of where they lie."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path

import pytest

from dragoman.commands._caches import versions
from dragoman.commands._parallel import parcels
from dragoman.commands._parallel.parcels import (
    JobParcel,
    Packer,
    SharedParcel,
    list_differences,
    open_parcel,
    open_shared,
    pack_shared,
)
from dragoman.distributions import Distribution
from dragoman.errors import DragomanError
from dragoman.project import Project, find_project
from dragoman.settings import Settings
from helpers import projects

TOML = "dragoman.toml"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project whose sources and catalogues lie where links lead, with a memory elsewhere."""
    (tmp_path / "book").mkdir()
    made = projects.make(tmp_path / "book", {"a.txt": "One.\n", "in/b.md": "Two.\n"}, "fa")
    (made.root / "texts").mkdir()
    made.source_folder.rename(made.root / "texts/en")
    (made.root / "source").symlink_to("texts/en")
    (tmp_path / "old.po").write_bytes(made.catalog("a", "fa").read_bytes())
    with (made.root / TOML).open("a", encoding="utf-8") as file:
        file.write('memory.files = ["../old.po"]\n')
    return find_project(made.root)


def describe(_project: Project) -> Mapping[str, str]:
    return {"the font": "a1"}


def share(project: Project, *paths: Path) -> SharedParcel:
    return pack_shared(project, work, describe, paths)


def work(_project: Project, job: str) -> str:
    return job


def test_the_settings_travel_with_plain_paths_and_without_memories(project: Project) -> None:
    shared = share(project)
    assert shared.settings.source == "texts/en"
    assert shared.settings.locale == "locale"
    assert shared.settings.languages == ("fa",)
    assert project.settings.memory.files and not shared.settings.memory.files
    assert shared.settings.memory == Settings().memory
    assert pickle.loads(shared.work) == (work, describe)  # noqa: S301 - made here


@pytest.mark.parametrize("epoch", ["1482451200", None])
def test_the_time_that_files_say_travels(
    project: Project, epoch: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if epoch is None:
        monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    else:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert share(project).epoch == epoch


def test_files_travel_once_and_those_outside_not_at_all(project: Project, tmp_path: Path) -> None:
    toml, outside = project.root / TOML, tmp_path / "old.po"
    shared = share(project, toml, outside, project.root / "missing", toml)
    assert shared.files == {TOML: toml.read_bytes()}
    source = project.source("in/b")
    parcel = Packer(project, shared).pack("job", [toml, source, source, outside])
    assert parcel.job == "job"
    assert parcel.files == {"texts/en/in/b.md": b"Two.\n"}
    assert parcel.documents == {"in/b": "texts/en/in/b.md"}


def test_a_job_finds_its_documents_and_leaves_nothing(project: Project, tmp_path: Path) -> None:
    shared = share(project, project.root / TOML)
    parcel = Packer(project, shared).pack("a", [project.source("a"), project.catalog("a", "fa")])
    folder = tmp_path / "there"
    folder.mkdir()
    opened = open_shared(shared, folder)
    assert opened.is_part and not opened.documents

    def list_files() -> set[str]:
        return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}

    for error in (None, ZeroDivisionError):
        with pytest.raises(error) if error else nullcontext(), open_parcel(opened, parcel) as part:
            assert part.is_part and part.root == folder
            assert part.read_document("a").units[0].text == "One."
            assert part.read_catalog("a", "fa") is not None
            assert list_files() == {TOML, "texts/en/a.txt", "locale/fa/LC_MESSAGES/a.po"}
            if error:
                raise error
        assert list_files() == {TOML}


@pytest.mark.parametrize("name", ["../out", "/out", "in/../../out"])
def test_what_leads_out_of_the_folder_is_not_written(
    project: Project, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "there"
    folder.mkdir()
    opened = open_shared(share(project), folder)
    with (
        pytest.raises(DragomanError, match="leads out"),
        open_parcel(opened, JobParcel("a", {}, {name: b"x"})),
    ):
        pytest.fail("it was opened")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("here", "there", "told"),
    [
        ({}, {}, []),
        ({"babel": "1"}, {"babel": "1"}, []),
        ({"babel": "1"}, {"babel": "2"}, ["babel is 1 here and 2 there"]),
        ({"typst": "1"}, {}, ["typst is 1 here and missing there"]),
        ({}, {"typst": "1"}, ["typst is missing here and 1 there"]),
        ({"b": "1", "a": "1"}, {"b": "2", "a": "2"},
         ["a is 1 here and 2 there", "b is 1 here and 2 there"]),
    ],
)  # fmt: skip
def test_what_is_not_the_same_on_both_machines_is_told_in_order(
    project: Project,
    here: dict[str, str],
    there: dict[str, str],
    told: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parcels, "describe_surroundings", lambda: here)
    shared = share(project)
    assert shared.surroundings == {**here, "the font": "a1"}
    monkeypatch.setattr(parcels, "describe_surroundings", lambda: there)
    assert list_differences(shared, project, describe) == told


def test_what_the_work_itself_depends_on_counts_too(project: Project) -> None:
    told = list_differences(share(project), project, lambda _: {"the font": "b2"})
    assert told == ["the font is a1 here and b2 there"]


def test_versions_of_all_that_makes_results_are_compared_and_no_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def install(name: str, version: str, points: str = "") -> Distribution:
        files = {"METADATA": f"Version: {version}\n", "entry_points.txt": points}
        return Distribution(name, lambda file: files.get(file, ""))

    installed = [
        install("babel", "2.1"), install("markdown-it-py", "3"), install("fontpkg-amiri", "1"),
        install("my-rules", "7", "[console_scripts]\na = b\n[dragoman.checks]\na = b\n"),
        install("flask", "3"), install("other", "1", "[dragomans]\n"), install("babel", "1.0"),
    ]  # fmt: skip
    monkeypatch.setattr(versions, "list_distributions", lambda: installed)
    found = dict(versions.describe_surroundings.__wrapped__())
    assert len(found.pop("dragoman")) == 12
    assert found.pop("Python") == f"{sys.version_info.major}.{sys.version_info.minor}"
    assert found == {"babel": "2.1", "markdown-it-py": "3", "fontpkg-amiri": "1", "my-rules": "7"}
