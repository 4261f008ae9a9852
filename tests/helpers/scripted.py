"""404 generated paragraphs with their translations, for the tests of matching."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from typing import Any, NamedTuple

from dragoman.matching.match import Match, match
from helpers.tools import ROOT

CORPUS: dict[str, Any] = runpy.run_path(str(ROOT / "benchmarks" / "corpus.py"))
TEXTS: list[str] = CORPUS["make_texts"](404, 404)
TRANSLATE: Callable[[str], str] = CORPUS["translate"]


class Message(NamedTuple):
    """The least that a message of matching must have."""

    msgid: str
    msgstr: tuple[str, ...] = ("",)
    fuzzy: bool = False
    previous: str | None = None
    obsolete: bool = False
    context: str | None = None
    previous_context: str | None = None
    comments: tuple[str, ...] = ()


OLD = [Message(text, (TRANSLATE(text),)) for text in TEXTS]


def match_texts(texts: list[str]) -> tuple[Match | None, ...]:
    """Match the 404 paragraphs with these texts."""
    return match(OLD, [Message(text) for text in texts])
