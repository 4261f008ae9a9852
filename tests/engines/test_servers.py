"""Engines that ask a server: where texts may go, and what is made of every kind of answer."""

from __future__ import annotations

import json
import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from dragoman.engines import DraftEngine, list_engines, load_engine
from dragoman.engines._address import read_address
from dragoman.engines._chat_answers import read_translation
from dragoman.errors import AnswerError, BusyEngineError, EngineError
from dragoman.model.drafting import AgreedTerm, DraftRequest, EngineOptions, NearbyText, Secret
from helpers import draft_servers
from helpers.draft_servers import Asked, Stub, send, serve, write_chat
from helpers.durations import check_growth

ASKED = DraftRequest(
    "The <g1>letter</g1>, & more.", "en", "fa", "A title", (NearbyText("Before", "پیش"),),
    (NearbyText("After"),), (AgreedTerm("letter", ("نامه",)),),
)  # fmt: skip
ANSWER = "<g1>نامه</g1>، و بیشتر."
Reply = Callable[[Asked, BaseHTTPRequestHandler], None]
REPLIES = {"openai": draft_servers.chat, "libretranslate": draft_servers.libretranslate}
SERVERS = pytest.mark.parametrize("name", REPLIES)


def options(stub: Stub | None = None, **changes: Any) -> EngineOptions:
    url = stub.url if stub else "http://127.0.0.1:9"
    return EngineOptions(url=url, model="gemma", timeout=10.0)._replace(**changes)


@contextmanager
def ask(name: str, reply: Reply, **changes: Any) -> Iterator[tuple[DraftEngine, Stub]]:
    with serve(reply) as stub:
        engine = load_engine(name).start(options(stub, **changes), 1)
        try:
            yield engine, stub
        finally:
            engine.close()


def answer_with(content: bytes, status: int = 200, **headers: str) -> Reply:
    return lambda _asked, handler: send(handler, content, status, **headers)


@SERVERS
def test_a_text_comes_back_translated(name: str) -> None:
    with ask(name, REPLIES[name](lambda _: ANSWER)) as (engine, stub):
        assert engine.translate(ASKED) == ANSWER
        (asked,) = stub.asked
    assert asked.headers["User-Agent"] == "dragoman"
    assert not {"Cookie", "Authorization", "Referer", "From"} & set(asked.headers)


def test_a_chat_gets_everything_as_one_object() -> None:
    with ask("openai", draft_servers.chat(lambda _: ANSWER)) as (engine, stub):
        engine.translate(ASKED._replace(original="The", original_language="en"))
        (asked,) = stub.asked
    assert asked.path == "/chat/completions"
    assert asked.body["model"] == "gemma"
    assert asked.fields == {
        "from": "English", "into": "Persian", "title": "A title",
        "before": [{"text": "Before", "translation": "پیش"}], "after": [{"text": "After"}],
        "terms": {"letter": ["نامه"]}, "original": "The", "text": "The <g1>letter</g1>, & more.",
    }  # fmt: skip
    roles = [message["role"] for message in asked.body["messages"]]
    assert roles == ["system", "user"]


def test_a_model_gets_each_letter_as_it_is_written() -> None:
    """And not its number: that is other words for a model, and more of them."""
    with ask("openai", draft_servers.chat(lambda _: ANSWER)) as (engine, stub):
        engine.translate(ASKED._replace(text="Vögel, نامه و 信"))
        (asked,) = stub.asked
    assert "Vögel, نامه و 信" in asked.body["messages"][-1]["content"]


def test_libretranslate_gets_html_only_where_there_are_tags() -> None:
    def reply(fields: dict[str, str]) -> str:
        return fields["text"]

    with ask("libretranslate", draft_servers.libretranslate(reply)) as (engine, stub):
        with_tags = engine.translate(ASKED)
        without = engine.translate(ASKED._replace(text="a < b & c"))
    first, second = (asked.body for asked in stub.asked)
    assert (first["q"], first["format"]) == ("The <g1>letter</g1>, &amp; more.", "html")
    assert (second["q"], second["format"]) == ("a < b & c", "text")
    assert (with_tags, without) == (ASKED.text, "a < b & c")
    assert (first["source"], first["target"]) == ("en", "fa")


def test_what_libretranslate_does_to_tags_is_undone() -> None:
    reply = draft_servers.libretranslate(lambda _: "<G1> نامه</G1> <x2> </x2> &quot;و&quot;")
    with ask("libretranslate", reply) as (engine, _):
        assert engine.translate(ASKED) == '<g1> نامه</g1> <x2/> "و"'


@pytest.mark.parametrize(
    "content",
    [
        '{"translation": "نامه"}',
        '```json\n{"translation": "نامه"}\n```',
        '<think>\nA letter…\n</think>\n\n{"translation": "نامه"}',
        'A letter {"translation": "x"}…\n</think>\n{"translation": "نامه"}',  # no begin
        "<think></think>نامه",
        "<think>a<think>b</think>c</think> نامه",
        "[THINK]A letter…[/THINK]نامه",
        "<seed:think>A letter…</seed:think>نامه",
        "<|channel|>analysis<|message|>A letter…<|end|><|channel|>final<|message|>نامه<|return|>",
        '{"translation": "<think>A letter…</think>نامه"}',
        '{"translation": "\\u0646\\u0627\\u0645\\u0647"}',
        '\ufeff{"translation": "نامه"}\r\n',
        'Here is the JSON:\r\n```JSON\r\n{"translation": "نامه"}\r\n```\r\nAnything else?',
        'Sure! {"translation": "نامه"}',
        '{"translation": "نامه"}<|im_end|>',
        "```\nنامه\n```",
        "نامه<end_of_turn>",
        "نامه <eos>\n<eos> ",
        "نامه",
    ],
)
def test_a_model_may_say_it_in_several_ways(content: str) -> None:
    with ask("openai", answer_with(write_chat(content))) as (engine, _):
        assert engine.translate(ASKED) == "نامه"


@pytest.mark.parametrize("piece", [" ", "<eos>", "<|end|> ", "<eos>x"])
def test_a_long_answer_of_one_piece_is_read_in_time(piece: str) -> None:
    def read(content: str) -> str:
        return read_translation(content, "A letter")

    check_growth(lambda size: f"نامه{piece * size}.", read, 40_000)
    check_growth(lambda size: f"نامه{piece * size}", read, 40_000)


@pytest.mark.parametrize(
    "text",
    ["A tag </think> in a text", "<think> and more", "```\nx\n``` in a text",
     '{"translation": "x"}',
     'The answer is {"translation": "x"} here', "A text of a model ends with <eos>"],
)  # fmt: skip
def test_what_the_text_itself_has_is_no_packing(text: str) -> None:
    """Of a server that does not enforce the form, and of one that does."""
    asked = ASKED._replace(text=text)
    for content in (f"نامه {text}", json.dumps({"translation": text})):
        with ask("openai", answer_with(write_chat(content))) as (engine, _):
            wanted = content if content.startswith("ن") else text
            assert engine.translate(asked) == wanted


def test_a_content_in_parts_is_one_text() -> None:
    parts = [{"type": "thinking", "thinking": []}, {"type": "text", "text": "نا"},
             {"type": "text", "text": "مه"}]  # fmt: skip
    content = json.dumps({"choices": [{"message": {"content": parts}}]}).encode()
    with ask("openai", answer_with(content)) as (engine, _):
        assert engine.translate(ASKED) == "نامه"


ERRORS = {
    "ollama": (404, {"error": {"message": "model 'm' not found", "type": "not_found_error"}}),
    "ollama before": (404, {"error": "model 'm' not found, try pulling it first"}),
    "vllm": (404, {"object": "error", "message": "The model `m` does not exist.", "code": 404}),
    "fastapi": (404, {"detail": "Not Found"}),
    "llama.cpp": (400, {"error": {"code": 400, "type": "exceed_context_size_error",
                  "message": "request (12019 tokens) exceeds the available context size"}}),
    "llama.cpp, stopped": (500, {"error": {"code": 500, "type": "server_error", "message":
                           "The model produced output that does not match the format"}}),
    "lm studio": (200, {"error": "Unexpected endpoint or method. (POST /chat/completions)"}),
    "libretranslate": (403, {"error": "Visit http://localhost to get an API key"}),
    "libretranslate, language": (400, {"error": "fa is not supported"}),
}  # fmt: skip


WORDS = re.compile(
    "not found|does not exist|Not Found|exceeds the available|does not match|Unexpected endpoint"
    "|an API key|not supported"
)


@SERVERS
@pytest.mark.parametrize("kind", ERRORS)
def test_what_a_server_says_of_an_error_is_told(name: str, kind: str) -> None:
    status, said = ERRORS[kind]
    (words,) = WORDS.findall(json.dumps(said))
    with (
        ask(name, answer_with(json.dumps(said).encode(), status)) as (engine, _),
        pytest.raises(EngineError) as caught,
    ):
        engine.translate(ASKED)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        ({"message": {"content": ""}, "finish_reason": "content_filter"}, "withholds"),
        ({"message": {"content": None}, "finish_reason": "length"}, "in the middle"),
        ({"message": {"content": "", "reasoning_content": "…"}, "finish_reason": "length"},
         "in the middle"),
        ({"message": {"content": "<think>A letter, so"}}, "thoughts"),
        ({"message": {"content": None, "refusal": "No."}}, "no text"),
        ({"message": {"content": [{"type": "thinking"}]}}, "no text"),
        ({"message": {"content": '{"translation": "a"} {"translation": "b"}'}}, "not one field"),
    ],
)  # fmt: skip
def test_half_an_answer_says_what_it_is(message: object, sentence: str) -> None:
    content = json.dumps({"choices": [message]}).encode()
    with (
        ask("openai", answer_with(content)) as (engine, _),
        pytest.raises(AnswerError, match=sentence),
    ):
        engine.translate(ASKED)


def test_libretranslate_may_say_more_than_it_was_asked() -> None:
    """It says which language it found, and gives alternatives; a mark of bytes may come first."""
    said = {
        "detectedLanguage": {"confidence": 92, "language": "en"},
        "alternatives": ["نوشته"],
        "translatedText": "<g1>نامه</g1>&nbsp;&amp; &#x27;بیشتر&#x27;",
    }
    content = b"\xef\xbb\xbf" + json.dumps(said).encode()
    with ask("libretranslate", answer_with(content)) as (engine, _):
        assert engine.translate(ASKED) == "<g1>نامه</g1>\u00a0& 'بیشتر'"


def test_a_server_that_knows_no_response_format_is_asked_without() -> None:
    def reply(asked: Asked, handler: BaseHTTPRequestHandler) -> None:
        if "response_format" in asked.body:
            send(handler, b'{"error": "unknown field"}', 400)
        else:
            send(handler, write_chat("نامه"))

    with ask("openai", reply) as (engine, stub):
        assert [engine.translate(ASKED) for _ in range(2)] == ["نامه"] * 2
        assert len(stub.asked) == 3


BAD = {
    "html": (b"<!DOCTYPE html><html></html>", "a web page"),
    "no json": (b"hello", "is not JSON"),
    "nested": (b"[" * 200_000, "is not JSON"),
    "10 MB": (b'"' + b"x" * 10_000_000 + b'"', "longer than 1 MB"),
    "empty": (b"", "is not JSON"),
    "list": (b"[]", "no choices|no translation"),
    "number": (b"7", "no choices|no translation"),
    "latin": ("\u00e9".encode("latin-1"), "is not JSON"),
}


@SERVERS
@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_answer_is_one_sentence(name: str, kind: str) -> None:
    content, sentence = BAD[kind]
    with (
        ask(name, answer_with(content)) as (engine, _),
        pytest.raises(AnswerError, match=sentence) as caught,
    ):
        engine.translate(ASKED)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("openai", {"choices": []}),
        ("openai", {"choices": [json.loads(write_chat("a"))["choices"][0]] * 2}),
        ("openai", {"choices": [{"message": {"content": None}}]}),
        ("openai", {"choices": [{"message": {"content": "a"}, "finish_reason": "length"}]}),
        ("openai", {"choices": [{"message": {"content": '{"a": 1}'}}]}),
        ("openai", {"choices": [{"message": {"content": '{"translation": "a", "b": "c"}'}}]}),
        ("openai", {"choices": [{"message": {"content": '{"translation": '}}]}),
        ("libretranslate", {"translatedText": ["a", "b"]}),
        ("libretranslate", {"translatedText": 7}),
    ],
)
def test_another_count_and_half_an_answer_are_none(name: str, content: object) -> None:
    with (
        ask(name, answer_with(json.dumps(content).encode())) as (engine, _),
        pytest.raises(AnswerError),
    ):
        engine.translate(ASKED)


@SERVERS
@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_busy_server_is_one_to_be_asked_later(name: str, status: int) -> None:
    with (
        ask(name, answer_with(b"", status, Retry_After="7")) as (engine, _),
        pytest.raises(BusyEngineError) as caught,
    ):
        engine.translate(ASKED)
    assert caught.value.after == 7


@pytest.mark.parametrize(
    ("header", "after"),
    [("", 0), ("x", 0), ("-3", 0), ("99999999999999", 600), ("Fri, 23 Dec 2016 00:00:05 GMT", 5),
     ("Thu, 22 Dec 2016 00:00:00 GMT", 0), ("Fri, 99 Dec 2016", 0)],
)  # fmt: skip
def test_the_wait_that_a_server_wants_is_bounded(
    header: str, after: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1482451200")
    with (
        ask("openai", answer_with(b"", 503, Retry_After=header)) as (engine, _),
        pytest.raises(BusyEngineError) as caught,
    ):
        engine.translate(ASKED)
    assert caught.value.after == after


@SERVERS
@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_redirect_is_followed(name: str, status: int) -> None:
    with (
        serve(answer_with(b"{}")) as other,
        ask(name, answer_with(b"", status, Location=other.url)) as (engine, _),
        pytest.raises(EngineError, match="points to another address"),
    ):
        engine.translate(ASKED)
    assert other.asked == []


@SERVERS
@pytest.mark.parametrize("variable", ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"])
def test_no_proxy_of_the_environment_gets_a_text(
    name: str, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serve(answer_with(b"{}")) as proxy:
        monkeypatch.setenv(variable, proxy.url)
        with ask(name, REPLIES[name](lambda _: ANSWER)) as (engine, _):
            assert engine.translate(ASKED) == ANSWER
    assert proxy.asked == []


@SERVERS
@pytest.mark.parametrize("drip", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nA: b\r\n\r\n"])
def test_a_server_that_never_ends_is_given_up(name: str, drip: bytes) -> None:
    """Also one that sends a little now and then: the time is for the whole answer."""
    stop = threading.Event()

    def reply(_asked: Asked, handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(drip)
        while drip and not stop.wait(0.05):
            handler.wfile.write(b"X")
        stop.wait(20)

    with ask(name, reply, timeout=0.3) as (engine, _):
        with pytest.raises(AnswerError, match=r"no answer in 0\.3 s"):
            engine.translate(ASKED)
        stop.set()


@SERVERS
def test_a_server_that_hangs_up_is_asked_later(name: str) -> None:
    def reply(_asked: Asked, handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        handler.connection.shutdown(socket.SHUT_RDWR)

    with ask(name, reply) as (engine, _), pytest.raises(BusyEngineError, match="ended"):
        engine.translate(ASKED)


@SERVERS
def test_nobody_there_is_one_sentence(name: str) -> None:
    with serve(answer_with(b"{}")) as stub:
        gone = options(stub)
    engine = load_engine(name).start(gone, 1)
    with pytest.raises(EngineError, match="is the server running"):
        engine.translate(ASKED)


@SERVERS
def test_what_is_closed_asks_nothing_and_waits_for_nothing(name: str) -> None:
    came = threading.Event()
    caught: list[BaseException] = []

    def reply(_asked: Asked, _handler: BaseHTTPRequestHandler) -> None:
        came.set()
        threading.Event().wait(20)

    def translate(engine: DraftEngine) -> None:
        try:
            engine.translate(ASKED)
        except EngineError as error:
            caught.append(error)

    with ask(name, reply, timeout=60.0) as (engine, stub):
        thread = threading.Thread(target=translate, args=(engine,))
        thread.start()
        assert came.wait(20)
        engine.close()
        thread.join(20)
        with pytest.raises(EngineError, match="stopped"):
            engine.translate(ASKED)
        assert len(stub.asked) == 1
    assert [str(error) for error in caught] == ["the work was stopped"]


KEY = "sk-very-secret"


@SERVERS
@pytest.mark.parametrize("status", [200, 400, 401, 403, 404, 429, 500])
def test_a_key_is_sent_and_never_shown(name: str, status: int) -> None:
    said = json.dumps({"error": {"message": f"wrong key: {KEY}"}}).encode()
    with ask(name, answer_with(said, status), key=Secret(KEY)) as (engine, stub):
        with pytest.raises(EngineError) as caught:
            engine.translate(ASKED)
        assert KEY in (stub.asked[0].headers.get("Authorization") or stub.asked[0].body["api_key"])
    shown: BaseException | None = caught.value
    while shown is not None:
        assert KEY not in f"{shown!r} {shown} {shown.args}"
        shown = shown.__context__
    assert KEY not in f"{options(key=Secret(KEY))!r}{Secret(KEY)}{Secret(KEY)!r}"


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:11434/v1", "http://localhost", "http://LOCALHOST:80/", "http://[::1]:1/",
     "https://127.8.9.1", "http://[::ffff:127.0.0.1]/", "http://a.localhost/", "http://localhost."],
)  # fmt: skip
def test_this_machine_is_known_without_asking_a_name_server(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: pytest.fail("a name was looked up"))
    for name in REPLIES:
        assert load_engine(name).find_host(options(url=url)) == ""


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://api.example.org/v1", "api.example.org:443"),
        ("http://192.168.1.5:11434", "192.168.1.5:11434 (not encrypted)"),
        ("http://0.0.0.0:1", "0.0.0.0:1 (not encrypted)"),
        ("http://2130706433/", "2130706433:80 (not encrypted)"),
        ("http://127.1/", "127.1:80 (not encrypted)"),
        ("https://[::ffff:10.0.0.1]/", "[::ffff:10.0.0.1]:443"),
        ("https://localhost.example.org", "localhost.example.org:443"),
        ("https://127.0.0.1.example.org", "127.0.0.1.example.org:443"),
        ("https://notlocalhost", "notlocalhost:443"),
    ],
)
def test_all_else_is_another_machine(url: str, host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: pytest.fail("a name was looked up"))
    for name in REPLIES:
        assert load_engine(name).find_host(options(url=url)) == host


@pytest.mark.parametrize(
    "url",
    ["", "127.0.0.1:80", "ftp://127.0.0.1", "http://", "http://a:b@127.0.0.1", "http://h?key=sk-1",
     "http://h#sk-1", "http://127.0.0.1:x", "http://[::1", "http://a b/", "http://é.example",
     "http://a..b/v1", "http://./", f"http://{'x' * 64}.example"],
)  # fmt: skip
def test_what_is_no_address_is_refused_and_no_key_in_it_repeated(url: str) -> None:
    with pytest.raises(EngineError, match=r"draft\.url") as caught:
        read_address(url)
    assert "sk-1" not in str(caught.value)
    assert "a:b" not in str(caught.value)


def test_a_name_of_this_machine_that_leads_elsewhere_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Elsewhere:
        sent = False

        def getpeername(self) -> tuple[str, int]:
            return "203.0.113.9", 80

        def close(self) -> None:
            pass

    monkeypatch.setattr(socket, "create_connection", lambda *_: Elsewhere())
    engine = load_engine("openai").start(options(url="http://localhost:1"), 1)
    with pytest.raises(EngineError, match="not on this machine"):
        engine.translate(ASKED)


def test_there_is_no_engine_of_another_name() -> None:
    assert list_engines() == ("command", "ctranslate2", "libretranslate", "openai")
    with pytest.raises(EngineError, match="did you mean 'openai'"):
        load_engine("open-ai")


def test_a_mark_names_no_folder() -> None:
    engine = load_engine("openai").start(options(model="/home/somebody/models/x.gguf"), 1)
    assert engine.name == "openai x.gguf"


def test_a_chat_needs_a_model() -> None:
    with pytest.raises(EngineError, match=r"draft\.model"):
        load_engine("openai").find_host(options(model=""))
