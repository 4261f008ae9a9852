"""Links inside a document: the place that ``#some-heading`` means, as the row that is there.

In an edition, such a link has the anchor of the row as its target: ``#p7``. So all writers agree
where it leads, and it holds whether the heading is translated or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dragoman.errors import quote
from dragoman.inline import parse_spans, plain_text
from dragoman.model import Document, Kind, MessageKey, Span, SpanKind, Unit, is_allowed_link
from dragoman.place_names import name_headings
from dragoman.po import Block
from dragoman.structure import row_units, show_title_as_heading


@dataclass(frozen=True, slots=True)
class InnerLinks:
    """The places of a document, and what was looked for in vain."""

    places: Mapping[str, str]
    """By the name of a place, the anchor of its row."""
    headings: Mapping[str, MessageKey] = field(default_factory=dict)
    """By their anchors, the headings."""
    language: str = ""
    """The language of the links; empty for the source's."""
    lost: dict[tuple[int, str, str], None] = field(default_factory=dict)
    """The line of each unit that has a link to a place that is not there, the language, where only
    its translation has the link, and the target. It grows as links are resolved."""

    def translate(self, language: str, messages: Mapping[MessageKey, Block]) -> InnerLinks:
        """Return the links of a translation: they may lead to its own names of headings, too."""
        found = {anchor: messages[key] for anchor, key in self.headings.items() if key in messages}
        texts = (plain_text(parse_spans(block.msgstr[0])) for block in found.values())
        names = zip(found, name_headings(texts), strict=True)
        own = {name: anchor for anchor, each in names for name in each}
        return replace(self, places={**own, **self.places}, language=language)

    def resolve(self, spans: Sequence[Span], unit: Unit) -> tuple[Span, ...]:
        """Return spans in which each link has a target that an edition may have.

        One that leads nowhere is its text alone.
        """
        if not any(span.kind is SpanKind.LINK for each in spans for span in each.walk()):
            return tuple(spans)
        return tuple(_join_texts(self._resolve(spans, unit)))

    def _resolve(self, spans: Iterable[Span], unit: Unit) -> Iterator[Span]:
        for span in spans:
            children = tuple(_join_texts(self._resolve(span.children, unit)))
            if span.kind is not SpanKind.LINK or is_allowed_link(span.target):
                yield replace(span, children=children) if children != span.children else span
            elif anchor := self._find(span.target):
                yield replace(span, children=children, target=f"#{anchor}")
            else:
                if span.target.startswith("#"):
                    language = "" if f"({span.target})" in unit.text else self.language
                    self.lost[unit.line, language, _unquote(span.target)] = None
                yield from children

    def _find(self, target: str) -> str:
        """Return the anchor of the row that a target means; empty where it means none."""
        name = _unquote(target.removeprefix("#"))
        return self.places.get(name) or self.places.get(name.casefold(), "")

    def describe_lost(self) -> Iterator[str]:
        """Yield a sentence for each link to a place that is not there."""
        lost = sorted(self.lost)
        for line, language, target in lost:
            if not language or (line, "", target) not in self.lost:
                where = f"line {line}, {language}" if language else f"line {line}"
                yield f"{where}: nothing has the name {quote(target)}, so its link is only text"


def find_places(document: Document) -> InnerLinks:
    """Return the places of a document."""
    places: dict[str, str] = {}
    headings: dict[str, MessageKey] = {}
    for unit, number in _number_units(document):
        places |= dict.fromkeys(unit.places, f"p{number}")
        if show_title_as_heading(unit).kind is Kind.HEADING:
            headings.setdefault(f"p{number}", unit.key)
    for name, anchor in tuple(places.items()):
        places.setdefault(name.casefold(), anchor)
    return InnerLinks(places, headings)


def _number_units(document: Document) -> Iterator[tuple[Unit, int]]:
    """Yield each unit with the number of the row that shows it.

    That of a repeated title is the first one's, and that of a block of a note is the note's.
    """
    own = {id(unit): number for number, unit in enumerate(row_units(document), 1)}
    first: dict[MessageKey | str, int] = {}
    for unit in document.units:
        number = own.get(id(unit)) or first[unit.key]
        first.setdefault(unit.key, number)
        yield unit, first.setdefault(unit.note, number) if unit.note else number


def _join_texts(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans with neighbouring texts as one."""
    last: Span | None = None
    for span in spans:
        if last is not None and span.kind is last.kind is SpanKind.TEXT:
            last = Span(text=last.text + span.text)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _unquote(target: str) -> str:
    from urllib.parse import unquote

    return unquote(target)
