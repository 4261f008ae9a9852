"""Formats in which texts go out to translators and come back. No list names them.

A format is a module or package of this folder, found by its name: ``dragoman export --to names``
writes with ``names.py``, and ``dragoman import`` asks each format whether a file is one of its own.
Another distribution adds one by an entry point in the group ``dragoman.exchanges``. A module has
the attributes of ``ExchangeFormat``.

What every format must keep:

1. The same package gives the same bytes, on any machine and on any day. Nothing in them names a
   person, a host or a path.
2. What was written and comes back untouched has the same key, text, state and note in each row.
   The texts are data: no formula, no script, no field, nothing that is fetched.
3. ``read`` is given files that anybody may have changed or made. It never runs or fetches anything.
   It passes over no translation in silence: what it cannot take is a remark, a ``NotTaken``.

What several formats share is in the modules whose names begin with ``_``; no format imports
another.
"""

from __future__ import annotations

from functools import cache
from typing import Protocol, cast

from dragoman import plugins
from dragoman.errors import ExchangeError, quote
from dragoman.model import Package, Returned


class ExchangeFormat(Protocol):
    """What the module of a format has."""

    @property
    def SUFFIX(self) -> str:
        """The suffix of what ``write`` makes, with the dot: ".docx"."""

    def write(self, package: Package) -> bytes:
        """Return a file for a translator."""

    def recognizes(self, data: bytes) -> bool:
        """Return whether bytes are a file of this format, whatever its name is.

        It must be quick, and it may be wrong about a damaged file.
        """

    def read(self, data: bytes, name: str) -> Returned:
        """Read a file that came back.

        ``name`` is that of the file, for errors. Raises ExchangeError or SourceError for a file
        that cannot be read or is not safe to read.
        """


_ATTRIBUTES = ("SUFFIX", "write", "recognizes", "read")


def count_messages(name: str, package: Package) -> int:
    """Return how many messages of a package a file of a format has. Raises as ``load_exchange``.

    Most formats have all of them. One that leaves some out says of a message by ``holds``, a
    function of its module, whether it is in.
    """
    messages = [item for item in package.items if item.key]
    holds = getattr(load_exchange(name), "holds", None)
    return sum(map(holds, messages)) if holds else len(messages)


def list_exchanges() -> tuple[str, ...]:
    """Return the names of all formats, sorted, those of other distributions among them."""
    return plugins.names(__name__, group=__name__)


@cache
def load_exchange(name: str) -> ExchangeFormat:
    """Import and return a format.

    Raises KeyError where there is none of that name, and ExchangeError where another
    distribution's module cannot be imported or lacks what a format must have.
    """

    def refuse(reason: str) -> ExchangeError:
        return ExchangeError(f"the format {quote(name)} cannot be used: {reason}")

    return cast(ExchangeFormat, plugins.load_whole(__name__, name, _ATTRIBUTES, refuse))


def find_exchange(data: bytes) -> ExchangeFormat | None:
    """Return the format of a file by what is in it; None where no format knows it."""
    formats = (load_exchange(name) for name in list_exchanges())
    return next((each for each in formats if each.recognizes(data)), None)
