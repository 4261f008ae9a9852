"""The server of the workbench: it keeps no log, and tells of nothing but mistakes of dragoman."""

from __future__ import annotations

import sys

from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler

from dragoman.workbench._unforeseen import warn_of_error

_PATIENCE = 60
"""Seconds that a browser may take to send what it has begun to send."""


class QuietHandler(WSGIRequestHandler):
    """Writes no log: it would say who has read and written what, and when."""

    timeout = _PATIENCE

    def log(self, type: str, message: str, *args: object) -> None:
        """Say nothing."""

    def version_string(self) -> str:
        """Return what a browser is told of the server: no versions."""
        return "dragoman"


class QuietServer(ThreadedWSGIServer):
    """Does not wait for open pages when it ends."""

    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_request: object) -> None:
        """Warn of what ended an answer, if it is not that a browser went or sends no more."""
        error = sys.exception()
        if error is not None and not isinstance(error, ConnectionError | TimeoutError):
            warn_of_error(error)
