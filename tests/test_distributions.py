"""What is installed, beside what ``importlib.metadata`` says."""

from __future__ import annotations

import re
import sys
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

from dragoman.distributions import list_distributions


def find_versions() -> dict[str, str]:
    found: dict[str, str] = {}
    for each in list_distributions():
        found.setdefault(each.name, each.version)
    return found


def ask_metadata() -> dict[str, str]:
    found: dict[str, str] = {}
    for each in metadata.distributions():
        name = re.sub("[-_.]+", "-", each.metadata["Name"]).lower()
        found.setdefault(name, each.version)
    return found


def install(folder: Path, name: str, version: str, points: str = "") -> None:
    place = folder / f"{name.replace('-', '_')}-{version}.dist-info"
    place.mkdir(parents=True)
    text = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n\nVersion: no\n"
    (place / "METADATA").write_text(text, encoding="utf-8")
    if points:
        (place / "entry_points.txt").write_text(points, encoding="utf-8")


def test_all_that_is_installed_is_found() -> None:
    assert find_versions() == ask_metadata()


def test_the_first_on_the_path_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder, version in (("one", "1.0"), ("two", "2.0")):
        install(tmp_path / folder, "a-song", version)
    monkeypatch.setattr(sys, "path", [str(tmp_path / name) for name in ("none", "one", "two")])
    assert find_versions() == ask_metadata() == {"a-song": "1.0"}


def test_what_was_installed_in_other_ways(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without a version in its name, and a single file."""
    (tmp_path / "lyrics.egg-info").mkdir()
    text = "Metadata-Version: 2.1\nName: lyrics\nVersion: 3.1\n"
    (tmp_path / "lyrics.egg-info" / "PKG-INFO").write_text(text, encoding="utf-8")
    text = text.replace("lyrics", "old.Songs")
    (tmp_path / "old.Songs-3.1-py3.11.egg-info").write_text(text, encoding="utf-8")
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    assert find_versions() == ask_metadata() == {"lyrics": "3.1", "old-songs": "3.1"}


def test_a_zip_file_is_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        text = "Metadata-Version: 2.1\nName: packed\nVersion: 4\n"
        archive.writestr("packed-4.dist-info/METADATA", text)
        archive.writestr("packed-4.dist-info/entry_points.txt", "[dragoman.checks]\na = b\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "all.zip")])
    (found,) = list_distributions()
    assert (found.name, found.version) == ("packed", "4") and found.adds_to("dragoman")


@pytest.mark.parametrize("points", ["[dragoman.checks]\nx = y\n", "[a]\nb = c\n", ""])
def test_who_adds_to_dragoman(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, points: str) -> None:
    install(tmp_path, "song", "1", points)
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    (found,) = list_distributions()
    adds = "dragoman" in points
    assert found.adds_to("dragoman") == found.adds_to("dragoman.checks") == adds
    assert not found.adds_to("dragoman.check")
