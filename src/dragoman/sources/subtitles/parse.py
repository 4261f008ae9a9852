"""Subtitles to units. The docstring of the package says what the units are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.html_references import unescape
from dragoman.inline import is_parsable, normalise_marks, write_marks
from dragoman.model import Document, Kind, Span, SpanKind, Unit
from dragoman.sources._common import ReadOptions, decode, iterate_lines
from dragoman.sources.subtitles.cues import Cue, find_cues, is_webvtt
from dragoman.sources.subtitles.lines import find_separator
from dragoman.sources.subtitles.rolling import split_rolling
from dragoman.sources.subtitles.tags import (
    DIRECTION_MARKS,
    CueNode,
    find_tags,
    is_time,
    read_shown,
    read_tree,
    trim_tree,
)

_LINE_END = re.compile(
    rf"(?<![{DIRECTION_MARKS}\s])(?:[{DIRECTION_MARKS}]|[^\S\r\n])*+[\r\n][{DIRECTION_MARKS}\s]*+"
)
_SPACES = re.compile(r"\s+")
_DROPPED = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\ufeff]")
"""What is invisible and in no text of dragoman (``bidi.clean``)."""
_FIXED_SPACES = "\u00a0\u2007\u202f"
_EDGES = {
    0: re.compile(rf"\A[{DIRECTION_MARKS}\s]+"),
    -1: re.compile(rf"(?<![{DIRECTION_MARKS}\s])[{DIRECTION_MARKS}\s]+\Z"),
}
_DATA = re.compile(r"\{\s*[\"}]|\S+\.(?:jpe?g|png|gif|webp)(?:#\S*)?\Z", re.I)
"""What is for a program and not for a reader: JSON, or the address of a small picture."""
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]*)>", re.I)
_STRAY = "this text is in no cue, so it is not translated; a cue begins with a line of times"
_TIMES_INSIDE = "the times inside the text of cues are left out where a cue is translated"


@dataclass(frozen=True, slots=True)
class CuePart:
    """A unit with what is needed to write another text in its place."""

    unit: Unit
    cue: Cue
    nodes: tuple[CueNode, ...]


def parse_subtitles(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read subtitles. Every word of a cue is in exactly one unit."""
    text, encoding, bom = decode(data, name, options.encoding)
    is_vtt = is_webvtt(text)
    found = find_cues(text)
    starts = [start for start, _ in iterate_lines(text)]
    parts: list[CuePart] = []
    notes: list[tuple[int, str]] = []
    if found.stray >= 0:
        notes.append((bisect_right(starts, found.stray), _STRAY))
    for cue, is_repeated in split_rolling(text, found.cues, is_vtt=is_vtt):
        line = bisect_right(starts, cue.start)
        part = _read_cue(text, cue, line, is_vtt=is_vtt)
        if part is None:
            continue
        parts.append(replace(part, unit=part.unit._replace(is_shown=not is_repeated)))
        if all(note != _TIMES_INSIDE for _, note in notes) and _has_times(text, cue, is_vtt=is_vtt):
            notes.append((line, _TIMES_INSIDE))
    return Document(
        name=name,
        format="subtitles",
        markup="markdown",
        has_extensions=False,
        text=text,
        units=tuple(part.unit for part in parts),
        encoding=encoding,
        bom=bom,
        state={"parts": tuple(parts)},
        notes=tuple(sorted(notes)),
    )


def _has_times(text: str, cue: Cue, *, is_vtt: bool) -> bool:
    return any(is_time(tag[0]) for tag in find_tags(text, cue.start, cue.end, is_vtt=is_vtt))


def _read_cue(text: str, cue: Cue, line: int, *, is_vtt: bool) -> CuePart | None:
    nodes = trim_tree(text, read_tree(text, cue.start, cue.end, is_vtt=is_vtt))
    spans = _SpanMaker(text, cue, is_vtt=is_vtt).make_all(nodes)
    msgid = write_marks(spans)
    if not msgid.strip():
        return None
    raw = text[cue.start : cue.end]
    unit = Unit(
        msgid,
        Kind.PARAGRAPH,
        line,
        comment=", ".join((cue.time, *dict.fromkeys(_read_voices(raw, is_vtt=is_vtt)))),
        translatable=is_parsable(msgid) and not _DATA.match(raw),
        span=(nodes[0].start, nodes[-1].stop),
        times=cue.times,
    )
    return CuePart(unit, cue, tuple(nodes))


def _read_voices(raw: str, *, is_vtt: bool) -> Iterator[str]:
    """Yield the names of those who speak in a cue; players do not show them."""
    if is_vtt:
        for match in _VOICE.finditer(raw):
            if name := " ".join(unescape(match[1]).split()):
                yield name


class _SpanMaker:
    """Makes the marks of a cue, with its lines joined, and numbers the placeholders."""

    def __init__(self, text: str, cue: Cue, *, is_vtt: bool) -> None:
        self._text = text
        self._is_vtt = is_vtt
        self._count = 0
        self._is_after_space = True
        self._separators = dict(_list_separators(text, cue, is_vtt=is_vtt))

    def make_all(self, nodes: Sequence[CueNode]) -> list[Span]:
        """Return the marks of a whole cue, without spaces and marks of direction at its edges."""
        spans = list(normalise_marks(self._make(nodes)))
        for at, edge in _EDGES.items():
            while spans and spans[at].kind in (SpanKind.TEXT, SpanKind.BREAK):
                if rest := edge.sub("", spans[at].text):
                    spans[at] = Span(text=rest)
                    break
                del spans[at]
        return spans

    def _make(self, nodes: Sequence[CueNode]) -> list[Span]:
        return [span for node in nodes for span in self._make_spans(node)]

    def _make_spans(self, node: CueNode) -> Iterator[Span]:
        if node.kind is SpanKind.TEXT:
            yield from self._read_text(node)
        elif node.kind is SpanKind.BREAK:
            yield Span(SpanKind.BREAK)
        elif node.kind is None:
            yield from self._make(node.children)
        else:
            if node.kind is SpanKind.PLACEHOLDER:
                self._count += 1
                node.name = f"{'g' if node.children else 'x'}{self._count}"
            text = node.name if node.kind is SpanKind.PLACEHOLDER else ""
            yield Span(node.kind, text, tuple(self._make(node.children)))

    def _read_text(self, node: CueNode) -> Iterator[Span]:
        position = node.start
        for match in _LINE_END.finditer(self._text, node.start, node.end):
            yield Span(text=self._read_piece(position, match.start()).rstrip())
            separator = self._separators.get(match.start(), " ")
            self._is_after_space = self._is_after_space or bool(separator)
            yield Span(SpanKind.BREAK) if separator == "\n" else Span(text=separator)
            position = match.end()
        yield Span(text=self._read_piece(position, node.end))

    def _read_piece(self, start: int, end: int) -> str:
        piece = self._text[start:end]
        piece = unescape(piece) if self._is_vtt else piece
        piece = _SPACES.sub(_join_spaces, _DROPPED.sub("", piece))
        if self._is_after_space:
            piece = piece.lstrip(" ")
        if piece:
            self._is_after_space = piece.endswith(" ")
        return piece


def _join_spaces(spaces: re.Match[str]) -> str:
    return " " if spaces[0].strip(_FIXED_SPACES) else spaces[0]


def _list_separators(text: str, cue: Cue, *, is_vtt: bool) -> Iterator[tuple[int, str]]:
    """Yield where each line of a cue ends, and what is there in the msgid."""
    ends = list(_LINE_END.finditer(text, cue.start, cue.end))
    edges = [cue.start, *(edge for match in ends for edge in match.span()), cue.end]
    shown = [
        read_shown(text[start:end], is_vtt=is_vtt)
        for start, end in zip(edges[::2], edges[1::2], strict=True)
    ]
    for number, match in enumerate(ends):
        is_voice = is_vtt and _VOICE.match(text, match.end())
        separator = "\n" if is_voice else find_separator(shown[number], shown[number + 1])
        yield match.start(), separator
