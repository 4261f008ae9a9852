"""Firefox for the tests, by its own protocol (Marionette): what else drives it patches it first.

https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from base64 import b64decode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from helpers.tools import missing

_PATIENCE = 60
"""In seconds: for the first start, and for an answer."""
_PREFERENCES: Mapping[str, object] = {
    "marionette.port": 0,
    "app.update.enabled": False,
    "browser.download.folderList": 2,
    "browser.download.useDownloadDir": True,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "remote.prefs.recommended": True,
    "toolkit.telemetry.enabled": False,
}


class Firefox:
    """A browser with one page."""

    def __init__(self, connection: socket.socket, downloads: Path) -> None:
        self.downloads = downloads
        self._connection = connection
        self._count = 0
        self._receive()
        self.call("WebDriver:NewSession", {"strictFileInteractability": True})

    def call(self, command: str, parameters: Mapping[str, Any] | None = None) -> Any:
        """Send a command of WebDriver, and return what it answers."""
        self._count += 1
        data = json.dumps([0, self._count, command, dict(parameters or {})]).encode()
        self._connection.sendall(f"{len(data)}:".encode() + data)
        _, _, error, result = self._receive()
        assert error is None, f"{command}: {error}"
        return result

    def _receive(self) -> Any:
        size = b""
        while not size.endswith(b":"):
            size += self._read(1)
        return json.loads(self._read(int(size[:-1])))

    def _read(self, size: int) -> bytes:
        parts = b""
        while len(parts) < size:
            part = self._connection.recv(size - len(parts))
            assert part, "Firefox has ended"
            parts += part
        return parts

    def open(self, url: str, width: int = 1280, height: int = 900) -> None:
        """Open a page in a window; one that is narrower than Firefox allows, by its zoom."""
        zoom = 2 if width < 500 else 1
        self.call("WebDriver:Navigate", {"url": url})
        self.call("Marionette:SetContext", {"value": "chrome"})
        self.run(f"gBrowser.selectedBrowser.fullZoom = {zoom}")
        self.call("Marionette:SetContext", {"value": "content"})
        self.call("WebDriver:SetWindowRect", {"width": width * zoom, "height": height * zoom})

    def reload(self) -> None:
        """Load the page again."""
        self.call("WebDriver:Refresh")

    def run(self, script: str, *arguments: object) -> Any:
        """Run a function's body in the page, and return its result."""
        values = {"script": script, "args": list(arguments), "sandbox": None}
        return self.call("WebDriver:ExecuteScript", values)["value"]

    def find(self, selector: str) -> str:
        """Return the number that the protocol has for the first element that fits."""
        query = {"using": "css selector", "value": selector}
        return str(next(iter(self.call("WebDriver:FindElement", query)["value"].values())))

    def click(self, selector: str) -> None:
        """Click on an element, after it was scrolled out from below bars of the page."""
        element = self.find(selector)  # waits until it is there
        how = {"block": "nearest", "behavior": "instant"}
        self.run("document.querySelector(arguments[0]).scrollIntoView(arguments[1])", selector, how)
        self.call("WebDriver:ElementClick", {"id": element})

    def type(self, selector: str, text: str) -> None:
        """Type a text into a field."""
        self.call("WebDriver:ElementSendKeys", {"id": self.find(selector), "text": text})

    def picture(self) -> bytes:
        """Return what the window shows, as PNG."""
        return b64decode(self.call("WebDriver:TakeScreenshot", {"full": False})["value"])

    def wait_for_download(self, pattern: str) -> Path:
        """Return the file that was downloaded, when it is whole."""
        for _ in range(_PATIENCE * 10):
            found = list(self.downloads.glob(pattern))
            if found and found[0].stat().st_size and not list(self.downloads.glob("*.part")):
                return found[0]
            time.sleep(0.1)
        raise AssertionError(f"nothing was downloaded to {self.downloads}")


@contextmanager
def firefox(folder: Path, **preferences: object) -> Iterator[Firefox]:
    """Start Firefox with a profile in a folder of the test, or end the test where there is none."""
    path = shutil.which("firefox") or shutil.which("firefox-esr")
    if path is None:
        missing("firefox is not installed")
    profile, downloads = folder / "profile", folder / "downloads"
    profile.mkdir()
    downloads.mkdir()
    values = {**_PREFERENCES, "browser.download.dir": str(downloads), **preferences}
    lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in values.items())
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")
    command = [path, "--headless", "--no-remote", "--marionette", "--profile", str(profile)]
    command += ["--remote-allow-system-access"]  # to set the zoom
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            with socket.create_connection(("127.0.0.1", _find_port(profile)), _PATIENCE) as line:
                yield Firefox(line, downloads)
        finally:
            process.terminate()


def _find_port(profile: Path) -> int:
    """Return the port that Firefox listens at, which it writes into its profile."""
    path = profile / "MarionetteActivePort"
    for _ in range(_PATIENCE * 10):
        if path.exists() and path.read_text(encoding="utf-8").strip():
            return int(path.read_text(encoding="utf-8"))
        time.sleep(0.1)
    raise AssertionError("Firefox does not start")
