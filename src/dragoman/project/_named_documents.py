"""Which document somebody names, and what to say where there is none of that name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from dragoman.errors import ProjectError, did_you_mean, quote
from dragoman.languages.naming import find_language
from dragoman.project._layout import show_path
from dragoman.project._names import normalize_name
from dragoman.project._sources import SkippedFile

_MOST_NAMED = 5
"""How many documents an error names."""


def _explain_query(query: str, documents: Mapping[str, Path]) -> str:
    """Return what to say where somebody names a catalogue or a language; "" for anything else."""
    path = Path(query)
    if path.suffix in (".po", ".pot"):
        parts = path.with_suffix("").parts
        tails = (normalize_name("/".join(parts[start:])) for start in range(len(parts)))
        found = next((tail for tail in tails if tail in documents), "")
        return f"; this is a catalogue of the document {quote(found)}: give that" if found else ""
    if len(query) == 2 or "_" in query:
        return f"; if this is a language, write -l {query}" if find_language(query) else ""
    return ""


def find_named(
    queries: Iterable[str],
    documents: Mapping[str, Path],
    skipped: Sequence[SkippedFile],
    places: tuple[Path, Path],
) -> Iterator[str]:
    """Yield the names of the documents that the user asks for, by names or by paths of files.

    ``places`` are the project's folder and the folder of its documents. Raises ProjectError for a
    document that there is not, saying why its file is skipped, or naming the nearest that there is.
    """
    by_path: dict[str, str] = {}
    for query in queries:
        named = normalize_name(query)
        if named not in documents:
            by_path = by_path or _list_paths(documents)
            named = _find_path(query, by_path, skipped, places)
        if not named:
            raise ProjectError(_explain_unknown(query, documents, places[1]))
        yield named


def _list_paths(documents: Mapping[str, Path]) -> dict[str, str]:
    """Return documents by the paths of their files, with their suffixes and without them."""
    found: dict[str, str] = {}
    for name, file in documents.items():
        for path in _spell(file):
            found.setdefault(path, name)
    return found


def _spell(file: Path) -> tuple[str, str]:
    return normalize_name(str(file)), normalize_name(str(file.with_suffix("")))


def _find_path(
    query: str,
    by_path: Mapping[str, str],
    skipped: Sequence[SkippedFile],
    places: tuple[Path, Path],
) -> str:
    """Return the document whose file has a path, from here, the project or its documents; "" for
    none. Raises ProjectError for a file that is skipped, if none of these is a document."""
    likely = [normalize_name(os.path.normpath(each / query)) for each in (Path.cwd(), *places)]
    for full in likely:
        if full in by_path:
            return by_path[full]
    for full in likely:
        above = frozenset(Path(full).parents)
        for left_out in skipped:
            if left_out.path in above or full in _spell(left_out.path):
                shown = show_path(left_out.path)
                raise ProjectError(f"{shown} is not a document: {left_out.reason}")
    return ""


def _explain_unknown(query: str, documents: Mapping[str, Path], source: Path) -> str:
    path = Path(query)
    if ".." in path.parts or path.is_absolute():
        return (
            f"document {quote(query)} leaves the project's folder of sources, {show_path(source)}"
        )
    near = _explain_query(query, documents) or did_you_mean(query, documents, cutoff=0.5)
    return f"no document {quote(query)}{near or _list_some(documents)}"


def _list_some(documents: Iterable[str]) -> str:
    """Return the end of a sentence with the first documents, and how many others there are."""
    names = list(documents)
    if not names:
        return "; the project has none yet"
    rest = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return f"; the project has: {', '.join(names[:_MOST_NAMED])}{rest}"
