"""Asking a server over HTTP: JSON out, JSON back, within bounds of size and time.

It is the client of the standard library without all that could lead a text elsewhere: no proxies
(also not those of the environment), no redirects, no cookies. Before a request to this machine is
sent, the socket itself says where it leads.
"""

from __future__ import annotations

import json
import socket
import ssl
import threading
from collections.abc import Mapping
from contextlib import suppress
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Any

from dragoman import clock
from dragoman.engines._address import ServerAddress, is_loopback
from dragoman.errors import AnswerError, BusyEngineError, EngineError, quote
from dragoman.model.drafting import EngineOptions

MOST = 1_000_000
"""In bytes: no translation of a paragraph is longer."""
_CONNECTING = 10.0
"""In seconds: the longest wait for a connection."""
_LONGEST_WAIT = 600.0
"""In seconds: a server cannot make us wait longer before we ask again."""
_LONGEST_REASON = 160
_LATER = frozenset({429, 502, 503, 504})
_REFUSED = frozenset({401, 402, 403, 407})
_WRONG = frozenset({400, 415, 422})
_HEADERS = {
    "Content-Type": "application/json",
    "Accept": "application/json",
    "User-Agent": "dragoman",
    "Connection": "close",
}


class RefusedRequestError(AnswerError):
    """The server says that it cannot read the request."""


class JsonServer:
    """A server that answers JSON with JSON. Several threads may ask it at once."""

    def __init__(self, address: ServerAddress, options: EngineOptions) -> None:
        self.address, self.options = address, options
        self._open: set[socket.socket] = set()
        self._is_closed = False
        self._guard = threading.Lock()

    def ask(self, path: str, body: Mapping[str, Any], headers: Mapping[str, str]) -> Any:
        """Return what the server answers, parsed. Raises as ``DraftEngine.translate`` does."""
        data = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
        connection = self._connect()
        opened = connection.sock  # the connection forgets it when the answer begins
        deadline = _Deadline(opened, self.options.timeout)
        try:
            with deadline:
                _shake_hands(opened)
                connection.request("POST", self.address.path + path, data, {**_HEADERS, **headers})
                with connection.getresponse() as response:
                    content = response.read(MOST + 1)
                deadline.check()
        except (OSError, HTTPException, ValueError) as error:
            raise self._explain_failure(error, is_late=deadline.has_passed) from None
        finally:
            self._forget(connection, opened)
        self._check_status(response, path, content)
        return self._parse(content, path)

    def close(self) -> None:
        """End all connections; the requests that wait for an answer fail."""
        with self._guard:
            self._is_closed = True
            for each in self._open:
                _shut(each)

    def _connect(self) -> HTTPConnection:
        """Return a connection, already open. Raises EngineError."""
        address = self.address
        try:
            opened = _open_socket(address)
            kind = HTTPSConnection if address.is_encrypted else HTTPConnection
            connection = kind(address.host, address.port)
            connection.sock = _encrypt(opened, address.host) if address.is_encrypted else opened
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise EngineError(
                f"nobody answers at {address.shown} ({reason}): is the server running?"
            ) from None
        connection.sock.settimeout(self.options.timeout)
        with self._guard:
            if self._is_closed:
                connection.close()
                raise EngineError("the work was stopped")
            self._open.add(connection.sock)
        return connection

    def _forget(self, connection: HTTPConnection, opened: socket.socket) -> None:
        with self._guard:
            self._open.discard(opened)
        connection.close()
        opened.close()

    def _explain_failure(self, error: Exception, *, is_late: bool) -> EngineError:
        if self._is_closed:
            return EngineError("the work was stopped")
        if is_late or isinstance(error, TimeoutError):
            return AnswerError(f"{self.address.shown} gave no answer in {self.options.timeout:g} s")
        if isinstance(error, ssl.SSLCertVerificationError):
            reason = error.verify_message
            return EngineError(f"{self.address.shown} cannot prove that it is that host ({reason})")
        if isinstance(error, ConnectionError):
            return BusyEngineError(f"{self.address.shown} ended the connection")
        return AnswerError(f"{self.address.shown} does not speak HTTP as it should")

    def _check_status(self, response: HTTPResponse, path: str, content: bytes) -> None:
        status, where = response.status, self.address.shown
        if status == 200:
            return
        if status in _LATER:
            after = _read_wait(response.getheader("Retry-After") or "")
            raise BusyEngineError(f"{where} has no time (status {status})", after)
        reason = self._read_reason(content)
        if 300 <= status < 400:
            raise EngineError(f"{where} points to another address, and dragoman follows none")
        if status in _REFUSED:
            raise EngineError(f"{where} refuses us (status {status}){reason}: look at the key")
        if status == 404:
            raise EngineError(
                f"{where} has nothing at {self.address.path}{path}{reason}: look at draft.url and "
                "draft.model"
            )
        kind = RefusedRequestError if status in _WRONG else AnswerError
        raise kind(f"{where} reports the status {status}{reason}")

    def _read_reason(self, content: bytes) -> str:
        """Return what a server says of an error, as the end of a sentence; the key is not in it."""
        try:
            text = _find_reason(json.loads(content))
        except (ValueError, RecursionError):
            return ""
        text = " ".join(self.options.key.hide_in(text).split())
        return f", {quote(text[:_LONGEST_REASON])}" if text else ""

    def _parse(self, content: bytes, path: str) -> Any:
        where = self.address.shown
        if len(content) > MOST:
            raise AnswerError(f"the answer of {where} is longer than {MOST // 1_000_000} MB")
        if content.lstrip()[:1] == b"<":
            raise AnswerError(f"{where} answers with a web page: look at draft.url")
        try:
            data = json.loads(content)
        except (ValueError, RecursionError):
            raise AnswerError(f"the answer of {where} is not JSON") from None
        if isinstance(data, dict) and data.get("error"):  # LM Studio says so with the status 200
            reason = self._read_reason(content)
            raise AnswerError(
                f"{where} reports an error at {self.address.path}{path}{reason}: look at draft.url "
                "and draft.model"
            )
        return data


def _find_reason(data: Any) -> str:
    """Return what the JSON of an error says in words, as servers word it; "" for nothing."""
    for name in ("error", "message", "detail"):  # llama.cpp, vLLM, and what FastAPI refuses
        said = data.get(name) if isinstance(data, dict) else None
        if isinstance(said, dict):
            said = said.get("message")
        if isinstance(said, str) and said:
            return said
    return ""


class _Deadline:
    """Ends a connection when its time is over, however the other side spends that."""

    def __init__(self, connected: socket.socket, seconds: float) -> None:
        self.has_passed = False
        self._socket = connected
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_error: object) -> None:
        self._timer.cancel()

    def check(self) -> None:
        """Raise TimeoutError where the connection was ended: what came before is not whole."""
        if self.has_passed:
            raise TimeoutError

    def _end(self) -> None:
        self.has_passed = True
        _shut(self._socket)


def _shut(opened: socket.socket) -> None:
    with suppress(OSError):
        opened.shutdown(socket.SHUT_RDWR)


def _open_socket(address: ServerAddress) -> socket.socket:
    """Connect to a server. Raises OSError where nobody answers, EngineError for the wrong place.

    What is said to be this machine must be it: a file of hosts may say that localhost is another.
    """
    opened = socket.create_connection((address.host, address.port), _CONNECTING)
    try:
        reached = opened.getpeername()
        if address.is_here and not is_loopback(str(reached[0])):
            raise EngineError(f"{address.shown} is not on this machine")
    except BaseException:
        opened.close()
        raise
    return opened


def _encrypt(opened: socket.socket, host: str) -> socket.socket:
    """Return a socket that is encrypted when ``_shake_hands`` has been called."""
    try:
        return ssl.create_default_context().wrap_socket(
            opened, server_hostname=host, do_handshake_on_connect=False
        )
    except BaseException:
        opened.close()
        raise


def _shake_hands(opened: socket.socket) -> None:
    """Begin the encryption, where there is one, within the time of the request: a server may be
    slow here, too."""
    if isinstance(opened, ssl.SSLSocket):
        opened.do_handshake()


def _read_wait(header: str) -> float:
    """Return the seconds that ``Retry-After`` says, at most ten minutes; 0 where it says none."""
    text = header.strip()
    if text.isdecimal() and text.isascii():
        return min(float(text[:9]), _LONGEST_WAIT)
    try:
        seconds = (parsedate_to_datetime(text) - clock.now()).total_seconds()
    except (TypeError, ValueError, OverflowError):
        return 0.0
    return min(max(seconds, 0.0), _LONGEST_WAIT)
