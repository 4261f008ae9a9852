"""LibreTranslate, on this machine or elsewhere: https://docs.libretranslate.com/api/.

It gets the text alone: it has no use for the texts around it, nor for a glossary.
"""

from __future__ import annotations

import html
import re
from typing import Any

from dragoman.engines._address import find_outside, read_address
from dragoman.engines._server import JsonServer
from dragoman.errors import AnswerError
from dragoman.html_references import unescape
from dragoman.model.drafting import DraftRequest, EngineOptions

JOBS = 4
RUNS_PROGRAM = False
_PATH = "/translate"
_TAG = re.compile(r"(</?g[0-9]+>|<x[0-9]+/>)")
_SPOILT = re.compile(r"<\s*(/?)\s*([gx])\s*([0-9]+)\s*(/?)\s*>", re.I)
_PAIR = re.compile(r"<x([0-9]+)>\s*</x\1>")


def find_host(options: EngineOptions) -> str:
    """Return the host of the server; "" where it is this machine."""
    return find_outside(options.url)


def start(options: EngineOptions, jobs: int) -> LibreTranslateEngine:
    """Return the engine; it connects with its first request."""
    return LibreTranslateEngine(options)


class LibreTranslateEngine:
    """A server of LibreTranslate."""

    name = "libretranslate"
    instructions = ""

    def __init__(self, options: EngineOptions) -> None:
        self.options = options
        self.server = JsonServer(read_address(options.url), options)

    def translate(self, request: DraftRequest) -> str:
        """Return the translation; a text with tags goes as HTML, which the server keeps."""
        has_tags = _TAG.search(request.text) is not None
        body: dict[str, Any] = {
            "q": _write_html(request.text) if has_tags else request.text,
            "source": _write_code(request.source_language),
            "target": _write_code(request.language),
            "format": "html" if has_tags else "text",
        }
        if self.options.key:
            body["api_key"] = self.options.key.reveal()
        answer = self.server.ask(_PATH, body, {})
        found = answer.get("translatedText") if isinstance(answer, dict) else None
        if isinstance(found, list):
            raise AnswerError(f"the server gave {len(found)} answers to one question")
        if not isinstance(found, str):
            raise AnswerError("the answer of the server has no translation")
        return _read_html(found) if has_tags else found

    def close(self) -> None:
        """End the connections."""
        self.server.close()


def _write_code(code: str) -> str:
    """Return the code of a language as LibreTranslate has it: without a country, as "pt-BR"."""
    return code.replace("_", "-")


def _write_html(text: str) -> str:
    """Return a text as HTML: only the tags are tags."""
    parts = _TAG.split(text)
    return "".join(part if at % 2 else html.escape(part, False) for at, part in enumerate(parts))


def _read_html(text: str) -> str:
    """Return what came back as HTML as a text with tags, as they were written."""
    text = _PAIR.sub(r"<x\1/>", _SPOILT.sub(_write_tag, text))
    parts = _TAG.split(text)
    return "".join(part if at % 2 else unescape(part) for at, part in enumerate(parts))


def _write_tag(tag: re.Match[str]) -> str:
    return f"<{tag[1]}{tag[2].lower()}{tag[3]}{tag[4]}>"
