"""Names of documents: which are none, which are the same, and which not every system knows."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from dragoman.patterns import compile_later

NOT_UTF8 = "its name is not UTF-8; rename it"
_OTHER_ENCODING = "the system reads names as {}, and cannot read this one: set LC_ALL=C.UTF-8"
UNSHOWN = "its name has a control character or the end of a line in it; rename it"
NOT_ON_WINDOWS = "Windows has no such names; rename it if somebody works with Windows"

_RESERVED = compile_later(
    r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(\..*)?", re.I
)
"""Devices, which Windows opens whatever the suffix is. Source: Microsoft, "Naming Files, Paths, and
Namespaces"."""
_FORBIDDEN = frozenset('<>:"\\|?*')


def explain_name(name: str) -> str:
    """Return why the name of a file or folder cannot be that of a document; "" where it can."""
    if name.isascii() and name.isprintable():
        return ""
    if any("\ud800" <= char <= "\udfff" for char in name):
        encoding = sys.getfilesystemencoding()
        return NOT_UTF8 if encoding == "utf-8" else _OTHER_ENCODING.format(encoding)
    if any(unicodedata.category(char) in {"Cc", "Zl", "Zp"} for char in name):
        return UNSHOWN
    return ""


def is_portable(name: str) -> bool:
    """Return whether Windows, too, can have a file or folder of this name."""
    return not (
        _RESERVED.fullmatch(name) or _FORBIDDEN.intersection(name) or name.endswith((".", " "))
    )


def find_unportable(documents: Mapping[str, Path]) -> list[str]:
    """Return the documents that Windows cannot have, by the names of their files and folders."""
    return [
        name
        for name, path in documents.items()
        if not all(map(is_portable, (*name.split("/")[:-1], path.name)))
    ]


def normalize_name(name: str) -> str:
    """Return the name of a document as it is on every system (NFC)."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def fold_name(name: str) -> str:
    """Return what is equal for names that macOS and Windows take for the same."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())
