"""What was made of what: so that an edition is made again only when its content would change.

Digests tell, never times. What stands in ``.dragoman.json`` beside the editions may be deleted at
any time; then they are made again.
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
    """Give the digest of a request with the files that it reads, dragoman's own among them."""
    hashed = hashlib.sha256(request.encode())
    for path in paths:
        hashed.update(_digest_of(path.read_bytes()).encode() if path.is_file() else b"-")
    hashed.update(_digest_of_dragoman().encode())
    return hashed.hexdigest()


def is_up_to_date(path: Path, inputs: str) -> bool:
    """Tell whether a file is what was made of those inputs, and nobody has changed it since."""
    made = _read_record(path.parent).get(path.name)
    return bool(made) and path.is_file() and made == [inputs, _digest_of(path.read_bytes())]


def record_made(path: Path, inputs: str, data: bytes) -> None:
    """Note that the file holds what was made of those inputs."""
    notes = _read_record(path.parent)
    notes[path.name] = [inputs, _digest_of(data)]
    text = json.dumps(notes, indent=1, sort_keys=True) + "\n"
    files.write(path.parent / NAME, text.encode(), root=path.parent)


def _read_record(folder: Path) -> dict[str, list[str]]:
    try:
        found = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@cache
def _digest_of_dragoman() -> str:
    """Give the digest of dragoman's own files: another version makes other editions."""
    hashed = hashlib.sha256()
    for path in sorted(Path(__file__).parent.parent.rglob("*")):
        if path.suffix in _OWN and path.is_file():
            hashed.update(path.read_bytes())
    return hashed.hexdigest()
