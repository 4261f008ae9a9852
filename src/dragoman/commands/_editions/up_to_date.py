"""Which inputs an edition was made from: it is made again only when its content would change.

Contents are compared by digest; the times of files do not matter. What is known is in the user's
cache folder, and not beside the editions: who gives you a project cannot say there that editions
are up to date which he has changed. The cache may be deleted at any time; then they are made again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path

from dragoman import files
from dragoman.commands._caches.user_cache import add_entries, read_entries
from dragoman.commands._caches.versions import digest_versions
from dragoman.commands._editions.input_files import InputFiles
from dragoman.errors import DragomanError
from dragoman.files.inside import choose_root
from dragoman.patterns import compile_later

KIND = "editions"
VERSION = "2"
"""Raise it whenever the entries have another form."""
MOST = 100_000
"""This many editions of a project are known; those that were made longest ago go first."""
OLD_NAME = ".dragoman.json"
"""The file beside the editions that earlier versions wrote."""

_DIGEST = compile_later(r"[0-9a-f]{64}")


class EditionRecords:
    """What the editions of a project were made from; call ``save`` when they are made."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.known = read_entries(root, KIND, VERSION)
        self.new: dict[str, list[str]] = {}
        """The entries of this run."""

    def is_up_to_date(self, path: Path, inputs: str, *, alone: str = "") -> bool:
        """Return whether a file was made from these inputs, and nobody has changed it since.

        With ``alone``, it must be known, too, that it needed nothing else (``record_alone``).
        """
        record = self._find(path)
        if record[:1] != [inputs] or (alone and record[2:] != [alone]):
            return False
        return path.is_file() and record[1:2] == [_digest_of(path.read_bytes())]

    def record_made(self, path: Path, inputs: str, data: bytes) -> None:
        """Record that a file holds ``data``, which was made from these inputs."""
        self.new[name_record(path)] = [inputs, _digest_of(data)]

    def record_alone(self, path: Path, project: str) -> None:
        """Record of a file that was made that no picture and no other document is needed for it.

        ``project`` is a digest of what decides that, besides the texts; nothing is recorded where
        it is empty.
        """
        record = self._find(path)
        if project and record[:2] and record[2:] != [project]:
            self.new[name_record(path)] = [*record[:2], project]

    def _find(self, path: Path) -> list[str]:
        key = name_record(path)
        record = self.new.get(key) or self.known.get(key)
        return record if isinstance(record, list) else []

    def save(self) -> None:
        """Keep what this run has made, beside what another run has recorded meanwhile."""
        if not self.new:
            return
        add_entries(self.root, KIND, VERSION, self.new, MOST)
        self.known.update(self.new)
        self.new.clear()


def name_record(path: Path) -> str:
    """Return what stands for the path of an edition; nobody reads the path from it."""
    return _digest_of(os.fsencode(path.absolute()))[:32]


def digest_inputs(request: str, paths: Iterable[Path], inputs: InputFiles | None = None) -> str:
    """Return the digest of a request, of the files that it reads and of all programs that make the
    result.

    ``inputs`` knows the files that this run has read already.
    """
    inputs = inputs or InputFiles()
    hashed = hashlib.sha256(request.encode())
    for path in paths:
        hashed.update(inputs.digest(path))
    hashed.update(digest_versions().encode())
    return hashed.hexdigest()


def remove_old_records(root: Path, folders: Iterable[Path]) -> None:
    """Remove the records that earlier versions of dragoman wrote beside the editions.

    They are not read any more, and hold digests of the paths of a machine. A file of that name that
    holds something else is not ours, and stays, as does one that cannot be removed.
    """
    for folder in dict.fromkeys(folders):
        path = folder / OLD_NAME
        try:
            data = files.read(path)
            if data is not None and _is_old_record(data):
                files.remove_file(path, data, root=choose_root(root, path))
        except DragomanError:
            continue


def _is_old_record(data: bytes) -> bool:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and all(
        isinstance(record, list)
        and len(record) == 2
        and all(isinstance(part, str) and _DIGEST.fullmatch(part) for part in record)
        for record in found.values()
    )


def _digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
