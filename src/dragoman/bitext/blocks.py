"""Make blocks from the units of a document, whatever its format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dragoman.bitext.model import TextBlock
from dragoman.inline import parse_spans, plain_text
from dragoman.model import Document, Span, SpanKind, Unit, is_allowed_link, walk_all

_LOOKS = frozenset(
    {
        SpanKind.EMPHASIS,
        SpanKind.STRONG,
        SpanKind.DELETED,
        SpanKind.INSERTED,
        SpanKind.SUPERSCRIPT,
        SpanKind.SUBSCRIPT,
        SpanKind.CODE,
    }
)


def make_blocks(document: Document) -> tuple[TextBlock, ...]:
    """Return one block for each unit of a document, in the same order.

    Code and other units that are not translated have their blocks too: they are the same in both
    languages, and show what is between them.
    """
    return tuple(_make_block(document, unit) for unit in document.units)


def _make_block(document: Document, unit: Unit) -> TextBlock:
    markup = document.shown_markup_of(unit)
    spans = parse_spans(unit.text, document.links, markup)
    every = list(walk_all(spans))
    kinds = Counter(span.kind for span in every)
    text = plain_text(spans)
    if markup == "plain":
        text = " ".join(text.split())
    return TextBlock(
        text=text,
        kind=unit.kind,
        level=unit.level,
        emphases=0 if markup == "code" else sum(kinds[kind] for kind in _LOOKS),
        links=tuple(filter(is_allowed_link, _list_targets(every, SpanKind.LINK))),
        pictures=tuple(_list_targets(every, SpanKind.IMAGE)),
        described=len(text) if unit.picture else sum(map(len, _list_descriptions(every))),
        notes=kinds[SpanKind.NOTE],
        times=unit.times,
        marker=unit.place.lists[-1] if unit.place.lists and unit.place.first else "",
    )


def _list_descriptions(spans: list[Span]) -> Iterator[str]:
    return (span.text for span in spans if span.kind is SpanKind.IMAGE)


def _list_targets(spans: list[Span], kind: SpanKind) -> Iterator[str]:
    return (span.target for span in spans if span.kind is kind and span.target)
