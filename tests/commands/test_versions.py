"""What a remembered answer is forgotten with: another byte of dragoman, in whatever file it is."""

from __future__ import annotations

import shutil
import types
from collections.abc import Iterator
from pathlib import Path

import pytest

import dragoman
from dragoman.commands._caches import versions

FOLDER = versions._FOLDER
SUFFIXES = sorted({path.suffix for path in FOLDER.rglob("*") if path.suffix not in {"", ".pyc"}})


def make_digest(number: int) -> str:
    known = (
        versions.digest_versions,
        versions.describe_surroundings,
        versions._digest_own_files,
    )
    for function in known:
        function.cache_clear()
    return repr(known[number]())


@pytest.fixture(autouse=True)
def own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """One file of each kind that dragoman has, instead of all."""
    folder = tmp_path / "dragoman"
    for number, suffix in enumerate(SUFFIXES):
        (folder / f"room{number}").mkdir(parents=True)
        (folder / f"room{number}" / f"file{suffix}").write_text("one\n", encoding="utf-8")
    monkeypatch.setattr(versions, "_FOLDER", folder)
    yield folder
    monkeypatch.undo()
    make_digest(0)


def test_every_file_of_the_program_counts() -> None:
    """Whatever room a module lies in, and wherever the module lies that looks at them."""
    program = Path(dragoman.__file__).parent
    counted = {Path(entry.path) for entry in versions._list_own_files(FOLDER)}
    assert {program / "commands" / "_caches" / "versions.py", program / "errors.py"} <= counted
    assert counted >= {*program.rglob("*.py"), *program.rglob("*.po"), *program.rglob("*.html")}


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_change_in_a_file_of_any_kind_counts(own_files: Path, suffix: str, number: int) -> None:
    before = make_digest(number)
    assert make_digest(number) == before
    (path,) = own_files.rglob(f"file{suffix}")
    path.write_text("other\n", encoding="utf-8")
    assert make_digest(number) != before


@pytest.mark.parametrize("number", [0, 1])
def test_what_python_and_editors_leave_is_none_of_it(own_files: Path, number: int) -> None:
    before = make_digest(number)
    (own_files / "__pycache__").mkdir()
    (own_files / "__pycache__" / "file.cpython-312.pyc").write_bytes(b"\0")
    (own_files / ".#file.py").symlink_to("somebody@somewhere.1234")
    assert make_digest(number) == before


def make_module(file: Path) -> types.ModuleType:
    module = types.ModuleType("made")
    module.__file__ = str(file)
    return module


@pytest.mark.parametrize(("name", "other"), [("one.py", "two.py"), ("__init__.py", "sub/in.py")])
def test_other_files_of_a_module_are_another_version_of_it(
    tmp_path: Path, name: str, other: str
) -> None:
    """Of a package each file counts, of a single module no other in its folder."""
    room = tmp_path / "room"
    (room / "sub").mkdir(parents=True)
    for each in (name, other):
        (room / each).write_text("one\n", encoding="utf-8")
    digests = [versions.digest_modules(make_module(room / name))]
    assert versions.digest_modules(make_module(room / name)) == digests[0]
    for each in (name, other):
        (room / each).write_text("longer\n", encoding="utf-8")
        digests.append(versions.digest_modules(make_module(room / name)))
    assert digests[0] != digests[1]
    assert (digests[1] != digests[2]) == (name == "__init__.py")


def test_a_module_without_a_file_has_a_version() -> None:
    assert versions.digest_modules(types.ModuleType("made")) == versions.digest_modules(object())


@pytest.mark.parametrize("archive", [None, "dragoman.pyz"])
def test_another_version_without_files_counts(
    own_files: Path, archive: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(own_files)
    if archive:  # the code is in a file, as `python -m zipapp` makes it
        own_files.with_name(archive).write_bytes(b"PK")
        monkeypatch.setattr(versions, "_FOLDER", own_files.with_name(archive) / "dragoman")
    before = make_digest(0)
    monkeypatch.setattr(versions, "__version__", "99")
    assert make_digest(0) != before
