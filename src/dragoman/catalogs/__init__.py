"""What is done with catalogues: templates, updates, merges, states, counts, saving."""

from dragoman.catalogs.counting import count, words
from dragoman.catalogs.states import digest, state

__all__ = ["count", "digest", "state", "words"]
