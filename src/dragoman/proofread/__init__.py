"""A catalogue and the rules: its faults, and their safe fixes. No files are read or written."""

from dragoman.proofread.check import (
    CatalogPlace,
    KnownTranslations,
    MessageChecker,
    check_catalog,
    collect_translations,
    is_finished,
)
from dragoman.proofread.fix import FixedText, fix_catalog

__all__ = [
    "CatalogPlace",
    "FixedText",
    "KnownTranslations",
    "MessageChecker",
    "check_catalog",
    "collect_translations",
    "fix_catalog",
    "is_finished",
]
