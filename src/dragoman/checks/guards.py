"""Where ``--fix`` keeps its hands off: places of errors, and what the source has too.

A rule knows its own fault. These guards hold for all rules, so that no fix makes a text worse.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate

from dragoman.checks.policy import Severity
from dragoman.checks.text.languages import is_in_arabic_script
from dragoman.checks.text_rule import Hit, Pair

_TO_PLAIN = str.maketrans(
    {"،": ",", "؛": ";", "؟": "?", "۔": ".", "\u00a0": " ", "\u202f": " ", "\u2009": " "}
    | dict.fromkeys("«„‟‹‘", "“")
    | dict.fromkeys("»›’", "”")
)
_LONGEST_TOKEN = 200
_LAST_LATIN = "\u024f"


def withhold_fixes(hits: Sequence[Hit], all_hits: Iterable[Hit], pair: Pair) -> list[Hit]:
    """Return the hits, with those no longer safe whose place is not certain.

    These are the places where a person has to decide about an error or a warning (``all_hits``
    are those of all rules), and the places that are the same in the source.
    """
    places = [
        hit
        for hit in sorted(all_hits, key=lambda hit: hit.start)
        if not hit.safe
        and hit.end > hit.start
        and hit.severity is not Severity.HINT
        and not _only_adds(hit, pair)
    ]
    by_rule = {id: HitPlaces(places, id) for id in {hit.rule_id for hit in hits if hit.safe}}
    return [
        replace(hit, safe=False)
        if hit.safe and (_is_touched(hit, by_rule[hit.rule_id], pair) or _is_in_source(hit, pair))
        else hit
        for hit in hits
    ]


def _only_adds(hit: Hit, pair: Pair) -> bool:
    """Return whether a hit only asks for something behind its place, such as a full stop."""
    return hit.replacement is not None and hit.replacement.startswith(
        pair.target[hit.start : hit.end]
    )


class HitPlaces:
    """The places of sorted hits but for those of one rule, to ask quickly what overlaps them."""

    def __init__(self, hits: Sequence[Hit], besides: str) -> None:
        others = [hit for hit in hits if hit.rule_id != besides]
        self.starts = [hit.start for hit in others]
        self.last_ends = list(accumulate((hit.end for hit in others), max))

    def overlap(self, start: int, end: int) -> bool:
        """Return whether one of the places overlaps that one."""
        before = bisect_left(self.starts, end)
        return before > 0 and self.last_ends[before - 1] > start


def _is_touched(hit: Hit, places: HitPlaces, pair: Pair) -> bool:
    """Return whether a fault of another rule is at the place of a fix, or beside its space."""
    at_edge = hit.start == 0 or hit.end == len(pair.target)
    margin = 1 if _is_spacing(hit, pair) and not at_edge else 0
    return places.overlap(hit.start - margin, hit.end + margin)


def _is_spacing(hit: Hit, pair: Pair) -> bool:
    """Return whether a fix changes nothing but spaces."""
    before = "".join(pair.target[hit.start : hit.end].split())
    return before == "".join((hit.replacement or "").split())


def _is_in_source(hit: Hit, pair: Pair) -> bool:
    """Return whether the source has the same: the same spaces beside a mark, or the same word.

    A word proves something where it is in a script that is not the source's: the source quotes it.
    """
    if _is_spacing(hit, pair):
        if hit.start == 0 or hit.end == len(pair.target):
            return False
        around = _to_shape(pair.target[hit.start - 1 : hit.end + 1])
        has_mark = any(not one.isalnum() and not one.isspace() for one in around)
        return has_mark and around in _to_shape(pair.source)
    token = _find_token(hit, pair.target)
    if token not in pair.source or is_in_arabic_script(pair.source_language):
        return False
    return any(character.isalpha() and character > _LAST_LATIN for character in token)


@lru_cache(maxsize=32)
def _to_shape(text: str) -> str:
    """Return a text whose letters, digits and marks are the same in all languages."""
    return "".join(
        "a" if one.isalpha() else "0" if one.isdigit() else one for one in text.translate(_TO_PLAIN)
    )


def _find_token(hit: Hit, text: str) -> str:
    """Return the place of a hit with the rest of its first and last word."""
    start, end = hit.start, hit.end
    while start > max(0, hit.start - _LONGEST_TOKEN) and not text[start - 1].isspace():
        start -= 1
    while end < min(len(text), hit.end + _LONGEST_TOKEN) and not text[end].isspace():
        end += 1
    return text[start:end]


def count_by_rule(hits: Iterable[Hit]) -> Counter[str]:
    """Count the hits of each rule."""
    return Counter(hit.rule_id for hit in hits)


def group_by_word(hits: Iterable[Hit], text: str) -> list[list[Hit]]:
    """Return the hits, sorted, with those of one word together: no word is corrected in part."""
    words: list[list[Hit]] = []
    end = -1
    for hit in sorted(hits, key=lambda hit: (hit.start, hit.end)):
        if words and not any(map(str.isspace, text[end : hit.start])):
            words[-1].append(hit)
        else:
            words.append([hit])
        end = max(end, hit.end)
    return words
