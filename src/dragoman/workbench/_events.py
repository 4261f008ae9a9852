"""Telling the open pages what has changed: server-sent events, as the HTML standard has them."""

from __future__ import annotations

import json
import queue
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from dragoman.errors import DragomanError
from dragoman.files.watching import watch
from dragoman.workbench._desk import Desk

MOST_LISTENERS = 32
"""Of pages that are open at once; each holds a thread of the server."""
_ALIVE = 15.0
"""Seconds after which a page without news hears that the server is there."""
_FAREWELL = 1.0
"""Seconds that the pages have to hear that the server goes."""
_MOST_WAITING = 1000
_END = None


class Events:
    """What happens to the files of a project, for every page that listens."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = threading.Lock()
        self._listeners: list[queue.Queue[str | None]] = []
        self._ended = threading.Event()

    def start(self) -> None:
        """Begin to look at the files, in a thread that ends when the server goes."""
        threading.Thread(target=self._watch, daemon=True).start()

    def end(self) -> None:
        """Say to all pages that the server goes, and end their connections."""
        self._ended.set()
        self._tell("gone", {})
        with self._lock:
            for listener in self._listeners:
                with suppress(queue.Full):
                    listener.put_nowait(_END)
        end = time.monotonic() + _FAREWELL
        while self._listeners and time.monotonic() < end:
            time.sleep(0.02)

    def listen(self) -> Iterator[str]:
        """Yield what a page gets, as it happens; where too many pages listen, only that."""
        listener: queue.Queue[str | None] = queue.Queue(_MOST_WAITING)
        with self._lock:
            if self._ended.is_set():
                return
            is_full = len(self._listeners) >= MOST_LISTENERS
            if not is_full:
                self._listeners.append(listener)
        if is_full:
            yield _write_event("full", {})
            return
        try:
            yield ": dragoman\n\n"
            while True:
                try:
                    said = listener.get(timeout=_ALIVE)
                except queue.Empty:
                    said = ": alive\n\n"
                if said is _END:
                    return
                yield said
        finally:
            with self._lock:
                self._listeners = [each for each in self._listeners if each is not listener]

    def _tell(self, event: str, data: dict[str, Any]) -> None:
        said = _write_event(event, data)
        with self._lock:
            for listener in self._listeners:
                with suppress(queue.Full):  # a page that does not read loads all when it does
                    listener.put_nowait(said)

    def _watch(self) -> None:
        for paths in watch(self._desk.list_files, end=self._ended):
            # A page hears what is wrong when it asks. A folder that is removed at this very moment
            # must not end this thread, or no page would hear of any change after it.
            with suppress(DragomanError, OSError, KeyError):
                self._tell_changes(paths)

    def _tell_changes(self, paths: frozenset[Path]) -> None:
        project = self._desk.project
        for document in project.documents:
            if project.source(document) in paths:
                self._tell("source", {"document": document})
            for language in project.languages:
                if project.catalog(document, language) in paths:
                    revision = self._find_revision(document, language)
                    news = {"document": document, "language": language, "revision": revision}
                    self._tell("changed", news)

    def _find_revision(self, document: str, language: str) -> str:
        """Return the revision of a catalogue; "" where it cannot be read: the page hears why when
        it asks for it."""
        with suppress(DragomanError, KeyError):
            return self._desk.open(document, language).revision
        return ""


def _write_event(event: str, data: dict[str, Any]) -> str:
    return f"event: {event}\ndata: {json.dumps(data)}\n\n"
