"""What is asked for, when an edition is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.align.inner_links import Neighbour
from dragoman.credits import NO_CREDITS, Credits
from dragoman.glossary import Glossary
from dragoman.model import Cover, PictureFinder, Sister


@dataclass(frozen=True, slots=True)
class EditionRequest:
    """Which edition of a document to make."""

    columns: tuple[str, ...]
    """The languages, in order."""
    source_language: str
    missing: str = "placeholder"
    """What to show for a unit without a translation, one of ``choices.WHEN_MISSING``."""
    outdated: str = "mark"
    """What to do with a fuzzy translation, one of ``choices.WHEN_OUTDATED``."""
    unreviewed: str = "show"
    """What to do with a translation that is not reviewed, one of ``choices.WHEN_UNREVIEWED``."""
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By language, the words that dragoman itself adds: English to that language."""
    digits: Mapping[str, str] = field(default_factory=dict)
    """By language, the CLDR numbering system to use instead of the language's default."""
    date: str = ""
    """The date that the colophon shows, in ISO form; empty for none."""
    calendar: str = "gregorian"
    """"solar-hijri" adds the date of that calendar for Persian."""
    rows: str = "paragraph"
    """What a row is, one of ``choices.ROWS``."""
    credits: Credits = NO_CREDITS
    """Who and what is behind the edition."""
    cover: Cover | None = None
    pictures: PictureFinder | None = None
    """What finds the pictures that are to be part of the edition; None where none are."""
    sisters: tuple[Sister, ...] = ()
    """The editions of the same document that are published beside it."""
    address: str = ""
    """The public address of the edition."""
    neighbours: Mapping[str, Neighbour] = field(default_factory=dict)
    """By their names, the other documents that links may lead to."""
    glossary: Glossary | None = None
    """The terms of a word list at the end; None for no list."""
