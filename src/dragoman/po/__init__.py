"""The PO file format, byte for byte: it is read strictly, and what nobody changes is kept."""

from dragoman.po.blocks import Block, write_block
from dragoman.po.catalog import Catalog, dump, parse, read, read_bytes

__all__ = ["Block", "Catalog", "dump", "parse", "read", "read_bytes", "write_block"]
