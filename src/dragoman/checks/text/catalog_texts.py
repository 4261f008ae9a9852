"""What a catalogue as a whole says about each of its messages. It is learnt once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.checks.text.lengths import NO_NORM, LengthNorm, learn_lengths
from dragoman.checks.text.name_spellings import NO_NAMES, NameSpellings, learn_names


@dataclass(frozen=True, slots=True)
class CatalogTexts:
    """What the translations of one language have in common."""

    lengths: LengthNorm = NO_NORM
    """How long translations are beside their sources."""
    names: NameSpellings = NO_NAMES
    """How the names of the sources are written."""


NO_TEXTS = CatalogTexts()


def learn_catalog(
    pairs: Iterable[tuple[str, str]], others: Iterable[tuple[str, str]] = ()
) -> CatalogTexts:
    """Return what the sources and translations of a catalogue say together.

    ``others`` are those of the other documents: a name is written in the same way in all of them.
    """
    pairs = list(pairs)
    return CatalogTexts(learn_lengths(pairs), learn_names([*pairs, *others]))
