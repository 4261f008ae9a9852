"""The Atom feed that lists the editions of several documents (RFC 4287)."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman import __version__
from dragoman.editions._web.index_page import IndexEntry
from dragoman.editions._web.templates import load_templates, write_file
from dragoman.model import Column, Phrase


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A link to an edition."""

    href: str
    media_type: str
    """Empty where it is not known."""
    title: str
    """The titles of the document in its languages; empty without any."""
    language: str = ""
    """The language for which it is the edition to read, or empty."""
    relation: str = "alternate"
    """"alternate" or "related"."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A document."""

    entry: IndexEntry
    id: str
    """What it is known by, and keeps: an address."""
    updated: str
    """When it was made, as in RFC 3339."""
    author: str
    """Who is behind it; empty for nobody."""
    links: tuple[FeedLink, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """What the feed says."""

    href: str
    """Its own public address, which is also its id."""
    index_href: str
    """That of the page that leads to all editions."""
    author: str
    """Who is behind all documents; empty for nobody."""
    entries: tuple[FeedEntry, ...]


def write_atom(feed: Feed, first: Column) -> bytes:
    """Return the feed, in the language of a column.

    Atom must have an author: where nobody is named, it is the title of the feed.
    """
    title = first.word("Documents")
    return write_file(
        load_templates(xml=True).get_template("feed.xml"),
        feed=feed,
        first=first,
        title=title,
        author=feed.author or title.text,
        updated=max((each.updated for each in feed.entries), default="1980-01-01T00:00:00Z"),
        titles=[_list_titles(each.entry, first) for each in feed.entries],
        version=__version__,
    )


def _list_titles(entry: IndexEntry, first: Column) -> tuple[Phrase, ...]:
    """Return the titles of a document, or its name where it has none."""
    return entry.titles or (Phrase(entry.document, first.language, first.direction),)
