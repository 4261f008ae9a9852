"""Which marks of Markdown a text has: how many of each kind, and which do not work."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from dragoman.checks.text.batches import BATCH
from dragoman.checks.text.mask import cover_places, find_code
from dragoman.model import SpanKind
from dragoman.patterns import compile_later
from dragoman.texts.sentences import find_sentences

_SIGN_CHARACTER = compile_later(r"[*`~\[\]\n_]")
"""Each sign has one of these characters."""
_SIGNS = ("*", "`", "~~", "[^", "](", "][", "  \n", "\\\n")
_OTHER_MARK = compile_later(r"[*~\[\]\\<&_\n{]")
"""What all marks but code have, and what may hide code."""
_LONGEST_QUICK = 2000
_UNDERSCORE = compile_later(r"(?<![^\W_])_[^\W_]|[^\W_]_(?![^\W_])|__")
_REFERENCE = compile_later(r"(?<!\\)\]\[(?![/,|]|\.\.)((?:(?!&[lg]t;)[^\[\]\n=<>|])*)\]")
"""The end of ``[text][label]``. The codes of forums, ``[b][url=x]``, are none, nor is what may be
left out of a command: ``[<name>][,<name>]``."""
_SHORTCUT = compile_later(r"(?<![\\\]])\[([^\[\]]{1,200})\](?!\(|\[[^\]\s])")
"""``[label]`` alone, or with empty brackets behind it."""
_ADDRESS = compile_later(r"(?<!\\)\]\(")
_IDLE = compile_later(r"(?<!\*)\*\*(?!\*)|(?<![\w_])__(?=\S)|(?<=\S)__(?![\w_])|(?<!~)~~(?!~)")
"""Signs that a reader sees because no mark came of them: those that have no other use."""
_IDLE_STAR = compile_later(r"(?<!\*)\*(?!\*)|(?<![^\W_])_(?=[^\W_])|(?<=[^\W_])_(?![^\W_])")
_IDLE_SIGNS = {
    SpanKind.EMPHASIS: _IDLE_STAR,
    SpanKind.STRONG: compile_later(r"\*{2,3}|__"),
    SpanKind.DELETED: compile_later("~~?"),
    SpanKind.CODE: compile_later("`"),
    SpanKind.NOTE: compile_later(r"\[\s?\^|\^\s?\]|\[\^\s"),
    SpanKind.LINK: _ADDRESS,
}
_SPACE_INSIDE = compile_later(
    r"(?<!\*)(\*{1,3}|~~)([ \u00a0]*)(?=[^\s*~])([^*~\n]*[^\s*~])([ \u00a0]*)\1(?!\*)"
)
"""Two signs with what is between them, of which spaces keep them from being marks."""
_NOTE = compile_later(r"(?<!\\)\[\^[^\]\s]+\]")
_BEFORE_WORDS = compile_later(r"\A(?:\[\^[^\]\s]+\]|[\W_])*+")
_BEFORE_WORD, _BEHIND_WORD = " \u00a0\n([{«“", " \u00a0\n.,:;!?…،؛؟۔)]}»”"
"""What has no space between it and a word."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one text."""

    counts: Counter[SpanKind]
    """How many of each kind; those that are tags of HTML are in ``tags``."""
    tags: Counter[SpanKind]
    codes: Counter[str]
    """The texts of code."""
    notes: Counter[str]
    """The references to notes, by their label."""
    references: Counter[str]
    """The links whose address is elsewhere, ``[text][label]``, by their label."""
    rest: str
    """The text with spaces for what belongs to marks, and for code. Its length is the same."""

    def find_idle(self, kind: SpanKind | None = None) -> tuple[int, int] | None:
        """Return the place of a sign that does nothing, for a kind or surely meant as a mark."""
        signs = _IDLE if kind is None else _IDLE_SIGNS.get(kind)
        match = signs.search(self.rest) if signs else None
        return match.span() if match else None


class MovedSpaces(NamedTuple):
    """Signs that are marks when the spaces inside of them are outside, with what is between."""

    start: int
    end: int
    text: str
    counts: Counter[SpanKind]
    """The marks of the whole text then."""


def move_spaces_out(text: str, marks: Marks) -> MovedSpaces | None:
    """Return the signs of a text with spaces inside of them if more are marks when all are moved.

    ``marks`` are those of the text. No space is left at its edge or beside another one.
    """
    parts: list[str] = []
    first = last = -1
    for found in _SPACE_INSIDE.finditer(marks.rest):
        sign, before, _, after = found.groups()
        start, end = found.span()
        inside = text[start + len(sign + before) : end - len(after + sign)]
        left = before if text[start - 1 : start].strip(_BEFORE_WORD) else ""
        right = after if text[end : end + 1].strip(_BEHIND_WORD) else ""
        if parts:
            parts.append(text[last:start])
        else:
            first = start
        parts.append(f"{left}{sign}{inside}{sign}{right}")
        last = end
    moved = "".join(parts)
    counts = read_marks(text[:first] + moved + text[last:]).counts if parts else marks.counts
    if sum(counts.values()) > sum(marks.counts.values()):
        return MovedSpaces(first, last, moved, counts)
    return None


def list_links(marks: Marks, labels: frozenset[str]) -> Counter[str]:
    """Count the links of a text whose address is elsewhere, by their labels.

    ``labels`` are those that have an address, as the parser writes them. A text in brackets is a
    link if it is among them: ``[label]``, ``[label][]``. The label of ``[text][label]`` is one
    anyway.
    """
    found = Counter({label: count for label, count in marks.references.items() if label})
    if not labels:
        return found
    from markdown_it.common.utils import normalizeReference

    short = (match[1] for match in _SHORTCUT.finditer(marks.rest))
    found.update(_fold_label(each) for each in short if normalizeReference(each) in labels)
    return found


def find_moved_note(source: str, target: str, languages: tuple[str, str]) -> str | None:
    """Return the first reference to a note that is in another sentence than in the source.

    Nothing is said of texts with other notes, or with another number of sentences.
    """
    ours, theirs = map(_list_noted, (source, target), languages)
    if len(ours) != len(theirs) or sorted(chain(*ours)) != sorted(chain(*theirs)):
        return None
    pairs = zip(ours, theirs, strict=True)
    return next((note for one, two in pairs for note in one if note not in two), None)


def _list_noted(text: str, language: str) -> list[list[str]]:
    """Return the notes of each sentence; one before all words belongs to the sentence before it."""
    text = cover_places(text, find_code(text), " ")
    noted: list[list[str]] = []
    for start, end in find_sentences(text, language):
        words = _BEFORE_WORDS.sub("", text[start:end], 1)
        notes = _NOTE.findall(text, start, end)
        before = len(notes) - len(_NOTE.findall(words)) if noted else 0
        if before:
            noted[-1] += notes[:before]
        if words:
            noted.append(notes[before:])
    return noted


def _fold_label(label: str) -> str:
    """Return a label so that all ways to write it are one: spaces and capitals do not count."""
    return " ".join(label.split()).casefold()


@lru_cache(maxsize=BATCH)
def may_have_marks(text: str) -> bool:
    """Return whether a text has any of the characters that marks are made of."""
    if _SIGN_CHARACTER.search(text) is None:
        return False
    if any(sign in text for sign in _SIGNS):
        return True
    return "_" in text and _UNDERSCORE.search(text) is not None


def keep_only_code(source: str, target: str) -> bool:
    """Return whether all marks of two texts are code, and the translation has as much of it.

    Then nothing is lost, and nothing else can be idle. This is quick, and the usual case in
    manuals of programs.
    """
    if "`" not in source or max(len(source), len(target)) > _LONGEST_QUICK:
        return False
    counts = []
    for text in (source, target):
        spans = find_code(text)
        if _OTHER_MARK.search(cover_places(text, spans, " ")):
            return False
        counts.append(len(spans))
    return counts[0] <= counts[1]


@lru_cache(maxsize=BATCH)
def read_marks(text: str) -> Marks:
    """Return the marks of a text in Markdown, as its inline parser reads them."""
    from dragoman.inline import PieceRole, cut_marks  # slow to import, and plain texts need none

    counts: Counter[SpanKind] = Counter()
    tags: Counter[SpanKind] = Counter()
    notes: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    rest: list[str] = []
    inside = 0  # whether code is open
    for piece in cut_marks(text):
        is_text = piece.role is PieceRole.TEXT
        rest.append(piece.text if is_text and not inside else " " * len(piece.text))
        if is_text:
            codes[piece.text.strip()] += inside
            continue
        if piece.kind is SpanKind.CODE:
            inside = int(piece.role is PieceRole.OPEN)
        if piece.kind is SpanKind.NOTE:
            notes[piece.text[2:-1]] += 1
        elif piece.role is not PieceRole.CLOSE:
            (tags if piece.text.startswith("<") else counts)[piece.kind] += 1
    left = "".join(rest)
    labels = (_fold_label(match[1]) for match in _REFERENCE.finditer(left))
    references = Counter(label for label in labels if f"[/{label}" not in left.casefold())
    return Marks(counts, tags, +codes, notes, references, left)
