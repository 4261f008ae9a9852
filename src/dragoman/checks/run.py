"""Run the rules over a pair of texts or over a catalogue file, and make the safe fixes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from dragoman.checks.file_rule import CatalogFile, Fault, FileRule
from dragoman.checks.registry import file_rules, text_rules
from dragoman.checks.rule import Hit, Pair, Rule

_MOST_PASSES = 6
"""One fix may uncover the next one, but not more often than this."""


@lru_cache(maxsize=64)
def _active_rules(language: str, disable: frozenset[str]) -> tuple[Rule, ...]:
    return tuple(
        rule for rule in text_rules() if rule.id not in disable and rule.applies_to(language)
    )


def check_pair(pair: Pair, ignore: frozenset[str] = frozenset()) -> list[Hit]:
    """Return the hits of every rule for the language; an empty translation has none.

    ``ignore`` holds the ids of rules that the message opts out of.
    """
    hits: list[Hit] = []
    if not pair.target:
        return hits
    characters, is_code = pair.target_characters, pair.is_code
    for rule in _active_rules(pair.language, pair.policy.disable):
        if rule.needs and rule.needs.isdisjoint(characters):
            continue
        if (is_code and not rule.in_code) or rule.id in ignore:
            continue
        for hit in rule.check(pair):
            hits.append(_place_hit(hit, rule, len(pair.target)))
    return hits


def find_hits(rule: Rule, pair: Pair) -> list[Hit]:
    """Return the hits of one rule; each has the rule's id and lies within the translation."""
    return [_place_hit(hit, rule, len(pair.target)) for hit in rule.check(pair)]


def _place_hit(hit: Hit, rule: Rule, length: int) -> Hit:
    return replace(hit, rule_id=rule.id, start=min(hit.start, length), end=min(hit.end, length))


def fix_pair(
    pair: Pair, only: frozenset[str] | None = None, ignore: frozenset[str] = frozenset()
) -> str:
    """Return the translation with every safe fix made; fixing twice is fixing once.

    Code, addresses, placeholders, tags and words in another language stay as they are, because
    the rules do not see them. A translation never becomes empty. ``only`` holds the ids of the
    rules that may fix; None means all.
    """
    original = pair.target
    for _ in range(_MOST_PASSES):
        text = pair.target
        for rule in _active_rules(pair.language, pair.policy.disable):
            if (
                rule.fix != "safe"
                or rule.id in ignore
                or (only is not None and rule.id not in only)
            ):
                continue
            if pair.is_code and not rule.in_code:
                continue
            pair = _apply_rule(rule, pair)
        if pair.target == text:
            break
    return pair.target or original


def _apply_rule(rule: Rule, pair: Pair) -> Pair:
    """Make the safe replacements of one rule; where two overlap, only the first."""
    text, parts, last = pair.target, [], 0
    for hit in sorted(find_hits(rule, pair), key=lambda hit: (hit.start, hit.end)):
        if hit.safe and hit.replacement is not None and hit.start >= last:
            parts += [text[last : hit.start], hit.replacement]
            last = hit.end
    return replace(pair, target="".join(parts) + text[last:]) if last or parts else pair


def check_file(
    file: CatalogFile, disable: frozenset[str] = frozenset()
) -> Iterator[tuple[FileRule, Fault]]:
    """Yield the faults that the rules about catalogue files find, each with its rule."""
    for rule in file_rules():
        if rule.id not in disable:
            for fault in rule.check(file):
                yield rule, fault
