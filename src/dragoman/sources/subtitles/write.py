"""Subtitles with other texts: only the cues that change are written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman import languages
from dragoman.inline import clean, read_marks
from dragoman.model import Document, Span, SpanKind
from dragoman.sources._common import Edit, Texts, encode, first_line_end, read_state, replace_slices
from dragoman.sources.subtitles.cues import is_webvtt
from dragoman.sources.subtitles.direction import DirectionMarks
from dragoman.sources.subtitles.lines import LINE_WIDTH, break_lines, measure_width
from dragoman.sources.subtitles.parse import CuePart
from dragoman.sources.subtitles.tags import (
    DIRECTION_MARKS,
    MARKS,
    CueNode,
    find_tags,
    is_known_tag,
    read_shown,
)
from dragoman.texts.quotation_marks import choose_quotation_marks

_LINES = 2
"""How many lines a cue has at most, unless the source has more."""
_DEFAULTS = {kind: name for name, kind in MARKS.items() if len(name) == 1}
_DIRECTION_MARK = re.compile(f"[{DIRECTION_MARKS}]")
_LANGUAGE = re.compile(r"^(Language:[^\S\r\n]*)([A-Za-z][\w-]*)", re.MULTILINE)
_SPACES = re.compile(" +")
_ARROW = re.compile("-{2,}>")
_STUCK = "\0"
"""Is put in the place of a space where no line may be broken: in a tag, and in a placeholder."""


def rebuild_subtitles(document: Document, texts: Texts, language: str) -> bytes:
    """Return the subtitles with each translation in the place of its cue."""
    edits: list[Edit] = []
    writer = _CueWriter(document, language)
    for part in read_state(document, "parts", tuple):
        new = texts.get(part.unit.key, "")
        if part.unit.translatable and new != part.unit.text:
            written = writer.write_cue(part, new)
            if written:
                edits.append((part.cue.start, part.cue.end, written))
    if edits and language and is_webvtt(document.text):
        edits[:0] = _find_language(document.text, language)
    return encode(document, replace_slices(document.text, edits))


def _find_language(text: str, language: str) -> list[Edit]:
    """Return the edit of the language in the head of WebVTT, which some programs write."""
    head = re.search(r"(?:\r\n|\r|\n){2}", text)
    match = _LANGUAGE.search(text, 0, head.start() if head else len(text))
    return [(*match.span(2), languages.make_tag(language))] if match else []


class _CueWriter:
    """Writes the texts of cues."""

    def __init__(self, document: Document, language: str) -> None:
        self._text = document.text
        self._is_vtt = is_webvtt(document.text)
        self._line_end = first_line_end(document.text)
        self._language = language
        self._direction = DirectionMarks(language, document.encoding)

    def write_cue(self, part: CuePart, new: str) -> str:
        """Return a whole cue, with what is before and after its text; empty for no text."""
        cue = part.cue
        tags = _TagWriter(self._text, part.nodes, self._language, is_vtt=self._is_vtt)
        marked = tags.write(read_marks(clean(new), ()))
        lines = [_SPACES.sub(" ", line).strip() for line in marked.split("\n")]
        lines = [line for line in lines if self._read_shown(line)]
        if not lines:
            return ""
        old = self._text[cue.start : cue.end]
        shown = [self._read_shown(line) for line in old.splitlines() if line.strip()]
        width = max(LINE_WIDTH, *map(measure_width, shown))
        lines = break_lines(lines, max(_LINES, len(shown)), width, self._read_shown)
        lines = [self._direction.mark_line(line, self._read_shown(line)) for line in lines]
        start, end = part.unit.span
        before = _DIRECTION_MARK.sub("", self._text[cue.start : start])
        after = _DIRECTION_MARK.sub("", self._text[end : cue.end])
        is_number = cue.is_followed and self._read_shown(lines[-1]).isdecimal()
        written = self._line_end.join(lines).replace(_STUCK, " ")
        return before + written + after + self._line_end * is_number

    def _read_shown(self, text: str) -> str:
        return read_shown(text, is_vtt=self._is_vtt).replace(_STUCK, " ")


class _TagWriter:
    """Writes marks with the tags of the source: the n-th of a kind gets those of its n-th."""

    def __init__(
        self,
        text: str,
        nodes: Sequence[CueNode],
        language: str,
        *,
        is_vtt: bool,
    ) -> None:
        self._text = text
        self._is_vtt = is_vtt
        self._language = language
        self._quotations = 0
        """How many quotations are open."""
        self._left: dict[str, list[CueNode]] = {}
        self._collect(nodes)

    def _collect(self, nodes: Sequence[CueNode]) -> None:
        for node in nodes:
            if node.kind is SpanKind.PLACEHOLDER:
                self._left.setdefault(node.name, []).append(node)
            elif node.kind not in (None, SpanKind.TEXT, SpanKind.BREAK):
                self._left.setdefault(str(node.kind), []).append(node)
            self._collect(node.children)

    def write(self, spans: Sequence[Span]) -> str:
        """Return the lines of a cue."""
        return "".join(map(self._write_span, spans))

    def _write_span(self, span: Span) -> str:
        is_quotation = span.kind is SpanKind.QUOTATION
        self._quotations += is_quotation
        inside = self.write(span.children)
        self._quotations -= is_quotation
        match span.kind:
            case SpanKind.BREAK | SpanKind.PARAGRAPH:
                return "\n"
            case SpanKind.PLACEHOLDER:
                return self._wrap(self._take(span.text), inside.replace(" ", _STUCK))
            case SpanKind.QUOTATION:
                opening, closing = choose_quotation_marks(self._language, self._quotations)
                return opening + inside + closing
            case SpanKind.ISOLATE:
                opening = {"ltr": "\u2066", "rtl": "\u2067"}.get(span.direction, "\u2068")
                return f"{opening}{inside}\u2069"
            case kind if kind in _DEFAULTS:
                node = self._take(str(kind))
                name = _DEFAULTS[kind]
                if node or (name == "s" and self._is_vtt):
                    return self._wrap(node, inside)
                return f"<{name}>{inside}</{name}>"
            case _:
                return self._write_text(span.text) + inside

    def _take(self, name: str) -> CueNode | None:
        left = self._left.get(name)
        return left.pop(0) if left else None

    def _wrap(self, node: CueNode | None, inside: str) -> str:
        """Return a text between the tags of the source; without a node, the text alone."""
        if node is None:
            return inside
        if not node.children:  # its end tag is far away only if nothing is between
            return self._cut(node.start, node.stop) + inside
        closing = self._cut(*node.closing) if node.closing else ""
        return self._cut(node.start, node.end) + inside + closing

    def _cut(self, start: int, end: int) -> str:
        return re.sub(r"\s", _STUCK, self._text[start:end])

    def _write_text(self, text: str) -> str:
        """Return a text that is not a tag or a line of times, whatever it is."""
        if self._is_vtt:
            return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        text = _ARROW.sub("->", text)
        pieces: list[str] = []
        position = 0
        for match in find_tags(text, 0, len(text), is_vtt=False):
            pieces += (text[position : match.start()], _hide_tag(match[0]))
            position = match.end()
        return "".join((*pieces, text[position:]))


def _hide_tag(tag: str) -> str:
    """Return a text that a player takes for a tag as one that it shows: SubRip has no other way."""
    if tag[0] == "{":
        return f"{{ {tag[1:]}"
    return f"\u2039{tag[1:-1]}\u203a" if is_known_tag(tag) else tag
