"""The PO file format, byte for byte: reading strictly, keeping what is there, writing it back."""

from dragoman.po.blocks import Block, block
from dragoman.po.catalog import Catalog, dump, parse, read

__all__ = ["Block", "Catalog", "block", "dump", "parse", "read"]
