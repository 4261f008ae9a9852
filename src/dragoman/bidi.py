"""Bidirectional text: removing dangerous characters, and isolating runs of the other direction.

In a right-to-left segment these runs are isolated:

- left-to-right letters, with the digits, signs and spaces between them, the signs that belong to a
  name ("#name", "C++") and the brackets around it;
- telephone numbers, in any digits.

In a left-to-right segment, each run of right-to-left letters is isolated. A number by itself needs
no isolation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.model import Span, SpanKind

_DROPPED = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, except tab and newline
    "\u202a-\u202e"  # embeddings and overrides: invisible, they reverse the text around them
    "\ufeff\ufdd0-\ufdef\ud800-\udfff"  # byte order mark, noncharacters, lone surrogates
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_SPACES = re.compile("[\t\u2028\u2029]")
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
"""The blocks of right-to-left scripts, as the inside of a character class."""
_GAP = r"[^\S\n]|[!-/:-@\[-^`{-~\u00a7-\u00bf\u00d7\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]"
"""A space or a sign that may be between the words of a run; no newline."""
_LTR_RUN = (
    r"(?P<phone>(?<!\w)[+(]?\d(?:[\d().\u2010\u2011-]|[^\S\n]){4,}\d)(?!\w)"  # a telephone number
    r"|(?:(?<![^\s(\[{«“\"])[#@$~/.+\\-]{1,3})?"  # or letters: the signs before them,
    rf"(?:(?<![0-9])[0-9]{{1,20}})?(?:(?![{_RTL}])[^\W\d_])"  # digits and the first letter ("3G"),
    rf"(?:(?![{_RTL}])\w|[\u0300-\u036f]|(?:{_GAP}){{1,8}}(?![{_RTL}])\w)*"  # more, with gaps,
    r"(?:(?:[+#]{1,2}|[%/])(?!\w))?"  # and the signs after them ("C++")
)
_RTL_MARK = r"[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c-\u200f]"
_RTL_GAP = rf"{_GAP}|[0-9\u060c\u061b\u061f\u066a-\u066c\u06d4]"
_RTL_RUN = (
    rf"(?=[{_RTL}])[^\W\d_]"
    rf"(?:(?=[{_RTL}])\w|{_RTL_MARK}|(?:{_RTL_GAP}){{1,12}}(?=[{_RTL}])\w)*"
)
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_AROUND = re.compile(r"([(\[{<])[^\S\n]?\Z")
_CLOSING = re.compile(r"[^\S\n]?([)\]}>\"])")
_NEAR = 2
"""How many characters before a run ``_AROUND`` can match."""
_ISOLATES = re.compile("[\u2066-\u2069]")
_RAISED = re.compile(r"[-+\u2212\u00b1\d.,/()=]+")
_CALCULATION = re.compile(
    r"(?<![\w.,])(?<![A-Za-z] )[-+\u2212]?"
    r"(?:\d[\d.,\u066b\u066c]*[^\S\n]?[+*=\u2212\u00d7\u00b7][^\S\n]?){0,4}"
    r"\d[\d.,\u066b\u066c]*\Z"
)
"""A number at the end of a text, with the numbers that it is multiplied with and the like. A hyphen
between two numbers is a range, which reads from the right."""
_LONGEST_CALCULATION = 60


def clean(text: str) -> str:
    """Return a text without characters that no reader may get: controls, overrides, noncharacters.

    Tabs and line separators become spaces, every line end becomes a newline, and isolates are
    balanced. ``clean(clean(text)) == clean(text)``.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _SPACES.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = re.sub(_DROPPED, "", text)
    return balance_isolates(text) if _ISOLATES.search(text) else text


def balance_isolates(text: str) -> str:
    """Return a text without ends of isolates that never began; one that is open is ended."""
    depth = 0

    def keep_balanced(match: re.Match[str]) -> str:
        nonlocal depth
        if match[0] != "\u2069":
            depth += 1
            return match[0]
        depth -= 1
        if depth < 0:
            depth = 0
            return ""
        return match[0]

    return _ISOLATES.sub(keep_balanced, text) + "\u2069" * depth


def isolate(spans: Sequence[Span], direction: str) -> tuple[Span, ...]:
    """Return the spans with each run of the other direction inside a span that isolates it.

    ``direction`` is that of the segment, "ltr" or "rtl". The text stays the same, and isolating
    twice gives the same as once. A run may hold several spans; it is cut where it would hold only a
    part of a span.
    """
    if direction == "rtl":
        spans = _isolate_powers(spans)
    flat = "".join(_flatten(span, direction) for span in spans)
    parts = _assign_to_runs(spans, _find_runs(flat, direction), direction)
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

    It is a newline for a span that no run may contain. Code in a right-to-left segment is as many
    letters, because it is left-to-right whatever it holds. So is a raised or lowered number with a
    sign, because it belongs to what is before it.
    """
    if span.kind is SpanKind.TEXT:
        return span.text
    if span.kind is SpanKind.CODE:
        return span.text if direction == "ltr" else "x" * len(span.text)
    if direction == "rtl" and _is_signed_script(span):
        return "x" * len(span.children[0].text)
    if span.children and span.kind not in (SpanKind.ISOLATE, SpanKind.RUBY):
        return "".join(_flatten(child, direction) for child in span.children)
    return "\n"


def _is_signed_script(span: Span) -> bool:
    """Return whether a span is a raised or lowered number with a sign, as in 10 to the power -6."""
    return _is_script(span) and not span.children[0].text.isdecimal()


def _is_script(span: Span) -> bool:
    """Return whether a span is a raised or lowered number, with or without signs."""
    inside = span.children
    return (
        span.kind in (SpanKind.SUPERSCRIPT, SpanKind.SUBSCRIPT)
        and len(inside) == 1
        and inside[0].kind is SpanKind.TEXT
        and _RAISED.fullmatch(inside[0].text) is not None
    )


def _isolate_powers(spans: Sequence[Span]) -> list[Span]:
    """Return the spans with each calculation that ends in a power inside an isolate.

    Without it, the signs between the digits would turn their order round.
    """
    result: list[Span] = []
    for span in spans:
        before = result[-1] if result else span
        if before.kind is SpanKind.TEXT and _is_script(span):
            tail = before.text[-_LONGEST_CALCULATION:]
            found = _CALCULATION.search(tail)
            if found and not (found[0] + span.children[0].text).isdecimal():
                head = before.text[: len(before.text) - len(found[0])]
                result[-1:] = [Span(text=head)] if head else []
                inside = (Span(text=found[0]), span)
                span = Span(SpanKind.ISOLATE, children=inside, direction="ltr")
        result.append(span)
    return result


def _find_runs(flat: str, direction: str) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for match in re.finditer(_LTR_RUN if direction == "rtl" else _RTL_RUN, flat):
        if direction == "rtl" and match["phone"] and not _is_phone(match[0]):
            continue
        start, end = _include_brackets(flat, *match.span())
        if not runs or start >= runs[-1][1]:
            runs.append((start, end))
    return runs


def _is_phone(text: str) -> bool:
    digits = sum(character.isdigit() for character in text)
    if text.startswith("+"):
        return digits >= 5
    first = text.lstrip("(")[0]
    return digits >= 7 and digits < len(text) and (text[0] == "(" or int(first) == 0)


def _include_brackets(flat: str, start: int, end: int) -> tuple[int, int]:
    """Extend a run by the brackets around it and by those that close a bracket in it."""
    end = _find_end(flat, start, end)
    while opening := _AROUND.search(flat, max(0, start - _NEAR), start):
        closing = _CLOSING.match(flat, end)
        if closing is None or _BRACKETS[opening[1]] != closing[1]:
            break
        start, end = opening.start(), closing.end()
    return start, end


def _find_end(flat: str, start: int, end: int) -> int:
    """Return the end of a run, extended by the quotation mark and the brackets that close it."""
    inside = flat[start:end]
    unclosed = {
        closing: inside.count(opening) - inside.count(closing)
        for opening, closing in _BRACKETS.items()
    }
    unclosed['"'] = inside.count('"') % 2
    while (closing := _CLOSING.match(flat, end)) and unclosed.get(closing[1], 0) > 0:
        unclosed[closing[1]] -= 1
        end = closing.end()
    return end


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
            yield -1, replace(span, children=isolate(span.children, direction))
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
    isolated = Span(SpanKind.ISOLATE, children=inside, direction=direction) if inside else None
    outer = (before and Span(text=before), isolated, after and Span(text=after))
    return [span for span in outer if span]
