"""Saving drafts as they come: at once in a journal, and in the catalogue as fast as that allows.

To write a catalogue takes as long as the whole of it, so to write it for each answer would take
the square of its length. A slow machine is saved at each answer all the same. A fast one is saved
when nine times as long has passed as saving takes; what came in between is in the journal, which
a killed run leaves behind and the next one reads. So no answer is lost, and none is asked for
twice, but those that were still on their way.

Drafts are saved in the order in which they were asked for, so that the catalogue is the same
whichever answer comes first: one that came early waits in the journal for those before it.
"""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

from dragoman.catalogs.drafts import NewDraft, put_drafts
from dragoman.catalogs.pivot import PivotMark
from dragoman.catalogs.saving import change_catalog
from dragoman.commands._caches.user_cache import cache_folder
from dragoman.errors import CatalogError, ProjectError
from dragoman.files.journal import BusyJournalError, Journal
from dragoman.model import MessageKey
from dragoman.po import Catalog
from dragoman.project import Project

_PATIENCE = 9
"""How many times as long as saving takes it is waited before the next time."""


class DraftSaver:
    """Saves the drafts of one catalogue; use it in a ``with``, which saves the rest at its end."""

    def __init__(
        self, project: Project, document: str, language: str, order: Sequence[MessageKey] = ()
    ) -> None:
        """Take the journal; what a run that was killed left in it is put into the catalogue.

        ``order``: the messages that are asked for. Each is saved only after those before it have
        ended, as long as there is a journal to wait in. Raises ProjectError where another run
        drafts the same catalogue.
        """
        self.project, self.path = project, project.catalog(document, language)
        self.waiting: dict[MessageKey, NewDraft] = {}
        self._places = {key: place for place, key in enumerate(order)}
        self._open = dict.fromkeys(order)
        self._guard = threading.Lock()
        self.refused: list[MessageKey] = []
        """The messages that somebody has changed meanwhile: they stay as they are."""
        self.found = 0
        """How many drafts the journal had that were not in the catalogue."""
        self._next = 0.0
        self._journal = _open_journal(project, document, language)
        try:
            self._recover()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> DraftSaver:
        return self

    def __exit__(self, *_error: object) -> None:
        try:
            self.save()
        finally:
            self.close()

    def keep(self, key: MessageKey, draft: NewDraft) -> None:
        """Keep a draft, so that a killed run does not lose it; any thread may call it."""
        with self._guard:
            self.waiting[key] = draft
            if self._journal is not None:
                with self._doing_without():
                    self._journal.add(_write_line(key, draft))

    def end(self, key: MessageKey) -> None:
        """Take note that nothing more comes for a message, whether it has a draft or not."""
        self._open.pop(key, None)

    def save_if_due(self) -> None:
        """Save what was kept, if it is time. Raises CatalogError as ``save`` does."""
        if self._journal is None:
            self.save()
        elif time.monotonic() >= self._next:
            with self._guard:
                first = next((self._places[key] for key in self._open), len(self._places))
                self._save([key for key in self._sort_waiting() if self._find_place(key) < first])

    def save(self) -> None:
        """Put into the catalogue what is not in it yet.

        Raises CatalogError where the catalogue cannot be written; then the journal still has it.
        """
        with self._guard:
            self._save(self._sort_waiting())

    def _find_place(self, key: MessageKey) -> int:
        return self._places.get(key, -1)

    def _sort_waiting(self) -> list[MessageKey]:
        return sorted(self.waiting, key=self._find_place)

    def _save(self, keys: Sequence[MessageKey]) -> None:
        if not keys:
            return
        drafts = {key: self.waiting[key] for key in keys}
        began = time.monotonic()
        written: frozenset[MessageKey] = frozenset()

        def put(catalog: Catalog | None) -> Catalog:
            nonlocal written
            if catalog is None:
                raise CatalogError(
                    "it was removed meanwhile: run `dragoman update`, then this again",
                    self.project.show(self.path),
                )
            changed, written = put_drafts(catalog, drafts)
            return changed

        # `put_drafts` has already checked that nothing is lost.
        change_catalog(self.path, put, root=self.project.root, keep=False)
        self.refused += [key for key in keys if key not in written]
        for key in keys:
            del self.waiting[key]
        if self._journal is not None and not self.waiting:
            with self._doing_without():
                self._journal.clear()
        now = time.monotonic()
        self._next = now + _PATIENCE * (now - began)

    @contextmanager
    def _doing_without(self) -> Iterator[None]:
        """Do without the journal from now on where it cannot be written; its disk may be full."""
        try:
            yield
        except ProjectError:
            self.close()

    def close(self) -> None:
        """Let others draft this catalogue."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    def _recover(self) -> None:
        if self._journal is None:
            return
        self.waiting.update(_read_lines(self._journal.read()))
        known = len(self.waiting)
        self.save()
        self.found = known - len(self.refused)
        self.refused.clear()  # these were changed, or saved, before this run


def recover_drafts(project: Project, document: str, language: str) -> int:
    """Put into the catalogue what a killed run has left in its journal; return how many.

    Raises ProjectError where another run drafts the same catalogue.
    """
    with DraftSaver(project, document, language) as saver:
        return saver.found


def _open_journal(project: Project, document: str, language: str) -> Journal | None:
    """Open the journal of a catalogue; None where there is none and none can be made. Then the
    catalogue is written for each draft.

    Raises ProjectError where another process has it, and where it has drafts and the system
    refuses to open it.
    """
    parts = (os.fsencode(project.root), document.encode(), language.encode())
    name = blake2b(b"\0".join(parts), digest_size=12).hexdigest()
    try:
        folder = cache_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (RuntimeError, OSError):
        return None
    path = folder / f"drafts-{name}.jsonl"
    try:
        return Journal(path)
    except BusyJournalError:
        raise
    except ProjectError:
        if _has_content(path):
            raise
        return None


def _has_content(path: Path) -> bool:
    """Return whether there is anything in a file, as far as the system says it."""
    try:
        return path.lstat().st_size > 0
    except OSError:
        return False


def _write_line(key: MessageKey, draft: NewDraft) -> bytes:
    return json.dumps([*key, *draft], ensure_ascii=True).encode()


def _read_lines(lines: Iterable[bytes]) -> dict[MessageKey, NewDraft]:
    """Return the drafts of a journal; a line that cannot be read is left out."""
    found: dict[MessageKey, NewDraft] = {}
    for line in lines:
        try:
            context, msgid, texts, digest, engine, date, pivot = json.loads(line)
            mark = PivotMark(*pivot) if pivot else None
            forms = (texts,) if isinstance(texts, str) else tuple(map(str, texts))
            draft = NewDraft(forms, str(digest), str(engine), str(date), mark)
        except (ValueError, TypeError, RecursionError):
            continue
        found[(context, str(msgid))] = draft
    return found
