"""Who may talk to the workbench: one browser of the person who started it, and no page of others.

Every program on this machine can open a connection to it, and every page on the web can let a
browser send something to it. So each request needs a secret that only the printed address has.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from typing import ClassVar

from flask import Request, Response

CSRF_HEADER = "X-Dragoman-Token"
_SHARED = (
    "default-src 'none'; img-src 'self' data:; font-src data:; base-uri 'none'; "
    "frame-ancestors 'self'; "
)
_POLICY = _SHARED + (
    "script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'"
)
_EDITION_POLICY = _SHARED + (
    "script-src 'none'; style-src 'unsafe-inline'; connect-src 'none'; frame-src 'none'; "
    "form-action 'none'"
)
"""A file in the folder of the editions may be somebody else's: it shows itself and nothing more."""


def _make_secret() -> str:
    return secrets.token_urlsafe(32)


@dataclass(frozen=True, slots=True)
class Secrets:
    """What a browser must know; made anew at each start, and kept nowhere."""

    port: int
    token: str = field(default_factory=_make_secret)
    """In the first address."""
    cookie: str = field(default_factory=_make_secret)
    """What the browser then has instead."""
    csrf: str = field(default_factory=_make_secret)
    """In the pages, so that only they can change anything."""
    folder: str = field(default_factory=_make_secret)
    """Below it are all addresses."""
    cookie_name: ClassVar[str] = "dragoman"

    @property
    def path(self) -> str:
        """The folder as it is in addresses. The cookie is for these only: a browser sends a cookie
        to all ports of a machine, and at another one may be another project, or somebody else."""
        return f"/{self.folder}/"

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names that a browser may know this machine by. A page of another name that leads here
        (DNS rebinding) is refused."""
        return tuple(f"{name}:{self.port}" for name in ("127.0.0.1", "localhost"))

    def explain_refusal(self, request: Request) -> str:
        """Return why a request is refused, in a sentence; "" for one that may go on."""
        if request.host not in self.hosts:
            return "this address does not belong to dragoman"
        is_inside = _is_equal(f"{request.script_root}/", self.path)
        if not is_inside or not _is_equal(request.cookies.get(self.cookie_name, ""), self.cookie):
            return "open the address that dragoman serve printed"
        if request.method in {"GET", "HEAD"}:
            return ""
        origin = request.headers.get("Origin", "")
        if origin not in {f"http://{host}" for host in self.hosts}:
            return "another page has sent this"
        if not _is_equal(request.headers.get(CSRF_HEADER, ""), self.csrf):
            return "this page is of an earlier start of dragoman: load it again"
        return ""

    def accepts(self, request: Request) -> bool:
        """Return whether a request is the first one, by the printed address."""
        if request.method != "GET":
            return False
        return request.host in self.hosts and _is_equal(request.args.get("token", ""), self.token)


def _is_equal(given: str, expected: str) -> bool:
    """Compare without telling by the time how much of it is right."""
    return hmac.compare_digest(given.encode(), expected.encode())


def protect(response: Response, *, inline_style: bool) -> Response:
    """Add the headers that keep a page from loading, running or telling anything.

    ``inline_style`` is for editions, whose style sheet is in the page; nothing of theirs runs.
    """
    policy = _EDITION_POLICY if inline_style else _POLICY
    response.headers["Content-Security-Policy"] = policy
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "no-store"
    return response
