"""The page of a folder of documents: their editions, and how far each language has got."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dragoman import __version__
from dragoman.editions._web.faces import latin, stack
from dragoman.editions._web.spans import encode
from dragoman.editions._web.templates import environment
from dragoman.languages import format_percent, tag
from dragoman.model import Column, Options, State, Tally


@dataclass(frozen=True, slots=True)
class IndexLink:
    """An edition that there is."""

    languages: tuple[str, ...]
    """Its columns, in order."""
    format: str
    """As the reader sees it: "HTML", "PDF"."""
    href: str
    """The path from the index to it, with ``/`` between folders; percent-encoded here."""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A document."""

    document: str
    titles: Mapping[str, str]
    """By language, plain; shown in the order of the columns."""
    links: tuple[IndexLink, ...] = ()
    tallies: Mapping[str, Tally | None] = field(default_factory=dict)
    """How far each language has got; None for the source."""


@dataclass(frozen=True, slots=True)
class _Text:
    lang: str
    direction: str
    text: str


@dataclass(frozen=True, slots=True)
class _State:
    tongue: _Text
    translated: str
    reviewed: str


@dataclass(frozen=True, slots=True)
class _Edition:
    tongues: tuple[_Text, ...]
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Card:
    titles: tuple[_Text, ...]
    editions: tuple[_Edition, ...]
    states: tuple[_State, ...]


def write_index_page(
    entries: Sequence[IndexEntry], columns: Sequence[Column], options: Options
) -> bytes:
    """Make the page, in the language of the first column.

    ``columns`` are all the project's languages; of each only the language, the autonym, the
    direction, the digits and the words count.
    """
    from markupsafe import Markup

    templates = environment(xml=False)
    first = columns[0]
    faces = (
        f'[lang="{tag(column.language)}"] {{\n  font-family: {stack(column.language, options)};\n}}'
        for column in columns
    )
    style = templates.get_template("page.css").render(
        text=templates.get_template("text.css").render(latin=latin()),
        faces="\n".join((*faces, templates.get_template("index.css").render())),
        count=1,
        width=48,
        counter="",
        paper="A4",
    )
    text = templates.get_template("index.html").render(
        first=first,
        cards=[_card(entry, columns) for entry in entries],
        style=Markup(style),  # noqa: S704  (our own style sheet; families are filtered)
        version=__version__,
    )
    return encode(text + "\n")


def _card(entry: IndexEntry, columns: Sequence[Column]) -> _Card:
    first = columns[0]
    known = {column.language: column for column in columns}
    titles = tuple(
        _Text(tag(column.language), column.direction, entry.titles[column.language])
        for column in columns
        if entry.titles.get(column.language)
    )
    formats: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for link in entry.links:
        formats.setdefault(link.languages, []).append((link.format, _quoted(link.href)))
    return _Card(
        titles=titles or (_Text(tag(first.language), first.direction, entry.document),),
        editions=tuple(
            _Edition(tuple(_tongue(known[code]) for code in languages), tuple(links))
            for languages, links in formats.items()
        ),
        states=tuple(
            _state(known[code], tally, first)
            for code, tally in entry.tallies.items()
            if code in known
        ),
    )


def _tongue(column: Column) -> _Text:
    return _Text(tag(column.language), column.direction, column.autonym)


def _state(column: Column, tally: Tally | None, first: Column) -> _State:
    """Tell what share of the words is translated or reviewed, and what share is reviewed."""
    if tally is None:
        return _State(_tongue(column), "", "")
    total = sum(tally.words.values())
    reviewed = tally.words.get(State.REVIEWED, 0)
    done = reviewed + tally.words.get(State.TRANSLATED, 0)
    return _State(
        _tongue(column),
        *(
            format_percent(n / total if total else 1, first.language, first.digits)
            for n in (done, reviewed)
        ),
    )


def _quoted(href: str) -> str:
    """Encode a relative path, so that a colon in its first part begins no scheme."""
    from urllib.parse import quote

    return quote(href)
