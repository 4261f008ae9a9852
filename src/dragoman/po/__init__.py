"""The PO file format, byte for byte: it is read strictly, and what nobody changes is kept."""

from typing import TYPE_CHECKING

from dragoman.later import import_later

if TYPE_CHECKING:
    from dragoman.po.blocks import Block, make_block, write_block
    from dragoman.po.catalog import Catalog, dump, index_live, parse, read, read_bytes

__all__ = [
    "Block",
    "Catalog",
    "dump",
    "index_live",
    "make_block",
    "parse",
    "read",
    "read_bytes",
    "write_block",
]

__getattr__ = import_later(
    __name__,
    {
        "blocks": "Block make_block write_block",
        "catalog": "Catalog dump index_live parse read read_bytes",
    },
)
