"""Spaces: one too many, one missing, and two instead of one. The ends of lines."""

from __future__ import annotations

from collections.abc import Iterator
from operator import not_

from dragoman.checks import ARABIC_SCRIPT, SPACED_WORDS, Example, Hit, Pair, rule
from dragoman.checks.text.characters import ARABIC_LETTERS, LETTERS_AND_MARKS
from dragoman.checks.text.languages import TIGHT_GUILLEMETS
from dragoman.checks.text.punctuation.brackets import find_inner_spaces, match_brackets
from dragoman.checks.text.wrapped_lines import is_wrapped
from dragoman.model import Kind
from dragoman.patterns import compile_later
from dragoman.texts import scripts

_DIRECTION_MARKS = "\u200e\u200f\u061c"
_EDGE = compile_later(f"[\\s{_DIRECTION_MARKS}]")
_TWO_SPACES = compile_later(r"(?<=\S)  +(?=\S)")
_FOLLOWS_MARK = r"(?=[\s)»”\"\]\ue001]|$)(?! ?[)(\]\[])"
"""What is after a mark that ends words: a space or a closing mark, but not a smiley's mouth."""
_MARK_FIRST = compile_later("^[،؛؟!:.]")
_SPACE_BEFORE = compile_later(
    rf"(?<=[{LETTERS_AND_MARKS}]) +(?=(?:[،؛؟!:]|[؟!]{{2,3}}|\.){_FOLLOWS_MARK})"
)
_SPACE_ON_WRONG_SIDE = compile_later(rf"(?<=[{LETTERS_AND_MARKS}]) +([،؛])(?=[{ARABIC_LETTERS}])")
_SPACE_BEFORE_IN_SOURCE = compile_later(r"\S[ \u00a0\u202f][,;?.!:](?:\s|$)")
_FULL_LINE = 60
"""Letters of a line that is full."""
_BREAKS_ARE_MARKS = ("markdown", "html")
"""Where the end of a line is only a space."""
_FILLED = "Nobody knew who had written the letter that was read on that"
_RATIO = compile_later(r"\d ?: ?\d")
"""Two numbers that are compared; in words, their colon has a space on both sides."""
_SPACE_INSIDE_IN_SOURCE = compile_later(r"[(\[«] | [)\]»]")
_BRACKET_BESIDE_SPACE = compile_later("^[)»]|[(«]$")
_INDENT = "\u3000"
_NEEDS_NO_SPACE = compile_later(f"[{scripts.SPACELESS}{scripts.CJK_MARKS}]")


@rule(
    "edge-whitespace",
    "hint",
    fix="safe",
    fixed_in=SPACED_WORDS,
    silent=[
        ("zh", "Name: ", "名称："),
        ("ar", "Name: ", "الاسم: "),
        ("fa", "Name", "\u200fنام"),
        ("fa", " and ", " و "),
    ],
    fires=[("ar", "Name: ", "الاسم:"), ("fa", "Name", " نام"), ("fa", "Name", "نام\t")],
)
def edge_whitespace(pair: Pair) -> Iterator[Hit]:
    """The translation begins or ends with other white space than the source."""
    source, target = pair.source, pair.target
    if not _EDGE.search(source[:1] + source[-1:] + target[:1] + target[-1:]):
        return
    if not source.strip() or not target.strip():
        return
    edges = zip(find_edges(pair.target), _cut_out_edges(pair.source), strict=True)
    for (start, end), wanted in edges:
        found = pair.target[start:end]
        if _INDENT in found + wanted:
            continue  # the indented first line of a paragraph, which other scripts do not have
        if found.replace("\n", "") != wanted.replace("\n", "") and not (
            not found and _NEEDS_NO_SPACE.match(pair.target, start - 1 if start else 0)
        ):
            side = "End" if start else "Begin"
            message = f"{side} with the same white space as the source."
            yield Hit(start, end, message, wanted, safe=True)


def find_edges(text: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the places of the white space at both ends; direction marks may be around it."""
    inner = text.lstrip()
    first = len(text) - len(inner)
    if inner[:1] and inner[:1] in _DIRECTION_MARKS and not first:
        marks = len(inner) - len(inner.lstrip(_DIRECTION_MARKS))
        first = marks + len(inner[marks:]) - len(inner[marks:].lstrip())
        return (marks, first), _find_end(text)
    return (0, first), _find_end(text)


def _find_end(text: str) -> tuple[int, int]:
    outer = text.rstrip()
    if outer[-1:] and outer[-1:] in _DIRECTION_MARKS and len(outer) == len(text):
        end = len(outer.rstrip(_DIRECTION_MARKS))
        return len(text[:end].rstrip()), end
    return len(outer), len(text)


def _cut_out_edges(text: str) -> tuple[str, str]:
    (start, end), (last, stop) = find_edges(text)
    return text[start:end], text[last:stop]


@rule(
    "double-space",
    "hint",
    fix="safe",
    fixed_in=SPACED_WORDS,
    clue=not_,  # nothing is between two spaces in a row
    silent=[("fa", "wrote a  letter", "نامه  نوشت"), ("fa", "one\ntwo", "یک\n  دو")],
    fires=[("fa", "wrote a letter", "نامه  نوشت"), ("ar", "a letter", "رسالة   واحدة")],
)
def double_space(pair: Pair) -> Iterator[Hit]:
    """There are two spaces where one is enough."""
    if "  " in pair.source or "  " not in pair.target:
        return
    for match in _TWO_SPACES.finditer(pair.masked_target):
        # Three and more may be meant, as between the two halves of a verse.
        is_two = len(match[0]) == 2
        yield Hit(*match.span(), "Write only one space here.", " ", safe=is_two)


@rule(
    "space-before-punctuation",
    "hint",
    languages=ARABIC_SCRIPT,
    fix="safe",
    needs="،؛؟!:.",
    clue=_MARK_FIRST,
    silent=[
        ("fa", "Thanks :)", "سپاس :)"),
        ("fa", "Uses .NET", "کاربرد .NET"),
        ("ar", "Wait ...", "انتظروا ..."),
        ("ar", "really ?", "حقّا ؟"),
        ("fa", "Well :smile: done", "آفرین :smile: بر شما"),
        ("fa", "the option --all: all", "گزینهٔ :همه"),
    ],
    fires=[
        ("ar", "Really?", "حقّا ؟"),
        ("fa", "A letter.", "یک نامه ."),
        ("fa", "one; two", "یک ؛ دو"),
        ("fa", "one, two", "یک ،دو"),
    ],
)
def space_before_punctuation(pair: Pair) -> Iterator[Hit]:
    """There is a space before a punctuation mark."""
    if _SPACE_BEFORE_IN_SOURCE.search(pair.source):
        return
    has_ratio = _RATIO.search(pair.source) is not None
    for match in _SPACE_BEFORE.finditer(pair.masked_target):
        safe = not (has_ratio and pair.target.startswith(":", match.end()))
        yield Hit(*match.span(), "Remove the space before the mark.", "", safe)
    for match in _SPACE_ON_WRONG_SIDE.finditer(pair.masked_target):
        yield Hit(*match.span(), "Write the space after the mark.", match[1] + " ", safe=True)


@rule(
    "space-inside-brackets",
    "hint",
    fix="safe",
    fixed_in=SPACED_WORDS,
    needs="()«»",
    clue=_BRACKET_BESIDE_SPACE,
    silent=[
        ("fa", "a ( b ) c", "آ ( ب ) پ"),
        ("ar", "none ()", "لا شيء ( )"),
        ("fr", "a “b” c", "a « b » c"),
        ("de", "a “b” c", "a »b« c"),
        ("fa", "He said “no”", "گفت »نه« و رفت"),
    ],
    fires=[("ar", "a (b) c", "أ (ب ) ج"), ("fa", "a “b” c", "آ « ب » پ")],
)
def space_inside_brackets(pair: Pair) -> Iterator[Hit]:
    """There is a space directly inside a bracket or a quotation mark."""
    text = pair.masked_target
    if _SPACE_INSIDE_IN_SOURCE.search(pair.source):
        return
    brackets = match_brackets(text, pair.base_language)
    if brackets.single:
        return  # nobody knows which side is the inside
    marks = "(«" if pair.base_language in TIGHT_GUILLEMETS else "("
    pairs = tuple(one for one in brackets.pairs if text[one[0]] in marks)
    for start, end in find_inner_spaces(text, pairs):
        if start < end:
            yield Hit(start, end, "Remove the space here.", "", safe=True)


@rule(
    "line-breaks",
    "hint",
    source_needs="\n",
    silent=[
        ("fa", "Tyger Tyger,\nburning bright", "ببر ببر،\nسوزان روشن"),
        ("fa", "A long line.", "یک خط بلند.\n\nو دیگری."),
        ("fa", "one\ntwo\n", "یک\nدو\n"),
        ("fa", "The first.\n\nThe second.", "نخستین.\n\nدومین."),
        ("de", f"{_FILLED}\nday it was over.", f"{_FILLED} zu Ende."),
        Example("de", "one line\nand two", "eine Zeile und zwei", markup="markdown"),
    ],
    fires=[
        ("fa", "Tyger Tyger,\nburning bright", "ببر ببر، سوزان روشن"),
        ("ar", "Maria\nJohn\nAli", "ماريا\nجون، علي"),
    ],
)
def line_breaks(pair: Pair) -> Iterator[Hit]:
    """The source has lines of its own, such as verse, and the translation has another number."""
    wanted, lines = (
        sum(bool(line.strip()) for line in text.split("\n")) for text in (pair.source, pair.target)
    )
    if wanted < 2 or lines in {0, wanted} or pair.kind in {Kind.CODE, Kind.HTML}:
        return
    if pair.markup in _BREAKS_ARE_MARKS or _is_filled(pair.source):
        return
    yield Hit(0, len(pair.target), f"The source has {wanted} lines; end the lines as it does.")


def _is_filled(source: str) -> bool:
    """Return whether the lines of a source end where they are full: their ends mean nothing."""
    return is_wrapped(source) and max(map(len, source.split("\n"))) >= _FULL_LINE
