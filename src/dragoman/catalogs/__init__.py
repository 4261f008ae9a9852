"""What is done with catalogues: templates, updates, merges, states, counts, saving."""

from typing import TYPE_CHECKING

from dragoman.later import import_later

if TYPE_CHECKING:
    from dragoman.catalogs.counting import count_catalog, count_units, count_words, tally_blocks
    from dragoman.catalogs.states import find_state, make_message_digest

__all__ = [
    "count_catalog",
    "count_units",
    "count_words",
    "find_state",
    "make_message_digest",
    "tally_blocks",
]

__getattr__ = import_later(
    __name__,
    {
        "counting": "count_catalog count_units count_words tally_blocks",
        "states": "find_state make_message_digest",
    },
)
