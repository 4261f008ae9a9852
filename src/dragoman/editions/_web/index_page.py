"""The page that lists several documents: their editions, and how far each language has got."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman import __version__
from dragoman.editions._web.faces import list_latin_families, write_language_rules
from dragoman.editions._web.paper import write_colours
from dragoman.editions._web.templates import load_templates, write_file
from dragoman.languages import format_percent, make_tag
from dragoman.model import REMARKS, Column, Mark, Options, Phrase, State, Tally

_MOST_WITHOUT_LIST = 5
"""How many documents a page has without a list of their titles at its beginning."""


@dataclass(frozen=True, slots=True)
class IndexLink:
    """A link to an edition."""

    languages: tuple[str, ...]
    """Its columns, in order."""
    format: str
    """As the reader sees it: "HTML", "PDF"."""
    href: str
    """The path from the index page to it, with ``/`` between folders, not percent-encoded."""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A document."""

    document: str
    titles: tuple[Phrase, ...]
    """In the order in which they are shown; empty for a document without a title."""
    links: tuple[IndexLink, ...] = ()
    tallies: Mapping[str, Tally | None] = field(default_factory=dict)
    """By language, how far the translation has got; None for the source language."""
    outdated: frozenset[str] = frozenset()
    """The languages whose titles the editions mark as outdated."""


@dataclass(frozen=True, slots=True)
class _IndexText:
    lang: str
    direction: str
    text: str


@dataclass(frozen=True, slots=True)
class _IndexState:
    language: _IndexText
    translated: str
    reviewed: str


@dataclass(frozen=True, slots=True)
class _IndexEdition:
    languages: tuple[_IndexText, ...]
    links: tuple[tuple[str, str], ...]
    """The name and the address of each format."""


@dataclass(frozen=True, slots=True)
class _IndexCard:
    """A document as the template shows it."""

    titles: tuple[Phrase, ...]
    remarks: Mapping[str, Phrase]
    """What is said of titles, by their languages."""
    editions: tuple[_IndexEdition, ...]
    states: tuple[_IndexState, ...]


def write_index_page(
    entries: Sequence[IndexEntry],
    columns: Sequence[Column],
    options: Options,
    addresses: tuple[str, ...] = ("", ""),
) -> bytes:
    """Return the page, in the language of the first column.

    ``addresses`` are the public ones of the page and of its feed; empty where it has none.
    ``columns`` are all languages of the project; only the language, the autonym, the direction,
    the digits and the words of each are used.
    """
    from markupsafe import Markup

    return write_file(
        load_templates(xml=False).get_template("index.html"),
        first=columns[0],
        is_long=len(entries) > _MOST_WITHOUT_LIST,
        cards=[_make_card(entry, columns) for entry in entries],
        style=Markup(_write_style(columns, options)),  # noqa: S704  (our own style sheet)
        addresses=addresses,
        version=__version__,
    )


def _write_style(columns: Sequence[Column], options: Options) -> str:
    """Return the style sheet; the families in it are filtered."""
    templates = load_templates(xml=False)
    faces = write_language_rules({column.language: () for column in columns}, options, {})
    return templates.get_template("page.css").render(
        text=templates.get_template("text.css").render(
            latin=list_latin_families(), monochrome=options.printing.monochrome
        ),
        faces=f"{faces}\n{templates.get_template('index.css').render()}",
        count=1,
        width=48,
        on_tap=False,
        counter="",
        paper="A4 portrait",
        margins="16mm 14mm 18mm",
        print_size="10",
        print_lead="15.5",
        binding="",
        chapter=0,
        **write_colours(options),
    )


def _make_card(entry: IndexEntry, columns: Sequence[Column]) -> _IndexCard:
    first = columns[0]
    by_language = {column.language: column for column in columns}
    name = Phrase(entry.document, first.language, first.direction)
    editions: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for link in entry.links:
        links = editions.setdefault(link.languages, [])
        links.append((link.format, _encode_path(link.href)))
    return _IndexCard(
        titles=entry.titles or (name,),
        remarks={
            code: by_language[code].word(REMARKS[Mark.OUTDATED])
            for code in sorted(entry.outdated)
            if code in by_language
        },
        editions=tuple(
            _IndexEdition(tuple(_name_language(by_language[code]) for code in codes), tuple(links))
            for codes, links in editions.items()
        ),
        states=tuple(
            _make_state(by_language[code], tally, first)
            for code, tally in entry.tallies.items()
            if code in by_language
        ),
    )


def _name_language(column: Column) -> _IndexText:
    return _IndexText(make_tag(column.language), column.direction, column.autonym)


def _make_state(column: Column, tally: Tally | None, first: Column) -> _IndexState:
    """Return the share of the words that are translated or reviewed, and of those reviewed."""
    if tally is None:
        return _IndexState(_name_language(column), "", "")
    translated, reviewed = (
        format_percent(_measure_share(tally, states), first.language, first.digits)
        for states in ((State.TRANSLATED, State.REVIEWED), (State.REVIEWED,))
    )
    return _IndexState(_name_language(column), translated, reviewed)


def _measure_share(tally: Tally, states: Collection[State]) -> float:
    """Return the share of the words in the states, or of the messages where none has words.

    It is 1 only where each message is in them, and ``update`` has nothing left to do.
    """
    measure = tally.words if any(tally.words.values()) else tally.messages
    total = sum(measure.values())
    share = sum(measure.get(state, 0) for state in states) / total if total else 1
    is_all = all(state in states for state, messages in tally.messages.items() if messages)
    return min(share, 1 if tally.in_step and is_all else 0.99)


def _encode_path(href: str) -> str:
    """Percent-encode a relative path, so that a colon in its first part begins no scheme."""
    from urllib.parse import quote

    return quote(href)
