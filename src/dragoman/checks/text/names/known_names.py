"""How the names of a source are written in its translations, as a catalogue teaches it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from dragoman.checks.text.names.shared_endings import NO_ENDINGS, SharedEndings


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a name is written in most messages."""

    word: str
    """The spelling, folded (see ``texts.scripts.fold_letters``)."""
    messages: int
    """How many messages have the name, and this spelling."""
    written: str
    """The spelling as a message writes it."""


@dataclass(frozen=True, slots=True)
class NameSpellings:
    """The names of a catalogue with their spellings."""

    usual: Mapping[str, Spelling] = field(default_factory=dict)
    """By name, its usual spelling."""
    others: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By name, the folded words that are another spelling of it, and of nothing else."""
    words: Collection[str] = frozenset()
    """All folded words of the translations; empty where words are not separated."""
    texts: Collection[str] = frozenset()
    """The translations that this was learnt from: no word of them is new."""
    endings: SharedEndings = NO_ENDINGS
    """The endings that words of the translations have in place of each other."""


NO_NAMES = NameSpellings()
