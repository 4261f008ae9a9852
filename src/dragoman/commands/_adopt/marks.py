"""What a finished translation has of marks: carried over where the source has the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from dragoman.commands._adopt.typed_notes import is_typed, restore_typed
from dragoman.inline import read_marks, write_marks
from dragoman.model import LINE_ENDS, Span, SpanKind, walk_all
from dragoman.patterns import compile_later

_LOOKS = {
    SpanKind.EMPHASIS: "emphasis",
    SpanKind.STRONG: "strong emphasis",
    SpanKind.DELETED: "struck text",
    SpanKind.INSERTED: "underlined text",
    SpanKind.SUPERSCRIPT: "raised text",
    SpanKind.SUBSCRIPT: "lowered text",
    SpanKind.CODE: "code",
    SpanKind.LINK: "a link",
    SpanKind.IMAGE: "a picture",
    SpanKind.NOTE: "the mark of a note",
    SpanKind.PLACEHOLDER: "a placeholder",
    SpanKind.RUBY: "a reading",
}
"""By the kind of a mark, how a report calls it."""
_BY_ORDER = (SpanKind.LINK, SpanKind.IMAGE, SpanKind.NOTE)
"""Marks that say where they lead: the first of a translation is the first of its source."""

_AS_MESSENGER = compile_later(r"(?<![\w*])\*(?![\s*])([^*\n]+)(?<!\s)\*(?![\w*])")


class FittedText(NamedTuple):
    """A translation with the marks that fit its source."""

    text: str
    left_out: tuple[str, ...]
    """What of it the source does not have, in the words of a report."""


def read_spans(text: str, markup: str) -> tuple[Span, ...]:
    """Return the marks of the text of a unit; a text without markup is one span."""
    if markup == "markdown":
        return read_marks(text)
    return (Span(text=text),) if text else ()


def show_text(spans: Iterable[Span]) -> str:
    """Return what a reader sees of marks, without notes and pictures; the end of a line is one
    character, so that ``cut_spans`` cuts at the places of this text."""
    return "".join(_show(span) for span in spans)


def show_description(spans: Iterable[Span]) -> str:
    """Return what a reader sees of marks; of pictures alone, what they are described as."""
    spans = list(spans)
    pictures = (each.text for each in walk_all(spans) if each.kind is SpanKind.IMAGE)
    return show_text(spans) if show_text(spans).strip() else " ".join(pictures)


def _show(span: Span) -> str:
    if span.kind in LINE_ENDS:
        return "\n"
    own = span.text if span.kind in (SpanKind.TEXT, SpanKind.CODE, SpanKind.SIGN) else ""
    return own + show_text(span.children)


def cut_spans(spans: Iterable[Span], start: int, end: int) -> tuple[Span, ...]:
    """Return the marks of a part of a text: from one place of ``show_text`` to another.

    A mark that is only partly in it is around that part. What has no text, such as the mark of a
    note, belongs to the text before it.
    """
    return tuple(_cut(spans, 0, start, end))


def _cut(spans: Iterable[Span], at: int, start: int, end: int) -> Iterator[Span]:
    for span in spans:
        length = len(_show(span))
        first, last = max(start - at, 0), min(end - at, length)
        if not length:
            if start < at <= end or at == start == 0:
                yield span
        elif first < last:
            if span.children:
                yield replace(span, children=tuple(_cut(span.children, at, start, end)))
            else:
                yield replace(span, text=span.text[first:last]) if span.text else span
        at += length


def join_spans(parts: Iterable[Sequence[Span]]) -> tuple[Span, ...]:
    """Return several texts as one, with a space between two."""
    joined: list[Span] = []
    for part in parts:
        joined += [Span(text=" "), *part] if joined else part
    return tuple(joined)


class WrittenForm(NamedTuple):
    """How a translation is written in its own file."""

    text: str = ""
    """All of it, if it has the markup of the document."""
    keep_tags: bool = False
    """Whether what looks like a tag in a text is one."""
    has_tabs: bool = False
    """Whether a placeholder without a text may be a tab, as in Word: elsewhere it is a place."""


PLAIN_FORM = WrittenForm()


def fit_marks(
    source: str,
    markup: str,
    spans: Sequence[Span],
    form: WrittenForm = PLAIN_FORM,
) -> FittedText:
    """Return a translation as it is written for a source: with the marks that the source has too.

    Links, pictures and notes lead where those of the source lead, in order, if there are as many.
    A number of a note that was typed, ``[1]``, is the note. Notes at the end of the source are at
    the end of a translation that has none: translators and programs put them elsewhere. A mark of a
    kind that the source does not have is left out, and the text in it stays. If all of it fits, it
    stays as it is written.
    """
    if markup != "markdown":
        lost = [span for span in walk_all(spans) if span.kind in _LOOKS]
        return FittedText(show_text(spans).strip(), _name_marks(lost))
    ours = read_marks(source)
    if [span.kind for span in ours] == [SpanKind.IMAGE] and not _has_kind(spans, SpanKind.IMAGE):
        # A format without pictures in its text has their descriptions as paragraphs.
        return FittedText(write_marks([replace(ours[0], text=show_text(spans).strip())]), ())
    spans = _read_typed_marks(ours, spans)
    fitter = _Fitter(ours, spans, has_tabs=form.has_tabs)
    fitted = fitter.fit(spans)
    typed: list[str] = []
    if not _has_kind(spans, SpanKind.NOTE) and show_text(spans).strip():
        texts = show_text(ours), show_text(spans)
        typed = [n.text for n in ours if n.kind is SpanKind.NOTE and is_typed(n.text, *texts)]
        fitted += [note for note in _list_last_notes(ours) if note.text not in typed]
    is_same = form.text and fitted == list(spans)
    text = form.text if is_same else write_marks(fitted, keep_tags=form.keep_tags).strip()
    left_out = () if is_same else _name_marks(fitter.left_out)
    return FittedText(restore_typed(text, typed), left_out)


def _read_typed_marks(source: Sequence[Span], spans: Sequence[Span]) -> Sequence[Span]:
    """Return the marks that somebody typed in a text that has no others: ``**words**``, as files
    for translators show them, or ``*words*``, as messengers write the same. They are marks if the
    source has such, and no fewer of them."""
    own = _count_marks(source)
    if not own or _count_marks(spans):
        return spans
    shown = show_text(spans)
    forms = map(read_marks, (shown, _AS_MESSENGER.sub(r"**\1**", shown)))
    return next((typed for typed in forms if _count_marks(typed) <= own), spans)


def _count_marks(spans: Sequence[Span]) -> Counter[str]:
    return Counter(_name_sort(span) for span in walk_all(spans) if span.kind in _LOOKS)


def _list_last_notes(source: Sequence[Span]) -> list[Span]:
    """Return the notes of a text, if no word is after the first of them; else none."""
    first = next((at for at, span in enumerate(source) if span.kind is SpanKind.NOTE), len(source))
    after = source[first:]
    if any(char.isalnum() for char in show_text(after)):
        return []
    return [span for span in after if span.kind is SpanKind.NOTE]


def _has_kind(spans: Sequence[Span], kind: SpanKind) -> bool:
    return any(span.kind is kind for span in walk_all(spans))


def _name_marks(spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_LOOKS[span.kind] for span in spans))


def _sort_marks(spans: Sequence[Span]) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for span in walk_all(spans):
        found.setdefault(_name_sort(span), []).append(span)
    return found


def _name_sort(span: Span) -> str:
    """Return which marks a mark is counted with: placeholders around a text, and others, apart."""
    return span.kind + span.text[:1] if span.kind is SpanKind.PLACEHOLDER else span.kind


class _Fitter:
    """Fits the marks of one translation to those of its source."""

    def __init__(self, source: Sequence[Span], spans: Sequence[Span], *, has_tabs: bool) -> None:
        self._has_tabs = has_tabs
        self.left_out: list[Span] = []
        self._source = _sort_marks(source)
        self._counts = Counter(map(_name_sort, walk_all(spans)))
        self._left = {sort: list(marks) for sort, marks in self._source.items()}
        """The marks of the source that none of the translation has taken yet."""

    def fit(self, spans: Iterable[Span]) -> list[Span]:
        """Return the marks that fit. A space is in the place of a tab that parted two words."""
        spans = list(spans)
        parting = set(_find_parting(spans)) if self._has_tabs else set()
        fitted: list[Span] = []
        for place, span in enumerate(spans):
            found = self._fit_span(span)
            fitted += found or ([Span(text=" ")] if place in parting else [])
        return fitted

    def _fit_span(self, span: Span) -> list[Span]:
        sort = _name_sort(span)
        if span.kind in LINE_ENDS:
            has_lines = any(kind in self._source for kind in LINE_ENDS)
            return [Span(SpanKind.BREAK)] if has_lines else [Span(text=" ")]
        if span.kind is SpanKind.TEXT:
            return [span]
        leads = span.kind in _BY_ORDER or span.kind is SpanKind.PLACEHOLDER
        ours = self._find_own(span, sort) if leads else span
        if span.kind in _LOOKS and (ours is None or sort not in self._source):
            self.left_out.append(span)
            inside = [Span(text=span.text)] if span.kind is SpanKind.CODE else []
            return [*inside, *self.fit(span.children)]
        children = tuple(self.fit(span.children))
        return [replace(ours or span, children=children)]

    def _find_own(self, span: Span, sort: str) -> Span | None:
        """Return a mark as the source has it; None where it does not have it."""
        source = self._source.get(sort, [])
        if source and len(source) == self._counts[sort]:
            ours = self._left[sort].pop(0)
            if span.kind is SpanKind.PLACEHOLDER:
                return ours
            return replace(ours, text=span.text) if span.kind is SpanKind.IMAGE else ours
        return span if any(_leads_alike(span, other) for other in source) else None


def _find_parting(spans: Sequence[Span]) -> Iterator[int]:
    """Yield the places of the placeholders, such as tabs, that are first between two words."""
    shown = [(place, text) for place, span in enumerate(spans) if (text := _show(span))]
    for (place, before), (end, after) in pairwise(shown):
        is_between = before[-1].isalnum() and after[0].isalnum() and end > place + 1
        if is_between and spans[place + 1].kind is SpanKind.PLACEHOLDER:
            yield place + 1


def _leads_alike(one: Span, other: Span) -> bool:
    """Return whether two marks of one kind are the same; how a picture is described may differ."""
    return one.target == other.target and (one.kind is SpanKind.IMAGE or one.text == other.text)
