"""404 generated paragraphs with their translations, for the tests of matching."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from typing import Any, NamedTuple

from dragoman.matching.match import Match, match
from helpers.tools import ROOT

CORPUS: dict[str, Any] = runpy.run_path(str(ROOT / "benchmarks" / "corpus.py"))
TEXTS: list[str] = CORPUS["texts"](404, 404)
TRANSLATED: Callable[[str], str] = CORPUS["translated"]


class Message(NamedTuple):
    """The least that is matched."""

    msgid: str
    msgstr: tuple[str, ...] = ("",)
    fuzzy: bool = False
    previous: str | None = None
    obsolete: bool = False
    context: str | None = None
    previous_context: str | None = None
    comments: tuple[str, ...] = ()


OLD = [Message(text, (TRANSLATED(text),)) for text in TEXTS]


def matched(texts: list[str]) -> tuple[Match | None, ...]:
    return match(OLD, [Message(text) for text in texts])
