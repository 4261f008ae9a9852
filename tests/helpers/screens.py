"""Chromium and Firefox as one kind of screen: what a test asks, it asks both."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from helpers.browser import RUN_AXE, SIZES, chromium, describe_violations
from helpers.firefox import Firefox, firefox

OVERFLOW = """const page = document.documentElement;
return Math.max(0, page.scrollWidth - page.clientWidth)"""
"""The function's body that returns by how many pixels the page is wider than the window."""


class Screen(Protocol):
    """A browser with one page."""

    def open(self, path: Path) -> None:
        """Open a page of the disk, in the view that was last shown."""

    def show(self, size: str, scheme: str = "light", media: str = "screen") -> None:
        """Show the page in a size of ``browser.SIZES``, a colour scheme, and a medium."""

    def run(self, script: str, *arguments: object) -> Any:
        """Return what a function's body returns in the page."""

    def click(self, selector: str) -> None:
        """Click on the middle of an element."""

    def hover(self, selector: str) -> None:
        """Point at the middle of an element."""

    def press_tab(self) -> None:
        """Move on with the keyboard."""

    def print(self, *, landscape: bool = False) -> bytes:
        """Return the page on paper, as PDF."""

    def picture(self) -> bytes:
        """Return what the window shows, as PNG."""


class ChromiumScreen:
    """Chromium, by Playwright."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def open(self, path: Path) -> None:
        self.page.goto(path.as_uri())

    def show(self, size: str, scheme: str = "light", media: str = "screen") -> None:
        width, height = SIZES[size]
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(color_scheme=scheme, media=media, reduced_motion="reduce")

    def run(self, script: str, *arguments: object) -> Any:
        whole = f"values => (function () {{ {script} }}).apply(null, values)"
        return self.page.evaluate(whole, list(arguments))

    def click(self, selector: str) -> None:
        self.page.click(selector)

    def hover(self, selector: str) -> None:
        self.page.hover(selector)

    def press_tab(self) -> None:
        self.page.keyboard.press("Tab")

    def print(self, *, landscape: bool = False) -> bytes:
        self.page.emulate_media(media="print")  # where ``show`` has said "screen"
        return bytes(self.page.pdf(prefer_css_page_size=True, landscape=landscape))

    def picture(self) -> bytes:
        return bytes(self.page.screenshot())


class FirefoxScreen:
    """Firefox, by its own protocol."""

    def __init__(self, driver: Firefox) -> None:
        self.driver = driver

    def clear(self) -> None:
        """Show nothing, as after the start: nothing is left of the tests before."""
        self.driver.call("WebDriver:Navigate", {"url": "about:blank"})
        self.show("desktop")

    def open(self, path: Path) -> None:
        self.driver.call("WebDriver:Navigate", {"url": path.as_uri()})

    def show(self, size: str, scheme: str = "light", media: str = "screen") -> None:
        width, height = SIZES[size]
        zoom = 2 if width < 500 else 1  # no window is narrower
        self.driver.call("Marionette:SetContext", {"value": "chrome"})
        self.driver.run(
            "const [zoom, scheme, medium] = arguments, browser = gBrowser.selectedBrowser;"
            "const name = 'layout.css.prefers-color-scheme.content-override';"
            "Services.prefs.setIntPref(name, scheme);"
            "browser.browsingContext.mediumOverride = medium; browser.fullZoom = zoom;",
            *(zoom, int(scheme == "light"), "print" if media == "print" else ""),
        )
        self.driver.call("Marionette:SetContext", {"value": "content"})
        self.driver.call(
            "WebDriver:SetWindowRect", {"width": width * zoom, "height": height * zoom}
        )

    def run(self, script: str, *arguments: object) -> Any:
        return self.driver.run(script, *arguments)

    def click(self, selector: str) -> None:
        self._point(selector, press=True)

    def hover(self, selector: str) -> None:
        self._point(selector, press=False)

    def press_tab(self) -> None:
        keys = [{"type": kind, "value": "\ue004"} for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keys", "actions": keys})

    def print(self, *, landscape: bool = False) -> bytes:
        orientation = "landscape" if landscape else "portrait"
        values = {"orientation": orientation, "page": {"width": 21.0, "height": 29.7}}
        margin = dict.fromkeys(("top", "bottom", "left", "right"), 1.5)
        answer = self.driver.call("WebDriver:Print", {**values, "margin": margin})
        return b64decode(answer["value"])

    def picture(self) -> bytes:
        return self.driver.picture()

    def _point(self, selector: str, *, press: bool) -> None:
        self.run(
            f"document.querySelector({json.dumps(selector)}).scrollIntoView({{block: 'center'}})"
        )
        origin = {"element-6066-11e4-a52e-4f735466cecf": self.driver.find(selector)}
        moves: list[dict[str, Any]] = [
            {"type": "pointerMove", "duration": 0, "x": 0, "y": 0, "origin": origin}
        ]
        if press:
            moves += [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        self._act({"type": "pointer", "id": "mouse", "actions": moves})

    def _act(self, source: dict[str, Any]) -> None:
        self.driver.call("WebDriver:PerformActions", {"actions": [source]})


def find_violations(screen: Screen, axe: Path, *, on_paper: bool = False) -> list[str]:
    """Return what axe-core finds in a page, a line each.

    On paper it does not judge colours: the room that keeps a heading with its text confuses it.
    """
    if screen.run("return typeof axe === 'undefined'"):
        screen.run(axe.read_text(encoding="utf-8").replace("}(this)", "}(window)"))
    if on_paper:
        screen.run("axe.configure({rules: [{id: 'color-contrast', enabled: false}]})")
    found = describe_violations(screen.run(f"return {RUN_AXE}"))
    screen.run("axe.reset()")
    return found


@contextmanager
def open_chromium() -> Iterator[Screen]:
    """Start Chromium. Where there is none, the test ends."""
    with chromium() as reader, reader.open("about:blank") as page:
        yield ChromiumScreen(page)


@contextmanager
def open_firefox(folder: Path) -> Iterator[FirefoxScreen]:
    """Start Firefox, with its files in a folder of the test. Where there is none, the test ends."""
    with firefox(folder, **{"ui.prefersReducedMotion": 1}) as driver:
        yield FirefoxScreen(driver)
