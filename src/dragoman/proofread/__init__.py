"""A catalogue and the rules: its faults, and their safe fixes. No files are read or written."""

from typing import TYPE_CHECKING

from dragoman.later import import_later

if TYPE_CHECKING:
    from dragoman.proofread.check import (
        BATCH,
        CatalogCheck,
        MessageChecker,
        check_catalog,
        find_faults,
        join_findings,
    )
    from dragoman.proofread.fix import FixedText, fix_catalog
    from dragoman.proofread.pairs import CatalogPlace, choose_source
    from dragoman.proofread.translations import KnownTranslations, collect_translations, is_finished

__all__ = [
    "BATCH",
    "CatalogCheck",
    "CatalogPlace",
    "FixedText",
    "KnownTranslations",
    "MessageChecker",
    "check_catalog",
    "choose_source",
    "collect_translations",
    "find_faults",
    "fix_catalog",
    "is_finished",
    "join_findings",
]

__getattr__ = import_later(
    __name__,
    {
        "check": "BATCH CatalogCheck MessageChecker check_catalog find_faults join_findings",
        "fix": "FixedText fix_catalog",
        "pairs": "CatalogPlace choose_source",
        "translations": "KnownTranslations collect_translations is_finished",
    },
)
