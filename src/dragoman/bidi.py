"""Bidirectional text: removing dangerous characters, and isolating runs of the other direction.

In a right-to-left segment these runs are isolated:

- left-to-right letters, with the digits, signs and spaces between them, the signs that belong to a
  name ("#name", "C++") and the brackets around it;
- the numbers that such words begin with where all is in quotation marks, in brackets or alone:
  «12 Angry Men» (``dragoman.texts.outer_numbers``);
- telephone numbers, in any digits;
- expressions of numbers that have one reading, in any digits: "2016-12-23", "3×4=12", "-5", "20°C"
  (``dragoman.texts.left_to_right`` finds them), also where a number in them is raised or lowered;
- the mark of a note behind a number (``dragoman.texts.parted_notes``).

A mark at the end of such a run belongs to it where the whole of a quotation, of brackets or of the
line is left-to-right: «We are here!». Else it belongs to the sentence around the run. So does a
bracket whose partner is outside the run: HRW (Human Rights Watch، ...).

In a left-to-right segment, right-to-left words are isolated, with the brackets around them, and
passages that somebody wrote from right to left (``dragoman.texts.right_to_left``); in a passage,
the left-to-right words are isolated again. Numbers around such words are isolated as above, and
those in Arabic digits that such words begin with: "۳ دی ۱۳۹۵"; a number by itself is not, and two
with a hyphen or a dash are a range that reads as all around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from dragoman.model import LINE_ENDS, Span, SpanKind
from dragoman.patterns import compile_later
from dragoman.texts.isolates import balance_isolates
from dragoman.texts.left_to_right import find_expressions, find_words, reads_from_right
from dragoman.texts.outer_numbers import include_numbers
from dragoman.texts.paired_signs import AMBIGUOUS_PAIRS, PAIRS, find_end, find_start, part_at_pairs
from dragoman.texts.parted_notes import part_notes
from dragoman.texts.quoted_lists import part_list
from dragoman.texts.right_to_left import find_passages, find_rtl_words, reads_from_left
from dragoman.texts.scripts import is_ordinary

_DROPPED = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, except tab and newline
    "\u202a-\u202e"  # embeddings and overrides: invisible, they reverse the text around them
    "\ufeff\ufdd0-\ufdef\ud800-\udfff"  # byte order mark, noncharacters, lone surrogates
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_SPACES = compile_later("[\t\x0b\x0c\x85\u2028\u2029]")
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_ANY_MARK = "[.,:;!?\u2026\u203c\u203d\u2047-\u2049]"
_STRONG_MARK = "[!?\u2026\u203c\u203d\u2047-\u2049]"
"""A mark that may end a name or a title. The others end a sentence or a part of it."""
_OPENING = "[(\\[{<«»“„‘‹\"'\u00a1\u00bf\u2026]"
_CLOSING_SIGN = "[)\\]}>«»”“’›\"']"
_BEFORE = compile_later(r"([(\[{<«»“„‘‹\"'])([^\S\n]?)[\u00a1\u00bf\u2026]?\Z")
_AFTER = compile_later(rf"([^\S\n]?{_ANY_MARK}{{1,4}})?([^\S\n]?)(?P<sign>{_CLOSING_SIGN})")
_MOST_SIGNS = 8
"""How many marks and quotation marks may be at the end of a text that is one run."""
_AROUND = compile_later(r"([(\[{<])[^\S\n]?\Z")
_CLOSING = compile_later(r"[^\S\n]?(?P<sign>[)\]}>\"])")
_NEAR = 3
"""How many characters before a run ``_AROUND`` and ``_BEFORE`` can match."""
_SCRIPT = compile_later(r"[-+\u2212\u00b1\d.,/()=]+")
"""A raised or lowered number, with signs."""
_SCRIPTS = {SpanKind.SUPERSCRIPT: "\u2070\u207b", SpanKind.SUBSCRIPT: "\u2080\u208b"}
"""The digit and the sign that stand for those of such a number."""


@lru_cache(maxsize=8)  # a text is looked at more than once, then never again
def clean(text: str) -> str:
    """Return a text without characters that no reader may get: controls, overrides, noncharacters.

    Tabs and separators of lines and pages become spaces, every line end becomes a newline, and
    isolates are balanced. ``clean(clean(text)) == clean(text)``.
    """
    if is_ordinary(text):
        return text
    text = _SPACES.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = text if is_ordinary(text) else re.sub(_DROPPED, "", text)
    return balance_isolates(text)


def isolate(spans: Sequence[Span], direction: str) -> tuple[Span, ...]:
    """Return the spans with each run of the other direction inside a span that isolates it.

    ``direction`` is that of the segment, "ltr" or "rtl". The text stays the same, and isolating
    twice gives the same as once. A run may hold several spans; it is cut where it would hold only a
    part of a span.
    """
    if len(spans) == 1:
        return _isolate_runs(spans, direction, _ANY_MARK)
    isolated = tuple(
        span
        for is_end, line in groupby(spans, lambda span: span.kind in LINE_ENDS)
        for span in (line if is_end else _isolate_runs(tuple(line), direction, _ANY_MARK))
    )
    return part_notes(isolated) if direction == "rtl" else isolated


def _isolate_runs(spans: Sequence[Span], direction: str, mark: str) -> tuple[Span, ...]:
    pieces = [_flatten(span, direction) for span in spans]
    flat = "".join(pieces)
    if runs := _find_runs(flat, direction, mark):
        cut = [
            piece if span.kind is SpanKind.TEXT else " " * len(piece)
            for span, piece in zip(spans, pieces, strict=True)
        ]
        runs = [part for run in runs for part in part_at_pairs(flat, *run, "".join(cut))]
    if not runs and all([span.kind is SpanKind.TEXT and span.text for span in spans]):
        return tuple(spans)
    parts = _assign_to_runs(spans, runs, direction)
    other = "ltr" if direction == "rtl" else "rtl"
    result: list[Span] = []
    group: list[Span] = []
    current = -1
    for run, span in (*parts, (-1, None)):  # the last pair only ends the last run
        if run != current:
            result += _wrap_run(group, other) if current >= 0 else group
            group, current = [], run
        if span is not None:
            group.append(span)
    return tuple((*result, *group))


def _flatten(span: Span, direction: str) -> str:
    """Return what ``_find_runs`` sees of a span: as a rule, its text.

    It is a newline for a span that no run may contain, and for an isolate a sign that is in no run,
    because what touches an isolate touches a word. Code in a right-to-left segment is as many
    letters, because it is left-to-right whatever it holds; a raised or lowered number is as many
    raised or lowered digits and signs, because it belongs to what is before it.
    """
    if span.kind is SpanKind.TEXT:
        return span.text
    if span.kind is SpanKind.CODE:
        return span.text if direction == "ltr" else "x" * len(span.text)
    if span.kind is SpanKind.ISOLATE:
        return "\ufffc"
    if not span.children or span.kind is SpanKind.RUBY:
        return "\n"
    inside = "".join(_flatten(child, direction) for child in span.children)
    signs = _SCRIPTS.get(span.kind)
    if direction == "rtl" and signs and _SCRIPT.fullmatch(inside):
        return "".join(signs[not each.isdecimal()] for each in inside)
    return inside


def _find_runs(flat: str, direction: str, mark: str) -> list[tuple[int, int]]:
    """Return where the runs of a flat text begin and end, in order.

    ``mark`` is the pattern of a mark that belongs to a run which is all of the text.
    """
    if reads_from_left(flat) if direction == "ltr" else reads_from_right(flat):
        return []
    if direction == "ltr":
        runs = _merge_runs((*find_rtl_words(flat), *find_passages(flat)))
    else:
        runs = _merge_runs((*find_words(flat), *find_expressions(flat)))
    runs = _merge_runs(include_numbers(flat, *run) for run in runs)
    runs = [part for run in runs for part in part_list(flat, *run)]
    if len(runs) == 1 and (whole := _find_whole(flat, *runs[0], mark)):
        return [whole]
    return _merge_runs(_include_brackets(flat, *_include_marks(flat, *run)) for run in runs)


def _merge_runs(runs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return runs in order; those that overlap become one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(runs):
        if merged and start < merged[-1][1]:
            start, last = merged.pop()
            end = max(last, end)
        merged.append((start, end))
    return merged


def _find_whole(flat: str, start: int, end: int, mark: str) -> tuple[int, int] | None:
    """Return the run with the signs around it, if it is all of the text and a mark ends it."""
    head, tail = flat[:start], flat[end:].rstrip()
    signs = rf"(?:{mark}|{_CLOSING_SIGN}){{1,{_MOST_SIGNS}}}"
    if not re.search(mark, tail) or not re.fullmatch(signs, tail):
        return None
    return (0, end + len(tail)) if re.fullmatch(rf"[^\S\n]*{_OPENING}{{,4}}", head) else None


def _include_marks(flat: str, start: int, end: int) -> tuple[int, int]:
    """Extend a run by the quotation marks that close one in it, with the marks before them, and
    by the marks at its end if it is all of what is between quotation marks or brackets."""
    start = find_start(flat, start, end)
    end = find_end(flat, start, end, _AFTER)
    before = _BEFORE.search(flat, max(0, start - _NEAR), start)
    after = _AFTER.match(flat, end)
    if not before or not after or not after[1]:
        return start, end
    pair = before[1] + after["sign"]
    if pair in PAIRS or (pair in AMBIGUOUS_PAIRS and not before[2] + after[2]):
        return before.end(2), after.end(1)
    return start, end


def _include_brackets(flat: str, start: int, end: int) -> tuple[int, int]:
    """Extend a run by the brackets around it and by those that close a bracket in it."""
    start = find_start(flat, start, end)
    end = find_end(flat, start, end, _CLOSING)
    while opening := _AROUND.search(flat, max(0, start - _NEAR), start):
        closing = _CLOSING.match(flat, end)
        if closing is None or _BRACKETS[opening[1]] != closing["sign"]:
            break
        start, end = opening.start(), closing.end()
    return start, end


def _assign_to_runs(
    spans: Sequence[Span], runs: Sequence[tuple[int, int]], direction: str
) -> Iterator[tuple[int, Span]]:
    """Yield each span with the ordinal of the run that it belongs to, -1 for none.

    Text is cut at the ends of runs.
    """
    at = first = 0
    for span in spans:
        end = at + len(_flatten(span, direction))
        while first < len(runs) and runs[first][1] <= at:
            first += 1
        start, stop = runs[first] if first < len(runs) else (end, end)
        if span.kind is SpanKind.TEXT:
            yield from _cut_text(span.text, at, runs, first)
        elif start <= at < end <= stop:
            yield first, span
        elif span.children and span.kind is not SpanKind.ISOLATE:
            yield -1, replace(span, children=_isolate_runs(span.children, direction, _STRONG_MARK))
        else:
            yield -1, span
        at = end


def _cut_text(
    text: str, at: int, runs: Sequence[tuple[int, int]], first: int
) -> Iterator[tuple[int, Span]]:
    """Yield the pieces of a text that begins at ``at``, each with the ordinal of its run or -1."""
    position, end = at, at + len(text)
    for number in range(first, len(runs)):
        start, stop = max(runs[number][0], position), min(runs[number][1], end)
        if start >= end:
            break
        if start > position:
            yield -1, Span(text=text[position - at : start - at])
        yield number, Span(text=text[start - at : stop - at])
        position = stop
    if position < end:
        yield -1, Span(text=text[position - at :])


def _wrap_run(group: list[Span], direction: str) -> list[Span]:
    """Return the spans of a run inside an isolate, with the spaces at its ends outside."""
    before = after = ""
    if group[0].kind is SpanKind.TEXT:
        text = group[0].text.lstrip()
        before, group[0] = group[0].text[: len(group[0].text) - len(text)], Span(text=text)
    if group[-1].kind is SpanKind.TEXT:
        text = group[-1].text.rstrip()
        after, group[-1] = group[-1].text[len(text) :], Span(text=text)
    inside = tuple(span for span in group if span.text or span.children)
    if direction == "rtl":  # it may be a passage, with words of both directions
        inside = _isolate_runs(inside, direction, _ANY_MARK)
    isolated = Span(SpanKind.ISOLATE, children=inside, direction=direction) if inside else None
    outer = (before and Span(text=before), isolated, after and Span(text=after))
    return [span for span in outer if span]
