"""Servers that speak the interfaces of machines that draft: real HTTP, and no network."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

Answer = Callable[[dict[str, Any]], str]
"""Returns the translation for what was asked: of a chat, the JSON object of the text."""


class Asked(NamedTuple):
    """A request as it came."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def fields(self) -> dict[str, Any]:
        """Of a chat, the JSON object with the text."""
        return dict(json.loads(self.body["messages"][-1]["content"]))

    @property
    def text(self) -> str:
        """The text that is to be translated."""
        return str(self.body["q"] if "q" in self.body else self.fields["text"])


class Stub:
    """A server that answers, and remembers what it was asked."""

    def __init__(self, reply: Callable[[Asked, BaseHTTPRequestHandler], None]) -> None:
        self.asked: list[Asked] = []
        stub = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                data = self.rfile.read(int(self.headers["Content-Length"]))
                asked = Asked(self.path, dict(self.headers), json.loads(data))
                stub.asked.append(asked)
                reply(asked, self)

            def log_message(self, *_arguments: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            request_queue_size = 128
            daemon_threads = True

            def handle_error(self, *_arguments: object) -> None:
                pass  # a client that goes away in the middle is what some tests are about

        self.server = Server(("127.0.0.1", 0), Handler)

    @property
    def port(self) -> int:
        return int(self.server.server_address[1])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def serve(reply: Callable[[Asked, BaseHTTPRequestHandler], None]) -> Iterator[Stub]:
    """Serve on this machine while the block runs; ``reply`` writes the whole answer."""
    stub = Stub(reply)
    thread = threading.Thread(target=stub.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield stub
    finally:
        stub.server.shutdown()
        thread.join()
        stub.server.server_close()


def send(
    handler: BaseHTTPRequestHandler, content: bytes, status: int = 200, **headers: str
) -> None:
    """Send an answer; of the names of headers, ``_`` is ``-``."""
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(content)))
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(content)


def write_chat(content: str) -> bytes:
    """Return the answer of a chat server that says ``content``."""
    message = {"role": "assistant", "content": content}
    return json.dumps({"choices": [{"message": message, "finish_reason": "stop"}]}).encode()


def chat(answer: Answer) -> Callable[[Asked, BaseHTTPRequestHandler], None]:
    """Return a reply as servers of models give it."""

    def reply(asked: Asked, handler: BaseHTTPRequestHandler) -> None:
        send(handler, write_chat(json.dumps({"translation": answer(asked.fields)})))

    return reply


def libretranslate(answer: Answer) -> Callable[[Asked, BaseHTTPRequestHandler], None]:
    """Return a reply as LibreTranslate gives it."""

    def reply(asked: Asked, handler: BaseHTTPRequestHandler) -> None:
        found = answer({**asked.body, "text": asked.text})
        send(handler, json.dumps({"translatedText": found}).encode())

    return reply
