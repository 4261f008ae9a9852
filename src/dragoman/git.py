"""The only function that runs git: nothing in a repository may make git run a program.

A project that somebody else made may bring a repository with it: as ``.git``, or as ordinary files
that git takes for one (``HEAD``, ``config``, ``objects``, ``refs``). Its configuration can name
programs, and servers from which git gets what is missing.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from dragoman.errors import ProjectError
from dragoman.executables import find_executable

_SAFE = (
    "safe.bareRepository=explicit",  # files among others are not a repository
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    f"core.attributesFile={os.devnull}",
    "core.alternateRefsCommand=",
    "core.sshCommand=false",
    "core.askPass=",
    "core.gitProxy=",
    "credential.helper=",
    "diff.external=",
    "log.showSignature=false",
    "protocol.allow=never",
    "protocol.ext.allow=never",
    "submodule.recurse=false",
)
"""They win over the configuration of the repository. What git would run for a command that we do
not give is here too: the commands may change."""

_KEPT = (
    "GIT_CEILING_DIRECTORIES",
    "GIT_CONFIG_",  # those of the user: GLOBAL, SYSTEM, NOSYSTEM, COUNT, KEY_0, VALUE_0, PARAMETERS
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
    "GIT_EXEC_PATH",
)
"""Beginnings of variables that git gets. All its others are left out: they name another repository,
as in a hook, or programs."""

_SET = {
    "LC_ALL": "C",
    "GIT_ALLOW_PROTOCOL": "none",  # no transport of any kind, also not to a folder
    "GIT_NO_LAZY_FETCH": "1",  # what is missing stays missing
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat",
    "GIT_TERMINAL_PROMPT": "0",
}


class GitMissing(ProjectError):
    """There is no git on this machine."""


class GitFailed(ProjectError):
    """git ended with an error; the sentence is what git said first."""


def run_git(root: Path, *arguments: str, feed: bytes = b"") -> bytes:
    """Run git in a folder and return what it prints; ``feed`` is its input.

    git runs no program that the repository names, and gets nothing from another repository. Only
    the repository that the folder lies in is used. Raises GitMissing where git is not installed,
    and GitFailed where it fails.
    """
    program = find_executable("git")
    if program is None:
        raise GitMissing("git is not installed")
    options = [part for setting in _SAFE for part in ("-c", setting)]
    command = [program, "--no-pager", "-C", str(root), *options, *arguments]
    try:
        done = subprocess.run(
            command, input=feed, capture_output=True, env=_make_environment(os.environ)
        )
    except OSError:
        raise GitMissing("git is not installed") from None
    if done.returncode:
        raise GitFailed(_find_reason(done.stderr.decode(errors="replace")))
    return done.stdout


def _find_reason(said: str) -> str:
    """Return why git failed; there may be warnings before that."""
    lines = said.strip().splitlines() or ["no reason given"]
    fatal = (line for line in lines if line.startswith("fatal: "))
    return next(fatal, lines[0]).removeprefix("fatal: ")


def _make_environment(variables: Mapping[str, str]) -> dict[str, str]:
    """Return the environment that git gets."""
    kept = {
        name: value
        for name, value in variables.items()
        if not name.upper().startswith("GIT_") or name.upper().startswith(_KEPT)
    }
    return {**kept, **_SET}
