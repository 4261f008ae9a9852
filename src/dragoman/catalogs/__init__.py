"""What is done with catalogues: templates, updates, merges, states, counts, saving."""

from dragoman.catalogs.counting import count_catalog, count_units, count_words
from dragoman.catalogs.states import message_digest, state_of

__all__ = ["count_catalog", "count_units", "count_words", "message_digest", "state_of"]
