"""Translations among their documents: ``about.fa.md`` or ``fa/about.md``, of ``about.md``.

Site generators have them so: Hugo and MkDocs, VitePress and Starlight, among others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

BESIDE = (
    "its name or its folder says that it is a translation of another document; `dragoman adopt` "
    "takes it"
)
WAS_A_DOCUMENT = (
    ". It was a document: its catalogues are still there, for suggestions only. If its template "
    "(.pot) is removed, this is not said any more"
)
NO_LONGER = f"{BESIDE}{WAS_A_DOCUMENT}"


def find_beside(
    paths: Iterable[Path], folder: Path, source_language: str, languages: Collection[str]
) -> dict[Path, Path]:
    """Return the files whose names have one of some languages, each with its document.

    A folder may be called like the language, too, if it is right below ``folder``, that of the
    documents. The document has the same name without a language, or with the one that documents
    are written in: ``about.md``, ``about.en.md`` or ``en/about.md``.
    """
    source = _fold_code(source_language)
    codes = set(map(_fold_code, languages)) - {source}
    known = {source, source.partition("-")[0], *codes}  # ``en`` is enough for en_GB
    documents: dict[Path, Path] = {}
    translations: list[tuple[Path, Path]] = []
    for path in paths if codes else ():
        plain, code = _take_code_out(path, folder, known)
        if code in codes:
            translations.append((path, plain))
        else:
            documents[plain] = path
    return {path: documents[plain] for path, plain in translations if plain in documents}


def _take_code_out(path: Path, folder: Path, codes: Collection[str]) -> tuple[Path, str]:
    """Return a path without the language in its name or its first folder, and that, or ""."""
    name, _, last = path.stem.rpartition(".")
    code = _fold_code(last)
    if name and code in codes:
        return path.with_name(name + path.suffix), code
    below = path.parts[len(folder.parts) :] if path.is_relative_to(folder) else ()
    code = _fold_code(below[0]) if len(below) > 1 else ""
    return (folder.joinpath(*below[1:]), code) if code in codes else (path, "")


def _fold_code(code: str) -> str:
    """Return what is equal for a code of gettext and one of the web, whatever its letters are."""
    return code.replace("_", "-").lower()
