"""Chromium for the tests: what a reader would see, and what axe-core says of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from helpers.tools import missing, need_module

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SIZES = {"desktop": (1280, 900), "tablet": (800, 900), "phone": (390, 844), "small": (360, 740)}

RUN_AXE = (
    "axe.run({resultTypes: ['violations', 'incomplete']})"
    ".then(({violations, incomplete}) => ({violations, incomplete}))"
)


class Reader:
    """A browser with a page at a time, that remembers every request."""

    def __init__(self, browser: Any) -> None:
        self._browser = browser
        self.requests: list[str] = []

    @contextmanager
    def open(self, url: str, size: str = "desktop", scheme: str = "light") -> Iterator[Any]:
        """Open a page; give Playwright's page."""
        width, height = SIZES[size]
        context = self._browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme
        )
        page = context.new_page()
        page.on("request", lambda request: self.requests.append(request.url))
        try:
            page.goto(url)
            yield page
        finally:
            context.close()


@contextmanager
def chromium() -> Iterator[Reader]:
    """Start Debian's Chromium, or end the test where there is none."""
    path = shutil.which("chromium")
    if path is None:
        missing("chromium is not installed")
    with _drive() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield Reader(browser)
        finally:
            browser.close()


class _Driver:
    """The driver of browsers, which a process may start only once at a time."""

    running: Any = None
    users = 0


@contextmanager
def _drive() -> Iterator[Any]:
    """Start the driver, or use the one that runs; the last who uses it ends it."""
    need_module("playwright")
    from playwright.sync_api import sync_playwright

    if not _Driver.users:
        _Driver.running = sync_playwright().start()
    _Driver.users += 1
    try:
        yield _Driver.running
    finally:
        _Driver.users -= 1
        if not _Driver.users:
            _Driver.running.stop()


def change_view(page: Any, size: str, scheme: str) -> None:
    """Show an open page in another size and with another colour scheme."""
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme)


def find_violations(page: Any, axe: Path) -> list[str]:
    """Return what axe-core finds in a page, a line each.

    It is loaded into the page first; the page's own policy does not bind ``evaluate``.
    """
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(axe.read_text(encoding="utf-8") + "\n;undefined")
    return describe_violations(page.evaluate(RUN_AXE))


def describe_violations(found: Any) -> list[str]:
    """Return what axe-core has found, a line each."""
    return [
        f"{kind} {item['id']}: {json.dumps([node['html'] for node in item['nodes'][:2]])}"
        for kind in ("violations", "incomplete")
        for item in found[kind]
    ]


def measure_overflow(page: Any) -> int:
    """Return by how many pixels the page is wider than the window."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
