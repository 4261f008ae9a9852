"""What a catalogue as a whole says about each of its messages. It is learnt once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.checks.text.missing.joins import NO_JOINS, Joins
from dragoman.checks.text.missing.lengths import NO_NORM, LengthNorm, learn_lengths
from dragoman.checks.text.missing.word_pairs import NO_PAIRS, WordPairs
from dragoman.checks.text.names.known_names import NO_NAMES, NameSpellings
from dragoman.checks.text.names.name_spellings import learn_names
from dragoman.checks.text.punctuation.ends import NO_ENDS, Ends
from dragoman.checks.text.spelled_years import NO_YEARS, SpelledYears
from dragoman.checks.text.vocabulary import NO_WORDS, Vocabulary


@dataclass(frozen=True, slots=True)
class CatalogTexts:
    """What the translations of one language have in common."""

    lengths: LengthNorm = NO_NORM
    """How long translations are beside their sources."""
    names: NameSpellings = NO_NAMES
    """How the names of the sources are written."""
    words: Vocabulary = NO_WORDS
    """The words of the translations."""
    word_pairs: WordPairs = NO_PAIRS
    """Which words of the sources and of the translations translate each other."""
    joins: Joins = NO_JOINS
    """How often translations join sentences."""
    years: SpelledYears = NO_YEARS
    """Whether translations write years in words."""
    ends: Ends = NO_ENDS
    """Whether translations end without a full stop."""


NO_TEXTS = CatalogTexts()


def learn_catalog(
    pairs: Iterable[tuple[str, str]], names: NameSpellings | None = None, language: str = ""
) -> CatalogTexts:
    """Return what the sources and translations of a catalogue say together.

    ``names`` are those of all documents, where there are several: a name is written in the same
    way in all of them.
    """
    pairs = list(pairs)
    words = Vocabulary(target for _, target in pairs)
    names = learn_names(pairs, language) if names is None else names
    return CatalogTexts(
        learn_lengths(pairs),
        names,
        words,
        WordPairs(pairs),
        Joins(pairs),
        SpelledYears(pairs),
        Ends(pairs),
    )
