"""The workbench for the tests: a project that is served, and a browser that looks at it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from helpers.tools import need_module


@contextmanager
def served(root: Path) -> Iterator[str]:
    """Serve a project in a thread of the test; give the address that lets a browser in."""
    need_module("flask")
    from dragoman.workbench._app import make_app
    from dragoman.workbench._desk import Desk
    from dragoman.workbench._events import Events
    from dragoman.workbench._security import Secrets
    from dragoman.workbench.serve import HOST, make_server

    desk = Desk(root)
    events = Events(desk)
    with make_server(0) as server:
        secrets = Secrets(server.port)
        server.app = make_app(desk, events, secrets)
        events.start()
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield f"http://{HOST}:{server.port}/?token={secrets.token}"
        finally:
            events.end()
            server.shutdown()
            thread.join()


def focus(page: Any) -> tuple[str, int]:
    """Return what has the focus: the name of its element, and the number of its paragraph."""
    found = page.evaluate(
        "() => { const node = document.activeElement; const row = node.closest('.row');"
        " return [node.tagName, Number(row ? row.dataset.number : 0)]; }"
    )
    return found[0], found[1]


def wait_for_state(page: Any, number: int, state: str) -> None:
    """Wait until the page shows a paragraph in a state."""
    page.wait_for_selector(f'.row[data-number="{number}"][data-state="{state}"]')


def find_folder(url: str) -> str:
    """Return the folder that all addresses of the workbench are below, of one of them."""
    return "/".join(url.split("/")[:4]) + "/"


def go(page: Any, path: str, interface: str = "en") -> None:
    """Open a page of the workbench and wait until it shows something."""
    page.goto(f"{find_folder(page.url)}{path}?interface={interface}")
    page.wait_for_selector(".row.current" if "translate" in path else ".document")


def read_catalogue(root: Path, name: str) -> list[str]:
    """Return the lines of the Persian catalogue of a document."""
    path = root / "locale" / "fa" / "LC_MESSAGES" / f"{name}.po"
    return path.read_text(encoding="utf-8").splitlines()
