"""Spans as LaTeX in which a text is never a command, and never a comment.

Signs stay without braces around them, because XeTeX orders the characters only inside one word. So
the preamble takes TeX's ligatures from all fonts (``--``, two apostrophes).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.editions._addresses import LONGEST
from dragoman.editions._common import (
    BLANKS,
    END_OVERRIDE,
    OVERRIDE,
    describe_image,
    space_notes,
    unfold_ruby,
)
from dragoman.editions._long_runs import soften
from dragoman.editions.tex.others import lend_letters
from dragoman.model import Span, SpanKind

_UNSEEN = re.compile(
    "[\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f-\x9f]"
)
"""What a font may have no glyph for: the directions are commands."""
_SIGNS = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "#": r"\#",
    "$": r"\$",
    "%": r"\%",
    "&": r"\&",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "\u00a0": r"\nobreakspace{}",
    "\u202f": r"\thinspace{}",
    "\u200b": r"\allowbreak{}",
}
_SIGN = re.compile("|".join(map(re.escape, _SIGNS)))
_ADDRESS_SIGN = re.compile(r"[#%&_]")
_WRAPPED = {
    SpanKind.EMPHASIS: "emph",
    SpanKind.STRONG: "textbf",
    SpanKind.DELETED: "dragomandeleted",
    SpanKind.INSERTED: "dragomaninserted",
    SpanKind.SUPERSCRIPT: "textsuperscript",
    SpanKind.SUBSCRIPT: "textsubscript",
}
_RTL_WORD = (
    r"(?:(?![\d\u0660-\u0669\u06f0-\u06f9])[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200c])+"
)
_RTL_WORDS = re.compile(rf"{_RTL_WORD}(?:[ \u00a0]+{_RTL_WORD})*")
_GAP = r"(?:\\(?:nobreakspace|thinspace|allowbreak)\{\})"
_SIGNS_OF_NUMBERS = r"(?:\\[%$#]|[°€£¥‰\u066a])"
_EUROPEAN, _ARABIC = "[0-9\u06f0-\u06f9]", "[\u0660-\u0669\u066b\u066c]"
_NUMBER = re.compile(
    rf"{_SIGNS_OF_NUMBERS}*{_EUROPEAN}(?:(?:[.,:/\u066b\u066c]|{_GAP})?{_EUROPEAN})*{_SIGNS_OF_NUMBERS}*"
    rf"|{_ARABIC}(?:(?:[.,:/]|{_GAP})?{_ARABIC})*"
)
"""A number with what belongs to it by UAX #9: of signs, only those beside European digits."""
_HAS_EUROPEAN = re.compile("[0-9]")
_IN_PARTS = re.compile(rf"{_GAP}|[.,:/]")
_PART = re.compile(rf"{_GAP}|(?P<part>(?:(?!{_GAP}).)+)")
_HEBREW = re.compile("[\u0590-\u05ff]")
_WITH_DIGITS = frozenset({"Arab", "Hebr"})
"""Scripts from right to left whose fonts have European digits, as Noto's for Syriac has not."""


@dataclass(frozen=True, slots=True)
class LatexStyle:
    """How the spans of one place are written."""

    language: str
    """The letters that name the fonts of its language."""
    direction: str
    script: str
    """The script of its font, which may lack the letters of all others."""
    is_overridden: bool = False
    """Whether the characters keep their order. XeTeX orders those of one word as if the text around
    were a right-to-left one, where it has no letters: a telephone number, a date."""
    longest: int = LONGEST
    """Characters of a run without a space that fits into a line; a longer one may be broken."""


def escape_text(text: str, *, is_overridden: bool = False, longest: int = LONGEST) -> str:
    """Return a text in which nothing is a command. Words longer than ``longest`` may be broken."""
    text = soften(BLANKS.sub(" ", _UNSEEN.sub("", text)), longest)
    if is_overridden:
        text = re.sub(r"[^ \u200b]+", rf"{OVERRIDE}\g<0>{END_OVERRIDE}", text)
    return _SIGN.sub(lambda match: _SIGNS[match[0]], text)


def escape_code(text: str, *, is_overridden: bool = False) -> str:
    """Return code in which words from right to left have a font that joins their letters."""
    parts, last = [], 0
    for match in _RTL_WORDS.finditer(text):
        font, script = _find_rtl_font(match[0])
        before = escape_text(text[last : match.start()], is_overridden=is_overridden)
        word = lend_letters(escape_text(match[0]), script)
        parts += [lend_letters(before, "Latn"), rf"\RL{{{font} {word}}}"]
        last = match.end()
    rest = escape_text(text[last:], is_overridden=is_overridden)
    return "".join((*parts, lend_letters(rest, "Latn")))


def escape_address(address: str) -> str:
    """Return an address, which is percent-encoded, for the first argument of ``\\href``."""
    for sign in "\\{}^~$":
        address = address.replace(sign, f"%{ord(sign):02X}")
    return _ADDRESS_SIGN.sub(r"\\\g<0>", address)


def write_inline(spans: Sequence[Span], style: LatexStyle) -> str:
    """Return spans as LaTeX, on one line."""
    return "".join(_write_span(span, style) for span in space_notes(spans))


def _write_span(span: Span, style: LatexStyle) -> str:
    inside = write_inline(span.children, style)
    match span.kind:
        case SpanKind.BREAK:
            return r"\leavevmode\newline{}"
        case SpanKind.PARAGRAPH:
            return r"\par{}"
        case SpanKind.CODE:
            keeps_order = style.direction == "rtl" and not span.has_rtl_letters
            code = escape_code(span.text, is_overridden=keeps_order or span.needs_override)
            return rf"\LR{{\runcode {code}}}"
        case SpanKind.NOTE:
            number = rf"\textsuperscript{{{_escape(span.text, style)}}}"
            anchor = span.target.removeprefix("#")
            return rf"\hyperlink{{{anchor}}}{{{number}}}" if anchor else number
        case SpanKind.LINK:
            return _write_link(span, inside)
        case SpanKind.IMAGE:
            return _write_link(span, _escape(describe_image(span), style))
        case SpanKind.RUBY:
            return write_inline(unfold_ruby(span), style)
        case SpanKind.ISOLATE:
            return _write_isolate(span, style)
        case _:
            text = _escape(span.text, style) + inside
            name = _WRAPPED.get(span.kind, "")
            return rf"\{name}{{{text}}}" if name else text


def _escape(text: str, style: LatexStyle) -> str:
    text = escape_text(text, is_overridden=style.is_overridden, longest=style.longest)
    if style.direction == "rtl" and not style.is_overridden:
        font = "" if style.script in _WITH_DIGITS else r"\dragomandigitfont "
        text = _NUMBER.sub(lambda match: _hold_number(match.group(), font), text)
    return lend_letters(text, style.script)


def _hold_number(number: str, font: str) -> str:
    """Keep the order of a number in parts: XeTeX orders what a command cuts in two as two words,
    and the decimals of some fonts as if they were words of the text around.

    ``font`` is the command for the font of European digits; empty for that of the text.
    """
    font = font if _HAS_EUROPEAN.search(number) else ""
    if not font and not _IN_PARTS.search(number):
        return number
    held = _PART.sub(
        lambda part: f"{OVERRIDE}{part[0]}{END_OVERRIDE}" if part["part"] else part[0], number
    )
    return rf"\LR{{{font}{held}}}"


def _write_link(span: Span, inside: str) -> str:
    return rf"\href{{{escape_address(span.target)}}}{{{inside}}}" if span.target else inside


def _write_isolate(span: Span, style: LatexStyle) -> str:
    """Return a run of the other direction in a font that has its letters."""
    direction = span.direction or style.direction
    text = "".join(inner.text for inner in span.walk())
    if direction == style.direction and not style.is_overridden:
        return _escape(span.text, style) + write_inline(span.children, style)
    if direction == "rtl":
        font, script = _find_rtl_font(text)
        inner = replace(style, direction="rtl", is_overridden=False, script=script)
        command = "RL"
    else:
        has_own_digits = any(char.isdecimal() and not char.isascii() for char in text)
        font = rf"\run{style.language}" if has_own_digits else r"\runlatin"
        script = style.script if has_own_digits else "Latn"
        keeps_order = style.direction == "rtl" and not span.has_rtl_letters
        inner = replace(style, direction="ltr", is_overridden=keeps_order, script=script)
        command = "LR"
    return rf"\{command}{{{font} {_escape(span.text, inner)}{write_inline(span.children, inner)}}}"


def _find_rtl_font(text: str) -> tuple[str, str]:
    """Return the command for the font of a run from right to left, and its script."""
    return (r"\runhebrew", "Hebr") if _HEBREW.search(text) else (r"\runarabic", "Arab")
