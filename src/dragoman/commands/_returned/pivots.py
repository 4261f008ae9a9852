"""Which pivot was beside a message that came back: its key has the digest of it."""

from __future__ import annotations

from dragoman.catalogs.pivot import PivotMark
from dragoman.catalogs.sent_keys import NO_PIVOT, SentKey
from dragoman.catalogs.states import make_block_digest
from dragoman.commands._pivots import PivotReader
from dragoman.model import CatalogName, MessageKey
from dragoman.project import Project


class SentPivots:
    """The pivots that went out with one document in one language."""

    def __init__(self, project: Project, place: CatalogName) -> None:
        self._project, self._place = project, place
        self._reader = PivotReader(project, place.document)

    def find_mark(self, language: str, key: MessageKey, sent: SentKey) -> PivotMark | None:
        """Return the pivot of a message; None where it went out without one.

        ``language`` is what the file says. Where it says nothing, the text that went out says it,
        and else the settings do.
        """
        if sent.pivot == NO_PIVOT:
            return None
        wanted = language or self._project.settings.pivot.get(self._place.language, "")
        known = [code for code in self._project.languages if code == wanted]
        for code in (*known, *self._project.languages):
            beside = self._reader.find(code).get(key)
            if beside and make_block_digest(beside).startswith(sent.pivot):
                return PivotMark(code, make_block_digest(beside))
        return PivotMark(known[0], sent.pivot) if known else None
