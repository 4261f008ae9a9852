"""Python's search for cycles that are garbage, and when it only costs time."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_USUAL = 700, 10, 10
"""How often Python searches by itself: after so many new objects, and so many searches."""


def collect_often() -> None:
    """Let Python search for cycles as often as it does in other programs.

    A command that ends has no need of it; one that never ends keeps all that they hold.
    """
    gc.set_threshold(*_USUAL)


@contextmanager
def pause_collector() -> Iterator[None]:
    """Keep the garbage collector off: reading makes many objects and no cycles."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
