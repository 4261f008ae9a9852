"""Whose letters an update looks at: only those of catalogues that nobody has looked at before."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.commands._caches import known_languages as _known_languages
from dragoman.commands._caches import user_cache
from dragoman.commands.update import update
from dragoman.languages import wrong_language
from dragoman.po import read
from dragoman.project import Project
from helpers import projects
from helpers.caches import use_own_cache

NIGHT = "The river rose in the night and took the bridge with it."
FERRY = "Nobody had seen the ferryman since the first snow."
PERSIAN = "رود در شب بالا آمد و پل را با خود برد و کسی آن را ندید. " * 3
RUSSIAN = (
    "Река поднялась ночью и унесла с собой мост, и никто этого не видел. Старая мельница стояла "
    "пустой, пока не пришли солдаты, а паромщика с первого снега никто больше не встречал."
)


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, which is worth opening for every file."""
    return use_own_cache(tmp_path_factory.mktemp("cache"), monkeypatch)


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The catalogues whose letters were looked at."""
    names: list[str] = []
    check = wrong_language.check_language

    def note(data: bytes, code: str, name: str) -> None:
        names.append(Path(name).stem)
        check(data, code, name)

    monkeypatch.setattr(_known_languages, "check_language", note)
    return names


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Three documents: two have a translation, and the third is new."""
    documents = {"one.txt": f"{NIGHT}\n", "two.txt": f"{FERRY}\n", "three.txt": "Else.\n"}
    project = projects.make(tmp_path, documents, "fa")
    for name in ("one", "two"):
        projects.edit(project, lambda m: projects.translated(m, PERSIAN), name)
    return project


def ask(project: Project, text: str, looked_at: list[str]) -> tuple[list[str], str]:
    """Put a text into the third document; return who was looked at, and what it got."""
    looked_at.clear()
    (project.root / "source" / "three.txt").write_text(f"{text}\n", encoding="utf-8")
    list(update(project, ["three"], ["fa"]))
    (block,) = (b for b in read(project.catalog("three", "fa")).blocks if b.msgid == text)
    return sorted(looked_at), block.msgstr[0]


def test_the_second_time_nobody_looks(project: Project, looked_at: list[str]) -> None:
    assert ask(project, NIGHT, looked_at) == (["one", "two"], PERSIAN)
    assert ask(project, FERRY, looked_at) == ([], PERSIAN)


def test_a_changed_catalogue_is_looked_at(project: Project, looked_at: list[str]) -> None:
    ask(project, NIGHT, looked_at)
    projects.edit(project, lambda m: projects.translated(m, f"{PERSIAN}نو"), "two")
    assert ask(project, FERRY, looked_at) == (["two"], f"{PERSIAN}نو")


def test_what_is_in_another_language_is_never_known(project: Project, looked_at: list[str]) -> None:
    ask(project, NIGHT, looked_at)
    projects.edit(project, lambda m: projects.translated(m, RUSSIAN), "two")
    for text in (FERRY, FERRY.replace("first", "last")):
        assert ask(project, text, looked_at) == (["two"], "")


@pytest.mark.parametrize("damage", [b"", b"\x00", b'{"version": "5", "counts": {"a', b"[]"])
def test_a_damaged_cache_costs_a_look_only(
    project: Project, looked_at: list[str], cache: Path, damage: bytes
) -> None:
    ask(project, NIGHT, looked_at)
    for path in cache.iterdir():
        path.write_bytes(damage)
    assert ask(project, FERRY, looked_at) == (["one", "two"], PERSIAN)


def test_a_cache_that_cannot_be_written_is_no_mistake(
    project: Project, looked_at: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setattr(user_cache, "cache_folder", lambda: tmp_path / "file" / "cache")
    assert ask(project, NIGHT, looked_at) == (["one", "two"], PERSIAN)
    assert ask(project, FERRY, looked_at) == (["one", "two"], PERSIAN)
