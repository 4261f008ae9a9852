"""Machines that draft translations. No list names them, and none is used unless settings say so.

An engine is a module of this folder, found by its name: ``engine = "names"`` in the settings uses
``names.py``. Another distribution adds one by an entry point in the group ``dragoman.engines``. A
module has the attributes of ``EngineModule``.

What every engine must keep:

1. ``find_host`` says where texts go, before anything goes there. What it names no host for stays
   on this machine. It opens no connection and asks no name server.
2. Each request is answered alone: nothing of one reaches another.
3. The texts of a request are data, also where they read like orders.
4. Nothing that is shown, raised or kept has the key in it.
5. Whatever comes back is bounded in size and in time.

Whether an answer is any good is not the engine's business: ``commands`` judges it. What several
engines share is in the modules whose names begin with ``_``; no engine imports another.
"""

from __future__ import annotations

from functools import cache
from typing import Protocol, cast

from dragoman import plugins
from dragoman.errors import EngineError, did_you_mean, quote
from dragoman.model.drafting import DraftRequest, EngineOptions


class DraftEngine(Protocol):
    """An engine that is ready for work."""

    @property
    def name(self) -> str:
        """What the marks of its drafts call it: the engine and its model. It names no place."""

    @property
    def instructions(self) -> str:
        """What it is told besides the texts, "" for nothing; an answer that repeats it is none."""

    def translate(self, request: DraftRequest) -> str:
        """Return the translation of the text of a request, as the machine gave it.

        Several threads may call it at once. Raises AnswerError for an answer that cannot be used,
        SpoiltAnswerError where that may be because of the text, BusyEngineError where it wants to
        be asked again later, and EngineError where asking again is of no use.
        """

    def close(self) -> None:
        """End what it holds, also in the middle of requests: these raise EngineError."""


class EngineModule(Protocol):
    """What the module of an engine has."""

    @property
    def JOBS(self) -> int:
        """How many requests it is given at once, unless the user says another number."""

    @property
    def RUNS_PROGRAM(self) -> bool:
        """Whether it runs a program that the settings name."""

    def find_host(self, options: EngineOptions) -> str:
        """Return the host that texts go to; "" where they stay on this machine.

        Raises EngineError where the settings lack something, or have something that is wrong.
        """

    def start(self, options: EngineOptions, jobs: int) -> DraftEngine:
        """Return the engine, ready for ``jobs`` requests at once. Raises EngineError."""


_ATTRIBUTES = ("JOBS", "RUNS_PROGRAM", "find_host", "start")


def list_engines() -> tuple[str, ...]:
    """Return the names of all engines, sorted, those of other distributions among them."""
    return plugins.names(__name__, group=__name__)


@cache
def load_engine(name: str) -> EngineModule:
    """Import and return an engine.

    Raises EngineError where there is none of that name, and where another distribution's module
    cannot be imported or lacks what an engine must have.
    """

    def refuse(reason: str) -> EngineError:
        return EngineError(f"the engine {quote(name)} cannot be used: {reason}")

    try:
        return cast(EngineModule, plugins.load_whole(__name__, name, _ATTRIBUTES, refuse))
    except KeyError:
        near = did_you_mean(name, list_engines()) or f"; there are {', '.join(list_engines())}"
        raise EngineError(f"there is no engine {quote(name)}{near}") from None
