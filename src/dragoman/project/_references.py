"""Files beside documents that a document refers to: its pictures, style sheets and downloads."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from unicodedata import normalize
from urllib.parse import quote

from dragoman.errors import ProjectError
from dragoman.files import read
from dragoman.patterns import compile_later
from dragoman.project._site_roots import list_site_addresses

_MARKUP = frozenset(
    {".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd", ".html", ".htm", ".xhtml"}
    | {".css"}
)
"""The files that refer to others by addresses in their text."""
_BEFORE = compile_later(
    rb"(?:\]\(\s*<?"  # a link of Markdown
    rb"|^[ \t]*[\w\[\] -]+:[ \t]*<?"  # a definition of one, and a key of front matter
    rb"|=|[\"'`]|srcset=[\"'][^\"'<>]*,\s*"  # an attribute of HTML
    rb"|url\(\s*"  # a style sheet
    rb"|\{[%{][^{}\n]*\s"  # a tag of a template
    rb"|[:`~]{3,}[ \t]*\{[\w-]+\}[ \t]+"  # the name of a directive
    rb")(?:\./)?\Z",
    re.M,
)
"""What is before an address."""
_LONGEST = 200
"""How many bytes before an address are looked at."""
_CODE = compile_later(r"[A-Za-z]{2,3}(?:[_-][A-Za-z0-9]{2,8}){0,3}")
"""The code of a language, between the name of a file and its suffix: ``map.fa.png``."""
_AFTER = rb"(?=[\s\"')>?#]|\Z)"
_EDGES = b"\t\n\v\f\r\"'`()<>?#/\\=:,;&"
_SPACED = bytes.maketrans(_EDGES, b" " * len(_EDGES))
"""A table for ``bytes.translate``: what may be right before or after the name in an address, or
before its last part, becomes a space."""
_MANY = 100
"""So many files are not looked for one by one in each document."""


def find_referred(documents: Iterable[Path], files: Iterable[Path]) -> frozenset[Path]:
    """Return the files that documents refer to, and those that their style sheets refer to.

    A file that is only named in a sentence is not one of them.
    """
    left = set(files)
    waiting = [path for path in documents if path.suffix.lower() in _MARKUP] if left else []
    names = {file: _list_names(file) for file in left} if waiting else {}
    ends = _index_ends(names) if len(names) > _MANY else {}
    found: set[Path] = set()
    while waiting and left:
        path = waiting.pop()
        try:
            data = read(path) or b""
        except ProjectError:  # who reads the document says what is wrong
            continue
        likely = left.intersection(_list_likely(data, ends)) if len(left) > _MANY else left
        referred = {file for file in likely if _refers(data, path, names[file])}
        left -= referred
        found |= referred
        waiting += [
            file for file in referred if file.suffix.lower() == ".css" and not file.is_symlink()
        ]
    return frozenset(found)


def _list_names(file: Path) -> dict[Path, set[bytes]]:
    """Return the paths by which documents refer to a file, with the ways to write their names: its
    own, and that of the file of which it is a language's own."""
    stem, _, code = file.stem.rpartition(".")
    common = file.with_name(f"{stem}{file.suffix}") if stem and _CODE.fullmatch(code) else file
    return {each: _spell(each.name) for each in (file, common)}


def _index_ends(names: Mapping[Path, Mapping[Path, Iterable[bytes]]]) -> dict[bytes, set[Path]]:
    """Return the files by the ends of their names, which a document that refers to one has."""
    ends: dict[bytes, set[Path]] = {}
    for file, spelled in names.items():
        for way in (way for ways in spelled.values() for way in ways):
            ends.setdefault(way.translate(_SPACED).rpartition(b" ")[2], set()).add(file)
    return ends


def _list_likely(data: bytes, ends: Mapping[bytes, Iterable[Path]]) -> Iterator[Path]:
    """Yield all files to which a document may refer: it has the ends of their names. To look at its
    words once is much quicker than to look for each of a thousand names."""
    for word in ends.keys() & {b"", *data.translate(_SPACED).split(b" ")}:
        yield from ends[word]


def _refers(data: bytes, path: Path, names: Mapping[Path, Iterable[bytes]]) -> bool:
    """Return whether a document refers to a file by one of its ``names``."""
    return any(
        any(way in data for way in ways) and _names(data, path, each)
        for each, ways in names.items()
    )


def _names(data: bytes, path: Path, file: Path) -> bool:
    own = Path(os.path.relpath(file, path.parent)).as_posix()
    ways = {way for name in (own, *list_site_addresses(path, file)) for way in _spell(name)}
    return any(
        _BEFORE.search(data[max(0, match.start() - _LONGEST) : match.start()])
        for way in ways
        if way in data  # for most no pattern has to be compiled
        for match in re.finditer(re.escape(way) + _AFTER, data)
    )


def _spell(name: str) -> set[bytes]:
    """Return the ways in which a path is written as an address."""
    return {
        os.fsencode(way)
        for name in {name, *(normalize(form, name) for form in ("NFC", "NFD"))}
        for way in (name, quote(name), name.replace("&", "&amp;"), name.replace("/", "\\"))
    }
