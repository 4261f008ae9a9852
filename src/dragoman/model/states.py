"""What is known about the messages of documents: their keys, their states, and counts of these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

MessageKey = tuple[str | None, str]
"""What makes two texts one message: the msgctxt and the msgid."""


class CatalogName(NamedTuple):
    """Which catalogue of a project is meant: that of a document in a language."""

    document: str
    language: str


class State(StrEnum):
    """How far a message has got. A message has exactly one state, so counts by state add up."""

    UNTRANSLATED = "untranslated"
    FUZZY = "fuzzy"  # nobody has confirmed that the translation fits the present text
    TRANSLATED = "translated"
    REVIEWED = "reviewed"  # somebody has marked this very translation as reviewed


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts by state, with words of the source; the four states sum to the total."""

    messages: Mapping[State, int]
    words: Mapping[State, int]
    characters: Mapping[State, int] = field(default_factory=dict)
    """Characters of the source with its spaces; empty where nobody counted them."""
    drafts: tuple[int, int, int] = (0, 0, 0)
    """Messages, words and characters of those fuzzy messages that are drafts (``Mark.DRAFT``);
    those that are neither these nor adopted are outdated."""
    adopted: tuple[int, int, int] = (0, 0, 0)
    """The same of those fuzzy messages that ``adopt`` took over from a file."""
    machine: tuple[int, int, int] = (0, 0, 0)
    """Of what has a translation, whatever its state is: the messages that a machine drafted, the
    words of these, and how many of the words are still as the machine wrote them."""
    in_step: bool = True
    """Whether every catalogue that was counted has the messages that its source has now. Where
    not, ``update`` has to be run, and so it is never said that all is done."""
    outdated_by_pivot: int = 0
    """How many translations are outdated by their pivot, and not fuzzy."""
    keys: int = field(default=0, compare=False)
    """Which messages these are, in any order (``digest_keys``); 0 for a sum."""

    @property
    def share_unmodified(self) -> float:
        """The share of the translated words that are still as a machine wrote them, 0 to 1.

        The words are those of the sources, as everywhere; what is untranslated is left out.
        """
        words = sum(self.words.values()) - self.words.get(State.UNTRANSLATED, 0)
        return self.machine[2] / words if words else 0.0
