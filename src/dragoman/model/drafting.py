"""What a machine that drafts translations is asked, and with what it is set up."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class AgreedTerm(NamedTuple):
    """A term of the glossary that is in a text, with its agreed translations."""

    term: str
    translations: tuple[str, ...]


class NearbyText(NamedTuple):
    """A text before or behind the one that is to be translated."""

    text: str
    translation: str = ""
    """Only where a person has finished it."""


class DraftRequest(NamedTuple):
    """One text to be translated, and what helps to understand it. All of it is data."""

    text: str
    """Its inline markup is numbered tags: ``<g1>…</g1>`` and ``<x2/>``. The translation must have
    each of them, once."""
    source_language: str
    """The code of the language of ``text``."""
    language: str
    """The code of the language to translate into."""
    title: str = ""
    """Of the document."""
    before: tuple[NearbyText, ...] = ()
    """The texts before it, in their order."""
    after: tuple[NearbyText, ...] = ()
    terms: tuple[AgreedTerm, ...] = ()
    original: str = ""
    """Where ``text`` is itself a translation, what that was made from; "" elsewhere."""
    original_language: str = ""
    numbers: tuple[int, ...] = ()
    """Where a text has several plural forms: some of the numbers that this one is for."""
    complaint: str = ""
    """What was wrong with an earlier answer, as a sentence; "" for the first one."""


class Secret:
    """A key. Nothing that prints, logs or formats it shows it."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def __bool__(self) -> bool:
        return bool(self._value)

    def __repr__(self) -> str:
        return "<secret>"

    def reveal(self) -> str:
        """Return the key itself, for the line of a request that needs it."""
        return self._value

    def hide_in(self, text: str) -> str:
        """Return a text in which the key is not readable."""
        return text.replace(self._value, "…") if self._value else text


class EngineOptions(NamedTuple):
    """What the settings say of an engine."""

    root: Path = Path()
    """The folder of the project: paths in its settings begin there."""
    command: tuple[str, ...] = ()
    url: str = ""
    model: str = ""
    """A name, or a path."""
    key: Secret = Secret("")
    network: bool = False
    """Whether texts may leave this machine."""
    timeout: float = 300.0
    """How many seconds one answer may take."""
