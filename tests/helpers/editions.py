"""Editions written by hand from the model, for the tests of all writers: nothing is read here.

``letter`` is like the document that the project began with, ``torture`` has every kind of unit,
``long`` has as many rows as one likes, and ``hostile`` tries to break out of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.model import (
    NO_PHRASE,
    Column,
    Edition,
    Kind,
    Mark,
    Phrase,
    Place,
    Row,
    Segment,
    Span,
    SpanKind,
    State,
    Tally,
    Unit,
)
from dragoman.structure import arrange
from helpers.edition_texts import AUTONYMS, COLOPHONS, DIGITS, LETTER, REMARKS, TITLES, WORDS

Inline = str | Span | tuple["str | Span", ...]
"""What a segment is written as here: a string, a span, or several of both."""

LANGUAGES = ("en", "fa", "ar")
RTL = {"fa", "ar"}


def spans(inline: Inline) -> tuple[Span, ...]:
    """Return the spans that the short form is for."""
    items = inline if isinstance(inline, tuple) else (inline,)
    return tuple(Span(text=item) if isinstance(item, str) else item for item in items)


def plain(items: Sequence[Span]) -> str:
    return "".join(item.text + plain(item.children) for item in items)


def em(*inside: str | Span) -> Span:
    return Span(SpanKind.EMPHASIS, children=spans(inside))


def strong(*inside: str | Span) -> Span:
    return Span(SpanKind.STRONG, children=spans(inside))


def deleted(*inside: str | Span) -> Span:
    return Span(SpanKind.DELETED, children=spans(inside))


def code(text: str) -> Span:
    return Span(SpanKind.CODE, text)


def link(target: str, *inside: str | Span, title: str = "") -> Span:
    return Span(SpanKind.LINK, children=spans(inside), target=target, title=title)


def image(target: str, text: str, title: str = "") -> Span:
    return Span(SpanKind.IMAGE, text, target=target, title=title)


def note(label: str) -> Span:
    return Span(SpanKind.NOTE, label)


def ltr(*inside: str | Span) -> Span:
    return Span(SpanKind.ISOLATE, children=spans(inside), direction="ltr")


def inserted(*inside: str | Span) -> Span:
    return Span(SpanKind.INSERTED, children=spans(inside))


def sup(*inside: str | Span) -> Span:
    return Span(SpanKind.SUPERSCRIPT, children=spans(inside))


def sub(*inside: str | Span) -> Span:
    return Span(SpanKind.SUBSCRIPT, children=spans(inside))


def ruby(word: str, reading: str, direction: str = "ltr") -> Span:
    return Span(SpanKind.RUBY, reading, spans(word), direction=direction)


BREAK = Span(SpanKind.BREAK)
PARAGRAPH = Span(SpanKind.PARAGRAPH)
BETWEEN = Span(SpanKind.SIGN, " | ")


def direction(language: str) -> str:
    return "rtl" if language in RTL else "ltr"


def phrase(language: str, text: str) -> Phrase:
    """Return what an edition shows besides its units, in the language of a column."""
    return Phrase(text, language, direction(language)) if text else NO_PHRASE


def segment(language: str, inline: Inline, mark: Mark = Mark.NONE) -> Segment:
    """Return a segment whose state follows from its mark; SOURCE shows English."""
    shown = "en" if mark is Mark.SOURCE else language
    states = {Mark.NONE: State.TRANSLATED, Mark.OUTDATED: State.FUZZY, Mark.DRAFT: State.FUZZY}
    items = spans(inline)
    return Segment(
        language=shown,
        direction=direction(shown),
        state=states.get(mark, State.UNTRANSLATED),
        text=plain(items),
        spans=items,
        mark=mark,
        remark=phrase(
            language, REMARKS[language][mark.value] if mark not in (Mark.NONE, Mark.MISSING) else ""
        ),
    )


class Builder:
    """Collects rows in three languages, numbering them as they come."""

    def __init__(self) -> None:
        self.rows: list[tuple[Unit, dict[str, Segment]]] = []

    def add(self, unit: Unit, en: Inline, fa: Inline, ar: Inline, **marks: Mark) -> None:
        """Add a row; ``fa=Mark.DRAFT`` as ``fa_mark`` marks the segment of one language."""
        texts = {"en": en, "fa": fa, "ar": ar}
        self.rows.append(
            (
                unit._replace(text=plain(spans(en))),
                {
                    language: segment(language, inline, marks.get(f"{language}_mark", Mark.NONE))
                    for language, inline in texts.items()
                },
            )
        )

    def same(self, unit: Unit, text: str) -> None:
        """Add what is shown as it is in every language."""
        shown = dict.fromkeys(LANGUAGES, segment("en", text))
        self.rows.append((unit._replace(text=text, translatable=False), shown))

    def edition(self, document: str, languages: Sequence[str]) -> Edition:
        """Return the edition, arranged as ``align`` does it."""
        numbered = [
            Row(number, unit, tuple(texts[language] for language in languages))
            for number, (unit, texts) in enumerate(self.rows, start=1)
        ]
        blocks, notes = arrange(numbered)
        return Edition(
            document=document,
            columns=tuple(column(document, language) for language in languages),
            blocks=blocks,
            notes=notes,
            digest="0123456789ab",
        )


def with_rows(edition: Edition, rows: Iterable[Row]) -> Edition:
    """Return an edition with other rows of text, arranged again."""
    blocks, notes = arrange((*rows, *(note.row for note in edition.notes)))
    return replace(edition, blocks=blocks, notes=notes)


def column(document: str, language: str) -> Column:
    counts = {State.UNTRANSLATED: 1, State.FUZZY: 2, State.TRANSLATED: 20, State.REVIEWED: 0}
    return Column(
        language=language,
        autonym=AUTONYMS[language],
        direction=direction(language),
        title=phrase(language, TITLES[document][language]),
        source=language == "en",
        tally=None if language == "en" else Tally(counts, {k: 20 * n for k, n in counts.items()}),
        words=WORDS[language],
        colophon=tuple(phrase(language, sentence) for sentence in COLOPHONS[language]),
        digits=DIGITS[language],
    )


def letter(*languages: str) -> Edition:
    """A title, paragraphs, one heading and a quotation: the document of the project's beginning."""
    builder = Builder()
    for kind, level, texts in LETTER:
        builder.add(Unit("", Kind(kind), 1, level), *texts)
    return builder.edition("letter", languages or LANGUAGES)


def long(rows: int, *languages: str) -> Edition:
    """As many rows as you like, a heading at every fortieth and a note at every twenty-fifth."""
    texts = [texts for kind, _, texts in LETTER if kind == "paragraph"]
    builder = Builder()
    noted = set(range(25, rows * 25 // 26, 25))
    for number in range(1, rows + 1 - len(noted)):
        en, fa, ar = texts[number % len(texts)]
        if number in noted:
            ref = note(f"n{number}")
            builder.add(Unit("", Kind.PARAGRAPH, number), (en, ref), (fa, ref), (ar, ref))
        elif number % 40 == 1:
            level = 2 if number > 1 else 1
            builder.add(Unit("", Kind.HEADING, number, level), en[:60], fa[:60], ar[:60])
        else:
            builder.add(Unit("", Kind.PARAGRAPH, number), en, fa, ar)
    for number in sorted(noted):
        en, fa, ar = texts[number % len(texts)]
        builder.add(Unit("", Kind.NOTE, number, note=f"n{number}"), en, fa, ar)
    return builder.edition("letter", languages or LANGUAGES)


PAYLOADS = (
    "<script>alert(1)</script>",
    "</style><script>alert(2)</script>",
    "]]><![CDATA[",
    "{{ 7*7 }} {% raw %} {# x #}",
    '" onmouseover="alert(3)" x="',
    "' autofocus onfocus='alert(4)",
    "javascript:alert(5)",
    "&lt;b&gt; &amp;amp; <!-- --> <!DOCTYPE html>",
    '#panic() #read("/etc/hostname") $x$ @ref `raw` \\*/ }body{display:none',
    '{ HYPERLINK "http://example.org" } =1+1 <w:p/>',
)


def hostile(*languages: str) -> Edition:
    """Text that tries to become markup, in every place that a writer puts text into."""
    builder = Builder()
    everything = " ".join(PAYLOADS)
    builder.add(Unit("", Kind.HEADING, 1, 1), everything, everything, everything)
    for payload in PAYLOADS:
        inline = (
            payload,
            em(payload),
            code(payload),
            link("javascript:alert(6)", payload),
            link(f"https://example.org/{payload}", payload, title=payload),
            image(f"https://example.org/{payload}", payload, payload),
            ltr(payload),
        )
        builder.add(Unit("", Kind.PARAGRAPH, 1), inline, inline, inline)
        builder.add(
            Unit("", Kind.QUOTATION, 1, place=Place(quotations=1)), payload, payload, payload
        )
        cell = Unit("", Kind.TABLE_CELL, 1, place=Place(cell=(0, 0, 0)))
        builder.add(cell, payload, payload, payload, fa_mark=Mark.DRAFT)
        builder.same(Unit("", Kind.CODE, 1), payload)
        builder.add(
            Unit("", Kind.LIST_ITEM, 1, place=Place(lists=(payload,))), payload, payload, payload
        )
    edition = builder.edition("letter", languages or LANGUAGES)
    columns = tuple(
        replace(
            column,
            title=phrase(column.language, everything),
            autonym=PAYLOADS[0],
            colophon=tuple(phrase(column.language, payload) for payload in PAYLOADS),
        )
        for column in edition.columns
    )
    return replace(edition, columns=columns, document=PAYLOADS[1], digest=PAYLOADS[4])


def torture(*languages: str) -> Edition:
    """Every kind of unit, span and mark."""
    from helpers.edition_torture import fill

    builder = Builder()
    fill(builder)
    return builder.edition("torture", languages or LANGUAGES)
