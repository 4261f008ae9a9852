"""Encrypted servers: one that is slow from the first byte, and one that is not who it says."""

from __future__ import annotations

import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from dragoman.engines import DraftEngine, load_engine
from dragoman.errors import AnswerError, EngineError
from dragoman.model.drafting import DraftRequest, EngineOptions

ASKED = DraftRequest("A letter.", "en", "fa")


@contextmanager
def answered_by(answer: Callable[[socket.socket], None], timeout: float) -> Iterator[DraftEngine]:
    """Give an engine whose server does this with its first connection."""

    def run() -> None:
        with suppress(OSError):
            connected, _ = listening.accept()
            with connected:
                answer(connected)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=run, daemon=True).start()
        url = f"https://127.0.0.1:{listening.getsockname()[1]}/v1"
        engine = load_engine("openai").start(EngineOptions(url=url, model="m", timeout=timeout), 1)
        yield engine
        engine.close()


def test_a_server_that_begins_without_end_is_left() -> None:
    ended = threading.Event()

    def drip(connected: socket.socket) -> None:
        connected.sendall(b"\x16\x03\x03\x40\x00\x02\x00\x3f\xfc")  # a long record begins
        for _ in range(200):
            if ended.wait(0.05):
                return
            connected.sendall(b"\0")

    with answered_by(drip, 0.4) as engine:
        with pytest.raises(AnswerError, match="gave no answer in"):
            engine.translate(ASKED)
        ended.set()


def test_the_work_is_stopped_while_a_server_begins() -> None:
    begun, ended = threading.Event(), threading.Event()

    def wait(_connected: socket.socket) -> None:
        begun.set()
        ended.wait(30)

    with answered_by(wait, 60.0) as engine:

        def stop() -> None:
            begun.wait(10)
            engine.close()

        stopper = threading.Thread(target=stop)
        stopper.start()
        with pytest.raises(EngineError, match="stopped"):
            engine.translate(ASKED)
        ended.set()
        stopper.join()


def test_a_server_that_cannot_prove_who_it_is_gets_nothing(
    tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = [need_tool("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-subj", "/CN=127.0.0.1", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    got: list[bytes] = []

    def read(connected: socket.socket) -> None:
        with context.wrap_socket(connected, server_side=True) as encrypted:
            got.append(encrypted.recv(1000))

    with (
        answered_by(read, 10.0) as engine,
        pytest.raises(EngineError, match="cannot prove that it is that host") as caught,
    ):
        engine.translate(ASKED)
    assert not isinstance(caught.value, AnswerError)  # asking again is of no use
    assert not any(got)
