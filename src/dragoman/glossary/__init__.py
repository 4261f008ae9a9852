"""The agreed translations of terms: read ``glossary.csv``, and find the terms in texts."""

from __future__ import annotations

from dragoman.glossary.model import Glossary, Term
from dragoman.glossary.source_terms import find_terms, locate_terms, write_comments
from dragoman.glossary.table import COLUMNS, clean_cell, parse, read
from dragoman.glossary.translations import find_missing, locate_translation

__all__ = [
    "COLUMNS",
    "Glossary",
    "Term",
    "clean_cell",
    "find_missing",
    "find_terms",
    "locate_terms",
    "locate_translation",
    "parse",
    "read",
    "write_comments",
]
