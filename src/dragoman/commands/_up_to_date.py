"""Which inputs an edition was made from: it is made again only when its content would change.

Contents are compared by digest; the times of files do not matter. The file ``.dragoman.json``
beside the editions may be deleted at any time; then they are made again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from dragoman import files

NAME = ".dragoman.json"

_OWN = {".py", ".html", ".xhtml", ".xml", ".css", ".typ"}


def digest_inputs(request: str, paths: Iterable[Path]) -> str:
    """Return the digest of a request and of the files that it reads, dragoman's own included."""
    hashed = hashlib.sha256(request.encode())
    for path in paths:
        hashed.update(_digest_of(path.read_bytes()).encode() if path.is_file() else b"-")
    hashed.update(_digest_of_dragoman().encode())
    return hashed.hexdigest()


def is_up_to_date(path: Path, inputs: str) -> bool:
    """Return whether a file was made from these inputs, and nobody has changed it since."""
    record = _read_records(path.parent).get(path.name)
    return bool(record) and path.is_file() and record == [inputs, _digest_of(path.read_bytes())]


def record_made(path: Path, inputs: str, data: bytes) -> None:
    """Record that a file holds ``data``, which was made from these inputs."""
    records = _read_records(path.parent)
    records[path.name] = [inputs, _digest_of(data)]
    text = json.dumps(records, indent=1, sort_keys=True) + "\n"
    files.write(path.parent / NAME, text.encode(), root=path.parent)


def _read_records(folder: Path) -> dict[str, list[str]]:
    """Return, by the name of each edition, the digests of its inputs and of itself."""
    try:
        found = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@cache
def _digest_of_dragoman() -> str:
    """Return the digest of dragoman's own files: another version makes other editions."""
    hashed = hashlib.sha256()
    for path in sorted(Path(__file__).parent.parent.rglob("*")):
        if path.suffix in _OWN and path.is_file():
            hashed.update(path.read_bytes())
    return hashed.hexdigest()
