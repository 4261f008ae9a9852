"""PO on disk: reading, preserving, writing whole; states and reviews; matching; update."""

from dragoman.catalogs.blocks import Block, block
from dragoman.catalogs.catalog import Catalog, dump, parse, read
from dragoman.catalogs.counting import count, words
from dragoman.catalogs.states import digest, state

__all__ = [
    "Block",
    "Catalog",
    "block",
    "count",
    "digest",
    "dump",
    "parse",
    "read",
    "state",
    "words",
]
