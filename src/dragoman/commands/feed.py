"""The Atom feed of the editions of all documents (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from dragoman import languages
from dragoman.clock import source_date_epoch
from dragoman.commands._credits import find_credits as find_settings
from dragoman.commands._editions.sisters import find_address, find_media_type, share_languages
from dragoman.commands.index import FEED, NAME, Listing, make_columns, make_entries, write_listing
from dragoman.commands.render import Job
from dragoman.credits import Credits, choose_text
from dragoman.editions._common import EARLIEST
from dragoman.editions._web.feed import Feed, FeedEntry, FeedLink, write_atom
from dragoman.editions._web.index_page import IndexEntry
from dragoman.errors import DragomanError
from dragoman.model import Column
from dragoman.project import Project


def write_feed(project: Project, folder: Path, jobs: Sequence[Job]) -> Path:
    """Write the feed of the editions in a folder and below it, and return its path.

    The project has a public address: the feed names all by it. What ``write_index`` promises holds
    for the feed, too.
    """

    def make(listing: Listing) -> bytes:
        columns, own = make_columns(project, jobs, listing.unread), listing.group_jobs()
        entries = [
            _make_entry(project, entry, own[entry.document], listing.unread, columns)
            for entry in make_entries(project, folder, listing, ())
        ]
        addresses = find_address(project, FEED), find_address(project, NAME)
        author = _find_author(project.settings.edition, columns[0].language, project)
        return write_atom(Feed(*addresses, author, tuple(entries)), columns[0])

    return write_listing(project, folder / FEED, jobs, make)


def _make_entry(
    project: Project,
    entry: IndexEntry,
    jobs: Sequence[Job],
    unread: list[DragomanError],
    columns: Sequence[Column],
) -> FeedEntry:
    credits = _read_credits(project, entry.document, unread)
    first = columns[0].language
    return FeedEntry(
        entry=entry,
        id=find_address(project, entry.document),
        updated=_find_time(credits.date or project.settings.date),
        author=_find_author(credits, first, project),
        links=tuple(_make_links(project, entry, jobs)),
    )


def _read_credits(project: Project, name: str, unread: list[DragomanError]) -> Credits:
    """Return who is behind a document; where it cannot be read, what the settings say."""
    try:
        return find_settings(project, name, project.read_document(name))
    except DragomanError as error:
        unread.append(error)
        return find_settings(project, name)


def _find_author(credits: Credits, language: str, project: Project) -> str:
    """Return the author, or else the publisher, in a language or else in the source's."""
    for said in (credits.author, credits.publisher):
        for code in (language, project.settings.source_language):
            text, _ = choose_text(said, languages.list_ancestors(code))
            if text:
                return text
    return ""


def _find_time(day: str) -> str:
    """Return a day, or else that of SOURCE_DATE_EPOCH, as Atom wants it. Atom must have one: where
    nobody says it, it is 1980-01-01, as in an e-book."""
    epoch = source_date_epoch()
    seconds = EARLIEST if epoch is None else epoch
    return (
        f"{day}T00:00:00Z" if day else f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%SZ}"
    )


def _make_links(project: Project, entry: IndexEntry, jobs: Sequence[Job]) -> Iterator[FeedLink]:
    """Yield the links of an entry: for each edition one, with the language that it is the one for.
    ``jobs`` are the editions of its document.

    No two of them with ``alternate`` may have the same kind of file and language (4.2.2).
    """
    hrefs = {find_address(project, job.name): job for job in jobs}
    shares = share_languages(tuple(hrefs.values()))
    titles = {phrase.language: phrase.text for phrase in entry.titles}
    seen: set[tuple[str, str]] = set()
    for href, job in hrefs.items():
        if job.format.upper() not in {link.format for link in entry.links}:
            continue
        codes = [code for code in job.columns if (job, code) in shares] or [""]
        shown = [titles[code] for code in job.columns if code in titles]
        link = FeedLink(href, find_media_type(job), title=" | ".join(shown))
        for code in codes:
            is_first = (link.media_type, code) not in seen
            seen.add((link.media_type, code))
            yield replace(link, language=code, relation="alternate" if is_first else "related")
