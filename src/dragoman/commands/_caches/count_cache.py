"""What was counted before, found again by content: in the user's cache folder, never trusted.

The key of a count is the digest of the bytes that were counted, and the file has the version of
the counting; so an entry is never out of date, and the whole folder may be deleted at any time.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dragoman import progress
from dragoman.commands._caches.digests import make_content_key
from dragoman.commands._caches.user_cache import add_entries, read_entries
from dragoman.model import Tally

if TYPE_CHECKING:
    from dragoman.commands._changed_sources import ChangedSource
    from dragoman.commands.status import LanguageStatus

KIND = "counts"
VERSION = "7"
"""Raise it whenever the same bytes would be counted differently, or the same source and template
be compared differently."""
FREE = 100_000
"""This many bytes are counted faster than the cache is opened."""
MOST = 400_000
"""This many entries are kept; those that were used longest ago go first."""

Numbers = list[int]


class CountedDocument(NamedTuple):
    """What another process has just counted of a document, in which it met no mistake."""

    changed: tuple[ChangedSource, ...]
    """The document itself, where its source has changed; else nothing."""
    statuses: tuple[LanguageStatus, ...]


class CountCache:
    """The known counts of one project's files; call ``save`` when all is counted."""

    # No dataclass: every status makes this class, and a dataclass takes several times as long.

    def __init__(self, root: Path, spent: int = 0) -> None:
        self.root = root
        self.found: dict[str, Numbers] | None = None
        """What the cache's file holds; None until it is worth reading."""
        self.used: dict[str, Numbers] = {}
        """The entries that this run found or put in."""
        self.new = False
        """Whether there is something to save."""
        self.ahead: dict[str, CountedDocument] = {}
        """By document, what others have counted in this run: its files need not be read again."""
        self.is_counting = True
        """Whether somebody asks for counts, and not only whether sources have changed."""
        self.spent = spent
        """Bytes that were counted without the cache."""

    def get(self, key: str, size: int) -> Numbers | None:
        """Return what is known of a key, or None.

        ``size`` is the number of bytes that need not be counted then: only where these are many
        is the cache's file read.
        """
        if self.found is None:
            self.spent += size
            if self.spent <= FREE:
                return None
            self.found = read_entries(self.root, KIND, VERSION)
        numbers = self.used.get(key) or self.found.get(key)
        if not isinstance(numbers, list):
            return None
        self.used[key] = numbers
        return numbers

    def put(self, key: str, numbers: Numbers) -> None:
        """Keep what was counted, unless counting was cheaper than the cache."""
        if self.found is not None:
            self.used[key] = numbers
            self.new = True

    def get_tally(self, key: str, size: int) -> Tally | None:
        """Return the tally that is known of a key, or None; ``size`` is as in ``get``."""
        known = self.get(key, size)
        try:
            return replace(progress.unpack_tally(known[:-1]), keys=known[-1]) if known else None
        except ValueError:  # somebody else wrote that file
            return None

    def put_tally(self, key: str, tally: Tally) -> None:
        """Keep a tally, unless counting was cheaper than the cache."""
        self.put(key, [*progress.pack_tally(tally), tally.keys])

    def save(self) -> None:
        """Write what is new beside what others have written meanwhile, if the cache was worth
        opening.

        A cache that cannot be written is not an error.
        """
        if self.found is None or not self.new:
            return
        add_entries(self.root, KIND, VERSION, self.used, MOST)
        self.new = False


def make_count_key(language: str, digest: bytes) -> str:
    """Return the key of what a catalogue, or a template for the language "", is counted as.

    ``digest`` is that of its bytes.
    """
    return make_content_key(language.encode(), digest)
