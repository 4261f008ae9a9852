"""The style sheets of a book, which its pages and other style sheets name."""

from __future__ import annotations

from functools import partial

from dragoman.containers.archive import Archive
from dragoman.errors import SourceError
from dragoman.sources._html.list_rules import ListRules, SheetReader, read_sheet_rules
from dragoman.sources.epub.package import resolve_address

_LARGEST_SHEET = 4 << 20
"""In bytes; that of a book of 600 pages has 30 KiB."""
_DEEPEST = 20
"""So many style sheets may import each the next one; the others are not read."""


class BookSheets:
    """Reads each style sheet of a book once, and only if a page uses it."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._rules: dict[str, ListRules] = {}
        """By the name of the part. One that is being read has none yet: it may import itself."""

    def bind_part(self, part: str, depth: int = 0) -> SheetReader:
        """Return what reads the style sheets that a part names, which is so deep itself.

        One that is missing, too large or cannot be read has no rules: a reader of the book does not
        see them either.
        """
        return partial(self._read_named, part, depth)

    def _read_named(self, part: str, depth: int, address: str) -> ListRules:
        found, _ = resolve_address(part, address.strip())
        if depth == _DEEPEST:
            return ()
        if found not in self._rules:
            self._rules[found] = ()
            sheet = self._read_text(found)
            self._rules[found] = read_sheet_rules(sheet, self.bind_part(found, depth + 1))
        return self._rules[found]

    def _read_text(self, part: str) -> str:
        try:
            data = self._archive.read_part(part)
        except SourceError:
            return ""
        return data.decode("utf-8-sig", "replace") if len(data) <= _LARGEST_SHEET else ""
