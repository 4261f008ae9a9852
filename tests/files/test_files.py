"""The only functions that write: whole or not at all, inside the project or not at all."""

from __future__ import annotations

import ast
import os
import stat
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from dragoman import files
from dragoman.errors import ProjectError
from dragoman.files.inside import resolve_inside
from helpers import other_system
from helpers.tools import ROOT, need_call

SOURCE = ROOT / "src" / "dragoman"
WRITERS = {
    "write_text", "write_bytes", "touch", "unlink", "rename", "rmdir", "symlink_to",
    "hardlink_to", "chmod", "makedirs", "remove", "removedirs", "renames", "truncate", "mkstemp",
    "NamedTemporaryFile", "TemporaryFile", "rmtree", "copyfile", "copy2", "copytree",
}  # fmt: skip
"""Names of functions that change the file system, on whatever object they are called."""

MAKERS = {"files/__init__.py", "files/systems.py", "files/temporary_files.py"}
"""The one module that writes, and what it is made of."""
MAY_IMPORT_SYSTEMS = {
    "files/__init__.py",
    "files/journal.py",
    "files/locking.py",
    "files/private_folders.py",
    "files/temporary_files.py",
}
PRIVATE = {"cli/_editor.py", "files/journal.py", "files/private_folders.py"}
"""What writes in a folder of the user's own, where no project is: what is edited in a review, and
what a machine has drafted until it is saved."""
_TYPST = "editions/_typst/compile.py"
SCRATCH = {f"editions/_typst/{name}.py": _TYPST for name in ("compile", "press", "faces")}
"""Modules that write to a temporary folder, where nobody keeps anything, and what makes it."""


@pytest.fixture(params=other_system.SYSTEMS, autouse=True)
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run every test twice."""
    other_system.choose(request.param, monkeypatch)
    return str(request.param)


@cache
def list_writes(path: Path) -> list[str]:
    """Return the calls in a file that write to the file system."""
    text = path.read_text(encoding="utf-8")
    if not any(f"{name}(" in text for name in (*WRITERS, "open", "os.replace", "os.write")):
        return []  # without parsing it, which takes long
    calls = []
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        owner = getattr(getattr(node.func, "value", None), "id", "")
        opens = owner == "os" and name == "open" and "os.O_RDONLY" not in ast.unparse(node)
        if name in WRITERS or opens or (owner == "os" and name in ("replace", "write")):
            calls.append(f"{name} in line {node.lineno}")
        elif name == "open" and owner != "os":
            modes = [*node.args[:2], *(word.value for word in node.keywords if word.arg == "mode")]
            texts = [mode.value for mode in modes if isinstance(mode, ast.Constant)]
            if any(isinstance(text, str) and set(text) & set("wax+") and len(text) < 4
                   for text in texts):  # fmt: skip
                calls.append(f"{name} in line {node.lineno}")
    return calls


def test_no_other_code_writes() -> None:
    writers = {
        str(path.relative_to(SOURCE)): calls
        for path in sorted(SOURCE.rglob("*.py"))
        if str(path.relative_to(SOURCE)) not in MAKERS | PRIVATE
        if (calls := list_writes(path))
        if str(path.relative_to(SOURCE)) not in SCRATCH
    }
    assert writers == {}
    assert all(
        "make_temporary_folder" in (SOURCE / maker).read_text() for maker in SCRATCH.values()
    )


def test_the_test_of_writing_sees_a_writer() -> None:
    assert all(list_writes(SOURCE / name) for name in MAKERS)


def test_only_the_writer_and_the_lock_use_what_writes() -> None:
    users = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if "systems" in path.read_text(encoding="utf-8")
        and any(
            isinstance(node, (ast.Import, ast.ImportFrom)) and "systems" in ast.unparse(node)
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        )
    }
    assert users == MAY_IMPORT_SYSTEMS


@other_system.only_posix
def test_a_new_file_takes_the_mode_of_the_umask(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        assert files.write(tmp_path / "a" / "b" / "new.po", b"x", root=tmp_path)
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "a" / "b" / "new.po").stat().st_mode) == 0o640


@other_system.only_posix
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_the_mode_of_the_old_file_is_kept(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"old")
    path.chmod(mode)
    files.write(path, b"new", root=tmp_path)
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert [each.name for each in tmp_path.iterdir()] == ["a.po"]


def test_equal_bytes_are_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"same")
    os.utime(path, ns=(1, 1))
    inode = path.stat().st_ino
    assert not files.write(path, b"same", root=tmp_path)
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (1, inode)


def test_a_file_that_changed_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"foreign")
    with pytest.raises(files.FileChanged):
        files.write(path, b"ours", root=tmp_path, since=b"old")
    with pytest.raises(files.FileChanged):
        files.write(path, b"ours", root=tmp_path, since=None)
    assert path.read_bytes() == b"foreign"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_that_was_removed_is_not_made_again(tmp_path: Path) -> None:
    with pytest.raises(files.FileChanged):
        files.write(tmp_path / "a.po", b"ours", root=tmp_path, since=b"old")
    assert list(tmp_path.iterdir()) == []


def test_an_edit_is_repeated_on_what_another_program_wrote(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"a")
    foreign = iter([b"af", None])

    def function(old: bytes | None) -> bytes:
        change = next(foreign)
        if change is not None:
            path.write_bytes(change)  # Poedit does not use our lock
        return (old or b"") + b"o"

    assert files.edit(path, function, root=tmp_path)
    assert path.read_bytes() == b"afo"


def test_data_that_the_check_refuses_are_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"good")

    def check(data: bytes) -> None:
        raise ProjectError(f"bad {len(data)}")

    with pytest.raises(ProjectError, match="bad 4"):
        files.write(path, b"evil", root=tmp_path, check=check)
    assert path.read_bytes() == b"good"


@pytest.mark.parametrize("name", ["../x", "a/../../x", "/etc/dragoman-test", "link/x", "a\0b"])
def test_a_path_out_of_the_project_is_refused(tmp_path: Path, name: str) -> None:
    root = tmp_path / "book"
    root.mkdir()
    (root / "link").symlink_to(tmp_path)
    with pytest.raises(ProjectError):
        files.write(root / name, b"x", root=root)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["book"]


def test_containment_compares_components_not_characters(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    with pytest.raises(ProjectError, match="leads out"):
        resolve_inside(tmp_path / "book", tmp_path / "book-2" / "a.po")


def test_a_loop_of_links_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(ProjectError):
        files.write(tmp_path / "a", b"x", root=tmp_path)


def test_a_link_inside_the_project_is_followed_and_stays(tmp_path: Path) -> None:
    (tmp_path / "real.po").write_bytes(b"old")
    (tmp_path / "link.po").symlink_to("real.po")
    files.write(tmp_path / "link.po", b"new", root=tmp_path)
    assert (tmp_path / "link.po").is_symlink()
    assert (tmp_path / "real.po").read_bytes() == b"new"


def test_a_planted_link_out_of_the_project_is_not_followed(tmp_path: Path) -> None:
    root = tmp_path / "book"
    root.mkdir()
    (tmp_path / "secret").write_bytes(b"secret")
    (root / "a.po").symlink_to(tmp_path / "secret")
    with pytest.raises(ProjectError, match="leads out"):
        files.write(root / "a.po", b"x", root=root)
    assert (tmp_path / "secret").read_bytes() == b"secret"


@pytest.mark.parametrize("mode", [0o444, 0o555, 0o400, 0o500, 0o511, 0o644, 0o755, 0o600])
def test_a_file_that_nobody_may_write_is_read_only(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"old")
    path.chmod(mode)
    if mode & 0o222:
        files.write(path, b"new", root=tmp_path)
    else:
        with pytest.raises(ProjectError, match="read-only"):
            files.write(path, b"new", root=tmp_path)
    path.chmod(0o644)
    assert path.read_bytes() == (b"new" if mode & 0o222 else b"old")


@pytest.mark.parametrize("kind", ["read-only", "folder", "fifo"])
def test_what_must_not_be_replaced_stays(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.po"
    if kind == "read-only":
        path.write_bytes(b"old")
        path.chmod(0o444)
    elif kind == "folder":
        path.mkdir()
    else:
        need_call("mkfifo")
        os.mkfifo(path)
    with pytest.raises(ProjectError, match=r"read-only|regular file") as caught:
        files.write(path, b"new", root=tmp_path)
    assert caught.value.path == str(path)
    assert [each.name for each in tmp_path.iterdir()] == ["a.po"]
    assert kind != "read-only" or path.read_bytes() == b"old"


def test_a_file_where_a_folder_is_needed(tmp_path: Path) -> None:
    (tmp_path / "fa").write_bytes(b"")
    with pytest.raises(ProjectError, match="folder is needed"):
        files.write(tmp_path / "fa" / "a.po", b"new", root=tmp_path)


@other_system.only_posix
def test_a_long_name_can_be_written(tmp_path: Path) -> None:
    files.write(tmp_path / ("n" * 255), b"x", root=tmp_path)
    with pytest.raises(ProjectError, match="too long"):
        files.write(tmp_path / ("n" * 256), b"x", root=tmp_path)


def test_a_file_is_removed_only_as_long_as_it_holds_what_was_read(tmp_path: Path) -> None:
    path, link = tmp_path / "a", tmp_path / "link"
    path.write_bytes(b"new")
    link.symlink_to(path)
    assert not files.remove_file(path, b"old", root=tmp_path)
    assert not files.remove_file(link, b"new", root=tmp_path)
    assert path.read_bytes() == b"new" and link.is_symlink()
    assert files.remove_file(path, b"new", root=tmp_path)
    assert not path.exists()
    assert not files.remove_file(path, b"new", root=tmp_path)


def test_what_cannot_be_removed_or_lies_outside_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "book").mkdir()
    with pytest.raises(ProjectError, match="leads out"):
        files.remove_file(tmp_path / "a", b"x", root=tmp_path / "book")

    def refuse(_path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(ProjectError, match="the file cannot be removed: permission is denied"):
        files.remove_file(tmp_path / "a", b"x", root=tmp_path)


def test_copies_are_written_below_their_folder_and_removed_again(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    files.write_copies(folder, {"a.txt": b"a", "in/it/b.txt": b"b"})
    assert (folder / "a.txt").read_bytes() == b"a"
    assert (folder / "in" / "it" / "b.txt").read_bytes() == b"b"
    files.remove_copies(folder, ["a.txt", "never.txt"])
    assert not (folder / "a.txt").exists() and (folder / "in" / "it" / "b.txt").exists()
    with pytest.raises(ProjectError, match="leads out"):
        files.write_copies(folder, {"../out.txt": b"x"})
    with pytest.raises(ProjectError, match="leads out"):
        files.remove_copies(folder, ["../out.txt"])
    assert not (tmp_path / "out.txt").exists()


class Pieces:
    """A content that comes in pieces; the last of them may fail."""

    def __init__(self, *pieces: bytes, fails: bool = False) -> None:
        self._pieces, self._fails = pieces, fails

    def __iter__(self) -> Iterator[bytes]:
        yield from self._pieces
        if self._fails:
            raise ValueError("no more")


@pytest.mark.parametrize("pieces", [(), (b"",), (b"abc",), (b"a", b"", b"bc"), (b"ab", b"cd")])
def test_a_content_in_pieces_is_written_as_one(tmp_path: Path, pieces: tuple[bytes, ...]) -> None:
    path, content = tmp_path / "a", b"".join(pieces)
    for old in (None, b"", b"abc", b"ab", b"abcde"):
        path.unlink(missing_ok=True)
        if old is not None:
            path.write_bytes(old)
        assert files.write(path, Pieces(*pieces), root=tmp_path, since=old) is (old != content)
        assert path.read_bytes() == content
        assert files.write(path, Pieces(*pieces), root=tmp_path) is False
        assert files.write(path, content, root=tmp_path) is False


def test_a_file_that_would_fill_the_memory_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "letter.md"
    with path.open("wb") as file:
        file.truncate(files.LARGEST + 1)  # no disk has to hold it
    with pytest.raises(ProjectError, match="more than 512 MiB"):
        files.read(path)


def test_a_content_that_fails_in_the_middle_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    with pytest.raises(ValueError, match="no more"):
        files.write(path, Pieces(b"new", fails=True), root=tmp_path)
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir() if not each.name.startswith(".")] == ["a"]


@pytest.mark.parametrize("look", [files.read, files.digest])
def test_what_cannot_be_read_is_one_sentence(
    tmp_path: Path, look: Callable[[Path], object]
) -> None:
    (tmp_path / "file").write_bytes(b"x")
    assert look(tmp_path / "file")
    assert look(tmp_path / "missing") is None
    with pytest.raises(ProjectError, match="not a regular file"):
        look(tmp_path)
    with pytest.raises(ProjectError, match="cannot be read"):
        look(tmp_path / "file" / "below")
