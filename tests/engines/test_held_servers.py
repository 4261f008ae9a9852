"""Servers: what each status means, and the bounds of what is sent and taken, at their edges."""

from __future__ import annotations

import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from dragoman.engines import load_engine
from dragoman.engines._address import read_address
from dragoman.engines._server import MOST, JsonServer, RefusedRequestError
from dragoman.errors import AnswerError, BusyEngineError, EngineError
from dragoman.model.drafting import (
    AgreedTerm,
    DraftRequest,
    EngineOptions,
    NearbyText,
    Secret,
)
from helpers import draft_servers
from helpers.draft_servers import Asked, Stub, send, serve, write_chat
from helpers.durations import wait_until

ASKED = DraftRequest("The letter", "en", "fa")
Reply = Callable[[Asked, BaseHTTPRequestHandler], None]


@contextmanager
def connect(reply: Reply, path: str = "", **changes: Any) -> Iterator[tuple[JsonServer, Stub]]:
    with serve(reply) as stub:
        options = EngineOptions(timeout=10.0)._replace(**changes)
        server = JsonServer(read_address(stub.url + path), options)
        try:
            yield server, stub
        finally:
            server.close()


def answer_with(content: bytes, status: int = 200, **headers: str) -> Reply:
    return lambda _asked, handler: send(handler, content, status, **headers)


def refuse(content: bytes, status: int, **changes: Any) -> EngineError:
    """Return what is raised where a server answers so."""
    with (
        connect(answer_with(content, status), **changes) as (server, _),
        pytest.raises(EngineError) as caught,
    ):
        server.ask("/x", {}, {})
    return caught.value


@pytest.mark.parametrize(
    ("statuses", "kind", "sentence"),
    [
        ((429, 502, 503, 504), BusyEngineError, "has no time (status {})"),
        ((401, 402, 403, 407), EngineError, "refuses us (status {}), 'why': look at the key"),
        ((400, 415, 422), RefusedRequestError, "reports the status {}, 'why'"),
        ((404,), EngineError, "has nothing at /x, 'why': look at draft.url and draft.model"),
        ((300, 301, 399), EngineError, "points to another address, and dragoman follows none"),
        ((201, 299, 405, 410, 428, 430, 500, 501, 505), AnswerError, "the status {}, 'why'"),
    ],
)
def test_every_status_is_one_kind_of_refusal(
    statuses: tuple[int, ...], kind: type[EngineError], sentence: str
) -> None:
    """Only an answer with 200 is one. The kind decides whether, and how, it is asked again."""
    for status in statuses:
        error = refuse(b'{"error": "why"}', status)
        assert type(error) is kind, status
        assert str(error).endswith(sentence.format(status)), status


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"error": "no  such\\n model"}', ", 'no such model'"),
        (b'{"error": {"message": "no model"}}', ", 'no model'"),
        (b'{"error": ""}', ""),
        (b'{"error": 7}', ""),
        (b'{"error": {"code": 7}}', ""),
        (b"[]", ""),
        (b"no json", ""),
        (json.dumps({"error": "x" * 161}).encode(), f", '{'x' * 160}'"),
        (json.dumps({"error": "x" * 160}).encode(), f", '{'x' * 160}'"),
    ],
)
def test_what_a_server_says_of_an_error_is_quoted_up_to_a_length(content: bytes, said: str) -> None:
    assert str(refuse(content, 500)).endswith(f"reports the status 500{said}")


def test_the_answer_of_the_greatest_length_is_taken_and_the_next_is_not() -> None:
    longest = b'"' + b"x" * (MOST - 2) + b'"'
    assert len(longest) == 1_000_000
    with connect(answer_with(longest)) as (server, _):
        assert server.ask("", {}, {}) == "x" * (MOST - 2)
    assert "is longer than 1 MB" in str(refuse(longest + b" ", 200))


def test_the_path_of_the_address_is_before_that_of_the_question() -> None:
    with connect(answer_with(b"{}"), "/v1/") as (server, stub):
        assert server.ask("/chat", {"text": "نامه"}, {"X-A": "b"}) == {}
        (asked,) = stub.asked
    assert asked.path == "/v1/chat"
    assert asked.body == {"text": "نامه"}
    assert asked.headers["X-A"] == "b"
    assert asked.headers["Content-Type"] == asked.headers["Accept"] == "application/json"


def test_half_a_letter_in_a_text_is_sent_as_a_question_mark() -> None:
    with connect(answer_with(b"{}")) as (server, stub):
        server.ask("", {"text": "a\ud800b"}, {})
        assert stub.asked[0].body == {"text": "a?b"}


def test_an_answer_may_take_longer_than_a_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """A model thinks for a minute; a machine that is there connects at once."""
    monkeypatch.setattr("dragoman.engines._server._CONNECTING", 0.15)

    def reply(_asked: Asked, handler: BaseHTTPRequestHandler) -> None:
        threading.Event().wait(0.5)
        send(handler, b"7")

    with connect(reply) as (server, _):
        assert server.ask("", {}, {}) == 7


def test_a_connection_that_does_not_come_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []

    def create(_address: tuple[str, int], seconds: float) -> socket.socket:
        waited.append(seconds)
        raise TimeoutError

    monkeypatch.setattr(socket, "create_connection", create)
    server = JsonServer(read_address("http://127.0.0.1:9"), EngineOptions(timeout=300.0))
    with pytest.raises(EngineError, match=r"nobody answers at 127\.0\.0\.1:9 \(TimeoutError\)"):
        server.ask("", {}, {})
    assert waited == [10]


class Opened:
    """A socket that leads elsewhere, and knows whether it was closed."""

    is_closed = False

    def getpeername(self) -> tuple[str, int]:
        return "203.0.113.9", 80

    def close(self) -> None:
        self.is_closed = True


def test_a_socket_that_cannot_be_used_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Opened()
    monkeypatch.setattr(socket, "create_connection", lambda *_: opened)
    server = JsonServer(read_address("http://localhost:1"), EngineOptions())
    with pytest.raises(EngineError, match="localhost:1 is not on this machine"):
        server.ask("", {}, {})
    assert opened.is_closed


def test_a_socket_that_cannot_be_encrypted_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> ssl.SSLContext:
        raise ssl.SSLError("no certificates")

    opened = Opened()
    monkeypatch.setattr(socket, "create_connection", lambda *_: opened)
    monkeypatch.setattr(ssl, "create_default_context", fail)
    server = JsonServer(read_address("https://example.org"), EngineOptions())
    with pytest.raises(EngineError, match=r"nobody answers at example\.org:443"):
        server.ask("", {}, {})
    assert opened.is_closed


def test_a_server_has_no_connection_when_it_has_answered() -> None:
    with connect(answer_with(b"7")) as (server, _):
        assert [server.ask("", {}, {}) for _ in range(3)] == [7, 7, 7]
        assert server._open == set()
    assert "reports the status 500" in str(refuse(b"", 500))


def test_the_clock_of_a_request_ends_with_it() -> None:
    with connect(answer_with(b"7"), timeout=600.0) as (server, _):
        for _ in range(3):
            server.ask("", {}, {})
    wait_until(lambda: not any(isinstance(each, threading.Timer) for each in threading.enumerate()))


def test_nothing_is_asked_over_a_server_that_was_closed() -> None:
    with connect(answer_with(b"7")) as (server, stub):
        server.close()
        with pytest.raises(EngineError, match="stopped"):
            server.ask("", {}, {})
        assert server._open == set()
    assert stub.asked == []


def test_what_is_not_http_is_one_sentence() -> None:
    def reply(_asked: Asked, handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"hello\r\n\r\n")

    with (
        connect(reply) as (server, _),
        pytest.raises(AnswerError, match="does not speak HTTP as it should"),
    ):
        server.ask("", {}, {})


def test_a_whole_answer_that_does_not_end_in_time_is_none() -> None:
    """What came until then may be the beginning of another."""
    done = threading.Event()

    def reply(_asked: Asked, handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n12")
        done.wait(20)

    with connect(reply, timeout=0.3) as (server, _):
        with pytest.raises(AnswerError, match=r"gave no answer in 0\.3 s"):
            server.ask("", {}, {})
        done.set()


# What the two interfaces send


FULL = DraftRequest(
    "The letter", "fa", "ar", "A title", (NearbyText("Before", "پیش"), NearbyText("Earlier")),
    (NearbyText("After"),), (AgreedTerm("letter", ("نامه", "کاغذ")),), "The", "en", (),
    "it is empty",
)  # fmt: skip


def test_a_chat_is_asked_for_one_whole_answer_without_chance() -> None:
    with serve(draft_servers.chat(lambda _: "a")) as stub:
        engine = load_engine("openai").start(
            EngineOptions(url=stub.url, model="m", key=Secret("k")), 1
        )
        assert engine.translate(FULL) == "a"
        engine.close()
        (asked,) = stub.asked
    assert (asked.body["temperature"], asked.body["stream"]) == (0, False)
    schema = asked.body["response_format"]["json_schema"]
    assert (schema["strict"], schema["schema"]["additionalProperties"]) == (True, False)
    assert asked.headers["Authorization"] == "Bearer k"
    assert list(asked.fields) == [
        "from", "into", "title", "before", "after", "terms", "original", "complaint", "text",
    ]  # fmt: skip
    assert asked.fields["complaint"] == "it is empty"
    assert asked.fields["terms"] == {"letter": ["نامه", "کاغذ"]}
    assert asked.fields["before"][1] == {"text": "Earlier"}
    assert asked.body["messages"][0]["content"] == engine.instructions


def test_a_chat_without_more_gets_the_text_and_its_languages() -> None:
    with serve(draft_servers.chat(lambda _: "a")) as stub:
        engine = load_engine("openai").start(EngineOptions(url=stub.url, model="m"), 1)
        engine.translate(ASKED)
        assert stub.asked[0].fields == {"from": "English", "into": "Persian", "text": "The letter"}
        assert "Authorization" not in stub.asked[0].headers


@pytest.mark.parametrize("status", [400, 415, 422])
def test_only_a_refusal_of_the_request_is_asked_again_in_another_form(status: int) -> None:
    with serve(answer_with(b"{}", status)) as stub:
        engine = load_engine("openai").start(EngineOptions(url=stub.url, model="m"), 1)
        for _ in range(2):  # a server that refuses both forms may know the first one
            with pytest.raises(RefusedRequestError):
                engine.translate(ASKED)
        forms = ["response_format" in asked.body for asked in stub.asked]
    assert forms == [True, False, True, False]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<thinking>\na {\n</thinking>\n{\"translation\": \"b\"}", "b"),
        ("<think>a</think> <think>b</think> c", "c"),
        ("a <think>b</think>", ""),  # and so it is asked for again
        ('```\n{"translation": "b"}\n```', "b"),
        ("```\nb\n```", "b"),
        ("```json\nb", "```json\nb"),
        ("  b\n", "b"),
        ('{"translation": ""}', ""),
    ],
)  # fmt: skip
def test_what_is_around_a_translation_is_taken_off(content: str, text: str) -> None:
    with serve(answer_with(write_chat(content))) as stub:
        engine = load_engine("openai").start(EngineOptions(url=stub.url, model="m"), 1)
        assert engine.translate(ASKED) == text


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ({"choices": {}}, "no choices"),
        ({"choices": []}, "the server gave 0 answers to one question"),
        ({"choices": [1, 2]}, "the server gave 2 answers to one question"),
        ({"choices": [7]}, "has no text"),
        ({"choices": [{"message": 7}]}, "has no text"),
        ({"choices": [{"message": {"content": "[7]"}}]}, None),
        ({"choices": [{"message": {"content": '{"translation": 7}'}}]}, "not one field"),
        ({"choices": [{"message": {"content": "{"}}]}, "cannot be read"),
        ({"choices": [{"message": {"content": "a"}, "finish_reason": "stop"}]}, None),
        ({"choices": [{"message": {"content": "a"}, "finish_reason": "length"}]}, "in the middle"),
    ],
)
def test_half_a_chat_is_one_sentence(answer: object, sentence: str | None) -> None:
    with serve(answer_with(json.dumps(answer).encode())) as stub:
        engine = load_engine("openai").start(EngineOptions(url=stub.url, model="m"), 1)
        if sentence is None:
            assert engine.translate(ASKED) in ("a", "[7]")
            return
        with pytest.raises(AnswerError, match=sentence):
            engine.translate(ASKED)


def test_libretranslate_gets_the_key_and_codes_with_a_hyphen() -> None:
    with serve(draft_servers.libretranslate(lambda _: "a")) as stub:
        options = EngineOptions(url=stub.url, key=Secret("k"))
        engine = load_engine("libretranslate").start(options, 1)
        engine.translate(ASKED._replace(language="pt_BR"))
        load_engine("libretranslate").start(options._replace(key=Secret("")), 1).translate(ASKED)
        first, second = (asked.body for asked in stub.asked)
        assert stub.asked[0].path == "/translate"
    assert (first["target"], first["api_key"]) == ("pt-BR", "k")
    assert "api_key" not in second


@pytest.mark.parametrize(
    ("asked", "sent", "answer", "found"),
    [
        ('<g1>"a" & <b></g1>', '<g1>"a" &amp; &lt;b&gt;</g1>', None, '<g1>"a" & <b></g1>'),
        ("a<x2/>b", "a<x2/>b", "a<X 2 />b", "a<x2/>b"),
        ("a<x2/>b", "a<x2/>b", "a<x2></x2>b", "a<x2/>b"),
        ("a<x2/>b", "a<x2/>b", "a<x2>c</x2>b", "a<x2>c</x2>b"),
        ("<g12>a</g12>", "<g12>a</g12>", "< G12 >a< / g 12>", "<g12>a</g12>"),
        ("<g1>a</g1>", "<g1>a</g1>", "<g1>&lt;g2&gt;</g1>", "<g1><g2></g1>"),
        ("a &amp; b", "a &amp; b", "a &amp; b", "a &amp; b"),
    ],
)
def test_tags_and_signs_survive_libretranslate(
    asked: str, sent: str, answer: str | None, found: str
) -> None:
    reply = draft_servers.libretranslate(lambda fields: answer or fields["text"])
    with serve(reply) as stub:
        engine = load_engine("libretranslate").start(EngineOptions(url=stub.url), 1)
        assert engine.translate(ASKED._replace(text=asked)) == found
        assert stub.asked[0].body["q"] == sent


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [(b'{"translatedText": ["a", "b"]}', "gave 2 answers"), (b"{}", "has no translation")],
)
def test_half_an_answer_of_libretranslate_is_one_sentence(answer: bytes, sentence: str) -> None:
    with serve(answer_with(answer)) as stub:
        engine = load_engine("libretranslate").start(EngineOptions(url=stub.url), 1)
        with pytest.raises(AnswerError, match=sentence):
            engine.translate(ASKED)


# Engines


def test_each_engine_says_how_many_it_is_given_and_whether_it_runs_a_program() -> None:
    found = {
        name: (load_engine(name).JOBS, load_engine(name).RUNS_PROGRAM)
        for name in ("command", "ctranslate2", "libretranslate", "openai")
    }
    assert found == {
        "command": (1, True),
        "ctranslate2": (1, False),
        "libretranslate": (4, False),
        "openai": (4, False),
    }


@pytest.mark.parametrize(
    ("url", "host", "port", "path"),
    [
        ("http://a.example", "a.example", 80, ""),
        ("https://a.example/", "a.example", 443, ""),
        ("http://a.example:1/v1/x/", "a.example", 1, "/v1/x"),
        ("https://[2001:db8::1]:65535//", "2001:db8::1", 65535, ""),
    ],
)
def test_an_address_is_a_host_a_port_and_a_path(url: str, host: str, port: int, path: str) -> None:
    address = read_address(url)
    assert (address.host, address.port, address.path) == (host, port, path)
    assert address.is_encrypted == url.startswith("https")


@pytest.mark.parametrize("char", [" ", "\x7f", "\x00", "\u00e9", "\u202e"])
def test_an_address_has_only_signs_that_can_be_seen(char: str) -> None:
    with pytest.raises(EngineError, match=r"draft\.url is .*, and must begin with"):
        read_address(f"http://a.example/{char}b")


def test_a_name_without_a_model_is_that_of_the_engine() -> None:
    from dragoman.engines._names import name_engine

    assert name_engine("command", "") == "command"
    assert name_engine("command", "/a/b\\c/") == "command c"
    assert name_engine("command", "m:12b") == "command m:12b"
