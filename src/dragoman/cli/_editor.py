"""The reviewer's editor: what is edited is in a folder of its own, and goes with it.

The folder can be read by its owner alone. It is in the memory of the user's session where the
system has such a place (``XDG_RUNTIME_DIR``), else in the user's cache folder; never in the folder
for everybody's temporary files. Editors put copies beside the file (``.name.swp``, ``name~``), so
the whole folder is removed when the editor ends, and when dragoman has to end (SIGTERM,
SIGHUP): then the editor ends as well. A run that was killed leaves its folder; the next review
removes it.

What somebody typed, and what cannot be taken, is not removed: it is kept in a folder of the same
kind, and a message says where.
"""

from __future__ import annotations

import codecs
import os
import secrets
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import click

from dragoman import files
from dragoman.errors import DragomanError
from dragoman.files.private_folders import is_private, make_private_folder, remove_abandoned
from dragoman.interrupts import GLANCE, hold_interrupts

_NAME = "translation.txt"
_KEPT = "edits-not-taken"
"""The folder of texts that could not be taken; no run removes what is in it."""
_NO_PLACE = (
    "There is no folder that only you can read, so nothing can be edited; set XDG_RUNTIME_DIR or "
    "XDG_CACHE_HOME"
)
_PATIENCE = 2.0
"""How many seconds an editor has to end when dragoman must."""
_EDITORS = ("sensible-editor", "vim", "nano", "vi")


def remove_abandoned_edits() -> None:
    """Remove what killed runs left behind."""
    for place in _list_places():
        remove_abandoned(place)


def edit_text(text: str) -> str | None:
    """Let the reviewer change a text in the editor; return it, or None where nothing was saved.

    Raises ClickException where the editor cannot be started or reports a failure, where its file
    cannot be read, and where there is no place that only the reviewer can read. A text that was
    saved before is then kept, and the message says where.
    """
    data = f"{text}\n".encode() if text and not text.endswith("\n") else text.encode()
    with _make_folder() as folder:
        path = folder / _NAME
        files.write(path, data, root=folder)
        earlier = path.stat().st_mtime_ns - 2_000_000_000  # some systems know only each second
        os.utime(path, ns=(earlier, earlier))
        earlier = path.stat().st_mtime_ns
        try:
            _run_editor(path)
            if path.stat().st_mtime_ns == earlier:
                return None
            return _decode(path.read_bytes())
        except FileNotFoundError:  # the editor removed it
            return None
        except UnicodeDecodeError:
            kept = keep_text(path.read_bytes())
            sentence = f"What the editor saved is not UTF-8, so nothing was changed. {kept}"
            raise click.ClickException(sentence) from None
        except click.ClickException as error:
            if not path.exists() or path.stat().st_mtime_ns == earlier:
                raise
            sentence = f"{error.message} {keep_text(path.read_bytes())}"
            raise click.ClickException(sentence) from None


def _decode(data: bytes) -> str:
    """Return what an editor saved; on Windows some save UTF-16, which begins with its own mark.

    Raises UnicodeDecodeError for any other encoding. Zero bytes are those of one with two or four
    bytes a character.
    """
    is_utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    encoding = "utf-16" if is_utf16 else "utf-8-sig"
    text = data.decode(encoding)
    if "\0" in text:
        raise UnicodeDecodeError(encoding, data, 0, 1, "it has zero bytes")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def keep_text(data: bytes) -> str:
    """Keep what somebody typed and dragoman cannot take; return a sentence that says where.

    It is in the user's cache folder if there is one, and nobody else can read it.
    """
    try:
        place = _list_places()[-1].with_name(_KEPT)
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.chmod(0o700)
        path = place / f"translation-{secrets.token_hex(4)}.txt"
        files.write(path, data, root=place, since=None)
    except (IndexError, OSError, DragomanError):
        return "What you wrote could not be kept."
    return f"What you wrote is kept in {path}; remove that file when you do not need it any more."


def _list_places() -> tuple[Path, ...]:
    """Return the folders in which there may be folders of edits, the best one first."""
    from dragoman.commands._caches.user_cache import cache_folder

    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    places = [runtime / "dragoman"] if is_private(runtime) else []
    with suppress(RuntimeError):  # a user without a cache folder
        places.append(cache_folder() / "edit")
    return tuple(places)


@contextmanager
def _make_folder() -> Iterator[Path]:
    """Make a folder that only the user can read, and remove it with everything in it."""
    places = _list_places()
    if not places:
        raise click.ClickException(f"{_NO_PLACE}.")
    place = places[0]
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.chmod(0o700)
    except OSError as error:
        raise click.ClickException(f"{_NO_PLACE}: {error}") from None
    with make_private_folder(place) as folder:
        yield folder


def _choose_editor() -> list[str]:
    """Return the command of the user's editor."""
    named = next(filter(None, map(os.environ.get, ("VISUAL", "EDITOR"))), "")
    if sys.platform == "win32":
        return shlex.split(named) or ["notepad"]
    return shlex.split(named) or [next(filter(shutil.which, _EDITORS), _EDITORS[-1])]


def _run_editor(path: Path) -> None:
    """Start the editor and wait until it ends; where dragoman ends before, it ends as well."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C and Emacs' Ctrl-G are for it
    try:
        # An exception in the middle of ``wait`` can leave its lock taken, and the next wait is for
        # ever. So a signal is held until the editor has ended.
        with hold_interrupts() as came:
            code = _wait_for(_start_editor(path), came)
    finally:
        signal.signal(signal.SIGINT, before)
    if code:
        raise click.ClickException(f"The editor failed with code {code}, so nothing was changed.")


def _start_editor(path: Path) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen([*_choose_editor(), str(path)])
    except (OSError, ValueError) as error:  # ValueError: a quotation mark that is not closed
        raise click.ClickException(
            f"The editor cannot be started; set $EDITOR to another: {error}"
        ) from None


def _wait_for(editor: subprocess.Popen[bytes], came: Sequence[int]) -> int:
    """Return the exit code of the editor, which is ended when a signal has come."""
    while not came:
        with suppress(subprocess.TimeoutExpired):
            return editor.wait(GLANCE)
    editor.terminate()
    try:
        return editor.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        editor.kill()
        return editor.wait()
