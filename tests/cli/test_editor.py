"""The editor of ``review``: nothing of a text is left, and nobody else can read it meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.cli import group
from dragoman.commands._caches import user_cache
from dragoman.project import Project
from helpers import projects
from helpers.durations import wait_until

SECRET = "the text of a translation"
COPY = """#!/bin/sh
umask 0
folder=$(dirname "$1")
for name in .translation.txt.swp translation.txt~ '#translation.txt#'; do
  cp "$1" "$folder/$name"
done
ln -s somebody@host.1 "$folder/.#translation.txt"
mkdir "$folder/backup" && cp "$1" "$folder/backup"
echo "$folder $(stat -c %a "$folder") $(stat -c %a "$1") $$" > LOG.new
cat "$1" > SAW
mv LOG.new LOG
"""
"""An editor that leaves copies as vim and Emacs do, and says where it was."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    folder = tmp_path / "project"
    folder.mkdir()
    made = projects.make(folder, {"letter.txt": f"{SECRET}.\n"})
    projects.translate(made)
    monkeypatch.chdir(folder)
    for name in ("runtime", "cache", "temporary"):
        (tmp_path / name).mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "runtime"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.delenv("VISUAL", raising=False)
    return made


@pytest.fixture
def use_editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a function that makes an editor of a script, which leaves copies first."""

    def use(script: str) -> None:
        path = tmp_path / "editor"
        path.write_text(COPY.replace("LOG", str(tmp_path / "log")) + script, encoding="utf-8")
        path.write_text(path.read_text().replace("SAW", str(tmp_path / "saw")), encoding="utf-8")
        path.chmod(0o755)
        monkeypatch.setenv("EDITOR", str(path))

    return use


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Return a function that starts a review in another process and waits for its editor."""
    started: list[subprocess.Popen[str]] = []

    def begin(*prefix: str) -> subprocess.Popen[str]:
        command = (*prefix, sys.executable, "-m", "dragoman", "review", "letter", "-l", "fa")
        pipe = subprocess.PIPE
        process = subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, start_new_session=True
        )
        started.append(process)
        assert process.stdin is not None
        process.stdin.write("e\n")
        process.stdin.flush()
        wait_until((tmp_path / "log").exists)
        return process

    yield begin
    for process in started:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # its editor as well
        process.communicate()


def review(keys: str) -> Result:
    arguments = ["review", "letter", "-l", "fa"]
    return CliRunner().invoke(
        group, arguments, prog_name="dragoman", input=keys, catch_exceptions=False
    )


def read_log(folder: Path) -> tuple[Path, str, str, int]:
    """Return where the text was, the modes of the folder and the file, and the editor's number."""
    place, outer, inner, number = (folder / "log").read_text().split()
    return Path(place), outer, inner, int(number)


def list_left(folder: Path) -> list[str]:
    """Return the files and links that are left in the places that may hold a text."""
    places = (folder / name for name in ("runtime", "cache", "temporary"))
    return [str(path) for place in places for path in place.rglob("*") if not path.is_dir()]


def is_running(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_copies_of_an_editor_go_with_the_text(
    project: Project, use_editor: Callable[[str], None], tmp_path: Path
) -> None:
    use_editor(f'stat -c %a "$(dirname "$1").lock" > {tmp_path}/locks; sleep 0.1; echo new > "$1"')
    assert review("e\nq\n").exit_code == 0
    place, outer, _, _ = read_log(tmp_path)
    assert (place.parent, outer) == (tmp_path / "runtime" / "dragoman", "700")
    assert (tmp_path / "saw").read_text() == f"fa: {SECRET}.\n"
    assert projects.blocks(project)[0].msgstr == ("new",)
    assert (tmp_path / "locks").read_text().splitlines() == ["600"]
    assert list_left(tmp_path) == [] and not place.exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_an_editor_saves_as_unicode_is_read(
    project: Project, use_editor: Callable[[str], None], tmp_path: Path, encoding: str, end: str
) -> None:
    (tmp_path / "saved").write_bytes(f"نامه{end}دوم{end}".encode(encoding))
    use_editor(f'cat {tmp_path}/saved > "$1"')
    assert review("e\nq\n").exit_code == 0
    assert projects.blocks(project)[0].msgstr == ("نامه\nدوم",)


def list_kept(folder: Path) -> list[bytes]:
    """Return the texts that were kept because they could not be taken."""
    kept = folder / "cache" / "dragoman" / "edits-not-taken"
    assert (kept.stat().st_mode & 0o777) == 0o700
    return [path.read_bytes() for path in kept.iterdir()]


@pytest.mark.parametrize("encoding", ["cp1256", "utf-16-le", "utf-32"])
def test_a_text_in_another_encoding_is_kept_beside_the_catalogue_and_told(
    encoding: str, project: Project, tmp_path: Path, use_editor: Callable[[str], None]
) -> None:
    data = "نامهٔ ما\n".replace("ٔ", "").encode(encoding)
    (tmp_path / "saved").write_bytes(data)
    use_editor(f'cat {tmp_path}/saved > "$1"')
    before = projects.blocks(project)[0].msgstr
    output = review("e\nq\n").output
    assert "not UTF-8, so nothing was changed. What you wrote is kept in " in output
    assert projects.blocks(project)[0].msgstr == before
    assert list_kept(tmp_path) == [data]
    review("q\n")
    assert list_kept(tmp_path) == [data]  # the next review removes only what nobody needs


@pytest.mark.parametrize("end", ["exit 3", "kill -9 $$"])
def test_what_an_editor_saved_before_it_failed_is_kept(
    end: str, project: Project, tmp_path: Path, use_editor: Callable[[str], None]
) -> None:
    use_editor(f'echo new > "$1"\n{end}\n')
    before = projects.blocks(project)[0].msgstr
    assert "What you wrote is kept in " in review("e\nq\n").output
    assert projects.blocks(project)[0].msgstr == before
    assert list_kept(tmp_path) == [b"new\n"]


def test_an_editor_that_failed_before_it_saved_leaves_nothing(
    project: Project, tmp_path: Path, use_editor: Callable[[str], None]
) -> None:
    use_editor("exit 3\n")
    output = review("e\nq\n").output
    assert "The editor failed with code 3, so nothing was changed." in output
    assert "kept" not in output
    assert list_left(tmp_path) == []


def test_a_text_that_cannot_be_written_into_the_catalogue_is_kept(
    project: Project, tmp_path: Path, use_editor: Callable[[str], None]
) -> None:
    catalog = project.catalog("letter", "fa")
    use_editor(f'echo new > "$1"\necho \'msgid "\' >> {catalog}\n')
    result = review("e\nq\n")
    assert result.exit_code == 2
    assert "What you wrote is kept in " in result.output
    assert list_kept(tmp_path) == [b"new\n"]


def test_where_nothing_can_be_kept_that_is_said(
    project: Project, tmp_path: Path, use_editor: Callable[[str], None]
) -> None:
    (tmp_path / "cache" / "dragoman").mkdir(mode=0o700)
    (tmp_path / "cache" / "dragoman" / "edits-not-taken").write_text("no folder")
    use_editor('printf "\\377\\376x" > "$1"\n')
    assert "What you wrote could not be kept." in review("e\nq\n").output


@pytest.mark.parametrize("editor", ["/nowhere/an-editor", 'vi "'])
def test_an_editor_that_cannot_be_started_is_told_and_changes_nothing(
    editor: str, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = project.catalog("letter", "fa").read_bytes()
    monkeypatch.setenv("EDITOR", editor)
    result = review("e\nq\n")
    assert "The editor cannot be started; set $EDITOR to another" in result.stderr
    assert project.catalog("letter", "fa").read_bytes() == before
    assert list_left(tmp_path) == []


@pytest.mark.parametrize("end", ["exit 3", 'rm "$1"', "true"])
def test_what_is_not_saved_well_changes_nothing(
    project: Project, use_editor: Callable[[str], None], tmp_path: Path, end: str
) -> None:
    use_editor(end)
    before = projects.blocks(project)[0].msgstr
    assert review("e\nq\n").exit_code == 0
    assert projects.blocks(project)[0].msgstr == before
    assert list_left(tmp_path) == []


@pytest.mark.parametrize("runtime", ["", "relative", "OPEN", "none"])
def test_a_place_that_others_may_read_is_not_used(
    project: Project,
    use_editor: Callable[[str], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    runtime: str,
) -> None:
    (tmp_path / "runtime").chmod(0o755)
    (tmp_path / "project" / "relative").mkdir(mode=0o700)
    (tmp_path / "cache" / "dragoman" / "edit").mkdir(parents=True)  # of an earlier version
    (tmp_path / "cache" / "dragoman" / "edit").chmod(0o755)
    monkeypatch.setenv("XDG_RUNTIME_DIR", runtime.replace("OPEN", str(tmp_path / "runtime")))
    use_editor('echo new > "$1"')
    review("e\nq\n")
    place, outer, _, _ = read_log(tmp_path)
    assert (place.parent, outer) == (tmp_path / "cache" / "dragoman" / "edit", "700")
    assert place.parent.stat().st_mode & 0o777 == 0o700
    assert list_left(tmp_path) == []


def test_without_any_place_nothing_is_edited(
    project: Project,
    use_editor: Callable[[str], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_RUNTIME_DIR", "")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    use_editor("")
    result = review("e\nq\n")
    assert result.exit_code == 0 and "XDG_CACHE_HOME" in result.stderr
    assert not (tmp_path / "log").exists() and list_left(tmp_path) == []


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("trap", ["", 'trap "" TERM'])
def test_a_review_that_is_told_to_end_leaves_nothing(
    project: Project,
    use_editor: Callable[[str], None],
    start: Callable[..., subprocess.Popen[str]],
    tmp_path: Path,
    name: str,
    times: int,
    trap: str,
) -> None:
    use_editor(f"{trap}\nwhile :; do sleep 0.1; done")
    process = start()
    place, _, _, number = read_log(tmp_path)
    assert len(list(place.iterdir())) == 6
    process.send_signal(getattr(signal, name))
    if times == 2:
        time.sleep(0.3)  # while the editor that does not want to end has its time
        process.send_signal(getattr(signal, name))
    assert process.wait(20) == 128 + getattr(signal, name)
    assert list_left(tmp_path) == [] and not place.exists()
    assert not is_running(number)
    assert projects.blocks(project)[0].msgstr == (f"fa: {SECRET}.",)


def test_a_review_without_a_terminal_goes_on_when_that_was_asked(
    project: Project,
    use_editor: Callable[[str], None],
    start: Callable[..., subprocess.Popen[str]],
    tmp_path: Path,
) -> None:
    use_editor(f'sleep 1; echo new > "$1"; touch "{tmp_path}/end"')
    process = start("nohup")
    process.send_signal(signal.SIGHUP)
    wait_until((tmp_path / "end").exists)
    process.communicate("q\n")
    assert process.returncode == 0
    assert projects.blocks(project)[0].msgstr == ("new",)


def test_an_interrupt_is_for_the_editor(
    project: Project, use_editor: Callable[[str], None], tmp_path: Path
) -> None:
    """Emacs in a terminal takes Ctrl-G as an interrupt, and the system sends that to all."""
    use_editor('kill -INT $PPID; sleep 0.2; echo new > "$1"')
    assert review("e\nq\n").exit_code == 0
    assert projects.blocks(project)[0].msgstr == ("new",)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_the_next_review_removes_what_a_killed_one_left_and_no_more(
    project: Project,
    use_editor: Callable[[str], None],
    start: Callable[..., subprocess.Popen[str]],
    tmp_path: Path,
) -> None:
    use_editor("while :; do sleep 0.1; done")
    killed = start()
    left, outer, _, number = read_log(tmp_path)
    killed.kill()
    killed.wait()
    os.kill(number, signal.SIGKILL)
    assert left.exists() and outer == "700"
    (tmp_path / "log").unlink()
    alive = start()
    other, _, _, _ = read_log(tmp_path)
    assert not left.exists() and other.exists()
    review("q\n")
    assert other.exists(), "the text of a review that goes on was removed"
    alive.terminate()
    assert alive.wait(20) == 128 + signal.SIGTERM
    assert list_left(tmp_path) == []


def test_a_user_without_a_cache_folder_edits_where_the_session_has_a_place(
    project: Project,
    use_editor: Callable[[str], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail() -> Path:
        raise RuntimeError

    monkeypatch.setattr(user_cache, "cache_folder", fail)
    use_editor('echo new > "$1"')
    assert review("e\nq\n").exit_code == 0
    assert projects.blocks(project)[0].msgstr == ("new",)
    monkeypatch.setenv("XDG_RUNTIME_DIR", "")
    result = review("e\nq\n")
    assert result.exit_code == 0 and "set XDG_RUNTIME_DIR or XDG_CACHE_HOME." in result.stderr
    assert list_left(tmp_path) == []


def test_nobody_else_may_read_or_run_what_lies_beside_the_text(
    project: Project, use_editor: Callable[[str], None], tmp_path: Path
) -> None:
    before = os.umask(0)
    try:
        use_editor(f'stat -c %a "$(dirname "$1")"/../* > "{tmp_path}/modes"; echo new > "$1"')
        assert review("e\nq\n").exit_code == 0
    finally:
        os.umask(before)
    assert (tmp_path / "modes").read_text().split() == ["700", "600"]
