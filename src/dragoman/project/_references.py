"""Files beside documents that a document refers to: its pictures, style sheets and downloads."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from unicodedata import normalize
from urllib.parse import quote

from dragoman.errors import ProjectError
from dragoman.files import read
from dragoman.patterns import compile_later
from dragoman.project._site_roots import list_site_addresses

_MARKUP = frozenset(
    {
        ".md",
        ".markdown",
        ".mdown",
        ".mkd",
        ".mdx",
        ".qmd",
        ".rmd",
        ".html",
        ".htm",
        ".xhtml",
        ".css",
    }
)
"""The files that refer to others by addresses in their text."""
_BEFORE = compile_later(
    rb"(?:\]\(\s*<?|^[ \t]*[\w\[\] -]+:[ \t]*<?|=|url\(\s*|[\"'`]"
    rb"|srcset=[\"'][^\"'<>]*,\s*"
    rb"|\{[%{][^{}\n]*\s|[:`~]{3,}[ \t]*\{[\w-]+\}[ \t]+)(?:\./)?\Z",
    re.M,
)
"""What is before an address: in Markdown, in front matter, in HTML and in style sheets; in tags of
a template, and behind the name of a directive."""
_LONGEST = 200
"""How many bytes before an address are looked at."""
_CODE = compile_later(r"[A-Za-z]{2,3}(?:[_-][A-Za-z0-9]{2,8}){0,3}")
"""The code of a language, between the name of a file and its suffix: ``map.fa.png``."""
_AFTER = rb"(?=[\s\"')>?#]|\Z)"


def find_referred(documents: Iterable[Path], files: Iterable[Path]) -> frozenset[Path]:
    """Return the files that documents refer to, and those that their style sheets refer to.

    A file that is only named in a sentence is not one of them.
    """
    left = set(files)
    waiting = [path for path in documents if path.suffix.lower() in _MARKUP] if left else []
    found: set[Path] = set()
    while waiting and left:
        path = waiting.pop()
        try:
            data = read(path) or b""
        except ProjectError:  # who reads the document says what is wrong
            continue
        referred = {file for file in left if _refers(data, path, file)}
        left -= referred
        found |= referred
        waiting += [
            file for file in referred if file.suffix.lower() == ".css" and not file.is_symlink()
        ]
    return frozenset(found)


def _refers(data: bytes, path: Path, file: Path) -> bool:
    """Return whether a document refers to a file, or to that of which it is a language's own."""
    stem, _, code = file.stem.rpartition(".")
    common = file.with_name(f"{stem}{file.suffix}") if stem and _CODE.fullmatch(code) else file
    return any(_names(data, path, each) for each in dict.fromkeys((file, common)))


def _names(data: bytes, path: Path, file: Path) -> bool:
    if not any(way in data for way in _spell(file.name)):
        return False
    own = Path(os.path.relpath(file, path.parent)).as_posix()
    ways = {way for name in (own, *list_site_addresses(path, file)) for way in _spell(name)}
    return any(
        _BEFORE.search(data[max(0, match.start() - _LONGEST) : match.start()])
        for way in ways
        for match in re.finditer(re.escape(way) + _AFTER, data)
    )


def _spell(name: str) -> set[bytes]:
    """Return the ways in which a path is written as an address."""
    return {
        os.fsencode(way)
        for name in {name, *(normalize(form, name) for form in ("NFC", "NFD"))}
        for way in (name, quote(name), name.replace("&", "&amp;"), name.replace("/", "\\"))
    }
