"""What a translator may write instead of a tag: “…” for <q>, ⁶ for <sup>, words for both, or the
mark of Markdown that means the same; and a tag for such a mark."""

from __future__ import annotations

import re
from collections import Counter

from dragoman.checks.text.characters import TO_LATIN_DIGITS
from dragoman.checks.text.icu import has_forms
from dragoman.checks.text.marks import read_marks
from dragoman.checks.text.mask import find_code
from dragoman.checks.text.missing.lengths import measure_length
from dragoman.model import SpanKind
from dragoman.patterns import compile_later

_ELEMENT = compile_later(r"(?<!\w)(\w*+)<(sup|sub)>([^<>]{1,40})</\2>", re.I)
_RAISED = compile_later("[⁰¹²³⁴-⁹⁺⁻ⁿⁱªºᵃ-ᶻ℠™]+")
_LOWERED = compile_later("[₀-₉₊₋ₐ-ₜ]+")
_SLANTED = compile_later(r"<(em|i)>([^<>]{1,40})</\1>", re.IGNORECASE)
_QUOTATION_MARKS = compile_later('[«»‹›“”„‟「」『』״"]')
_SINGLE_MARKS = "‘‚【", "’】"
_SLANTS = "em", "i"
_STRESSING = "b", "strong", "em", "i"
_STRESSED = compile_later(rf"<({'|'.join(_STRESSING)})>((?:[^<]|<(?!/?\1\b))*)</\1>")
_QUOTED = compile_later(
    '「([^「」]*)」|『([^『』]*)』|【([^【】]*)】|“([^“”]*)”|‘([^‘’]*)’|«([^«»]*)»|"([^"]*)"'
)
_SINGLE_QUOTED = compile_later(r"(?<!\w)'[^'\n]{1,80}'(?!\w)")
_FEW_WORDS, _SHORT = 3, 40.0
"""How many words a phrase has, and how long it is where there is no space between them."""
_FEW_LETTERS, _MOST_TIMES = 12.0, 3.0
"""How long a quotation may be for one letter of emphasis, and how many times longer than that."""
_MARKS = {
    "a": SpanKind.LINK,
    "b": SpanKind.STRONG,
    "del": SpanKind.DELETED,
    "em": SpanKind.EMPHASIS,
    "i": SpanKind.EMPHASIS,
    "img": SpanKind.IMAGE,
    "s": SpanKind.DELETED,
    "strong": SpanKind.STRONG,
}
"""By the name of an element, the mark of Markdown that means the same. Code is counted apart."""
_EMPTY = frozenset({"img"})
"""The elements that have no closing tag."""


def compare_tags(
    source: str, target: str, in_source: Counter[str], in_target: Counter[str]
) -> tuple[Counter[str], Counter[str]]:
    """Return the tags that a translation lost and has too many, without those written as signs.

    Tags are counted as "<q>" and "</q>". A quotation may have the marks of its language instead. A
    superscript or subscript may have characters that are raised or lowered, or be said in words,
    as "square metre": then its text is not joined to what is before it. Code may have the tag.
    A word that stays as it is in the source may be slanted, as foreign words are; and any short
    phrase, where the source has tags too, so that no reader sees them.
    """
    lost, new = in_source - in_target, in_target - in_source
    if not (lost or new):
        return lost, new
    signs = _count_quotations(target) - _count_quotations(source)
    _drop_pairs(lost, "q", signs)
    _drop_pairs(new, "q", -signs)
    _drop_pairs(new, "code", len(find_code(source)) - len(find_code(target)))
    is_shown = not in_source or has_forms(source) or any(lost[f"<{name}>"] for name in _SLANTS)
    for name in _SLANTS:
        _drop_pairs(new, name, _count_foreign_words(source, target, name, is_shown=is_shown))
    for name, pattern in (("sup", _RAISED), ("sub", _LOWERED)):
        signs = len(pattern.findall(target)) - len(pattern.findall(source))
        _drop_pairs(new, name, -signs)
        is_joined = _has_joined(source, target, name)
        _drop_pairs(lost, name, signs if is_joined else sum(lost.values()))
    return +lost, +new


def drop_quoted_emphasis(source: str, target: str, lost: Counter[str]) -> Counter[str]:
    """Return the lost tags without those of emphasis that became marks around the words: 「…」.

    There must be so many more quotations than in the source, and one of about the same length. One
    with words that are in the source, but in no emphasis there, quotes something else.
    """
    names = [name for name in _STRESSING if lost[f"<{name}>"] and lost[f"</{name}>"]]
    if not names:
        return +lost
    lost = Counter(lost)
    signs = _count_quotations(target) - _count_quotations(source)
    signs -= len(_SINGLE_QUOTED.findall(source))
    elsewhere = _STRESSED.sub(" ", source)
    contents = [next(filter(None, each), "") for each in _QUOTED.findall(target)]
    quoted = [content for content in contents if content not in elsewhere]
    for name, content in _STRESSED.findall(source):
        alike = next((each for each in quoted if _is_as_long(content, each)), None)
        if name in names and alike is not None and signs > 0:
            del quoted[quoted.index(alike)]
            _drop_pairs(lost, name, 1)
            signs -= 1
    return +lost


def _is_as_long(content: str, other: str) -> bool:
    """Return whether one of two texts may be the translation of the other, by their lengths."""
    shorter, longer = sorted(map(measure_length, (content, other)))
    return longer <= max(_FEW_LETTERS, _MOST_TIMES * shorter)


def drop_marked(
    source: str, target: str, lost: Counter[str], new: Counter[str]
) -> tuple[Counter[str], Counter[str]]:
    """Return the same counts without the tags that are marks of Markdown in the other text.

    A link from right to left may need ``<a dir="ltr">``, which ``[…](…)`` cannot say.
    """
    lost, new = Counter(lost), Counter(new)
    names = {tag.strip("</>") for tag in (*lost, *new)} & _MARKS.keys()
    if not names:
        return lost, new
    in_source, in_target = read_marks(source).counts, read_marks(target).counts
    for name in sorted(names):
        kind = _MARKS[name]
        _drop_pairs(lost, name, in_target[kind] - in_source[kind])
        _drop_pairs(new, name, in_source[kind] - in_target[kind])
    return +lost, +new


def _drop_pairs(tags: Counter[str], name: str, most: int) -> None:
    """Take an element out as often as both its tags are counted, but not oftener than ``most``."""
    opening, closing = f"<{name}>", f"</{name}>"
    both = tags[opening] if name in _EMPTY else min(tags[opening], tags[closing])
    pairs = max(0, min(both, most))
    tags[opening] -= pairs
    tags[closing] -= pairs


def _is_short(phrase: str) -> bool:
    return len(phrase.split()) <= _FEW_WORDS and measure_length(phrase) <= _SHORT


def _count_foreign_words(source: str, target: str, name: str, *, is_shown: bool) -> int:
    """Return how many elements of a translation have a word or phrase in them that may be foreign.

    Where a reader may be shown the tags themselves, it must be one of the source.
    """
    words = source.casefold()
    return sum(
        element.lower() == name
        and (content.casefold() in words or (not is_shown and _is_short(content)))
        for element, content in _SLANTED.findall(target)
    )


def _count_quotations(text: str) -> int:
    """Return how many quotations a text has marks for, as far as marks alone show it."""
    opening, closing = (sum(map(text.count, marks)) for marks in _SINGLE_MARKS)
    return len(_QUOTATION_MARKS.findall(text)) // 2 + min(opening, closing)


def _has_joined(source: str, target: str, name: str) -> bool:
    """Return whether the text of an element is joined to what is before it, as in "m2"."""
    plain = _ELEMENT.sub(" ", target).translate(TO_LATIN_DIGITS)
    for base, element, content in _ELEMENT.findall(source):
        if element.lower() != name:
            continue
        digits = content.translate(TO_LATIN_DIGITS)
        joined = rf"\w{digits}(?!\d)" if digits.isdecimal() else re.escape(base + content) + r"\b"
        if re.search(joined, plain):
            return True
    return False
