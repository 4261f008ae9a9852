"""An update finds the same suggestions, whether what is known of catalogues is used or not."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from dragoman.commands._caches import file_signs, memory_file, memory_index, user_cache
from dragoman.commands._caches.digests import digest_bytes
from dragoman.commands._caches.file_signs import CatalogContents, FileSigns
from dragoman.commands._caches.memory_file import MemoryFile, read_memory, write_memory
from dragoman.commands._caches.memory_index import MemoryIndex, open_index
from dragoman.commands.explain import as_data, explain
from dragoman.commands.update import preview_update, update
from dragoman.errors import CatalogError, ProjectError, gather
from dragoman.matching.known_texts import MessageNumbers
from dragoman.matching.source_table import EMPTY, TableBuilder, digest_text
from dragoman.project import Project, find_project
from helpers import projects

SENTENCES = (
    "The ferry waits at the lower pier until the evening.",
    "The ferry waits at the upper pier until the morning.",
    "Nobody has seen the old miller since the snow began to fall.",
    "The bridge over the river is closed.",
    "Snow",
    "Snow lay on every roof of the town until the middle of April.",
    "In April the town was still full of snow, on every roof.",
    "A [link](a.html) and **strong** words and `code`.",
)


@pytest.fixture(autouse=True)
def caches(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, which is used however small and new the project is."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr(user_cache, "cache_folder", lambda: folder)
    monkeypatch.setattr(memory_index, "LEAST", 1)
    monkeypatch.setattr(file_signs, "LEAST", 1)
    monkeypatch.setattr(file_signs, "QUIET", -(10**18))
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Documents that are translated, each with two paragraphs."""
    texts = {f"d{n}.md": "\n\n".join(SENTENCES[n : n + 2]) + "\n" for n in range(7)}
    made = projects.make(tmp_path, texts, "fa")
    for document in made.documents:
        projects.translate(made, document)
    return made


def add_text(project: Project, document: str, text: str) -> None:
    with project.source(document).open("a", encoding="utf-8") as file:
        file.write(f"\n{text}\n")


def run(project: Project, *documents: str) -> object:
    """Update documents; return what is said of them, and of their suggestions."""
    project = find_project(project.root)
    updated, errors = gather(update(project, documents, project.languages))
    reports = [
        (each.document, each.language, each.remembered, list(map(str, each.skipped)))
        for document in updated
        for each in document.changed
    ]
    return (
        as_data(each for document in updated for each in explain(project, document)),
        reports,
        errors,
    )


def read_catalogs(project: Project) -> Mapping[str, bytes]:
    found = sorted(project.root.rglob("*.po"))
    return {path.relative_to(project.root).as_posix(): path.read_bytes() for path in found}


def forbid(*_: object, **__: object) -> None:
    pytest.fail("this must not be needed")


def change_something(root: Path, dice: random.Random) -> str:
    """Change a source, a catalogue, or remove a document; return which is to be updated."""
    project = find_project(root)
    names = list(project.documents)
    name, other = dice.sample(names, 2)
    words = dice.choice(SENTENCES).split()
    words[dice.randrange(len(words))] = dice.choice(["snow", "ferry", "town", "*new*"])
    add_text(project, name, " ".join(words))
    kind = dice.randrange(4)
    if kind == 0:
        with suppress(CatalogError):
            projects.translate(project, other)
    elif kind == 1 and len(names) > 4:
        project.source(other).unlink()
    elif kind == 2:
        project.catalog(other, "fa").write_text("this is no catalogue", encoding="utf-8")
    return name


@pytest.mark.parametrize("seed", range(6))
def test_with_and_without_what_is_known_all_is_the_same(
    seed: int, project: Project, tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    other = tmp_path_factory.mktemp("other")
    shutil.copytree(project.root, other, dirs_exist_ok=True)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1482451200")
    for step in range(5):
        results = []
        for root, least in ((project.root, 1), (other, 10**9)):
            monkeypatch.setattr(memory_index, "LEAST", least)
            name = change_something(root, random.Random(100 * seed + step))
            found = run(find_project(root), name)
            results.append((found, read_catalogs(find_project(root))))
        assert str(results[0]).replace(str(project.root), "") == str(results[1]).replace(
            str(other), ""
        )


def note_reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    read: list[str] = []
    real = Project.read_catalog_bytes

    def read_catalog_bytes(self: Project, document: str, language: str) -> bytes | None:
        read.append(document)
        return real(self, document, language)

    monkeypatch.setattr(Project, "read_catalog_bytes", read_catalog_bytes)
    return read


def test_only_catalogues_that_may_be_suggested_are_read(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_text(project, "d3", "The ferry waits at the upper pier until the evening.")
    run(project, "d3")
    read = note_reads(monkeypatch)
    add_text(project, "d3", "The ferry waits at the lower pier until the morning.")
    run(project, "d3")
    # one more is read for its key: what is remembered is sealed
    assert "d0" in read and len(set(read) - {"d0", "d3"}) <= 1


def test_where_no_text_is_new_nothing_is_looked_at(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project.source("d3")
    path.write_text(path.read_text("utf-8").split("\n\n")[0] + "\n", encoding="utf-8")
    monkeypatch.setattr(MemoryIndex, "find_known", forbid)
    monkeypatch.setattr(MemoryIndex, "digest_all", forbid)
    run(project, "d3")
    assert b"#~ msgid" in project.catalog("d3", "fa").read_bytes()


def test_where_few_are_searched_nobody_looks_whether_they_are_known(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory_index, "LEAST", 1000)
    monkeypatch.setattr(MemoryIndex, "digest_all", forbid)
    add_text(project, "d3", "The ferry waits at the upper pier until the evening.")
    run(project, "d3")
    assert "fa: The ferry waits at the" in project.catalog("d3", "fa").read_text("utf-8")


def test_what_a_preview_has_read_is_not_read_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_text(project, "d3", "The ferry waits at the upper pier until the evening.")
    tuple(preview_update(project, ["d3"], ["fa"]))
    read = note_reads(monkeypatch)
    open_index(project).digest_all("fa")
    assert read == []


def test_what_another_version_has_remembered_counts_as_empty(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_text(project, "d3", "The ferry waits at the upper pier until the evening.")
    run(project, "d3")
    monkeypatch.setattr(memory_file, "VERSION", "of another time")
    assert read_memory(project.root, open_index(project)._find_content) == MemoryFile(EMPTY, {})
    add_text(project, "d3", "Snow lay on every roof of the village until April.")
    run(project, "d3")
    assert "fa: Snow lay on every roof" in project.catalog("d3", "fa").read_text("utf-8")


def test_texts_that_no_catalogue_has_any_more_are_forgotten_and_the_others_stay(
    project: Project,
) -> None:
    builder = TableBuilder()
    numbers = [builder.add(text) for text in SENTENCES]
    kept = MessageNumbers([numbers[6], numbers[2]], [11, 12], [0, 0])
    content = b"the content of a catalogue"
    digest = digest_bytes(content)
    write_memory(project.root, MemoryFile(builder.build(), {"fa": {digest: kept}}), [content])
    table, languages = read_memory(project.root, {digest: content}.get)
    (found,) = languages["fa"].values()
    assert [table.digests[number] for number in found.sources] == [
        digest_text(SENTENCES[6]),
        digest_text(SENTENCES[2]),
    ]
    assert (len(table.digests), list(found.pairs)) == (2, [11, 12])


def damage_byte(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


@pytest.mark.parametrize("kind", ["memory", "signs"])
@pytest.mark.parametrize(
    "change",
    [damage_byte, lambda data: data[:-9], lambda data: data[:1], lambda _: b"", lambda d: d + b"x"],
    ids=["one byte", "end", "beginning", "empty", "longer"],
)
def test_a_damaged_file_counts_as_empty(
    kind: str, change: Callable[[bytes], bytes], project: Project, caches: Path
) -> None:
    run(project, "d3")
    add_text(project, "d3", "The ferry waits at the upper pier until the evening.")
    run(project, "d3")
    (path,) = caches.glob(f"{kind}-*")
    whole = path.read_bytes()
    path.write_bytes(change(whole))
    add_text(project, "d3", "Snow lay on every roof of the village until April.")
    run(project, "d3")
    assert "fa: Snow lay on every roof" in project.catalog("d3", "fa").read_text("utf-8")
    assert path.read_bytes() != change(whole)  # it was made anew


def test_who_has_none_of_the_catalogues_cannot_read_what_is_remembered(
    project: Project, caches: Path
) -> None:
    add_text(project, "d3", "The ferry waits at the upper pier until the evening.")
    run(project, "d3")
    index = open_index(project)
    assert read_memory(project.root, index._find_content).languages["fa"]
    assert not read_memory(project.root, lambda _: None).languages
    (path,) = caches.glob("memory-*")
    assert b"ferry" not in path.read_bytes()


def test_the_key_is_no_catalogue_that_can_be_guessed(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither one without a translation, nor one that is gone, nor what has come meanwhile."""
    project = projects.make(project.root, {"new.md": "\n\n".join(SENTENCES)}, "fa")
    anchors: list[bytes] = []
    monkeypatch.setattr(
        memory_file, "write_memory", lambda _root, _file, given: anchors.extend(given)
    )
    real = MemoryIndex._learn

    def learn_and_change(index: MemoryIndex, *given: Any) -> None:
        real(index, *given)
        project.catalog("d1", "fa").unlink(missing_ok=True)
        project.catalog("d2", "fa").write_bytes(b"")

    monkeypatch.setattr(MemoryIndex, "_learn", learn_and_change)
    add_text(project, "d3", "The ferry waits at the upper pier until the evening.")
    run(project, "d3")
    assert anchors
    assert all(b'msgstr "fa: ' in each for each in anchors)


def test_the_folder_of_another_language_that_may_not_be_read_stops_nothing(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is remembered may be for who has a catalogue of that language."""
    add_text(project, "d3", "The ferry waits at the upper pier until the evening.")
    run(project, "d3")
    (project.root / "dragoman.toml").write_text('languages = ["fa", "de"]\n', "utf-8")
    for document in project.documents:
        path = project.catalog(document, "fa")
        path.write_bytes(path.read_bytes() + b"\n")
    real = FileSigns.digest_all

    def digest_all(self: FileSigns, code: str, given: Mapping[str, bytes]) -> CatalogContents:
        if code == "de":
            raise ProjectError("the folder may not be read", project.root)
        return real(self, code, given)

    monkeypatch.setattr(FileSigns, "digest_all", digest_all)
    project = find_project(project.root)
    add_text(project, "d3", "Snow lay on every roof of the village until April.")
    (updated,) = update(project, ["d3"], ["fa"])
    assert updated.has_changed


def test_a_catalogue_that_is_saved_meanwhile_is_read(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_text(project, "d3", "In April the bridge was still closed, as in March.")
    run(project, "d3")
    real = FileSigns.digest_all
    paths = [project.catalog(name, "fa") for name in ("d1", "d2")]

    def look_and_save(self: FileSigns, code: str, given: Mapping[str, bytes]) -> CatalogContents:
        found = real(self, code, given)
        for path in paths:
            data = path.read_text("utf-8").replace("fa: Nobody has", "fa: Nobody at all has")
            head, *messages = data.strip("\n").split("\n\n")
            path.write_text("\n\n".join([head, *reversed(messages)]) + "\n", encoding="utf-8")
        return found

    monkeypatch.setattr(FileSigns, "digest_all", look_and_save)
    add_text(project, "d3", "Nobody has seen the miller since the snow began to fall.")
    run(project, "d3")
    assert "fa: Nobody at all has seen" in project.catalog("d3", "fa").read_text("utf-8")


@pytest.mark.parametrize("share", [0, 50], ids=["only read", "remembered"])
def test_the_digests_of_what_was_searched_are_those_of_what_was_read(
    share: int, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That nothing was found in it is never remembered of what it was before."""
    path = project.catalog("d1", "fa")
    before = path.read_bytes()
    monkeypatch.setattr(memory_index, "_SHARE", share)
    index = open_index(project)
    assert index.digest_all("fa").digests["d1"] == digest_bytes(before)
    path.write_bytes(before + b"\n")
    assert index.find_known("fa", {}) is not None
    assert index.digest_again("fa").digests["d1"] == digest_bytes(path.read_bytes())


@pytest.mark.parametrize("share", [0, 50], ids=["only read", "remembered"])
def test_a_catalogue_that_goes_away_meanwhile_is_none(
    share: int, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory_index, "_SHARE", share)
    index = open_index(project)
    assert index.digest_all("fa").digests["d1"]
    project.catalog("d1", "fa").unlink()
    found = index.find_known("fa", {})
    assert found is not None
    assert not found.skipped
    assert [each.document for each in found.catalogs] == [n for n in project.documents if n != "d1"]
    assert index.digest_again("fa").digests["d1"] == b""
