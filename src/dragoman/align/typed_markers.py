"""Which marker a language shows before a text: that of the document, or one of its own.

A task begins with ``[x]`` or ``[ ]``. And a translator may have written ``(ب)`` before an item that
is ``(b)`` in the document, because the other paragraphs of the translation say so too.
"""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.align.label_words import translate_label
from dragoman.languages import write_digits
from dragoman.model import AFTER_TEXT, Kind, Span, SpanKind, Unit
from dragoman.patterns import compile_later
from dragoman.texts.list_markers import TASKS, ListMarker, is_bullet, read_label, read_marker

_TASK = compile_later(r"(?:\\?\[(?P<state>[ xX])\\?\]|(?P<box>[☐☑☒]))[ \t]+(?=\S)")
_TYPED = compile_later(r"(?P<marker>\(?[^\W_]{1,8}(?:[.)]|[ \t]?[-\u2013]))\s+(?=\S)")
_PLACEHOLDER = compile_later(r"<(\w+)/>")
_GOES_ON = compile_later(r"[^\W\d_]{1,3}\.")
"""What follows the first part of an abbreviation: ``i. d. R.``."""


def choose_marker(unit: Unit, text: str, form: str, words: Mapping[str, str]) -> tuple[str, str]:
    """Return the marker that a language shows, and the text without it if it begins with it.

    The marker is empty where it is that of the document. ``form`` is the format of the document,
    and ``words`` are the translations of its labels.
    """
    marker, rest = _cut_typed_marker(unit, text, form)
    own = unit.place.lists[-1] if unit.place.lists else ""
    return marker or translate_label(own, words), rest


def _cut_typed_marker(unit: Unit, text: str, form: str) -> tuple[str, str]:
    """Return the marker that a text of a unit begins with, and the text without it."""
    place = unit.place
    if unit.kind is not Kind.LIST_ITEM or not place.lists or not place.first:
        return "", text
    if is_bullet(place.lists[-1]):
        return _cut_task(unit, text, form)
    return _cut_letter(unit, text)


def put_boxes(unit: Unit, text: str) -> str:
    """Return a text of a unit with the boxes of a form that its document shows there.

    Those before and behind it are not added where a translator has typed them.
    """
    boxes = dict(unit.boxes)
    before, after = boxes.pop("", ""), boxes.pop(AFTER_TEXT, "")
    if not _is_edge(before, text[: len(before) + 1]):
        text = f"{before} {text}"
    if not _is_edge(after[::-1], text[: -len(after) - 2 : -1]):
        text = f"{text} {after}"
    return _PLACEHOLDER.sub(lambda match: boxes.get(match[1], match[0]), text) if boxes else text


def _is_edge(box: str, edge: str) -> bool:
    """Return whether an edge of a text, with the character beside it, is a box: not ``A`` in
    ``All``, where it is what was chosen of a list."""
    return edge.startswith(box) and not (box[-1:].isalnum() and edge[len(box) :].isalnum())


def complete_spans(
    unit: Unit, spans: tuple[Span, ...], digits: str, words: Mapping[str, str]
) -> tuple[Span, ...]:
    """Return a text as an edition shows it: a heading with its number, in the given digits, and the
    term of a definition as strong."""
    if spans and unit.place.is_term:
        return (Span(SpanKind.STRONG, children=spans),)
    if spans and unit.place.number:
        number = translate_label(unit.place.number, words) or unit.place.number
        number = write_digits(number, digits)
        return (Span(text=f"{number} "), *spans)
    return spans


def _cut_task(unit: Unit, text: str, form: str) -> tuple[str, str]:
    """Cut a box, as Pandoc writes one into Word files, or in Markdown ``[x]``."""
    in_source = _TASK.match(unit.text)
    if in_source is None or (in_source["state"] and form != "markdown"):
        return "", text
    own = _TASK.match(text)
    shown = own or in_source
    done, undone = TASKS
    marker = undone if (shown["state"] or shown["box"]) in (" ", "☐") else done
    return marker, text[own.end() :] if own else text


def _cut_letter(unit: Unit, text: str) -> tuple[str, str]:
    """Cut a letter that is the same number as the letter of the item."""
    marker, typed = read_marker(unit.place.lists[-1]), _TYPED.match(text)
    if marker is None or marker.label.isdecimal() or typed is None or _TYPED.match(unit.text):
        return "", text
    own = read_marker(typed["marker"])
    numbers = {number for _, number in read_label(marker.label)}
    if own is None or not _may_be_typed(own):
        return "", text
    if numbers.isdisjoint(number for _, number in read_label(own.label)):
        return "", text
    if own.after == "." and _GOES_ON.match(text, typed.end()):
        return "", text
    return typed["marker"], text[typed.end() :]


def _may_be_typed(marker: ListMarker) -> bool:
    """Return whether a marker may be one, and not the beginning of the text itself: of a date
    (``2. Mai``), of a name with an initial (``A. Smith``) or a title (``د. أحمد``), or of a formula
    (``x - 1``)."""
    label, end = marker.label, marker.after.strip()
    if label.isdecimal():
        return False
    if end == ".":
        return label.islower()
    return end == ")" or not (label.islower() or label.isupper())
