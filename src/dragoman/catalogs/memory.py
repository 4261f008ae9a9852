"""The translation memory of a project: its own catalogues of the same language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import overload

from dragoman.catalogs.blocks import Block
from dragoman.catalogs.catalog import Catalog


class Memory(Sequence[Block]):
    """The confirmed translations of other catalogues; they are read when first asked for.

    An update that leaves no message without a translation never asks.
    """

    def __init__(self, catalogs: Callable[[], Iterator[Catalog]]) -> None:
        self._catalogs = catalogs

    @cached_property
    def _blocks(self) -> tuple[Block, ...]:
        return tuple(
            block
            for catalog in self._catalogs()
            for block in catalog.blocks
            if block.msgstr[0] and not block.fuzzy
        )

    @overload
    def __getitem__(self, number: int) -> Block: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Block]: ...
    def __getitem__(self, number: int | slice) -> Block | Sequence[Block]:
        return self._blocks[number]

    def __len__(self) -> int:
        return len(self._blocks)
