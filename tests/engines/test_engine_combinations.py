"""What machines that draft are asked, and what is made of their answers, put together from parts.

No law says that each of them is right: they show what a change changes where nobody thought of it.
They are in tests/engines/combinations, and are read as a diff.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from dragoman.engines import load_engine
from dragoman.engines._address import find_outside, read_address
from dragoman.engines._chat_answers import read_translation
from dragoman.engines.ctranslate2 import tell_languages
from dragoman.errors import BusyEngineError, EngineError
from dragoman.model.drafting import AgreedTerm, DraftRequest, EngineOptions, NearbyText, Secret
from helpers.combining import Choices
from helpers.draft_servers import Asked, Stub, send, serve, write_chat
from helpers.goldens import compare_with_kept, shorten_repeated, show_invisible

FOLDER = Path(__file__).parent / "combinations"
TEXTS = (
    "One house.", "One <g1>red</g1> house<x2/>.", "See <think>", "A & B < C", "```\ncode\n```",
    'Say {"translation": 1}', "<x1/><x2/> &amp;", "<G1>no tag</G1>", "It ends with <eos>",
)  # fmt: skip
REQUESTS: tuple[Mapping[str, Any], ...] = (
    {}, {}, {"language": "pt_BR"}, {"title": "A letter", "numbers": (1, 21)},
    {"before": (NearbyText("Earlier", "پیش"), NearbyText("Before")), "complaint": "it is empty"},
    {"after": (NearbyText("After"),), "terms": (AgreedTerm("house", ("خانه", "سرا")),)},
    {"original": "Das Haus", "original_language": "de"}, {"source_language": "zh_Hans"},
)  # fmt: skip
SAID = (
    "<think>", "so", "</think>", "[/THINK]", "<|channel|>analysis", "<|channel|>final<|message|>",
    '{"translation": "یک خانه <eos>"}', '{"translation": "a", "more": 1}', '{"translation": 5}',
    '{"translation": "two\nlines"}', "{broken", "یک خانه.", "Here it is: ", "```json\n", "\n```",
    "<|im_end|>", "<eos> ", " \n", "\ufeff", '"translation"', "<a:thought>", "</a:thought>",
)  # fmt: skip
"""Pieces of what a model says."""
TRANSLATED = (
    "Ein <g1>rotes</g1> Haus<x2/>.", "Ein < g1 > rotes </ G1> Haus <X2 /> &amp; &lt;", "", 7,
    ["a", "b"], "<x1> </x1><x2></x2> &amp;amp;", None,
)  # fmt: skip
FAILURES: tuple[tuple[int, Any, Mapping[str, str]], ...] = (
    (429, {}, {"Retry_After": " 7 "}), (503, {}, {"Retry_After": "9999"}),
    (502, {}, {"Retry_After": "Fri, 23 Dec 2016 00:00:20 GMT"}), (504, {}, {"Retry_After": "x"}),
    (503, {}, {"Retry_After": "Fri, 23 Dec 2011 00:00:20 GMT"}), (301, {}, {"Location": "/"}),
    (401, {"error": {"message": "the key hidden is  wrong"}}, {}), (404, {"message": "none"}, {}),
    (400, {"detail": "no\nformat"}, {}), (422, {"error": "long " * 60}, {}), (500, [], {}),
    (200, {"error": "no model"}, {}), (200, {"error": ""}, {}), (200, "text", {}),
    (400, {"error": {"message": ""}, "detail": "this one"}, {}),
)  # fmt: skip
"""Status, content and headers of answers that are none."""
RAW = (b"<html>", b"", b"no json", b"[" * 40_000, b'\xff{"a": 1}')
URLS = ("http://", "https://", "HTTP://", "ftp://", "", "//")
HOSTS = (
    "localhost", "localhost.", "a.LOCALHOST", "127.0.0.1", "127.9.9.9", "[::1]", "e.org", "[::2]",
    "[::ffff:127.0.0.1]", "[::ffff:8.8.8.8]", "10.0.0.1", "e..org", "خانه.org", "ann@e.org", "",
    f"{'a' * 64}.org", f"{'a' * 63}.org", "a b.org", "[::1", "1.2.3",
)  # fmt: skip
PLACES = (
    "", "", ":8080", ":443/v1", ":0", "/v1", "/v1/", ":80/a//", "/", ":99999", ":x", "/?a", "/#a",
)  # fmt: skip
PIECES = (
    ("__en__", "__fa__", "__pt__", "__no__", "__tl__", "__zh__", "house", "eng_Latn"),
    ("eng_Latn", "pes_Arab", "prs_Arab", "zho_Hans", "zho_Hant", "por_Latn", "arb_Arab", "__fa__"),
)
"""What two kinds of models know in their sources."""
CODES = ("en", "fa", "zh_Hant", "zh_Hans", "pt_BR", "nb", "fil", "ar")


def show_error(error: EngineError) -> str:
    after = f", again after {error.after:g} s" if isinstance(error, BusyEngineError) else ""
    return f"{type(error).__name__}: {error}{after}"


def test_what_an_address_means_is_as_it_was() -> None:
    shown = []
    for number in range(90):
        choices = Choices(f"address {number}")
        url = "".join(map(choices.pick, (URLS[:2] * 5 + URLS, HOSTS, PLACES)))
        try:
            address = read_address(url)
            said = f"{tuple(address)} {address.shown}, outside: {find_outside(url) or 'no'}"
        except EngineError as error:
            said = show_error(error)
        shown.append(f"{url}\n  {said}\n")
    compare_with_kept("\n".join(shown), FOLDER / "addresses.txt")


def test_what_is_read_of_what_a_model_says_is_as_it_was() -> None:
    shown = []
    for number in range(160):
        choices = Choices(f"said {number}")
        said = "".join(choices.pick_some(SAID, 1, 4))
        asked = choices.pick((TEXTS[0], *TEXTS))
        try:
            read = repr(read_translation(said, asked))
        except EngineError as error:
            read = show_error(error)
        shown.append(f"{said!r} for {asked!r}\n  {read}\n")
    compare_with_kept(show_invisible("\n".join(shown)), FOLDER / "said.txt")


def test_how_a_model_is_told_its_languages_is_as_it_was() -> None:
    shown = []
    for number in range(60):
        choices = Choices(f"languages {number}")
        pieces = sorted(set(choices.pick_some(choices.pick(PIECES), 5, 16)))
        request = DraftRequest("a", choices.pick(("en", *CODES)), choices.pick(CODES))
        try:
            told = str(tuple(tell_languages(frozenset(pieces), request)))
        except EngineError as error:
            told = show_error(error)
        shown.append(
            f"{request.source_language} → {request.language} of {' '.join(pieces)}: {told}"
        )
    compare_with_kept("\n".join((*shown, "")), FOLDER / "languages.txt")


@pytest.mark.parametrize("engine", ["openai", "libretranslate"])
def test_what_is_asked_and_answered_is_as_it_was(
    engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1482451200")
    answers: list[tuple[int, bytes, Mapping[str, str]]] = []

    def reply(_asked: Asked, handler: BaseHTTPRequestHandler) -> None:
        status, content, headers = answers.pop(0)
        send(handler, content, status, **headers)

    with serve(reply) as stub:
        shown = "".join(
            "\n".join((*show_requests(f"{engine} {number}", engine, stub, answers), "", ""))
            for number in range(40)
        )
    text = show_invisible(shown.replace(str(stub.port), "PORT"))
    compare_with_kept(shorten_repeated(text), FOLDER / f"{engine}.txt")


def show_requests(
    name: str, engine: str, stub: Stub, answers: list[tuple[int, bytes, Mapping[str, str]]]
) -> Iterator[str]:
    """Yield what one engine is asked two times, and what it makes of the answers."""
    choices = Choices(name)
    options = EngineOptions(
        url=stub.url + choices.pick(("", "/v1/")),
        model=choices.pick(("small", "a/b/large/")),
        key=Secret(choices.pick(("", "hidden"))),
        timeout=20.0,
    )
    started = load_engine(engine).start(options, 1)
    yield f"{started.name!r} at {options.url.partition(str(stub.port))[2]!r}"
    for _ in range(2):
        request = DraftRequest(choices.pick(TEXTS), "en", "fa")._replace(**choices.pick(REQUESTS))
        answers[:] = [_choose_answer(engine, choices) for _ in range(2)]
        stub.asked.clear()
        status, content, headers = answers[0]
        yield f"  answered: {status} {content[:90]!r} {' '.join(headers.values())}".rstrip()
        try:
            said = repr(started.translate(request))
        except EngineError as error:
            said = show_error(error)
        yield from (f"  asked: {_show_asked(asked)}" for asked in stub.asked)
        yield f"  → {said}"
    started.close()


def _choose_answer(engine: str, choices: Choices) -> tuple[int, bytes, Mapping[str, str]]:
    kind = choices.pick(("good", "good", "good", "failure", "raw"))
    if kind == "raw":
        return 200, choices.pick(RAW), {}
    if kind == "failure":
        status, data, headers = choices.pick(FAILURES)
        return status, json.dumps(data).encode(), headers
    if engine == "libretranslate":
        return 200, json.dumps({"translatedText": choices.pick(TRANSLATED)}).encode(), {}
    return 200, choices.pick(CHATS)("".join(choices.pick_some(SAID, 1, 2))), {}


def _write_choices(*found: Any) -> bytes:
    return json.dumps({"choices": list(found)}).encode()


CHATS: tuple[Callable[[str], bytes], ...] = (
    *(write_chat,) * 4,
    lambda text: write_chat(json.dumps({"translation": text})),
    lambda text: _write_choices(),
    lambda text: _write_choices({}, {}),
    lambda text: _write_choices("a"),
    lambda text: _write_choices({"message": {"content": None}}),
    lambda text: _write_choices({"message": {"content": text}, "finish_reason": "length"}),
    lambda text: _write_choices({"message": {"content": text}, "finish_reason": "content_filter"}),
    lambda text: _write_choices({"message": {"content": [
        {"type": "thinking", "text": "no"}, {"type": "text", "text": text},
        {"type": "text", "text": 1}, "x", {"type": "text", "text": "!"}]}}),
    lambda text: _write_choices({"message": {"content": [{"type": "image"}]}}),
    lambda text: b'{"choices": {}}',
)  # fmt: skip


def _show_asked(asked: Asked) -> str:
    """Return a request without what is the same in all of them."""
    body = dict(asked.body)
    if "messages" in body:
        system, user = body.pop("messages")
        assert (system["role"], user["role"]) == ("system", "user")
        body["user"] = asked.fields
    if "response_format" in body:
        body["response_format"] = "…"
    key = asked.headers.get("Authorization", "no key")
    return f"{asked.path} {key} {json.dumps(body, ensure_ascii=False)}"
