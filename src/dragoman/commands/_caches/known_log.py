"""What git's log says, remembered: it says the same as long as ``HEAD`` is the same commit.

git opens each commit and its folders for it, which takes most of the time of a second history. The
log has names of files, so that it is sealed: only who knows the last commit can read it.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from dragoman import gitlog
from dragoman.commands._caches.digests import digest_parts
from dragoman.commands._caches.user_cache import read_data, write_data

_KIND = "log"
_VERSION = b"1"
"""Raise it whenever git is asked another thing."""


def print_known_log(root: Path, patterns: Sequence[str]) -> bytes:
    """Return what ``gitlog.print_log`` does."""
    from dragoman.commands._caches.sealed import seal, unseal  # it imports json, which takes long

    state = gitlog.find_state(root)
    if not state:
        return gitlog.print_log(root, patterns)
    key = digest_parts(_KIND.encode(), _VERSION, state, *(each.encode() for each in patterns))
    with suppress(ValueError):
        known: str = unseal(key, read_data(root, _KIND).decode())
        return known.encode(errors="surrogateescape")
    printed = gitlog.print_log(root, patterns)
    write_data(root, _KIND, seal(key, printed.decode(errors="surrogateescape")).encode())
    return printed
