"""The workbench for tests: its answers without a socket, and a real server as users start it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from dragoman.project import Project
from helpers.tools import need_module

need_module("flask")  # for all tests that import this file

from flask.testing import FlaskClient  # noqa: E402

from dragoman.workbench._app import make_app  # noqa: E402
from dragoman.workbench._desk import Desk  # noqa: E402
from dragoman.workbench._events import Events  # noqa: E402
from dragoman.workbench._security import CSRF_HEADER, Secrets  # noqa: E402

PORT = 8765
HOST = f"127.0.0.1:{PORT}"
ORIGIN = f"http://{HOST}"


class Workbench:
    """A browser that has opened the printed address. It talks to the application itself."""

    def __init__(self, root: Path) -> None:
        self.secrets = Secrets(PORT)
        self.desk = Desk(root)
        self.events = Events(self.desk)
        self.app = make_app(self.desk, self.events, self.secrets)
        self.client = self.make_client()
        self.client.get(f"/?token={self.secrets.token}", headers={"Host": HOST})

    @property
    def project(self) -> Project:
        return self.desk.project

    def make_client(self) -> FlaskClient:
        """Return another browser, which has no cookie yet."""
        return self.app.test_client()

    def locate(self, address: str) -> str:
        """Return where an address of the workbench is: below the folder that nobody else knows."""
        return f"/{self.secrets.folder}{address}"

    def get(self, address: str, **headers: str) -> Any:
        """Ask for something; return werkzeug's response. ``_`` in the name of a header is ``-``."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.get(self.locate(address), headers={"Host": HOST, **named})

    def post(
        self,
        address: str,
        sent: Any,
        *,
        headers: Mapping[str, str | None] | None = None,
        **how: Any,
    ) -> Any:
        """Send JSON as the page does; a header None is left out."""
        given = {"Host": HOST, "Origin": ORIGIN, CSRF_HEADER: self.secrets.csrf, **(headers or {})}
        kept = {name: value for name, value in given.items() if value is not None}
        return self.client.post(self.locate(address), headers=kept, **(how or {"json": sent}))

    def rows(self, document: str = "letter", language: str = "fa", query: str = "") -> list[Any]:
        """Return the paragraphs as the page has them."""
        answer = self.get(f"{place(document, language)}/rows?{query}")
        assert answer.status_code == 200, answer.text
        found: list[Any] = answer.json["rows"]
        return found

    def save(
        self, row: Mapping[str, Any], text: str, mark: str = "translated", where: str = ""
    ) -> Any:
        """Save a text over a row as it was shown; return the answer."""
        sent = {"digest": row["digest"], "translation": text, "mark": mark}
        answer = self.post(f"{where or place()}/row/{row['key']}", sent)
        assert answer.status_code == 200, answer.text
        return answer.json

    def review(self, *rows: Mapping[str, Any], approve: bool = True, **more: Any) -> Any:
        """Approve rows, or take that back; return what became of each."""
        sent = {"digests": {row["key"]: row["digest"] for row in rows}, "approve": approve, **more}
        answer = self.post(f"{place()}/review", sent)
        assert answer.status_code == 200, answer.text
        return answer.json["results"]


def place(document: str = "letter", language: str = "fa") -> str:
    """Return where a document in a language is asked for."""
    return f"/api/document/{quote(document)}/{language}"


class Answer(NamedTuple):
    """What a real server has answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass
class Server:
    """``dragoman serve`` in a process of its own."""

    process: subprocess.Popen[str]
    address: str
    """The line that it has printed."""
    folder: str = ""
    """Below it are all addresses; known when somebody has logged in."""

    @property
    def port(self) -> int:
        return urlsplit(self.address).port or 0

    def ask(
        self, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Send one request with a connection of its own."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            method = "GET" if body is None else "POST"
            connection.request(method, f"{self.folder}{path}", body, dict(headers or {}))
            response = connection.getresponse()
            return Answer(response.status, dict(response.getheaders()), response.read())
        finally:
            connection.close()

    def log_in(self) -> dict[str, str]:
        """Open the printed address; return the headers that the page sends from then on."""
        self.folder = ""
        first = self.ask(self.address.partition(str(self.port))[2])
        self.folder = first.headers["Location"].rstrip("/")
        cookie = first.headers["Set-Cookie"].partition(";")[0]
        page = self.ask("/", headers={"Cookie": cookie}).body.decode()
        token = page.partition('name="csrf" content="')[2].partition('"')[0]
        origin = f"http://127.0.0.1:{self.port}"
        return {"Cookie": cookie, "Origin": origin, CSRF_HEADER: token,
                "Content-Type": "application/json"}  # fmt: skip


@contextmanager
def run_server(root: Path, *options: str) -> Iterator[Server]:
    """Start ``dragoman serve`` and end it with Control-C."""
    with subprocess.Popen(
        [sys.executable, "-m", "dragoman", "-C", str(root), "serve", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stdout is not None
        try:
            yield Server(process, process.stdout.readline().strip())
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
                process.wait(30)
