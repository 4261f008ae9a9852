"""The glossary in files for translators, as CSV and TBX-Basic; and what comes back of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dragoman.glossary import Term
from dragoman.terms import table, tbx
from dragoman.terms.model import ReturnedTerms

__all__ = ["WRITERS", "read", "recognizes"]

WRITERS: Mapping[str, Callable[[Sequence[Term], str], bytes]] = {
    "csv": table.write,
    "tbx": tbx.write,
}
"""By the name of a format, what writes terms of a source language."""


def recognizes(data: bytes) -> bool:
    """Return whether bytes are a glossary in one of the formats, whatever its name is."""
    return table.recognizes(data) or tbx.recognizes(data)


def read(data: bytes, name: str, source_language: str) -> ReturnedTerms:
    """Read a glossary that came back.

    ``source_language`` is the language of the terms, ``name`` that of the file, for errors. Raises
    ExchangeError or SourceError for what cannot be read or is not safe to read.
    """
    if tbx.recognizes(data):
        return tbx.read(data, name, source_language)
    return table.read(data, name, source_language)
