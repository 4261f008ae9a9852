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
    """The BCP 47 tag."""
    name: str
    """The name in English."""
    autonym: str
    """The language's name for itself."""
    direction: str
    """"ltr" or "rtl"."""


@dataclass(frozen=True, slots=True)
class EditionLink:
    """A link to an edition that was made."""

    text: str
    """The format, as "HTML"."""
    href: str


@dataclass(frozen=True, slots=True)
class DashboardRow:
    """A row of the table of documents: a document or a folder in each language."""

    name: str
    tallies: tuple[Tally, ...]
    """One per language."""
    folder: bool = False
    """Whether it is the sum of a folder."""
    editions: tuple[tuple[str, tuple[EditionLink, ...]], ...] = ()
    """By the languages of an edition, as "en-fa", the links to its formats."""


@dataclass(frozen=True, slots=True)
class Task:
    """A paragraph that needs work."""

    number: int
    href: str
    """The address of the paragraph in an edition; empty where none was made."""
    reason: str
    """Why it needs work: untranslated, draft or outdated, with the grade of the change."""
    changes: tuple[WordChange, ...]
    """The word diff of the source, or the source itself."""
    grave: bool = False
    """Whether the meaning of the source has changed."""


@dataclass(frozen=True, slots=True)
class RemainingWork:
    """The paragraphs of a document that need work in one language."""

    document: str
    language: Language
    tasks: tuple[Task, ...]
    more: int = 0
    """How many paragraphs are not listed."""
    remark: str = ""
    """Why none is listed, where there are some."""


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
    rows: tuple[DashboardRow, ...]
    totals: tuple[Tally, ...]
    """One per language."""
    work: tuple[RemainingWork, ...] = ()
    more_work: int = 0
    """How many documents, each in one language, are not in ``work``."""
    plot: str = ""
    """The history as SVG; its texts are escaped."""
    weeks: tuple[tuple[str, tuple[Tally, ...]], ...] = ()
    """The history as a table: the date, and a tally per language."""
    remark: str = ""
    """Why there is no history, or what is not in it."""
    recent: tuple[RecentChange, ...] = ()
    changed: tuple[str, ...] = ()
    """Documents whose counts are not those of their sources."""
