"""Run the workbench until somebody stops it. It is reached from this machine only."""

from __future__ import annotations

import errno
import html
import os
import socketserver
import tempfile
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman import files
from dragoman.collector import collect_often
from dragoman.errors import ProjectError
from dragoman.packages import need_packages

if TYPE_CHECKING:
    from werkzeug.serving import BaseWSGIServer

HOST = "127.0.0.1"
PORT = 8765
"""It is the same at each start, because a browser keeps unsaved texts by the address."""
_MOST_PORTS = 20
"""So many ports are tried where none is asked for."""


def serve(
    root: Path, *, port: int | None, is_opened: bool, announce: Callable[[str], None]
) -> None:
    """Serve a project's workbench until the process is interrupted.

    ``announce`` gets the address, which is a secret: who has it may change the translations. With
    ``is_opened`` the browser opens it. Raises ProjectError for a project that is wrong and for a
    port that is taken, EditionError where Flask is missing.
    """
    need_packages("the workbench needs", "flask")
    from dragoman.workbench._app import make_app
    from dragoman.workbench._desk import Desk
    from dragoman.workbench._events import Events
    from dragoman.workbench._security import Secrets

    collect_often()
    desk = Desk(root, is_ahead=True)
    events = Events(desk)
    with _listen(port) as server:
        secrets = Secrets(server.port)
        server.app = make_app(desk, events, secrets)
        events.start()
        address = f"http://{HOST}:{server.port}/?token={secrets.token}"
        announce(address)
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            if is_opened:
                _open_browser(address, Path(folder))
            try:
                # Not werkzeug's own method: it takes Control-C for an end like any other.
                socketserver.BaseServer.serve_forever(server, poll_interval=0.1)
            finally:
                events.end()


def _listen(port: int | None) -> BaseWSGIServer:
    """Return a server that listens. Raises ProjectError where the port is taken."""
    wanted = range(PORT, PORT + _MOST_PORTS) if port is None else (port,)
    for number in wanted:
        try:
            return make_server(number)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
    taken = f"port {port} is" if port is not None else f"the ports from {PORT} on are"
    raise ProjectError(f"{taken} taken by another program or not allowed; give another --port")


def make_server(port: int) -> BaseWSGIServer:
    """Return a server that listens on a port of this machine. Raises OSError if it is taken."""
    import socket

    from dragoman.workbench._quiet_server import QuietHandler, QuietServer

    # Our own socket: werkzeug ends the process by itself where a port is taken.
    listening = socket.socket()
    try:
        if os.name == "posix":  # Windows would let two programs listen at one port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
        listening.listen(socketserver.TCPServer.request_queue_size)
        return QuietServer(
            HOST,
            port,
            _answer_nothing,
            QuietHandler,
            passthrough_errors=True,  # to ``handle_error``; else a trace is printed
            fd=listening.fileno(),
        )
    finally:
        listening.close()


def _answer_nothing(_environ: object, _start: object) -> list[bytes]:
    """Stand for the application until its port is known."""
    return []


def _open_browser(address: str, folder: Path) -> None:
    """Open the address in the browser.

    A file in a private folder leads there: what a program is started with, everybody on the machine
    can see.
    """
    path = folder / "dragoman.html"
    page = f'<!doctype html><meta http-equiv="refresh" content="0; url={html.escape(address)}">'
    files.write(path, page.encode(), root=folder)
    webbrowser.open(path.as_uri())
