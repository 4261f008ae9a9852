"""Paths of files that programs put into documents: they name people, machines and folders."""

from __future__ import annotations

import re

_PATH = re.compile(r"(?:file:|[A-Za-z]:[\\/]|\\\\|/|~/|\.{1,2}[\\/]).*[\\/]", re.S | re.I)
"""A path that begins at a disk, a machine or a folder, up to its last folder."""
_PICTURE = r"[^\\/]+\.(?:png|jpe?g|gif|svg|bmp|emf|wmf|tiff?|webp)\Z"
_FILE = re.compile(
    rf"(?:\S+[\\/])?{_PICTURE}|\w+://\S*\Z|(?:{_PATH.pattern}){_PICTURE}", re.S | re.I
)


def is_file_name(text: str) -> bool:
    """Return whether a text is the name or the address of a picture and describes nothing."""
    return _FILE.match(text) is not None


def cut_folders(text: str) -> str:
    """Return the path of a file without its folders; another text as it is."""
    match = _PATH.match(text)
    return text[match.end() :] or "file" if match else text
