"""A parenthesis that is missing in a translation.

A translator may write commas or dashes instead. But then the translation has more of them, the
words of the parenthesis are there, and the translation is not shorter. Where it has more of them,
its words must say more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.text.missing.gap_words import read_gap_words
from dragoman.checks.text.missing.lengths import LengthNorm, measure_length
from dragoman.checks.text.missing.lost_parts import KEPT
from dragoman.checks.text.missing.word_pairs import WordPairs
from dragoman.patterns import compile_later

_PARENTHESIS = compile_later(
    r"(?<![\w_*`\"'\u201c])[(\uff08][^()\uff08\uff09]{8,}[)\uff09](?![\w_*`\"'\u201d])"
)
"""One between words, which is not a name, code or what a function takes."""
_BRACKET = compile_later(r"[(\[\uff08\u3010](?:(?<![a-z].)|(?![a-z]{1,2}\)))")
"""The beginning of a parenthesis, but not of an ending, as in “file(s)”."""
_BETWEEN_PARTS = compile_later(
    r"[-,;:\u060c\u061b\u3001\uff0c\uff1a\uff1b\u2013-\u2015](?:(?<!-)|(?<=\s-)(?=\s))"
)
"""Commas and dashes, and hyphens that stand for dashes. These patterns are searched in each long
message: they begin with what is rare, for that is found fast."""
_SHORTEST = 10.0
_LEAST_LOSS = 1.0
"""What its words say at the least where the translation has more commas and dashes, which many
languages have: of 21 that were read, 13 are really missing."""


def find_lost_parenthesis(
    source: str, target: str, words: WordPairs, norm: LengthNorm
) -> tuple[int, int] | None:
    """Return where in a source the parenthesis is that its translation lacks, or None."""
    if ("(" not in source and "\uff08" not in source) or "](" in source:
        return None
    if _count(_BRACKET, target) >= _count(_BRACKET, source):
        return None
    has_more_marks = _count(_BETWEEN_PARTS, target) > _count(_BETWEEN_PARTS, source)
    likely = list(list_likely(_PARENTHESIS, source, target, words, norm))
    loss, place = max(likely, key=lambda each: each[0], default=(0.0, None))
    return None if has_more_marks and loss < _LEAST_LOSS else place


def list_likely(
    part: re.Pattern[str], source: str, target: str, words: WordPairs, norm: LengthNorm
) -> Iterator[tuple[float, tuple[int, int]]]:
    """Yield the parts without which the lengths fit better, and of which no word is there.

    Each is there with what its words say.
    """
    ours, theirs = norm.measure_length(source), norm.measure_length(target)
    deviation = abs(norm.measure_deviation(ours, theirs))
    for found in part.finditer(source):
        start, end = found.span()
        left = max(_SHORTEST, ours - measure_length(found[0]))
        if abs(norm.measure_deviation(left, theirs)) >= deviation:
            continue
        if found[0] in target or _keeps_word(found[0], f"{source[:start]} {source[end:]}", target):
            continue
        own = read_gap_words(source, target, (start, end), words)
        if not any(is_there for _, is_there in own):
            yield sum(word.loss for word, _ in own), (start, end)


def _keeps_word(part: str, rest: str, target: str) -> bool:
    """Return whether a word or number of a part is in the translation as it is."""
    rest, target = rest.lower(), target.lower()
    kept = KEPT.findall(part.lower())
    return any(word in target and word not in rest for word in kept)


def _count(pattern: re.Pattern[str], text: str) -> int:
    return len(pattern.findall(text))
