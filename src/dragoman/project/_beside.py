"""Translations that are beside their documents: ``about.fa.md`` beside ``about.md``.

The site generators Hugo and MkDocs, among others, have them so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

BESIDE = "it is a translation of the document beside it, which `dragoman adopt` takes"


def find_beside(
    paths: Iterable[Path], source_language: str, languages: Collection[str]
) -> dict[Path, Path]:
    """Return the files whose names have one of some languages, each with its document beside it.

    That has the same name without a language, or with the one that documents are written in:
    ``about.md`` or ``about.en.md``.
    """
    source = _fold_code(source_language)
    codes = set(map(_fold_code, languages)) - {source}
    documents: dict[Path, Path] = {}
    translations: list[tuple[Path, Path]] = []
    for path in paths:
        name, _, code = path.stem.rpartition(".")
        code = _fold_code(code) if name else ""
        plain = path.with_name(name + path.suffix) if code in {source, *codes} else path
        if code in codes:
            translations.append((path, plain))
        else:
            documents[plain] = path
    return {path: documents[plain] for path, plain in translations if plain in documents}


def _fold_code(code: str) -> str:
    """Return what is equal for a code of gettext and one of the web, whatever its letters are."""
    return code.replace("_", "-").lower()
