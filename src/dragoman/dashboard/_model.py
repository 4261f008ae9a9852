"""What the pages show."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.catalogs.changes import WordChange
from dragoman.model import Tally


@dataclass(frozen=True, slots=True)
class Language:
    """A language as a page names it."""

    code: str
    tag: str
    """BCP 47's."""
    name: str
    """In English."""
    autonym: str
    direction: str


@dataclass(frozen=True, slots=True)
class EditionLink:
    """An edition that is there."""

    text: str
    """Its languages, or its format."""
    href: str


@dataclass(frozen=True, slots=True)
class DashboardRow:
    """A line of the matrix: a document or a folder in each language."""

    name: str
    tallies: tuple[Tally, ...]
    """One per language."""
    folder: bool = False
    editions: tuple[tuple[str, tuple[EditionLink, ...]], ...] = ()
    """By the languages of an edition, its formats."""


@dataclass(frozen=True, slots=True)
class Task:
    """A paragraph that needs work."""

    number: int
    href: str
    """Of the paragraph in an edition; empty where none was made."""
    reason: str
    """untranslated, draft, outdated; of an outdated one, with the grade of the change."""
    changes: tuple[WordChange, ...]
    """The word diff of the source, or the source."""
    grave: bool = False


@dataclass(frozen=True, slots=True)
class RemainingWork:
    """What a document needs in one language."""

    document: str
    language: Language
    tasks: tuple[Task, ...]
    more: int = 0
    """How many paragraphs are not listed."""


@dataclass(frozen=True, slots=True)
class RecentChange:
    """What a commit changed in one document and language."""

    date: str
    document: str
    language: Language
    text: str


@dataclass(frozen=True, slots=True)
class Dashboard:
    """The whole dashboard."""

    title: str
    source: Language
    languages: tuple[Language, ...]
    lines: tuple[DashboardRow, ...]
    totals: tuple[Tally, ...]
    """One per language."""
    work: tuple[RemainingWork, ...] = ()
    more_work: int = 0
    """How many documents, each in one language, are not listed."""
    plot: str = ""
    """The history as SVG, whose texts are escaped."""
    weeks: tuple[tuple[str, tuple[Tally, ...]], ...] = ()
    """The history as a table: the date, and a tally per language."""
    remark: str = ""
    """Why there is no history, or what it does not hold."""
    news: tuple[RecentChange, ...] = ()
    changed: tuple[str, ...] = ()
    """Documents whose source is newer than the counts."""
