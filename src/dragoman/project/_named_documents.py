"""Which document somebody names, and what to say where there is none of that name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
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


def find_document(
    query: str,
    documents: Mapping[str, Path],
    skipped: Sequence[SkippedFile],
    places: tuple[Path, Path],
) -> str:
    """Return the name of the document that the user asks for, by its name or its file's path.

    ``places`` are the project's folder and the folder of its documents. Raises ProjectError for a
    document that there is not, saying why its file is skipped, or naming the nearest that there is.
    """
    named = normalize_name(query)
    if named in documents:
        return named
    path = Path(query)
    source = places[1]
    likely = [normalize_name(os.path.normpath(folder / path)) for folder in (Path.cwd(), *places)]
    for full in likely:
        for name, file in documents.items():
            if _is_called(full, file):
                return name
    _refuse_skipped(likely, skipped)
    if ".." in path.parts or path.is_absolute():
        shown = show_path(source)
        raise ProjectError(
            f"document {quote(query)} leaves the project's folder of sources, {shown}"
        )
    near = _explain_query(query, documents) or did_you_mean(query, documents, cutoff=0.5)
    near = near or _list_some(documents)
    raise ProjectError(f"no document {quote(query)}{near}")


def _refuse_skipped(paths: Iterable[str], skipped: Sequence[SkippedFile]) -> None:
    """Raise ProjectError if one of some paths is skipped, or is in a folder that is."""
    for full in paths:
        above = frozenset(Path(full).parents)
        for left_out in skipped:
            if _is_called(full, left_out.path) or left_out.path in above:
                shown = show_path(left_out.path)
                raise ProjectError(f"{shown} is not a document: {left_out.reason}")


def _is_called(full: str, file: Path) -> bool:
    """Return whether a path is that of a file, with its suffix or without it."""
    name = normalize_name(str(file))
    return name.startswith(full) and full in (name, name.removesuffix(normalize_name(file.suffix)))


def _list_some(documents: Iterable[str]) -> str:
    """Return the end of a sentence with the first documents, and how many others there are."""
    names = list(documents)
    if not names:
        return "; the project has none yet"
    rest = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return f"; the project has: {', '.join(names[:_MOST_NAMED])}{rest}"
