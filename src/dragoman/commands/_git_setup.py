"""Setting git up, so that it merges catalogues message by message, with dragoman's merge driver.

git takes no merge driver from the files of a repository, so each clone is set up by itself, in its
own configuration, which nobody else gets. Paths of this machine are written there and nowhere else.
"""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

from dragoman.errors import ProjectError
from dragoman.git import run_git

_NAME = "dragoman merges catalogues message by message"
_DRIVER = (
    'run() {{ {program} "$@"; }}; '
    "run --version >/dev/null 2>&1 && {{ run merge-driver -- %O %A %B %P; code=$?; }} || code=2; "
    "[ $code -le 1 ] || {{ "
    "case %P in *[[:cntrl:]]*) name='a catalogue';; *) name=%P;; esac; "
    r"printf '%%s\n' "
    '"dragoman cannot merge $name, so git merges its lines: look at the result" >&2; '
    "git merge-file -L ours -L base -L theirs --marker-size=%L -- %A %O %B; code=$?; }}; "
    "exit $code"
)
"""What git runs, in ``sh``. Where dragoman is not there any more, or cannot read a side, git merges
the lines itself and leaves its markers: with ours alone, theirs would be lost unseen. A name
that could steer the terminal is not shown. One that begins with a hyphen is not an option."""


def list_git_settings() -> tuple[tuple[str, str], ...]:
    """Return the names and values for ``git config``, with this very interpreter.

    ``-P``: no file of the repository that is merged is ever imported.
    """
    program = "dragoman"
    if sys.executable:
        program = f"{shlex.quote(sys.executable)} -P -m dragoman".replace("%", "%%")
    return (
        ("merge.dragoman.name", _NAME),
        ("merge.dragoman.driver", _DRIVER.format(program=program)),
    )


def check_repository(root: Path) -> None:
    """Raise ProjectError where a folder, which need not be there yet, is in no repository.

    Another error is a configuration that is a link: what is written there would go elsewhere.
    """
    folder = root.absolute()
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    try:
        inside = run_git(folder, "rev-parse", "--is-inside-work-tree").strip() == b"true"
    except ProjectError:
        inside = False
    if not inside:
        raise ProjectError(
            "git could not be set up: this must be a git repository (git init)", root
        ) from None
    config = os.fsdecode(run_git(folder, "rev-parse", "--git-path", "config").rstrip(b"\n"))
    if (folder / config).is_symlink():
        sentence = (
            "git could not be set up: the configuration of the repository is a link; put the file "
            "that it leads to in its place"
        )
        raise ProjectError(sentence, folder / config)


def find_place(root: Path) -> str:
    """Return the path of a folder in its repository; empty for the top, and outside of any."""
    try:
        return os.fsdecode(run_git(root, "rev-parse", "--show-prefix")).rstrip("\n/")
    except ProjectError:
        return ""


def configure_git(root: Path) -> None:
    """Set up the merge driver in the repository's own configuration."""
    for name, value in list_git_settings():
        try:
            run_git(root, "config", "--local", name, value)
        except ProjectError:
            raise ProjectError("git could not be set up: its configuration is read-only") from None
